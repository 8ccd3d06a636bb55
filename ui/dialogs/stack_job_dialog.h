// A dialog that starts a job on a stack, from the question to the report.
//
// Pages: looking for the stack (unless it is known already), the form with its preview, progress,
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

class Job;
class JobList;
class JobProgress;
class PyramidResult;
class StatePage;
class VolumeJob;

class StackJobDialog : public QDialog {
    Q_OBJECT
public:
    ~StackJobDialog() override;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool canStart() const; // the preview is there and nothing stands in the way
    // Owner of the jobs, so that they outlive the dialog; without one they go with it.
    void setJobs(JobList* jobs);
    void cancel();
    void reject() override; // hides while it runs

Q_SIGNALS:
    void started(lightstack::ui::VolumeJob* job);

protected:
    // What the buttons say.
    struct Words {
        QString act;    // "Export"
        QString result; // "Show in File Manager"
        QString cancel; // what stays when it is cancelled
    };
    StackJobDialog(const QString& title, QWidget* form, Words words, QWidget* parent);

    // Of the folder's stacks the one of that name, or with a slice of that name; else the one with
    // the most slices. `none` is said where there is no stack.
    void lookForStacks(
        const std::filesystem::path& folder, const std::string& name, const QString& none);
    void showForm(SharedAudit audit, std::size_t stack);
    void updateButtons(); // when the form's preview has changed

    virtual void fillForm(SharedAudit audit, std::size_t stack) = 0;
    virtual void askAgain() = 0; // what is there has changed
    [[nodiscard]] virtual bool isFormReady() const = 0;
    virtual VolumeJob* makeJob(JobList& jobs, JobProgress& progress) = 0;
    // Of the job that has ended; true: there is a result to open.
    virtual bool report(PyramidResult& result) = 0;
    virtual void openResult() = 0;
    [[nodiscard]] VolumeJob* volumeJob() const noexcept { return m_job; } // the last one

private:
    QWidget* makeButtons();
    void start();
    void followJob();
    void jobEnded();
    void primary();

    enum Page { kState, kForm, kProgress, kResult };
    Words m_words;
    std::stop_source m_stop;
    JobList* m_jobs;
    VolumeJob* m_job = nullptr;
    bool m_hasResult = false;
    QStackedWidget* m_pages;
    StatePage* m_state;
    PyramidResult* m_result;
    JobProgress* m_progress;
    QPushButton* m_pause;
    QPushButton* m_again;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    Background m_background;
};

} // namespace lightstack::ui
