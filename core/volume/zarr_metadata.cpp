#include "core/volume/zarr_metadata.h"

#include "core/base/file_path.h"
#include "core/volume/json_key.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <limits>

namespace lightstack::volume {
namespace {

// As UDUNITS spells them, which is what the specification asks for; "" where it knows none.
const char* unitName(const std::string& unit) {
    static constexpr std::array<std::pair<const char*, const char*>, 9> kUnits{
        {{"um", "micrometer"}, {"\xC2\xB5m", "micrometer"}, {"\xCE\xBCm", "micrometer"},
            {"micron", "micrometer"}, {"nm", "nanometer"}, {"mm", "millimeter"},
            {"cm", "centimeter"}, {"m", "meter"}, {"inch", "inch"}}};
    for (const auto& [ours, theirs] : kUnits)
        if (unit == ours) return theirs;
    return "";
}

QJsonArray axesOf(bool colour, const char* unit) {
    QJsonArray axes;
    if (colour) axes.append(QJsonObject{{key("name"), key("c")}, {key("type"), key("channel")}});
    for (const char* name : {"z", "y", "x"}) {
        QJsonObject axis{{key("name"), key(name)}, {key("type"), key("space")}};
        if (*unit != '\0') axis[key("unit")] = key(unit);
        axes.append(axis);
    }
    return axes;
}

QJsonObject datasetOf(const Level& level, const VoxelEdges& voxel) {
    const double factor = level.scale();
    const double shift = level.shift();
    QJsonArray scale{voxel.z * factor, voxel.y * factor, voxel.x * factor};
    QJsonArray translation{voxel.z * shift, voxel.y * shift, voxel.x * shift};
    if (level.channels > 1) {
        scale.prepend(1);
        translation.prepend(0);
    }
    QJsonArray transformations{QJsonObject{{key("type"), key("scale")}, {key("scale"), scale}}};
    if (level.number > 0)
        transformations.append(
            QJsonObject{{key("type"), key("translation")}, {key("translation"), translation}});
    return {{key("path"), QString::number(level.number)},
        {key("coordinateTransformations"), transformations}};
}

QJsonObject omeroOf(const std::vector<ShownRange>& ranges, bool inverted) {
    static constexpr std::array<const char*, 3> kColors{"FF0000", "00FF00", "0000FF"};
    QJsonArray channels;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const bool colour = ranges.size() >= kColors.size() && i < kColors.size();
        const ShownRange& r = ranges[i];
        channels.append(QJsonObject{{key("active"), i < kColors.size()},
            {key("color"), key(colour ? kColors[i] : "FFFFFF")}, {key("inverted"), inverted},
            {key("window"), QJsonObject{{key("min"), r.min}, {key("max"), r.max},
                                {key("start"), r.start}, {key("end"), r.end}}}});
    }
    return {{key("channels"), channels},
        {key("rdefs"),
            QJsonObject{{key("model"), key(ranges.size() > 1 ? "color" : "greyscale")}}}};
}

template <class T>
ShownRange limitsOf() {
    return {static_cast<double>(std::numeric_limits<T>::min()),
        static_cast<double>(std::numeric_limits<T>::max()), 0, 0};
}

} // namespace

ShownRange shownRange(image::SampleType type, std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    ShownRange range{0, 0, 0, 0};
    if (!values.empty()) {
        const std::size_t rare = values.size() / 1000;
        range = {values.front(), values.back(), values[rare], values[values.size() - 1 - rare]};
    }
    ShownRange limits = range; // 32 bits and floats: what there is
    if (type == image::SampleType::U8) limits = limitsOf<std::uint8_t>();
    if (type == image::SampleType::S8) limits = limitsOf<std::int8_t>();
    if (type == image::SampleType::U16) limits = limitsOf<std::uint16_t>();
    if (type == image::SampleType::S16) limits = limitsOf<std::int16_t>();
    range.min = limits.min;
    range.max = limits.max > limits.min ? limits.max : limits.min + 1;
    if (range.end <= range.start) { // one value
        range.start = range.min;
        range.end = range.max;
    }
    return range;
}

QByteArray zarrAttributes(const std::string& name, const std::vector<Level>& levels,
    const std::optional<VoxelEdges>& voxel, const std::vector<ShownRange>& ranges,
    bool whiteIsZero) {
    VoxelEdges edges{1, 1, 1, "", ""};
    if (voxel && voxel->x > 0 && voxel->y > 0 && voxel->z > 0 && *unitName(voxel->unit) != '\0')
        edges = *voxel;
    QJsonArray datasets;
    for (const Level& level : levels)
        datasets.append(datasetOf(level, edges));
    const QJsonObject image{{key("version"), key("0.4")},
        {key("name"), QString::fromStdString(base::toLossyUtf8(name))},
        {key("axes"), axesOf(ranges.size() > 1, unitName(edges.unit))}, {key("datasets"), datasets},
        {key("type"), key("mean")},
        {key("metadata"), QJsonObject{{key("method"), key("mean of the source voxels of 2^n "
                                                          "cubes, rounded once, half up")}}}};
    const QJsonObject attributes{
        {key("multiscales"), QJsonArray{image}}, {key("omero"), omeroOf(ranges, whiteIsZero)}};
    return asciiJson(attributes);
}

} // namespace lightstack::volume
