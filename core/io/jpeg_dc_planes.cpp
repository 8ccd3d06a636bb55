#include "core/io/jpeg_dc_planes.h"

#include "core/io/jpeg_join_rows.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

// One row of a plane brought to the result's width, in `scratch` where anything has to be done.
class PlaneRows {
public:
    PlaneRows(const JpegDcPlane& plane, int maxHorizontal, int maxVertical, bool smooth,
        image::PixelSize size)
        : m_plane(plane)
        , m_stepX(maxHorizontal / (plane.horizontal * plane.pixelsPerBlock))
        , m_stepY(maxVertical / (plane.vertical * plane.pixelsPerBlock))
        , m_smooth(smooth)
        , m_width((size.width + m_stepX - 1) / m_stepX)
        , m_height((size.height + m_stepY - 1) / m_stepY) {
        m_blend.resize(static_cast<std::size_t>(m_width));
        m_wide.resize(static_cast<std::size_t>(m_width) * 2 + 2);
    }

    const std::uint8_t* row(int y) {
        if (m_stepX == 1 && m_stepY == 1) return at(y);
        if (!m_smooth) {
            const std::uint8_t* source = at(y / m_stepY);
            if (m_stepX == 1) return source;
            for (std::size_t x = 0; x < m_blend.size(); ++x)
                m_wide[2 * x] = m_wide[2 * x + 1] = source[x];
            return m_wide.data();
        }
        return smoothRow(y);
    }

private:
    [[nodiscard]] const std::uint8_t* at(int y) const noexcept {
        return m_plane.pixels.data() +
               static_cast<std::size_t>(std::clamp(y, 0, m_height - 1)) * m_plane.stride();
    }

    // Triangle filter: 3/4 of the nearer and 1/4 of the farther sample, both ways where halved.
    const std::uint8_t* smoothRow(int y) {
        const int near = y / m_stepY;
        const int far = m_stepY == 1 ? near : near + ((y & 1) != 0 ? 1 : -1);
        const std::uint8_t* a = at(near);
        const std::uint8_t* b = at(far);
        for (std::size_t x = 0; x < m_blend.size(); ++x)
            m_blend[x] = static_cast<std::uint16_t>(3 * a[x] + b[x]);
        if (m_stepX == 1) {
            for (std::size_t x = 0; x < m_blend.size(); ++x)
                m_wide[x] = static_cast<std::uint8_t>((m_blend[x] + 2) >> 2);
            return m_wide.data();
        }
        const std::size_t last = m_blend.size() - 1;
        for (std::size_t x = 0; x <= last; ++x) {
            const int here = 3 * m_blend[x];
            m_wide[2 * x] =
                static_cast<std::uint8_t>((here + m_blend[x == 0 ? 0 : x - 1] + 8) >> 4);
            m_wide[2 * x + 1] =
                static_cast<std::uint8_t>((here + m_blend[x == last ? last : x + 1] + 7) >> 4);
        }
        return m_wide.data();
    }

    const JpegDcPlane& m_plane;
    int m_stepX;
    int m_stepY;
    bool m_smooth;
    int m_width; // of the plane's part that is used
    int m_height;
    std::vector<std::uint16_t> m_blend;
    std::vector<std::uint8_t> m_wide;
};

} // namespace

void finishProgressivePlane(JpegDcPlane& plane) {
    const int middle = plane.missingBits > 0 ? 1 << (plane.missingBits - 1) : 0;
    const int quant = plane.quant[0];
    plane.pixelsPerBlock = 1;
    plane.pixels.resize(plane.dc.size());
    std::transform(plane.dc.begin(), plane.dc.end(), plane.pixels.begin(),
        [&](std::int16_t dc) { return pixelOfDc((dc + middle) * quant); });
}

Result<JpegPixels> joinPlanes(const std::vector<JpegDcPlane>& planes, image::PixelSize size,
    bool isYcc, bool smooth, std::uint64_t maxBytes) {
    JpegPixels joined;
    joined.color = planes.size() == 1 ? ColorModel::Gray : ColorModel::Rgb;
    image::ImageSpec spec;
    spec.size = size;
    spec.channels = static_cast<int>(planes.size());
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    auto* out = reinterpret_cast<std::uint8_t*>(buffer->mutableBytes().data());
    int maxH = 1;
    int maxV = 1;
    if (planes.size() > 1) {
        maxH = planes[0].horizontal;
        maxV = planes[0].vertical;
    }
    std::vector<PlaneRows> rows;
    rows.reserve(planes.size());
    for (const JpegDcPlane& plane : planes)
        rows.emplace_back(plane, planes.size() == 1 ? plane.horizontal : maxH,
            planes.size() == 1 ? plane.vertical : maxV, smooth, size);
    for (int y = 0; y < size.height; ++y, out += spec.rowBytes()) {
        const std::uint8_t* first = rows[0].row(y);
        if (planes.size() == 1) {
            std::memcpy(out, first, static_cast<std::size_t>(size.width));
            continue;
        }
        joinJpegRows(first, rows[1].row(y), rows[2].row(y), size.width, isYcc, out);
    }
    joined.pixels = std::move(*buffer);
    return joined;
}

} // namespace lightstack::io
