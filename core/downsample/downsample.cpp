#include "core/downsample/downsample.h"

#include "core/base/core_count.h"
#include "core/base/file_path.h"
#include "core/browse/file_actions.h"
#include "core/downsample/downsample_batch.h"
#include "core/downsample/interrupted_run.h"
#include "core/downsample/room.h"
#include "core/downsample/run_report.h"

#include <algorithm>

#include <unistd.h>

namespace lightstack::downsample {
namespace {

using Clock = std::chrono::steady_clock;

// Whose result stands under another name, or will.
bool leavesAnOriginal(const PlannedPicture& picture) {
    return (picture.fate == Fate::Write || picture.fate == Fate::Resumed) &&
           picture.target != picture.candidate.path;
}

// Unless its result is not safe, or it is not what was read.
void deleteOriginal(const PlannedPicture& picture, const DownsampleRequest& request,
    const ResultWriter& writer, DownsampleReport& report) {
    if (!writer.isSynced(picture.target.parent_path())) return; // its failure is told
    const auto result = base::stampOf(picture.target);
    const auto source = base::stampOf(picture.candidate.path);
    if (!result || result->size == 0 || !source || source->size != picture.candidate.size ||
        source->mtimeNs != picture.candidate.mtimeNs)
        return; // gone by itself, or no longer what was read
    if (request.deleteForGood) {
        if (::unlink(picture.candidate.path.c_str()) != 0) {
            report.failures.push_back(
                failErrno(errno, picture.candidate.path, "delete the original").value());
            return;
        }
    } else if (const auto trashed = browse::moveToTrash(picture.candidate.path); !trashed) {
        report.failures.push_back(trashed.error());
        return;
    }
    ++report.deleted;
}

// A stop leaves the rest, and the run to be gone on with.
void deleteOriginals(const std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    const ResultWriter& writer, const std::stop_token& stop, DownsampleReport& report,
    const std::function<void()>& progress) {
    for (const PlannedPicture& picture : pictures) {
        if (!leavesAnOriginal(picture)) continue;
        if (stop.stop_requested()) {
            report.cancelled = true;
            return;
        }
        deleteOriginal(picture, request, writer, report);
        progress();
    }
}

// Originals that the run before has deleted, their results standing, are no failures.
void dropDeleted(Candidates& candidates, const DownsampleJournal& journal) {
    std::erase_if(candidates.unreadable, [&](const Error& error) {
        return error.code == ErrorCode::NotFound && journal.find(error.path);
    });
}

// Of what was written, or, after a dry run, would be.
DownsampleReport reportOf(const DownsampleRequest& request,
    const std::vector<PlannedPicture>& pictures, const Candidates& candidates,
    DownsampleBatch& batch, const Prediction& predicted) {
    DownsampleReport report = summed(pictures, batch.writer().totals(), request.dryRun);
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
    return report;
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

} // namespace

std::vector<std::string> downsampleStages() {
    return {"list", "check", "load", "process", "write"};
}

int workersOf(const DownsampleRequest& request) {
    return base::workersOrCores(request.workers);
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
    dropDeleted(candidates, journal);
    clock.add(kListStage, Clock::now() - start, 0, candidates.files.size());
    std::vector<PlannedPicture> pictures =
        judgeAll(std::move(candidates.files), request, journal, clock, stop);
    collide(pictures, request);
    const auto settled = static_cast<std::uint64_t>(std::ranges::count_if(
        pictures, [](const PlannedPicture& p) { return p.fate != Fate::Write; }));
    if (!request.dryRun)
        if (Result<void> room = checkRoom(pictures, request, stop); !room) {
            journal.abandon();
            return tl::unexpected(room.error());
        }
    DownsampleProgress now{settled, pictures.size(), 0, 0};
    if (request.deleteOriginals && !request.dryRun)
        now.toDelete =
            static_cast<std::uint64_t>(std::ranges::count_if(pictures, leavesAnOriginal));
    const auto tell = [&] {
        if (progress) progress(now);
    };
    DownsampleBatch batch(request, clock, gate, journal, stop);
    if (!request.dryRun) batch.writer().clearLeftovers(pictures);
    Prediction predicted;
    if (request.dryRun)
        predicted = predict(pictures, request, stop);
    else
        batch.run(pictures, [&](std::uint64_t done) {
            now.done = settled + done;
            tell();
        });
    batch.writer().syncFolders();
    DownsampleReport report = reportOf(request, pictures, candidates, batch, predicted);
    report.cancelled = stop.stop_requested();
    if (request.dryRun || report.cancelled) return report;
    if (request.deleteOriginals)
        deleteOriginals(pictures, request, batch.writer(), stop, report, [&] {
            ++now.deleted;
            tell();
        });
    // What was stopped, or refused by the system, may be tried again, the rest being known as done.
    const bool again =
        report.cancelled || std::ranges::any_of(report.failures, [](const Error& error) {
            return error.code == ErrorCode::Io || error.code == ErrorCode::Denied;
        });
    if (!again) journal.remove();
    return report;
}

} // namespace lightstack::downsample
