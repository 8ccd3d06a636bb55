// 500,000 media and 450,000 sidecars in 500 folders paired, by names and with titles, on one thread
// and on as many as there are cores (as trees and scans do it); the same in folders of 100,000; and
// sidecars of 2 KB parsed. bench_takeout_pairs [MEDIA]
#include "core/takeout/sidecar.h"
#include "core/takeout/sidecar_pairing.h"
#include "tests/bench/median.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

using namespace lightstack::takeout;
using Clock = std::chrono::steady_clock;

namespace {

struct Folder {
    std::vector<std::string> names, titles;
    std::vector<FolderEntry> entries;

    void add(std::string name, std::string title = {}) {
        names.push_back(std::move(name));
        titles.push_back(std::move(title));
    }
    void finish(bool withTitles) {
        for (std::size_t i = 0; i < names.size(); ++i)
            entries.push_back({names[i], withTitles ? titles[i] : std::string_view(), 0,
                titles[i].empty() ? JsonSays::Unread : JsonSays::Asset});
    }
};

// Nine of ten with a sidecar: half of them new, a third old, the rest long, counted, edited, live.
void addMedia(Folder& folder, std::size_t number) {
    const std::string id = std::to_string(20'000'000 + number);
    const std::string title = "PXL_" + id + "_164511.jpg";
    switch (number % 20) {
    case 0:
        return folder.add(title);
    case 1:
        return folder.add("PXL_" + std::to_string(20'000'000 + number + 1) + "_164511-edited.jpg");
    case 2: {
        folder.add("IMG_" + id + "_BURST00100012345_COVER_abcdefghijklm.jpg");
        folder.add("IMG_" + id + "_BURST00100012345_COVER_abcde.json",
            "IMG_" + id + "_BURST00100012345_COVER_abcdefghijklm.jpg");
        return;
    }
    case 3:
        folder.add("IMG_" + id + "(1).jpg");
        return folder.add("IMG_" + id + ".jpg.supplemental-metadata(1).json", "IMG_" + id + ".jpg");
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
        folder.add("IMG_" + id + ".jpg");
        return folder.add("IMG_" + id + ".jpg.json", "IMG_" + id + ".jpg");
    default:
        folder.add(title);
        return folder.add(title + ".supplemental-metad.json", title);
    }
}

double once(const std::vector<Folder>& folders, unsigned threads, std::size_t& pairs) {
    const auto start = Clock::now();
    std::atomic<std::size_t> next{0}, found{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < folders.size(); i = next++)
            found += pairFolder(folders[i].entries).pairs.size();
    };
    {
        std::vector<std::jthread> pool;
        for (unsigned i = 1; i < threads; ++i)
            pool.emplace_back(work);
        work();
    }
    pairs = found;
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double medianOf(const std::vector<Folder>& folders, unsigned threads, std::size_t& pairs) {
    std::vector<double> seconds;
    for (int round = 0; round < 5; ++round)
        seconds.push_back(once(folders, threads, pairs));
    return lightstack::bench::median(std::move(seconds));
}

void run(const char* what, std::size_t media, std::size_t folderCount, bool titles) {
    std::vector<Folder> folders(folderCount);
    for (std::size_t i = 0; i < media; ++i)
        addMedia(folders[i * folderCount / media], i);
    std::size_t entries = 0;
    for (Folder& folder : folders) {
        folder.finish(titles);
        entries += folder.entries.size();
    }
    std::size_t pairs = 0;
    const unsigned cores = std::max(2U, std::thread::hardware_concurrency());
    const double one = medianOf(folders, 1, pairs);
    const double all = medianOf(folders, cores, pairs);
    std::printf("%s: %zu media, %zu sidecars, %zu folders: %.3f s on one thread, %.3f s on %u; "
                "%zu pairs, %.2f million media/s\n",
        what, media, entries - media, folderCount, one, all, cores, pairs,
        static_cast<double>(media) / all / 1e6);
}

void parse(std::size_t count) {
    std::string json = R"({"title":"IMG_20230615_142301.jpg","description":"","imageViews":"42",
        "creationTime":{"timestamp":"1686836581","formatted":"15 Jun 2023, 14:23:01 UTC"},
        "photoTakenTime":{"timestamp":"1686836381","formatted":"15 Jun 2023, 14:19:41 UTC"},
        "geoData":{"latitude":48.0,"longitude":11.0,"altitude":520.0,"latitudeSpan":0.001},
        "people":[{"name":"Ada"},{"name":"Zoe"}],"url":"https://example.invalid/EXAMPLE",
        "googlePhotosOrigin":{"mobileUpload":{"deviceType":"IOS_PHONE"}},"padding":")";
    json += std::string(2048 - json.size() - 2, 'p') + "\"}";
    SidecarParser parser;
    const auto start = Clock::now();
    std::size_t good = 0;
    for (std::size_t i = 0; i < count; ++i)
        good += parser.parse(json)->people.size() == 2 ? 1 : 0;
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::printf("%zu sidecars of 2 KB: %.2f s, %.0f/s\n", good, seconds,
        static_cast<double>(good) / seconds);
}

} // namespace

int main(int argc, char** argv) {
    const auto media = static_cast<std::size_t>(argc > 1 ? std::atol(argv[1]) : 500'000);
    run("names alone", media, 500, false);
    run("with titles", media, 500, true);
    run("twice as many", media * 2, 1000, true);
    run("folders of 100,000", media, std::max<std::size_t>(1, media / 100'000), true);
    parse(200'000);
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory %ld MB, with the names\n", usage.ru_maxrss / 1024);
    return 0;
}
