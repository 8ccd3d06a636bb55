// A box of a volume at one of its levels, written as a file that other programs open.
//
// 1. The box is cut to the volume and to whole voxels of the level. 2. Level 0 is copied from the
// slices; a level that a current pyramid holds is copied from there; any other is reduced straight
// from the slices by the same arithmetic (the mean of all source voxels that exist, rounded once).
// 3. No format here is compressed, so every slice's place in the output is known beforehand:
// workers write their slices there themselves, and memory is a few slices however deep the box. 4.
// The output grows aside (".NAME.part"), is synced, checked and renamed; a run that fails or is
// stopped leaves nothing. Thread: exportVolume() on one, which waits for its workers.
#pragma once

#include "core/pipeline/pause_gate.h"
#include "core/pipeline/stage_clock.h"
#include "core/volume/export_shape.h"
#include "core/volume/pyramid_finder.h"
#include "core/volume/pyramid_manifest.h"

#include <functional>

namespace lightstack::volume {

enum class ExportFormat {
    Slices,    // a folder of TIFF files, with headers that open them as NRRD and MetaImage
    ImageJ,    // one TIFF, as ImageJ writes stacks
    OmeTiff,   // one TIFF with a pyramid of each slice in x and y
    OmeZarr,   // a folder, OME-Zarr 0.4, the box's own pyramid in x, y and z
    Nrrd,      // header and voxels in one file
    Nhdr,      // a header and NAME.raw beside it
    MetaImage, // .mha: one file
    Mhd,       // .mhd and NAME.raw beside it
};
// "ome-tiff" and the like, of the command line; and what its names end with (".ome.tif"; "" for a
// plain folder).
[[nodiscard]] std::string_view exportFormatName(ExportFormat format) noexcept;
[[nodiscard]] std::optional<ExportFormat> exportFormatOf(std::string_view name) noexcept;
[[nodiscard]] std::string_view exportSuffix(ExportFormat format) noexcept;

struct ExportRequest {
    SliceStack stack;                    // sizes and times filled in
    std::optional<FoundPyramid> pyramid; // looked at only where it is exact and current
    std::optional<VolumeBox> box;        // none: the whole volume
    int level = 0;
    ExportFormat format = ExportFormat::Nrrd;
    std::filesystem::path out;       // absolute
    std::optional<VoxelEdges> voxel; // of level 0
    GapRule onGap = GapRule::Stop;
    bool skipBad = false;
    int workers = 0; // 0: one a core
    bool overwrite = false;
    bool dryRun = false;
};

// What the format cannot say, or what is other than in the source.
enum class ExportNote {
    WhiteIsZero,   // the values are kept, but the format cannot say that 0 is white
    VoxelUnknown,  // so the format says nothing of sizes
    DepthUnknown,  // the distance of slices is not known, the rest is
    NoSizes,       // the same, and the format knows all edges or none
    HalfFloats,    // 16-bit floats are written as 32-bit floats of the same values
    InMillimetres, // sizes and origin are converted, as readers of the format expect
};
[[nodiscard]] std::string_view exportNoteText(ExportNote note) noexcept; // English, for reports

// Those that will work.
int workersOf(const ExportRequest& request) noexcept;

struct ExportProgress {
    std::uint64_t done = 0; // slices that were read, of the source or of a stored level
    std::uint64_t total = 0;
};

struct ExportReport {
    ExportShape shape;
    std::vector<std::filesystem::path> files; // what is at the place in the end: a folder or files
    std::uint64_t bytes = 0;                  // of all files, known beforehand
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesWritten = 0;
    std::uint64_t slicesRead = 0;
    std::uint64_t slicesToRead = 0;
    bool fromPyramid = false;
    std::vector<ExportNote> notes;
    std::vector<Error> failures; // bad slices that were replaced
};

// The clock's stages: pyramidStages(), then "encode".
enum ExportStage : std::size_t { kEncode = 7 };
std::vector<std::string> exportStages();

// Where an export of the stack goes by default: beside the data.
std::filesystem::path defaultExportPath(const SliceStack& stack, ExportFormat format, int level);

// `clock` has exportStages(). Errors: Usage for an empty box, a place that is taken or a part of
// the source; Unsupported for samples that the format cannot hold, saying which can; gaps under
// rule Stop; a bad slice without skipBad; no space; Cancelled. While `gate` is closed, nothing is
// begun.
Result<ExportReport> exportVolume(const ExportRequest& request, pipeline::StageClock& clock,
    const std::stop_token& stop, const std::function<void(const ExportProgress&)>& progress = {},
    pipeline::PauseGate* gate = nullptr);

} // namespace lightstack::volume
