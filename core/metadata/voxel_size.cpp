#include "core/metadata/voxel_size.h"

#include "core/metadata/ini_text.h"
#include "core/metadata/scanner_log.h"
#include "core/metadata/tiff_directory.h"
#include "core/metadata/tiff_tags.h"

#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lightstack::metadata {
namespace {

std::optional<double> positive(double value) {
    return std::isfinite(value) && value > 0 ? std::optional(value) : std::nullopt;
}

// The words of ImageJ's description that bear on sizes.
struct ImageJWords {
    std::string unit, unitOfY, unitOfZ; // "" where nothing is said
    std::optional<double> spacing;
};

// A file of Java properties: blanks may stand around "=".
ImageJWords wordsOf(std::string_view text) {
    ImageJWords out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        const std::size_t sign = line.find('=');
        if (sign == std::string_view::npos) continue;
        const std::string_view key = trimmed(line.substr(0, sign));
        const std::string value(trimmed(line.substr(sign + 1)));
        if (key == "unit") out.unit = usualUnit(value);
        if (key == "yunit") out.unitOfY = usualUnit(value);
        if (key == "zunit") out.unitOfZ = usualUnit(value);
        if (key == "spacing")
            out.spacing = positive(std::fabs(std::strtod(value.c_str(), nullptr)));
    }
    return out;
}

// As ImageJ has it (FileOpener, TiffDecoder): the resolution tags are pixels a unit of the
// description, whatever tag 296 says, but centimetres under "um"; what names no unit is counted in
// pixels, and still says how long a voxel is along z against x.
std::optional<VoxelSize> fromImageJ(
    TiffFile& file, const TiffDirectory& first, const std::string& text) {
    const ImageJWords words = wordsOf(text);
    const bool length = micrometresIn(words.unit).has_value();
    VoxelSize out;
    out.source = "ImageJ description";
    out.unit = words.unit;
    out.z = words.spacing;
    const TiffEntry* unitTag = first.find(tiff_tag::kResolutionUnit);
    const double tagged = unitTag != nullptr ? file.number(*unitTag).value_or(1) : 1;
    const auto printers =
        tagged == 2 || tagged == 3 ? readTiffResolution(file, first) : std::nullopt;
    // What ImageJ took over from a writer who had measured nothing; who set a spacing in inches
    // had.
    const bool measured =
        !printers || !printers->printers || (micrometresIn(words.unit) == 25400.0 && out.z);
    const auto side = [&](std::uint16_t tag) -> std::optional<double> {
        const TiffEntry* entry = first.find(tag);
        const auto resolution = entry != nullptr ? file.number(*entry) : std::nullopt;
        const bool given = resolution && *resolution > 0 && measured;
        if (!length) return given ? positive(1 / *resolution) : 1; // a pixel
        const double centimetres = words.unit == "um" && tagged == 3 ? 1e4 : 1;
        return given ? positive(centimetres / *resolution) : std::nullopt;
    };
    out.x = side(tiff_tag::kResolutionX);
    out.y = side(tiff_tag::kResolutionY);
    if (!length) { // squares in one plane say nothing
        const bool plain = out.x == 1.0 && out.y == 1.0;
        return out.z || !plain ? std::optional(out) : std::nullopt;
    }
    if (!words.unitOfY.empty()) out.y = inUnit(out.y, words.unitOfY, out.unit);
    if (!words.unitOfZ.empty()) out.z = inUnit(out.z, words.unitOfZ, out.unit);
    return out.x || out.z ? std::optional(out) : std::nullopt;
}

std::optional<VoxelSize> fromOme(const std::string& text) {
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement ||
            xml.name() != QLatin1String("Pixels"))
            continue;
        const QXmlStreamAttributes a = xml.attributes();
        const auto side = [&](const char* name) {
            return positive(a.value(QLatin1String(name)).toDouble());
        };
        const auto unit = [&](const char* name) {
            const auto given = a.value(QLatin1String(name));
            return given.isEmpty() ? std::string("um") // the schema's default
                                   : usualUnit(given.toString().toStdString());
        };
        VoxelSize out{side("PhysicalSizeX"), {}, {}, unit("PhysicalSizeXUnit"), "OME-XML"};
        out.y = inUnit(side("PhysicalSizeY"), unit("PhysicalSizeYUnit"), out.unit);
        out.z = inUnit(side("PhysicalSizeZ"), unit("PhysicalSizeZUnit"), out.unit);
        return out.x ? std::optional(out) : std::nullopt;
    }
    return std::nullopt;
}

