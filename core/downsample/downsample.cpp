#include "core/downsample/downsample.h"

#include "core/base/byte_budget.h"
#include "core/base/file_path.h"
#include "core/browse/file_actions.h"
#include "core/downsample/downsample_plan.h"
#include "core/downsample/interrupted_run.h"
#include "core/downsample/result_writer.h"
#include "core/downsample/room.h"
#include "core/pipeline/channel.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <semaphore>
#include <thread>

#include <unistd.h>

namespace lightstack::downsample {
namespace {

using Clock = std::chrono::steady_clock;

std::chrono::nanoseconds nanoseconds(double seconds) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds));
}

// Results that are written together, so that a writer is not woken for each and the disk syncs once
// for all; and how long the first of them waits for the others.
constexpr std::size_t kTogether = 32;
constexpr std::chrono::milliseconds kPatience{200};

// The batch while it runs: what workers and writers share.
class Batch {
public:
    Batch(const DownsampleRequest& request, pipeline::StageClock& clock, pipeline::PauseGate& gate,
        DownsampleJournal& journal, std::stop_token stop)
        : m_request(request)
        , m_clock(clock)
        , m_gate(gate)
        , m_writer(request, journal)
        , m_stop(std::move(stop))
        , m_budget(request.budget)
        , m_channel(static_cast<std::size_t>(std::max(1, request.queue))) {}

    void run(
        std::vector<PlannedPicture>& pictures, const std::function<void(std::uint64_t)>& progress) {
        for (PlannedPicture& picture : pictures)
            if (picture.fate == Fate::Write) m_work.push_back(&picture);
        const std::stop_callback onStop(m_stop, [this] { m_channel.abort(); });
        const auto watch = m_clock.queues().watch(
            m_channel, {"pictures", "workers", "writers", 0,
                           static_cast<std::size_t>(std::max(1, m_request.queue)), 0, 0,
                           workersOf(m_request), std::max(1, m_request.writers)});
        std::vector<std::jthread> writers;
        writers.reserve(static_cast<std::size_t>(std::max(1, m_request.writers)));
        m_writing = std::max(1, m_request.writers);
        for (int i = 0; i < std::max(1, m_request.writers); ++i)
            writers.emplace_back([this] {
                write();
                if (--m_writing == 0) m_ended.release();
            });
        m_working = workersOf(m_request);
        std::vector<std::jthread> workers;
        workers.reserve(static_cast<std::size_t>(workersOf(m_request)));
        for (int i = 0; i < workersOf(m_request); ++i)
            workers.emplace_back([this] {
                work();
                if (--m_working == 0) m_channel.close(); // nobody waits for more
            });
        do
            progress(m_finished);
        while (!m_ended.try_acquire_for(std::chrono::milliseconds(20)));
        workers.clear();
        writers.clear();
        progress(m_finished);
    }
    ResultWriter& writer() noexcept { return m_writer; }
    [[nodiscard]] std::map<std::string, int> dropped() const { return m_dropped; }

private:
    struct Made {
        PlannedPicture* picture = nullptr;
        SmallPicture small;
        base::ByteBudget::Lease lease;
    };

