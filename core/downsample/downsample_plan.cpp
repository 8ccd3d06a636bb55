#include "core/downsample/downsample_plan.h"

#include "core/base/file_path.h"
#include "core/base/free_space.h"
#include "core/downsample/downsample.h"
#include "core/downsample/in_parallel.h"
#include "core/downsample/room.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <mutex>
#include <unordered_map>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

constexpr std::size_t kSamples = 12; // of a kind, made on trial
constexpr std::size_t kWritten = 6;  // of them, written on trial

void judgeOne(PlannedPicture& picture, const DownsampleRequest& request,
    const DownsampleJournal& journal, const std::stop_token& stop) {
    if (const auto line = journal.find(picture.candidate.path)) {
        picture.fate = Fate::Resumed;
        std::error_code ignored;
        const bool itself =
            line->result == std::filesystem::absolute(picture.candidate.path, ignored);
        picture.target = itself ? picture.candidate.path : line->result;
        return;
    }
    const auto failed = [&](const Error& error) {
        picture.fate = error.code == ErrorCode::Cancelled ? Fate::Unknown : Fate::Failed;
        picture.error = error;
        picture.error.path = picture.candidate.path;
    };
    const auto file = io::ImageFile::open(picture.candidate.path);
    if (!file) return failed(file.error());
    const auto header = headerOf(*file, stop);
    if (!header) return failed(header.error());
    judgeHeader(picture, *header, request);
    if (request.dryRun && picture.fate == Fate::Write)
        picture.losses =
            lossesOf(attachmentsOf(*file), picture.judgement.format, request.keepMetadata);
}

double pixelsOf(image::PixelSize size) {
    return static_cast<double>(size.width) * size.height;
}

void refuse(PlannedPicture& picture, const std::string& why) {
    picture.fate = Fate::Failed;
    picture.error = Error{ErrorCode::Usage, picture.candidate.path, why};
}

std::string nameOf(const std::filesystem::path& path) {
    return base::toLossyUtf8(path.filename().native());
}

// Who else would get the name; where only the letters differ, that has to be said.
std::string rivalText(const std::vector<PlannedPicture>& pictures,
    const std::vector<std::size_t>& users, std::size_t own) {
    const std::filesystem::path& target = pictures[own].target;
    const auto other = std::ranges::find_if(
        users, [&](std::size_t i) { return i != own && pictures[i].target != target; });
    if (other == users.end()) return "another file of this batch becomes " + nameOf(target);
    const std::filesystem::path& rival = pictures[*other].target;
    return "another file of this batch becomes " + base::toLossyUtf8(rival.native()) +
           ", and that is one name where results go: capitals make no difference there";
}

// What stands in the way of a new file of this name; empty: nothing.
std::string obstacleAt(const std::filesystem::path& path, TargetNames& names) {
    struct stat state = {};
    if (::lstat(path.c_str(), &state) == 0) return nameOf(path) + " is there already";
    if (errno == ENAMETOOLONG) return "its new name would be too long";
    if (errno == ENOTDIR) return "a file stands where its folder would be";
    return names.objectionTo(path);
}

} // namespace

void judgeHeader(
    PlannedPicture& picture, const PictureHeader& header, const DownsampleRequest& request) {
    const auto judgement = judge(header, request);
    if (!judgement) {
        picture.fate = Fate::Failed;
        picture.error = judgement.error();
        picture.error.path = picture.candidate.path;
        return;
    }
    picture.judgement = *judgement;
    picture.fate = judgement->fits ? Fate::Fits : Fate::Write;
    if (judgement->fits) return;
    const Candidate& file = picture.candidate;
    picture.target = targetOf(file, judgement->format, judgement->converts, request);
    if (picture.target != file.path || (!file.isLink && !file.isProtected)) return;
    picture.fate = Fate::Failed;
    picture.error = file.isLink ? Error{ErrorCode::Unsupported, file.path,
                                      "is a link: only the file itself can be replaced"}
                                : Error{ErrorCode::Denied, file.path, "is write-protected"};
}

