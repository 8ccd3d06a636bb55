// How a build of a pyramid ended: what came out, where the time went, what failed.
// Thread: GUI only.
#pragma once

#include "ui/models/pyramid_job.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace lightstack::ui {

class PyramidResult : public QWidget {
    Q_OBJECT
public:
    explicit PyramidResult(QWidget* parent = nullptr);
    void showOutcome(const PyramidJob& job); // a finished one

    // "read takes 61 % of the worker time (2 workers)", in the user's language.
    [[nodiscard]] static QString bottleneck(const PyramidOutcome& outcome);

private:
    void showStages(const PyramidOutcome& outcome);
    void showFailures(const PyramidOutcome& outcome);

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
