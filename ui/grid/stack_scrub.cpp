#include "ui/grid/stack_scrub.h"

#include <algorithm>
#include <array>

namespace lightstack::ui {
namespace {

constexpr std::size_t kLeft = 4; // slices the pointer has just left
constexpr int kSpread = 16;      // slices over the whole stack
constexpr int kNeighbours = 3;   // pixels to either side
constexpr std::array kCoarseFirst{8, 0, 15, 4, 12, 2, 6, 10, 14, 1, 3, 5, 7, 9, 11, 13};

} // namespace

int sliceAcross(int x, int width, int slices) noexcept {
    if (width < 2 || slices < 2) return 0;
    const std::int64_t last = width - 1;
    const std::int64_t at = std::clamp<std::int64_t>(x, 0, last);
    return static_cast<int>((at * (slices - 1) + last / 2) / last);
}

bool StackScrub::moveTo(const FolderModel& model, int row, int x, int width) {
    const int before = m_row;
    const int slices = row >= 0 && row < model.rowCount() ? model.slicesAt(row) : 0;
    if (slices == 0) {
        end();
        return before >= 0;
    }
    const int slice = sliceAcross(x, width, slices);
    m_x = std::clamp(x, 0, width - 1);
    m_width = width;
    m_slices = slices;
    if (row == before && slice == m_slice) return false;
    if (row != before)
        m_left.clear();
    else
        m_left.push_front(m_slice);
    if (m_left.size() > kLeft) m_left.pop_back();
    m_row = row;
    m_slice = slice;
    return true;
}

std::vector<thumbs::WantedThumbnail> StackScrub::wanted(
    const FolderModel& model, int bucket, int fit) const {
    std::vector<int> slices{m_slice};
    const auto add = [&](int slice) {
        if (std::find(slices.begin(), slices.end(), slice) == slices.end()) slices.push_back(slice);
    };
    std::for_each(m_left.begin(), m_left.end(), add);
    for (const int part : kCoarseFirst)
        add(sliceAcross(part, kSpread, m_slices));
    for (int away = 1; away <= kNeighbours; ++away) {
        add(sliceAcross(m_x + away, m_width, m_slices));
        add(sliceAcross(m_x - away, m_width, m_slices));
    }
    std::vector<thumbs::WantedThumbnail> out;
    out.reserve(slices.size());
    for (const int slice : slices)
        out.push_back({model.sliceKeyAt(m_row, slice, bucket, fit), thumbs::DemandTier::Visible});
    return out;
}

const thumbs::Thumbnail* StackScrub::shown(const FolderModel& model, int bucket) const {
    if (m_row < 0 || model.service() == nullptr) return nullptr;
    const auto look = [&](int slice) {
        const thumbs::Thumbnail* found =
            model.service()->peek(model.sliceKeyAt(m_row, slice, bucket, 0));
        return found != nullptr && !found->image.isNull() ? found : nullptr;
    };
    if (const thumbs::Thumbnail* exact = look(m_slice)) return exact;
    // Outwards, pixel by pixel: what was ever asked for stands at a pixel, or is of the spread.
    int last[2] = {m_slice, m_slice};
    const thumbs::Thumbnail* near = nullptr;
    int nearAway = m_slices;
    for (int away = 1; away < m_width && near == nullptr; ++away)
        for (const int side : {0, 1}) {
            const int slice = sliceAcross(side == 0 ? m_x - away : m_x + away, m_width, m_slices);
            if (slice == last[side] || near != nullptr) continue;
            last[side] = slice;
            near = look(slice);
            nearAway = std::abs(slice - m_slice);
        }
    for (int part = 0; part < kSpread; ++part) {
        const int slice = sliceAcross(part, kSpread, m_slices);
        if (std::abs(slice - m_slice) >= nearAway) continue;
        if (const thumbs::Thumbnail* found = look(slice)) {
            near = found;
            nearAway = std::abs(slice - m_slice);
        }
    }
    return near;
}

} // namespace lightstack::ui
