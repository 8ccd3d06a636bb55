#include "core/metadata/tag_groups.h"

#include "core/base/byte_order.h"
#include "core/base/file_path.h"
#include "core/metadata/checksums.h"
#include "core/metadata/tiff_directory.h"

#include <QDateTime>
#include <QLocale>
#include <QXmlStreamReader>

#include <array>
#include <cmath>
#include <cstdio>

namespace lightstack::metadata {
namespace {

constexpr std::uint64_t kMostChecksummed = std::uint64_t{256} << 20;

void add(FileMetadata& out, const char* group, const char* key, const char* name, std::string value,
    std::string raw = {}, const char* type = "") {
    if (value.empty()) return;
    if (raw.empty()) raw = value;
    out.tags.push_back({group, key, name, std::move(value), std::move(raw), type});
}

std::string format(const char* pattern, double a, double b = 0) {
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), pattern, a, b);
    return text.data();
}

void appendImageJ(const std::string& description, const std::string& key, FileMetadata& out) {
    std::size_t at = 0;
    while (at < description.size()) {
        const std::size_t end = std::min(description.find('\n', at), description.size());
        const std::string line = description.substr(at, end - at);
        const std::size_t equals = line.find('=');
        if (equals != std::string::npos)
            out.tags.push_back({"TIFF", key + ".ImageJ." + line.substr(0, equals),
                "ImageJ " + line.substr(0, equals), line.substr(equals + 1),
                line.substr(equals + 1), "Ascii"});
        at = end + 1;
    }
}

void appendOme(const std::string& description, const std::string& key, FileMetadata& out) {
    QXmlStreamReader xml(QByteArray::fromStdString(description));
    int elements = 0;
    while (!xml.atEnd() && elements < 64) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const std::string element = xml.name().toString().toStdString();
        if (element != "Image" && element != "Pixels" && element != "Channel" &&
            element != "Objective")
            continue;
        ++elements;
        for (const QXmlStreamAttribute& a : xml.attributes()) {
            const std::string attribute = a.name().toString().toStdString();
            const std::string value = a.value().toString().toStdString();
            std::string name("OME ");
            name.append(element).append(" ").append(attribute);
            std::string id(key);
            id.append(".OME.").append(element).append(".").append(attribute);
            out.tags.push_back({"TIFF", std::move(id), std::move(name), value, value, "XML"});
        }
    }
}

} // namespace

void appendFileFacts(const std::filesystem::path& path, const base::FileStamp& stamp,
    const MimeVerdict& mime, const std::optional<CommonFields>& fields, const std::stop_token& stop,
    FileMetadata& out) {
    add(out, "File", "File.Name", "Name", base::toLossyUtf8(path.filename().native()));
    add(out, "File", "File.Folder", "Folder", base::toLossyUtf8(path.parent_path().native()));
    const QLocale locale = QLocale::c();
    std::string size =
        locale.formattedDataSize(static_cast<qint64>(stamp.size), 1, QLocale::DataSizeSIFormat)
            .toStdString();
    if (stamp.size >= 1000)
        size +=
            " (" + locale.toString(static_cast<qulonglong>(stamp.size)).toStdString() + " bytes)";
    add(out, "File", "File.Size", "Size", std::move(size), std::to_string(stamp.size));
    const QDateTime modified = QDateTime::fromMSecsSinceEpoch(stamp.mtimeNs / 1'000'000);
    add(out, "File", "File.Modified", "Modified",
        modified.toString(QStringLiteral("yyyy-MM-dd hh:mm:ss")).toStdString(),
        modified.toUTC().toString(Qt::ISODateWithMs).toStdString());
    std::string type(mime.mime);
    for (const std::string_view flag : mime.flags)
        type += " (" + std::string(flag) + ")";
    add(out, "File", "File.MimeType", "Type", type, std::string(mime.mime));
    if (fields && fields->width > 0)
        add(out, "File", "File.Dimensions", "Dimensions",
            format("%.0f × %.0f", fields->width, fields->height),
            format("%.0fx%.0f", fields->width, fields->height));
    if (stamp.size <= kMostChecksummed)
        if (const auto crc = crc32Of(path, stop)) {
            std::array<char, 16> text{};
            std::snprintf(text.data(), text.size(), "%08x", *crc);
            add(out, "File", "File.CRC32", "CRC-32", text.data());
        }
}

