// The lists of the library at the left: sections with counts, unfolded on demand; a click or Enter
// shows a list. Without a library: what to do about it. Thread: GUI only.
#pragma once

#include "core/library/library_lists.h"

#include <QStackedWidget>
#include <QTreeView>

#include <memory>

class QLabel;
class QPushButton;

namespace lightstack::ui {

class LibraryTreeModel;

class LibraryTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit LibraryTreeView(QWidget* parent = nullptr);
    void setLists(std::shared_ptr<const library::LibraryLists> lists);
    // None: a folder is shown, nothing is marked.
    void setCurrentPlace(const std::optional<library::LibraryPlace>& place);

Q_SIGNALS:
    void placeChosen(const lightstack::library::LibraryPlace& place);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void drawBranches(
        QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

private:
    void choose(const QModelIndex& index);
    void mark();
    [[nodiscard]] std::vector<library::LibraryPlace> unfolded() const;

    LibraryTreeModel* m_model;
    std::optional<library::LibraryPlace> m_place; // shown
};

class LibraryTree : public QStackedWidget {
    Q_OBJECT
public:
    explicit LibraryTree(QWidget* parent = nullptr);
    void setLists(std::shared_ptr<const library::LibraryLists> lists);
    [[nodiscard]] LibraryTreeView* view() const noexcept { return m_view; }

Q_SIGNALS:
    void scanWanted();

private:
    LibraryTreeView* m_view;
    QWidget* m_none;
};

} // namespace lightstack::ui
