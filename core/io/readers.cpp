#include "core/io/gif_reader.h"
#include "core/io/heif_reader.h"
#include "core/io/jpeg_reader.h"
#include "core/io/jxl_reader.h"
#include "core/io/netpbm_reader.h"
#include "core/io/pcx_reader.h"
#include "core/io/png_reader.h"
#include "core/io/psd_reader.h"
#include "core/io/qt_plugin_reader.h"
#include "core/io/raw_reader.h"
#include "core/io/tga_reader.h"
#include "core/io/tiff_reader.h"

#include <array>

namespace lightstack::io {
namespace {

// The inks of every JPEG are inverted, as Adobe writes them: those without Adobe's marker have lost
// it, and are shown so by Pillow, ImageMagick, libvips, Skia and the browsers.
class JpegOfInvertedInks final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return jpegReader().name(); }
    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return jpegReader().claims(mime);
    }
    Result<ImageInfo> info(
        const ImageFile& file, int page, const std::stop_token& stop) const override {
        return jpegReader().info(file, page, stop);
    }
    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        return jpegReader().samples(file, hint);
    }
    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        Result<Picture> picture = jpegReader().picture(file, hint);
        if (picture && picture->color == ColorModel::Cmyk) picture->cmykInverted = true;
        return picture;
    }
};

const ImageReader& invertedJpegReader() {
    static const JpegOfInvertedInks reader;
    return reader;
}

} // namespace

std::span<const ImageReader* const> readers() noexcept {
    static const std::array<const ImageReader*, 12> table = {
        &invertedJpegReader(),
        &tiffReader(),
        &pngReader(),
        &rawReader(),
        &heifReader(),
        &gifReader(),
        &jxlReader(),
        &netpbmReader(),
        &psdReader(),
        &tgaReader(),
        &pcxReader(),
        &qtPluginReader(),
    };
    return table;
}

Result<const ImageReader*> readerFor(const ImageFile& file) {
    for (const ImageReader* reader : readers())
        if (reader->claims(file.mime())) return reader;
    // No picture yet, whatever its name: a copy that has not come, or that was cut off at once.
    if (file.stamp().size == 0)
        return fail(ErrorCode::CorruptData, file.path(), "the file is empty");
    const std::string mime(file.mime().mime);
    return fail(ErrorCode::Unsupported, file.path(),
        mime.starts_with("image/") ? mime + " is a kind of picture not read here"
                                   : mime + " is not a picture");
}

} // namespace lightstack::io
