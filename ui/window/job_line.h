// The job that goes on in the background, as one line of the status bar: its name, a bar, how fast
// and how long still, pause, cancel. A click brings its dialog back; when it has ended, the line
// says so until that click. Thread: GUI only.
#pragma once

#include <QPointer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace lightstack::ui {

class Job;

class JobLine : public QWidget {
    Q_OBJECT
public:
    explicit JobLine(QWidget* parent = nullptr);

    void setJob(Job* job); // null: none; the line hides
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void clicked();

private:
    void follow();

    QPointer<Job> m_job;
    QToolButton* m_text;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
};

} // namespace lightstack::ui
