#include "core/io/png_rows.h"

#include "core/base/byte_order.h"
#include "core/base/crc32.h"
#include "core/io/deflate.h"
#include "core/io/png_filters.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr int kLevel = 6;
constexpr std::size_t kAround = 12; // bytes of a chunk: length and kind, checksum

void swapSixteen(std::span<std::byte> bytes) noexcept {
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint16_t value = 0;
        std::memcpy(&value, bytes.data() + i, 2);
        value = static_cast<std::uint16_t>(value << 8 | value >> 8);
        std::memcpy(bytes.data() + i, &value, 2);
    }
}

bool isSwapped(const image::ImageSpec& spec) noexcept {
    return spec.type == image::SampleType::U16 && std::endian::native == std::endian::little;
}

std::size_t pixelBytesOf(const image::ImageSpec& spec) noexcept {
    return static_cast<std::size_t>(spec.channels) *
           static_cast<std::size_t>(image::bytesPerSample(spec.type));
}

// The bodies of all IDAT chunks from `at` on. Nothing: one is damaged, or they are too many.
std::optional<std::vector<std::byte>> dataFrom(base::ByteSource& png, std::uint64_t at) {
    std::vector<std::byte> out;
    out.reserve(
        static_cast<std::size_t>(std::min(png.size() - std::min(at, png.size()), kMostPngData)));
    while (true) {
        std::array<std::byte, 8> head{};
        if (png.read(at, head) != head.size()) return {};
        const std::uint64_t length = base::bigEndian(std::span(head).first<4>());
        if (std::memcmp(head.data() + 4, "IDAT", 4) != 0) return out;
        if (out.size() + length > kMostPngData || at + length + kAround > png.size()) return {};
        const std::size_t start = out.size();
        out.resize(start + static_cast<std::size_t>(length) + 4); // and its checksum
        const auto body = std::span(out).subspan(start);
        if (png.read(at + head.size(), body) != body.size()) return {};
        const std::uint32_t sum =
            base::crc32Of(base::crc32Of(0, std::span(head).last<4>()), body.first(body.size() - 4));
        if (sum != base::bigEndian(body.last(4))) return {};
        out.resize(out.size() - 4);
        at += length + kAround;
    }
}

} // namespace

std::optional<image::ImageBuffer> readPngRows(base::ByteSource& png, std::uint64_t data,
    const image::ImageSpec& spec, std::uint64_t maxBytes) {
    const auto coded = dataFrom(png, data);
    if (!coded || coded->empty()) return {};
    const auto height = static_cast<std::size_t>(spec.size.height);
    auto pixels = image::ImageBuffer::allocate(spec, maxBytes, height); // a filter byte a row
    if (!pixels) return {};
    const auto rows = pixels->mutableRoom();
    if (inflateExactly(*coded, rows) != Inflated::Whole) return {};
    if (!unfilterPng(rows, height, spec.rowBytes(), pixelBytesOf(spec))) return {};
    if (isSwapped(spec)) swapSixteen(pixels->mutableBytes());
    return *std::move(pixels);
}

std::vector<std::byte> codedPngRows(const image::ImageBuffer& pixels) {
    const image::ImageSpec& spec = pixels.spec();
    PngRowFilter filter(spec.rowBytes(), pixelBytesOf(spec));
    std::vector<std::byte> rows;
    rows.reserve((spec.rowBytes() + 1) * static_cast<std::size_t>(spec.size.height));
    std::vector<std::byte> row(spec.rowBytes());
    for (int y = 0; y < spec.size.height; ++y) {
        std::copy_n(pixels.row(y), row.size(), row.begin());
        if (isSwapped(spec)) swapSixteen(row);
        filter.add(row, rows);
    }
    return deflated(rows, kLevel);
}

} // namespace lightstack::io
