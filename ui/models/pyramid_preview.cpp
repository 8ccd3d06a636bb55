#include "ui/models/pyramid_preview.h"

#include "core/base/free_space.h"
#include "core/volume/pyramid_finder.h"

#include <algorithm>
#include <numeric>
#include <unistd.h>

namespace lightstack::ui {
namespace {

namespace fs = std::filesystem;

bool systemAllows(const fs::path& folder) {
    return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

bool isLevelFolder(const fs::directory_entry& entry) {
    std::error_code error;
    const std::string name = entry.path().filename().native();
    return entry.is_directory(error) && !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

PyramidThere lookAt(const fs::path& out, volume::PyramidMode mode, volume::PyramidFormat format) {
    std::error_code error;
    if (volume::readManifest(out, format)) return PyramidThere::Finished;
    fs::path partial = out;
    partial += ".partial";
    const bool begun = fs::exists(partial / volume::kHeadName, error);
    if (fs::exists(partial, error) && !begun && !fs::is_empty(partial, error))
        return PyramidThere::Foreign;
    if (!fs::exists(fs::symlink_status(out, error)))
        return begun ? PyramidThere::Unfinished : PyramidThere::Nothing;
    fs::directory_iterator it(out, error);
    if (error) return PyramidThere::Foreign;
    bool any = false;
    bool levels = mode == volume::PyramidMode::CtHarvester;
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
        any = true;
        levels = levels && isLevelFolder(*it);
        if (!levels) return PyramidThere::Foreign;
    }
    if (any) return PyramidThere::Levels;
    return begun ? PyramidThere::Unfinished : PyramidThere::Nothing;
}

} // namespace

PyramidPreview previewPyramid(const PyramidWish& wish, const PyramidPlaces& places) {
    const volume::StackAudit& audit = wish.audit->stacks[wish.stack];
    const auto canWrite = [&](const fs::path& folder) {
        const fs::path there = base::standingFolder(folder).value_or(folder);
        return places.canWrite ? places.canWrite(there) : systemAllows(there);
    };
    PyramidPreview preview;
    volume::PyramidRequest& request = preview.request;
    request.stack = audit.stack;
    request.mode = wish.mode;
    if (wish.mode == volume::PyramidMode::Exact) request.format = wish.format;
    request.levels = wish.levels;
    request.onGap = wish.onGap;
    request.skipBad = wish.skipBad;
    request.voxel = audit.voxel.edges;
    request.out = volume::defaultPyramidFolder(audit.stack, wish.mode, request.format);
    if (!wish.folder.empty()) request.out = wish.folder / request.out.filename();
    preview.writable = canWrite(request.out.parent_path());
    if (!preview.writable && wish.folder.empty() && places.useCache) {
        request.out = volume::cachedPyramidFolder(audit.stack, wish.mode, request.format);
        preview.inCache = true;
        preview.writable = canWrite(request.out.parent_path());
    }
    preview.there = lookAt(request.out, wish.mode, request.format);
    preview.freeBytes = base::freeBytesAt(request.out.parent_path());
    for (const volume::Slice& slice : audit.stack.slices) {
        preview.sourceBytes += slice.size;
        if (audit.stack.paged) break; // all are of one file
    }
    volume::PyramidRequest dry = request;
    dry.dryRun = true;
    pipeline::StageClock clock(volume::pyramidStages());
    preview.plan = volume::buildPyramid(dry, clock, {});
    if (!preview.plan) return preview;
    preview.levelBytes = std::accumulate(
        preview.plan->levelBytes.begin(), preview.plan->levelBytes.end(), std::uint64_t{0});
    preview.timing = wish.timing ? wish.timing : timeSlice(audit.stack);
    if (preview.timing)
        preview.seconds = estimatedSeconds(request, *preview.plan, *preview.timing, wish.rates);
    return preview;
}

} // namespace lightstack::ui