void appendGps(const CommonFields& fields, FileMetadata& out) {
    if (!fields.gps) return;
    const GpsPosition& gps = *fields.gps;
    const auto side = [](double v, const char* plus, const char* minus) {
        return format("%.6f° ", std::fabs(v)) + (v < 0 ? minus : plus);
    };
    add(out, "GPS", "Gps.Latitude", "Latitude", side(gps.latitude, "N", "S"),
        format("%.8f", gps.latitude));
    add(out, "GPS", "Gps.Longitude", "Longitude", side(gps.longitude, "E", "W"),
        format("%.8f", gps.longitude));
    if (gps.altitude)
        add(out, "GPS", "Gps.Altitude", "Altitude", format("%.1f m", *gps.altitude),
            format("%.4f", *gps.altitude));
    add(out, "GPS", "Gps.DateTime", "Time (UTC)", fields.gpsDateTimeUtc);
    add(out, "GPS", "Gps.Uri", "Map", format("geo:%.6f,%.6f", gps.latitude, gps.longitude));
}

void appendFilm(const FilmFacts& film, FileMetadata& out) {
    if (film.seconds > 0)
        add(out, "Film", "Film.Duration", "Duration", durationText(film.seconds),
            format("%.3f", film.seconds));
    add(out, "Film", "Film.VideoCodec", "Video codec", film.videoCodec);
    add(out, "Film", "Film.AudioCodec", "Audio codec", film.audioCodec);
    if (film.framesPerSecond > 0)
        add(out, "Film", "Film.FrameRate", "Frame rate",
            format("%.4g frames/s", film.framesPerSecond), format("%.6f", film.framesPerSecond));
    if (film.rotation != 0)
        add(out, "Film", "Film.Rotation", "Rotation", format("%.0f°", film.rotation),
            std::to_string(film.rotation));
    if (film.createdMs)
        add(out, "Film", "Film.Created", film.createdHasZone ? "Created (UTC)" : "Created",
            QDateTime::fromMSecsSinceEpoch(*film.createdMs, Qt::UTC)
                .toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"))
                .toStdString());
    add(out, "Film", "Film.Make", "Make", film.make);
    add(out, "Film", "Film.Model", "Model", film.model);
}

void appendIccSummary(std::string_view p, FileMetadata& out) {
    // ICC.1:2010, section 7: a 128-byte header, then the tag table.
    if (p.size() < 132 || p.substr(36, 4) != "acsp") return;
    const auto big32 = [&](std::size_t at) {
        return at < p.size() ? static_cast<std::uint32_t>(base::bigEndian(p.substr(at, 4))) : 0U;
    };
    const std::uint32_t tags = std::min(big32(128), 200U);
    for (std::uint32_t i = 0; i < tags; ++i) {
        const std::size_t entry = 132 + std::size_t{i} * 12;
        const std::size_t at = big32(entry + 4);
        if (entry + 12 > p.size() || p.substr(entry, 4) != "desc" || at + 12 >= p.size()) continue;
        std::string text;
        if (p.substr(at, 4) == "desc") {
            text = p.substr(at + 12, std::min<std::size_t>(big32(at + 8), 256));
        } else if (p.substr(at, 4) == "mluc" && at + 28 <= p.size()) {
            const std::size_t length = std::min<std::size_t>(big32(at + 20), 512);
            const std::size_t from = at + big32(at + 24);
            for (std::size_t k = 0; k + 1 < length && from + k + 1 < p.size(); k += 2)
                if (p[from + k] == 0) text += p[from + k + 1];
        }
        text.resize(std::min(text.find('\0'), text.size()));
        add(out, "ICC", "Icc.Description", "Profile", base::toLossyUtf8(text));
        break;
    }
    add(out, "ICC", "Icc.ColorSpace", "Colour space", base::toLossyUtf8(p.substr(16, 4)));
    add(out, "ICC", "Icc.Class", "Class", base::toLossyUtf8(p.substr(12, 4)));
    add(out, "ICC", "Icc.Connection", "Connection space", base::toLossyUtf8(p.substr(20, 4)));
    add(out, "ICC", "Icc.Version", "Version",
        std::to_string(int(p[8])) + "." + std::to_string(static_cast<unsigned char>(p[9]) >> 4));
    add(out, "ICC", "Icc.Size", "Profile size", std::to_string(p.size()) + " bytes");
}

