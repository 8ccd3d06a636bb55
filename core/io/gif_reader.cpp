#include "core/io/gif_reader.h"

#include "core/io/gif_file.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

struct Rect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

Rect onScreen(const GifFrame& frame, image::PixelSize screen) noexcept {
    return {std::min(frame.left, screen.width), std::min(frame.top, screen.height),
        std::min(frame.left + frame.size.width, screen.width),
        std::min(frame.top + frame.size.height, screen.height)};
}

Result<std::vector<std::uint8_t>> indicesOf(
    base::ByteSource& source, const GifFrame& frame, std::uint64_t maxBytes, bool& whole) {
    image::ImageSpec spec;
    spec.size = frame.size;
    const auto bytes = image::checkedByteSize(spec, maxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    return decodeGifFrame(source, frame, whole);
}

// The screen in RGBA, frame upon frame.
class Canvas {
public:
    static Result<Canvas> make(image::PixelSize screen, std::uint64_t maxBytes) {
        image::ImageSpec spec;
        spec.size = screen;
        spec.channels = 4;
        Canvas canvas;
        auto pixels = image::ImageBuffer::allocate(spec, maxBytes);
        if (!pixels) return tl::unexpected(pixels.error());
        canvas.m_pixels = std::move(*pixels);
        std::ranges::fill(canvas.m_pixels.mutableBytes(), std::byte{0});
        return canvas;
    }

    void draw(const GifFrame& frame, const std::vector<std::uint8_t>& indices) {
        const Rect rect = onScreen(frame, m_pixels.spec().size);
        for (int y = rect.top; y < rect.bottom; ++y) {
            std::byte* out = at(rect.left, y);
            const std::size_t row = static_cast<std::size_t>(y - frame.top) *
                                    static_cast<std::size_t>(frame.size.width);
            for (int x = rect.left; x < rect.right; ++x, out += 4) {
                const std::size_t i = row + static_cast<std::size_t>(x - frame.left);
                if (i >= indices.size()) return;
                const int index = indices[i];
                if (index == frame.transparent) continue;
                std::array<std::uint8_t, 3> colour = {};
                if (static_cast<std::size_t>(index) < frame.palette.size())
                    colour = frame.palette[static_cast<std::size_t>(index)];
                for (std::size_t c = 0; c < 3; ++c)
                    out[c] = std::byte{colour[c]};
                out[3] = std::byte{255};
            }
        }
    }

    void clear(const GifFrame& frame) {
        const Rect rect = onScreen(frame, m_pixels.spec().size);
        for (int y = rect.top; y < rect.bottom; ++y)
            std::fill(at(rect.left, y), at(rect.right, y), std::byte{0});
    }

    [[nodiscard]] std::vector<std::byte> saved() const {
        return {m_pixels.bytes().begin(), m_pixels.bytes().end()};
    }
    void restore(const std::vector<std::byte>& saved) {
        std::ranges::copy(saved, m_pixels.mutableBytes().begin());
    }

    [[nodiscard]] bool isOpaque() const {
        const auto bytes = m_pixels.bytes();
        for (std::size_t i = 3; i < bytes.size(); i += 4)
            if (bytes[i] != std::byte{255}) return false;
        return true;
    }
    [[nodiscard]] const image::ImageBuffer& pixels() const noexcept { return m_pixels; }

private:
    std::byte* at(int x, int y) noexcept {
        return m_pixels.mutableBytes().data() +
               (static_cast<std::size_t>(y) * static_cast<std::size_t>(m_pixels.spec().size.width) +
                   static_cast<std::size_t>(x)) *
                   4;
    }

    image::ImageBuffer m_pixels;
};

Result<image::ImageBuffer> withoutAlpha(const image::ImageBuffer& rgba, std::uint64_t maxBytes) {
    image::ImageSpec spec = rgba.spec();
    spec.channels = 3;
    auto rgb = image::ImageBuffer::allocate(spec, maxBytes);
    if (!rgb) return tl::unexpected(rgb.error());
    const auto from = rgba.bytes();
    std::byte* out = rgb->mutableBytes().data();
    for (std::size_t i = 0; i < from.size(); i += 4)
        out = std::copy_n(from.data() + i, 3, out);
    return std::move(*rgb);
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
        const Rect rect = onScreen(frame, gif->screen);
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
        auto canvas = Canvas::make(gif->screen, hint.maxBytes);
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
            const bool last = i == hint.page;
            std::vector<std::byte> before;
            if (!last && frame.disposal == GifDisposal::Previous) before = canvas->saved();
            canvas->draw(frame, *indices);
            const auto rows = indices->size() / static_cast<std::size_t>(frame.size.width);
            if (last && !whole)
                picture.warnings.push_back(
                    frame.interlaced ? "rows of the picture are missing"
                                     : "the picture ends after " + std::to_string(rows) + " rows");
            if (!last && frame.disposal == GifDisposal::Background) canvas->clear(frame);
            if (!before.empty()) canvas->restore(before);
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
