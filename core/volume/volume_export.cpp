#include "core/volume/volume_export.h"

#include "core/base/core_count.h"
#include "core/base/free_space.h"
#include "core/volume/export_place.h"
#include "core/volume/export_run.h"
#include "core/volume/stack_finder.h"
#include "core/volume/stack_name.h"

#include <algorithm>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostFirstSlice = std::uint64_t{1} << 30;

struct FormatRow {
    ExportFormat format;
    std::string_view name;
    std::string_view suffix;
};
constexpr std::array<FormatRow, 8> kFormats{{{ExportFormat::Slices, "slices", ""},
    {ExportFormat::ImageJ, "imagej", ".tif"}, {ExportFormat::OmeTiff, "ome-tiff", ".ome.tif"},
    {ExportFormat::OmeZarr, "ome-zarr", ".ome.zarr"}, {ExportFormat::Nrrd, "nrrd", ".nrrd"},
    {ExportFormat::Nhdr, "nhdr", ".nhdr"}, {ExportFormat::MetaImage, "mha", ".mha"},
    {ExportFormat::Mhd, "mhd", ".mhd"}}};

// What the volume is called: the part that all names share, without what joins it to the number.
std::string exportName(const SliceStack& stack) {
    std::string name = stack.paged ? fs::path(stack.name).stem().native() : stack.prefix;
    if (stack.paged && name.ends_with(".ome")) name.resize(name.size() - 4); // "v.ome.tif"
    name = withoutJoint(std::move(name));
    if (name.empty()) name = withoutJoint(stack.folder.filename().native());
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == '/'; }, '_');
    return name.empty() ? "volume" : shortened(std::move(name));
}

std::vector<ExportNote> notesOf(const ExportShape& shape, ExportFormat format) {
    std::vector<ExportNote> notes;
    const bool raw = format == ExportFormat::Nrrd || format == ExportFormat::Nhdr ||
                     format == ExportFormat::MetaImage || format == ExportFormat::Mhd;
    const bool meta = format == ExportFormat::MetaImage || format == ExportFormat::Mhd;
    if (shape.whiteIsZero && (raw || format == ExportFormat::OmeZarr))
        notes.push_back(ExportNote::WhiteIsZero);
    // MetaImage and OME-Zarr know all edges or none.
    const bool allOrNone = meta || format == ExportFormat::OmeZarr;
    if (!shape.voxel)
        notes.push_back(ExportNote::VoxelUnknown);
    else if (!shape.knowsAllEdges())
        notes.push_back(allOrNone ? ExportNote::NoSizes : ExportNote::DepthUnknown);
    else if (raw && shape.millimetresAUnit().value_or(1) != 1)
        notes.push_back(ExportNote::InMillimetres);
    if (shape.wasHalf) notes.push_back(ExportNote::HalfFloats);
    return notes;
}

// Only what the box needs may not be missing.
Result<void> checkGaps(const SliceStack& stack, const ExportShape& shape) {
    const std::int64_t from = stack.slices.front().index + shape.source.z0;
    const std::int64_t to = from + shape.source.depth();
    std::int64_t missing = 0;
    for (const SliceGap& gap : gapsOf(stack))
        missing +=
            std::max<std::int64_t>(0, std::min(to, gap.last + 1) - std::max(from, gap.first));
    if (missing == 0) return {};
    return fail(ErrorCode::CorruptData, stack.folder,
        missingText(missing, from, to - 1) +
            "; choose what to put in their place (nearest or blank)");
}

// Paths in errors where the arithmetic knows none.
Error at(Error error, const fs::path& path) {
    if (error.path.empty()) error.path = path;
    return error;
}

Result<void> write(const ExportRequest& request, ExportWork& work, ExportTarget& target,
    ExportReport& report, pipeline::StageClock& clock, const std::stop_token& stop,
    const std::function<void(const ExportProgress&)>& progress, pipeline::PauseGate* gate) {
    if (auto room = base::checkRoom(request.out.parent_path(), target.bytes()); !room) return room;
    auto place = ExportPlace::take(target);
    if (!place) return tl::unexpected(place.error());
    if (auto begun = target.begin(place->aside()); !begun) return begun;
    ExportRun run(work, gate);
    auto done = run.run(workersOf(request), stop, [&](std::uint64_t slices) {
        if (progress) progress({slices, report.slicesToRead});
    });
    report.bytesRead = run.bytesRead();
    report.slicesRead = run.slicesRead();
    if (!done) return done;
    const pipeline::StageClock::Span syncing(clock, kSync);
    if (auto finished = target.finish(); !finished) return finished;
    report.bytesWritten = target.bytesWritten();
    if (stop.stop_requested()) return cancelled(request.out);
    return place->put(request.overwrite);
}

} // namespace

