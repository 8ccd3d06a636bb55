// The question of a batch: choices at the left, at the right what comes of them (a picture before
// and after, the pictures that will be written, what speaks against some), below it in words what
// will happen. On top an earlier run that was cut off. Thread: GUI only.
#pragma once

#include "core/downsample/interrupted_run.h"
#include "ui/dialogs/downsample_form.h"
#include "ui/models/downsample_forecaster.h"

class QFrame;
class QTabWidget;
class QTreeView;

namespace lightstack::ui {

class DownsamplePreview;
class LazyTable;

class DownsamplePage : public QWidget {
    Q_OBJECT
public:
    explicit DownsamplePage(QWidget* parent = nullptr);

    [[nodiscard]] DownsampleForm* form() const noexcept { return m_form; }
    [[nodiscard]] DownsamplePreview* preview() const noexcept { return m_preview; }
    [[nodiscard]] const DownsampleForecaster& forecaster() const noexcept { return *m_forecaster; }
    void ask(); // by the choices as they are
    void lookAgain();
    // Something is to be written, and what cannot be undone was agreed to.
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] QString whyNot() const; // where it cannot
    void setInterrupted(const std::optional<downsample::InterruptedRun>& run);

Q_SIGNALS:
    void changed();
    void resumeWanted();
    void forgetWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBanner();
    QWidget* makeTabs();
    void take();
    void fillTables();
    void updateWords();

    DownsampleForm* m_form;
    DownsamplePreview* m_preview;
    DownsampleForecaster* m_forecaster;
    QTabWidget* m_tabs;
    LazyTable *m_pictures, *m_problems;
    QTreeView *m_picturesView, *m_problemsView;
    std::shared_ptr<const std::vector<downsample::PlannedPicture>> m_shown; // in the tables
    std::vector<std::size_t> m_written;
    QFrame* m_banner;
    QLabel *m_bannerText, *m_says, *m_problemWords, *m_originals;
    QCheckBox* m_consent;
};

} // namespace lightstack::ui
