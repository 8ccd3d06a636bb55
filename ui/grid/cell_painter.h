// Draws one cell: picture fitted into its square, caption, badge, selection ring, failure,
// placeholder; a stack with two edges behind it, and with a line of progress while the pointer
// scrubs. Looks things up, makes nothing. Thread: GUI only.
#pragma once

#include "ui/grid/caption_cache.h"
#include "ui/models/folder_model.h"

#include <QPainter>
#include <QRect>

namespace lightstack::ui {

struct CellState {
    bool selected = false;
    bool hovered = false;
    bool focused = false;                     // by keyboard
    int scrubbed = -1;                        // of a stack: the slice under the pointer
    const thumbs::Thumbnail* slice = nullptr; // what there is of it
};

// Device-independent pixels above a stack's picture, where the slices behind it look out.
constexpr int kStackEdges = 6;

void paintCell(QPainter& painter, const FolderModel& model, int row, const QRect& rect, int side,
    int bucket, const CellState& state, CaptionCache& captions);

// Where the badge is painted; empty where there is none.
QRectF badgeRect(const FolderModel& model, int row, const QRect& rect, int side, int bucket,
    int scrubbed, qreal ratio);
// Behind the files of an expanded stack.
QColor expandedGround();

// Caption lines below a square of `side`: one below 128 px, two from there.
int captionHeight(int side);

} // namespace lightstack::ui
