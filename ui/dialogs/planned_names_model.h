// Old names and new ones, with what is wrong beside them. Thread: GUI only.
#pragma once

#include "core/browse/rename_pattern.h"

#include <QAbstractTableModel>

namespace lightstack::ui {

class PlannedNamesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Before, After, Problem, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(std::vector<browse::PlannedName> plan);
    [[nodiscard]] const std::vector<browse::PlannedName>& plan() const noexcept { return m_plan; }
    [[nodiscard]] static QString words(const browse::PlannedName& planned); // "" where all is well

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<browse::PlannedName> m_plan;
};

} // namespace lightstack::ui
