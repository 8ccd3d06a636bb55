#include "core/raster/lanczos.h"

#include "core/raster/lanczos_bands.h"
#include "core/raster/light.h"

#include <concepts>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::SampleType;

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 30;

template <class T, class W>
Result<ImageBuffer> shrunk(
    const ImageBuffer& in, image::PixelSize target, const LanczosOptions& options) {
    image::ImageSpec spec = in.spec();
    spec.size = target;
    Result<ImageBuffer> out = ImageBuffer::allocate(spec, kMostBytes);
    if (!out) return out;
    constexpr bool kEven = std::integral<T>; // an infinite sample times nothing is not nothing
    lanczos_bands::Shrink<T, W> shrink;
    shrink.channels = static_cast<std::size_t>(spec.channels);
    shrink.samples = static_cast<std::size_t>(in.spec().size.width) * shrink.channels;
    shrink.in = in.rowAs<T>(0);
    shrink.out = reinterpret_cast<T*>(out->mutableBytes().data());
    shrink.down = &lanczosWeights<W>(
        LanczosDirection::Down, in.spec().size.height, options.height, target.height, kEven)
                       .taps();
    shrink.across = &lanczosWeights<W>(
        LanczosDirection::Across, in.spec().size.width, options.width, target.width, kEven)
                         .taps();
    lanczos_bands::shrinkRows(shrink);
    return out;
}

Result<ImageBuffer> plain(
    const ImageBuffer& buffer, image::PixelSize target, const LanczosOptions& options) {
    switch (buffer.spec().type) {
    case SampleType::U8:
        return shrunk<std::uint8_t, float>(buffer, target, options);
    case SampleType::S8:
        return shrunk<std::int8_t, float>(buffer, target, options);
    case SampleType::U16:
        return shrunk<std::uint16_t, float>(buffer, target, options);
    case SampleType::S16:
        return shrunk<std::int16_t, float>(buffer, target, options);
    case SampleType::F32:
        return shrunk<float, double>(buffer, target, options);
    case SampleType::F64:
        return shrunk<double, double>(buffer, target, options);
    default:
        return fail(ErrorCode::Unsupported, {},
            "Samples of type " + std::string(image::sampleTypeName(buffer.spec().type)) +
                " cannot be resampled.");
    }
}

} // namespace

Result<ImageBuffer> lanczos(
    const ImageBuffer& buffer, image::PixelSize target, const LanczosOptions& options) {
    const image::ImageSpec& spec = buffer.spec();
    if (target.isEmpty() || target.width > spec.size.width || target.height > spec.size.height)
        return fail(ErrorCode::Usage, {}, "A picture can only be made smaller.");
    if (target == spec.size) return buffer;
    const bool light =
        options.linearLight && (spec.type == SampleType::U8 || spec.type == SampleType::U16);
    if (!light && !options.alphaLast) return plain(buffer, target, options);
    Result<ImageBuffer> open = toLight(buffer, {light, options.alphaLast});
    if (!open) return open;
    Result<ImageBuffer> small = plain(*open, target, options);
    if (!small) return small;
    return fromLight(*small, spec.type, {light, options.alphaLast});
}

} // namespace lightstack::raster
