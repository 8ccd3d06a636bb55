#include "core/metadata/common_fields.h"

#include "core/base/file_path.h"
#include "core/metadata/brief_texts.h"
#include "core/metadata/metadata_blocks.h"
#include "core/metadata/tiff_directory.h"
#include "core/metadata/tiff_tags.h"

#include <QDateTime>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace lightstack::metadata {
namespace {

std::string clean(std::string text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    text.erase(0, begin);
    return base::isValidUtf8(text) ? text : base::toLossyUtf8(text);
}

std::optional<double> degrees(TiffFile& file, const TiffDirectory& gps, std::uint16_t tag,
    std::uint16_t reference, char negative) {
    const TiffEntry* value = gps.find(tag);
    if (value == nullptr) return std::nullopt;
    const std::vector<double> parts = file.numbers(*value, 3);
    if (parts.empty()) return std::nullopt;
    double out = parts[0] + (parts.size() > 1 ? parts[1] / 60 : 0) +
                 (parts.size() > 2 ? parts[2] / 3600 : 0);
    const TiffEntry* side = gps.find(reference);
    const std::string letter = side != nullptr ? file.text(*side, 4) : "";
    if (!letter.empty() && letter.front() == negative) out = -out;
    return std::isfinite(out) ? std::optional(out) : std::nullopt;
}

class ExifFields {
public:
    ExifFields(TiffFile& file, CommonFields& out) : m_file(file), m_out(out) {}

