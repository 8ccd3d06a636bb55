#include "core/volume/zarr_array.h"
#include "core/volume/json_key.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace lightstack::volume {
namespace {

constexpr int kSide = 256;
constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 20;
constexpr std::uint64_t kFewBytes = std::uint64_t{2} << 20;

const char* dtypeOf(image::SampleType type) noexcept {
    switch (type) {
    case image::SampleType::U8:
        return "|u1";
    case image::SampleType::S8:
        return "|i1";
    case image::SampleType::U16:
        return "<u2";
    case image::SampleType::S16:
        return "<i2";
    case image::SampleType::U32:
        return "<u4";
    case image::SampleType::S32:
        return "<i4";
    case image::SampleType::F64:
        return "<f8";
    default: // float16 is widened
        return "<f4";
    }
}

// `side`, or less than twice that, where whole chunks cover `length` with the least over.
template <class Number>
constexpr Number evenSide(Number length, Number side) noexcept {
    if (length < 2 * side) return length;
    const auto covered = [length](Number each) { return (length - 1) / each * each + each; };
    Number best = side;
    for (Number each = side + 1; each < 2 * side && covered(best) > length; ++each)
        if (covered(each) < covered(best)) best = each;
    return best;
}

} // namespace

ZarrArray ZarrArray::of(const Level& level) noexcept {
    ZarrArray array{level, 1, evenSide(level.height, kSide), evenSide(level.width, kSide)};
    while (array.depth < level.depth && 2 * array.chunkBytes() <= kMostBytes)
        array.depth *= 2;
    array.depth = evenSide(level.depth, array.depth);
    // Few slices: wider instead.
    while (array.chunkBytes() < kFewBytes && array.height < level.height) {
        array.height = evenSide(level.height, 2 * array.height);
        if (array.chunkBytes() < kFewBytes) array.width = evenSide(level.width, 2 * array.width);
    }
    while (array.chunkBytes() < kFewBytes && array.width < level.width)
        array.width = evenSide(level.width, 2 * array.width);
    return array;
}

std::uint64_t ZarrArray::lineBytes() const noexcept {
    return static_cast<std::uint64_t>(width) *
           static_cast<std::uint64_t>(image::bytesPerSample(level.type));
}

std::uint64_t ZarrArray::planeBytes() const noexcept {
    return lineBytes() * static_cast<std::uint64_t>(height);
}

std::uint64_t ZarrArray::chunkBytes() const noexcept {
    return planeBytes() * static_cast<std::uint64_t>(depth);
}

int ZarrArray::rowsIn(int y) const noexcept {
    return std::min(height, level.height - y * height);
}

std::uint64_t ZarrArray::planeOffset(std::int64_t index) const noexcept {
    return planeBytes() * static_cast<std::uint64_t>(index % depth);
}

std::filesystem::path ZarrArray::file(
    const std::filesystem::path& folder, const ZarrChunk& chunk) const {
    std::string name = std::to_string(level.number) + '/';
    if (level.channels > 1) name += std::to_string(chunk.channel) + '/';
    name += std::to_string(chunk.z) + '/' + std::to_string(chunk.y) + '/';
    return folder / (name + std::to_string(chunk.x));
}

QByteArray ZarrArray::metadata() const {
    QJsonArray shape{static_cast<qint64>(level.depth), level.height, level.width};
    QJsonArray chunks{static_cast<qint64>(depth), height, width};
    if (level.channels > 1) {
        shape.prepend(level.channels);
        chunks.prepend(1);
    }
    const QJsonObject object{{key("zarr_format"), 2}, {key("shape"), shape},
        {key("chunks"), chunks}, {key("dtype"), key(dtypeOf(level.type))},
        {key("compressor"), QJsonValue::Null}, {key("filters"), QJsonValue::Null},
        {key("fill_value"), 0}, {key("order"), key("C")},
        // Must be said: without it readers look for "0.0.0" and show black.
        {key("dimension_separator"), key("/")}};
    return asciiJson(object);
}

} // namespace lightstack::volume
