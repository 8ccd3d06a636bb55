#include "ui/window/library_tree.h"

#include "ui/theme/theme.h"
#include "ui/window/library_tree_model.h"
#include "ui/window/tree_branch.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

// Name at the left, count at the right, in one line on the 4 px grid.
class CountDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {0, std::max(24, option.fontMetrics.height() + kSpace2)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override {
        const qlonglong count = index.data(LibraryTreeModel::CountRole).toLongLong();
        const QString text = QLocale().toString(count);
        const QFontMetrics metrics(captionFont());
        const int width = metrics.horizontalAdvance(text) + kSpace3;
        const bool mirrored = option.direction == Qt::RightToLeft;
        QStyleOptionViewItem name = option;
        initStyleOption(&name, index);
        QStyle* style = option.widget->style();
        const QString words = std::exchange(name.text, QString());
        style->drawControl(QStyle::CE_ItemViewItem, &name, painter, option.widget); // ground, icon
        name.text = words;
        QRect line = style->subElementRect(QStyle::SE_ItemViewItemText, &name, option.widget);
        if (mirrored)
            line.setLeft(option.rect.left() + width + kSpace1);
        else
            line.setRight(option.rect.right() - width - kSpace1);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const auto& palette = option.palette;
        painter->save();
        painter->setFont(option.font);
        painter->setPen(chosen       ? palette.color(QPalette::HighlightedText)
                        : count == 0 ? colors().secondaryText
                                     : palette.color(QPalette::Text));
        const auto draw = [&](const QRect& room, const QFontMetrics& font, const QString& said) {
            painter->drawText(room,
                Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute,
                font.elidedText(said, Qt::ElideMiddle, room.width()));
        };
        const QString folder = index.data(LibraryTreeModel::FolderRole).toString();
        const int most = folder.isEmpty() ? line.width() : line.width() * 3 / 5;
        const int used = std::min(most, option.fontMetrics.horizontalAdvance(words) + 1);
        draw(mirrored ? line.adjusted(line.width() - used, 0, 0, 0)
                      : line.adjusted(0, 0, used - line.width(), 0),
            option.fontMetrics, words);
        painter->setFont(captionFont());
        if (!chosen) painter->setPen(colors().secondaryText);
        const int after = used + kSpace2;
        if (!folder.isEmpty())
            draw(mirrored ? line.adjusted(0, 0, -after, 0) : line.adjusted(after, 0, 0, 0), metrics,
                folder);
        const QRect right = option.rect.adjusted(kSpace2, 0, -kSpace2, 0);
        painter->drawText(right,
            Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute,
            text);
        painter->restore();
    }
};

} // namespace

LibraryTreeView::LibraryTreeView(QWidget* parent)
    : QTreeView(parent), m_model(new LibraryTreeModel(this)) {
    setModel(m_model);
    setItemDelegate(new CountDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(true);
    setIndentation(kSpace4);
    setIconSize({16, 16});
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Library"));
}

std::vector<library::LibraryPlace> LibraryTreeView::unfolded() const {
    std::vector<library::LibraryPlace> out;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex section = m_model->index(row, 0);
        if (!isExpanded(section)) continue;
        const auto kind = static_cast<library::ListKind>(row);
        out.push_back({kind});
        for (int year = 0; kind == library::ListKind::Timeline && year < m_model->rowCount(section);
             ++year)
            if (const QModelIndex at = m_model->index(year, 0, section); isExpanded(at))
                out.push_back(*m_model->placeOf(at));
    }
    return out;
}

void LibraryTreeView::setLists(std::shared_ptr<const library::LibraryLists> lists) {
    const auto open = unfolded();
    const int scroll = verticalScrollBar()->value();
    const QModelIndex keyboard = currentIndex();
    const auto at = m_model->placeOf(keyboard);
    const bool first = m_model->rowCount() == 0;
    m_model->setLists(std::move(lists));
    for (const library::LibraryPlace& place : open)
        expand(m_model->indexOf(place));
    if (at && !currentIndex().isValid())
        selectionModel()->setCurrentIndex(m_model->indexOf(*at), QItemSelectionModel::NoUpdate);
    if (first) return setCurrentPlace(m_place);
    mark();
    verticalScrollBar()->setValue(scroll);
}

void LibraryTreeView::setCurrentPlace(const std::optional<library::LibraryPlace>& place) {
    m_place = place;
    mark();
    if (!place) return;
    const QModelIndex index = m_model->indexOf(*place);
    if (!index.isValid()) return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
}

void LibraryTreeView::mark() {
    QItemSelection shown;
    if (m_place)
        for (const QModelIndex& index : m_model->indexesOf(*m_place))
            shown.select(index, index);
    selectionModel()->select(shown, QItemSelectionModel::ClearAndSelect);
}

void LibraryTreeView::choose(const QModelIndex& index) {
    if (const auto place = m_model->placeOf(index)) {
        if (m_model->isSection(index) && !isExpanded(index)) expand(index);
        Q_EMIT placeChosen(*place);
        return;
    }
    setExpanded(index, !isExpanded(index));
    mark();
}

void LibraryTreeView::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentIndex().isValid())
        choose(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void LibraryTreeView::mouseReleaseEvent(QMouseEvent* event) {
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    // Not the arrow: that only unfolds.
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() &&
        visualRect(index).contains(event->pos()))
        choose(index);
}

void LibraryTreeView::drawBranches(
    QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (m_model->hasChildren(index)) paintBranch(painter, rect, *this, index);
}

LibraryTree::LibraryTree(QWidget* parent)
    : QStackedWidget(parent), m_view(new LibraryTreeView), m_none(new QWidget) {
    auto* column = new QVBoxLayout(m_none);
    column->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace3);
    column->setSpacing(kSpace2);
    auto* sentence = new QLabel(tr("There is no library yet."));
    sentence->setWordWrap(true);
    auto* scan = new QPushButton(tr("Scan…"));
    scan->setToolTip(tr("Scan a Takeout or a folder into the library"));
    column->addWidget(sentence);
    column->addWidget(scan, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_none->setAutoFillBackground(true);
    m_none->setBackgroundRole(QPalette::Base);
    addWidget(m_none);
    addWidget(m_view);
    connect(scan, &QPushButton::clicked, this, &LibraryTree::scanWanted);
}

void LibraryTree::setLists(std::shared_ptr<const library::LibraryLists> lists) {
    const bool any = lists != nullptr;
    m_view->setLists(std::move(lists));
    setCurrentWidget(any ? static_cast<QWidget*>(m_view) : m_none);
}

} // namespace lightstack::ui
