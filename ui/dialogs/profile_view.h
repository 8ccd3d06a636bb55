// The figures of a profile: a table, and plots with axes and units; live while the runs come in.
//
// Items a second over threads (with the line that would be ideal), over queue and batch; memory;
// of the run that is chosen in the table the depth of its queue over time and its stages. A kept
// profile is drawn beside it and compared. Thread: GUI only.
#pragma once

#include "core/profile/profile_json.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QTreeWidget;

namespace lightstack::ui {

class LinePlot;
class StageBar;

class ProfileView : public QWidget {
    Q_OBJECT
public:
    explicit ProfileView(QWidget* parent = nullptr);

    void setProfile(profile::KeptProfile profile);
    // Drawn beside; what has become slower is said, and what else is not the same. Usage where the
    // two cannot be compared.
    Result<void> compareWith(profile::KeptProfile before);
    [[nodiscard]] const profile::KeptProfile& profile() const noexcept { return m_now; }
    [[nodiscard]] QTreeWidget* table() const noexcept { return m_table; }
    [[nodiscard]] QString comparison() const; // what it says
    [[nodiscard]] const LinePlot* threadsPlot() const noexcept { return m_threads; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillTable();
    void spreadColumns();
    void fillPlots();
    void fillChosen();
    void layOut();
    void sayComparison();

    profile::KeptProfile m_now, m_before;
    QTreeWidget* m_table;
    LinePlot* m_threads;
    LinePlot* m_queue;
    LinePlot* m_batch;
    LinePlot* m_memory;
    LinePlot* m_depth;
    StageBar* m_stages;
    QLabel* m_compared;
    QGridLayout* m_plots;
};

} // namespace lightstack::ui
