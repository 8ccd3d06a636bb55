#include "core/io/gif_animation.h"

#include "core/io/gif_canvas.h"

namespace lightstack::io {
namespace {

// Colours are opaque or not there: they are premultiplied as they are.
QImage imageOf(const image::ImageBuffer& rgba) {
    const image::PixelSize size = rgba.spec().size;
    QImage out(size.width, size.height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < size.height && !out.isNull(); ++y) {
        const auto* from = rgba.rowAs<std::uint8_t>(y);
        auto* to = reinterpret_cast<QRgb*>(out.scanLine(y));
        for (int x = 0; x < size.width; ++x, from += 4)
            to[x] = from[3] == 0 ? 0 : qRgba(from[0], from[1], from[2], from[3]);
    }
    return out;
}

class GifAnimation final : public Animation {
public:
    GifAnimation(ImageFile file, GifFile gif, GifCanvas canvas)
        : m_file(std::move(file)), m_gif(std::move(gif)), m_canvas(std::move(canvas)) {}

    [[nodiscard]] int frames() const noexcept override {
        return static_cast<int>(m_gif.frames.size());
    }
    [[nodiscard]] int plays() const noexcept override { return m_gif.plays; }

    Result<AnimationFrame> next(const std::stop_token& stop) override {
        if (stop.stop_requested()) return cancelled();
        if (m_next == m_gif.frames.size()) {
            m_next = 0;
            m_canvas.clear();
        }
        const GifFrame& frame = m_gif.frames[m_next];
        if (std::int64_t{frame.size.width} * frame.size.height > kMostAnimationPixels)
            return fail(ErrorCode::LimitExceeded, m_file.path(), "a frame of it is too large");
        bool whole = true;
        const auto indices = decodeGifFrame(m_file.bytes(), frame, whole);
        if (indices.empty())
            return fail(ErrorCode::CorruptData, m_file.path(), "a frame is damaged");
        m_canvas.draw(frame, indices);
        AnimationFrame out{
            imageOf(m_canvas.pixels()), static_cast<int>(m_next++), delayMeant(frame.delayMs)};
        if (out.image.isNull()) return fail(ErrorCode::LimitExceeded, {}, "is too large");
        return out;
    }

private:
    ImageFile m_file;
    GifFile m_gif;
    GifCanvas m_canvas;
    std::size_t m_next = 0;
};

} // namespace

Result<std::unique_ptr<Animation>> openGifAnimation(ImageFile file) {
    const auto said = [&](Error error) {
        error.path = file.path();
        return tl::unexpected(std::move(error));
    };
    auto gif = readGifFile(file.bytes());
    if (!gif) return said(std::move(gif.error()));
    if (gif->frames.size() < 2) return fail(ErrorCode::Unsupported, file.path(), "does not move");
    auto canvas = GifCanvas::make(gif->screen, kMostAnimationPixels * 4);
    if (!canvas) return said(std::move(canvas.error()));
    return std::make_unique<GifAnimation>(std::move(file), *std::move(gif), *std::move(canvas));
}

} // namespace lightstack::io
