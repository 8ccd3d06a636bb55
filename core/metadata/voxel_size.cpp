#include "core/metadata/voxel_size.h"

#include "core/metadata/tiff_directory.h"

#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

namespace lightstack::metadata {
namespace {

std::string plainUnit(std::string unit) {
    unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
    unit.erase(unit.find_last_not_of(" \r") + 1);
    if (unit == "µm" || unit == "\\u00B5m" || unit == "micron" || unit == "microns") return "um";
    return unit;
}

std::optional<double> positive(double value) {
    return std::isfinite(value) && value > 0 ? std::optional(value) : std::nullopt;
}

// Resolution tags are pixels a unit; the unit stands in the description (ImageJ, FileSaver).
std::optional<VoxelSize> fromImageJ(
    TiffFile& file, const TiffDirectory& first, const std::string& text) {
    VoxelSize out;
    out.source = "ImageJ description";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        if (line.starts_with("unit=")) out.unit = plainUnit(line.substr(5));
        if (line.starts_with("spacing="))
            out.z = positive(std::fabs(std::strtod(line.c_str() + 8, nullptr)));
        at = end + 1;
    }
    if (out.unit.empty()) return std::nullopt; // numbers without a unit say nothing
    const auto side = [&](std::uint16_t tag) -> std::optional<double> {
        const TiffEntry* entry = first.find(tag);
        const auto resolution = entry != nullptr ? file.number(*entry) : std::nullopt;
        return resolution && *resolution > 0 ? positive(1 / *resolution) : std::nullopt;
    };
    out.x = side(282);
    out.y = side(283);
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
        VoxelSize out{
            side("PhysicalSizeX"), side("PhysicalSizeY"), side("PhysicalSizeZ"), {}, "OME-XML"};
        out.unit = plainUnit(a.value(QLatin1String("PhysicalSizeXUnit")).toString().toStdString());
        if (out.unit.empty()) out.unit = "um"; // the schema's default
        return out.x ? std::optional(out) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<VoxelSize> readVoxelSize(base::ByteSource& source, const MimeVerdict& mime) {
    if (mime.mime != "image/tiff") return std::nullopt;
    auto file = TiffFile::open(source);
    const auto first = file ? file->directoryAt(file->header().firstDirectory) : std::nullopt;
    const TiffEntry* description = first ? first->find(270) : nullptr;
    if (description == nullptr) return std::nullopt;
    const std::string text = file->text(*description, 1U << 20);
    if (text.starts_with("ImageJ=")) return fromImageJ(*file, *first, text);
    if (text.find("<OME") != std::string::npos) return fromOme(text);
    return std::nullopt;
}

} // namespace lightstack::metadata
