#include "ui/dialogs/profile_view.h"

#include "core/base/file_path.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/line_plot.h"
#include "ui/dialogs/profile_rows.h"
#include "ui/dialogs/stack_words.h"
#include "ui/dialogs/stage_bar.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>
#include <functional>

namespace lightstack::ui {
namespace {

using profile::ProfileRun;
using profile::Settings;
using Runs = std::vector<ProfileRun>;

// Points of the runs that are wanted, by x.
std::vector<QPointF> pointsOf(const Runs& runs, const std::function<bool(const Settings&)>& wanted,
    const std::function<QPointF(const ProfileRun&)>& point) {
    std::vector<QPointF> out;
    for (const ProfileRun& run : runs)
        if (wanted(run.settings)) out.push_back(point(run));
    std::ranges::stable_sort(out, {}, [](const QPointF& p) { return p.x(); });
    return out;
}

int mostThreads(const Runs& runs) {
    int most = 0;
    for (const ProfileRun& run : runs)
        most = std::max(most, run.settings.threads);
    return most;
}

QPointF rateOverThreads(const ProfileRun& run) {
    return {static_cast<double>(run.settings.threads), run.itemsPerSecond};
}

// What twice the threads would be if nothing else were in the way.
std::vector<QPointF> idealOf(const std::vector<QPointF>& measured) {
    std::vector<QPointF> out;
    out.reserve(measured.size());
    for (const QPointF& point : measured)
        out.emplace_back(point.x(), measured.front().y() * point.x() / measured.front().x());
    return out;
}

// A queue fills and empties faster than can be drawn: what is drawn are means of equal times.
std::vector<QPointF> depthOf(const std::vector<profile::QueueSample>& samples) {
    constexpr std::size_t kMostPoints = 80;
    const std::size_t bin = (samples.size() + kMostPoints - 1) / kMostPoints;
    std::vector<QPointF> out;
    for (std::size_t from = 0; from < samples.size(); from += bin) {
        const std::size_t to = std::min(samples.size(), from + bin);
        double sum = 0;
        for (std::size_t i = from; i < to; ++i)
            sum += static_cast<double>(samples[i].depth);
        out.emplace_back((samples[from].seconds + samples[to - 1].seconds) / 2,
            sum / static_cast<double>(to - from));
    }
    return out;
}

LinePlot* plot(const QString& x, const QString& y) {
    auto* made = new LinePlot;
    made->setAxes(x, y);
    made->setTicksAtPoints(true);
    return made;
}

// "+68": against what was before, in percent.
QString changeText(double ratio) {
    const auto percent = static_cast<int>(std::lround(100 * (ratio - 1)));
    const QLocale locale;
    return (percent > 0 ? locale.positiveSign() : QString()) + locale.toString(percent);
}

QLabel* comparedLabel() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

void showOrHide(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

ProfileView::ProfileView(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTreeWidget)
    , m_threads(plot(tr("Threads"), tr("Items a second")))
    , m_queue(plot(tr("Queue, items"), tr("Items a second")))
    , m_batch(plot(tr("Batch, items"), tr("Items a second")))
    , m_memory(plot(tr("Threads"), tr("Peak memory, MB")))
    , m_depth(new LinePlot)
    , m_stages(new StageBar)
    , m_compared(comparedLabel())
    , m_plots(new QGridLayout) {
    m_depth->setAxes(tr("Seconds"), tr("Items in the queue, mean"));
    m_table->setHeaderLabels(profileColumns() << tr("Before"));
    m_table->headerItem()->setToolTip(5, tr("Against the first run"));
    m_table->headerItem()->setToolTip(6, tr("From the start to the first item that was done"));
    m_table->headerItem()->setToolTip(7, tr("Memory that the program took at most"));
    m_table->headerItem()->setToolTip(
        8, tr("Share of their time that the threads before the queue waited"));
    m_table->headerItem()->setToolTip(
        9, tr("Share of their time that the threads behind the queue waited"));
    m_table->headerItem()->setToolTip(
        10, tr("Items a second in the kept profile, and what has become of them"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    spaceRows(m_table);
    m_table->setFixedHeight(170); // plots take what there is
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setMinimumSectionSize(48);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_plots->setContentsMargins(0, 0, 0, 0);
    m_plots->setSpacing(kSpace4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace3);
    column->addWidget(m_compared);
    column->addWidget(m_table);
    column->addWidget(m_stages);
    column->addLayout(m_plots, 1);
    column->addStretch(0); // as long as there is nothing to plot
    connect(m_table, &QTreeWidget::currentItemChanged, this, &ProfileView::fillChosen);
    layOut();
}

void ProfileView::setProfile(profile::KeptProfile profile) {
    m_now = std::move(profile);
    fillTable();
    fillPlots();
    sayComparison();
}

Result<void> ProfileView::compareWith(profile::KeptProfile before) {
    const auto alike = profile::compared(before, m_now);
    if (!alike) return tl::unexpected(alike.error());
    m_before = std::move(before);
    fillTable();
    fillPlots();
    sayComparison();
    return {};
}

QString ProfileView::comparison() const {
    return m_compared->text();
}

void ProfileView::sayComparison() {
    const auto compared = profile::compared(m_before, m_now);
    if (m_before.runs.empty() || m_now.runs.empty() || !compared) return showOrHide(m_compared, {});
    QStringList lines;
    const QLocale locale;
    for (const profile::Slower& one : compared->slower)
        lines << tr("Slower: %Ln thread(s), queue %1, batch %2: %3 instead of %4 items/s (%5 %).",
            nullptr, one.settings.threads)
                     .arg(locale.toString(static_cast<qulonglong>(one.settings.queue)),
                         locale.toString(static_cast<qulonglong>(one.settings.batch)),
                         locale.toString(one.now, 'f', 0), locale.toString(one.before, 'f', 0))
                     .arg(changeText(one.now / one.before));
    const bool warns = !lines.isEmpty() || compared->alike == 0;
    if (compared->alike == 0)
        lines << tr("No run has the same numbers as a kept one: there is nothing to compare.");
    else if (lines.isEmpty())
        lines << tr("Nothing has become slower by a tenth.");
    if (compared->otherMachine)
        lines << tr("The kept profile is of another machine: %1.")
                     .arg(QString::fromStdString(m_before.machine));
    if (compared->otherData)
        lines << (m_before.path.empty() ? tr("The kept profile is of other data.")
                                        : tr("The kept profile is of other data: %1.")
                                              .arg(base::displayText(m_before.path)));
    setTextColor(m_compared, warns ? colors().warning : colors().text);
    showOrHide(m_compared, lines.join(u'\n'));
}

void ProfileView::fillTable() {
    const int chosen = m_table->indexOfTopLevelItem(m_table->currentItem());
    const QSignalBlocker blocker(m_table);
    m_table->clear();
    const QLocale locale;
    for (const ProfileRun& run : m_now.runs) {
        const auto old = std::ranges::find(m_before.runs, run.settings, &ProfileRun::settings);
        const QString before = old == m_before.runs.end() || old->itemsPerSecond <= 0
                                   ? QString()
                                   : tr("%1 (%2 %)")
                                         .arg(locale.toString(old->itemsPerSecond, 'f', 0),
                                             changeText(run.itemsPerSecond / old->itemsPerSecond));
        auto* item = new QTreeWidgetItem(m_table, profileCells(run) << before);
        for (int column = 0; column < m_table->columnCount(); ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_table->setColumnHidden(10, m_before.runs.empty());
    spreadColumns();
    const int count = m_table->topLevelItemCount();
    if (count > 0) m_table->setCurrentItem(m_table->topLevelItem(chosen < 0 ? count - 1 : chosen));
    fillChosen();
}

// As wide as they need, and what is left over shared: a row is marked from edge to edge.
void ProfileView::spreadColumns() {
    const int columns = m_table->columnCount() - (m_table->isColumnHidden(10) ? 1 : 0);
    int needed = 0;
    for (int column = 0; column < columns; ++column) {
        m_table->resizeColumnToContents(column);
        needed += m_table->columnWidth(column);
    }
    const int spare = std::max(0, m_table->viewport()->width() - needed);
    for (int column = 0; column < columns; ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) +
                                            spare * (column + 1) / columns -
                                            spare * column / columns);
}

void ProfileView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate(); // the table has its width
    spreadColumns();
}

void ProfileView::fillPlots() {
    const Runs& runs = m_now.runs;
    if (runs.empty()) return;
    const Settings first = runs.front().settings;
    const int most = mostThreads(runs);
    const auto sameButThreads = [&](const Settings& s) {
        return s.queue == first.queue && s.batch == first.batch;
    };
    const auto sameButQueue = [&](const Settings& s) {
        return s.threads == most && s.batch == first.batch;
    };
    const auto sameButBatch = [&](const Settings& s) {
        return s.threads == most && s.queue == first.queue;
    };
    const auto overQueue = [](const ProfileRun& run) {
        return QPointF(static_cast<double>(run.settings.queue), run.itemsPerSecond);
    };
    const auto overBatch = [](const ProfileRun& run) {
        return QPointF(static_cast<double>(run.settings.batch), run.itemsPerSecond);
    };
    const auto memory = [](const ProfileRun& run) {
        return QPointF(
            static_cast<double>(run.settings.threads), static_cast<double>(run.peakRssBytes) / 1e6);
    };
    const auto draw = [&](LinePlot* plot, const auto& wanted, const auto& point, bool ideal) {
        PlotLine now{tr("measured"), pointsOf(runs, wanted, point)};
        PlotLine before{tr("before"), pointsOf(m_before.runs, wanted, point), true};
        std::vector<PlotLine> lines{now, before};
        if (ideal && !now.points.empty())
            lines.push_back({tr("ideal"), idealOf(now.points), true, false, false});
        plot->setLines(std::move(lines));
    };
    draw(m_threads, sameButThreads, rateOverThreads, true);
    draw(m_queue, sameButQueue, overQueue, false);
    draw(m_batch, sameButBatch, overBatch, false);
    draw(m_memory, sameButThreads, memory, false);
    layOut();
}

// Of the run that is chosen.
void ProfileView::fillChosen() {
    const int row = m_table->indexOfTopLevelItem(m_table->currentItem());
    const bool any = row >= 0 && row < static_cast<int>(m_now.runs.size());
    const ProfileRun run = any ? m_now.runs[static_cast<std::size_t>(row)] : ProfileRun();
    PlotLine line;
    line.filled = true;
    line.markers = false;
    line.points = depthOf(run.depth);
    m_depth->setLines({std::move(line)});
    m_stages->setVisible(!run.stages.empty());
    m_stages->setStages(run.stages);
    layOut();
}

// Plots that have something to compare, two a row.
void ProfileView::layOut() {
    int place = 0;
    for (LinePlot* plot : {m_threads, m_queue, m_batch, m_memory, m_depth}) {
        const bool worth = !plot->lines().empty() && plot->lines().front().points.size() > 1;
        m_plots->removeWidget(plot);
        plot->setVisible(worth);
        if (!worth) continue;
        m_plots->addWidget(plot, place / 2, place % 2);
        ++place;
    }
}

} // namespace lightstack::ui
