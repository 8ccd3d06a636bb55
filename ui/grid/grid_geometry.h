// The grid's arithmetic: uniform cells, so that every question is a division. Nothing here knows
// rows beyond their number, and nothing is kept a row. Rows may stand in groups under headings
// (grid_sections.h): a group begins with a line of its own.
//
// Vertical positions are in pixels from the top of the content, 64-bit: a million rows of 600 px
// are more than a scroll bar's int holds. Thread: values.
#pragma once

#include "ui/grid/grid_sections.h"

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
    const GridSections* sections = nullptr; // none or empty: no headings

    [[nodiscard]] bool isGrouped() const noexcept {
        return sections != nullptr && !sections->empty();
    }
    [[nodiscard]] int pitchX() const noexcept { return cellSide + spacing; }
    [[nodiscard]] int pitchY() const noexcept { return cellSide + captionHeight + spacing; }
    [[nodiscard]] int columns() const noexcept {
        const int usable = viewWidth - 2 * margin + spacing;
        return usable < pitchX() ? 1 : usable / pitchX();
    }
    [[nodiscard]] int lines() const noexcept {
        return isGrouped() ? sections->lines() : (count + columns() - 1) / columns();
    }
    [[nodiscard]] std::int64_t contentHeight() const noexcept {
        if (count == 0) return 0;
        if (isGrouped()) return sections->height() + 2 * margin - spacing;
        return static_cast<std::int64_t>(lines()) * pitchY() + 2 * margin - spacing;
    }
    [[nodiscard]] int lineOf(int row) const noexcept {
        if (!isGrouped()) return row / columns();
        const auto& section = (*sections)[sections->ofRow(row)];
        return section.firstLine + (row - section.firstRow) / columns();
    }
    [[nodiscard]] int columnOf(int row) const noexcept {
        if (!isGrouped()) return row % columns();
        return (row - (*sections)[sections->ofRow(row)].firstRow) % columns();
    }
    // Rows of a line, inclusive. Requires: 0 <= line < lines().
    [[nodiscard]] int firstRowOf(int line) const noexcept {
        if (!isGrouped()) return line * columns();
        const auto& section = (*sections)[sections->ofLine(line)];
        return section.firstRow + (line - section.firstLine) * columns();
    }
    [[nodiscard]] int lastRowOf(int line) const noexcept {
        const int end = isGrouped() ? sections->endRow(sections->ofLine(line)) : count;
        return std::min(firstRowOf(line) + columns(), end) - 1;
    }
    // The line at a height of the content, or the last one above it; held within the lines.
    [[nodiscard]] int lineAt(std::int64_t y) const noexcept {
        std::int64_t line = (y - margin) / pitchY();
        if (isGrouped()) {
            const std::size_t at = sections->at(y - margin);
            const auto& section = (*sections)[at];
            const int end =
                at + 1 < sections->count() ? (*sections)[at + 1].firstLine : sections->lines();
            const std::int64_t below = y - margin - section.top - sections->heading();
            line = std::min<std::int64_t>(
                section.firstLine + std::max<std::int64_t>(0, below) / pitchY(), end - 1);
        }
        return static_cast<int>(std::clamp<std::int64_t>(line, 0, std::max(0, lines() - 1)));
    }
    // What sticks to the top of the view hides this much of it.
    [[nodiscard]] int headingHeight() const noexcept {
        return isGrouped() ? sections->heading() : 0;
    }
    // Columns are spread over the width, so that no ragged edge remains at the right.
    [[nodiscard]] int columnX(int column) const noexcept {
        const int n = columns();
        const int spare = viewWidth - 2 * margin - n * cellSide;
        const int gap = n > 1 ? spare / (n - 1) : 0;
        // A single line stands together; several lines fill the width.
        const int used = n > 1 && (count > n || isGrouped()) ? gap : spacing;
        const int x = margin + column * (cellSide + used);
        return rightToLeft ? viewWidth - x - cellSide : x;
    }
    [[nodiscard]] std::int64_t lineTop(int line) const noexcept {
        if (isGrouped()) {
            const auto& section = (*sections)[sections->ofLine(line)];
            return margin + section.top + sections->heading() +
                   static_cast<std::int64_t>(line - section.firstLine) * pitchY();
        }
        return margin + static_cast<std::int64_t>(line) * pitchY();
    }
    // In view coordinates when the content is scrolled by `scroll`.
    [[nodiscard]] QRect cellRect(int row, std::int64_t scroll) const noexcept {
        const std::int64_t top = lineTop(lineOf(row)) - scroll;
        return {columnX(columnOf(row)),
            static_cast<int>(std::clamp<std::int64_t>(top, INT32_MIN / 2, INT32_MAX / 2)), cellSide,
            cellSide + captionHeight};
    }
    // -1 between cells and outside.
    [[nodiscard]] int rowAt(QPoint point, std::int64_t scroll) const noexcept {
        const std::int64_t y = point.y() + scroll;
        if (count == 0) return -1;
        const int line = lineAt(y);
        const std::int64_t within = y - lineTop(line);
        if (within < 0 || within >= cellSide + captionHeight) return -1;
        for (int column = 0; column < columns(); ++column) {
            const int x = columnX(column);
            if (point.x() < x || point.x() >= x + cellSide) continue;
            const int row = firstRowOf(line) + column;
            return row <= lastRowOf(line) ? row : -1;
        }
        return -1;
    }
    struct Range {
        int first = 0;
        int last = -1; // inclusive
    };
    [[nodiscard]] Range rowsIn(std::int64_t scroll, int height) const noexcept {
        if (count == 0 || height <= 0) return {};
        if (scroll - margin >= contentHeight() - 2 * margin + spacing) return {}; // below all
        return {firstRowOf(lineAt(scroll)), lastRowOf(lineAt(scroll + height - 1))};
    }
};

} // namespace lightstack::ui
