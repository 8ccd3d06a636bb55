// A stack opened for looking at: any plane, at any level, without loading the volume.
//
// 1. open() reads the heads of three slices (what two of them agree on is the volume's kind), finds
// the pyramid (pyramid_finder.h) and the voxel size; no other file is touched, so 100,000 slices
// open as fast as ten. 2. plane() makes one plane
// across x, y or z: slices of level 0 come from the files; planes along z from the pyramid's rows,
// or row by row from the files (uncompressed slices: only the rows wanted are read; compressed
// ones: only the strips that hold them). 3. Without a pyramid a coarser level is thinned out from
// the files: every 2^n-th row, column and slice, which is quick and said so (Plane::thinned); of
// strips that are longer, and have to be decoded, only the first row, repeated.
// 4. Slices once decoded are kept in a cache of bytes; where one plane along z costs as much as
// sixteen, its neighbours are made and kept with it. float16 is widened to float32 in all planes.
// Positions along z count from the first slice, gaps in the numbers included (but where gaps
// outnumber the slices 16 to 1: then slices are counted). Thread: any; several planes at once.
#pragma once

#include "core/image/image_buffer.h"
#include "core/raster/tone.h"
#include "core/volume/pyramid_finder.h"
#include "core/volume/volume_box.h"

namespace lightstack::slices {

// What a plane stands across. Z: a slice (x to the right, y down). Y: x to the right, z down.
// X: z to the right, y down; so the three fit together around the slice.
enum class Axis { X, Y, Z };

// How `thickness` planes become one.
enum class SlabRule { Max, Min, Mean };

struct PlaneQuery {
    Axis axis = Axis::Z;
    std::int64_t position = 0; // along the axis, in voxels of level 0
    int level = 0;             // resolution of the answer: its sides are those of that level
    // In voxels of level 0, from position - (thickness - 1) / 2 on, cut at the edges; 1: no slab.
    // At a coarser level: of its planes that hold any of them.
    std::int64_t thickness = 1;
    SlabRule rule = SlabRule::Mean;
    bool operator==(const PlaneQuery&) const = default;
};

struct Plane {
    PlaneQuery query;
    image::ImageBuffer pixels; // of the volume's type and channels; a mean is rounded half up
    bool thinned = false;      // voxels were left out: a first look
    bool missing = false;      // the slice is a gap, bad or gone: pixels are blank, see `reason`
    std::string reason;        // also where some lines or slices of a slab are missing
};

struct VolumeLevel {
    int number = 0;
    int width = 0;
    int height = 0;
    std::int64_t depth = 0;
    bool stored = false; // level 0, or in the pyramid; else thinned out on the way
};

struct VolumeFacts {
    volume::SliceStack stack;
    volume::VolumeSpec spec;         // of level 0
    std::vector<VolumeLevel> levels; // 0 to n, the last with a long side <= 256
    std::optional<volume::VoxelEdges> voxel;
    std::optional<volume::VoxelEdges> proportions; // where not all edges are known (stack_voxel.h)
    std::optional<volume::FoundPyramid> pyramid;   // a current one
    bool coded = false; // slices are decoded as a whole: a thinned one costs as much
};

// The slice at a position of the volume; null for a gap and outside.
[[nodiscard]] const volume::Slice* sliceAt(
    const volume::SliceStack& stack, std::int64_t z) noexcept;

class VolumeSource {
public:
    // `cacheBytes`: of decoded slices. Errors: as of the first slice that can be read.
    static Result<std::shared_ptr<VolumeSource>> open(
        volume::SliceStack stack, std::uint64_t cacheBytes, const std::stop_token& stop);
    virtual ~VolumeSource() = default;

    [[nodiscard]] virtual const VolumeFacts& facts() const noexcept = 0;
    // Usage for a query outside of the volume; Cancelled. A slice that cannot be read is no error:
    // see Plane::missing.
    virtual Result<Plane> plane(const PlaneQuery& query, const std::stop_token& stop) = 0;
    // Of the whole volume: the coarsest stored level, or rows of thirty slices spread over
    // the stack (twelve where they are decoded as a whole).
    virtual Result<raster::Histogram> histogram(int bins, const std::stop_token& stop) = 0;
    // The stored value(s) of a voxel from the cache, by channel; empty where its slice is not held.
    [[nodiscard]] virtual std::vector<double> cachedValue(
        std::int64_t x, std::int64_t y, std::int64_t z) const = 0;
};

// The smallest box that holds everything brighter than the background: threshold by Otsu on the
// real range of the values (not of the type), judged on the coarsest level, a margin of one coarse
// voxel kept, specks and single hot voxels passed over. The whole volume where nothing stands out.
Result<volume::VolumeBox> proposeBox(VolumeSource& source, const std::stop_token& stop);

} // namespace lightstack::slices
