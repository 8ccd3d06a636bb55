// Where the time of a job goes: its stages as one stacked bar, below it what each is, in seconds
// and share. What was waited is hatched. Thread: GUI only.
#pragma once

#include "core/pipeline/stage_clock.h"

#include <QWidget>

namespace lightstack::ui {

class StageBar : public QWidget {
    Q_OBJECT
public:
    explicit StageBar(QWidget* parent = nullptr);

    // A stage "wait" is what was waited.
    void setStages(std::vector<pipeline::StageTotals> stages);
    [[nodiscard]] QStringList legend() const; // "Reading 12.3 s, 61 %"

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part {
        QString text;
        double share = 0;
        int style = 0;
        bool waiting = false;
    };
    // Where each legend stands in that width, reading order from the left.
    [[nodiscard]] std::vector<QRect> places(int width) const;

    std::vector<Part> m_parts;
};

} // namespace lightstack::ui
