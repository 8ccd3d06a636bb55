#include "ui/dialogs/pyramid_dialog.h"

#include "core/base/file_path.h"
#include "core/volume/level_files.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/pyramid_form.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/dialogs/state_page.h"
#include "ui/models/job_list.h"
#include "ui/models/pyramid_job.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lightstack::ui {
namespace {

// Of several stacks the one with the most slices is meant.
std::size_t largest(const volume::FolderAudit& audit) {
    const auto most = std::max_element(audit.stacks.begin(), audit.stacks.end(),
        [](const auto& a, const auto& b) { return a.stack.slices.size() < b.stack.slices.size(); });
    return static_cast<std::size_t>(most - audit.stacks.begin());
}

} // namespace

PyramidDialog::PyramidDialog(PyramidPlaces places, QWidget* parent)
    : QDialog(parent)
    , m_places(std::move(places))
    , m_jobs(new JobList(this))
    , m_pages(new QStackedWidget)
    , m_state(new StatePage)
    , m_form(new PyramidForm(m_places))
    , m_result(new PyramidResult)
    , m_progress(new JobProgress)
    , m_pause(new QPushButton)
    , m_again(new QPushButton(tr("Change…")))
    , m_primary(new QPushButton)
    , m_secondary(new QPushButton)
    , m_background(this) {
    setWindowTitle(tr("Generate Thumbnail Pyramid"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_result);
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeButtons());
    resize(620, 540);
    connect(m_form, &PyramidForm::previewChanged, this, &PyramidDialog::updateButtons);
    updateButtons();
}

PyramidDialog::PyramidDialog(
    const std::filesystem::path& folder, PyramidPlaces places, QWidget* parent)
    : PyramidDialog(std::move(places), parent) {
    lookForStacks(folder);
}

PyramidDialog::PyramidDialog(
    SharedAudit audit, std::size_t stack, PyramidPlaces places, QWidget* parent)
    : PyramidDialog(std::move(places), parent) {
    showForm(std::move(audit), stack);
}

PyramidDialog::~PyramidDialog() {
    m_stop.request_stop();
}

QWidget* PyramidDialog::makeButtons() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    row->addWidget(m_pause);
    row->addWidget(m_again);
    row->addStretch(1);
    row->addWidget(m_primary);
    row->addWidget(m_secondary);
    m_pause->setAutoDefault(false);
    m_pause->setToolTip(
        tr("What is done stays, and the disk and the processor are free meanwhile"));
    m_again->setAutoDefault(false);
    m_secondary->setAutoDefault(false);
    m_primary->setDefault(true);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr) m_job->setPaused(!m_job->isPaused());
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(kForm);
        m_form->ask(); // what is there has changed
    });
    connect(m_primary, &QPushButton::clicked, this, &PyramidDialog::primary);
    connect(m_secondary, &QPushButton::clicked, this, &PyramidDialog::secondary);
    return box;
}

void PyramidDialog::lookForStacks(const std::filesystem::path& folder) {
    using Found = Result<SharedAudit>;
    m_state->showWorking(tr("Looking for stacks…"));
    m_background.run(
        [folder, stop = m_stop.get_token()]() -> Found {
            auto found = volume::auditFolder(folder, {}, stop);
            if (!found) return tl::unexpected(found.error());
            return std::make_shared<const volume::FolderAudit>(*std::move(found));
        },
        [this](const Found& found) {
            if (!found)
                m_state->showMessage(QStringLiteral("broken"), tr("The folder cannot be examined"),
                    utf8Text(found.error().detail));
            else if ((*found)->stacks.empty())
                m_state->showMessage(QStringLiteral("stack"), tr("There is no stack here"),
                    tr("A pyramid is made of three or more numbered slices, or of a file of three "
                       "or more pages."));
            else
                showForm(*found, largest(**found));
        });
}

void PyramidDialog::showForm(SharedAudit audit, std::size_t stack) {
    m_pages->setCurrentIndex(kForm);
    m_form->setAudit(std::move(audit), stack);
    updateButtons();
}

void PyramidDialog::setJobs(JobList* jobs) {
    m_jobs = jobs;
    // A job whose report is dismissed elsewhere has nothing to show here.
    connect(jobs, &JobList::dismissed, this, [this](const Job* job) {
        if (job != m_job || m_job == nullptr) return;
        m_job = nullptr;
        QDialog::reject();
    });
}

bool PyramidDialog::isRunning() const {
    return m_job != nullptr && m_job->state() != PyramidJob::State::Finished;
}

bool PyramidDialog::canStart() const {
    return m_pages->currentIndex() == kForm && m_form->preview() && m_form->preview()->canStart();
}

void PyramidDialog::start() {
    if (!canStart()) return;
    if (PyramidJob* old = std::exchange(m_job, nullptr)) m_jobs->dismiss(old);
    m_job = m_jobs->add(std::make_unique<PyramidJob>(m_form->preview()->request));
    const QString name = stackName(m_job->request().stack);
    m_progress->setTitle(name, name);
    m_pages->setCurrentIndex(kProgress);
    connect(m_job, &PyramidJob::progressed, this, &PyramidDialog::followJob);
    connect(m_job, &PyramidJob::finished, this, &PyramidDialog::jobEnded);
    followJob();
    updateButtons();
    m_primary->setFocus();
    Q_EMIT started(m_job);
}

void PyramidDialog::followJob() {
    m_progress->follow(*m_job);
    m_pause->setText(m_job->isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(m_job->state() == PyramidJob::State::Running);
    m_secondary->setEnabled(m_job->state() != PyramidJob::State::Stopping);
}

void PyramidDialog::jobEnded() {
    const PyramidOutcome& outcome = m_job->outcome();
    if (outcome.report && m_places.rates && m_places.keepRates)
        m_places.keepRates(learned(
            m_places.rates(), m_job->request(), *outcome.report, outcome.stages, outcome.seconds));
    m_result->showOutcome(*m_job);
    m_pages->setCurrentIndex(kResult);
    m_secondary->setEnabled(true);
    updateButtons();
}

void PyramidDialog::updateButtons() {
    const int page = m_pages->currentIndex();
    const bool done = page == kResult && m_job != nullptr && m_job->outcome().report.has_value();
    m_pause->setVisible(page == kProgress);
    m_again->setVisible(page == kResult && !done);
    m_primary->setVisible(page != kState && (page != kResult || done));
    m_primary->setText(page == kProgress ? tr("Go On in the Background")
                       : page == kResult ? tr("Show Result")
                                         : tr("Generate"));
    m_primary->setEnabled(page != kForm || canStart());
    m_secondary->setText(page == kProgress ? tr("Cancel") : tr("Close"));
    m_secondary->setToolTip(
        page == kProgress ? tr("Stops; what is done is kept for the next run") : QString());
}

void PyramidDialog::primary() {
    switch (m_pages->currentIndex()) {
    case kForm:
        return start();
    case kProgress:
        return hide();
    case kResult:
        // Chunks are nothing to look at: their volume is.
        Q_EMIT resultWanted(m_job->request().format == volume::PyramidFormat::OmeZarr
                                ? m_job->request().out
                                : volume::levelFile(m_job->request().out, 1, 0).parent_path());
        return QDialog::accept();
    default:
        return;
    }
}

void PyramidDialog::secondary() {
    if (isRunning()) return cancel();
    reject();
}

void PyramidDialog::cancel() {
    if (m_job != nullptr) m_job->cancel();
}

void PyramidDialog::reject() {
    if (isRunning()) return hide();
    QDialog::reject();
}

} // namespace lightstack::ui