int countIn(const std::string& text, const std::string& key) {
    const std::size_t at = text.find("\n" + key + "=");
    const int count = at == std::string::npos ? 1 : std::atoi(text.c_str() + at + key.size() + 2);
    return std::max(1, count);
}

std::optional<PlaneCounts> omeCounts(const std::string& text, int samples) {
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement ||
            xml.name() != QLatin1String("Pixels"))
            continue;
        const auto count = [&](const char* name) {
            return std::max(1, xml.attributes().value(QLatin1String(name)).toInt());
        };
        // Samples that stand side by side in a page are channels of one plane.
        return PlaneCounts{std::max(1, count("SizeC") / samples), count("SizeZ"), count("SizeT")};
    }
    return std::nullopt;
}

// Pixels an inch that writers put down without having measured anything.
bool isPrinters(double perInch) {
    static constexpr std::array kUsual{1.0, 50.0, 72.0, 75.0, 90.0, 96.0, 100.0, 120.0, 144.0,
        150.0, 180.0, 192.0, 200.0, 240.0, 250.0, 300.0, 350.0, 360.0, 400.0, 600.0, 720.0, 1200.0,
        1440.0, 2400.0, 2540.0};
    return std::any_of(kUsual.begin(), kUsual.end(),
        [&](double usual) { return std::fabs(perInch - usual) < 0.002 * usual; });
}

} // namespace

std::optional<TiffResolution> readTiffResolution(TiffFile& file, const TiffDirectory& page) {
    const auto value = [&](std::uint16_t tag, double fallback) {
        const TiffEntry* entry = page.find(tag);
        return entry != nullptr ? file.number(*entry).value_or(fallback) : fallback;
    };
    constexpr double kInch = 25400;
    constexpr double kCentimetre = 10000;
    const double unit = value(296, 2);
    const double x = value(282, 0);
    const double y = value(283, x);
    if ((unit != 2 && unit != 3) || !positive(x) || !positive(y)) return std::nullopt;
    const double length = unit == 2 ? kInch : kCentimetre;
    if (!positive(length / x) || !positive(length / y)) return std::nullopt;
    TiffResolution out{length / x, length / y, false, {x, unit == 2}};
    // One pixel a centimetre is the other way to say nothing.
    out.printers = isPrinters(x * kInch / length) || x == 1;
    return out;
}

std::string densityText(const PixelDensity& density) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.7g pixels %s", density.pixels,
        density.perInch ? "an inch" : "a centimetre");
    return text.data();
}

std::optional<PlaneCounts> readPlaneCounts(base::ByteSource& source, const MimeVerdict& mime) {
    if (mime.mime != "image/tiff") return std::nullopt;
    auto file = TiffFile::open(source);
    const auto first = file ? file->directoryAt(file->header().firstDirectory) : std::nullopt;
    const TiffEntry* description = first ? first->find(270) : nullptr;
    if (description == nullptr) return std::nullopt;
    const std::string text = file->text(*description, 1U << 20);
    if (text.starts_with("ImageJ="))
        return PlaneCounts{
            countIn(text, "channels"), countIn(text, "slices"), countIn(text, "frames")};
    if (text.find("OME") == std::string::npos) return std::nullopt;
    const TiffEntry* samples = first->find(277);
    const double each = samples != nullptr ? file->number(*samples).value_or(1) : 1;
    return omeCounts(text, each > 1 && each < 65536 ? static_cast<int>(each) : 1);
}

std::optional<VoxelSize> readVoxelSize(base::ByteSource& source, const MimeVerdict& mime) {
    if (mime.mime != "image/tiff") return std::nullopt;
    auto file = TiffFile::open(source);
    const auto first = file ? file->directoryAt(file->header().firstDirectory) : std::nullopt;
    const TiffEntry* description = first ? first->find(tiff_tag::kDescription) : nullptr;
    if (description == nullptr) return std::nullopt;
    const std::string text = file->text(*description, 1U << 20);
    if (text.starts_with("ImageJ=")) return fromImageJ(*file, *first, text);
    if (text.find("<OME") != std::string::npos || text.find(":OME") != std::string::npos)
        return fromOme(text);
    return std::nullopt;
}

} // namespace lightstack::metadata
