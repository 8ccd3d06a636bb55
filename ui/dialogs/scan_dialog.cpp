#include "ui/dialogs/scan_dialog.h"
#include "ui/theme/screen_room.h"

namespace lightstack::ui {
namespace {

constexpr std::uint64_t kMany = 500; // files read, for a rate that tells something

} // namespace

ScanDialog::ScanDialog(
    const std::filesystem::path& catalog, const ScanChoices& choices, QWidget* parent)
    : ScanDialog(new ScanForm(catalog, choices), parent) {
}

ScanDialog::ScanDialog(ScanForm* form, QWidget* parent)
    : JobDialog(tr("Scan Takeout or Folder"), form, parent), m_form(form) {
    resizeWithin(this, {620, 480});
    connect(form, &ScanForm::changed, this, &ScanDialog::updateButtons);
    updateButtons();
}

std::unique_ptr<Job> ScanDialog::makeJob() {
    return std::make_unique<ScanJob>(m_form->wish());
}

double ScanDialog::rateOf(const ScanJob& job) {
    if (job.end() == Job::End::Failed || !job.outcome()) return 0;
    const jobs::ScanResult& result = *job.outcome();
    const std::uint64_t read = result.fresh + result.changed;
    const double seconds = job.workedSeconds();
    return read >= kMany && seconds > 0 ? static_cast<double>(read) / seconds : 0;
}

QString ScanDialog::nextText() const {
    return job()->end() == Job::End::Failed ? QString() : tr("Show Library");
}

void ScanDialog::next() {
    Q_EMIT libraryWanted();
    QDialog::accept();
}

} // namespace lightstack::ui
