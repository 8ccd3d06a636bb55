// What the GUI thread did a frame, for `--trace` and the benchmarks: scopes in paint, scroll and
// view swaps add their milliseconds while a recorder is set; without one a scope costs a pointer
// test. Thread: GUI only.
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lightstack::ui {

struct TraceEvent {
    const char* what = "";
    double startMs = 0; // since the recorder started
    double ms = 0;
    int rows = 0;     // the folder's, to see what grows with it
    double ownMs = 0; // of the processor's time; less where others had it meanwhile
};

class FrameTrace {
public:
    static FrameTrace* current() noexcept { return s_current; }
    FrameTrace();
    ~FrameTrace();
    FrameTrace(const FrameTrace&) = delete;
    FrameTrace& operator=(const FrameTrace&) = delete;
    [[nodiscard]] const std::vector<TraceEvent>& events() const noexcept { return m_events; }
    [[nodiscard]] QByteArray toJson() const;

private:
    friend class TraceScope;
    static FrameTrace* s_current;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::vector<TraceEvent> m_events;
};

class TraceScope {
public:
    explicit TraceScope(const char* what, int rows = 0) noexcept : m_what(what), m_rows(rows) {
        if (FrameTrace::s_current != nullptr) start();
    }
    ~TraceScope();
    TraceScope(const TraceScope&) = delete;
    TraceScope& operator=(const TraceScope&) = delete;

private:
    void start() noexcept;
    const char* m_what;
    int m_rows;
    std::chrono::steady_clock::time_point m_start{};
    double m_ownStart = 0;
};

} // namespace lightstack::ui
