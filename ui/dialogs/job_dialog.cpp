#include "ui/dialogs/job_dialog.h"

#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/job_card.h"
#include "ui/dialogs/mnemonics.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace lightstack::ui {

JobDialog::JobDialog(const QString& title, QWidget* form, QWidget* parent)
    : QDialog(parent)
    , m_jobs(new JobList(this))
    , m_pages(new QStackedWidget)
    , m_form(form)
    , m_jobPage(new QWidget)
    , m_jobColumn(new QVBoxLayout(m_jobPage))
    , m_pause(new QPushButton)
    , m_change(new QPushButton(tr("Change…")))
    , m_primary(new QPushButton)
    , m_secondary(new QPushButton) {
    setWindowTitle(title);
    m_jobColumn->setContentsMargins(0, 0, 0, 0);
    m_jobColumn->setSpacing(kSpace3);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_jobPage);
    giveMnemonics(form);
    m_pages->addWidget(form);
    m_pages->addWidget(scroll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeButtons());
}

QWidget* JobDialog::makeButtons() {
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr) m_job->setPaused(!m_job->isPaused());
    });
    connect(m_change, &QPushButton::clicked, this, &JobDialog::showForm);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        if (isFormUp()) return start();
        if (isRunning()) return hide();
        next();
    });
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (isRunning()) return m_job->cancel();
        reject();
    });
    return jobButtons(m_pause, m_change, m_primary, m_secondary);
}

void JobDialog::setJobs(JobList* jobs) {
    m_jobs = jobs;
    // A job whose report is dismissed elsewhere has nothing to show here.
    connect(jobs, &JobList::dismissed, this, [this](const Job* job) {
        if (m_job == nullptr || job != m_job) return;
        m_job = nullptr;
        if (!isFormUp()) QDialog::reject();
    });
}

void JobDialog::setResult(QWidget* result) {
    result->setContentsMargins(kSpace3, 0, kSpace3, 0); // in line with the job above it
    m_jobColumn->addWidget(result, 1);
}

bool JobDialog::isRunning() const {
    return m_job != nullptr && m_job->state() != Job::State::Finished;
}

bool JobDialog::isFormUp() const {
    return m_pages->currentIndex() == 0;
}

void JobDialog::showForm() {
    m_pages->setCurrentIndex(0);
    updateButtons();
}

void JobDialog::start() {
    if (isRunning() || !canStart()) return;
    delete std::exchange(m_card, nullptr);
    if (Job* old = std::exchange(m_job, nullptr)) m_jobs->dismiss(old);
    m_job = m_jobs->add(makeJob());
    connect(m_job, &Job::progressed, this, &JobDialog::follow);
    connect(m_job, &Job::finished, this, &JobDialog::ended);
    showJob();
    Q_EMIT started(m_job);
}

void JobDialog::showJob() {
    m_card = new JobCard(m_job);
    m_card->setAlone();
    connect(m_card, &JobCard::showWanted, this, &JobDialog::fileWanted);
    // The card goes before its job.
    connect(m_jobs, &JobList::dismissed, m_card, [this](const Job* job) {
        if (m_card != nullptr && m_card->job() == job)
            std::exchange(m_card, nullptr)->deleteLater();
    });
    m_jobColumn->insertWidget(0, m_card);
    m_pages->setCurrentIndex(1);
    updateButtons();
    m_primary->setFocus();
}

void JobDialog::follow() {
    m_pause->setText(m_job->isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(m_job->state() == Job::State::Running);
    m_secondary->setEnabled(m_job->state() != Job::State::Stopping);
    jobProgressed();
}

void JobDialog::ended() {
    m_secondary->setEnabled(true);
    jobEnded();
    updateButtons();
    // Cancel had the focus and was taken away: it would go to a button that nobody means.
    if (!isFormUp()) (m_primary->isHidden() ? m_secondary : m_primary)->setFocus();
}

void JobDialog::updateButtons() {
    const bool form = isFormUp();
    const bool running = isRunning();
    const QString after = form || running || m_job == nullptr ? QString() : nextText();
    m_pause->setVisible(!form && running && m_job->canPause());
    m_pause->setText(running && m_job->isPaused() ? tr("Resume") : tr("Pause"));
    m_change->setVisible(!form && !running);
    m_primary->setText(form ? actText() : running ? tr("Go On in the Background") : after);
    m_primary->setVisible(form || running || !after.isEmpty());
    const bool able = !form || canStart();
    setAble(m_primary, able, able ? QString() : whyNot());
    m_secondary->setText(!form && running ? tr("Cancel") : tr("Close"));
    m_secondary->setToolTip(!form && running ? m_job->cancelHint() : QString());
}

void JobDialog::reject() {
    if (isRunning()) return hide();
    QDialog::reject();
}

} // namespace lightstack::ui
