// Library > Backfill MIME Types: what waits, the dry run, the types it found and the rows whose
// name says another one, as a table and as a file; then the same written. Thread: GUI only.
#pragma once

#include "ui/dialogs/backfill_form.h"
#include "ui/dialogs/job_dialog.h"

class QLabel;
class QTreeView;
class QTreeWidget;

namespace lightstack::ui {

class LazyTable;

class BackfillDialog : public JobDialog {
    Q_OBJECT
public:
    BackfillDialog(const std::filesystem::path& catalog, const BackfillChoices& choices,
        QWidget* parent = nullptr);

    [[nodiscard]] BackfillForm* form() const noexcept { return m_form; }
    [[nodiscard]] QTreeWidget* types() const noexcept { return m_types; }
    [[nodiscard]] QTreeView* disagreements() const noexcept { return m_others; }
    // As the button does, once a place is chosen: .csv or .json. `said` when it is done.
    void exportReport(const std::filesystem::path& file);

Q_SIGNALS:
    void reportWritten(bool good);

protected:
    [[nodiscard]] QString actText() const override;
    [[nodiscard]] bool canStart() const override { return m_form->canStart(); }
    [[nodiscard]] QString whyNot() const override { return m_form->whyNot(); }
    [[nodiscard]] std::unique_ptr<Job> makeJob() override;
    void jobEnded() override;
    [[nodiscard]] QString nextText() const override; // after a dry run: the real one
    void next() override;

private:
    BackfillDialog(BackfillForm* form, QWidget* parent);
    QWidget* makeResult();
    void showTypes(const BackfillJob& done);
    void showDisagreements(const BackfillJob& done);
    void chooseReport();

    BackfillForm* m_form;
    QTreeWidget* m_types;
    QWidget* m_result;
    QLabel* m_othersTitle;
    QTreeView* m_others;
    LazyTable* m_othersTable;
    QPushButton* m_export;
    QLabel* m_says;
    Background m_background;
};

} // namespace lightstack::ui
