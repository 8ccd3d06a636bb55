#include "core/downsample/run_report.h"

#include "core/base/counted.h"

#include <algorithm>

namespace lightstack::downsample {
namespace {

bool isBlock(const std::string& name) {
    return name == "EXIF" || name == "XMP" || name == "extended XMP" || name == "ICC" ||
           name == "IPTC" || name == "PNG text" || name == "comment";
}

} // namespace

DownsampleReport summed(const std::vector<PlannedPicture>& pictures,
    const std::map<std::filesystem::path, ShardTotals>& written, bool dryRun) {
    std::map<std::filesystem::path, ShardTotals> shards = written;
    DownsampleReport report;
    for (const PlannedPicture& picture : pictures) {
        ShardTotals& shard = shards[picture.candidate.shard];
        ++shard.files;
        shard.fitting += picture.fate == Fate::Fits ? 1 : 0;
        shard.resumed += picture.fate == Fate::Resumed ? 1 : 0;
        shard.failed += picture.fate == Fate::Failed ? 1 : 0;
        if (dryRun && picture.fate == Fate::Write) {
            ++shard.wanted;
            shard.converted += picture.judgement.converts ? 1 : 0;
            shard.bytesBefore += picture.candidate.size;
        }
        if (picture.fate == Fate::Failed) report.failures.push_back(picture.error);
    }
    for (auto& [folder, shard] : shards) {
        shard.folder = folder;
        ShardTotals& total = report.total;
        if (shard.written > 0) {
            total.begunAt =
                total.written == 0 ? shard.begunAt : std::min(total.begunAt, shard.begunAt);
            total.endedAt = std::max(total.endedAt, shard.endedAt);
        }
        total.files += shard.files;
        total.written += shard.written;
        total.wanted += shard.wanted;
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

std::map<std::string, int> lossesOf(const std::vector<PlannedPicture>& pictures) {
    std::map<std::string, int> out;
    for (const PlannedPicture& picture : pictures)
        if (picture.fate == Fate::Write)
            for (const std::string& loss : picture.losses)
                ++out[loss];
    return out;
}

void addNotes(const DownsampleRequest& request, const std::vector<PlannedPicture>& pictures,
    const Candidates& candidates, const std::map<std::string, int>& dropped,
    DownsampleReport& report) {
    report.lost = dropped;
    for (const auto& [block, count] : dropped)
        report.notes.push_back(
            base::counted(static_cast<std::uint64_t>(count), "file keeps", "files keep") + " no " +
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
        report.notes.push_back(base::counted(otherNames, "file has", "files have") +
                               " other names (hard links): those keep the picture as it was");
    if (request.out && report.total.fitting > 0)
        report.notes.push_back(
            base::counted(report.total.fitting, "file that fits is", "files that fit are") +
            " not copied");
    if (!request.keepMetadata && report.total.fitting > 0)
        report.notes.push_back(
            base::counted(report.total.fitting, "file that fits keeps", "files that fit keep") +
            " EXIF and XMP: what fits is not touched");
    if (candidates.links > 0)
        report.notes.push_back(base::counted(candidates.links, "link", "links") +
                               " to other pictures of this batch: nothing to do");
}

} // namespace lightstack::downsample