std::vector<PlannedPicture> judgeAll(std::vector<Candidate> files, const DownsampleRequest& request,
    const DownsampleJournal& journal, pipeline::StageClock& clock, const std::stop_token& stop) {
    std::vector<PlannedPicture> out(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        out[i].candidate = std::move(files[i]);
    // Headers are waited for, not worked on: a slow disk or a network answers many at a time. So
    // many waits at once are the time of one worker, or judging would seem to be what takes
    // longest.
    constexpr int kReadersAWorker = 8;
    inParallel(out.size(), kReadersAWorker * workersOf(request), stop, [&](std::size_t i) {
        const auto start = std::chrono::steady_clock::now();
        const std::uint64_t before = base::bytesReadOnThread();
        judgeOne(out[i], request, journal, stop);
        const auto took = std::chrono::steady_clock::now() - start;
        clock.add(kCheckStage, took / kReadersAWorker, base::bytesReadOnThread() - before, 1);
    });
    return out;
}

namespace {

// Folders that cannot be written are known before pictures are decoded for them.
void refuseClosedFolders(std::vector<PlannedPicture>& pictures) {
    std::unordered_map<std::string, int> errors; // 0: it is open
    for (PlannedPicture& picture : pictures) {
        if (picture.fate != Fate::Write) continue;
        const std::filesystem::path folder = picture.target.parent_path();
        const auto [it, fresh] = errors.emplace(folder.native(), 0);
        if (fresh)
            if (const auto there = base::standingFolder(folder);
                there && ::faccessat(AT_FDCWD, there->c_str(), W_OK | X_OK, AT_EACCESS) != 0)
                it->second = errno;
        if (it->second == 0) continue;
        picture.fate = Fate::Failed;
        picture.error =
            failErrno(it->second, picture.candidate.path, "write into the folder").value();
    }
}

} // namespace

void collide(std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    const RulesAt& rulesAt) {
    TargetNames names(rulesAt);
    std::unordered_map<std::string, std::vector<std::size_t>> byTarget;
    std::unordered_map<std::string, std::size_t> sources;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        sources.emplace(pictures[i].candidate.path.native(), i);
        if (pictures[i].fate == Fate::Write || pictures[i].fate == Fate::Resumed)
            byTarget[names.keyOf(pictures[i].target)].push_back(i);
    }
    const auto keepsName = [&](std::size_t i) {
        return pictures[i].target.filename() == pictures[i].candidate.path.filename();
    };
    for (auto& [key, users] : byTarget) {
        const bool one = std::ranges::count_if(users, keepsName) == 1; // it has the better right
        const bool resumed = std::ranges::any_of(
            users, [&](std::size_t i) { return pictures[i].fate == Fate::Resumed; });
        for (const std::size_t i : users) {
            PlannedPicture& picture = pictures[i];
            if (picture.fate != Fate::Write) continue;
            const std::filesystem::path& target = picture.target;
            const bool replacesItself = target == picture.candidate.path;
            const auto owner = sources.find(target.native());
            if (users.size() > 1 && (resumed || !one || !keepsName(i)))
                refuse(picture, rivalText(pictures, users, i));
            else if (owner != sources.end() && owner->second != i)
                refuse(picture, nameOf(target) + " is another picture of this batch");
            else if (request.out || !replacesItself)
                if (const std::string why = obstacleAt(target, names); !why.empty())
                    refuse(picture, why);
        }
    }
    refuseClosedFolders(pictures);
}

namespace {

// Kinds differ in bytes a pixel, and in the time that decoding takes.
struct Kind {
    std::vector<const PlannedPicture*> pictures;
    double sourcePixels = 0, targetPixels = 0; // of all
    double sampledSource = 0, sampledTarget = 0, bytes = 0, seconds = 0;
};
using Kinds = std::map<std::pair<std::string, io::FileFormat>, Kind>;

Kinds kindsOf(const std::vector<PlannedPicture>& pictures) {
    Kinds kinds;
    for (const PlannedPicture& picture : pictures) {
        if (picture.fate != Fate::Write) continue;
        Kind& kind = kinds[{base::lowerExtension(picture.candidate.path.filename().native()),
            picture.judgement.format}];
        kind.pictures.push_back(&picture);
        kind.sourcePixels += pixelsOf(picture.judgement.size);
        kind.targetPixels += pixelsOf(picture.judgement.target);
    }
    return kinds;
}

// Makes a few of each kind; some of the results, to be written on trial.
std::vector<std::vector<std::byte>> makeSamples(
    Kinds& kinds, const DownsampleRequest& request, const std::stop_token& stop) {
    std::vector<std::pair<Kind*, const PlannedPicture*>> samples;
    for (auto& [name, kind] : kinds) {
        const std::size_t step = std::max<std::size_t>(1, kind.pictures.size() / kSamples);
        for (std::size_t i = step / 2; i < kind.pictures.size(); i += step)
            samples.emplace_back(&kind, kind.pictures[i]);
    }
    std::mutex mutex;
    std::vector<std::vector<std::byte>> made;
    const auto make = [&](Kind& kind, const PlannedPicture& picture) {
        const auto file = io::ImageFile::open(picture.candidate.path);
        if (!file) return;
        auto small = shrink(*file, picture.judgement, request, stop);
        if (!small) return;
        const std::lock_guard lock(mutex);
        kind.sampledSource += pixelsOf(picture.judgement.size);
        kind.sampledTarget += pixelsOf(picture.judgement.target);
        kind.bytes += static_cast<double>(small->bytes.size());
        kind.seconds += small->loadSeconds + small->processSeconds;
        if (made.size() < kWritten) made.push_back(std::move(small->bytes));
    };
    inParallel(samples.size(), workersOf(request), stop,
        [&](std::size_t i) { make(*samples[i].first, *samples[i].second); });
    return made;
}

} // namespace

Prediction predict(const std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    const std::stop_token& stop) {
    Kinds kinds = kindsOf(pictures);
    const std::vector<std::vector<std::byte>> made = makeSamples(kinds, request, stop);
    Prediction out;
    out.each.resize(pictures.size());
    double bytes = 0;
    std::size_t count = 0;
    for (const auto& [name, kind] : kinds) {
        if (kind.sampledTarget <= 0) continue;
        const double ofAPixel = kind.bytes / kind.sampledTarget;
        bytes += kind.targetPixels * ofAPixel;
        count += kind.pictures.size();
        out.makeSeconds += kind.sourcePixels * kind.seconds / kind.sampledSource;
        for (const PlannedPicture* picture : kind.pictures)
            out.each[static_cast<std::size_t>(picture - pictures.data())] =
                static_cast<std::uint64_t>(pixelsOf(picture->judgement.target) * ofAPixel);
    }
    out.bytes = static_cast<std::uint64_t>(bytes);
    out.makeSeconds /= workersOf(request);
    out.shortages = shortages(pictures, out.each, request);
    if (count > 0 && out.shortages.empty() && !stop.stop_requested()) {
        const PlannedPicture& first = *kinds.begin()->second.pictures.front();
        out.writeSeconds = secondsOfWriting(first.target.parent_path(), made, request.safe) *
                           static_cast<double>(count) / std::max(1, request.writers);
    }
    out.seconds = std::max(out.makeSeconds, out.writeSeconds);
    return out;
}

} // namespace lightstack::downsample
