#include "ui/dialogs/export_dialog.h"

#include "core/base/file_path.h"
#include "ui/dialogs/export_words.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/dialogs/state_page.h"
#include "ui/models/export_job.h"
#include "ui/models/job_list.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lightstack::ui {
namespace {

std::size_t meant(const volume::FolderAudit& audit, const std::string& name) {
    const auto& stacks = audit.stacks;
    const auto isMeant = [&](const volume::StackAudit& each) {
        const auto& slices = each.stack.slices;
        return each.stack.name == name ||
               std::any_of(slices.begin(), slices.end(),
                   [&](const volume::Slice& slice) { return slice.name == name; });
    };
    auto found = name.empty() ? stacks.end() : std::find_if(stacks.begin(), stacks.end(), isMeant);
    if (found == stacks.end())
        found = std::max_element(stacks.begin(), stacks.end(), [](const auto& a, const auto& b) {
            return a.stack.slices.size() < b.stack.slices.size();
        });
    return static_cast<std::size_t>(found - stacks.begin());
}

} // namespace

ExportDialog::ExportDialog(const std::filesystem::path& folder, const std::string& stack,
    const ExportForm::Start& start, QWidget* parent)
    : QDialog(parent)
    , m_jobs(new JobList(this))
    , m_pages(new QStackedWidget)
    , m_state(new StatePage)
    , m_form(new ExportForm)
    , m_result(new PyramidResult)
    , m_progress(new JobProgress)
    , m_pause(new QPushButton)
    , m_again(new QPushButton(tr("Change…")))
    , m_primary(new QPushButton)
    , m_secondary(new QPushButton)
    , m_background(this) {
    setWindowTitle(tr("Export"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_result);
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeButtons());
    resize(620, 520);
    connect(m_form, &ExportForm::previewChanged, this, &ExportDialog::updateButtons);
    updateButtons();
    lookForStacks(folder, stack, start);
}

ExportDialog::~ExportDialog() {
    m_stop.request_stop();
}

QWidget* ExportDialog::makeButtons() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    row->addWidget(m_pause);
    row->addWidget(m_again);
    row->addStretch(1);
    row->addWidget(m_primary);
    row->addWidget(m_secondary);
    for (QPushButton* button : {m_pause, m_again, m_secondary})
        button->setAutoDefault(false);
    m_primary->setDefault(true);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr) m_job->setPaused(!m_job->isPaused());
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(kForm);
        m_form->ask(); // what is there has changed
    });
    connect(m_primary, &QPushButton::clicked, this, &ExportDialog::primary);
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (isRunning()) return cancel();
        reject();
    });
    return box;
}

void ExportDialog::lookForStacks(
    const std::filesystem::path& folder, const std::string& stack, const ExportForm::Start& start) {
    using Found = Result<ExportForm::SharedAudit>;
    m_state->showWorking(tr("Looking for stacks…"));
    m_background.run(
        [folder, stop = m_stop.get_token()]() -> Found {
            auto found = volume::auditFolder(folder, {}, stop);
            if (!found) return tl::unexpected(found.error());
            return std::make_shared<const volume::FolderAudit>(*std::move(found));
        },
        [this, stack, start](const Found& found) {
            if (!found) {
                m_state->showMessage(QStringLiteral("broken"), tr("The folder cannot be examined"),
                    utf8Text(found.error().detail));
            } else if ((*found)->stacks.empty()) {
                m_state->showMessage(QStringLiteral("stack"), tr("There is no stack here"),
                    tr("A volume is made of three or more numbered slices, or of a file of three "
                       "or more pages."));
            } else {
                m_pages->setCurrentIndex(kForm);
                m_form->setAudit(*found, meant(**found, stack), start);
                updateButtons();
            }
        });
}

void ExportDialog::setJobs(JobList* jobs) {
    m_jobs = jobs;
    // A job whose report is dismissed elsewhere has nothing to show here.
    connect(jobs, &JobList::dismissed, this, [this](const Job* job) {
        if (job != m_job || m_job == nullptr) return;
        m_job = nullptr;
        QDialog::reject();
    });
}

