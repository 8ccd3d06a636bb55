// Below the slice: the histogram with two handles for the window, its limits as numbers, windows
// found by a rule (ImageJ's Auto, percentiles, full range), kept windows, logarithmic counts, and
// the lock that holds one window for all slices. Thread: GUI only.
#pragma once

#include "core/slices/volume_service.h"
#include "ui/slices/slice_settings.h"

#include <QWidget>

#include <optional>
#include <vector>

class QDoubleSpinBox;
class QMenu;
class QToolButton;

namespace lightstack::ui {

class HistogramPlot;

class WindowBar : public QWidget {
    Q_OBJECT
public:
    explicit WindowBar(QWidget* parent = nullptr);

    // What the values are: whole numbers or not, and the limits of their type where it has some.
    void setValues(bool whole, const std::optional<raster::WindowLevel>& typeRange);
    void setHistogram(const raster::Histogram& histogram);
    void setWindow(const raster::WindowLevel& window);
    void clear();
    [[nodiscard]] const raster::Histogram& histogram() const noexcept { return m_histogram; }

    void setSettings(const SliceSettings& settings); // log, lock, presets
    [[nodiscard]] bool isLogarithmic() const;
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] const std::vector<WindowPreset>& presets() const noexcept { return m_presets; }
    void toggleLocked();

Q_SIGNALS:
    void windowEdited(lightstack::raster::WindowLevel window);
    void autoWanted(lightstack::slices::AutoRule rule);
    void lockToggled(bool locked);
    void settingsChanged();

private:
    void fillPresets();
    void addPreset(const QString& name);
    void showNumbers();
    QToolButton* addButton(const QString& text, const QString& tip);

    HistogramPlot* m_plot;
    QDoubleSpinBox* m_low;
    QDoubleSpinBox* m_high;
    QToolButton* m_presetsButton;
    QMenu* m_menu;
    QToolButton* m_log;
    QToolButton* m_lock;
    raster::Histogram m_histogram;
    raster::WindowLevel m_window;
    std::optional<raster::WindowLevel> m_typeRange;
    std::vector<WindowPreset> m_presets;
    bool m_whole = true;
    bool m_filling = false;
};

} // namespace lightstack::ui
