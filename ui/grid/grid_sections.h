// Where groups of rows begin: each on a line of its own, under a heading. Positions are summed up
// once per width and view, a few numbers a group; every question after that is a search among the
// groups and a division. Thread: values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lightstack::ui {

class GridSections {
public:
    struct Section {
        int firstRow = 0;
        int firstLine = 0;
        std::int64_t top = 0; // of its heading, from the first one's
    };

    // `firstRows` rise, the first is 0; the last group ends at `count`.
    void lay(const std::vector<int>& firstRows, int count, int columns, int pitch, int heading) {
        m_sections.clear();
        m_sections.reserve(firstRows.size());
        int line = 0;
        std::int64_t top = 0;
        for (std::size_t i = 0; i < firstRows.size(); ++i) {
            m_sections.push_back({firstRows[i], line, top});
            const int next = i + 1 < firstRows.size() ? firstRows[i + 1] : count;
            const int lines = (next - firstRows[i] + columns - 1) / columns;
            line += lines;
            top += heading + static_cast<std::int64_t>(lines) * pitch;
        }
        m_lines = line;
        m_height = top;
        m_heading = heading;
        m_count = count;
    }
    void clear() { *this = {}; }

    [[nodiscard]] bool empty() const noexcept { return m_sections.empty(); }
    [[nodiscard]] std::size_t count() const noexcept { return m_sections.size(); }
    [[nodiscard]] int lines() const noexcept { return m_lines; }
    [[nodiscard]] std::int64_t height() const noexcept { return m_height; }
    [[nodiscard]] int heading() const noexcept { return m_heading; }
    [[nodiscard]] const Section& operator[](std::size_t section) const noexcept {
        return m_sections[section];
    }
    [[nodiscard]] int endRow(std::size_t section) const noexcept {
        return section + 1 < m_sections.size() ? m_sections[section + 1].firstRow : m_count;
    }
    // Requires: !empty().
    [[nodiscard]] std::size_t ofRow(int row) const noexcept {
        return last([row](const Section& s) { return s.firstRow <= row; });
    }
    [[nodiscard]] std::size_t ofLine(int line) const noexcept {
        return last([line](const Section& s) { return s.firstLine <= line; });
    }
    // The one that a height stands in; the first above all.
    [[nodiscard]] std::size_t at(std::int64_t y) const noexcept {
        return last([y](const Section& s) { return s.top <= y; });
    }

private:
    template <class Before>
    [[nodiscard]] std::size_t last(Before before) const noexcept {
        const auto end = std::partition_point(m_sections.begin(), m_sections.end(), before);
        return end == m_sections.begin() ? 0
                                         : static_cast<std::size_t>(end - m_sections.begin() - 1);
    }

    std::vector<Section> m_sections;
    int m_lines = 0;
    int m_heading = 0;
    int m_count = 0;
    std::int64_t m_height = 0;
};

} // namespace lightstack::ui
