// A table whose cells are asked for when they are seen: as many rows as there may be, none of them
// kept. Thread: GUI only.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>

class QTreeView;

namespace lightstack::ui {

class LazyTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using Text = std::function<QString(int row, int column)>;
    explicit LazyTable(QStringList headers, QObject* parent = nullptr);

    void setRows(int rows, Text text);
    // Figures: to the right.
    void setRightFrom(int column) { m_rightFrom = column; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_headers;
    int m_rows = 0;
    int m_rightFrom = 1000;
    Text m_text;
};

// Rows that the eye can follow.
void spaceRows(QTreeView* view);

// A view of one: rows of one height, elided in the middle, the first column taking what is left.
[[nodiscard]] QTreeView* viewOf(LazyTable* table, const QString& name);

} // namespace lightstack::ui
