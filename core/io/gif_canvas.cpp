#include "core/io/gif_canvas.h"

#include <algorithm>

namespace lightstack::io {

Result<GifCanvas> GifCanvas::make(image::PixelSize screen, std::uint64_t maxBytes) {
    image::ImageSpec spec;
    spec.size = screen;
    spec.channels = 4;
    auto pixels = image::ImageBuffer::allocate(spec, maxBytes);
    if (!pixels) return tl::unexpected(pixels.error());
    GifCanvas canvas;
    canvas.m_pixels = std::move(*pixels);
    canvas.clear();
    return canvas;
}

void GifCanvas::clear() {
    std::ranges::fill(m_pixels.mutableBytes(), std::byte{0});
    m_disposal = GifDisposal::Keep;
}

GifRect onScreen(const GifFrame& frame, image::PixelSize screen) noexcept {
    return {std::min(frame.left, screen.width), std::min(frame.top, screen.height),
        std::min(frame.left + frame.size.width, screen.width),
        std::min(frame.top + frame.size.height, screen.height)};
}

std::byte* GifCanvas::at(int x, int y) noexcept {
    const auto width = static_cast<std::size_t>(m_pixels.spec().size.width);
    return m_pixels.mutableBytes().data() +
           (static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)) * 4;
}

void GifCanvas::save(const GifRect& rect) {
    m_before.clear();
    for (int y = rect.top; y < rect.bottom; ++y)
        m_before.insert(m_before.end(), at(rect.left, y), at(rect.right, y));
}

void GifCanvas::settle() {
    const auto row = static_cast<std::size_t>(m_last.right - m_last.left) * 4;
    const std::byte* before = m_before.data();
    for (int y = m_last.top; y < m_last.bottom && m_disposal != GifDisposal::Keep; ++y) {
        if (m_disposal == GifDisposal::Background)
            std::fill_n(at(m_last.left, y), row, std::byte{0});
        else
            std::copy_n(before, row, at(m_last.left, y));
        before += row;
    }
    m_disposal = GifDisposal::Keep;
}

void GifCanvas::draw(const GifFrame& frame, std::span<const std::uint8_t> indices) {
    settle();
    m_disposal = frame.disposal;
    m_last = onScreen(frame, m_pixels.spec().size);
    if (m_disposal == GifDisposal::Previous) save(m_last);
    for (int y = m_last.top; y < m_last.bottom; ++y) {
        std::byte* out = at(m_last.left, y);
        const std::size_t row =
            static_cast<std::size_t>(y - frame.top) * static_cast<std::size_t>(frame.size.width);
        for (int x = m_last.left; x < m_last.right; ++x, out += 4) {
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

bool GifCanvas::isOpaque() const {
    const auto bytes = m_pixels.bytes();
    for (std::size_t i = 3; i < bytes.size(); i += 4)
        if (bytes[i] != std::byte{255}) return false;
    return true;
}

} // namespace lightstack::io
