#include "ui/models/volume_job.h"

namespace lightstack::ui {
namespace {

constexpr int kLookMs = 100;
constexpr auto kPatience = std::chrono::seconds(2);

} // namespace

VolumeJob::VolumeJob(QObject* parent)
    : QObject(parent)
    , m_watch(std::make_shared<Watch>())
    , m_ended(m_watch->ended.get_future())
    , m_background(this) {
    m_clock.start();
    connect(&m_looks, &QTimer::timeout, this, &VolumeJob::look);
    m_looks.start(kLookMs);
}

VolumeJob::~VolumeJob() {
    m_watch->stop.request_stop();
    m_ended.wait_for(kPatience);
}

void VolumeJob::cancel() {
    if (m_state != State::Running) return;
    m_state = State::Stopping;
    m_watch->stop.request_stop();
    Q_EMIT progressed();
}

void VolumeJob::setPaused(bool paused) {
    if (m_state != State::Running || paused == isPaused()) return;
    if (paused)
        m_watch->gate.pause();
    else
        m_watch->gate.resume();
    Q_EMIT progressed();
}

bool VolumeJob::isPaused() const {
    return m_state == State::Running && m_watch->gate.isPaused();
}

double VolumeJob::workedSeconds() const {
    const std::chrono::duration<double> paused = m_watch->gate.pausedFor();
    return static_cast<double>(m_clock.elapsed()) / 1000 - paused.count();
}

VolumeJob::Now VolumeJob::now() const {
    Now now{m_watch->done, m_watch->total, m_rate.perSecond(), 0, std::nullopt};
    now.bytesPerSecond = now.slicesPerSecond * m_bytesASlice;
    if (now.total > 0) now.secondsLeft = m_rate.secondsLeft(now.total);
    return now;
}

void VolumeJob::look() {
    if (m_watch->total > 0 && !isPaused()) m_rate.add(workedSeconds(), m_watch->done);
    Q_EMIT progressed();
}

} // namespace lightstack::ui
