#include "ui/dialogs/pyramid_dialog.h"

#include "core/volume/level_files.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/pyramid_form.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/job_list.h"
#include "ui/models/pyramid_job.h"
#include "ui/theme/screen_room.h"

namespace lightstack::ui {

PyramidDialog::PyramidDialog(PyramidPlaces places, QWidget* parent)
    : StackJobDialog(tr("Generate Thumbnail Pyramid"), new PyramidForm(places),
          {tr("Generate"), tr("Show Result"), tr("Stops; what is done is kept for the next run")},
          parent)
    , m_places(std::move(places))
    , m_form(findChild<PyramidForm*>()) {
    resizeWithin(this, {620, 540});
    connect(m_form, &PyramidForm::previewChanged, this, &PyramidDialog::updateButtons);
    updateButtons();
}

PyramidDialog::PyramidDialog(const std::filesystem::path& folder, const std::string& name,
    PyramidPlaces places, QWidget* parent)
    : PyramidDialog(std::move(places), parent) {
    lookForStacks(folder, name,
        tr("A pyramid is made of three or more numbered slices, or of a file of three or more "
           "pages."));
}

PyramidDialog::PyramidDialog(
    SharedAudit audit, std::size_t stack, PyramidPlaces places, QWidget* parent)
    : PyramidDialog(std::move(places), parent) {
    showForm(std::move(audit), stack);
}

PyramidJob* PyramidDialog::job() const noexcept {
    return static_cast<PyramidJob*>(volumeJob());
}

void PyramidDialog::fillForm(SharedAudit audit, std::size_t stack) {
    m_form->setAudit(std::move(audit), stack);
}

void PyramidDialog::askAgain() {
    m_form->ask();
}

bool PyramidDialog::isFormReady() const {
    return m_form->preview() && m_form->preview()->canStart();
}

VolumeJob* PyramidDialog::makeJob(JobList& jobs, JobProgress& progress) {
    const volume::PyramidRequest& request = m_form->preview()->request;
    const QString name = stackName(request.stack);
    progress.setTitle(name, name);
    return jobs.add(std::make_unique<PyramidJob>(request));
}

bool PyramidDialog::report(PyramidResult& result) {
    const PyramidOutcome& outcome = job()->outcome();
    if (outcome.report && m_places.rates && m_places.keepRates)
        m_places.keepRates(learned(
            m_places.rates(), job()->request(), *outcome.report, outcome.stages, outcome.seconds));
    result.showOutcome(*job());
    return outcome.report.has_value();
}

void PyramidDialog::openResult() {
    // Chunks are nothing to look at: their volume is.
    const volume::PyramidRequest& request = job()->request();
    Q_EMIT resultWanted(request.format == volume::PyramidFormat::OmeZarr
                            ? request.out
                            : volume::levelFile(request.out, 1, 0).parent_path());
}

} // namespace lightstack::ui
