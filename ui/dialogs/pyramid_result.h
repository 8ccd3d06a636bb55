// How a job on a stack ended: what came out, where the time went, what failed.
// Thread: GUI only.
#pragma once

#include "ui/models/pyramid_job.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace lightstack::ui {

// What there is to say of a job that has ended.
struct JobReport {
    QString title;
    QString sentence;
    std::vector<pipeline::StageTotals> stages; // summed over workers
    int workers = 1;
    std::vector<Error> failures; // slices
};

class PyramidResult : public QWidget {
    Q_OBJECT
public:
    explicit PyramidResult(QWidget* parent = nullptr);
    void showOutcome(const PyramidJob& job); // a finished one
    void showReport(const JobReport& report);

    // "read takes 61 % of the worker time (2 workers)", in the user's language.
    [[nodiscard]] static QString bottleneck(const JobReport& report);

private:
    void showStages(const JobReport& report);
    void showFailures(const JobReport& report);

    QLabel* m_title;
    QLabel* m_sentence;
    QTreeWidget* m_stages;
    QLabel* m_bottleneck;
    QLabel* m_failureTitle;
    QTreeWidget* m_failures;
};

// "1.4 s", "3 min 20 s"; an estimate has no tenths.
[[nodiscard]] QString durationText(double seconds, bool estimate = false);
// Of what is only guessed: "a few seconds", "about 40 s", "about 7 min".
[[nodiscard]] QString roughDuration(double seconds);

} // namespace lightstack::ui