    void work() {
        for (std::size_t i = m_next++; i < m_work.size(); i = m_next++) {
            if (!m_gate.pass(m_stop)) return;
            PlannedPicture& picture = *m_work[i];
            Made result;
            result.picture = &picture;
            if (const auto made = make(picture, result); !made) {
                failed(picture, made.error());
                continue;
            }
            if (!m_channel.push(std::move(result))) return;
        }
    }
    Result<void> make(const PlannedPicture& picture, Made& result) {
        const std::uint64_t kept = std::min(picture.candidate.size, io::ImageFile::kWhole);
        auto lease = m_budget.acquire(picture.judgement.decodeBytes + kept + 1, m_stop);
        if (!lease) return tl::unexpected(lease.error());
        const auto file = io::ImageFile::open(picture.candidate.path, true);
        if (!file) return tl::unexpected(file.error());
        auto small = shrink(*file, picture.judgement, m_request, m_stop);
        if (!small) return tl::unexpected(small.error());
        m_clock.add(kLoadStage, nanoseconds(small->loadSeconds), picture.candidate.size, 1);
        m_clock.add(kProcessStage, nanoseconds(small->processSeconds), small->bytes.size(), 1);
        lease->shrinkTo(std::min<std::uint64_t>(lease->bytes(), small->bytes.size()));
        result.small = std::move(*small);
        result.lease = std::move(*lease);
        return {};
    }
    // So that the last ones are shared by all writers, too.
    [[nodiscard]] std::size_t together() const {
        const auto writers = static_cast<std::size_t>(std::max(1, m_request.writers));
        return std::clamp((m_work.size() - m_finished) / (4 * writers), std::size_t{1}, kTogether);
    }
    // Results are written some at a time, if they come soon enough.
    void write() {
        while (auto made = m_channel.pop()) {
            const auto end = Clock::now() + kPatience;
            const std::size_t most = together();
            std::vector<Made> results;
            do
                results.push_back(std::move(*made));
            while (results.size() < most && (made = m_channel.popBefore(end)));
            if (m_stop.stop_requested()) return;
            std::vector<Writing> writings;
            for (const Made& result : results)
                writings.push_back({result.picture, result.small.bytes});
            m_writer.write(writings);
            for (std::size_t i = 0; i < results.size(); ++i)
                written(results[i], writings[i]);
        }
    }
    void written(const Made& result, const Writing& writing) {
        if (!writing.outcome) return failed(*result.picture, writing.outcome.error());
        m_clock.add(kWriteStage, nanoseconds(writing.seconds), result.small.bytes.size(), 1);
        m_writer.count(*result.picture, result.small, writing.seconds);
        const std::lock_guard lock(m_mutex);
        for (const std::string& block : result.small.dropped)
            ++m_dropped[block];
        ++m_finished;
    }
    void failed(PlannedPicture& picture, const Error& error) {
        picture.fate = error.code == ErrorCode::Cancelled ? Fate::Unknown : Fate::Failed;
        picture.error = error;
        picture.error.path = picture.candidate.path;
        ++m_finished;
    }

    const DownsampleRequest& m_request;
    pipeline::StageClock& m_clock;
    pipeline::PauseGate& m_gate;
    ResultWriter m_writer;
    std::stop_token m_stop;
    base::ByteBudget m_budget;
    pipeline::Channel<Made> m_channel;
    std::vector<PlannedPicture*> m_work;
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::size_t> m_finished{0};
    std::atomic<int> m_working{0}; // workers that have not ended
    std::atomic<int> m_writing{0}; // writers that have not ended
    std::binary_semaphore m_ended{0};
    std::mutex m_mutex;
    std::map<std::string, int> m_dropped; // guarded by m_mutex
};

// Fates to sums, by shard and in all.
DownsampleReport summed(const std::vector<PlannedPicture>& pictures,
    const std::map<std::filesystem::path, ShardTotals>& written) {
    std::map<std::filesystem::path, ShardTotals> shards = written;
    DownsampleReport report;
    for (const PlannedPicture& picture : pictures) {
        ShardTotals& shard = shards[picture.candidate.shard];
        ++shard.files;
        shard.fitting += picture.fate == Fate::Fits ? 1 : 0;
        shard.resumed += picture.fate == Fate::Resumed ? 1 : 0;
        shard.failed += picture.fate == Fate::Failed ? 1 : 0;
        if (picture.fate == Fate::Failed) report.failures.push_back(picture.error);
    }
    for (auto& [folder, shard] : shards) {
        shard.folder = folder;
        ShardTotals& total = report.total;
        total.files += shard.files;
        total.written += shard.written;
        total.fitting += shard.fitting;
        total.converted += shard.converted;
        total.resumed += shard.resumed;
        total.failed += shard.failed;
        total.bytesBefore += shard.bytesBefore;
        total.bytesAfter += shard.bytesAfter;
        total.loadSeconds += shard.loadSeconds;
        total.processSeconds += shard.processSeconds;
        total.writeSeconds += shard.writeSeconds;
        report.shards.push_back(shard);
    }
    return report;
}

