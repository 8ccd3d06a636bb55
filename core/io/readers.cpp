#include "core/io/bmp_reader.h"
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

std::span<const ImageReader* const> readers() noexcept {
    static const std::array<const ImageReader*, 13> table = {
        &jpegReader(),
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
        &bmpReader(),
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
