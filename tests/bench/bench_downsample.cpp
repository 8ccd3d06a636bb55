// The batch downsampler (the program lightstack-cli beside this one) against what a user could take
// instead, in one run on the same warm files with the same size and quality, as images a second:
// - 12 MP photos to 512, JPEG 95, 4:4:4: vipsthumbnail (as many processes as cores, one thread
//   each), ImageMagick's mogrify;
// - a shard of which 32 % need work, in place: the report's algorithm with Pillow (load all,
//   process all in parallel, write all with one thread, each original replaced at once);
// - every file operation 20 ms slower: the whole run against its slowest stage alone;
// - 500 MB TIFFs with 256 MB of budget and slow writing: the peak of resident memory.
// A tool that is not there is said to be missing.
// bench_downsample [PHOTOS = 24] [SHARD = 1000] [PART: all, photos, shard, latency, memory]
#include "tests/bench/downsample_set.h"
#include "tests/bench/downsample_tools.h"
#include "tests/bench/median.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace lightstack::bench;
namespace fs = std::filesystem;

namespace {

constexpr int kRounds = 3; // of the shard

void photos(const Tools& tools, const fs::path& folder, int count) {
    writePhotos(folder / "photos", count, 4000, 3000);
    const double megabytes = static_cast<double>(fs::file_size(folder / "photos/p00000.jpg")) / 1e6;
    std::printf("%d photos of 12 MP, %.1f MB each, to 512, JPEG 95, 4:4:4\n", count, megabytes);
    tools.ours(folder / "photos", folder / "warm", {"--write", "direct"});
    const double vips = tools.vips(folder / "photos", folder / "vips");
    const OurRun ours = tools.ours(folder / "photos", folder / "ours", {"--write", "direct"});
    const OurRun safe = tools.ours(folder / "photos", folder / "safe", {"--write", "safe"});
    const int few = std::min(count, 6); // it takes its time
    writePhotos(folder / "few", few, 4000, 3000);
    const double mogrify = tools.mogrify(folder / "few", folder / "mogrify");
    const double rate = count / ours.seconds;
    std::printf("  lightstack, direct      %8.2f images/s   load %.2f s, process %.2f s, "
                "write %.2f s\n",
        rate, ours.load, ours.process, ours.write);
    std::printf("  lightstack, safe        %8.2f images/s\n", count / safe.seconds);
    printRatio("vipsthumbnail", count / vips, rate, vips > 0);
    printRatio("mogrify", few / mogrify, rate, mogrify > 0);
}

// Both in turn, as a machine has its moments; each of them on a copy of its own. The copies stay
// to the end: ext4 without a journal steps over each inode that was freed within minutes when it
// looks for a new one, and what is to be timed is not what was deleted before.
void shard(const Tools& tools, const fs::path& folder, int count) {
    writeShard(folder / "shard", count);
    std::printf("a shard of %d files, 32 %% of 2.8 MP, the rest fits; in place, medians of %d\n",
        count, kRounds);
    std::vector<double> pillow;
    std::vector<double> direct;
    std::vector<double> safe;
    std::vector<double> share;
    double checkBytes = 0;
    for (int round = 0; round < kRounds; ++round) {
        const fs::path copy = folder / ("copy" + std::to_string(round));
        pillow.push_back(tools.pillow(folder / "shard", copy / "pillow"));
        copySynced(folder / "shard", copy / "direct");
        direct.push_back(tools.ours(copy / "direct", {}, {"--write", "direct"}).seconds);
        copySynced(folder / "shard", copy / "safe");
        const OurRun run = tools.ours(copy / "safe", {}, {"--write", "safe"});
        safe.push_back(run.seconds);
        share.push_back(100 * run.write / (run.load + run.process + run.write));
        checkBytes = run.checkBytes;
    }
    std::printf("  lightstack, direct      %8.1f images/s\n", count / median(direct));
    std::printf("  lightstack, safe        %8.1f images/s, write share %.0f %%, "
                "%.1f KiB read to judge a file\n",
        count / median(safe), median(share), checkBytes / 1024 / count);
    printRatio(
        "Pillow, three phases", count / median(pillow), count / median(direct), median(pillow) > 0);
}

void latency(const Tools& tools, const fs::path& folder) {
    constexpr int kCount = 100;
    writePhotos(folder / "slow", kCount, 1024, 768);
    const OurRun run = tools.delayed(folder / "slow", folder / "slow-out", 20'000);
    const double slowest = run.slowestStage();
    std::printf("%d pictures, 20 ms more for each file operation: %.2f s; the slowest stage alone "
                "%.2f s: %.2f x (load %.2f s, process %.2f s, write %.2f s, by %d and %d)\n",
        kCount, run.seconds, slowest, run.seconds / slowest, run.load, run.process, run.write,
        run.workers, run.writers);
}

void memory(const Tools& tools, const fs::path& folder) {
    writeLargeTiffs(folder / "tiffs");
    const OurRun run =
        tools.delayed(folder / "tiffs", folder / "tiffs-out", 5'000, {"--budget", "256"});
    std::printf("TIFFs of 500 MB and photos, budget 256 MB, slow writing: %d written, %d failed, "
                "peak %.0f MB resident\n",
        run.written, run.failed, run.peakBytes / 1e6);
}

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 24;
    const int files = argc > 2 ? std::atoi(argv[2]) : 1000;
    const std::string part = argc > 3 ? argv[3] : "all";
    std::string name = (fs::temp_directory_path() / "bench-downsample-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) return 1;
    const fs::path folder = name;
    const Tools tools(fs::read_symlink("/proc/self/exe").parent_path(), folder);
    std::printf("%u cores\n", std::thread::hardware_concurrency());
    if (part == "all" || part == "photos") photos(tools, folder, count);
    if (part == "all" || part == "shard") shard(tools, folder, files);
    if (part == "all" || part == "latency") latency(tools, folder);
    if (part == "all" || part == "memory") memory(tools, folder);
    fs::remove_all(folder);
    return 0;
}
