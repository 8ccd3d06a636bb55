#include "core/io/join_planes.h"

#include <cstring>

namespace lightstack::io {
namespace {

template <class Sample>
void joinInto(std::byte* to, const image::ImageBuffer& planes) noexcept {
    const auto channels = static_cast<std::size_t>(planes.spec().channels);
    const std::size_t pixels = static_cast<std::size_t>(planes.spec().size.width) *
                               static_cast<std::size_t>(planes.spec().size.height);
    for (std::size_t c = 0; c < channels; ++c) {
        const std::byte* from = planes.row(0, static_cast<int>(c));
        std::byte* at = to + c * sizeof(Sample);
        for (std::size_t i = 0; i < pixels; ++i, at += channels * sizeof(Sample))
            std::memcpy(at, from + i * sizeof(Sample), sizeof(Sample));
    }
}

} // namespace

Result<image::ImageBuffer> joinPlanes(const image::ImageBuffer& planes, std::uint64_t maxBytes) {
    image::ImageSpec spec = planes.spec();
    if (spec.planes == image::PlaneOrder::Interleaved) return planes;
    spec.planes = image::PlaneOrder::Interleaved;
    auto out = image::ImageBuffer::allocate(spec, maxBytes);
    if (!out) return out;
    std::byte* to = out->mutableBytes().data();
    switch (image::bytesPerSample(spec.type)) {
    case 1:
        joinInto<std::uint8_t>(to, planes);
        break;
    case 2:
        joinInto<std::uint16_t>(to, planes);
        break;
    case 4:
        joinInto<std::uint32_t>(to, planes);
        break;
    default:
        joinInto<std::uint64_t>(to, planes);
    }
    return out;
}

} // namespace lightstack::io
