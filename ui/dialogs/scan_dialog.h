// Library > Scan Takeout or Folder: what will be scanned where to, the scan at work, the books at
// its end. Thread: GUI only.
#pragma once

#include "ui/dialogs/job_dialog.h"
#include "ui/dialogs/scan_form.h"

namespace lightstack::ui {

class ScanDialog : public JobDialog {
    Q_OBJECT
public:
    ScanDialog(const std::filesystem::path& catalog, const ScanChoices& choices,
        QWidget* parent = nullptr);

    [[nodiscard]] ScanForm* form() const noexcept { return m_form; }
    // Of a finished scan: how fast it was, where that tells anything.
    [[nodiscard]] static double rateOf(const ScanJob& job);

Q_SIGNALS:
    void libraryWanted(); // to look at what was scanned

protected:
    [[nodiscard]] QString actText() const override { return tr("Scan"); }
    [[nodiscard]] bool canStart() const override { return m_form->canStart(); }
    [[nodiscard]] std::unique_ptr<Job> makeJob() override;
    [[nodiscard]] QString nextText() const override;
    void next() override;

private:
    ScanDialog(ScanForm* form, QWidget* parent);
    ScanForm* m_form;
};

} // namespace lightstack::ui
