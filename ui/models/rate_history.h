// How fast a job was, all along: for a plot. Few points, however long it takes: when there are too
// many, neighbours are merged and the step doubles. Thread: value.
#pragma once

#include <cstdint>
#include <vector>

namespace lightstack::ui {

class RateHistory {
public:
    struct Point {
        double seconds = 0;   // of the middle of the step
        double perSecond = 0; // mean over the step
    };
    static constexpr std::size_t kMost = 240;

    // `seconds` of a clock that only goes forward; `done` never sinks.
    void add(double seconds, std::uint64_t done) {
        if (m_begun && seconds - m_from < m_step) return;
        if (m_begun) {
            const double time = seconds - m_from;
            m_points.push_back({m_from + time / 2, static_cast<double>(done - m_done) / time});
        }
        m_begun = true;
        m_from = seconds;
        m_done = done;
        if (m_points.size() >= kMost) halve();
    }
    [[nodiscard]] const std::vector<Point>& points() const noexcept { return m_points; }

private:
    void halve() {
        for (std::size_t i = 0; i + 1 < m_points.size(); i += 2)
            m_points[i / 2] = {(m_points[i].seconds + m_points[i + 1].seconds) / 2,
                (m_points[i].perSecond + m_points[i + 1].perSecond) / 2};
        m_points.resize(m_points.size() / 2);
        m_step *= 2;
    }

    std::vector<Point> m_points;
    bool m_begun = false;
    double m_step = 0.5;
    double m_from = 0;
    std::uint64_t m_done = 0;
};

} // namespace lightstack::ui
