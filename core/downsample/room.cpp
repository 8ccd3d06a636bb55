#include "core/downsample/room.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBesidePixels = std::uint64_t{256} << 10; // headers, profile, metadata

// Of one file system.
struct Place {
    fs::path folder; // the first that was met
    std::uint64_t needed = 0;
    std::vector<std::uint64_t> largest; // temporary copies, one a writer
};

void addCopy(Place& place, std::uint64_t bytes, std::size_t writers) {
    place.largest.push_back(bytes);
    std::ranges::sort(place.largest, std::greater());
    if (place.largest.size() > writers) place.largest.pop_back();
}

} // namespace

std::uint64_t mostBytesOf(const PlannedPicture& picture) noexcept {
    const Judgement& judgement = picture.judgement;
    const auto pixels = static_cast<std::uint64_t>(judgement.target.width) *
                        static_cast<std::uint64_t>(judgement.target.height);
    constexpr std::uint64_t kMostOfAPixel = 16; // four samples of 32 bits
    return pixels * kMostOfAPixel + kMostBesidePixels;
}

std::vector<Shortage> shortages(const std::vector<PlannedPicture>& pictures,
    const std::vector<std::uint64_t>& each, const DownsampleRequest& request,
    const FreeBytes& freeBytes) {
    std::map<dev_t, Place> places;
    std::unordered_map<std::string, Place*> byFolder;
    const auto writers = static_cast<std::size_t>(std::max(1, request.writers));
    const auto placeOf = [&](const fs::path& folder) {
        const auto known = byFolder.find(folder.native());
        if (known != byFolder.end()) return known->second;
        Place* place = nullptr;
        struct stat state = {};
        const auto there = base::standingFolder(folder);
        if (there && ::stat(there->c_str(), &state) == 0) {
            place = &places[state.st_dev];
            if (place->folder.empty()) place->folder = *there;
        }
        byFolder.emplace(folder.native(), place);
        return place;
    };
    for (std::size_t i = 0; i < pictures.size() && i < each.size(); ++i) {
        const PlannedPicture& picture = pictures[i];
        if (picture.fate != Fate::Write) continue;
        Place* place = placeOf(picture.target.parent_path());
        if (place == nullptr) continue;
        const bool replaces = picture.target == picture.candidate.path;
        const std::uint64_t given = replaces ? picture.candidate.size : 0;
        place->needed += each[i] - std::min(each[i], given);
        addCopy(*place, each[i], writers);
    }
    std::vector<Shortage> out;
    for (auto& [device, place] : places) {
        for (const std::uint64_t copy : place.largest)
            place.needed += copy;
        const auto free = freeBytes(place.folder);
        if (free && *free < place.needed) out.push_back({place.folder, place.needed, *free});
    }
    return out;
}

std::string shortageText(const Shortage& shortage) {
    return "needs about " + base::roughBytes(shortage.needed) +
           " for results and temporary copies, and has " + base::roughBytes(shortage.free) +
           " free";
}

Result<void> checkRoom(const std::vector<PlannedPicture>& pictures,
    const DownsampleRequest& request, const std::stop_token& stop, const FreeBytes& freeBytes) {
    std::vector<std::uint64_t> most(pictures.size());
    std::ranges::transform(pictures, most.begin(), mostBytesOf);
    if (shortages(pictures, most, request, freeBytes).empty()) return {};
    const Prediction predicted = predict(pictures, request, stop);
    if (stop.stop_requested()) return {}; // the run ends by itself
    const auto missing = shortages(pictures, predicted.each, request, freeBytes);
    if (missing.empty()) return {};
    return fail(ErrorCode::Io, missing.front().place,
        shortageText(missing.front()) + ": nothing was written");
}

double secondsOfWriting(
    const fs::path& folder, std::span<const std::vector<std::byte>> files, bool synced) {
    const auto there = base::standingFolder(folder);
    if (!there || files.empty()) return 0;
    const auto start = std::chrono::steady_clock::now();
    for (const std::vector<std::byte>& bytes : files) {
        const base::FileDescriptor file(
            ::open(there->c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600));
        if (!file.isOpen()) return 0;
        if (base::writeAll(file, bytes) != 0) return 0;
        if (synced && ::fdatasync(file.get()) != 0) return 0;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() /
           static_cast<double>(files.size());
}

} // namespace lightstack::downsample
