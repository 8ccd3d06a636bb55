// One build of a pyramid while the window goes on: starts at once on a thread of its own, is looked
// at a few times a second, and ends with a report.
//
// The thread shares nothing with this object but counters and the stop; the destructor stops the
// build and waits for it, though not for ever (a disk that does not answer): what is left behind is
// what a kill would leave, and is resumed from. Thread: GUI only.
#pragma once

#include "core/volume/pyramid_builder.h"
#include "ui/models/background.h"
#include "ui/models/progress_rate.h"

#include <QElapsedTimer>
#include <QTimer>

#include <future>

namespace lightstack::ui {

struct PyramidOutcome {
    Result<volume::PyramidReport> report;
    std::vector<pipeline::StageTotals> stages; // summed over workers
    int workers = 1;
    double seconds = 0; // by the clock on the wall, without pauses
};

class PyramidJob : public QObject {
    Q_OBJECT
public:
    enum class State { Running, Stopping, Finished };
    struct Now {
        std::uint64_t done = 0;  // slices, those kept from an earlier run included
        std::uint64_t total = 0; // 0: what is there already is being looked at
        double slicesPerSecond = 0;
        double bytesPerSecond = 0; // of the source files
        std::optional<double> secondsLeft;
    };

    explicit PyramidJob(volume::PyramidRequest request, QObject* parent = nullptr);
    ~PyramidJob() override;

    void cancel(); // finished() follows
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] State state() const noexcept { return m_state; }
    [[nodiscard]] const volume::PyramidRequest& request() const noexcept;
    [[nodiscard]] Now now() const;
    [[nodiscard]] const PyramidOutcome& outcome() const noexcept { return m_outcome; }

Q_SIGNALS:
    void progressed();
    void finished();

private:
    struct Shared;
    static PyramidOutcome build(Shared& shared);
    [[nodiscard]] double workedSeconds() const; // without pauses
    void look();
    void take(PyramidOutcome outcome);

    std::shared_ptr<Shared> m_shared;
    std::future<void> m_ended;
    State m_state = State::Running;
    double m_bytesASlice = 0;
    QElapsedTimer m_clock;
    QTimer m_looks;
    ProgressRate m_rate;
    PyramidOutcome m_outcome;
    Background m_background;
};

} // namespace lightstack::ui
