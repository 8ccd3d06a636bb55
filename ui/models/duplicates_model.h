// Groups of copies as one flat table: a line for each group, then its files; which stays can be
// changed, and after the comparison each file says what came of it.
// Thread: GUI only.
#pragma once

#include "core/jobs/duplicate_check.h"

#include <QAbstractTableModel>

#include <vector>

namespace lightstack::ui {

class DuplicatesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Fate, File, Sidecar, kColumns };

    using QAbstractTableModel::QAbstractTableModel;
    void setGroups(std::vector<catalog::DuplicateGroup> groups);
    void setChecked(std::vector<jobs::CheckedGroup> checked); // of the same groups
    void setRule(catalog::KeepRule rule);
    void keep(const QModelIndex& index); // this file; nothing on the line of a group
    [[nodiscard]] const std::vector<catalog::DuplicateGroup>& groups() const noexcept {
        return m_groups;
    }
    [[nodiscard]] const std::vector<jobs::CheckedGroup>& checked() const noexcept {
        return m_checked;
    }
    [[nodiscard]] bool isGroup(int row) const;
    // Empty on the line of a group.
    [[nodiscard]] std::filesystem::path pathAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place {
        std::size_t group = 0;
        std::size_t file = 0; // 0: the group itself; else one more than its index
    };
    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] QString groupText(std::size_t group) const;
    [[nodiscard]] QString fateText(const Place& place) const;
    [[nodiscard]] QString fateIcon(const Place& place) const;
    void arrange();

    std::vector<catalog::DuplicateGroup> m_groups;
    std::vector<jobs::CheckedGroup> m_checked; // empty: not compared yet
    std::vector<int> m_firstRow;               // of each group
    int m_rows = 0;
};

} // namespace lightstack::ui
