// The grid's arithmetic: uniform cells, so that every question is a division. Nothing here knows
// rows beyond their number, and nothing is kept a row.
//
// Vertical positions are in pixels from the top of the content, 64-bit: a million rows of 600 px
// are more than a scroll bar's int holds. Thread: values.
#pragma once

#include <QRect>
#include <QSize>

#include <algorithm>
#include <cstdint>

namespace lightstack::ui {

struct GridGeometry {
    int count = 0;
    int cellSide = 160;     // of the square that holds the picture
    int captionHeight = 36; // below it
    int spacing = 8;
    int margin = 8;
    int viewWidth = 0;
    bool rightToLeft = false;

    [[nodiscard]] int pitchX() const noexcept { return cellSide + spacing; }
    [[nodiscard]] int pitchY() const noexcept { return cellSide + captionHeight + spacing; }
    [[nodiscard]] int columns() const noexcept {
        const int usable = viewWidth - 2 * margin + spacing;
        return usable < pitchX() ? 1 : usable / pitchX();
    }
    [[nodiscard]] int lines() const noexcept { return (count + columns() - 1) / columns(); }
    [[nodiscard]] std::int64_t contentHeight() const noexcept {
        return count == 0 ? 0
                          : static_cast<std::int64_t>(lines()) * pitchY() + 2 * margin - spacing;
    }
    // Columns are spread over the width, so that no ragged edge remains at the right.
    [[nodiscard]] int columnX(int column) const noexcept {
        const int n = columns();
        const int spare = viewWidth - 2 * margin - n * cellSide;
        const int gap = n > 1 ? spare / (n - 1) : 0;
        // A single line stands together; several lines fill the width.
        const int used = n > 1 && count > n ? gap : spacing;
        const int x = margin + column * (cellSide + used);
        return rightToLeft ? viewWidth - x - cellSide : x;
    }
    [[nodiscard]] std::int64_t lineTop(int line) const noexcept {
        return margin + static_cast<std::int64_t>(line) * pitchY();
    }
    // In view coordinates when the content is scrolled by `scroll`.
    [[nodiscard]] QRect cellRect(int row, std::int64_t scroll) const noexcept {
        const std::int64_t top = lineTop(row / columns()) - scroll;
        return {columnX(row % columns()),
            static_cast<int>(std::clamp<std::int64_t>(top, INT32_MIN / 2, INT32_MAX / 2)), cellSide,
            cellSide + captionHeight};
    }
    // -1 between cells and outside.
    [[nodiscard]] int rowAt(QPoint point, std::int64_t scroll) const noexcept {
        const std::int64_t y = point.y() + scroll - margin;
        if (y < 0 || y % pitchY() >= cellSide + captionHeight) return -1;
        const auto line = y / pitchY();
        for (int column = 0; column < columns(); ++column) {
            const int x = columnX(column);
            if (point.x() < x || point.x() >= x + cellSide) continue;
            const std::int64_t row = line * columns() + column;
            return row < count ? static_cast<int>(row) : -1;
        }
        return -1;
    }
    struct Range {
        int first = 0;
        int last = -1; // inclusive
    };
    [[nodiscard]] Range rowsIn(std::int64_t scroll, int height) const noexcept {
        if (count == 0 || height <= 0) return {};
        const std::int64_t firstLine = std::max<std::int64_t>(0, (scroll - margin) / pitchY());
        const std::int64_t lastLine =
            std::max<std::int64_t>(0, (scroll + height - 1 - margin) / pitchY());
        const std::int64_t first = firstLine * columns();
        const std::int64_t last = (lastLine + 1) * columns() - 1;
        if (first >= count) return {};
        return {static_cast<int>(first), static_cast<int>(std::min<std::int64_t>(count - 1, last))};
    }
};

} // namespace lightstack::ui
