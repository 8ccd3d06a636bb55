#include "ui/window/job_line.h"

#include "ui/dialogs/pyramid_dialog.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/pyramid_job.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace lightstack::ui {
namespace {

constexpr int kBarWidth = 96;
constexpr int kNameWidth = 180;

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
    m_text->setToolTip(tr("Shows the job"));
    m_text->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_text->setIconSize({16, 16});
    m_pause->setIconSize({16, 16});
    m_cancel->setIcon(icon(QStringLiteral("close")));
    m_cancel->setIconSize({16, 16});
    m_cancel->setToolTip(tr("Cancel the job; what is done is kept"));
    m_cancel->setAccessibleName(tr("Cancel the job"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    connect(m_text, &QToolButton::clicked, this, &JobLine::clicked);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_job) m_job->setPaused(!m_job->isPaused());
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_job) m_job->cancel();
    });
    hide();
}

void JobLine::setJob(PyramidJob* job) {
    if (m_job) m_job->disconnect(this);
    m_job = job;
    setVisible(job != nullptr);
    if (job == nullptr) return;
    connect(job, &PyramidJob::progressed, this, &JobLine::follow);
    connect(job, &PyramidJob::finished, this, &JobLine::follow);
    connect(job, &QObject::destroyed, this, &JobLine::hide);
    follow();
}

void JobLine::follow() {
    const bool ended = m_job->state() == PyramidJob::State::Finished;
    const QString name =
        fontMetrics().elidedText(stackName(m_job->request().stack), Qt::ElideMiddle, kNameWidth);
    m_bar->setVisible(!ended);
    m_pause->setVisible(!ended);
    m_cancel->setVisible(!ended);
    m_cancel->setEnabled(m_job->state() == PyramidJob::State::Running);
    if (ended) {
        const PyramidOutcome& outcome = m_job->outcome();
        const bool whole = outcome.report && outcome.report->failures.empty();
        m_text->setIcon(icon(whole ? QStringLiteral("check") : QStringLiteral("warning")));
        m_text->setText(
            (whole               ? tr("Pyramid of %1: done")
                : outcome.report ? tr("Pyramid of %1: done, but for some slices")
                : outcome.report.error().code == ErrorCode::Cancelled ? tr("Pyramid of %1: stopped")
                                                                      : tr("Pyramid of %1: failed"))
                .arg(name));
        return;
    }
    const QString pauses = m_job->isPaused() ? tr("Go on with the job") : tr("Pause the job");
    m_pause->setIcon(icon(m_job->isPaused() ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setToolTip(pauses);
    m_pause->setAccessibleName(pauses);
    m_pause->setEnabled(m_cancel->isEnabled());
    m_text->setIcon(icon(QStringLiteral("pyramid")));
    m_text->setText(name + QStringLiteral(" · ") + PyramidDialog::progressText(*m_job));
    const PyramidJob::Now now = m_job->now();
    m_bar->setRange(0, now.total == 0 ? 0 : 1000);
    if (now.total > 0) m_bar->setValue(static_cast<int>(now.done * 1000 / now.total));
}

QString JobLine::text() const {
    return m_text->text();
}

} // namespace lightstack::ui
