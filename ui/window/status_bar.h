// The line at the bottom: what the folder holds, what is selected, how far a listing is, a passing
// message; at the right, always at the same place, the job in the background, the value
// under the pointer and the size slider
// (the zoom, while a picture is up). Thread: GUI only.
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace lightstack::ui {

class JobLine;

class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setCounts(const QString& text);
    void setSelection(const QString& text);
    void setListing(bool under, qulonglong entries);
    void setValueText(const QString& text);
    void setCellSide(int side);
    void setViewerMode(bool viewer);
    void setWideValue(bool wide); // three places, in voxels and as lengths
    void setZoom(double scale);
    // For a few seconds in place of the counts; `warning` with a sign.
    [[nodiscard]] JobLine* jobLine() const noexcept { return m_job; }
    void say(const QString& sentence, bool warning = false);

Q_SIGNALS:
    void cellSideChosen(int side);
    void zoomFitWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSizes();
    void fitWidths();

    QLabel* m_sign;
    QLabel* m_counts;
    QLabel* m_selection;
    QProgressBar* m_progress;
    JobLine* m_job;
    QLabel* m_value;
    QStackedWidget* m_right;
    QSlider* m_slider;
    QToolButton* m_zoom;
    QString m_countsText;
    bool m_wideValue = false;
    QTimer m_message;
};

} // namespace lightstack::ui
