// A box of voxels, cut out of a volume. Thread: values.
#pragma once

#include <algorithm>
#include <cstdint>

namespace lightstack::volume {

// Half-open, in voxels of level 0: x0 <= x < x1, y downwards, z by the position of the slice in the
// stack (not the number in its name). Empty where a side is not positive.
struct VolumeBox {
    std::int64_t x0 = 0, x1 = 0;
    std::int64_t y0 = 0, y1 = 0;
    std::int64_t z0 = 0, z1 = 0;
    bool operator==(const VolumeBox&) const = default;

    [[nodiscard]] bool isEmpty() const noexcept { return x1 <= x0 || y1 <= y0 || z1 <= z0; }
    [[nodiscard]] std::int64_t width() const noexcept { return x1 - x0; }
    [[nodiscard]] std::int64_t height() const noexcept { return y1 - y0; }
    [[nodiscard]] std::int64_t depth() const noexcept { return z1 - z0; }

    // The voxels of level n that hold any of the box: starts rounded down, ends up.
    [[nodiscard]] VolumeBox atLevel(int level) const noexcept {
        const auto down = [level](std::int64_t v) { return v >> level; };
        const auto up = [level](std::int64_t v) {
            return (v + (std::int64_t{1} << level) - 1) >> level;
        };
        return {down(x0), up(x1), down(y0), up(y1), down(z0), up(z1)};
    }
    // Cut to a volume of this size.
    [[nodiscard]] VolumeBox within(
        std::int64_t width, std::int64_t height, std::int64_t depth) const noexcept {
        const auto cut = [](std::int64_t v, std::int64_t end) {
            return std::clamp<std::int64_t>(v, 0, end);
        };
        return {cut(x0, width), cut(x1, width), cut(y0, height), cut(y1, height), cut(z0, depth),
            cut(z1, depth)};
    }
};

} // namespace lightstack::volume
