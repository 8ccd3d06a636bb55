#include "core/slices/pyramid_slices.h"

#include <algorithm>
#include <vector>

namespace lightstack::slices {
namespace {
constexpr std::size_t kPiece = 512 * 1024; // stays in the cache while columns are picked
}

PyramidSlices::PyramidSlices(
    std::shared_ptr<volume::LevelReader> reader, const volume::Level& level)
    : m_reader(std::move(reader)) {
    m_number = level.number;
    m_slice = {
        {level.width, level.height}, level.channels, level.type, image::PlaneOrder::Interleaved};
    m_depth = level.depth;
}

Result<void> PyramidSlices::pick(std::int64_t z, const io::RowPick& pick, std::span<std::byte> out,
    const std::stop_token& stop) {
    const int width = m_slice.size.width;
    const int height = m_slice.size.height;
    const bool wide = pick.x == 0 && pick.stepX == 1 && pick.width == width;
    if (wide && pick.stepY == 1 && pick.y + pick.rows <= height)
        return m_reader->readRows(m_number, z, pick.y, out, stop);
    const std::size_t rowBytes = m_slice.rowBytes();
    const std::size_t line = static_cast<std::size_t>(pick.width) * pixelBytes();
    const int most = static_cast<int>(std::max<std::size_t>(1, kPiece / rowBytes));
    std::vector<std::byte> rows;
    for (int i = 0; i < pick.rows;) {
        const int first = pick.row(i, height);
        int end = i + 1; // rows picked that stand in this piece
        while (end < pick.rows && pick.row(end, height) < first + most)
            ++end;
        rows.resize(static_cast<std::size_t>(pick.row(end - 1, height) - first + 1) * rowBytes);
        if (auto done = m_reader->readRows(m_number, z, first, rows, stop); !done) return done;
        for (; i < end; ++i)
            io::pickColumns(
                rows.data() + static_cast<std::size_t>(pick.row(i, height) - first) * rowBytes,
                width, pixelBytes(), pick, out.data() + static_cast<std::size_t>(i) * line);
    }
    return {};
}

} // namespace lightstack::slices
