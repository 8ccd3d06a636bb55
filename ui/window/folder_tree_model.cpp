#include "ui/window/folder_tree_model.h"

#include "core/base/file_path.h"
#include "core/base/natural_order.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace lightstack::ui {

struct FolderTreeModel::Node {
    Node* parent = nullptr;
    std::filesystem::path path; // empty: root and sections
    QString label;
    QString icon;
    std::vector<std::unique_ptr<Node>> children;
    quint64 listing = 0; // id of the listing under way
    bool mayHaveChildren = true;
    bool unreadable = false;
};

FolderTreeModel::FolderTreeModel(QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>()), m_background(this) {
    for (const QString& label : {tr("Places"), tr("Devices"), tr("Recent")}) {
        auto section = std::make_unique<Node>();
        section->parent = m_root.get();
        section->label = label;
        m_root->children.push_back(std::move(section));
    }
    setPlaces(Places, userPlaces());
    refreshVolumes();
}

FolderTreeModel::~FolderTreeModel() = default;

FolderTreeModel::Node* FolderTreeModel::nodeOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex FolderTreeModel::indexOf(const Node* node) const {
    if (node == nullptr || node->parent == nullptr) return {};
    const auto& siblings = node->parent->children;
    const auto at = std::find_if(
        siblings.begin(), siblings.end(), [&](const auto& child) { return child.get() == node; });
    return createIndex(static_cast<int>(at - siblings.begin()), 0, const_cast<Node*>(node));
}

