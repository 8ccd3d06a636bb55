#include "ui/window/job_line.h"

#include "ui/dialogs/job_progress.h"
#include "ui/models/job_list.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr int kBarWidth = 96;
constexpr int kNameWidth = 180;
constexpr int kEndWidth = 360;
constexpr int kLeastWidth = 96; // of the text, where room is short

QToolButton* flatButton() {
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

JobLine::JobLine(QWidget* parent)
    : QWidget(parent)
    , m_text(flatButton())
    , m_bar(new QProgressBar)
    , m_pause(flatButton())
    , m_cancel(flatButton()) {
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(kBarWidth, 4);
    m_text->setToolTip(tr("Shows the jobs"));
    m_text->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_text->setIconSize({16, 16});
    m_text->setMinimumWidth(kLeastWidth);
    m_pause->setIconSize({16, 16});
    m_cancel->setIcon(icon(QStringLiteral("close")));
    m_cancel->setIconSize({16, 16});
    m_cancel->setAccessibleName(tr("Cancel the job"));
    // A wide window must not part the buttons from what they are for.
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    connect(m_text, &QToolButton::clicked, this, &JobLine::click);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_job) m_job->setPaused(!m_job->isPaused());
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_job) m_job->cancel();
    });
    hide();
}

void JobLine::setJobs(JobList* jobs) {
    m_jobs = jobs;
    connect(jobs, &JobList::changed, this, &JobLine::choose);
    choose();
}

// What runs; when nothing runs any more, what ended last, until it has been looked at.
void JobLine::choose() {
    Job* running = nullptr;
    Job* ended = nullptr;
    m_running = 0;
    for (Job* job : m_jobs->jobs()) {
        if (job->state() != Job::State::Finished) {
            running = job;
            ++m_running;
        } else if (job == m_job) {
            ended = job;
        }
    }
    setJob(running != nullptr ? running : ended);
}

void JobLine::setJob(Job* job) {
    if (m_job) m_job->disconnect(this);
    m_job = job;
    setVisible(job != nullptr);
    if (job == nullptr) return;
    connect(job, &Job::progressed, this, &JobLine::follow);
    follow();
}

void JobLine::click() {
    Job* job = m_job;
    if (job == nullptr) return;
    if (job->state() == Job::State::Finished) {
        setJob(nullptr);
        if (m_jobs->show(job)) return;
    }
    Q_EMIT panelWanted();
}

void JobLine::followMany() {
    std::uint64_t done = 0;
    for (const Job* job : m_jobs->jobs()) {
        const Job::Now now = job->now();
        if (job->state() != Job::State::Finished && now.total > 0)
            done += std::min<std::uint64_t>(1000, now.done * 1000 / now.total);
    }
    m_pause->hide();
    m_cancel->hide();
    m_bar->show();
    m_bar->setRange(0, 1000 * m_running);
    m_bar->setValue(static_cast<int>(done));
    m_text->setIcon(icon(QStringLiteral("gear")));
    m_text->setText(tr("%Ln job(s)", nullptr, m_running));
}

void JobLine::follow() {
    if (m_running > 1) return followMany();
    const bool ended = m_job->state() == Job::State::Finished;
    m_bar->setVisible(!ended);
    m_pause->setVisible(!ended && m_job->canPause());
    m_cancel->setVisible(!ended);
    m_cancel->setEnabled(m_job->state() == Job::State::Running);
    if (ended) {
        const bool whole = m_job->end() == Job::End::Whole;
        m_text->setIcon(icon(whole ? QStringLiteral("check") : QStringLiteral("warning")));
        m_text->setText(fontMetrics().elidedText(m_job->endText(), Qt::ElideMiddle, kEndWidth));
        return;
    }
    const QString name = fontMetrics().elidedText(m_job->name(), Qt::ElideMiddle, kNameWidth);
    const QString pauses = m_job->isPaused() ? tr("Go on with the job") : tr("Pause the job");
    m_pause->setIcon(icon(m_job->isPaused() ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setToolTip(pauses);
    m_pause->setAccessibleName(pauses);
    m_pause->setEnabled(m_cancel->isEnabled());
    m_cancel->setToolTip(m_job->cancelHint());
    m_text->setIcon(icon(m_job->iconName()));
    m_text->setText(name + QStringLiteral(" · ") + JobProgress::text(*m_job));
    const Job::Now now = m_job->now();
    m_bar->setRange(0, now.total == 0 ? 0 : 1000);
    if (now.total > 0) m_bar->setValue(static_cast<int>(now.done * 1000 / now.total));
}

QString JobLine::text() const {
    return m_text->text();
}

} // namespace lightstack::ui
