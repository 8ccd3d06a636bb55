#include "ui/dialogs/planned_names_model.h"

#include "core/base/file_path.h"
#include "core/browse/file_actions.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"

namespace lightstack::ui {

using browse::PlannedName;
using browse::RenameProblem;

void PlannedNamesModel::setPlan(std::vector<PlannedName> plan) {
    const bool sameRows = plan.size() == m_plan.size();
    if (!sameRows) beginResetModel();
    m_plan = std::move(plan);
    if (!sameRows)
        endResetModel();
    else if (!m_plan.empty()) // the list stays where it was
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString PlannedNamesModel::words(const PlannedName& planned) {
    switch (planned.problem) {
    case RenameProblem::None:
        return {};
    case RenameProblem::Impossible:
        return failureText(browse::nameObjection(planned.after));
    case RenameProblem::NoDate:
        return tr("it has no date");
    case RenameProblem::TwiceHere:
        return tr("two files would have this name");
    case RenameProblem::Taken:
        return tr("there is a file of that name already");
    }
    return {};
}

int PlannedNamesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_plan.size());
}

int PlannedNamesModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant PlannedNamesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PlannedName& planned = m_plan[static_cast<std::size_t>(index.row())];
    const auto text = [](const std::string& name) {
        return base::displayText(std::filesystem::path(name));
    };
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Before  ? text(planned.before)
               : index.column() == After ? text(planned.after)
                                         : words(planned);
    case Qt::DecorationRole:
        if (index.column() == After && planned.problem != RenameProblem::None)
            return icon(QStringLiteral("warning"));
        return {};
    case Qt::ForegroundRole:
        if (planned.problem != RenameProblem::None && index.column() == Problem)
            return colors().failure;
        if (index.column() == Before || planned.after == planned.before)
            return colors().secondaryText;
        return {};
    case Qt::ToolTipRole:
        return QStringLiteral("%1 → %2").arg(text(planned.before), text(planned.after));
    default:
        return {};
    }
}

QVariant PlannedNamesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Before ? tr("Now") : section == After ? tr("New name") : QString();
}

} // namespace lightstack::ui
