// proposeBox(): the last level as grey values, and back to voxels of level 0.
#include "core/slices/grey_volume.h"
#include "core/slices/parallel.h"
#include "core/slices/volume_source.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace lightstack::slices {
namespace {

using volume::VolumeBox;

// The mean of the channels; brighter is more, whatever the file calls white.
float greyAt(const image::ImageBuffer& pixels, int x, int y, bool whiteIsZero) {
    double sum = 0;
    for (int c = 0; c < pixels.spec().channels; ++c)
        sum += pixels.valueAt(x, y, c);
    const auto grey = static_cast<float>(sum / pixels.spec().channels);
    return whiteIsZero ? -grey : grey;
}

// Slices that cannot be read, and values that are no number, are as dark as it gets.
Result<GreyVolume> load(
    VolumeSource& source, const VolumeLevel& level, const std::stop_token& stop) {
    GreyVolume out{level.width, level.height, static_cast<int>(level.depth), {}};
    out.voxels.assign(static_cast<std::size_t>(level.width) *
                          static_cast<std::size_t>(level.height) *
                          static_cast<std::size_t>(level.depth),
        NAN);
    const std::int64_t half = (std::int64_t{1} << level.number) / 2;
    std::mutex mutex;
    std::optional<Error> trouble;
    parallelFor(level.depth, planeThreads(), [&](std::int64_t z, int) {
        PlaneQuery query;
        query.level = level.number;
        query.position = std::min((z << level.number) + half, source.facts().spec.depth - 1);
        const auto plane = source.plane(query, stop);
        if (!plane) {
            const std::lock_guard lock(mutex);
            trouble = plane.error();
            return false;
        }
        for (int y = 0; y < level.height && !plane->missing; ++y)
            for (int x = 0; x < level.width; ++x)
                out.voxels[out.row(y, static_cast<int>(z)) + static_cast<std::size_t>(x)] =
                    greyAt(plane->pixels, x, y, source.facts().spec.whiteIsZero);
        return true;
    });
    if (trouble) return tl::unexpected(*trouble);
    float least = INFINITY;
    for (const float v : out.voxels)
        if (std::isfinite(v)) least = std::min(least, v);
    for (float& v : out.voxels)
        if (!std::isfinite(v)) v = std::isfinite(least) ? least : 0;
    return out;
}

} // namespace

Result<VolumeBox> proposeBox(VolumeSource& source, const std::stop_token& stop) {
    const VolumeFacts& facts = source.facts();
    const VolumeLevel& level = facts.levels.back();
    const VolumeLevel& full = facts.levels.front();
    const auto grey = load(source, level, stop);
    if (!grey) return tl::unexpected(grey.error());
    const VolumeBox whole{0, full.width, 0, full.height, 0, full.depth};
    const auto found = brightBox(*grey);
    if (!found) return whole;
    // A margin of one coarse voxel. What touches the last one goes to the end: rounded sizes.
    const auto start = [&](std::int64_t v) {
        return std::max<std::int64_t>(0, v - 1) << level.number;
    };
    const auto end = [&](std::int64_t v, std::int64_t coarse, std::int64_t fine) {
        return v + 1 >= coarse ? fine : std::min(fine, (v + 1) << level.number);
    };
    return VolumeBox{start(found->x0), end(found->x1, level.width, full.width), start(found->y0),
        end(found->y1, level.height, full.height), start(found->z0),
        end(found->z1, level.depth, full.depth)};
}

} // namespace lightstack::slices
