// LZW and Deflate pieces of a TIFF (strips or tiles), decoded without libtiff: several times as
// fast for LZW, and without its copies for both.
//
// Only what is whole and of the common kind is decoded here, and then it is what libtiff delivers,
// to the last bit. Everything else (damage, old LZW, rare predictors, reversed bits) is left to
// libtiff, which has the last word on what is an error. But for one case: where a Deflate stream
// holds more than the piece, libtiff 4.5 says all is well and leaves the piece's end as it was.
// Source: TIFF 6.0, sections 13 and 14. Thread: one at a time a codec.
#pragma once

#include "core/base/page_bytes.h"
#include "core/io/tiff_layout.h"

namespace lightstack::io {

enum class TiffPiece { Decoded, Left, Damaged }; // Left: to libtiff

class TiffStripCodec {
public:
    // Of the handle's current directory; both must outlive the codec.
    TiffStripCodec(const TiffHandle& handle, const TiffLayout& layout);

    // Reads and decodes strip or tile `index`. `out`: whole rows of `rowBytes`, in native byte
    // order when they are decoded; anything else otherwise.
    TiffPiece read(std::uint32_t index, std::span<std::byte> out, std::size_t rowBytes);

private:
    enum class Kind { None, Lzw, Deflate };
    TiffPiece decode(std::span<const std::byte> coded, std::span<std::byte> out);
    void finish(std::span<std::byte> out, std::size_t rowBytes) const;

    const TiffHandle* m_handle;
    base::PageBytes m_coded;         // read into
    std::vector<std::byte> m_longer; // more than was asked for
    Kind m_kind = Kind::None;
    bool m_accumulates = false; // predictor 2
    int m_samples = 1;
    const TiffLayout* m_layout;
};

// All of `out`, or false. Codes run from the most significant bit, of 9 to 12 bits.
bool decodeLzw(std::span<const std::byte> coded, std::span<std::byte> out) noexcept;

} // namespace lightstack::io
