#include "core/volume/pyramid_builder.h"

#include "core/base/atomic_file.h"
#include "core/base/core_count.h"
#include "core/base/free_space.h"
#include "core/volume/pyramid_folder.h"
#include "core/volume/pyramid_lock.h"
#include "core/volume/pyramid_owner.h"
#include "core/volume/pyramid_run.h"
#include "core/volume/stack_name.h"

#include <QJsonDocument>

#include <algorithm>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

// Slices are opened with this much at hand: the largest strip that is decoded in one go.
constexpr std::uint64_t kMostBand = std::uint64_t{1} << 30;

// Where work goes on, and what is proven there.
struct Site {
    fs::path folder;
    bool finished = false; // a pyramid that is brought up to date
    PyramidManifest known;
};

Result<Site> chooseSite(const fs::path& out, const QJsonObject& head, PyramidFormat format) {
    if (auto manifest = readManifest(out, format); manifest && manifest->head == head)
        return Site{out, true, *std::move(manifest)};
    Site site{partialFolder(out), false, {}};
    std::error_code error;
    auto known = readJournal(site.folder);
    if (!known) known = readManifest(site.folder, format); // all done but the last rename
    if (known && known->head == head)
        site.known = *std::move(known);
    else
        removePyramid(site.folder); // of another shape, or not ours to believe
    if (fs::exists(site.folder / kHeadName, error)) return site;
    fs::create_directories(site.folder, error);
    if (error) return failErrno(error.value(), site.folder, "create the folder");
    const auto written = base::writeAtomically(
        site.folder / kHeadName, QJsonDocument(head).toJson(QJsonDocument::Compact));
    if (!written) return tl::unexpected(written.error());
    return site;
}

// Files that a killed program had not renamed yet. Only under the lock: nobody else writes here.
void clearLeftovers(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> leftovers;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == ".part" || base::isTemporary(it->path()))
            leftovers.push_back(it->path());
    }
    for (const fs::path& path : leftovers)
        fs::remove(path, error);
}

// A slab is kept when its sources are as they were and its files are whole; files of a run that was
// cut off are read and compared, for a power cut may have left them long but empty.
bool isProven(const Site& site, const PyramidPlan& plan, const PyramidSources& sources,
    const LevelStore& files, std::int64_t slab) {
    const auto found = site.known.slabs.find(slab);
    if (found == site.known.slabs.end()) return false;
    const SlabProof& proof = found->second;
    const std::int64_t first = slab * plan.slabDepth();
    const std::int64_t count = std::min(plan.slabDepth(), plan.source.depth - first);
    if (static_cast<std::int64_t>(proof.sources.size()) != count ||
        proof.crcs.size() != files.stored().size())
        return false;
    for (std::int64_t i = 0; i < count; ++i)
        if (!proof.sources[static_cast<std::size_t>(i)].sameFile(sources.expected(first + i)))
            return false;
    for (std::size_t rank = 0; rank < files.stored().size(); ++rank) {
        const Level& level = files.stored()[rank];
        const SliceRange range = slicesOfSlab(plan, level, slab);
        const auto& crcs = proof.crcs[rank];
        if (static_cast<std::int64_t>(crcs.size()) != range.count) return false;
        for (std::int64_t i = 0; i < range.count; ++i)
            if (!files.isWhole(level, range.first + i,
                    site.finished ? std::nullopt
                                  : std::optional(crcs[static_cast<std::size_t>(i)])))
                return false;
    }
    return true;
}

// NAME.partial becomes NAME; an older NAME steps aside first and goes last.
Result<void> putInPlace(const fs::path& partial, const fs::path& out) {
    std::error_code error;
    const fs::path old = replacedFolder(out);
    removePyramid(old);
    if (fs::exists(out, error)) {
        fs::rename(out, old, error);
        if (error) return failErrno(error.value(), out, "replace the old pyramid");
    }
    fs::rename(partial, out, error);
    if (error) return failErrno(error.value(), out, "put the pyramid in its place");
    removePyramid(old);
    return {};
}

Result<void> finish(Site& site, const PyramidRequest& request, LevelStore& files,
    const QJsonObject& head, const std::map<std::int64_t, QByteArray>& lines) {
    if (auto done = files.finish(); !done) return done;
    if (auto done = writeManifest(site.folder / manifestName(request.format), head, lines); !done)
        return done;
    if (site.finished) return {};
    std::error_code ignored;
    fs::remove(site.folder / kJournalName, ignored);
    fs::remove(site.folder / kHeadName, ignored);
    return putInPlace(site.folder, request.out);
}

// A folder that was made for the pyramid and got none goes again.
struct NewFolder {
    fs::path path;
    ~NewFolder() {
        std::error_code ignored;
        if (!path.empty()) fs::remove(path, ignored); // only where nothing is in it
    }
};

std::string nameOf(const SliceStack& stack) {
    std::string name = withoutJoint(stack.prefix);
    if (name.empty()) name = withoutJoint(stack.folder.filename().native());
    return name.empty() ? "stack" : shortened(std::move(name));
}

StorePlace placeOf(
    const PyramidRequest& request, const PyramidPlan& plan, fs::path folder, bool updating) {
    return {
        request.format, std::move(folder), plan, request.voxel, nameOf(request.stack), updating};
}

// A run that ended before any slab was done leaves nothing to go on with.
struct Unstarted {
    const Site& site;
    const std::map<std::int64_t, QByteArray>& lines;
    ~Unstarted() {
        if (lines.empty() && site.known.slabs.empty() && !site.finished) removePyramid(site.folder);
    }
};

