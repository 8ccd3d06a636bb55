// Draws one cell: picture fitted into its square, caption, badge, selection ring, failure,
// placeholder. Looks things up, makes nothing. Thread: GUI only.
#pragma once

#include "ui/grid/caption_cache.h"
#include "ui/models/folder_model.h"

#include <QPainter>
#include <QRect>

namespace lightstack::ui {

struct CellState {
    bool selected = false;
    bool hovered = false;
    bool focused = false; // by keyboard
};

void paintCell(QPainter& painter, const FolderModel& model, int row, const QRect& rect, int side,
    int bucket, const CellState& state, CaptionCache& captions);

// Caption lines below a square of `side`: one below 128 px, two from there.
int captionHeight(int side);

} // namespace lightstack::ui
