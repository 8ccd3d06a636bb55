#include "ui/window/library_tree_model.h"

#include "core/base/file_path.h"
#include "ui/models/list_words.h"
#include "ui/theme/theme.h"

#include <QLocale>

namespace lightstack::ui {

using library::CountedList;
using library::LibraryLists;
using library::LibraryPlace;
using library::ListKind;

namespace {

// Internal ids: 0 a section, 1 + section its lists, kYears + year the months.
constexpr quintptr kYears = 1000;

bool sameLists(const std::vector<CountedList>& a, const std::vector<CountedList>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const CountedList& x, const CountedList& y) {
            return x.place == y.place && x.place.title == y.place.title;
        });
}

QString folderOf(const CountedList* list) {
    return list == nullptr || list->folder.empty() ? QString() : base::displayText(list->folder);
}

bool sameShape(const LibraryLists& a, const LibraryLists& b) {
    const bool years = std::equal(a.years.begin(), a.years.end(), b.years.begin(), b.years.end(),
        [](const library::YearList& x, const library::YearList& y) {
            return x.year.place == y.year.place && sameLists(x.months, y.months);
        });
    return years && sameLists(a.albums, b.albums) && sameLists(a.people, b.people) &&
           sameLists(a.cameras, b.cameras) && sameLists(a.lenses, b.lenses) &&
           sameLists(a.places, b.places);
}

} // namespace

void LibraryTreeModel::setLists(std::shared_ptr<const LibraryLists> lists) {
    if (m_lists && lists && sameShape(*m_lists, *lists)) {
        m_lists = std::move(lists);
        Q_EMIT dataChanged(index(0, 0), index(library::kListKinds - 1, 0));
        return;
    }
    beginResetModel();
    m_lists = std::move(lists);
    endResetModel();
}

const std::vector<CountedList>* LibraryTreeModel::listsOf(ListKind kind) const {
    switch (kind) {
    case ListKind::Album:
        return &m_lists->albums;
    case ListKind::Person:
        return &m_lists->people;
    case ListKind::Camera:
        return &m_lists->cameras;
    case ListKind::Lens:
        return &m_lists->lenses;
    case ListKind::Place:
        return &m_lists->places;
    default:
        return nullptr;
    }
}

const CountedList* LibraryTreeModel::listOf(const QModelIndex& index) const {
    const quintptr id = index.internalId();
    const auto row = static_cast<std::size_t>(index.row());
    if (id == 0) return nullptr;
    if (id >= kYears) return &m_lists->years[id - kYears].months[row];
    const auto kind = static_cast<ListKind>(id - 1);
    return kind == ListKind::Timeline ? &m_lists->years[row].year : &(*listsOf(kind))[row];
}

std::optional<LibraryPlace> LibraryTreeModel::placeOf(const QModelIndex& index) const {
    if (!index.isValid() || !m_lists) return std::nullopt;
    if (const CountedList* list = listOf(index)) return list->place;
    const auto kind = static_cast<ListKind>(index.row());
    return listsOf(kind) == nullptr ? std::optional(LibraryPlace{kind}) : std::nullopt;
}

QModelIndex LibraryTreeModel::indexOf(const LibraryPlace& place) const {
    if (!m_lists) return {};
    const QModelIndex section = index(static_cast<int>(place.kind), 0);
    if (place == LibraryPlace{place.kind}) return section;
    if (place.kind == ListKind::Timeline)
        for (std::size_t year = 0; year < m_lists->years.size(); ++year) {
            const library::YearList& list = m_lists->years[year];
            if (!place.value.starts_with(list.year.place.value)) continue;
            const QModelIndex at = index(static_cast<int>(year), 0, section);
            for (std::size_t month = 0; month < list.months.size(); ++month)
                if (list.months[month].place == place) return index(static_cast<int>(month), 0, at);
            return at;
        }
    if (const auto* lists = listsOf(place.kind))
        for (std::size_t row = 0; row < lists->size(); ++row)
            if ((*lists)[row].place == place ||
                (place.value.empty() && (*lists)[row].place.title == place.title))
                return index(static_cast<int>(row), 0, section);
    return {};
}

QModelIndexList LibraryTreeModel::indexesOf(const LibraryPlace& place) const {
    const QModelIndex first = indexOf(place);
    if (!first.isValid()) return {};
    QModelIndexList out{first};
    if (place.kind != ListKind::Album || !place.value.empty() || isSection(first)) return out;
    for (int row = first.row() + 1; row < rowCount(first.parent()); ++row)
        if (const QModelIndex other = first.sibling(row, 0);
            listOf(other)->place.title == place.title)
            out << other;
    return out;
}

QModelIndex LibraryTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column != 0 || row >= rowCount(parent)) return {};
    if (!parent.isValid()) return createIndex(row, 0, quintptr{0});
    if (parent.internalId() == 0)
        return createIndex(row, 0, static_cast<quintptr>(parent.row() + 1));
    return createIndex(row, 0, kYears + static_cast<quintptr>(parent.row()));
}

QModelIndex LibraryTreeModel::parent(const QModelIndex& index) const {
    const quintptr id = index.internalId();
    if (!index.isValid() || id == 0) return {};
    if (id < kYears) return createIndex(static_cast<int>(id - 1), 0, quintptr{0});
    return createIndex(static_cast<int>(id - kYears), 0,
        static_cast<quintptr>(static_cast<int>(ListKind::Timeline) + 1));
}

int LibraryTreeModel::rowCount(const QModelIndex& parent) const {
    if (!m_lists) return 0;
    if (!parent.isValid()) return library::kListKinds;
    if (parent.internalId() >= kYears) return 0;
    const auto row = static_cast<std::size_t>(parent.row());
    if (parent.internalId() != 0) {
        const bool year = parent.internalId() == static_cast<quintptr>(ListKind::Timeline) + 1;
        return year ? static_cast<int>(m_lists->years[row].months.size()) : 0;
    }
    const auto kind = static_cast<ListKind>(parent.row());
    if (kind == ListKind::Timeline) return static_cast<int>(m_lists->years.size());
    const auto* lists = listsOf(kind);
    return lists == nullptr ? 0 : static_cast<int>(lists->size());
}

std::int64_t LibraryTreeModel::countOf(const QModelIndex& index) const {
    if (const CountedList* list = listOf(index)) return list->count;
    const auto kind = static_cast<ListKind>(index.row());
    const auto* lists = listsOf(kind);
    return lists == nullptr ? m_lists->count(kind) : static_cast<std::int64_t>(lists->size());
}

QVariant LibraryTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_lists) return {};
    const CountedList* list = listOf(index);
    const auto kind = list != nullptr ? list->place.kind : static_cast<ListKind>(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (list == nullptr) return sectionTitle(kind);
        // Below its year, the month alone would do; where it is read out, it does not.
        return index.internalId() >= kYears
                   ? QLocale().standaloneMonthName(
                         QString::fromStdString(list->place.value.substr(5)).toInt())
                   : listTitle(list->place);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QString text = list == nullptr ? sectionTitle(kind) : listTitle(list->place);
        if (const QString folder = folderOf(list); !folder.isEmpty())
            text = tr("%1 in %2", "an album, and its folder").arg(text, folder);
        return QStringLiteral("%1: %2").arg(text, QLocale().toString(qlonglong(countOf(index))));
    }
    case Qt::DecorationRole:
        return list == nullptr ? QVariant(icon(listIcon(kind))) : QVariant();
    case FolderRole:
        return folderOf(list);
    case CountRole:
        return qlonglong(countOf(index));
    default:
        return {};
    }
}

} // namespace lightstack::ui
