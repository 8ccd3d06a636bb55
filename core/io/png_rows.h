// The picture data of a PNG, all at once and without libpng's zlib: several times as fast to read,
// and to write. What stands around them (header, palette, profile, texts) stays libpng's business,
// as do pictures that come in passes, of samples that share bytes, very large ones, and whatever is
// damaged: libpng has the last word on what is an error, and gives the rows that are whole.
// Source: PNG, third edition (W3C), sections 5.3, 9 and 10. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"
#include "core/image/image_buffer.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace lightstack::io {

// Coded data of more are left to libpng, which needs a few KB of them at a time.
constexpr std::uint64_t kMostPngData = std::uint64_t{64} << 20;
// What is held of a file of so many bytes while it is unpacked, beside the pixels.
constexpr std::uint64_t pngBytesHeld(std::uint64_t fileBytes) noexcept {
    return std::min(fileBytes, kMostPngData);
}

// `spec`: U8 or U16, as it is stored; samples in native order afterwards. Nothing: to be read by
// libpng.
std::optional<image::ImageBuffer> readPngRows(
    base::ByteSource& png, const image::ImageSpec& spec, std::uint64_t maxBytes);

// What the IDAT chunk of these pixels holds. Empty: there was no memory.
std::vector<std::byte> codedPngRows(const image::ImageBuffer& pixels);

} // namespace lightstack::io
