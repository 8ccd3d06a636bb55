// A dialog that starts a job: the form that says what will happen, then the job with its
// instruments, then what came of it.
//
// The button that starts is named after the act and the default, so Enter is right. While the job
// runs the dialog may be hidden: the job belongs to a list, which outlives it. Thread: GUI only.
#pragma once

#include "ui/models/job_list.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace lightstack::ui {

class JobCard;

class JobDialog : public QDialog {
    Q_OBJECT
public:
    void setJobs(JobList* jobs);
    [[nodiscard]] Job* job() const noexcept { return m_job; } // the last one
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isFormUp() const; // the question, not the job
    [[nodiscard]] QPushButton* primaryButton() const noexcept { return m_primary; }
    void start();           // as the button does
    void reject() override; // hides while it runs

Q_SIGNALS:
    void started(lightstack::ui::Job* job);
    void fileWanted(const std::filesystem::path& file); // to be shown in its folder

protected:
    JobDialog(const QString& title, QWidget* form, QWidget* parent);

    [[nodiscard]] virtual QString actText() const = 0; // "Scan"
    [[nodiscard]] virtual bool canStart() const = 0;
    // Where it cannot: what is missing, without a full stop.
    [[nodiscard]] virtual QString whyNot() const { return {}; }
    [[nodiscard]] virtual std::unique_ptr<Job> makeJob() = 0;
    virtual void jobProgressed() {}
    virtual void jobEnded() {}
    // What a finished job leads to; empty: nothing.
    [[nodiscard]] virtual QString nextText() const { return {}; }
    virtual void next() {}

    void setResult(QWidget* result); // below the job
    void showForm();
    void updateButtons();

private:
    QWidget* makeButtons();
    void showJob();
    void follow();
    void ended();

    JobList* m_jobs;
    Job* m_job = nullptr;
    QStackedWidget* m_pages;
    QWidget* m_form;
    QWidget* m_jobPage;
    QVBoxLayout* m_jobColumn;
    JobCard* m_card = nullptr;
    QPushButton* m_pause;
    QPushButton* m_change;
    QPushButton* m_primary;
    QPushButton* m_secondary;
};

} // namespace lightstack::ui
