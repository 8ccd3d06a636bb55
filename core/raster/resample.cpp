#include "core/raster/resample.h"

#include "core/raster/area_mean.h"

#include <algorithm>
#include <cstring>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::ImageSpec;
using image::PixelSize;
using image::SampleType;

// Types without a native way are widened to one that holds every value of theirs (64-bit integers
// to the nearest double).
Result<ImageBuffer> widened(const ImageBuffer& buffer) {
    ImageSpec spec = buffer.spec();
    spec.type = spec.type == SampleType::F16 ? SampleType::F32 : SampleType::F64;
    auto out = ImageBuffer::allocate(spec, UINT64_MAX);
    if (!out) return out;
    std::byte* to = out->mutableBytes().data();
    const auto store = [&to](auto value) {
        std::memcpy(to, &value, sizeof value);
        to += sizeof value;
    };
    for (int y = 0; y < spec.size.height; ++y)
        for (int x = 0; x < spec.size.width; ++x)
            for (int c = 0; c < spec.channels; ++c) {
                const double value = buffer.valueAt(x, y, c);
                if (spec.type == SampleType::F32)
                    store(static_cast<float>(value));
                else
                    store(value);
            }
    return out;
}

} // namespace

Result<ImageBuffer> shrink(const ImageBuffer& buffer, PixelSize target) {
    const ImageSpec& spec = buffer.spec();
    if (target.width >= spec.size.width && target.height >= spec.size.height) return buffer;
    if (spec.planes != image::PlaneOrder::Interleaved)
        return fail(ErrorCode::Unsupported, {}, "these planes have to be joined first");
    if (!hasAreaMean(spec.type)) {
        const auto wide = widened(buffer);
        return wide ? shrink(*wide, target) : wide;
    }
    return areaMean(buffer, {std::clamp(target.width, 1, spec.size.width),
                                std::clamp(target.height, 1, spec.size.height)});
}

PixelSize orientedSize(PixelSize size, int orientation) noexcept {
    return orientation >= 5 && orientation <= 8 ? PixelSize{size.height, size.width} : size;
}

namespace {

template <std::size_t N>
void copyPixel(std::byte* to, const std::byte* from) noexcept {
    std::memcpy(to, from, N);
}

// Source step for one pixel to the right and one row down of the upright picture.
struct Walk {
    std::ptrdiff_t start = 0, right = 0, down = 0; // in pixels of the source
};

Walk walkFor(PixelSize s, int orientation) noexcept {
    const std::ptrdiff_t w = s.width;
    const std::ptrdiff_t h = s.height;
    switch (orientation) {
    case 2:
        return {w - 1, -1, w};
    case 3:
        return {w * h - 1, -1, -w};
    case 4:
        return {w * (h - 1), 1, -w};
    case 5:
        return {0, w, 1};
    case 6:
        return {w * (h - 1), -w, 1};
    case 7:
        return {w * h - 1, -w, -1};
    case 8:
        return {w - 1, w, -1};
    default:
        return {0, 1, w};
    }
}

void turn(
    const ImageBuffer& in, PixelSize out, const Walk& walk, std::size_t pixelBytes, std::byte* to) {
    const std::byte* from = in.bytes().data();
    const auto size = static_cast<std::ptrdiff_t>(pixelBytes);
    const auto each = [&](auto copy) {
        for (int y = 0; y < out.height; ++y) {
            const std::byte* at = from + (walk.start + walk.down * y) * size;
            for (int x = 0; x < out.width; ++x, to += pixelBytes, at += walk.right * size)
                copy(to, at);
        }
    };
    switch (pixelBytes) {
    case 1:
        return each(copyPixel<1>);
    case 2:
        return each(copyPixel<2>);
    case 3:
        return each(copyPixel<3>);
    case 4:
        return each(copyPixel<4>);
    case 8:
        return each(copyPixel<8>);
    default:
        return each(
            [pixelBytes](std::byte* t, const std::byte* f) { std::memcpy(t, f, pixelBytes); });
    }
}

} // namespace

Result<ImageBuffer> orient(const ImageBuffer& buffer, int orientation) {
    if (orientation < 2 || orientation > 8) return buffer;
    ImageSpec spec = buffer.spec();
    if (spec.planes != image::PlaneOrder::Interleaved)
        return fail(ErrorCode::Unsupported, {}, "separate planes have to be joined first");
    const PixelSize source = spec.size;
    spec.size = orientedSize(source, orientation);
    auto out = ImageBuffer::allocate(spec, UINT64_MAX);
    if (!out) return out;
    const std::size_t pixelBytes = static_cast<std::size_t>(spec.channels) *
                                   static_cast<std::size_t>(bytesPerSample(spec.type));
    turn(buffer, spec.size, walkFor(source, orientation), pixelBytes, out->mutableBytes().data());
    return out;
}

} // namespace lightstack::raster
