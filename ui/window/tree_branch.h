// The arrow in front of what can be unfolded, as both trees at the left have it. Thread: GUI only.
#pragma once

class QModelIndex;
class QPainter;
class QRect;
class QTreeView;

namespace lightstack::ui {

// In `rect`, the room that the view gives to drawBranches().
void paintBranch(
    QPainter* painter, const QRect& rect, const QTreeView& view, const QModelIndex& index);

} // namespace lightstack::ui
