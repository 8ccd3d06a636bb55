#include "core/image/image_spec.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lightstack::image {

int bytesPerSample(SampleType type) noexcept {
    switch (type) {
    case SampleType::U8:
    case SampleType::S8:
        return 1;
    case SampleType::U16:
    case SampleType::S16:
    case SampleType::F16:
        return 2;
    case SampleType::U32:
    case SampleType::S32:
    case SampleType::F32:
        return 4;
    case SampleType::U64:
    case SampleType::S64:
    case SampleType::F64:
        return 8;
    }
    return 1;
}

bool isFloat(SampleType type) noexcept {
    return type == SampleType::F16 || type == SampleType::F32 || type == SampleType::F64;
}

bool isSigned(SampleType type) noexcept {
    return isFloat(type) || type == SampleType::S8 || type == SampleType::S16 ||
           type == SampleType::S32 || type == SampleType::S64;
}

std::string_view sampleTypeName(SampleType type) noexcept {
    switch (type) {
    case SampleType::U8:
        return "uint8";
    case SampleType::S8:
        return "int8";
    case SampleType::U16:
        return "uint16";
    case SampleType::S16:
        return "int16";
    case SampleType::U32:
        return "uint32";
    case SampleType::S32:
        return "int32";
    case SampleType::U64:
        return "uint64";
    case SampleType::S64:
        return "int64";
    case SampleType::F16:
        return "float16";
    case SampleType::F32:
        return "float32";
    case SampleType::F64:
        return "float64";
    }
    return "uint8";
}

std::size_t ImageSpec::rowBytes() const noexcept {
    const int perPixel = planes == PlaneOrder::Interleaved ? channels : 1;
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(perPixel) *
           static_cast<std::size_t>(bytesPerSample(type));
}

Result<std::uint64_t> checkedByteSize(const ImageSpec& spec, std::uint64_t limit) {
    if (spec.size.isEmpty() || spec.channels < 1)
        return fail(ErrorCode::CorruptData, {}, "the picture has no pixels");
    std::uint64_t bytes = static_cast<std::uint64_t>(spec.size.width);
    for (const int factor : {spec.size.height, spec.channels, bytesPerSample(spec.type)})
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(factor), &bytes))
            return fail(ErrorCode::LimitExceeded, {}, "the picture's size overflows");
    if (bytes > limit)
        return fail(ErrorCode::LimitExceeded, {},
            std::to_string(spec.size.width) + " x " + std::to_string(spec.size.height) + " x " +
                std::to_string(spec.channels) + " needs " + std::to_string(bytes >> 20) +
                " MB, more than the " + std::to_string(limit >> 20) + " MB allowed");
    return bytes;
}

PixelSize fitWithin(PixelSize size, int maxSide) noexcept {
    if (size.isEmpty() || maxSide < 1 || size.longSide() <= maxSide) return size;
    const double scale = static_cast<double>(maxSide) / size.longSide();
    const auto fit = [&](int side) {
        return std::clamp(static_cast<int>(std::lround(side * scale)), 1, maxSide);
    };
    return {fit(size.width), fit(size.height)};
}

} // namespace lightstack::image
