// A long piece of work while the window goes on, whatever it works on: it starts at once on a
// thread of its own, is looked at a few times a second, can be paused and stopped, and ends with
// an outcome, its stages and its failures, which stay to be read until the job is dismissed.
//
// The thread shares nothing with this object but counters, the gate, the clock and the stop; the
// destructor stops the work and waits for it, though not for ever (a disk that does not answer).
// Thread: GUI only.
#pragma once

#include "core/base/result.h"
#include "core/pipeline/pause_gate.h"
#include "core/pipeline/stage_clock.h"
#include "ui/models/background.h"
#include "ui/models/job_words.h"
#include "ui/models/progress_rate.h"
#include "ui/models/rate_history.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <future>

namespace lightstack::ui {

class Job : public QObject {
    Q_OBJECT
public:
    enum class State { Running, Stopping, Finished };
    enum class End { Whole, ButSome, Stopped, Failed };
    struct Now {
        std::uint64_t done = 0;  // items
        std::uint64_t total = 0; // 0: not known yet
        double itemsPerSecond = 0;
        double bytesPerSecond = 0; // 0: not told
        std::optional<double> secondsLeft;
    };

    ~Job() override;
    [[nodiscard]] virtual QString name() const = 0;     // "Scan of Takeout", "Pyramid of scan_"
    [[nodiscard]] virtual QString iconName() const = 0; // of the icon set
    [[nodiscard]] virtual QString itemsText(std::uint64_t done, std::uint64_t total) const = 0;
    // Whether these items are read or written: bytes a second are told.
    [[nodiscard]] virtual bool movesBytes(std::uint64_t /*done*/, std::uint64_t /*total*/) const {
        return true;
    }
    [[nodiscard]] virtual QString cancelHint() const = 0; // what stays when it is cancelled
    [[nodiscard]] QString endText() const;                // of a finished one, one line
    [[nodiscard]] virtual End end() const = 0;            // of a finished one
    [[nodiscard]] virtual bool canPause() const { return true; }
    // Of a finished one.
    [[nodiscard]] virtual std::vector<base::Error> failures() const { return {}; }
    // What came of a finished one, in a sentence or two.
    [[nodiscard]] virtual QString summary() const { return {}; }
    // Of a finished one: the same once more, for what failed. It is begun at once.
    [[nodiscard]] virtual bool canRunAgain() const { return false; }
    [[nodiscard]] virtual std::unique_ptr<Job> again() const { return nullptr; }
    // The threads of its most parallel stage.
    [[nodiscard]] virtual int workers() const { return 1; }

    // At any time; empty where the job has no stages, no queues.
    [[nodiscard]] std::vector<pipeline::StageTotals> stages() const;
    [[nodiscard]] virtual std::vector<pipeline::QueueState> queues() const;
    [[nodiscard]] virtual QString bottleneck() const; // a sentence
    [[nodiscard]] JobFigures figures() const;
    [[nodiscard]] const RateHistory& history() const noexcept { return m_history; }
    [[nodiscard]] double workedSeconds() const; // without pauses

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
    explicit Job(QObject* parent);
    // Of a finished one that did nothing for this reason.
    [[nodiscard]] static End endOf(const base::Error& error);
    // Of a finished one, and of what it failed for, by what came of it.
    template <class Report>
    [[nodiscard]] static End endOf(const Result<Report>& report) {
        if (!report) return endOf(report.error());
        if constexpr (requires { report->cancelled; })
            if (report->cancelled) return End::Stopped;
        return report->failures.empty() ? End::Whole : End::ButSome;
    }
    template <class Report>
    [[nodiscard]] static std::vector<base::Error> failuresOf(const Result<Report>& report) {
        return report ? report->failures : std::vector<base::Error>{report.error()};
    }
    // Of its work, shared with the thread.
    void setStages(std::shared_ptr<pipeline::StageClock> stages) { m_stages = std::move(stages); }
    [[nodiscard]] const std::shared_ptr<Watch>& watch() const noexcept { return m_watch; }
    // `work` on a thread, `then` with its answer here, before finished().
    template <class Work, class Then>
    void run(double bytesAnItem, Work work, Then then) {
        m_bytesAnItem = bytesAnItem;
        m_background.run(
            [watch = m_watch, work = std::move(work)]() mutable {
                auto outcome = work();
                watch->ended.set_value();
                return outcome;
            },
            [this, then = std::move(then)](auto outcome) mutable {
                m_looks.stop();
                m_worked = workedSeconds();
                then(std::move(outcome));
                m_state = State::Finished;
                Q_EMIT finished();
            });
    }

private:
    // Of one that ended with End::ButSome: what its parts are called.
    [[nodiscard]] virtual QString butSomeText() const;
    void look();

    std::shared_ptr<Watch> m_watch;
    std::future<void> m_ended;
    State m_state = State::Running;
    double m_bytesAnItem = 0;
    QElapsedTimer m_clock;
    QTimer m_looks;
    ProgressRate m_rate;
    RateHistory m_history;
    std::shared_ptr<pipeline::StageClock> m_stages; // null: none
    std::optional<double> m_worked;                 // of a finished one
    Background m_background;
};

} // namespace lightstack::ui