bool ExportDialog::isRunning() const {
    return m_job != nullptr && m_job->state() != VolumeJob::State::Finished;
}

bool ExportDialog::canStart() const {
    return m_pages->currentIndex() == kForm && m_form->preview() && m_form->preview()->canStart();
}

void ExportDialog::start() {
    if (!canStart()) return;
    const ExportPreview& preview = *m_form->preview();
    const auto slices = static_cast<double>(std::max<std::uint64_t>(1, preview.plan->slicesToRead));
    if (ExportJob* old = std::exchange(m_job, nullptr)) m_jobs->dismiss(old);
    m_job = m_jobs->add(std::make_unique<ExportJob>(
        preview.request, static_cast<double>(preview.plan->bytes) / slices));
    m_progress->setTitle(
        base::displayName(m_job->request().out), base::displayText(m_job->request().out));
    m_pages->setCurrentIndex(kProgress);
    connect(m_job, &VolumeJob::progressed, this, &ExportDialog::followJob);
    connect(m_job, &VolumeJob::finished, this, &ExportDialog::jobEnded);
    followJob();
    updateButtons();
    m_primary->setFocus();
    Q_EMIT started(m_job);
}

void ExportDialog::followJob() {
    m_progress->follow(*m_job);
    m_pause->setText(m_job->isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setEnabled(m_job->state() == VolumeJob::State::Running);
    m_secondary->setEnabled(m_job->state() != VolumeJob::State::Stopping);
}

void ExportDialog::jobEnded() {
    const ExportOutcome& outcome = m_job->outcome();
    JobReport said;
    said.stages = outcome.stages;
    said.workers = outcome.workers;
    if (outcome.report) {
        const volume::ExportReport& report = *outcome.report;
        const volume::Level& level = report.shape.level;
        said.failures = report.failures;
        said.title = report.failures.empty() ? tr("The export is done")
                                             : tr("The export is done, but for some slices");
        said.sentence =
            tr("%1 voxels in %2: %3 read, %4 written to %5.")
                .arg(sizeText(level.width, level.height, level.depth),
                    durationText(outcome.seconds), byteText(report.bytesRead),
                    byteText(report.bytesWritten), base::displayText(m_job->request().out));
        for (const volume::ExportNote note : report.notes)
            said.sentence += u' ' + exportNoteWords(note);
    } else if (outcome.report.error().code == ErrorCode::Cancelled) {
        said.title = tr("Stopped");
        said.sentence = tr("Nothing was left behind.");
    } else {
        const Error& error = outcome.report.error();
        const QString where = base::displayName(error.path);
        said.title = tr("It could not be exported");
        said.sentence = where.isEmpty() ? tr("%1.").arg(utf8Text(error.detail))
                                        : tr("%1: %2.").arg(where, utf8Text(error.detail));
    }
    m_result->showReport(said);
    m_pages->setCurrentIndex(kResult);
    m_secondary->setEnabled(true);
    updateButtons();
}

void ExportDialog::updateButtons() {
    const int page = m_pages->currentIndex();
    const bool done = page == kResult && m_job != nullptr && m_job->outcome().report.has_value();
    m_pause->setVisible(page == kProgress);
    m_again->setVisible(page == kResult && !done);
    m_primary->setVisible(page != kState && (page != kResult || done));
    m_primary->setText(page == kProgress ? tr("Go On in the Background")
                       : page == kResult ? tr("Show in File Manager")
                                         : tr("Export"));
    m_primary->setEnabled(page != kForm || canStart());
    m_secondary->setText(page == kProgress ? tr("Cancel") : tr("Close"));
    m_secondary->setToolTip(
        page == kProgress ? tr("Stops; what is half done is removed") : QString());
}

void ExportDialog::primary() {
    switch (m_pages->currentIndex()) {
    case kForm:
        return start();
    case kProgress:
        return hide();
    case kResult:
        Q_EMIT fileManagerWanted(m_job->request().out);
        return QDialog::accept();
    default:
        return;
    }
}

void ExportDialog::cancel() {
    if (m_job != nullptr) m_job->cancel();
}

void ExportDialog::reject() {
    if (isRunning()) return hide();
    QDialog::reject();
}

} // namespace lightstack::ui
