#include "core/slices/plane_steps.h"

#include <algorithm>

namespace lightstack::slices {
namespace {

constexpr std::int64_t kFirstLook = 320; // pixels along the long side, at least

std::int64_t longSide(const VolumeLevel& level, Axis axis) noexcept {
    const std::int64_t across = axis == Axis::X ? level.depth : level.width;
    const std::int64_t down = axis == Axis::Y ? level.depth : level.height;
    return std::max(across, down);
}

// The coarsest level from `from` on with that many pixels, or `from`.
int coarsest(const VolumeFacts& facts, Axis axis, int from, std::int64_t side, bool stored) {
    for (int i = static_cast<int>(facts.levels.size()) - 1; i > from; --i) {
        const VolumeLevel& level = facts.levels[static_cast<std::size_t>(i)];
        if ((level.stored || !stored) && longSide(level, axis) >= side) return i;
    }
    return from;
}

} // namespace

std::vector<int> planeSteps(
    const VolumeFacts& facts, const PlaneQuery& query, int screenSide, bool held) {
    const int finest = std::clamp(query.level, 0, static_cast<int>(facts.levels.size()) - 1);
    const int last = coarsest(facts, query.axis, finest, std::max(1, screenSide), true);
    const int first = coarsest(facts, query.axis, last, kFirstLook, false);
    const bool thinned = !facts.levels[static_cast<std::size_t>(first)].stored;
    if (first == last || held) return {last};
    if (query.axis == Axis::Z && thinned && facts.coded) return {last};
    if (query.axis == Axis::Z) return {first, last};
    // Across the slices each step costs sixteen times the one before.
    std::vector<int> out;
    for (int level = first; level > last; level -= 2)
        out.push_back(level);
    out.push_back(last);
    return out;
}

} // namespace lightstack::slices