// Originals whose results stand under another name.
void deleteOriginals(std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    const ResultWriter& writer, DownsampleReport& report) {
    for (const PlannedPicture& picture : pictures) {
        const bool done = picture.fate == Fate::Write || picture.fate == Fate::Resumed;
        if (!done || picture.target == picture.candidate.path) continue;
        if (!writer.isSynced(picture.target.parent_path())) continue; // its failure is told
        const auto result = base::stampOf(picture.target);
        const auto source = base::stampOf(picture.candidate.path);
        if (!result || result->size == 0 || !source || source->size != picture.candidate.size ||
            source->mtimeNs != picture.candidate.mtimeNs)
            continue; // gone by itself, or no longer what was read
        if (request.deleteForGood) {
            if (::unlink(picture.candidate.path.c_str()) != 0) {
                report.failures.push_back(
                    failErrno(errno, picture.candidate.path, "delete the original").value());
                continue;
            }
        } else if (const auto trashed = browse::moveToTrash(picture.candidate.path); !trashed) {
            report.failures.push_back(trashed.error());
            continue;
        }
        ++report.deleted;
    }
}

Result<void> checked(const DownsampleRequest& request) {
    if (request.inputs.empty()) return fail(ErrorCode::Usage, {}, "Nothing to make smaller.");
    if (request.longSide < 1 || request.quality < 1 || request.quality > 100)
        return fail(ErrorCode::Usage, {}, "Sizes start at 1, quality goes from 1 to 100.");
    std::error_code ignored;
    for (const std::filesystem::path& input : request.inputs)
        if (request.out && std::filesystem::is_directory(input, ignored) &&
            std::filesystem::equivalent(input, *request.out, ignored))
            return fail(ErrorCode::Usage, *request.out,
                "is the folder of the pictures themselves: results go to another one, or in place");
    return {};
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
    return count == 1 ? std::string("1 ") + one : std::to_string(count) + " " + many;
}

bool isBlock(const std::string& name) {
    return name == "EXIF" || name == "XMP" || name == "extended XMP" || name == "ICC" ||
           name == "IPTC" || name == "PNG text" || name == "comment";
}

// What results of a dry run would not have.
std::map<std::string, int> lossesOf(const std::vector<PlannedPicture>& pictures) {
    std::map<std::string, int> out;
    for (const PlannedPicture& picture : pictures)
        if (picture.fate == Fate::Write)
            for (const std::string& loss : picture.losses)
                ++out[loss];
    return out;
}

// What happened, or will, that is no failure and yet not what everybody expects.
void addNotes(const DownsampleRequest& request, const std::vector<PlannedPicture>& pictures,
    const Candidates& candidates, const std::map<std::string, int>& dropped,
    DownsampleReport& report) {
    report.lost = dropped;
    for (const auto& [block, count] : dropped)
        report.notes.push_back(
            counted(static_cast<std::uint64_t>(count), "file keeps", "files keep") + " no " +
            block +
            (isBlock(block) ? ": the format cannot hold it" : ": only the picture itself is kept"));
    const auto otherNames =
        static_cast<std::uint64_t>(std::ranges::count_if(pictures, [](const PlannedPicture& p) {
            return p.fate == Fate::Write && p.candidate.hasOtherNames &&
                   p.target == p.candidate.path;
        }));
    report.otherNames = otherNames;
    report.links = candidates.links;
    if (otherNames > 0)
        report.notes.push_back(counted(otherNames, "file has", "files have") +
                               " other names (hard links): those keep the picture as it was");
    if (request.out && report.total.fitting > 0)
        report.notes.push_back(
            counted(report.total.fitting, "file that fits is", "files that fit are") +
            " not copied");
    if (!request.keepMetadata && report.total.fitting > 0)
        report.notes.push_back(
            counted(report.total.fitting, "file that fits keeps", "files that fit keep") +
            " EXIF and XMP: what fits is not touched");
    if (candidates.links > 0)
        report.notes.push_back(counted(candidates.links, "link", "links") +
                               " to other pictures of this batch: nothing to do");
}

} // namespace

