#include "ui/window/folder_tree.h"

#include "ui/theme/theme.h"
#include "ui/window/folder_tree_model.h"
#include "ui/window/tree_branch.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSocketNotifier>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace lightstack::ui {
namespace {

// Rows of one height on the 4 px grid; section titles stand lower in theirs.
class FolderDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool section = !index.parent().isValid();
        const int line = option.fontMetrics.height();
        return {QStyledItemDelegate::sizeHint(option, index).width(),
            section ? line + kSpace4 : std::max(24, line + kSpace2)};
    }
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.parent().isValid()) return;
        option->displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
        option->rect.adjust(kSpace1, 0, 0, -kSpace1);
    }
};

} // namespace

FolderTree::FolderTree(QWidget* parent) : QTreeView(parent), m_model(new FolderTreeModel(this)) {
    setModel(m_model);
    setItemDelegate(new FolderDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(kSpace4);
    setIconSize({16, 16});
    setAnimated(false);
    setExpandsOnDoubleClick(false);
    setUniformRowHeights(false);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollMode(ScrollPerPixel);
    header()->setStretchLastSection(false); // as wide as its deepest open branch
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setAccessibleName(tr("Folders"));
    setViewportMargins(0, 0, 0, 0);
    for (int i = 0; i < FolderTreeModel::SectionCount; ++i)
        expand(m_model->index(i, 0));
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& above) {
        if (m_model->isSection(above)) expand(above);
    });
    connect(this, &QTreeView::expanded, m_model, &FolderTreeModel::list);
    connect(m_model, &FolderTreeModel::folderListed, this, [this] {
        if (m_seeking) unfoldTowards();
    });
    watchMounts();
}

FolderTree::~FolderTree() {
    delete m_mounts;
    if (m_mountsFile >= 0) ::close(m_mountsFile);
}

void FolderTree::watchMounts() {
    // The kernel reports a change of the list of mounts as an exceptional condition of this file.
    m_mountsFile = ::open("/proc/self/mounts", O_RDONLY | O_CLOEXEC);
    if (m_mountsFile < 0) return;
    m_mounts = new QSocketNotifier(m_mountsFile, QSocketNotifier::Exception);
    connect(m_mounts, &QSocketNotifier::activated, m_model, &FolderTreeModel::refreshVolumes);
}

void FolderTree::setRecent(const std::vector<std::filesystem::path>& folders) {
    m_model->setRecent(folders);
    setRowHidden(FolderTreeModel::Recent, {}, folders.empty());
}

void FolderTree::setShowHidden(bool hidden) {
    m_model->setShowHidden(hidden);
}

void FolderTree::refresh() {
    const QModelIndex index = m_model->deepestAbove(m_folder);
    if (index.isValid()) m_model->list(index);
}

void FolderTree::setCurrentFolder(const std::filesystem::path& folder) {
    // Chosen among the recent ones: the mark stays where the click was.
    const QModelIndex current = currentIndex();
    m_folder = folder;
    if (folder.empty()) {
        m_seeking = false;
        return selectionModel()->clearSelection();
    }
    if (current.isValid() && m_model->pathOf(current) == folder) {
        m_seeking = false;
        return selectionModel()->select(current, QItemSelectionModel::ClearAndSelect);
    }
    m_seeking = true;
    m_listedAgain = false;
    unfoldTowards();
}

void FolderTree::unfoldTowards() {
    const QModelIndex index = m_model->deepestAbove(m_folder);
    if (!index.isValid()) {
        m_seeking = false;
        return;
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        if (!isExpanded(above)) expand(above);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    const bool there = m_model->pathOf(index) == m_folder;
    const bool listed =
        !m_model->hasChildren(index) || (isExpanded(index) && m_model->rowCount(index) > 0);
    if (there || listed) {
        bringIntoView(index);
        // It may have been made since; what is not found then either is not to be shown.
        m_seeking = !there && !std::exchange(m_listedAgain, true);
        if (m_seeking) m_model->list(index);
    } else if (!isExpanded(index)) {
        expand(index); // lists; folderListed() brings us back
    }
}

void FolderTree::choose(const QModelIndex& index) {
    if (const auto path = m_model->pathOf(index); !path.empty()) {
        m_seeking = false;
        m_folder = path;
        Q_EMIT folderChosen(path);
    }
}

void FolderTree::mouseReleaseEvent(QMouseEvent* event) {
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    // Not the arrow: that only unfolds.
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex() &&
        visualRect(index).contains(event->pos()))
        choose(index);
}

void FolderTree::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void FolderTree::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    header()->setMinimumSectionSize(viewport()->width()); // rows are marked from edge to edge
    if (currentIndex().isValid()) bringIntoView(currentIndex());
}

void FolderTree::bringIntoView(const QModelIndex& index) {
    scrollTo(index, EnsureVisible);
    // A deep branch moves aside no further than its names need.
    const QRect rect = visualRect(index);
    const int seen = isRightToLeft() ? viewport()->width() - 1 - rect.right() : rect.left();
    const int before = seen + horizontalScrollBar()->value(); // where the row begins
    const int missing = before + sizeHintForIndex(index).width() - viewport()->width();
    horizontalScrollBar()->setValue(
        std::clamp(missing, 0, std::max(0, before - 2 * indentation())));
}

void FolderTree::drawBranches(
    QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (index.parent().isValid() && m_model->hasChildren(index))
        paintBranch(painter, rect, *this, index);
}

} // namespace lightstack::ui