    void run(bool sizeFromDirectory) {
        const std::vector<TiffDirectory> all =
            m_file.walk({.maxDirectories = 12, .maxEntries = 512});
        if (all.empty()) return;
        bool hadExif = false;
        bool hadGps = false;
        for (const TiffDirectory& directory : all) {
            // Only what hangs from the first page speaks for the picture.
            if (!directory.name.starts_with("IFD0")) continue;
            if (directory.kind == TiffDirectoryKind::Main) mainFields(directory, sizeFromDirectory);
            if (directory.kind == TiffDirectoryKind::Exif && !std::exchange(hadExif, true))
                exifFields(directory);
            if (directory.kind == TiffDirectoryKind::Gps && !std::exchange(hadGps, true))
                gpsFields(directory);
            if (directory.kind == TiffDirectoryKind::SubIfd && sizeFromDirectory)
                largerSize(directory);
        }
    }

private:
    void text(const TiffDirectory& d, std::uint16_t tag, std::string& into) {
        if (const TiffEntry* e = d.find(tag); e != nullptr && into.empty())
            into = clean(m_file.text(*e, 4096));
    }
    template <class T>
    void number(const TiffDirectory& d, std::uint16_t tag, std::optional<T>& into) {
        const TiffEntry* e = d.find(tag);
        const auto value = e != nullptr ? m_file.number(*e) : std::nullopt;
        if (value && std::isfinite(*value) && std::fabs(*value) < 2e9)
            into = static_cast<T>(*value);
    }
    void largerSize(const TiffDirectory& d) {
        std::optional<int> w;
        std::optional<int> h;
        number(d, tiff_tag::kWidth, w);
        number(d, tiff_tag::kHeight, h);
        if (w && h &&
            static_cast<std::int64_t>(*w) * *h >
                static_cast<std::int64_t>(m_out.width) * m_out.height) {
            m_out.width = *w;
            m_out.height = *h;
        }
    }
    void mainFields(const TiffDirectory& d, bool size) {
        text(d, tiff_tag::kMake, m_out.make);
        text(d, tiff_tag::kModel, m_out.model);
        text(d, 0x0131, m_out.software);
        text(d, 0x013B, m_out.artist);
        text(d, 0x8298, m_out.copyright);
        text(d, tiff_tag::kDescription, m_out.description);
        text(d, 0x0132, m_out.dateTime);
        std::optional<int> orientation;
        number(d, tiff_tag::kOrientation, orientation);
        if (orientation && *orientation >= 1 && *orientation <= 8) m_out.orientation = *orientation;
        number(d, 0x4746, m_out.rating);
        number(d, 0x829A, m_out.exposureTime);
        number(d, 0x829D, m_out.fNumber);
        number(d, 0x8827, m_out.iso);
        text(d, 0x9003, m_out.dateTimeOriginal);
        if (size) largerSize(d);
    }
    void exifFields(const TiffDirectory& d) {
        number(d, 0x829A, m_out.exposureTime);
        number(d, 0x829D, m_out.fNumber);
        number(d, 0x8822, m_out.exposureProgram);
        number(d, 0x8827, m_out.iso);
        sensitivityBeyond(d);
        number(d, 0x9204, m_out.exposureBias);
        number(d, 0x9207, m_out.meteringMode);
        number(d, 0x9209, m_out.flash);
        number(d, 0x920A, m_out.focalLength);
        number(d, 0xA001, m_out.colorSpace);
        number(d, 0xA403, m_out.whiteBalance);
        number(d, 0xA405, m_out.focalLength35);
        text(d, 0x9003, m_out.dateTimeOriginal);
        text(d, 0x9004, m_out.dateTimeDigitized);
        text(d, 0x9291, m_out.subSecOriginal);
        text(d, 0x9010, m_out.offsetTime);
        text(d, 0x9011, m_out.offsetTimeOriginal);
        text(d, 0x9012, m_out.offsetTimeDigitized);
        text(d, 0xA433, m_out.lensMake);
        text(d, 0xA434, m_out.lensModel);
        if (const TiffEntry* e = d.find(0x9286)) { // 8 bytes name the encoding
            const std::vector<std::byte> raw = m_file.bytes(*e, 2048);
            const std::string all(reinterpret_cast<const char*>(raw.data()), raw.size());
            if (all.starts_with("ASCII"))
                m_out.userComment =
                    clean(std::string(all.substr(std::min<std::size_t>(8, all.size())).c_str()));
            if (all.starts_with("UNICODE") && all.size() > 8)
                m_out.userComment = clean(utf16(std::string_view(all).substr(8)));
        }
    }
    // A number of 16 bits that is full: the ones beside it have 32 (EXIF 2.3, 4.6.5).
    void sensitivityBeyond(const TiffDirectory& d) {
        if (m_out.iso != 65535) return;
        constexpr std::array<std::uint16_t, 3> kWider = {0x8833, 0x8832, 0x8831};
        for (const std::uint16_t tag : kWider) { // ISO speed, index, output
            std::optional<int> more;
            number(d, tag, more);
            if (!more || *more <= 65535) continue;
            m_out.iso = more;
            return;
        }
    }
    // In the order of the directory, unless Latin letters stand the other way round.
    [[nodiscard]] std::string utf16(std::string_view bytes) const {
        std::array<int, 2> zeros{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            zeros[i & 1] += bytes[i] == '\0' ? 1 : 0;
        const bool big = zeros[0] == zeros[1] ? m_file.header().bigEndian : zeros[0] > zeros[1];
        QString text;
        for (std::size_t i = 0; i + 2 <= bytes.size(); i += 2) {
            const auto first = static_cast<unsigned char>(bytes[i]);
            const auto second = static_cast<unsigned char>(bytes[i + 1]);
            const int unit = big ? first << 8 | second : second << 8 | first;
            if (unit == 0) break;
            if (unit != 0xFEFF) text += QChar(static_cast<char16_t>(unit));
        }
        return text.toStdString();
    }
    void gpsFields(const TiffDirectory& d) {
        const auto latitude = degrees(m_file, d, 2, 1, 'S');
        const auto longitude = degrees(m_file, d, 4, 3, 'W');
        const bool sensible =
            latitude && longitude && std::fabs(*latitude) <= 90 && std::fabs(*longitude) <= 180;
        if (sensible && (d.find(1) != nullptr || *latitude != 0 || *longitude != 0)) {
            GpsPosition gps{*latitude, *longitude, std::nullopt};
            number(d, 6, gps.altitude);
            std::optional<int> below;
            number(d, 5, below);
            if (gps.altitude && below == 1) gps.altitude = -*gps.altitude;
            m_out.gps = gps;
        }
        std::string day;
        text(d, 29, day);
        if (const TiffEntry* e = d.find(7); e != nullptr && !day.empty()) {
            const std::vector<double> time = m_file.numbers(*e, 3);
            if (time.size() == 3) {
                std::array<char, 32> out{};
                std::snprintf(out.data(), out.size(), " %02d:%02d:%02d", int(time[0]), int(time[1]),
                    int(time[2]));
                m_out.gpsDateTimeUtc = day + out.data();
            }
        }
    }

    TiffFile& m_file;
    CommonFields& m_out;
};

std::optional<std::int64_t> parseDate(const std::string& text) {
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    const int n = std::sscanf(
        text.c_str(), "%4d%*[:-]%2d%*[:-]%2d%*[ T]%2d:%2d:%2d", &y, &mo, &d, &h, &mi, &s);
    if (n < 3 || y < 1 || mo < 1 || mo > 12 || d < 1 || d > 31 || h > 24 || mi > 60 || s > 61)
        return std::nullopt;
    const QDate date(y, mo, d);
    if (!date.isValid()) return std::nullopt;
    return (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * 86'400'000LL +
           ((h * 60LL + mi) * 60 + s) * 1000;
}

// "+02:00"; what is none counts as UTC.
std::int64_t offsetMs(const std::string& offset) {
    int hours = 0;
    int minutes = 0;
    if (offset.size() < 6 || std::sscanf(offset.c_str() + 1, "%2d:%2d", &hours, &minutes) != 2 ||
        hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return 0;
    return (offset.front() == '-' ? -1 : 1) * (hours * 60LL + minutes) * 60'000;
}

} // namespace

std::optional<std::int64_t> CommonFields::takenAtMs() const {
    static const std::string utc;
    const std::array<std::pair<const std::string*, const std::string*>, 4> dates{
        {{&dateTimeOriginal, &offsetTimeOriginal}, {&dateTimeDigitized, &offsetTimeDigitized},
            {&gpsDateTimeUtc, &utc}, {&dateTime, &offsetTime}}};
    for (const auto& [text, offset] : dates) {
        std::optional<std::int64_t> out = parseDate(*text);
        if (!out) continue;
        *out -= offsetMs(*offset);
        if (text == &dateTimeOriginal && !subSecOriginal.empty())
            *out += std::lround(std::atof(("0." + subSecOriginal).c_str()) * 1000);
        return out;
    }
    return std::nullopt;
}

namespace {

// The date as the clock of the place had it, where the file knows the place's zone; else UTC.
Result<CommonFields> filmFields(base::ByteSource& source, const MimeVerdict& mime) {
    auto film = readFilmFacts(source, mime);
    if (!film) return fail(ErrorCode::Unsupported, {}, film.error().detail);
    CommonFields out;
    out.width = film->width;
    out.height = film->height;
    out.make = film->make;
    out.model = film->model;
    if (film->place)
        out.gps = GpsPosition{film->place->latitude, film->place->longitude, film->place->altitude};
    if (film->createdMs) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(
            *film->createdMs + film->createdZoneMinutes * 60'000LL, Qt::UTC);
        out.dateTimeOriginal = local.toString(QStringLiteral("yyyy:MM:dd hh:mm:ss")).toStdString();
        const int zone = std::abs(film->createdZoneMinutes);
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "%c%02d:%02d",
            film->createdZoneMinutes < 0 ? '-' : '+', zone / 60, zone % 60);
        if (film->createdHasZone) out.offsetTimeOriginal = text.data();
    }
    out.film = std::move(*film);
    return out;
}

} // namespace

Result<CommonFields> readCommonFields(base::ByteSource& source, const MimeVerdict& mime) {
    if (isFilm(mime.mime)) return filmFields(source, mime);
    const MetadataBlocks blocks = findMetadataBlocks(source, mime);
    if (!blocks.any)
        return fail(ErrorCode::Unsupported, {}, "this kind of file carries no camera data");
    CommonFields out;
    out.width = blocks.width;
    out.height = blocks.height;
    if (blocks.exif) {
        const bool whole = blocks.exif->offset == 0;
        auto file = TiffFile::open(source, blocks.exif->offset, whole);
        if (file) ExifFields(*file, out).run(whole);
        if (!file && whole) return fail(ErrorCode::CorruptData, {}, "the TIFF header is damaged");
        if (file && whole) { // XMP and IPTC stand in tags of the first directory
            if (const auto first = file->directoryAt(file->header().firstDirectory)) {
                if (const TiffEntry* e = first->find(tiff_tag::kXmp))
                    readXmpBrief(readExtent(source, {e->valueOffset, e->byteCount()}, 65536), out);
                if (const TiffEntry* e = first->find(tiff_tag::kIptc))
                    readIptcBrief(readExtent(source, {e->valueOffset, e->byteCount()}, 65536), out);
            }
        }
    }
    if (blocks.xmp) readXmpBrief(readExtent(source, *blocks.xmp, 65536), out);
    if (blocks.iptc) readIptcBrief(iptcOfResources(readExtent(source, *blocks.iptc, 65536)), out);
    return out;
}

} // namespace lightstack::metadata