void appendTiffTags(base::ByteSource& source, const TagOptions& options, FileMetadata& out) {
    auto file = TiffFile::open(source, 0, true);
    if (!file) {
        out.warnings.emplace_back("the TIFF header is damaged");
        return;
    }
    constexpr std::size_t kMostTags = 5000;
    for (const TiffDirectory& directory : file->walk({.maxDirectories = 40, .maxEntries = 512})) {
        const bool exif = directory.kind == TiffDirectoryKind::Exif ||
                          directory.kind == TiffDirectoryKind::Gps ||
                          directory.kind == TiffDirectoryKind::Interop;
        if (exif) continue; // the EXIF group has them
        for (const TiffEntry& entry : directory.entries) {
            if (out.tags.size() > kMostTags) return;
            std::array<char, 64> key{};
            std::snprintf(
                key.data(), key.size(), "Tiff.%s.0x%04x", directory.name.c_str(), entry.tag);
            Tag tag;
            tag.group = "TIFF";
            tag.key = key.data();
            tag.name = tiffTagName(entry.tag) +
                       (directory.name == "IFD0" ? "" : " (" + directory.name + ")");
            tag.raw = base::toLossyUtf8(
                file->rawText(entry, std::min<std::size_t>(options.maxValueBytes, 2048)));
            tag.value = entry.type == 7 && entry.count > 16 ? std::to_string(entry.count) + " bytes"
                        : entry.count > 64 && entry.type != 2
                            ? std::to_string(entry.count) + " values"
                            : tag.raw;
            tag.type = "type " + std::to_string(entry.type) +
                       (entry.count > 1 ? "[" + std::to_string(entry.count) + "]" : "");
            const std::string description = entry.tag == 270 ? file->text(entry, 65536) : "";
            out.tags.push_back(std::move(tag));
            if (description.starts_with("ImageJ=")) appendImageJ(description, key.data(), out);
            if (description.find("<OME") != std::string::npos)
                appendOme(description, key.data(), out);
        }
    }
}

std::string tiffTagName(std::uint16_t tag) {
    struct Name {
        std::uint16_t tag;
        const char* name;
    };
    static constexpr std::array kNames{Name{254, "New subfile type"}, Name{255, "Subfile type"},
        Name{256, "Image width"}, Name{257, "Image length"}, Name{258, "Bits per sample"},
        Name{259, "Compression"}, Name{262, "Photometric interpretation"}, Name{266, "Fill order"},
        Name{269, "Document name"}, Name{270, "Image description"}, Name{271, "Make"},
        Name{272, "Model"}, Name{273, "Strip offsets"}, Name{274, "Orientation"},
        Name{277, "Samples per pixel"}, Name{278, "Rows per strip"}, Name{279, "Strip byte counts"},
        Name{280, "Min sample value"}, Name{281, "Max sample value"}, Name{282, "X resolution"},
        Name{283, "Y resolution"}, Name{284, "Planar configuration"}, Name{285, "Page name"},
        Name{296, "Resolution unit"}, Name{297, "Page number"}, Name{305, "Software"},
        Name{306, "Date and time"}, Name{315, "Artist"}, Name{316, "Host computer"},
        Name{317, "Predictor"}, Name{318, "White point"}, Name{319, "Primary chromaticities"},
        Name{320, "Colour map"}, Name{322, "Tile width"}, Name{323, "Tile length"},
        Name{324, "Tile offsets"}, Name{325, "Tile byte counts"}, Name{330, "Sub-IFDs"},
        Name{332, "Ink set"}, Name{338, "Extra samples"}, Name{339, "Sample format"},
        Name{340, "Smallest sample value"}, Name{341, "Largest sample value"},
        Name{347, "JPEG tables"}, Name{529, "YCbCr coefficients"}, Name{530, "YCbCr subsampling"},
        Name{531, "YCbCr positioning"}, Name{532, "Reference black and white"}, Name{700, "XMP"},
        Name{33432, "Copyright"}, Name{33550, "Pixel scale"}, Name{33723, "IPTC"},
        Name{33922, "Tie points"}, Name{34377, "Photoshop"}, Name{34665, "EXIF directory"},
        Name{34675, "ICC profile"}, Name{34735, "Geo keys"}, Name{34853, "GPS directory"},
        Name{37724, "Photoshop image data"}, Name{42112, "GDAL metadata"},
        Name{42113, "GDAL no-data"}, Name{50838, "ImageJ byte counts"}, Name{50839, "ImageJ data"}};
    for (const Name& entry : kNames)
        if (entry.tag == tag) return entry.name;
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "Tag 0x%04x", tag);
    return text.data();
}

} // namespace lightstack::metadata
