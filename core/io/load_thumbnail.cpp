#include "core/io/render.h"
#include "core/raster/resample.h"

namespace lightstack::io {

bool isWindowed(const Picture& picture) noexcept {
    return picture.color == ColorModel::Gray && picture.pixels.spec().type != image::SampleType::U8;
}

Result<ThumbnailPicture> loadThumbnail(
    const ImageFile& file, const ReadHint& hint, const std::optional<raster::WindowLevel>& window) {
    const auto named = [&](Error error) {
        if (error.path.empty()) error.path = file.path();
        return tl::unexpected<Error>(std::move(error));
    };
    const auto reader = readerFor(file);
    if (!reader) return named(reader.error());
    const auto info = (*reader)->info(file, hint.page, hint.stop);
    if (!info) return named(info.error());
    const auto picture = (*reader)->picture(file, hint);
    if (!picture) return named(picture.error());
    if (hint.stop.stop_requested()) return cancelled(file.path());
    auto rendered = render(*picture,
        {.maxSide = hint.maxSide, .window = isWindowed(*picture) ? window : std::nullopt});
    if (!rendered) return named(rendered.error());

    ThumbnailPicture out;
    out.image = std::move(rendered->image);
    out.origin = picture->origin;
    out.provisional = picture->provisional;
    out.fullSize = raster::orientedSize(picture->fullSize, picture->orientation);
    out.pages = info->pages;
    out.bits = info->bits;
    out.mime = file.mime().mime;
    out.warnings = picture->warnings;
    return out;
}

} // namespace lightstack::io
