// The structure of a Photoshop file: header, palette, resources, where the composite stands.
// Private to psd_reader.cpp. Source: Adobe Photoshop File Formats Specification.
// Thread: pure, any thread; the source is one thread's.
#pragma once

#include "core/base/byte_source.h"
#include "core/image/image_spec.h"
#include "core/io/exif_brief.h"

#include <optional>
#include <vector>

namespace lightstack::io {

enum class PsdMode {
    Bitmap = 0,
    Grayscale = 1,
    Indexed = 2,
    Rgb = 3,
    Cmyk = 4,
    Multichannel = 7,
    Duotone = 8,
    Lab = 9
};

struct PsdFile {
    image::PixelSize size;
    int channels = 0; // stored; further ones than the mode's are alpha and spot channels
    int bits = 8;     // 1, 8, 16, 32
    PsdMode mode = PsdMode::Rgb;
    std::vector<std::uint8_t> palette;   // 256 red, 256 green, 256 blue
    std::optional<ByteExtent> thumbnail; // resource 1036: a JPEG
    std::vector<std::byte> icc;          // resource 1039
    bool hasTransparency = false;        // the first further channel is the picture's alpha
    int compression = 0;                 // 0 none, 1 RLE
    std::uint64_t data = 0;              // behind the compression number
};

Result<PsdFile> readPsdFile(base::ByteSource& source);

} // namespace lightstack::io
