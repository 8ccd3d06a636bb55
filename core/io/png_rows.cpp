#include "core/io/png_rows.h"

#include "core/base/byte_order.h"
#include "core/base/crc32.h"
#include "core/io/deflate.h"
#include "core/io/png_filters.h"
#include "core/metadata/chunks.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace lightstack::io {
namespace {

constexpr int kLevel = 6;
constexpr std::size_t kCheckSum = 4; // bytes, behind a chunk's body

bool isSwapped(const image::ImageSpec& spec) noexcept {
    return spec.type == image::SampleType::U16 && std::endian::native == std::endian::little;
}

std::size_t pixelBytesOf(const image::ImageSpec& spec) noexcept {
    return static_cast<std::size_t>(spec.channels) *
           static_cast<std::size_t>(image::bytesPerSample(spec.type));
}

// The bodies of the IDAT chunks, which follow each other. Nothing: one is damaged, or they are too
// many.
std::optional<std::vector<std::byte>> dataOf(base::ByteSource& png) {
    constexpr std::string_view kKind = "IDAT";
    auto chunks = metadata::Chunks::ofPng(png);
    do
        if (!chunks.next()) return {};
    while (!chunks.is(kKind));
    std::vector<std::byte> out;
    out.reserve(static_cast<std::size_t>(std::min(png.size() - chunks.at(), kMostPngData)));
    const std::uint32_t ofKind = base::crc32Of(0, std::as_bytes(std::span(kKind)));
    do {
        if (out.size() + chunks.size() > kMostPngData || chunks.end() > png.size()) return {};
        const std::size_t start = out.size();
        out.resize(start + static_cast<std::size_t>(chunks.size()) + kCheckSum);
        const auto body = std::span(out).subspan(start);
        if (png.read(chunks.body(), body) != body.size()) return {};
        const std::uint32_t sum = base::crc32Of(ofKind, body.first(body.size() - kCheckSum));
        if (sum != base::bigEndian(body.last(kCheckSum))) return {};
        out.resize(out.size() - kCheckSum);
        if (!chunks.next()) return {};
    } while (chunks.is(kKind));
    return out;
}

} // namespace

std::optional<image::ImageBuffer> readPngRows(
    base::ByteSource& png, const image::ImageSpec& spec, std::uint64_t maxBytes) {
    const auto coded = dataOf(png);
    if (!coded || coded->empty()) return {};
    const auto height = static_cast<std::size_t>(spec.size.height);
    auto pixels = image::ImageBuffer::allocate(spec, maxBytes, height); // a filter byte a row
    if (!pixels) return {};
    const auto rows = pixels->mutableRoom();
    if (inflateExactly(*coded, rows) != Inflated::Whole) return {};
    if (!unfilterPng(rows, height, spec.rowBytes(), pixelBytesOf(spec))) return {};
    if (isSwapped(spec)) base::swapNumbers(pixels->mutableBytes(), 2);
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
        if (isSwapped(spec)) base::swapNumbers(row, 2);
        filter.add(row, rows);
    }
    return deflated(rows, kLevel);
}

} // namespace lightstack::io
