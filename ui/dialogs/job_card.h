// One job, in the jobs panel or in its dialog: its name, bar, rate and pause, cancel; its
// instruments, live: stages as a stacked bar, queues, the rate over time, the sentence that names
// the bottleneck; at its end what came of it, what failed with "Show" and "Retry", and a way to
// dismiss it.
//
// A card that is not seen is not brought up to date. Thread: GUI only.
#pragma once

#include "ui/models/job.h"

#include <QElapsedTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace lightstack::ui {

class LinePlot;
class QueueBars;
class StageBar;

class JobCard : public QWidget {
    Q_OBJECT
public:
    explicit JobCard(Job* job, QWidget* parent = nullptr); // the job must outlive it

    [[nodiscard]] Job* job() const noexcept { return m_job; }
    void setOpen(bool open); // with its instruments
    void setAlone();         // in a dialog that has the buttons itself
    void restyle();

Q_SIGNALS:
    void showWanted(const std::filesystem::path& file);
    void againWanted();
    void dismissWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeInstruments();
    QWidget* makeFailures();
    void connectAll();
    void follow(); // at most a few times a second
    void refresh();
    void fitTexts();
    void updateInstruments();
    void showEnd();
    void fillFailures(const std::vector<base::Error>& failures);
    void setShowable(bool any);
    void showSelected();

    Job* m_job;
    bool m_ended = false; // its end is shown
    bool m_alone = false;
    QElapsedTimer m_shown;
    QToolButton* m_open;
    QLabel* m_icon;
    QLabel* m_name;
    QLabel* m_text;
    QToolButton* m_pause;
    QToolButton* m_cancel;
    QToolButton* m_dismiss;
    QProgressBar* m_bar;
    QLabel* m_summary;
    QWidget* m_details;
    QBoxLayout* m_instruments;
    StageBar* m_stages;
    QueueBars* m_queues;
    LinePlot* m_rate;
    QLabel* m_bottleneck;
    QWidget* m_failureBox;
    QLabel* m_failureTitle;
    QTreeWidget* m_failures;
    QPushButton* m_show;
    QPushButton* m_again;
    QPushButton* m_copy;
};

} // namespace lightstack::ui
