// One export of a box as a job of the window (volume_job.h). A stopped one leaves nothing.
// Thread: GUI only.
#pragma once

#include "core/volume/volume_export.h"
#include "ui/models/volume_job.h"

namespace lightstack::ui {

using ExportOutcome = VolumeOutcome<volume::ExportReport>;

class ExportJob : public VolumeJob {
    Q_OBJECT
public:
    // `bytesASlice`: that are written for each slice that is read, for the rate.
    ExportJob(volume::ExportRequest request, double bytesASlice, QObject* parent = nullptr);

    [[nodiscard]] Kind kind() const noexcept override { return Kind::Export; }
    [[nodiscard]] const volume::SliceStack& stack() const noexcept override {
        return m_request->stack;
    }
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] bool canRunAgain() const override { return !m_outcome.report; }
    [[nodiscard]] std::unique_ptr<Job> again() const override;
    [[nodiscard]] int workers() const override { return workersOf(*m_request); }
    [[nodiscard]] const volume::ExportRequest& request() const noexcept { return *m_request; }
    [[nodiscard]] const ExportOutcome& outcome() const noexcept { return m_outcome; }

private:
    std::shared_ptr<const volume::ExportRequest> m_request;
    double m_bytesASlice;
    ExportOutcome m_outcome;
};

} // namespace lightstack::ui
