#include "ui/dialogs/profile_rows.h"

#include "ui/dialogs/profile_view.h"

#include <QLocale>

#include <cmath>

namespace lightstack::ui {
namespace {

QString shareText(double part) {
    return part > 0 ? ProfileView::tr("%1 %").arg(std::lround(100 * part)) : QString();
}

} // namespace

QStringList profileColumns() {
    return {ProfileView::tr("Threads"), ProfileView::tr("Queue"), ProfileView::tr("Batch"),
        ProfileView::tr("Seconds"), ProfileView::tr("Items/s"), ProfileView::tr("Speed-up"),
        ProfileView::tr("First, ms"), ProfileView::tr("Peak MB"), ProfileView::tr("Blocked"),
        ProfileView::tr("Idle")};
}

QStringList profileCells(const profile::ProfileRun& run) {
    const QLocale locale;
    return {locale.toString(run.settings.threads),
        locale.toString(static_cast<qulonglong>(run.settings.queue)),
        locale.toString(static_cast<qulonglong>(run.settings.batch)),
        locale.toString(run.seconds, 'f', 2), locale.toString(run.itemsPerSecond, 'f', 0),
        locale.toString(run.speedup, 'f', 2), locale.toString(run.firstItemMs, 'f', 2),
        locale.toString(static_cast<double>(run.peakRssBytes) / 1e6, 'f', 0),
        shareText(run.producerBlocked), shareText(run.consumersBlocked)};
}

} // namespace lightstack::ui
