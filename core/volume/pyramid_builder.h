// Builds, resumes or brings up to date the pyramid of a stack.
//
// 1. Plan; a dry run ends here. 2. Lock: one program a pyramid. 3. What a manifest (finished) or a
// journal (interrupted) proves is kept, slab by slab. 4. Workers take pairs of slices in order; a
// finished slab is one line of the journal. 5. Headers for other programs, everything to the disk,
// the manifest, and, for a new pyramid, the rename from NAME.partial to NAME. A finished pyramid of
// which sources changed is brought up to date in place: only slices whose voxels differ are
// written. kill -9 at any moment loses at most the slabs that were under way. Thread: run() on one,
// which waits for its workers; progress is called from it.
#pragma once

#include "core/pipeline/pause_gate.h"
#include "core/volume/pyramid_sources.h"

#include <functional>

namespace lightstack::volume {

struct PyramidRequest {
    SliceStack stack;
    std::filesystem::path out; // absolute; what stands there must be a pyramid
    PyramidMode mode = PyramidMode::Exact;
    PyramidFormat format = PyramidFormat::Tiff; // OmeZarr: exact mode only
    int levels = 0;                             // 0: by the mode's rule
    GapRule onGap = GapRule::Stop;
    bool skipBad = false;
    int workers = 0; // 0: one a core
    bool dryRun = false;
    std::optional<VoxelEdges> voxel; // of level 0
};

// Those that will work.
int workersOf(const PyramidRequest& request) noexcept;

struct PyramidProgress {
    std::uint64_t doneSlices = 0; // of the source, those that were kept included
    std::uint64_t totalSlices = 0;
};

struct PyramidReport {
    PyramidPlan plan;
    std::vector<Level> stored; // that are written: the source, too (number 0), as OME-Zarr
    std::vector<std::uint64_t> levelBytes; // of the files of each stored level
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesWritten = 0;
    std::uint64_t resumedSlices = 0; // of the source: kept from an earlier run
    std::uint64_t doneSlices = 0;    // read in this run
    std::vector<Error> failures;     // bad slices that were replaced
};

// Where the pyramid of a stack goes by default: beside the data.
std::filesystem::path defaultPyramidFolder(
    const SliceStack& stack, PyramidMode mode, PyramidFormat format = PyramidFormat::Tiff);

// `clock` has pyramidStages(). Errors: Usage for a mode that the format cannot keep, a bad slice
// without skipBad, gaps under rule Stop, no space, a folder that cannot be written, Cancelled; what
// was done stays for the next run. While `gate` is closed, no pair of slices is begun.
Result<PyramidReport> buildPyramid(const PyramidRequest& request, pipeline::StageClock& clock,
    const std::stop_token& stop, const std::function<void(const PyramidProgress&)>& progress = {},
    pipeline::PauseGate* gate = nullptr);

} // namespace lightstack::volume