std::vector<std::string> downsampleStages() {
    return {"list", "check", "load", "process", "write"};
}

int workersOf(const DownsampleRequest& request) {
    return request.workers > 0 ? request.workers
                               : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

Result<DownsampleReport> downsample(const DownsampleRequest& request, pipeline::StageClock& clock,
    pipeline::PauseGate& gate, const std::stop_token& stop,
    const std::function<void(const DownsampleProgress&)>& progress) {
    if (Result<void> good = checked(request); !good) return tl::unexpected(good.error());
    DownsampleJournal journal;
    if (Result<void> opened =
            journal.open(request.dryRun ? std::filesystem::path() : request.journal, request.resume,
                settingsOf(request));
        !opened)
        return tl::unexpected(opened.error());
    const auto start = Clock::now();
    Candidates candidates = listPictures(request, stop);
    clock.add(kListStage, Clock::now() - start, 0, candidates.files.size());
    std::vector<PlannedPicture> pictures =
        judgeAll(std::move(candidates.files), request, journal, clock, stop);
    collide(pictures, request);
    const auto settled = static_cast<std::uint64_t>(std::ranges::count_if(
        pictures, [](const PlannedPicture& p) { return p.fate != Fate::Write; }));
    if (!request.dryRun)
        if (Result<void> room = checkRoom(pictures, request, stop); !room) {
            if (!request.resume) journal.remove();
            return tl::unexpected(room.error());
        }
    Batch batch(request, clock, gate, journal, stop);
    if (!request.dryRun) batch.writer().clearLeftovers(pictures);
    Prediction predicted;
    if (request.dryRun)
        predicted = predict(pictures, request, stop);
    else
        batch.run(pictures, [&](std::uint64_t done) {
            if (progress) progress({settled + done, pictures.size()});
        });
    batch.writer().syncFolders();
    DownsampleReport report = summed(pictures, batch.writer().totals());
    report.cancelled = stop.stop_requested();
    report.predictedBytes = request.dryRun ? predicted.bytes : report.total.bytesAfter;
    report.predictedSeconds = predicted.seconds;
    for (const Shortage& shortage : predicted.shortages)
        report.notes.push_back(
            base::toLossyUtf8(shortage.place.native()) + " " + shortageText(shortage));
    for (const PlannedPicture& picture : pictures)
        if (request.dryRun && picture.fate == Fate::Write) {
            report.wanted.push_back(picture.candidate.path);
            report.targets.push_back(picture.target);
        }
    report.total.files += candidates.unreadable.size();
    report.total.failed += candidates.unreadable.size();
    std::ranges::copy(candidates.unreadable, std::back_inserter(report.failures));
    std::ranges::copy(batch.writer().failures(), std::back_inserter(report.failures));
    addNotes(request, pictures, candidates, request.dryRun ? lossesOf(pictures) : batch.dropped(),
        report);
    if (request.dryRun || report.cancelled) return report;
    if (request.deleteOriginals) deleteOriginals(pictures, request, batch.writer(), report);
    // What the system refused may be tried again, the rest being known as done.
    const bool again = std::ranges::any_of(report.failures, [](const Error& error) {
        return error.code == ErrorCode::Io || error.code == ErrorCode::Denied;
    });
    if (!again) journal.remove();
    return report;
}

} // namespace lightstack::downsample
