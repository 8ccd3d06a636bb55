// The real jobs, with their results in the scratch folder.
#include "core/downsample/downsample.h"
#include "core/jobs/library_scan.h"
#include "core/profile/queue_watch.h"
#include "core/profile/scratch_place.h"
#include "core/volume/pyramid_builder.h"
#include "core/volume/stack_audit.h"

#include <algorithm>
#include <atomic>

namespace lightstack::profile {
namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// When the first item was done, told by whoever notices it.
class FirstItem {
public:
    explicit FirstItem(Clock::time_point start) : m_start(start) {}
    void done(bool any) {
        if (any && !m_seen.exchange(true)) m_seconds = secondsSince(m_start);
    }
    [[nodiscard]] double milliseconds() const { return m_seconds * 1000; }

private:
    Clock::time_point m_start;
    std::atomic<bool> m_seen{false};
    std::atomic<double> m_seconds{0};
};

ProfileRun ended(Clock::time_point start, std::uint64_t items, const FirstItem& first,
    const pipeline::StageClock& clock, QueueWatch& watch) {
    ProfileRun run;
    run.seconds = secondsSince(start);
    run.items = items;
    run.firstItemMs = first.milliseconds();
    run.stages = clock.totals();
    watch.tell(run);
    return run;
}

} // namespace

Result<ProfileRun> runScan(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop) {
    const ScratchPlace catalog(sweep.scratch, "scan");
    std::error_code error;
    fs::create_directories(catalog.path(), error);
    if (error) return failErrno(error.value(), catalog.path(), "create the folder");
    jobs::ScanOptions options;
    options.workers = static_cast<unsigned>(settings.threads);
    options.queue = settings.queue;
    options.batch = settings.batch;
    pipeline::StageClock clock({"walk", "pair", "read", "write"});
    const auto start = Clock::now();
    FirstItem first(start);
    QueueWatch watch(clock.queues(), start);
    options.progress = [&](const jobs::ScanProgress& now) { first.done(now.handled > 0); };
    const std::vector<fs::path> roots{sweep.path};
    const auto result =
        jobs::scanLibrary(roots, catalog.path() / "catalog.db", options, clock, stop);
    if (!result) return tl::unexpected(result.error());
    if (result->cancelled) return cancelled();
    first.done(true);
    return ended(start, result->discovered, first, clock, watch);
}

Result<ProfileRun> runDownsample(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop) {
    const ScratchPlace out(sweep.scratch, "downsample");
    downsample::DownsampleRequest request;
    request.inputs = {sweep.path};
    request.out = out.path();
    request.safe = false;
    request.workers = settings.threads;
    request.queue = static_cast<int>(std::min<std::size_t>(settings.queue, 100'000));
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    const auto start = Clock::now();
    FirstItem first(start);
    QueueWatch watch(clock.queues(), start);
    const auto done = downsample::downsample(request, clock, gate, stop,
        [&](const downsample::DownsampleProgress& now) { first.done(now.done > 0); });
    if (!done) return tl::unexpected(done.error());
    if (done->cancelled) return cancelled();
    if (done->total.files == 0) return fail(ErrorCode::NotFound, sweep.path, "holds no pictures");
    return ended(start, done->total.files, first, clock, watch);
}

Result<ProfileRun> runPyramid(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop) {
    auto audit = volume::auditFolder(sweep.path, {}, stop);
    if (!audit) return tl::unexpected(audit.error());
    if (audit->stacks.empty())
        return fail(ErrorCode::NotFound, sweep.path, "there is no stack of slices in it");
    volume::StackAudit& largest = *std::ranges::max_element(audit->stacks, {},
        [](const volume::StackAudit& stack) { return stack.stack.slices.size(); });
    const ScratchPlace out(sweep.scratch, "pyramid");
    volume::PyramidRequest request;
    request.stack = std::move(largest.stack);
    request.voxel = std::move(largest.voxel.edges);
    request.out = fs::absolute(out.path());
    request.onGap = volume::GapRule::Nearest;
    request.skipBad = true;
    request.workers = settings.threads;
    std::error_code error;
    fs::create_directories(sweep.scratch, error);
    pipeline::StageClock clock(volume::pyramidStages());
    const auto start = Clock::now();
    FirstItem first(start);
    QueueWatch watch(clock.queues(), start);
    const auto built = volume::buildPyramid(request, clock, stop,
        [&](const volume::PyramidProgress& now) { first.done(now.doneSlices > 0); });
    if (!built) return tl::unexpected(built.error());
    return ended(start, built->doneSlices, first, clock, watch);
}

} // namespace lightstack::profile
