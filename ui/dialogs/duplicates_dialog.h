// Library > Duplicates > Move Copies to Trash: which file of each group stays, the copies compared
// byte by byte, and then, with the numbers on the table, moved to the trash.
//
// 1. Groups from the catalog, and the rule that says which stays; changeable for each. 2. Compare:
// a job. 3. What came of it: only what is the same byte by byte can go. 4. Move: a job; Ctrl+Z
// brings all of it back. The jobs outlive the dialog. Thread: GUI only.
#pragma once

#include "core/catalog/duplicates.h"
#include "core/jobs/duplicate_trash.h"
#include "ui/models/background.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace lightstack::ui {

class DuplicateCheckJob;
class DuplicatesModel;
class DuplicateTrashJob;
class Job;
class JobList;
class JobProgress;
class StatePage;

class DuplicatesDialog : public QDialog {
    Q_OBJECT
public:
    DuplicatesDialog(std::filesystem::path catalogFile, JobList* jobs, QWidget* parent = nullptr);

    [[nodiscard]] catalog::KeepRule rule() const;
    void setRule(catalog::KeepRule rule);
    [[nodiscard]] DuplicatesModel* model() const noexcept { return m_model; }
    [[nodiscard]] QPushButton* primaryButton() const noexcept { return m_act; }
    void act();             // as the button does
    void lookAgain();       // the catalog has changed; nothing while it compares or moves
    void reject() override; // a comparison ends, a move goes on

Q_SIGNALS:
    // At its end copies are in the trash, and the catalog knows; the dialog may be gone by then.
    void moveStarted(lightstack::ui::DuplicateTrashJob* job);
    void fileWanted(const std::filesystem::path& file); // to be shown in its folder

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Stage { Looking, Plan, Comparing, Compared, Moving, Done };

    QWidget* makePlanPage();
    void look();
    void found(Result<std::vector<catalog::DuplicateGroup>> groups);
    void keepCurrent();
    void compare();
    void move();
    void follow(Job* job);
    void enter(Stage stage);
    void updateWords();
    void planChanged();

    std::filesystem::path m_file;
    JobList* m_jobs;
    Stage m_stage = Stage::Looking;
    DuplicatesModel* m_model;
    QStackedWidget* m_pages;
    StatePage* m_state;
    QWidget* m_plan;
    JobProgress* m_progress;
    QLabel* m_sum;
    QLabel* m_hint;
    QComboBox* m_rule;
    QTreeView* m_view;
    QCheckBox* m_sidecars;
    QPushButton *m_keep, *m_act, *m_close;
    QPointer<DuplicateCheckJob> m_check;
    QPointer<DuplicateTrashJob> m_trash;
    Background m_background;
    int m_looks = 0; // only the last one counts
};

} // namespace lightstack::ui
