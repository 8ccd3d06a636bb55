// Plays through the slices at a settable rate, round and round. A tick that comes before the last
// slice was on the screen waits for it; one that comes late leaves slices out, so that the rate
// holds. Thread: GUI only.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>

namespace lightstack::ui {

class SlicePlayer : public QObject {
    Q_OBJECT
public:
    explicit SlicePlayer(QObject* parent = nullptr);

    void setPlaying(bool playing);
    [[nodiscard]] bool isPlaying() const noexcept { return m_timer.isActive(); }
    void setRate(int slicesPerSecond);
    [[nodiscard]] int rate() const noexcept { return m_rate; }
    void shown() noexcept { m_waiting = false; } // the last slice asked for is on the screen

    // How far to go after `elapsedMs` at `rate`, at least one.
    [[nodiscard]] static std::int64_t stepsFor(qint64 elapsedMs, int rate) noexcept;

Q_SIGNALS:
    void stepWanted(qint64 slices);
    void playingChanged(bool playing);

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_clock; // since the last step
    int m_rate = 25;
    bool m_waiting = false;
};

} // namespace lightstack::ui
