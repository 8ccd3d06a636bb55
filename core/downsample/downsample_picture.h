// One picture, smaller: from its file to the bytes of the new one.
//
// 1. headerOf() reads the header alone, judge() says of it: does it fit already, and what will
// become of it? 2. reduce() decodes (JPEG at n/8 of the size where that leaves more than enough of
// the size wanted), turns it upright, shrinks by Lanczos. 16 bits stay where the format can hold
// them, the colour profile goes along or is used up, CMYK becomes sRGB, alpha is laid over the
// background where it has to. 3. io::writePicture() makes a file of it. shrink() is both in one.
// Thread: pure, any thread.
#pragma once

#include "core/downsample/carried_metadata.h"
#include "core/downsample/downsample_request.h"
#include "core/downsample/output_pixels.h"

namespace lightstack::downsample {

// What does not depend on what is asked.
struct PictureHeader {
    std::optional<io::FileFormat> format; // one of those written here
    image::PixelSize size;                // upright
    image::SampleType sampleType = image::SampleType::U8;
    int channels = 1;
    int pages = 1;
    bool animated = false;
    bool lossless = false;       // a WebP that is: its result is, too
    bool coarse = false;         // a TIFF of so few colours that it may be made of dots
    std::uint64_t heldBytes = 0; // beside the pixels while it is decoded
};

// Errors: as of opening and reading the header.
Result<PictureHeader> headerOf(const io::ImageFile& file, const std::stop_token& stop);

// The size that the request gives a picture; its own where that fits.
image::PixelSize targetSize(image::PixelSize size, const DownsampleRequest& request) noexcept;

struct Judgement {
    image::PixelSize size;                        // upright
    image::PixelSize target;                      // the same where it fits
    io::FileFormat format = io::FileFormat::Jpeg; // of the result
    bool fits = false;                            // nothing to do
    bool converts = false;                        // the result has another format than the file
    bool lossless = false;                        // as WriteRequest has it
    int decodedSide = 0;                          // long side to be decoded at least; 0: whole
    std::uint64_t decodeBytes = 0;                // of memory that shrink() takes, about
};

// Unsupported for what is no still picture (an animation would lose its frames) or has samples that
// the format cannot hold.
Result<Judgement> judge(const PictureHeader& header, const DownsampleRequest& request);

struct ReducedPicture {
    OutputPixels pixels;
    io::WriteRequest write; // with what goes along
    Carried carried;        // and the rest of that
    double loadSeconds = 0;
    double reduceSeconds = 0;
};
// Errors: as of decoding; CorruptData for what only half can be read of.
Result<ReducedPicture> reduce(const io::ImageFile& file, const Judgement& judgement,
    const DownsampleRequest& request, const std::stop_token& stop);

struct SmallPicture {
    std::vector<std::byte> bytes;
    std::vector<std::string> dropped; // metadata that could not go along
    double loadSeconds = 0;
    double processSeconds = 0; // shrinking and encoding
};

Result<SmallPicture> shrink(const io::ImageFile& file, const Judgement& judgement,
    const DownsampleRequest& request, const std::stop_token& stop);

} // namespace lightstack::downsample
