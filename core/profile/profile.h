// How fast a job is on this machine with the user's own data, and what would make it faster: the
// real job, run once for each setting of threads, queue and batch.
//
// Nothing of the user's is changed: results go to a scratch folder that is emptied after each run.
// The first run of all warms the page cache and does not count, unless there is only one. Of a job
// that is done in a blink most is chance: it is run again and again, and the run in the middle
// stands for all. Memory is the peak of these runs alone (the kernel's mark is set back before
// them). What the figures say: advice.h; over what, without data: demo_data.h.
// Thread: one, which waits; progress comes from it.
#pragma once

#include "core/base/result.h"
#include "core/pipeline/stage_clock.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace lightstack::profile {

// Pipeline: one producer reads blocks, a bounded channel, consumers take their CRC-32; without a
// path, numbers through the bare channel.
enum class Subject { Pipeline, Scan, Downsample, Pyramid };

struct Settings {
    int threads = 1;
    std::size_t queue = 100;
    std::size_t batch = 1; // records a message, rows a transaction
    bool operator==(const Settings&) const = default;
};

// How full the first queue of the run was at a time of it.
struct QueueSample {
    double seconds = 0;
    std::uint64_t depth = 0;
};

struct ProfileRun {
    Settings settings;
    double seconds = 0;
    std::uint64_t items = 0;
    double itemsPerSecond = 0;
    double speedup = 1;     // against the first run of the sweep
    double firstItemMs = 0; // from the start to the first item that was done
    std::uint64_t peakRssBytes = 0;
    // Share of their time that they waited for the other side of the first queue; 0 where the job
    // has none.
    double producerBlocked = 0;
    double consumersBlocked = 0;
    std::vector<pipeline::StageTotals> stages;
    std::vector<pipeline::QueueState> queues; // as they stood at the end
    std::vector<QueueSample> depth;           // in order, some hundreds at most; empty: no queue
    int repeats = 1;                          // of which this is the one in the middle, by time
};

struct Sweep {
    Subject subject = Subject::Pipeline;
    std::filesystem::path path; // of the data; may be empty for Pipeline
    std::vector<Settings> settings;
    std::filesystem::path scratch; // a folder that is ours alone
    double leastSeconds = 0;       // of each setting: shorter runs are repeated
    int times = 1;                 // that the files of `path` are there, as links
};

inline constexpr double kTellingSeconds = 1; // Sweep::leastSeconds of whoever wants an answer

// Each of `threads` with the first queue and batch, then each further queue and batch with the most
// threads; all of them crossed where `cross`.
std::vector<Settings> sweepOf(const std::vector<int>& threads,
    const std::vector<std::size_t>& queues, const std::vector<std::size_t>& batches, bool cross);

// Errors: those of the job; NotFound where the path holds nothing for it.
Result<std::vector<ProfileRun>> profile(const Sweep& sweep, const std::stop_token& stop,
    const std::function<void(const ProfileRun&)>& ran = {});

struct Slower {
    Settings settings;
    double before = 0; // items a second
    double now = 0;
};

// Runs of the same settings that have become slower by more than a tenth.
std::vector<Slower> slowerThan(
    const std::vector<ProfileRun>& before, const std::vector<ProfileRun>& now);
std::string settingsText(const Settings& settings); // "2 threads, queue 100, batch 1"
// "2 threads, queue 100, batch 1: 1200 instead of 1500 items/s (-20 %)".
std::string slowerText(const Slower& slower);

// One run of each subject; profile() calls them.
Result<ProfileRun> runPipeline(
    const std::filesystem::path& path, const Settings& settings, const std::stop_token& stop);
Result<ProfileRun> runScan(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop);
Result<ProfileRun> runDownsample(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop);
Result<ProfileRun> runPyramid(
    const Sweep& sweep, const Settings& settings, const std::stop_token& stop);

} // namespace lightstack::profile
