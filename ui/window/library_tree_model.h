// The lists of the library as a tree: sections, their lists, the months of years. A snapshot that
// is swapped whole; where only counts have changed, nothing moves. Thread: GUI only.
#pragma once

#include "core/library/library_lists.h"

#include <QAbstractItemModel>

#include <memory>

namespace lightstack::ui {

class LibraryTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole, FolderRole }; // FolderRole: where titles are alike

    explicit LibraryTreeModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    void setLists(std::shared_ptr<const library::LibraryLists> lists);
    // None: a section without a list of its own.
    [[nodiscard]] std::optional<library::LibraryPlace> placeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const library::LibraryPlace& place) const;
    // All that it shows: a title alone shows every album of that title.
    [[nodiscard]] QModelIndexList indexesOf(const library::LibraryPlace& place) const;
    [[nodiscard]] bool isSection(const QModelIndex& index) const {
        return index.isValid() && index.internalId() == 0;
    }

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& = {}) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    // Null: a section.
    [[nodiscard]] const library::CountedList* listOf(const QModelIndex& index) const;
    [[nodiscard]] const std::vector<library::CountedList>* listsOf(library::ListKind kind) const;
    [[nodiscard]] std::int64_t countOf(const QModelIndex& index) const;

    std::shared_ptr<const library::LibraryLists> m_lists;
};

} // namespace lightstack::ui
