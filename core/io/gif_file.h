// The structure of a GIF file: screen, palettes, frames; LZW to indices. Private to gif_*.cpp.
// Thread: pure, any thread; the source is one thread's.
#pragma once

#include "core/base/byte_source.h"
#include "core/image/image_spec.h"

#include <array>
#include <vector>

namespace lightstack::io {

using GifPalette = std::vector<std::array<std::uint8_t, 3>>;

enum class GifDisposal { Keep, Background, Previous };

struct GifFrame {
    int left = 0;
    int top = 0;
    image::PixelSize size;
    bool interlaced = false;
    int transparent = -1; // index, -1: none
    GifDisposal disposal = GifDisposal::Keep;
    int delayMs = 0;
    GifPalette palette;     // its own, else the file's
    std::uint64_t data = 0; // where the LZW code size stands
};

struct GifFile {
    image::PixelSize screen; // at least the first frame's reach
    GifPalette palette;
    std::vector<GifFrame> frames;
    int plays = 1;        // 0: for ever
    bool complete = true; // the trailer was found
};

constexpr std::size_t kMostGifFrames = 100'000;

// Looks no further than `mostFrames`. CorruptData where there is no frame.
Result<GifFile> readGifFile(base::ByteSource& source, std::size_t mostFrames = kMostGifFrames);

// size.width * size.height indices in reading order (interlacing undone); fewer where data are
// missing or damaged: of an interlaced frame they are all there, unless there is none, and `whole`
// is false.
std::vector<std::uint8_t> decodeGifFrame(
    base::ByteSource& source, const GifFrame& frame, bool& whole);

} // namespace lightstack::io
