// A line of text that gives way: where room is short it is elided in its middle, and never makes
// its window wider. The whole text is its tool tip then. Thread: GUI only.
#pragma once

#include <QLabel>

namespace lightstack::ui {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool fits() const;
};

} // namespace lightstack::ui
