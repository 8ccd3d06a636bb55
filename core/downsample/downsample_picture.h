// One picture, smaller: from its file to the bytes of the new one.
//
// 1. judge() reads the header alone: does it fit already, and what will become of it? 2. shrink()
// decodes (JPEG at n/8 of the size where that leaves at least twice the size wanted), turns it
// upright, shrinks by Lanczos, encodes. 16 bits stay where the format can hold them, the colour
// profile goes along, CMYK becomes sRGB, alpha is laid over the background where it has to.
// Thread: pure, any thread.
#pragma once

#include "core/downsample/downsample_request.h"

namespace lightstack::downsample {

struct Judgement {
    image::PixelSize size;                        // upright
    image::PixelSize target;                      // the same where it fits
    io::FileFormat format = io::FileFormat::Jpeg; // of the result
    bool fits = false;                            // nothing to do
    bool converts = false;                        // the result has another format than the file
    std::uint64_t decodeBytes = 0;                // of memory that shrink() takes, about
};

// Errors: as of opening and reading the header; Unsupported for what is no still picture (an
// animation would lose its frames) or has samples that the format cannot hold.
Result<Judgement> judge(
    const io::ImageFile& file, const DownsampleRequest& request, const std::stop_token& stop);

struct SmallPicture {
    std::vector<std::byte> bytes;
    std::vector<std::string> dropped; // metadata that could not go along
    double loadSeconds = 0;
    double processSeconds = 0; // shrinking and encoding
};

Result<SmallPicture> shrink(const io::ImageFile& file, const Judgement& judgement,
    const DownsampleRequest& request, const std::stop_token& stop);

} // namespace lightstack::downsample
