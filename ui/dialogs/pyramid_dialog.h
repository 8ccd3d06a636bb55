// Generates the pyramid of a stack (stack_job_dialog.h). Thread: GUI only.
#pragma once

#include "ui/dialogs/stack_job_dialog.h"

namespace lightstack::ui {

class PyramidForm;
class PyramidJob;

class PyramidDialog : public StackJobDialog {
    Q_OBJECT
public:
    // Looks for stacks in the folder first.
    // `name`: of a stack of the folder, or of one of its slices; else the largest is meant.
    PyramidDialog(const std::filesystem::path& folder, const std::string& name,
        PyramidPlaces places, QWidget* parent = nullptr);
    PyramidDialog(
        SharedAudit audit, std::size_t stack, PyramidPlaces places, QWidget* parent = nullptr);

    [[nodiscard]] PyramidJob* job() const noexcept; // the last one

Q_SIGNALS:
    void resultWanted(const std::filesystem::path& folder);

private:
    PyramidDialog(PyramidPlaces places, QWidget* parent);
    void fillForm(SharedAudit audit, std::size_t stack) override;
    void askAgain() override;
    [[nodiscard]] bool isFormReady() const override;
    VolumeJob* makeJob(JobList& jobs, JobProgress& progress) override;
    bool report(PyramidResult& result) override;
    void openResult() override;

    PyramidPlaces m_places;
    PyramidForm* m_form;
};

} // namespace lightstack::ui
