#include "core/volume/export_rows.h"

#include "core/volume/row_loader.h"

#include <algorithm>
#include <cstring>

namespace lightstack::volume {
namespace {

class CutRows final : public io::RowStream {
public:
    CutRows(std::unique_ptr<io::RowStream> whole, const VolumeBox& box)
        : m_whole(std::move(whole))
        , m_wholeRow(m_whole->spec().rowBytes())
        , m_before(static_cast<int>(box.y0)) {
        m_spec = m_whole->spec();
        m_stamp = m_whole->stamp();
        m_whiteIsZero = m_whole->whiteIsZero();
        m_left = m_wholeRow / static_cast<std::size_t>(m_spec.size.width) *
                 static_cast<std::size_t>(box.x0);
        m_most = static_cast<std::size_t>(rowsAPiece(m_spec));
        m_spec.size = {static_cast<int>(box.width()), static_cast<int>(box.height())};
        m_row = m_spec.rowBytes();
    }
    [[nodiscard]] bool decodes() const noexcept override { return m_whole->decodes(); }

    Result<void> read(std::span<std::byte> out) override {
        if (auto done = passOver(); !done) return done;
        if (m_row == m_wholeRow) return m_whole->read(out);
        while (!out.empty()) {
            const std::size_t rows = std::min(m_most, out.size() / m_row);
            m_buffer.resize(rows * m_wholeRow);
            if (auto done = m_whole->read(m_buffer); !done) return done;
            for (std::size_t y = 0; y < rows; ++y)
                std::memcpy(
                    out.data() + y * m_row, m_buffer.data() + y * m_wholeRow + m_left, m_row);
            out = out.subspan(rows * m_row);
        }
        return {};
    }

private:
    Result<void> passOver() {
        while (m_before > 0) {
            const int rows = std::min(m_before, static_cast<int>(m_most));
            m_buffer.resize(static_cast<std::size_t>(rows) * m_wholeRow);
            if (auto done = m_whole->read(m_buffer); !done) return done;
            m_before -= rows;
        }
        return {};
    }

    std::unique_ptr<io::RowStream> m_whole;
    std::size_t m_wholeRow;
    int m_before; // rows above the box that are still to come
    std::size_t m_left = 0;
    std::size_t m_most = 1;
    std::size_t m_row = 0;
    std::vector<std::byte> m_buffer;
};

} // namespace

std::unique_ptr<io::RowStream> cutRows(std::unique_ptr<io::RowStream> whole, const VolumeBox& box) {
    const image::PixelSize size = whole->spec().size;
    if (box.x0 == 0 && box.y0 == 0 && box.x1 == size.width && box.y1 == size.height) return whole;
    return std::make_unique<CutRows>(std::move(whole), box);
}

} // namespace lightstack::volume
