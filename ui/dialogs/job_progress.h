// The page of a dialog that shows a job at work: what, how far, how fast. Thread: GUI only.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace lightstack::ui {

class Job;

class JobProgress : public QWidget {
    Q_OBJECT
public:
    explicit JobProgress(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& toolTip);
    void follow(const Job& job);

    // "45 of 91 slices · 120 MB/s · about 12 s left"
    [[nodiscard]] static QString text(const Job& job);

private:
    QLabel* m_title;
    QLabel* m_rate;
    QProgressBar* m_bar;
};

} // namespace lightstack::ui
