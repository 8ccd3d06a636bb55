// The pointer moving across a stack: which slice it stands for, which thumbnails that asks for, and
// what can be shown at once.
//
// A position across the cell is a slice, the first and the last at its edges. Wanted are, best
// first: the slice under the pointer, those it has just left (their decodes are under way, and a
// pointer that moves faster than slices decode must not keep cancelling them), sixteen spread over
// the stack, coarse before fine, so that something near is there soon, and the neighbours. Shown is
// the slice, or the nearest that is in memory. Thread: GUI only.
#pragma once

#include "core/thumbs/wanted_thumbnail.h"
#include "ui/models/folder_model.h"

#include <deque>

namespace lightstack::ui {

// 0 <= the answer < slices; x is held within 0 and width - 1.
[[nodiscard]] int sliceAcross(int x, int width, int slices) noexcept;

class StackScrub {
public:
    // True: another slice, or another row. A row that is no stack ends the scrub.
    bool moveTo(const FolderModel& model, int row, int x, int width);
    void end() noexcept { m_row = -1; }

    [[nodiscard]] int row() const noexcept { return m_row; } // -1: none
    [[nodiscard]] int slice() const noexcept { return m_slice; }
    [[nodiscard]] int slices() const noexcept { return m_slices; }
    [[nodiscard]] std::vector<thumbs::WantedThumbnail> wanted(
        const FolderModel& model, int bucket, int fit) const;
    // Null where nothing of the stack is there yet.
    [[nodiscard]] const thumbs::Thumbnail* shown(const FolderModel& model, int bucket) const;

private:
    int m_row = -1;
    int m_x = 0;
    int m_width = 1;
    int m_slices = 0;
    int m_slice = 0;
    std::deque<int> m_left; // slices, the last one first
};

} // namespace lightstack::ui
