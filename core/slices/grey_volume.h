// A small volume in memory, one number a voxel: what stands out of its background is found here.
// Thread: pure.
#pragma once

#include "core/volume/volume_box.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lightstack::slices {

struct GreyVolume {
    int width = 0;
    int height = 0;
    int depth = 0;
    std::vector<float> voxels; // x fastest, then y; no NaN

    [[nodiscard]] std::size_t row(int y, int z) const noexcept {
        return (static_cast<std::size_t>(z) * static_cast<std::size_t>(height) +
                   static_cast<std::size_t>(y)) *
               static_cast<std::size_t>(width);
    }
};

// The median of three along x, then y, then z: single hot voxels vanish, noise shrinks to a third,
// edges stay.
GreyVolume smoothed(const GreyVolume& volume);

// Otsu's threshold between the smallest value and `top`, larger ones counted as `top`; the lowest
// of equals. None where there is one value only.
std::optional<float> otsuThreshold(const std::vector<float>& values, float top);

// Voxels above a threshold that hang together by their faces.
struct Component {
    std::int64_t voxels = 0;
    volume::VolumeBox box;
};
std::vector<Component> componentsAbove(const GreyVolume& volume, float threshold);

// The box of what is brighter than the background, in these voxels; none where nothing is.
std::optional<volume::VolumeBox> brightBox(const GreyVolume& volume);

} // namespace lightstack::slices
