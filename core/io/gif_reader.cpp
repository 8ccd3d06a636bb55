#include "core/io/gif_reader.h"

#include "core/io/gif_canvas.h"
#include "core/io/indexed_picture.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

Result<std::vector<std::uint8_t>> indicesOf(
    base::ByteSource& source, const GifFrame& frame, std::uint64_t maxBytes, bool& whole) {
    image::ImageSpec spec;
    spec.size = frame.size;
    const auto bytes = image::checkedByteSize(spec, maxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    return decodeGifFrame(source, frame, whole);
}

Result<GifFile> fileUpTo(const ImageFile& file, int page) {
    const auto frames = static_cast<std::size_t>(std::max(page, 0)) + 1;
    auto gif = readGifFile(file.bytes(), std::min(frames, kMostGifFrames));
    if (gif && (page < 0 || gif->frames.size() < frames))
        return fail(ErrorCode::NotFound, {}, "has no page " + std::to_string(page));
    return gif;
}

class GifReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "gif"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/gif";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        const auto gif = readGifFile(file.bytes());
        if (!gif) return tl::unexpected(gif.error());
        ImageInfo info;
        info.size = gif->screen;
        info.pages = static_cast<int>(gif->frames.size());
        info.animated = info.pages > 1;
        info.photometric = "Palette";
        info.compression = "LZW";
        return info;
    }

    // The screen with this frame alone on it; around it the transparent index, else 0 (as Pillow).
    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto gif = fileUpTo(file, hint.page);
        if (!gif) return tl::unexpected(gif.error());
        const GifFrame& frame = gif->frames[static_cast<std::size_t>(hint.page)];
        bool whole = true;
        const auto indices = indicesOf(file.bytes(), frame, hint.maxBytes, whole);
        if (!indices) return tl::unexpected(indices.error());
        const auto width = static_cast<std::size_t>(frame.size.width);
        if (!whole) return fail(ErrorCode::CorruptData, {}, "the picture ends early");
        image::ImageSpec spec;
        spec.size = gif->screen;
        auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
        if (!buffer) return tl::unexpected(buffer.error());
        const auto out = buffer->mutableBytes();
        std::ranges::fill(out, static_cast<std::byte>(std::max(frame.transparent, 0)));
        const GifRect rect = onScreen(frame, gif->screen);
        for (int y = rect.top; y < rect.bottom; ++y) {
            const std::uint8_t* row =
                indices->data() + static_cast<std::size_t>(y - frame.top) * width;
            std::memcpy(out.data() + static_cast<std::size_t>(y) * spec.rowBytes() +
                            static_cast<std::size_t>(rect.left),
                row, static_cast<std::size_t>(rect.right - rect.left));
        }
        return std::move(*buffer);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const auto gif = fileUpTo(file, hint.page);
        if (!gif) return tl::unexpected(gif.error());
        auto canvas = GifCanvas::make(gif->screen, hint.maxBytes);
        if (!canvas) return tl::unexpected(canvas.error());
        Picture picture;
        for (int i = 0; i <= hint.page; ++i) {
            if (hint.stop.stop_requested()) return cancelled();
            const GifFrame& frame = gif->frames[static_cast<std::size_t>(i)];
            bool whole = true;
            const auto indices = indicesOf(file.bytes(), frame, hint.maxBytes, whole);
            if (!indices) return tl::unexpected(indices.error());
            if (indices->empty() && hint.page == 0)
                return fail(ErrorCode::CorruptData, {}, "the picture's data are damaged");
            canvas->draw(frame, *indices);
            const auto rows = indices->size() / static_cast<std::size_t>(frame.size.width);
            if (i == hint.page && !whole)
                picture.warnings.push_back(
                    frame.interlaced ? "rows of the picture are missing"
                                     : "the picture ends after " + std::to_string(rows) + " rows");
        }
        const bool opaque = canvas->isOpaque();
        picture.color = opaque ? ColorModel::Rgb : ColorModel::Rgba;
        picture.pixels = canvas->pixels();
        if (opaque) {
            auto rgb = withoutAlpha(canvas->pixels(), hint.maxBytes);
            if (!rgb) return tl::unexpected(rgb.error());
            picture.pixels = std::move(*rgb);
        }
        picture.fullSize = gif->screen;
        return picture;
    }
};

} // namespace

const ImageReader& gifReader() {
    static const GifReader reader;
    return reader;
}

} // namespace lightstack::io
