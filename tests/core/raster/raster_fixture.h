// Pictures from lists of values.
#pragma once

#include "core/image/image_buffer.h"

#include <cstring>
#include <vector>

namespace lightstack::tests {

template <class T>
constexpr image::SampleType sampleTypeOf() {
    using enum image::SampleType;
    if constexpr (std::is_same_v<T, float>) return F32;
    if constexpr (std::is_same_v<T, double>) return F64;
    constexpr bool isSigned = std::is_signed_v<T>;
    if constexpr (sizeof(T) == 1) return isSigned ? S8 : U8;
    if constexpr (sizeof(T) == 2) return isSigned ? S16 : U16;
    if constexpr (sizeof(T) == 4) return isSigned ? S32 : U32;
    return isSigned ? S64 : U64;
}

template <class T>
image::ImageBuffer picture(image::PixelSize size, int channels, const std::vector<T>& values,
    image::PlaneOrder planes = image::PlaneOrder::Interleaved) {
    auto buffer =
        image::ImageBuffer::allocate({size, channels, sampleTypeOf<T>(), planes}, 1U << 30);
    if (buffer->bytes().size() != values.size() * sizeof(T)) std::abort();
    std::memcpy(buffer->mutableBytes().data(), values.data(), values.size() * sizeof(T));
    return *buffer;
}

template <class T>
std::vector<T> valuesOf(const image::ImageBuffer& buffer) {
    std::vector<T> out(buffer.bytes().size() / sizeof(T));
    std::memcpy(out.data(), buffer.bytes().data(), out.size() * sizeof(T));
    return out;
}

} // namespace lightstack::tests
