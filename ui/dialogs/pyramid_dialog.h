// Generates the pyramid of a stack, from the question to the report.
//
// Pages: looking for stacks (unless they are known already), the form with its preview, progress,
// the result. While it runs the dialog may be hidden; whoever listens to started() shows the
// progress elsewhere and brings the dialog back. The job belongs to a list, which may outlive it.
// Thread: GUI only.
#pragma once

#include "ui/models/background.h"
#include "ui/models/pyramid_preview.h"

#include <QDialog>

#include <stop_token>

class QPushButton;
class QStackedWidget;

namespace lightstack::ui {

class PyramidForm;
class PyramidJob;
class JobList;
class JobProgress;
class PyramidResult;
class StatePage;

class PyramidDialog : public QDialog {
    Q_OBJECT
public:
    // Looks for stacks in the folder first.
    PyramidDialog(
        const std::filesystem::path& folder, PyramidPlaces places, QWidget* parent = nullptr);
    PyramidDialog(
        SharedAudit audit, std::size_t stack, PyramidPlaces places, QWidget* parent = nullptr);
    ~PyramidDialog() override;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool canStart() const; // the preview is there and nothing stands in the way
    // Owner of the jobs, so that they outlive the dialog; without one they go with it.
    void setJobs(JobList* jobs);
    [[nodiscard]] PyramidJob* job() const noexcept { return m_job; } // the last one
    void cancel();
    void reject() override; // hides while it runs

Q_SIGNALS:
    void started(PyramidJob* job);
    void resultWanted(const std::filesystem::path& folder);

private:
    PyramidDialog(PyramidPlaces places, QWidget* parent);
    QWidget* makeButtons();
    void lookForStacks(const std::filesystem::path& folder);
    void showForm(SharedAudit audit, std::size_t stack);
    void start();
    void followJob();
    void jobEnded();
    void updateButtons();
    void primary();
    void secondary();

    enum Page { kState, kForm, kProgress, kResult };
    PyramidPlaces m_places;
    std::stop_source m_stop;
    JobList* m_jobs;
    PyramidJob* m_job = nullptr;
    QStackedWidget* m_pages;
    StatePage* m_state;
    PyramidForm* m_form;
    PyramidResult* m_result;
    JobProgress* m_progress;
    QPushButton* m_pause;
    QPushButton* m_again;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    Background m_background;
};

} // namespace lightstack::ui
