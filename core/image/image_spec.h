// What a block of samples is: size, channels, sample type, plane order. Sizes are checked before
// anything multiplies them, because hostile files announce 2^31 x 2^31 pixels.
// Thread: values, any thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace lightstack::image {

// Stored samples keep their type; CT is U16, S16 or F32, the rest occurs in scientific TIFF.
enum class SampleType { U8, S8, U16, S16, U32, S32, U64, S64, F16, F32, F64 };

int bytesPerSample(SampleType type) noexcept;
bool isFloat(SampleType type) noexcept;
bool isSigned(SampleType type) noexcept;
// "uint8", "int16", "float32"...: NumPy's names, as in the oracle and the JSON.
std::string_view sampleTypeName(SampleType type) noexcept;

struct PixelSize {
    int width = 0;
    int height = 0;
    bool operator==(const PixelSize&) const = default;
    [[nodiscard]] int longSide() const noexcept { return width > height ? width : height; }
    [[nodiscard]] bool isEmpty() const noexcept { return width <= 0 || height <= 0; }
};

enum class PlaneOrder {
    Interleaved, // height x width x channels
    Separate,    // channels x height x width (TIFF PlanarConfiguration 2)
};

struct ImageSpec {
    PixelSize size;
    int channels = 1;
    SampleType type = SampleType::U8;
    PlaneOrder planes = PlaneOrder::Interleaved;
    bool operator==(const ImageSpec&) const = default;

    // Rows are packed, no padding. Requires: a spec that checkedByteSize accepted.
    [[nodiscard]] std::size_t rowBytes() const noexcept;
};

// The bytes of all samples; LimitExceeded past `limit` or on overflow, CorruptData for sizes or
// channels below one.
Result<std::uint64_t> checkedByteSize(const ImageSpec& spec, std::uint64_t limit);

// Scales `size` down so that it fits a square of `maxSide`; never enlarges; no side below 1.
PixelSize fitWithin(PixelSize size, int maxSide) noexcept;

} // namespace lightstack::image
