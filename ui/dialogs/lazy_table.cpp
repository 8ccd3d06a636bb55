#include "ui/dialogs/lazy_table.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace lightstack::ui {
namespace {

class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, kSpace1);
    }
};

} // namespace

LazyTable::LazyTable(QStringList headers, QObject* parent)
    : QAbstractTableModel(parent), m_headers(std::move(headers)) {
}

void LazyTable::setRows(int rows, Text text) {
    beginResetModel();
    m_rows = rows;
    m_text = std::move(text);
    endResetModel();
}

int LazyTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int LazyTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant LazyTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_text) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole && index.column() >= m_rightFrom)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant LazyTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return m_headers.value(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (section >= m_rightFrom ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void spaceRows(QTreeView* view) {
    view->setItemDelegate(new RowDelegate(view));
}

QTreeView* viewOf(LazyTable* table, const QString& name) {
    auto* view = new QTreeView;
    table->setParent(view);
    view->setModel(table);
    view->setAccessibleName(name);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    spaceRows(view);
    view->setTextElideMode(Qt::ElideMiddle);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    view->header()->setMinimumSectionSize(56);
    return view;
}

} // namespace lightstack::ui
