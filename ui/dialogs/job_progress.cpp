#include "ui/dialogs/job_progress.h"

#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/job.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lightstack::ui {

JobProgress::JobProgress(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_rate(new QLabel), m_bar(new QProgressBar) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace6, 0, kSpace6, 0);
    column->setSpacing(kSpace3);
    m_title->setFont(titleFont());
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setAlignment(Qt::AlignCenter);
    m_rate->setAlignment(Qt::AlignCenter);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress"));
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_rate);
    column->addStretch(3);
}

void JobProgress::setTitle(const QString& title, const QString& toolTip) {
    m_title->setText(title);
    m_title->setToolTip(toolTip);
}

void JobProgress::follow(const Job& job) {
    const Job::Now now = job.now();
    // Thousandths: the number of slices may be beyond an int.
    m_bar->setRange(0, now.total == 0 ? 0 : 1000);
    if (now.total > 0) m_bar->setValue(static_cast<int>(now.done * 1000 / now.total));
    m_rate->setText(text(job));
}

QString JobProgress::text(const Job& job) {
    if (job.state() == Job::State::Stopping) return tr("Stopping…");
    const Job::Now now = job.now();
    if (now.total == 0) return tr("Looking at what is there…");
    QStringList parts{job.itemsText(now.done, now.total)};
    if (job.isPaused()) return tr("Paused") + QStringLiteral(" · ") + parts.front();
    if (now.bytesPerSecond > 0)
        parts << tr("%1/s").arg(byteText(static_cast<std::uint64_t>(now.bytesPerSecond)));
    else if (now.itemsPerSecond >= 1)
        parts << tr("%1/s").arg(
            QLocale().toString(now.itemsPerSecond, 'f', now.itemsPerSecond < 10 ? 1 : 0));
    if (now.secondsLeft && now.done < now.total)
        parts << tr("about %1 left").arg(durationText(std::max(1.0, *now.secondsLeft), true));
    if (now.done == now.total) parts << tr("finishing");
    return parts.join(QStringLiteral(" · "));
}

} // namespace lightstack::ui
