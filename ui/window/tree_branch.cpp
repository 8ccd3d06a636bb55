#include "ui/window/tree_branch.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QTreeView>

namespace lightstack::ui {

void paintBranch(
    QPainter* painter, const QRect& rect, const QTreeView& view, const QModelIndex& index) {
    const bool rtl = view.isRightToLeft();
    QRect arrow(0, 0, 12, 12);
    arrow.moveCenter(rect.center());
    if (rtl)
        arrow.moveLeft(rect.left() + 2);
    else
        arrow.moveRight(rect.right() - 2);
    const QString name = view.isExpanded(index) ? QStringLiteral("chevron-down")
                         : rtl                  ? QStringLiteral("chevron-left")
                                                : QStringLiteral("chevron-right");
    const bool chosen = view.selectionModel()->isSelected(index);
    icon(name).paint(painter, arrow, Qt::AlignCenter, chosen ? QIcon::Selected : QIcon::Normal);
}

} // namespace lightstack::ui
