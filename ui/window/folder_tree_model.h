// Places, devices and recent folders, each with its subfolders: listed on threads of their own when
// a branch is opened, kept in step with the disk when it is opened again. A stalled disk leaves one
// branch waiting and nothing else. Thread: GUI only.
#pragma once

#include "ui/models/background.h"
#include "ui/window/places.h"
#include "ui/window/subfolders.h"

#include <QAbstractItemModel>
#include <QModelIndex>

#include <memory>
#include <vector>

namespace lightstack::ui {

class FolderTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Section { Places, Devices, Recent, SectionCount };

    explicit FolderTreeModel(QObject* parent = nullptr);
    ~FolderTreeModel() override;

    void setRecent(const std::vector<std::filesystem::path>& folders);
    void refreshVolumes();
    void setShowHidden(bool hidden);
    // Lists the branch (again); folderListed() follows.
    void list(const QModelIndex& index);

    [[nodiscard]] std::filesystem::path pathOf(const QModelIndex& index) const; // empty: a section
    [[nodiscard]] bool isSection(const QModelIndex& index) const;
    // The deepest known index at or above `folder`, best place first; invalid where none holds it.
    [[nodiscard]] QModelIndex deepestAbove(const std::filesystem::path& folder) const;

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return 1; }
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex&) const override { return false; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void folderListed(const QModelIndex& index);

private:
    struct Node;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node* node) const;
    [[nodiscard]] Node* find(Node* from, const std::filesystem::path& folder) const;
    void setPlaces(Section section, const std::vector<Place>& places);
    void merge(Node* node, std::vector<Subfolder> subfolders);
    void onListed(quint64 id, Result<std::vector<Subfolder>> answer);

    std::unique_ptr<Node> m_root;
    quint64 m_nextId = 1;
    bool m_hidden = false;
    Background m_background;
};

} // namespace lightstack::ui
