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

    Result<void> readRows(std::span<std::byte> out) override {
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

class WindowRows final : public io::RowStream {
public:
    WindowRows(
        std::unique_ptr<io::RowWindow> window, const VolumeBox& box, const std::stop_token& stop)
        : m_window(std::move(window)), m_box(box), m_stop(stop) {
        m_spec = m_window->spec();
        m_whiteIsZero = m_window->whiteIsZero();
        m_spec.size = {static_cast<int>(box.width()), static_cast<int>(box.height())};
    }
    [[nodiscard]] bool decodes() const noexcept override { return m_window->bandRows() > 0; }

    Result<void> readRows(std::span<std::byte> out) override {
        const std::size_t row = m_spec.rowBytes();
        const auto rows = static_cast<int>(out.size() / row);
        if (!decodes()) {
            auto done = pick(m_row, rows, out);
            m_row += rows;
            return done;
        }
        // What is decoded is decoded once.
        if (m_buffer.empty()) {
            m_buffer.resize(row * static_cast<std::size_t>(m_spec.size.height));
            if (auto done = pick(0, m_spec.size.height, m_buffer); !done) return done;
        }
        std::memcpy(
            out.data(), m_buffer.data() + static_cast<std::size_t>(m_row) * row, out.size());
        m_row += rows;
        return {};
    }

private:
    Result<void> pick(int first, int rows, std::span<std::byte> out) {
        return m_window->read({static_cast<int>(m_box.x0), m_spec.size.width, 1,
                                  static_cast<int>(m_box.y0) + first, rows, 1},
            out, m_stop);
    }

    std::unique_ptr<io::RowWindow> m_window;
    VolumeBox m_box;
    std::stop_token m_stop;
    int m_row = 0; // of the box: the next
    std::vector<std::byte> m_buffer;
};

} // namespace

bool isWhole(image::PixelSize slice, const VolumeBox& box) noexcept {
    return box.x0 == 0 && box.y0 == 0 && box.x1 == slice.width && box.y1 == slice.height;
}

std::unique_ptr<io::RowStream> windowRows(
    std::unique_ptr<io::RowWindow> window, const VolumeBox& box, const std::stop_token& stop) {
    return std::make_unique<WindowRows>(std::move(window), box, stop);
}

std::unique_ptr<io::RowStream> cutRows(std::unique_ptr<io::RowStream> whole, const VolumeBox& box) {
    if (isWhole(whole->spec().size, box)) return whole;
    return std::make_unique<CutRows>(std::move(whole), box);
}

} // namespace lightstack::volume