// What is left to do.
struct Work {
    std::vector<std::int64_t> todo; // slabs
    std::uint64_t bytes = 0;
};

// `lines`: of slabs that are proven. False: stopped.
bool findWork(Work& work, std::map<std::int64_t, QByteArray>& lines, Site& site,
    PyramidReport& report, const PyramidSources& sources, const LevelStore& files,
    const std::stop_token& stop) {
    for (std::int64_t slab = 0; slab < report.plan.slabs(); ++slab) {
        if (stop.stop_requested()) return false;
        if (isProven(site, report.plan, sources, files, slab)) {
            const SlabProof& proof = site.known.slabs[slab];
            lines[slab] = journalLine(slab, proof);
            report.resumedSlices += proof.sources.size();
            continue;
        }
        work.todo.push_back(slab);
        for (const Level& level : files.stored())
            work.bytes += files.sliceBytes(level) *
                          static_cast<std::uint64_t>(slicesOfSlab(report.plan, level, slab).count);
    }
    return true;
}

Result<void> build(const PyramidRequest& request, PyramidSources& sources, PyramidReport& report,
    pipeline::StageClock& clock, const std::stop_token& stop,
    const std::function<void(const PyramidProgress&)>& progress, pipeline::PauseGate* gate) {
    std::error_code error;
    const fs::path parent = request.out.parent_path();
    const bool isNew = fs::create_directories(parent, error);
    if (error) return failErrno(error.value(), parent, "create the folder");
    const NewFolder fresh{isNew ? parent : fs::path()};
    const auto lock = PyramidLock::take(request.out);
    if (!lock) return tl::unexpected(lock.error());
    // Only now: a folder that another program is about to finish looks like nobody's for a moment.
    if (auto free = checkPyramidPlace(request); !free) return free;
    const QJsonObject head = pyramidHead(report.plan, request.onGap, request.voxel, request.format);
    auto site = chooseSite(request.out, head, request.format);
    if (!site) return tl::unexpected(site.error());
    clearLeftovers(site->folder);
    std::map<std::int64_t, QByteArray> lines; // what the manifest will say
    const Unstarted unstarted{*site, lines};
    const auto store =
        LevelStore::make(placeOf(request, report.plan, site->folder, site->finished));
    LevelStore& files = *store;
    if (auto made = files.begin(); !made) return made;

    Work work;
    if (!findWork(work, lines, *site, report, sources, files, stop)) return cancelled(request.out);
    if (work.todo.empty() && site->finished && files.isFinished()) return {};
    if (auto fits = base::checkRoom(site->folder, work.bytes); !fits) return fits;
    // From here on slabs that are made anew are not what the manifest says.
    if (site->finished)
        if (auto done = writeManifest(site->folder / manifestName(request.format), head, lines);
            !done)
            return done;

    CheckedLevels levels(files, report.plan, site->known);
    PyramidRun run({report.plan, sources, levels, clock,
        site->finished ? fs::path() : site->folder / kJournalName, workersOf(request), kMostBand,
        gate});
    const std::uint64_t total = static_cast<std::uint64_t>(report.plan.source.depth);
    auto done = run.run(work.todo, stop, [&](std::uint64_t slices) {
        if (progress) progress({report.resumedSlices + slices, total});
    });
    report.bytesRead = run.bytesRead();
    report.doneSlices = run.doneSlices();
    report.failures = sources.failures();
    report.bytesWritten = files.bytesWritten();
    lines.merge(run.lines());
    if (!done) return done;
    const pipeline::StageClock::Span syncing(clock, kSync);
    return finish(*site, request, files, head, lines);
}

} // namespace

int workersOf(const PyramidRequest& request) noexcept {
    return base::workersOrCores(request.workers);
}

fs::path defaultPyramidFolder(const SliceStack& stack, PyramidMode mode, PyramidFormat format) {
    if (mode == PyramidMode::CtHarvester) return stack.folder / ".thumbnail";
    return stack.folder / (nameOf(stack) + stack.suffix +
                              (format == PyramidFormat::OmeZarr ? ".ome.zarr" : ".pyramid"));
}

Result<PyramidReport> buildPyramid(const PyramidRequest& request, pipeline::StageClock& clock,
    const std::stop_token& stop, const std::function<void(const PyramidProgress&)>& progress,
    pipeline::PauseGate* gate) {
    PyramidReport report;
    if (request.format == PyramidFormat::OmeZarr && request.mode != PyramidMode::Exact)
        return fail(ErrorCode::Usage, request.stack.folder,
            "OME-Zarr is written in mode exact only: mode ctharvester is a layout of TIFF files");
    auto sources = PyramidSources::make(request.stack, request.onGap, request.skipBad);
    if (!sources) return tl::unexpected(sources.error());
    const auto spec = sources->spec(kMostBand, stop);
    if (!spec) return tl::unexpected(spec.error());
    auto plan = planPyramid(*spec, request.mode, request.levels);
    if (!plan) {
        plan.error().path = request.stack.folder;
        return tl::unexpected(plan.error());
    }
    report.plan = *std::move(plan);
    const auto shapes = LevelStore::make(placeOf(request, report.plan, {}, false));
    report.stored = shapes->stored();
    for (const Level& level : report.stored)
        report.levelBytes.push_back(shapes->levelBytes(level));
    if (request.dryRun) {
        if (const auto free = checkPyramidPlace(request); !free)
            return tl::unexpected(free.error());
        return report;
    }
    if (const auto done = build(request, *sources, report, clock, stop, progress, gate); !done)
        return tl::unexpected(done.error());
    return report;
}

} // namespace lightstack::volume
