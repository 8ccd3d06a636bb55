// How fast something goes, and how long it will take: over the last seconds, so that what was kept
// from an earlier run and a slow start do not count. Thread: value.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace lightstack::ui {

class ProgressRate {
public:
    // `seconds` of any clock that only goes forward; `done` never sinks.
    void add(double seconds, std::uint64_t done) {
        m_samples.push_back({seconds, done});
        while (m_samples.size() > 2 && seconds - m_samples[1].seconds >= kWindow)
            m_samples.pop_front();
    }
    // 0 while nothing is known.
    [[nodiscard]] double perSecond() const {
        if (m_samples.size() < 2) return 0;
        const double time = m_samples.back().seconds - m_samples.front().seconds;
        const auto done = m_samples.back().done - m_samples.front().done;
        return time > 0 ? static_cast<double>(done) / time : 0;
    }
    [[nodiscard]] std::optional<double> secondsLeft(std::uint64_t total) const {
        const double rate = perSecond();
        if (rate <= 0 || total < m_samples.back().done) return std::nullopt;
        return static_cast<double>(total - m_samples.back().done) / rate;
    }

private:
    static constexpr double kWindow = 8;
    struct Sample {
        double seconds;
        std::uint64_t done;
    };
    std::deque<Sample> m_samples;
};

} // namespace lightstack::ui
