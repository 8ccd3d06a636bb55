#include "ui/dialogs/export_dialog.h"

#include "core/base/file_path.h"
#include "ui/dialogs/export_words.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/export_job.h"
#include "ui/models/failure_words.h"
#include "ui/models/job_list.h"
#include "ui/theme/screen_room.h"

#include <algorithm>

namespace lightstack::ui {

ExportDialog::ExportDialog(const std::filesystem::path& folder, const std::string& stack,
    const ExportForm::Start& start, QWidget* parent)
    : StackJobDialog(tr("Export Volume"), new ExportForm,
          {tr("Export"), tr("Show in File Manager"), tr("Stops; what is half done is removed")},
          parent)
    , m_start(start)
    , m_form(findChild<ExportForm*>()) {
    resizeWithin(this, {620, 520});
    connect(m_form, &ExportForm::previewChanged, this, &ExportDialog::updateButtons);
    updateButtons();
    lookForStacks(folder, stack,
        tr("A volume is made of three or more numbered slices, or of a file of three or more "
           "pages."));
}

ExportJob* ExportDialog::job() const noexcept {
    return static_cast<ExportJob*>(volumeJob());
}

void ExportDialog::fillForm(SharedAudit audit, std::size_t stack) {
    m_form->setAudit(std::move(audit), stack, m_start);
}

bool ExportDialog::isFormReady() const {
    return m_form->preview() && m_form->preview()->canStart();
}

VolumeJob* ExportDialog::makeJob(JobList& jobs, JobProgress& progress) {
    const ExportPreview& preview = *m_form->preview();
    const auto slices = static_cast<double>(std::max<std::uint64_t>(1, preview.plan->slicesToRead));
    const auto& out = preview.request.out;
    progress.setTitle(base::displayName(out), base::displayText(out));
    return jobs.add(std::make_unique<ExportJob>(
        preview.request, static_cast<double>(preview.plan->bytes) / slices));
}

bool ExportDialog::report(PyramidResult& result) {
    const ExportOutcome& outcome = job()->outcome();
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
                    byteText(report.bytesWritten), base::displayText(job()->request().out));
        for (const volume::ExportNote note : report.notes)
            said.sentence += u' ' + exportNoteWords(note);
    } else if (outcome.report.error().code == ErrorCode::Cancelled) {
        said.title = tr("Stopped");
        said.sentence = tr("Nothing was left behind.");
    } else {
        const Error& error = outcome.report.error();
        const QString where = base::displayName(error.path);
        said.title = tr("It could not be exported");
        said.sentence = where.isEmpty() ? tr("%1.").arg(failureText(error))
                                        : tr("%1: %2.").arg(where, failureText(error));
    }
    result.showReport(said);
    return outcome.report.has_value();
}

void ExportDialog::openResult() {
    Q_EMIT fileManagerWanted(job()->request().out);
}

} // namespace lightstack::ui
