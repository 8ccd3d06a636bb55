#include "core/volume/zarr_planes.h"

namespace lightstack::volume {

ZarrPlanes::ZarrPlanes(ZarrLevels& levels, const ZarrArray& array, std::int64_t index)
    : m_levels(levels)
    , m_array(array)
    , m_index(index)
    , m_planes(array.planeBytes() * static_cast<std::size_t>(array.columns()) *
               static_cast<std::size_t>(array.level.channels)) {
}

Result<void> ZarrPlanes::add(std::span<const std::byte> rows) {
    const auto rowBytes = static_cast<std::size_t>(m_array.level.rowBytes());
    for (std::size_t at = 0; at + rowBytes <= rows.size(); at += rowBytes) {
        const std::size_t inPlane = static_cast<std::size_t>(m_row % m_array.height) *
                                    static_cast<std::size_t>(m_array.lineBytes());
        moveRow<true>(m_array, rows.data() + at, [&](int column, int channel) {
            const int plane = column * m_array.level.channels + channel;
            return m_planes.data() +
                   static_cast<std::size_t>(plane) *
                       static_cast<std::size_t>(m_array.planeBytes()) +
                   inPlane;
        });
        ++m_row;
        if (m_row % m_array.height == 0 || m_row == m_array.level.height)
            if (auto done = flush(); !done) return done;
    }
    return {};
}

Result<void> ZarrPlanes::flush() {
    const int y = (m_row - 1) / m_array.height;
    const auto bytes =
        static_cast<std::size_t>(m_array.rowsIn(y)) * static_cast<std::size_t>(m_array.lineBytes());
    for (int x = 0; x < m_array.columns(); ++x)
        for (int channel = 0; channel < m_array.level.channels; ++channel) {
            const int plane = x * m_array.level.channels + channel;
            const auto at =
                static_cast<std::size_t>(plane) * static_cast<std::size_t>(m_array.planeBytes());
            const ZarrChunk chunk{channel, m_index / m_array.depth, y, x};
            const auto rows = std::span<const std::byte>(m_planes).subspan(at, bytes);
            if (auto done = m_levels.putPlane(m_array, chunk, m_index, rows); !done) return done;
        }
    return {};
}

Result<void> ZarrPlanes::finish() {
    if (m_row == m_array.level.height) return {};
    return fail(ErrorCode::Io, {}, "a slice ended before its last row");
}

} // namespace lightstack::volume
