// Exports a box of a stack, from the question to the report.
//
// Pages: looking for the stack, the form with its preview, progress, the result. While it runs the
// dialog may be hidden; whoever listens to started() shows the progress elsewhere and brings the
// dialog back. The job belongs to a list, which may outlive it. Thread: GUI only.
#pragma once

#include "ui/dialogs/export_form.h"

#include <QDialog>

#include <stop_token>

class QPushButton;
class QStackedWidget;

namespace lightstack::ui {

class ExportJob;
class JobList;
class JobProgress;
class PyramidResult;
class StatePage;
class VolumeJob;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    // Of the folder's stacks the one of that name, or with a slice of that name; else the one with
    // the most slices.
    explicit ExportDialog(const std::filesystem::path& folder, const std::string& stack = {},
        const ExportForm::Start& start = {}, QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool canStart() const;
    // Owner of the jobs, so that they outlive the dialog; without one they go with it.
    void setJobs(JobList* jobs);
    [[nodiscard]] ExportJob* job() const noexcept { return m_job; } // the last one
    void cancel();
    void reject() override; // hides while it runs

Q_SIGNALS:
    void started(lightstack::ui::VolumeJob* job);
    void fileManagerWanted(const std::filesystem::path& file);

private:
    QWidget* makeButtons();
    void lookForStacks(const std::filesystem::path& folder, const std::string& stack,
        const ExportForm::Start& start);
    void start();
    void followJob();
    void jobEnded();
    void updateButtons();
    void primary();

    enum Page { kState, kForm, kProgress, kResult };
    std::stop_source m_stop;
    JobList* m_jobs;
    ExportJob* m_job = nullptr;
    QStackedWidget* m_pages;
    StatePage* m_state;
    ExportForm* m_form;
    PyramidResult* m_result;
    JobProgress* m_progress;
    QPushButton* m_pause;
    QPushButton* m_again;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    Background m_background;
};

} // namespace lightstack::ui
