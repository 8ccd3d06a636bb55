#include "ui/panels/tag_model.h"

#include "ui/models/number_words.h"
#include "ui/panels/tag_names.h"
#include "ui/theme/theme.h"

#include <QFont>

namespace lightstack::ui {
namespace {

constexpr quintptr kGroup = ~quintptr{0};

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

} // namespace

void TagModel::setAnswer(std::shared_ptr<const metadata::MetadataAnswer> answer) {
    beginResetModel();
    m_answer = std::move(answer);
    arrange();
    endResetModel();
}

void TagModel::setFilter(const QString& filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = filter;
    arrange();
    endResetModel();
}

void TagModel::arrange() {
    m_groups.clear();
    if (!m_answer) return;
    for (std::size_t i = 0; i < m_answer->tags.size(); ++i) {
        const metadata::Tag& tag = m_answer->tags[i];
        const auto holds = [&](const std::string& s) {
            return text(s).contains(m_filter, Qt::CaseInsensitive);
        };
        if (!m_filter.isEmpty() && !holds(tag.name) &&
            !tagTitle(tag.group, tag.name).contains(m_filter, Qt::CaseInsensitive) &&
            !holds(tag.key) && !holds(tag.value))
            continue;
        const QString name = text(tag.group);
        auto group = std::find_if(
            m_groups.begin(), m_groups.end(), [&](const Group& g) { return g.name == name; });
        if (group == m_groups.end()) group = m_groups.insert(m_groups.end(), {name, {}});
        group->tags.push_back(i);
    }
}

const metadata::Tag* TagModel::tagAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kGroup) return nullptr;
    return &m_answer
                ->tags[m_groups[index.internalId()].tags[static_cast<std::size_t>(index.row())]];
}

QString TagModel::groupName(int group) const {
    return m_groups[static_cast<std::size_t>(group)].name;
}

int TagModel::shownTags() const {
    std::size_t sum = 0;
    for (const Group& group : m_groups)
        sum += group.tags.size();
    return static_cast<int>(sum);
}

QModelIndex TagModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(
        row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kGroup);
}

QModelIndex TagModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kGroup) return {};
    return createIndex(static_cast<int>(child.internalId()), 0, kGroup);
}

int TagModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_groups.size());
    if (parent.internalId() != kGroup || parent.column() > 0) return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].tags.size());
}

int TagModel::columnCount(const QModelIndex&) const {
    return 2;
}

QVariant TagModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const metadata::Tag* tag = tagAt(index);
    if (tag == nullptr) {
        const Group& group = m_groups[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole && index.column() == 0)
            return QStringLiteral("%1  (%2)")
                .arg(groupTitle(group.name.toStdString()), numberText(group.tags.size()));
        if (role == Qt::FontRole) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    }
    const std::size_t at = m_groups[index.internalId()].tags[static_cast<std::size_t>(index.row())];
    const int values = m_answer->differing[at];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == 0) return tagTitle(tag->group, tag->name);
        return values > 1 ? tr("%n different values", nullptr, values)
                          : text(tag->value).simplified().left(400);
    case Qt::FontRole:
        if (index.column() == 1 && values > 1) {
            QFont font;
            font.setItalic(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        return index.column() == 0 || values > 1 ? QVariant(colors().secondaryText) : QVariant();
    case Qt::ToolTipRole:
        return QStringLiteral("<p style='white-space:pre-wrap'>%1</p><p><b>%2</b><br>%3 %4</p>")
            .arg(text(tag->value).left(2000).toHtmlEscaped(), text(tag->key).toHtmlEscaped(),
                text(tag->type).toHtmlEscaped(),
                text(tag->raw == tag->value ? "" : tag->raw).left(400).toHtmlEscaped());
    case RawRole:
        return text(tag->raw);
    case KeyRole:
        return text(tag->key);
    case TypeRole:
        return text(tag->type);
    case GroupRole:
        return text(tag->group);
    default:
        return {};
    }
}

} // namespace lightstack::ui
