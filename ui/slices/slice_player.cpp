#include "ui/slices/slice_player.h"

#include <algorithm>

namespace lightstack::ui {
namespace {
constexpr int kFastest = 1000;
constexpr qint64 kLongestWaitMs = 2000; // for a slice that never comes
} // namespace

SlicePlayer::SlicePlayer(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SlicePlayer::tick);
    setRate(m_rate);
}

void SlicePlayer::setRate(int slicesPerSecond) {
    m_rate = std::clamp(slicesPerSecond, 1, kFastest);
    m_timer.setInterval(std::max(8, 1000 / m_rate));
}

void SlicePlayer::setPlaying(bool playing) {
    if (playing == isPlaying()) return;
    m_waiting = false;
    if (playing) {
        m_clock.start();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    Q_EMIT playingChanged(playing);
}

std::int64_t SlicePlayer::stepsFor(qint64 elapsedMs, int rate) noexcept {
    return std::max<std::int64_t>(1, (elapsedMs * rate + 500) / 1000);
}

void SlicePlayer::tick() {
    if (m_waiting && m_clock.elapsed() < kLongestWaitMs) return;
    const std::int64_t steps = stepsFor(m_clock.restart(), m_rate);
    m_waiting = true;
    Q_EMIT stepWanted(steps);
}

} // namespace lightstack::ui
