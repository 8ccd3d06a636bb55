#include "ui/grid/frame_trace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lightstack::ui {

FrameTrace* FrameTrace::s_current = nullptr;

namespace {
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
            {QStringLiteral("rows"), e.rows}});
    }
    return QJsonDocument(
        QJsonObject{{QStringLiteral("worst_ms"), worst}, {QStringLiteral("events"), events}})
        .toJson();
}

TraceScope::~TraceScope() {
    FrameTrace* trace = FrameTrace::s_current;
    if (trace == nullptr || m_start == std::chrono::steady_clock::time_point{}) return;
    const auto now = std::chrono::steady_clock::now();
    trace->m_events.push_back(
        {m_what, milliseconds(m_start - trace->m_start), milliseconds(now - m_start), m_rows});
}

} // namespace lightstack::ui