void FolderTreeModel::setPlaces(Section section, const std::vector<Place>& places) {
    Node* node = m_root->children[section].get();
    const QModelIndex parent = indexOf(node);
    // What stayed keeps its branch.
    for (std::size_t i = node->children.size(); i-- > 0;) {
        const bool stays = std::any_of(places.begin(), places.end(),
            [&](const Place& place) { return place.path == node->children[i]->path; });
        if (stays) continue;
        beginRemoveRows(parent, static_cast<int>(i), static_cast<int>(i));
        node->children.erase(node->children.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto from = node->children.begin() + static_cast<std::ptrdiff_t>(i);
        const auto at = std::find_if(from, node->children.end(),
            [&](const auto& child) { return child->path == places[i].path; });
        if (at == from && at != node->children.end()) continue;
        if (at != node->children.end()) {
            const int row = static_cast<int>(at - node->children.begin());
            beginMoveRows(parent, row, row, parent, static_cast<int>(i));
            std::rotate(from, at, at + 1);
            endMoveRows();
            continue;
        }
        auto child = std::make_unique<Node>();
        child->parent = node;
        child->path = places[i].path;
        child->label = places[i].label;
        child->icon = places[i].icon;
        beginInsertRows(parent, static_cast<int>(i), static_cast<int>(i));
        node->children.insert(from, std::move(child));
        endInsertRows();
    }
}

void FolderTreeModel::setRecent(const std::vector<std::filesystem::path>& folders) {
    std::vector<Place> places;
    for (const auto& folder : folders)
        places.push_back({folder == "/" ? QStringLiteral("/") : base::displayName(folder),
            QStringLiteral("recent"), folder});
    setPlaces(Recent, places);
}

void FolderTreeModel::refreshVolumes() {
    setPlaces(Devices, volumes());
}

void FolderTreeModel::setShowHidden(bool hidden) {
    m_hidden = hidden;
}

void FolderTreeModel::list(const QModelIndex& index) {
    Node* node = nodeOf(index);
    if (node->path.empty() || node->listing != 0) return;
    node->listing = m_nextId++;
    m_background.run(
        [path = node->path, hidden = m_hidden] { return listSubfolders(path, hidden); },
        [this, id = node->listing](
            Result<std::vector<Subfolder>> answer) { onListed(id, std::move(answer)); });
}

void FolderTreeModel::onListed(quint64 id, Result<std::vector<Subfolder>> answer) {
    // The node may be gone by now: it is looked for, never remembered.
    std::vector<Node*> open{m_root.get()};
    Node* node = nullptr;
    while (!open.empty() && node == nullptr) {
        Node* next = open.back();
        open.pop_back();
        if (next->listing == id) node = next;
        for (const auto& child : next->children)
            open.push_back(child.get());
    }
    if (node == nullptr) return;
    node->listing = 0;
    node->unreadable = !answer.has_value();
    merge(node, answer ? std::move(*answer) : std::vector<Subfolder>());
    const QModelIndex index = indexOf(node);
    node->mayHaveChildren = !node->children.empty();
    Q_EMIT dataChanged(index, index);
    Q_EMIT folderListed(index);
}

void FolderTreeModel::merge(Node* node, std::vector<Subfolder> subfolders) {
    const QModelIndex parent = indexOf(node);
    std::size_t row = 0;
    for (const Subfolder& folder : subfolders) {
        const auto before = [&] {
            return row < node->children.size() &&
                   base::naturalLess(node->children[row]->path.filename().native(), folder.name);
        };
        while (before()) {
            beginRemoveRows(parent, static_cast<int>(row), static_cast<int>(row));
            node->children.erase(node->children.begin() + static_cast<std::ptrdiff_t>(row));
            endRemoveRows();
        }
        const bool known = row < node->children.size() &&
                           node->children[row]->path.filename().native() == folder.name;
        if (!known) {
            auto child = std::make_unique<Node>();
            child->parent = node;
            child->path = node->path / folder.name;
            child->label = base::displayText(std::filesystem::path(folder.name));
            child->icon = QStringLiteral("folder");
            child->mayHaveChildren = folder.hasChildren;
            beginInsertRows(parent, static_cast<int>(row), static_cast<int>(row));
            node->children.insert(
                node->children.begin() + static_cast<std::ptrdiff_t>(row), std::move(child));
            endInsertRows();
        } else if (node->children[row]->children.empty()) {
            node->children[row]->mayHaveChildren = folder.hasChildren;
        }
        ++row;
    }
    if (row == node->children.size()) return;
    beginRemoveRows(parent, static_cast<int>(row), static_cast<int>(node->children.size()) - 1);
    node->children.erase(
        node->children.begin() + static_cast<std::ptrdiff_t>(row), node->children.end());
    endRemoveRows();
}

std::filesystem::path FolderTreeModel::pathOf(const QModelIndex& index) const {
    return index.isValid() ? nodeOf(index)->path : std::filesystem::path();
}

bool FolderTreeModel::isSection(const QModelIndex& index) const {
    return index.isValid() && !index.parent().isValid();
}

FolderTreeModel::Node* FolderTreeModel::find(
    Node* from, const std::filesystem::path& folder) const {
    for (const auto& child : from->children) {
        const std::string& path = child->path.native();
        const std::string& wanted = folder.native();
        if (wanted == path) return child.get();
        const bool above = path == "/" ? wanted.starts_with('/')
                                       : wanted.starts_with(path) && wanted[path.size()] == '/';
        if (above) return find(child.get(), folder);
    }
    return from->path.empty() ? nullptr : from;
}

QModelIndex FolderTreeModel::deepestAbove(const std::filesystem::path& folder) const {
    // The place whose own path is longest: Pictures rather than Home rather than "/".
    const Node* best = nullptr;
    for (const Section section : {Places, Devices})
        for (const auto& place : m_root->children[section]->children) {
            const std::string& path = place->path.native();
            const std::string& wanted = folder.native();
            const bool holds = wanted == path || path == "/" ||
                               (wanted.starts_with(path) && wanted.size() > path.size() &&
                                   wanted[path.size()] == '/');
            if (holds && (best == nullptr || path.size() > best->path.native().size()))
                best = place.get();
        }
    if (best == nullptr) return {};
    if (best->path == folder) return indexOf(best);
    return indexOf(find(const_cast<Node*>(best), folder));
}

QModelIndex FolderTreeModel::index(int row, int column, const QModelIndex& parent) const {
    const Node* node = nodeOf(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(node->children.size())) return {};
    return createIndex(row, 0, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex FolderTreeModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int FolderTreeModel::rowCount(const QModelIndex& parent) const {
    return static_cast<int>(nodeOf(parent)->children.size());
}

bool FolderTreeModel::hasChildren(const QModelIndex& parent) const {
    const Node* node = nodeOf(parent);
    return node->path.empty() ? !node->children.empty() : node->mayHaveChildren;
}

QVariant FolderTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Node* node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return node->label;
    case Qt::DecorationRole:
        if (node->path.empty()) return {};
        return icon(node->unreadable ? QStringLiteral("lock") : node->icon);
    case Qt::ToolTipRole:
        return node->path.empty() ? QVariant() : QVariant(base::displayText(node->path));
    case Qt::FontRole:
        return node->path.empty() ? QVariant(captionFont()) : QVariant();
    case Qt::ForegroundRole:
        return node->path.empty() ? QVariant(colors().secondaryText) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags FolderTreeModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    return isSection(index) ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace lightstack::ui
