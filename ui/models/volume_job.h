// A long piece of work on a stack while the window goes on: what a pyramid and an export have in
// common. It starts at once on a thread of its own, is looked at a few times a second, can be
// paused and stopped, and ends with an outcome.
//
// The thread shares nothing with this object but counters, the gate and the stop; the destructor
// stops the work and waits for it, though not for ever (a disk that does not answer).
// Thread: GUI only.
#pragma once

#include "core/pipeline/pause_gate.h"
#include "core/volume/slice_stack.h"
#include "ui/models/background.h"
#include "ui/models/progress_rate.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <future>

namespace lightstack::ui {

class VolumeJob : public QObject {
    Q_OBJECT
public:
    enum class Kind { Pyramid, Export };
    enum class State { Running, Stopping, Finished };
    enum class End { Whole, ButSomeSlices, Stopped, Failed };
    struct Now {
        std::uint64_t done = 0;  // slices
        std::uint64_t total = 0; // 0: what is there already is being looked at
        double slicesPerSecond = 0;
        double bytesPerSecond = 0;
        std::optional<double> secondsLeft;
    };

    ~VolumeJob() override;
    [[nodiscard]] virtual Kind kind() const noexcept = 0;
    [[nodiscard]] virtual const volume::SliceStack& stack() const noexcept = 0;
    [[nodiscard]] virtual End end() const = 0; // of a finished one

    void cancel(); // finished() follows
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] State state() const noexcept { return m_state; }
    [[nodiscard]] Now now() const;

Q_SIGNALS:
    void progressed();
    void finished();

protected:
    // What the thread sees.
    struct Watch {
        std::stop_source stop;
        pipeline::PauseGate gate;
        std::atomic<std::uint64_t> done{0};
        std::atomic<std::uint64_t> total{0};
        std::promise<void> ended;
    };
    explicit VolumeJob(QObject* parent);
    [[nodiscard]] const std::shared_ptr<Watch>& watch() const noexcept { return m_watch; }
    // `work` on a thread, `then` with its answer here, before finished().
    template <class Work, class Then>
    void run(double bytesASlice, Work work, Then then) {
        m_bytesASlice = bytesASlice;
        m_background.run(
            [watch = m_watch, work = std::move(work)]() mutable {
                auto outcome = work();
                watch->ended.set_value();
                return outcome;
            },
            [this, then = std::move(then)](auto outcome) mutable {
                m_looks.stop();
                then(std::move(outcome));
                m_state = State::Finished;
                Q_EMIT finished();
            });
    }

private:
    [[nodiscard]] double workedSeconds() const; // without pauses
    void look();

    std::shared_ptr<Watch> m_watch;
    std::future<void> m_ended;
    State m_state = State::Running;
    double m_bytesASlice = 0;
    QElapsedTimer m_clock;
    QTimer m_looks;
    ProgressRate m_rate;
    Background m_background;
};

} // namespace lightstack::ui
