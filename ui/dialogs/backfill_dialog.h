// Library > Backfill MIME Types: what waits, the dry run, the types it found, then the same
// written. Thread: GUI only.
#pragma once

#include "ui/dialogs/backfill_form.h"
#include "ui/dialogs/job_dialog.h"

class QTreeWidget;

namespace lightstack::ui {

class BackfillDialog : public JobDialog {
    Q_OBJECT
public:
    BackfillDialog(const std::filesystem::path& catalog, const BackfillChoices& choices,
        QWidget* parent = nullptr);

    [[nodiscard]] BackfillForm* form() const noexcept { return m_form; }
    [[nodiscard]] QTreeWidget* types() const noexcept { return m_types; }

protected:
    [[nodiscard]] QString actText() const override;
    [[nodiscard]] bool canStart() const override { return m_form->canStart(); }
    [[nodiscard]] std::unique_ptr<Job> makeJob() override;
    void jobEnded() override;
    [[nodiscard]] QString nextText() const override; // after a dry run: the real one
    void next() override;

private:
    BackfillDialog(BackfillForm* form, QWidget* parent);
    BackfillForm* m_form;
    QTreeWidget* m_types;
};

} // namespace lightstack::ui
