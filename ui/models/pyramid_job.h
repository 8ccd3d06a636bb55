// One build of a pyramid as a job of the window (volume_job.h). What a stopped one leaves behind is
// what a kill would leave, and is resumed from. Thread: GUI only.
#pragma once

#include "core/volume/pyramid_builder.h"
#include "ui/models/volume_job.h"

namespace lightstack::ui {

using PyramidOutcome = VolumeOutcome<volume::PyramidReport>;

class PyramidJob : public VolumeJob {
    Q_OBJECT
public:
    explicit PyramidJob(volume::PyramidRequest request, QObject* parent = nullptr);

    [[nodiscard]] Kind kind() const noexcept override { return Kind::Pyramid; }
    [[nodiscard]] const volume::SliceStack& stack() const noexcept override {
        return m_request->stack;
    }
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] bool canRunAgain() const override { return end() != End::Whole; }
    [[nodiscard]] std::unique_ptr<Job> again() const override; // goes on from what is there
    [[nodiscard]] int workers() const override { return workersOf(*m_request); }
    [[nodiscard]] const volume::PyramidRequest& request() const noexcept { return *m_request; }
    [[nodiscard]] const PyramidOutcome& outcome() const noexcept { return m_outcome; }

private:
    std::shared_ptr<const volume::PyramidRequest> m_request;
    PyramidOutcome m_outcome;
};

} // namespace lightstack::ui
