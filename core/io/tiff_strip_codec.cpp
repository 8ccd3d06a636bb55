#include "core/io/tiff_strip_codec.h"

#include "core/io/deflate.h"
#include "core/io/tiff_rows.h"

#include <tiffio.h>

#include <cstring>

namespace lightstack::io {
namespace {

// Coded pieces that are longer than twice what they hold are libtiff's business.
constexpr std::uint64_t kCodedMargin = 4096;

TiffPiece inflated(std::span<const std::byte> coded, std::span<std::byte> out) noexcept {
    const Inflated result = inflateExactly(coded, out);
    return result == Inflated::Whole    ? TiffPiece::Decoded
           : result == Inflated::Longer ? TiffPiece::Damaged
                                        : TiffPiece::Left;
}

// Each sample is the difference to the one of the same kind to its left.
template <class T>
void accumulate(std::byte* row, std::size_t bytes, std::size_t samples) noexcept {
    const std::size_t count = bytes / sizeof(T);
    const auto load = [row](std::size_t i) {
        T value;
        std::memcpy(&value, row + i * sizeof(T), sizeof(T));
        return value;
    };
    const auto store = [row](std::size_t i, T value) {
        std::memcpy(row + i * sizeof(T), &value, sizeof(T));
    };
    if (samples == 1) {
        T sum = 0;
        for (std::size_t i = 0; i < count; ++i)
            store(i, sum = static_cast<T>(sum + load(i)));
        return;
    }
    for (std::size_t i = samples; i < count; ++i)
        store(i, static_cast<T>(load(i) + load(i - samples)));
}

} // namespace

TiffStripCodec::TiffStripCodec(const TiffHandle& handle, const TiffLayout& layout)
    : m_handle(&handle), m_samples(layout.separate ? 1 : layout.samples), m_layout(&layout) {
    const int b = layout.bits;
    if (layout.reversedBits || layout.subsampled || (b != 8 && b != 16 && b != 32 && b != 64))
        return;
    const int c = layout.compression;
    const Kind kind = c == COMPRESSION_LZW                                         ? Kind::Lzw
                      : c == COMPRESSION_ADOBE_DEFLATE || c == COMPRESSION_DEFLATE ? Kind::Deflate
                                                                                   : Kind::None;
    if (kind == Kind::None) return;
    std::uint16_t predictor = PREDICTOR_NONE;
    TIFFGetField(handle.get(), TIFFTAG_PREDICTOR, &predictor);
    if (predictor != PREDICTOR_NONE && predictor != PREDICTOR_HORIZONTAL) return;
    m_accumulates = predictor == PREDICTOR_HORIZONTAL;
    m_kind = kind;
}

TiffPiece TiffStripCodec::read(
    std::uint32_t index, std::span<std::byte> out, std::size_t rowBytes) {
    if (m_kind == Kind::None) return TiffPiece::Left;
    const ImageFile& file = m_handle->file();
    const std::uint64_t offset = TIFFGetStrileOffset(m_handle->get(), index);
    const std::uint64_t bytes = TIFFGetStrileByteCount(m_handle->get(), index);
    const std::uint64_t size = file.stamp().size;
    if (offset == 0 || bytes == 0 || offset > size || bytes > size - offset ||
        bytes > 2 * out.size() + kCodedMargin)
        return TiffPiece::Left;
    if (m_coded.size() < bytes) m_coded.resize(static_cast<std::size_t>(bytes));
    const auto coded = std::span(m_coded).first(static_cast<std::size_t>(bytes));
    const auto got = base::readAt(file.descriptor(), offset, coded, file.path());
    if (!got || *got != coded.size()) return TiffPiece::Left;
    const TiffPiece piece = decode(coded, out);
    if (piece == TiffPiece::Decoded) finish(out, rowBytes);
    return piece;
}

TiffPiece TiffStripCodec::decode(std::span<const std::byte> coded, std::span<std::byte> out) {
    if (m_kind == Kind::Lzw) return decodeLzw(coded, out) ? TiffPiece::Decoded : TiffPiece::Left;
    TiffPiece piece = inflated(coded, out);
    // The last strip of some writers is as long as the others: its rows past the end are dropped.
    const std::uint64_t whole = static_cast<std::uint64_t>(m_layout->rowsPerStrip) *
                                m_layout->packedRowBytes(m_layout->width);
    if (piece == TiffPiece::Damaged && !m_layout->tiled && whole > out.size() &&
        whole <= kMostTiffStrip) {
        m_longer.resize(static_cast<std::size_t>(whole));
        piece = inflated(coded, m_longer);
        if (piece == TiffPiece::Decoded) std::memcpy(out.data(), m_longer.data(), out.size());
        if (piece == TiffPiece::Left) piece = TiffPiece::Damaged;
    }
    return piece;
}

void TiffStripCodec::finish(std::span<std::byte> out, std::size_t rowBytes) const {
    swapTiffSamples(*m_layout, out);
    if (!m_accumulates) return;
    const auto samples = static_cast<std::size_t>(m_samples);
    for (std::size_t at = 0; at < out.size(); at += rowBytes) {
        std::byte* row = out.data() + at;
        switch (m_layout->bits) {
        case 8:
            accumulate<std::uint8_t>(row, rowBytes, samples);
            break;
        case 16:
            accumulate<std::uint16_t>(row, rowBytes, samples);
            break;
        case 32:
            accumulate<std::uint32_t>(row, rowBytes, samples);
            break;
        default:
            accumulate<std::uint64_t>(row, rowBytes, samples);
        }
    }
}

} // namespace lightstack::io
