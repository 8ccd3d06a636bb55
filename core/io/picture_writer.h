// Pixels to the bytes of a picture file: JPEG, PNG, WebP, TIFF, with profile and metadata blocks.
//
// Everything is made in memory; who writes the file does so aside, checks and renames
// (core/base/atomic_file.h). One file a library: jpeg_writer, png_writer, webp_writer, tiff_writer.
// Thread: pure, any thread.
#pragma once

#include "core/io/image_reader.h"
#include "core/metadata/extended_xmp.h"

namespace lightstack::io {

enum class FileFormat { Jpeg, Png, WebP, Tiff };

std::string_view fileFormatMime(FileFormat format) noexcept;
std::string_view fileFormatExtension(FileFormat format) noexcept; // ".jpg"

enum class ChromaSampling { Full, Half, Quarter }; // 4:4:4, 4:2:2, 4:2:0

struct WriteRequest {
    FileFormat format = FileFormat::Jpeg;
    int quality = 95;                             // JPEG and WebP, 1 to 100
    ChromaSampling chroma = ChromaSampling::Full; // JPEG
    bool lossless = false;                        // WebP: `quality` says nothing then
    std::vector<std::byte> icc;                   // empty: none
    std::vector<std::byte> exif;                  // from its TIFF header on
    std::vector<std::byte> xmp;                   // the packet, of any length
    // What the packet names as its rest; JPEG keeps it apart, others take it into the packet.
    std::optional<metadata::ExtendedXmp> extendedXmp = {};
};

struct WrittenPicture {
    std::vector<std::byte> bytes;
    std::vector<std::string> dropped; // metadata blocks that the format cannot hold: "XMP"
};

// `pixels` interleaved: 1 to 4 channels as `color` says (grey, grey and alpha, RGB, RGBA; alpha
// straight). JPEG: U8, no alpha. WebP: U8. PNG: U8, U16. TIFF: U8, U16, F32. Usage for anything
// else; LimitExceeded for sides that the format cannot hold.
Result<WrittenPicture> writePicture(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request);

// One a library; writePicture() has checked what they get.
Result<WrittenPicture> writeJpeg(const image::ImageBuffer& pixels, const WriteRequest& request);
Result<WrittenPicture> writePng(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request);
Result<WrittenPicture> writeWebP(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request);
Result<WrittenPicture> writeTiff(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request);

} // namespace lightstack::io
