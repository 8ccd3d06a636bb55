#include "core/profile/profile.h"

#include "core/base/counted.h"
#include "core/profile/demo_data.h"
#include "core/profile/scratch_place.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace lightstack::profile {
namespace {

constexpr double kSlower = 0.9; // issue 5: a warning at -10 %
constexpr std::size_t kMostRepeats = 100;

// Sets the kernel's mark of the largest resident size back to what is resident now (proc(5)).
void resetPeak() {
    const int file = ::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    [[maybe_unused]] const auto written = ::write(file, "5", 1);
    ::close(file);
}

std::uint64_t peakBytes() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == "VmHWM:") {
            std::uint64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

Result<ProfileRun> runOnce(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop) {
    switch (sweep.subject) {
    case Subject::Pipeline:
        return runPipeline(sweep.path, settings, stop);
    case Subject::Scan:
        return runScan(sweep, settings, stop);
    case Subject::Downsample:
        return runDownsample(sweep, settings, stop);
    case Subject::Pyramid:
        return runPyramid(sweep, settings, stop);
    }
    return fail(ErrorCode::Usage, {}, "unknown subject");
}

Result<ProfileRun> runLongEnough(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop) {
    std::vector<ProfileRun> runs;
    double seconds = 0;
    do {
        if (stop.stop_requested()) return cancelled();
        auto run = runOnce(sweep, settings, stop);
        if (!run) return run;
        seconds += run->seconds;
        runs.push_back(*std::move(run));
    } while (seconds < sweep.leastSeconds && runs.size() < kMostRepeats);
    const auto middle = runs.begin() + static_cast<std::ptrdiff_t>(runs.size() / 2);
    std::ranges::nth_element(runs, middle, {}, &ProfileRun::seconds);
    middle->repeats = static_cast<int>(runs.size());
    return std::move(*middle);
}

} // namespace

std::vector<Settings> sweepOf(const std::vector<int>& threads,
    const std::vector<std::size_t>& queues, const std::vector<std::size_t>& batches, bool cross) {
    std::vector<Settings> out;
    const auto add = [&](const Settings& settings) {
        if (std::ranges::find(out, settings) == out.end()) out.push_back(settings);
    };
    for (const int count : threads) {
        if (!cross) add({count, queues.front(), batches.front()});
        for (const std::size_t queue : queues)
            for (const std::size_t batch : batches)
                if (cross) add({count, queue, batch});
    }
    const int most = *std::ranges::max_element(threads);
    for (const std::size_t queue : queues)
        add({most, queue, batches.front()});
    for (const std::size_t batch : batches)
        add({most, queues.front(), batch});
    return out;
}

Result<std::vector<ProfileRun>> profile(const Sweep& asked, const std::stop_token& stop,
    const std::function<void(const ProfileRun&)>& ran) {
    Sweep sweep = asked;
    std::optional<ScratchPlace> copies;
    if (sweep.times > 1) {
        copies.emplace(sweep.scratch, "data");
        const auto made = multiply(sweep.path, sweep.times, copies->path(), stop);
        if (!made && made.error().code == ErrorCode::Cancelled) return tl::unexpected(made.error());
        if (made) sweep.path = copies->path(); // else as few as they are
    }
    std::vector<ProfileRun> runs;
    if (sweep.settings.size() > 1)
        if (const auto warm = runOnce(sweep, sweep.settings.front(), stop); !warm)
            return tl::unexpected(warm.error());
    for (const Settings& settings : sweep.settings) {
        if (stop.stop_requested()) return cancelled();
        resetPeak();
        auto run = runLongEnough(sweep, settings, stop);
        if (!run) return tl::unexpected(run.error());
        run->settings = settings;
        run->peakRssBytes = peakBytes();
        run->itemsPerSecond = run->seconds > 0 ? static_cast<double>(run->items) / run->seconds : 0;
        const double first = runs.empty() ? run->itemsPerSecond : runs.front().itemsPerSecond;
        run->speedup = first > 0 ? run->itemsPerSecond / first : 1;
        runs.push_back(std::move(*run));
        if (ran) ran(runs.back());
    }
    return runs;
}

std::vector<Slower> slowerThan(
    const std::vector<ProfileRun>& before, const std::vector<ProfileRun>& now) {
    std::vector<Slower> out;
    for (const ProfileRun& run : now) {
        const auto old = std::ranges::find(before, run.settings, &ProfileRun::settings);
        if (old != before.end() && run.itemsPerSecond < old->itemsPerSecond * kSlower)
            out.push_back({run.settings, old->itemsPerSecond, run.itemsPerSecond});
    }
    return out;
}

std::string settingsText(const Settings& settings) {
    return base::counted(static_cast<std::uint64_t>(settings.threads), "thread") + ", queue " +
           std::to_string(settings.queue) + ", batch " + std::to_string(settings.batch);
}

std::string slowerText(const Slower& slower) {
    char text[100];
    std::snprintf(text, sizeof text, ": %.0f instead of %.0f items/s (%.0f %%)", slower.now,
        slower.before, 100 * (slower.now / slower.before - 1));
    return settingsText(slower.settings) + text;
}

} // namespace lightstack::profile
