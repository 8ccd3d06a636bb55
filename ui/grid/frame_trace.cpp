#include "ui/grid/frame_trace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <ctime>

namespace lightstack::ui {

FrameTrace* FrameTrace::s_current = nullptr;

namespace {
double ownMilliseconds() noexcept {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}
double milliseconds(std::chrono::steady_clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}
} // namespace

FrameTrace::FrameTrace() {
    s_current = this;
}

FrameTrace::~FrameTrace() {
    if (s_current == this) s_current = nullptr;
}

QByteArray FrameTrace::toJson() const {
    QJsonArray events;
    double worst = 0;
    for (const TraceEvent& e : m_events) {
        worst = std::max(worst, e.ms);
        events.append(QJsonObject{{QStringLiteral("what"), QLatin1String(e.what)},
            {QStringLiteral("start_ms"), e.startMs}, {QStringLiteral("ms"), e.ms},
            {QStringLiteral("own_ms"), e.ownMs}, {QStringLiteral("rows"), e.rows}});
    }
    return QJsonDocument(
        QJsonObject{{QStringLiteral("worst_ms"), worst}, {QStringLiteral("events"), events}})
        .toJson();
}

void TraceScope::start() noexcept {
    m_start = std::chrono::steady_clock::now();
    m_ownStart = ownMilliseconds();
}

TraceScope::~TraceScope() {
    FrameTrace* trace = FrameTrace::s_current;
    if (trace == nullptr || m_start == std::chrono::steady_clock::time_point{}) return;
    const auto now = std::chrono::steady_clock::now();
    trace->m_events.push_back({m_what, milliseconds(m_start - trace->m_start),
        milliseconds(now - m_start), m_rows, ownMilliseconds() - m_ownStart});
}

} // namespace lightstack::ui
