// Exports a box of a stack (stack_job_dialog.h). Thread: GUI only.
#pragma once

#include "ui/dialogs/export_form.h"
#include "ui/dialogs/stack_job_dialog.h"

namespace lightstack::ui {

class ExportJob;

class ExportDialog : public StackJobDialog {
    Q_OBJECT
public:
    // Of the folder's stacks the one of that name, or with a slice of that name; else the one with
    // the most slices.
    explicit ExportDialog(const std::filesystem::path& folder, const std::string& stack = {},
        const ExportForm::Start& start = {}, QWidget* parent = nullptr);

    [[nodiscard]] ExportJob* job() const noexcept; // the last one

Q_SIGNALS:
    void fileManagerWanted(const std::filesystem::path& file);

private:
    void fillForm(SharedAudit audit, std::size_t stack) override;
    void askAgain() override { m_form->ask(); }
    [[nodiscard]] bool isFormReady() const override;
    VolumeJob* makeJob(JobList& jobs, JobProgress& progress) override;
    bool report(PyramidResult& result) override;
    void openResult() override;

    ExportForm::Start m_start;
    ExportForm* m_form;
};

} // namespace lightstack::ui
