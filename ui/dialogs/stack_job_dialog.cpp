#include "ui/dialogs/stack_job_dialog.h"

#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/mnemonics.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/dialogs/state_page.h"
#include "ui/models/failure_words.h"
#include "ui/models/job_list.h"
#include "ui/models/volume_job.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lightstack::ui {
StackJobDialog::StackJobDialog(const QString& title, QWidget* form, Words words, QWidget* parent)
    : QDialog(parent)
    , m_words(std::move(words))
    , m_jobs(new JobList(this))
    , m_pages(new QStackedWidget)
    , m_state(new StatePage)
    , m_result(new PyramidResult)
    , m_progress(new JobProgress)
    , m_pause(new QPushButton)
    , m_again(new QPushButton(tr("Change…")))
    , m_primary(new QPushButton)
    , m_secondary(new QPushButton)
    , m_background(this) {
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    giveMnemonics(form);
    m_pages->addWidget(m_state);
    m_pages->addWidget(form);
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_result);
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeButtons());
}

StackJobDialog::~StackJobDialog() {
    m_stop.request_stop();
}

QWidget* StackJobDialog::makeButtons() {
    m_pause->setToolTip(
        tr("What is done stays, and the disk and the processor are free meanwhile"));
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr) m_job->setPaused(!m_job->isPaused());
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(kForm);
        askAgain();
    });
    connect(m_primary, &QPushButton::clicked, this, &StackJobDialog::primary);
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (isRunning()) return cancel();
        reject();
    });
    return jobButtons(m_pause, m_again, m_primary, m_secondary);
}

void StackJobDialog::lookForStacks(
    const std::filesystem::path& folder, const std::string& name, const QString& none) {
    using Found = Result<SharedAudit>;
    m_state->showWorking(tr("Looking for stacks…"));
    m_background.run(
        [folder, stop = m_stop.get_token()]() -> Found {
            auto found = volume::auditFolder(folder, {}, stop);
            if (!found) return tl::unexpected(found.error());
            return std::make_shared<const volume::FolderAudit>(*std::move(found));
        },
        [this, name, none](const Found& found) {
            if (!found)
                m_state->showMessage(QStringLiteral("broken"), tr("The folder cannot be examined"),
                    failureText(found.error()));
            else if ((*found)->stacks.empty())
                m_state->showMessage(QStringLiteral("stack"), tr("There is no stack here"), none);
            else
                showForm(*found, stackMeant(**found, name));
        });
}

void StackJobDialog::showForm(SharedAudit audit, std::size_t stack) {
    m_pages->setCurrentIndex(kForm);
    fillForm(std::move(audit), stack);
    updateButtons();
}

void StackJobDialog::setJobs(JobList* jobs) {
    m_jobs = jobs;
    // A job whose report is dismissed elsewhere has nothing to show here.
    connect(jobs, &JobList::dismissed, this, [this](const Job* job) {
        if (job != m_job || m_job == nullptr) return;
        m_job = nullptr;
        QDialog::reject();
    });
}

bool StackJobDialog::isRunning() const {
    return m_job != nullptr && m_job->state() != VolumeJob::State::Finished;
}

bool StackJobDialog::canStart() const {
    return m_pages->currentIndex() == kForm && isFormReady();
}

void StackJobDialog::start() {
    if (!canStart()) return;
    if (VolumeJob* old = std::exchange(m_job, nullptr)) m_jobs->dismiss(old);
    m_job = makeJob(*m_jobs, *m_progress);
    m_pages->setCurrentIndex(kProgress);
    connect(m_job, &VolumeJob::progressed, this, &StackJobDialog::followJob);
    connect(m_job, &VolumeJob::finished, this, &StackJobDialog::jobEnded);
    followJob();
    updateButtons();
    m_primary->setFocus();
    Q_EMIT started(m_job);
}

void StackJobDialog::followJob() {
    m_progress->follow(*m_job);
    m_pause->setText(m_job->isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(m_job->state() == VolumeJob::State::Running);
    m_secondary->setEnabled(m_job->state() != VolumeJob::State::Stopping);
}

void StackJobDialog::jobEnded() {
    m_hasResult = report(*m_result);
    m_pages->setCurrentIndex(kResult);
    m_secondary->setEnabled(true);
    updateButtons();
}

void StackJobDialog::updateButtons() {
    const int page = m_pages->currentIndex();
    const bool running = page == kProgress;
    const bool done = page == kResult && m_job != nullptr && m_hasResult;
    m_pause->setVisible(running);
    m_again->setVisible(page == kResult && !done);
    m_primary->setVisible(page != kState && (page != kResult || done));
    m_primary->setText(running           ? tr("Go On in the Background")
                       : page == kResult ? m_words.result
                                         : m_words.act);
    m_primary->setEnabled(page != kForm || canStart());
    m_secondary->setText(running ? tr("Cancel") : tr("Close"));
    m_secondary->setToolTip(running ? m_words.cancel : QString());
}

void StackJobDialog::primary() {
    switch (m_pages->currentIndex()) {
    case kForm:
        return start();
    case kProgress:
        return hide();
    case kResult:
        openResult();
        return QDialog::accept();
    default:
        return;
    }
}

void StackJobDialog::cancel() {
    if (m_job != nullptr) m_job->cancel();
}

void StackJobDialog::reject() {
    if (isRunning()) return hide();
    QDialog::reject();
}

} // namespace lightstack::ui
