// The pixels of a TIFF page as rows, from top to bottom, with bounded memory whatever its size.
//
// Strips and bands of tiles are decoded one after the other; uncompressed ones are read straight
// from the file in large pieces. Rows arrive packed (bits as in the file, native byte order);
// unpackRow spreads them to whole samples. Thread: one at a time a handle.
#pragma once

#include "core/io/tiff_layout.h"

#include <functional>

namespace lightstack::io {

// Called a row of a plane at a time; `packed` is good for the call only.
using TiffRowSink = std::function<void(int y, std::span<const std::byte> packed)>;

struct TiffRowsResult {
    int rows = 0;               // delivered
    std::optional<Error> error; // why the rest is missing
};

// All rows of `plane`. Stops at the first strip that cannot be decoded, or goes on past it (its
// rows are not delivered) with `tolerant`. Cancelled is an error too.
TiffRowsResult readTiffRows(TiffHandle& handle, const TiffLayout& layout, int plane, bool tolerant,
    const std::stop_token& stop, const TiffRowSink& sink);

// `count` samples of `layout.bits` to samples of layout.type. Bits run from the most significant.
void unpackTiffRow(
    const TiffLayout& layout, std::span<const std::byte> packed, int count, std::byte* out);

} // namespace lightstack::io
