// The pixels of a TIFF page as they come out of the file, with bounded memory whatever its size.
//
// Strips are decoded one after the other, tiles band by band; uncompressed strips that follow each
// other are read straight from the file in large pieces; strips larger than kMostTiffStrip row by
// row. Pixels arrive packed (bits as in the file, native byte order); unpackTiffRow spreads them to
// whole samples. Parts that the file leaves out on purpose (offset and length 0) are zeros.
// With `tolerant` damage is passed over: of a damaged strip the rows before the damage are
// delivered, the rest is missing. Thread: one at a time a handle.
#pragma once

#include "core/io/tiff_layout.h"

namespace lightstack::io {

constexpr std::uint64_t kMostTiffStrip = std::uint64_t{16} << 20; // decoded in one go
constexpr std::uint64_t kMostTiffRow = std::uint64_t{256} << 20;

// Receives the pixels of one plane.
class TiffPixels {
public:
    virtual ~TiffPixels() = default;
    // `count` pixels of row `y` from column `x` on; `packed` is good for the call only.
    virtual void put(int y, int x, int count, std::span<const std::byte> packed) = 0;
    // Nothing more comes for the rows above `y`.
    virtual void rowsDone(int /*y*/) {}
};

struct TiffReading {
    bool tolerant = false;
    bool fillGaps = true; // deliver the zeros of parts that are left out
    std::stop_token stop;
};

struct TiffRowsResult {
    bool any = false;           // something was delivered that stood in the file
    std::optional<Error> error; // the first reason why a part is missing
};

// All pixels of `plane`, as stored. Stops at the first trouble unless tolerant; Cancelled,
// LimitExceeded and Io always stop.
TiffRowsResult readTiffRows(TiffHandle& handle, const TiffLayout& layout, int plane,
    const TiffReading& reading, TiffPixels& pixels);

// The same through libtiff's conversion to RGB (3 bytes a pixel, all planes at once), for the kinds
// that only it understands. Unsupported where it does not either.
TiffRowsResult readTiffRgbRows(
    TiffHandle& handle, const TiffLayout& layout, const TiffReading& reading, TiffPixels& pixels);

// Uncompressed whole bytes in strips: such planes can be read straight to where they belong.
bool isPlainTiff(const TiffLayout& layout) noexcept;
// From the file's byte order to this machine's, in place.
void swapTiffSamples(const TiffLayout& layout, std::span<std::byte> samples);
// One plane of an isPlainTiff() page to `out` (height x packed row bytes), in native byte order.
TiffRowsResult readPlainTiff(TiffHandle& handle, const TiffLayout& layout, int plane,
    const std::stop_token& stop, std::byte* out);

// `count` samples of `layout.bits` to samples of layout.type. Bits run from the most significant.
void unpackTiffRow(
    const TiffLayout& layout, std::span<const std::byte> packed, std::size_t count, std::byte* out);

} // namespace lightstack::io
