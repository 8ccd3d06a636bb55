// New names for several files by one pattern: as one types, the list shows what each file will be
// called and what stands in the way; the button is off until nothing does.
//
// Plans are made on a worker, the newest wins; dates are read from the files only where the pattern
// has some. Nothing is renamed here. Thread: GUI only.
#pragma once

#include "core/browse/folder_table.h"
#include "core/browse/rename_many.h"
#include "core/browse/rename_pattern.h"

#include <QDialog>
#include <QThreadPool>

#include <memory>
#include <stop_token>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeView;

namespace lightstack::ui {

class PlannedNamesModel;

class PatternRenameDialog : public QDialog {
    Q_OBJECT
public:
    // All files in the folder of `table`, whose names are taken unless they are renamed. Without a
    // table they may lie in many folders: each keeps its own, where names are looked up.
    PatternRenameDialog(std::vector<std::filesystem::path> files,
        std::shared_ptr<const browse::FolderTable> table, const QString& pattern,
        QWidget* parent = nullptr);
    ~PatternRenameDialog() override;

    [[nodiscard]] QString pattern() const;
    [[nodiscard]] std::vector<browse::WantedName> wantedNames() const; // only those that change
    [[nodiscard]] bool isSettled() const noexcept { return m_settled; }

private:
    struct Facts;
    struct Outcome;
    QWidget* makeFields();
    void plan();
    void take(const Outcome& outcome);

    std::vector<std::filesystem::path> m_files;
    std::shared_ptr<Facts> m_facts; // the worker's
    QThreadPool m_pool;             // one thread
    std::stop_source m_stop;
    QLineEdit* m_pattern;
    QSpinBox* m_first;
    QSpinBox* m_step;
    QLabel* m_says;
    QTreeView* m_list;
    PlannedNamesModel* m_model;
    QPushButton* m_rename;
    bool m_settled = false;
};

} // namespace lightstack::ui