std::string_view exportFormatName(ExportFormat format) noexcept {
    return kFormats[static_cast<std::size_t>(format)].name;
}

std::optional<ExportFormat> exportFormatOf(std::string_view name) noexcept {
    for (const FormatRow& row : kFormats)
        if (row.name == name) return row.format;
    return std::nullopt;
}

std::string_view exportSuffix(ExportFormat format) noexcept {
    return kFormats[static_cast<std::size_t>(format)].suffix;
}

std::string_view exportNoteText(ExportNote note) noexcept {
    switch (note) {
    case ExportNote::WhiteIsZero:
        return "0 is white in the source; the values are kept as they are";
    case ExportNote::VoxelUnknown:
        return "the size of the voxels is not known, so none is written";
    case ExportNote::DepthUnknown:
        return "the distance of the slices is not known, so none is written";
    case ExportNote::NoSizes:
        return "the distance of the slices is not known, so no size of voxels is written";
    case ExportNote::HalfFloats:
        return "16-bit floats are written as 32-bit floats of the same values";
    case ExportNote::InMillimetres:
        return "sizes and origin are written in millimetres";
    }
    return {};
}

std::vector<std::string> exportStages() {
    auto stages = pyramidStages();
    stages.emplace_back("encode");
    return stages;
}

int workersOf(const ExportRequest& request) noexcept {
    return base::workersOrCores(request.workers);
}

fs::path defaultExportPath(const SliceStack& stack, ExportFormat format, int level) {
    std::string name = exportName(stack);
    if (level > 0) name += "_level" + std::to_string(level);
    if (format == ExportFormat::Slices) name += "_slices";
    return stack.folder / (name + std::string(exportSuffix(format)));
}

Result<ExportReport> exportVolume(const ExportRequest& request, pipeline::StageClock& clock,
    const std::stop_token& stop, const std::function<void(const ExportProgress&)>& progress,
    pipeline::PauseGate* gate) {
    const fs::path& folder = request.stack.folder;
    const bool stops = request.onGap == GapRule::Stop;
    auto sources = PyramidSources::make(
        request.stack, stops ? GapRule::Blank : request.onGap, request.skipBad);
    if (!sources) return tl::unexpected(sources.error());
    const auto spec = sources->spec(kMostFirstSlice, stop);
    if (!spec) return tl::unexpected(spec.error());
    auto shape = exportShape(*spec, request.level, request.box, request.voxel);
    if (!shape) return tl::unexpected(at(shape.error(), folder));
    if (stops)
        if (auto whole = checkGaps(request.stack, *shape); !whole)
            return tl::unexpected(whole.error());
    ExportReport report;
    report.shape = *std::move(shape);
    report.shape.name = exportName(request.stack);
    report.shape.firstIndex =
        report.shape.cells.z0 + (request.level == 0 ? request.stack.slices.front().index : 0);
    auto target = ExportTarget::make(request.format, {report.shape, request.out, clock});
    if (!target) return tl::unexpected(at(target.error(), folder));
    report.files = (*target)->names();
    report.bytes = (*target)->bytes();
    report.notes = notesOf(report.shape, request.format);
    if (auto free = checkPlace(request, **target); !free) return tl::unexpected(free.error());

    const ExportParts parts{report.shape, *spec, request.stack, *sources, **target, clock};
    std::unique_ptr<ExportWork> work;
    if (request.pyramid) work = storedWork(parts, *request.pyramid);
    report.fromPyramid = work != nullptr;
    if (!work && (request.level > 0 || (*target)->smaller() > 0)) {
        auto reducing = reduceWork(parts);
        if (!reducing) return tl::unexpected(at(reducing.error(), folder));
        work = *std::move(reducing);
    }
    if (!work) work = copyWork(parts);
    for (std::int64_t unit = 0; unit < work->units(); ++unit)
        report.slicesToRead += static_cast<std::uint64_t>(work->slicesOf(unit));
    if (request.dryRun) return report;
    auto done = write(request, *work, **target, report, clock, stop, progress, gate);
    if (!done) return tl::unexpected(at(done.error(), request.out));
    report.failures = sources->failures();
    return report;
}

} // namespace lightstack::volume
