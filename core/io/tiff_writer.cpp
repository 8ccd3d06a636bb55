// libtiff's encoder, into memory: Deflate with prediction, one strip a 64 KB, profile, XMP; EXIF
// does not travel (it is a directory, not a block).
#include "core/io/picture_writer.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <tiffio.h>

namespace lightstack::io {
namespace {

constexpr std::size_t kStripBytes = std::size_t{64} << 10;

struct Output {
    std::vector<std::byte> bytes;
    std::uint64_t at = 0;
};

tmsize_t onRead(thandle_t handle, void* out, tmsize_t size) {
    auto& file = *static_cast<Output*>(handle);
    const std::uint64_t left =
        file.bytes.size() - std::min<std::uint64_t>(file.at, file.bytes.size());
    const auto n = std::min<std::uint64_t>(static_cast<std::uint64_t>(size), left);
    std::memcpy(out, file.bytes.data() + file.at, n);
    file.at += n;
    return static_cast<tmsize_t>(n);
}

tmsize_t onWrite(thandle_t handle, void* data, tmsize_t size) {
    auto& file = *static_cast<Output*>(handle);
    const auto n = static_cast<std::uint64_t>(size);
    if (file.at + n > file.bytes.size()) file.bytes.resize(file.at + n);
    std::memcpy(file.bytes.data() + file.at, data, n);
    file.at += n;
    return size;
}

toff_t onSeek(thandle_t handle, toff_t offset, int whence) {
    auto& file = *static_cast<Output*>(handle);
    if (whence == SEEK_CUR)
        file.at += offset;
    else
        file.at = whence == SEEK_END ? file.bytes.size() + offset : offset;
    return file.at;
}

int onClose(thandle_t) {
    return 0;
}

toff_t onSize(thandle_t handle) {
    return static_cast<Output*>(handle)->bytes.size();
}

struct WriterCloser {
    void operator()(TIFF* tiff) const noexcept { TIFFClose(tiff); }
};

bool putTags(
    TIFF* tiff, const image::ImageSpec& spec, ColorModel color, const WriteRequest& request) {
    const bool alpha = color == ColorModel::GrayAlpha || color == ColorModel::Rgba;
    const bool grey = color == ColorModel::Gray || color == ColorModel::GrayAlpha;
    const bool floats = image::isFloat(spec.type);
    const auto rows = std::clamp<std::size_t>(
        kStripBytes / spec.rowBytes(), 1, static_cast<std::size_t>(spec.size.height));
    bool good =
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, spec.size.width) != 0 &&
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, spec.size.height) != 0 &&
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, image::bytesPerSample(spec.type) * 8) != 0 &&
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, spec.channels) != 0 &&
        TIFFSetField(
            tiff, TIFFTAG_SAMPLEFORMAT, floats ? SAMPLEFORMAT_IEEEFP : SAMPLEFORMAT_UINT) != 0 &&
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) != 0 &&
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, grey ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB) !=
            0 &&
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE) != 0 &&
        TIFFSetField(tiff, TIFFTAG_PREDICTOR,
            floats ? PREDICTOR_FLOATINGPOINT : PREDICTOR_HORIZONTAL) != 0 &&
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(rows)) != 0;
    if (alpha) {
        const std::uint16_t kind = EXTRASAMPLE_UNASSALPHA;
        good = good && TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &kind) != 0;
    }
    if (!request.icc.empty())
        good = good && TIFFSetField(tiff, TIFFTAG_ICCPROFILE,
                           static_cast<std::uint32_t>(request.icc.size()), request.icc.data()) != 0;
    if (!request.xmp.empty())
        good = good && TIFFSetField(tiff, TIFFTAG_XMLPACKET,
                           static_cast<std::uint32_t>(request.xmp.size()), request.xmp.data()) != 0;
    return good;
}

} // namespace

Result<WrittenPicture> writeTiff(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request) {
    const image::ImageSpec& spec = pixels.spec();
    Output file;
    const std::unique_ptr<TIFF, WriterCloser> tiff(TIFFClientOpen(
        "memory", "wm", &file, onRead, onWrite, onSeek, onClose, onSize, nullptr, nullptr));
    if (tiff == nullptr || !putTags(tiff.get(), spec, color, request))
        return fail(ErrorCode::Io, {}, "cannot encode a TIFF");
    // Whole strips: of single rows libtiff does not let libdeflate have them. Prediction works on a
    // copy of libtiff's own.
    std::uint32_t rows = 0;
    TIFFGetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, &rows);
    const auto height = static_cast<std::uint32_t>(spec.size.height);
    for (std::uint32_t y = 0; y < height; y += rows) {
        const auto bytes = static_cast<tmsize_t>(std::min(rows, height - y) * spec.rowBytes());
        void* strip = const_cast<std::byte*>(pixels.row(static_cast<int>(y)));
        if (TIFFWriteEncodedStrip(tiff.get(), y / rows, strip, bytes) != bytes)
            return fail(ErrorCode::Io, {}, "cannot encode a TIFF");
    }
    if (TIFFWriteDirectory(tiff.get()) != 1) return fail(ErrorCode::Io, {}, "cannot encode a TIFF");
    WrittenPicture written{std::move(file.bytes), {}};
    file.bytes.clear();
    if (!request.exif.empty()) written.dropped.emplace_back("EXIF");
    return written;
}

} // namespace lightstack::io
