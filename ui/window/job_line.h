// The jobs that go on in the background, as one line of the status bar: of one its name, a bar, how
// fast and how long still, pause, cancel; of several how many they are. A click leads to the jobs
// panel. When the last has ended, the line says so until a click, which brings its dialog back.
// Thread: GUI only.
#pragma once

#include <QPointer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace lightstack::ui {

class Job;
class JobList;

class JobLine : public QWidget {
    Q_OBJECT
public:
    explicit JobLine(QWidget* parent = nullptr);

    void setJobs(JobList* jobs);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void panelWanted();

private:
    void choose();         // what is shown
    void setJob(Job* job); // null: none
    void follow();
    void followMany();
    void click();

    QPointer<JobList> m_jobs;
    QPointer<Job> m_job;
    int m_running = 0;
    QToolButton* m_text;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
};

} // namespace lightstack::ui
