#include "ui/models/duplicates_model.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QFontMetrics>
#include <QGuiApplication>

#include <algorithm>

namespace lightstack::ui {

using jobs::CopyState;

void DuplicatesModel::setGroups(std::vector<catalog::DuplicateGroup> groups) {
    beginResetModel();
    m_groups = std::move(groups);
    m_checked.clear();
    arrange();
    endResetModel();
}

void DuplicatesModel::setChecked(std::vector<jobs::CheckedGroup> checked) {
    m_checked = std::move(checked);
    if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, kColumns - 1));
}

void DuplicatesModel::setRule(catalog::KeepRule rule) {
    for (catalog::DuplicateGroup& group : m_groups)
        group.keep = catalog::keptBy(rule, group);
    setChecked({});
}

void DuplicatesModel::arrange() {
    m_firstRow.clear();
    m_rows = 0;
    for (const catalog::DuplicateGroup& group : m_groups) {
        m_firstRow.push_back(m_rows);
        m_rows += static_cast<int>(group.files.size()) + 1;
    }
}

DuplicatesModel::Place DuplicatesModel::placeOf(int row) const {
    const auto after = std::upper_bound(m_firstRow.begin(), m_firstRow.end(), row);
    const auto group = static_cast<std::size_t>(after - m_firstRow.begin() - 1);
    return {group, static_cast<std::size_t>(row - m_firstRow[group])};
}

bool DuplicatesModel::isGroup(int row) const {
    return placeOf(row).file == 0;
}

std::filesystem::path DuplicatesModel::pathAt(int row) const {
    if (row < 0 || row >= m_rows) return {};
    const Place place = placeOf(row);
    return place.file == 0 ? std::filesystem::path()
                           : m_groups[place.group].files[place.file - 1].path;
}

void DuplicatesModel::keep(const QModelIndex& at) {
    if (!at.isValid() || isGroup(at.row())) return;
    const Place place = placeOf(at.row());
    catalog::DuplicateGroup& group = m_groups[place.group];
    if (group.keep == place.file - 1) return;
    group.keep = place.file - 1;
    const int first = m_firstRow[place.group];
    Q_EMIT dataChanged(
        index(first, 0), index(first + static_cast<int>(group.files.size()), kColumns - 1));
    if (!m_checked.empty()) setChecked({}); // was compared with another one
}

int DuplicatesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int DuplicatesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString DuplicatesModel::groupText(std::size_t group) const {
    const catalog::DuplicateGroup& each = m_groups[group];
    return tr("%Ln file(s) of %1", nullptr, static_cast<int>(each.files.size()))
        .arg(byteText(each.size));
}

QString DuplicatesModel::fateText(const Place& place) const {
    if (m_checked.empty())
        return m_groups[place.group].keep == place.file - 1 ? tr("Stays") : tr("Copy");
    switch (m_checked[place.group].files[place.file - 1].state) {
    case CopyState::Kept:
        return tr("Stays");
    case CopyState::Same:
        return tr("Same: to the trash");
    case CopyState::Different:
        return tr("Different: stays");
    case CopyState::SameFile:
        return tr("The same file: stays");
    case CopyState::InArchive:
        return tr("In an archive: stays");
    case CopyState::Unreadable:
        return tr("Not readable: stays");
    case CopyState::Unchecked:
        break;
    }
    return tr("Not compared: stays");
}

QString DuplicatesModel::fateIcon(const Place& place) const {
    if (m_checked.empty())
        return m_groups[place.group].keep == place.file - 1 ? QStringLiteral("pin")
                                                            : QStringLiteral("copy");
    switch (m_checked[place.group].files[place.file - 1].state) {
    case CopyState::Kept:
        return QStringLiteral("pin");
    case CopyState::Same:
        return QStringLiteral("check");
    default:
        return QStringLiteral("warning");
    }
}

QVariant DuplicatesModel::data(const QModelIndex& at, int role) const {
    if (!at.isValid()) return {};
    const Place place = placeOf(at.row());
    if (role == Qt::SizeHintRole)
        return QSize(0, QFontMetrics(QGuiApplication::font()).height() + kSpace2);
    if (place.file == 0) {
        if (at.column() != File) return {};
        if (role == Qt::DisplayRole) return groupText(place.group);
        if (role == Qt::ForegroundRole) return colors().secondaryText;
        return {};
    }
    const catalog::DuplicateFile& file = m_groups[place.group].files[place.file - 1];
    switch (role) {
    case Qt::DisplayRole:
        if (at.column() == Fate) return fateText(place);
        if (at.column() == File) return base::displayText(file.path);
        return file.sidecarId != 0 ? base::displayName(file.sidecar) : QString();
    case Qt::DecorationRole:
        return at.column() == Fate ? QVariant(icon(fateIcon(place))) : QVariant();
    case Qt::ToolTipRole:
        if (at.column() == Fate && !m_checked.empty())
            if (const auto& error = m_checked[place.group].files[place.file - 1].error)
                return failureText(*error);
        return base::displayText(at.column() == Sidecar ? file.sidecar : file.path);
    case Qt::FontRole: {
        QFont font;
        if (m_groups[place.group].keep == place.file - 1) font.setWeight(QFont::DemiBold);
        return font;
    }
    default:
        return {};
    }
}

QVariant DuplicatesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Fate:
        return tr("What happens");
    case File:
        return tr("File");
    default:
        return tr("Sidecar");
    }
}

} // namespace lightstack::ui
