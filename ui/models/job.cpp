#include "ui/models/job.h"

namespace lightstack::ui {
namespace {

constexpr int kLookMs = 100;
constexpr auto kPatience = std::chrono::seconds(2);

} // namespace

Job::Job(QObject* parent)
    : QObject(parent)
    , m_watch(std::make_shared<Watch>())
    , m_ended(m_watch->ended.get_future())
    , m_background(this) {
    m_clock.start();
    connect(&m_looks, &QTimer::timeout, this, &Job::look);
    m_looks.start(kLookMs);
}

Job::~Job() {
    m_watch->stop.request_stop();
    m_ended.wait_for(kPatience);
}

QString Job::endText() const {
    switch (end()) {
    case End::Whole:
        return tr("%1: done").arg(name());
    case End::ButSome:
        return butSomeText();
    case End::Stopped:
        return tr("%1: stopped").arg(name());
    case End::Failed:
        break;
    }
    return tr("%1: failed").arg(name());
}

QString Job::butSomeText() const {
    return tr("%1: done, but not all").arg(name());
}

Job::End Job::endOf(const base::Error& error) {
    return error.code == ErrorCode::Cancelled ? End::Stopped : End::Failed;
}

void Job::cancel() {
    if (m_state != State::Running) return;
    m_state = State::Stopping;
    m_watch->stop.request_stop();
    Q_EMIT progressed();
}

void Job::setPaused(bool paused) {
    if (m_state != State::Running || paused == isPaused()) return;
    if (paused)
        m_watch->gate.pause();
    else
        m_watch->gate.resume();
    Q_EMIT progressed();
}

bool Job::isPaused() const {
    return m_state == State::Running && m_watch->gate.isPaused();
}

double Job::workedSeconds() const {
    if (m_worked) return *m_worked;
    const std::chrono::duration<double> paused = m_watch->gate.pausedFor();
    return static_cast<double>(m_clock.elapsed()) / 1000 - paused.count();
}

Job::Now Job::now() const {
    Now now{m_watch->done, m_watch->total, m_rate.perSecond(), 0, std::nullopt};
    if (movesBytes(now.done, now.total)) now.bytesPerSecond = now.itemsPerSecond * m_bytesAnItem;
    if (now.total > 0) now.secondsLeft = m_rate.secondsLeft(now.total);
    return now;
}

std::vector<pipeline::StageTotals> Job::stages() const {
    return m_stages ? m_stages->totals() : std::vector<pipeline::StageTotals>();
}

std::vector<pipeline::QueueState> Job::queues() const {
    return m_stages ? m_stages->queues().states() : std::vector<pipeline::QueueState>();
}

JobFigures Job::figures() const {
    return {stages(), queues(), workers(), workedSeconds()};
}

QString Job::bottleneck() const {
    return bottleneckText(figures());
}

void Job::look() {
    if (m_watch->total > 0 && !isPaused()) {
        m_rate.add(workedSeconds(), m_watch->done);
        m_history.add(workedSeconds(), m_watch->done);
    }
    Q_EMIT progressed();
}

} // namespace lightstack::ui
