// Tags as a tree of groups: two columns, name and value; a filter over name, key and value.
// Thread: GUI only.
#pragma once

#include "core/metadata/metadata_service.h"

#include <QAbstractItemModel>

#include <vector>

namespace lightstack::ui {

class TagModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { RawRole = Qt::UserRole, KeyRole, TypeRole, GroupRole };

    using QAbstractItemModel::QAbstractItemModel;
    void setAnswer(std::shared_ptr<const metadata::MetadataAnswer> answer);
    void setFilter(const QString& text);
    [[nodiscard]] const metadata::MetadataAnswer* answer() const noexcept { return m_answer.get(); }
    // Null for groups.
    [[nodiscard]] const metadata::Tag* tagAt(const QModelIndex& index) const;
    [[nodiscard]] QString groupName(int group) const;
    [[nodiscard]] int shownTags() const;

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void arrange();

    struct Group {
        QString name;
        std::vector<std::size_t> tags; // of the answer
    };
    std::shared_ptr<const metadata::MetadataAnswer> m_answer;
    std::vector<Group> m_groups;
    QString m_filter;
};

} // namespace lightstack::ui
