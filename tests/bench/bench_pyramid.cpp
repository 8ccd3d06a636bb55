// The pyramid of the standard set (32 slices of 3072 x 2560, 16 bits, from a seed) against what the
// machine can do: the same bytes plainly read and written by as many threads; for compressed slices
// libtiff's bare decoding. Each figure is a median of five, the two sides alternating.
//
// bench_pyramid [--folder DIR] [--slices N]: the set is made once and kept. Python with NumPy and
// tifffile is timed beside it where it is there. --only hot, cold, deflate or lzw.
// bench_pyramid --memory: peak memory of builds of 10 to 10,000 slices.
#include "core/base/page_bytes.h"
#include "core/volume/level_files.h"
#include "tests/bench/bench_pyramid_set.h"
#include "tests/bench/median.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <string>
#include <thread>
#include <unistd.h>

#include <tiffio.h>

using namespace lightstack;
using bench::kHeight;
using bench::kWidth;
using bench::makeStack;
using bench::median;
using bench::pyramid;
namespace fs = std::filesystem;

namespace {

constexpr int kRounds = 5;

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void eachOnAllCores(std::size_t count, const std::function<void(std::size_t)>& one) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> pool;
    for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t)
        pool.emplace_back([&] {
            for (std::size_t i = next++; i < count; i = next++)
                one(i);
        });
}

// Every source read in large pieces, every level file written and renamed, nothing else.
void plainReadAndWrite(
    const volume::SliceStack& stack, const volume::PyramidReport& report, const fs::path& out) {
    for (const volume::Level& level : report.plan.levels)
        fs::create_directories(out / std::to_string(level.number));
    eachOnAllCores(stack.slices.size(), [&](std::size_t i) {
        static thread_local base::PageBytes buffer(1 << 20);
        const base::FileDescriptor in(
            ::open(stack.pathOf(stack.slices[i]).c_str(), O_RDONLY | O_CLOEXEC));
        while (::read(in.get(), buffer.data(), buffer.size()) > 0) {
        }
        for (const volume::Level& level : report.plan.levels) {
            if (i % (std::size_t{1} << level.number) != 0) continue;
            static thread_local base::PageBytes voxels;
            voxels.resize(level.sliceBytes());
            const auto path =
                volume::levelFile(out, level.number, static_cast<std::int64_t>(i >> level.number));
            const base::FileDescriptor file(
                ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
            if (::write(file.get(), voxels.data(), voxels.size()) < 0) std::abort();
        }
    });
    const base::FileDescriptor folder(::open(out.c_str(), O_RDONLY | O_CLOEXEC));
    ::syncfs(folder.get());
}

void bareDecode(const volume::SliceStack& stack) {
    eachOnAllCores(stack.slices.size(), [&](std::size_t i) {
        TIFF* tif = TIFFOpen(stack.pathOf(stack.slices[i]).c_str(), "rm");
        std::vector<char> strip(static_cast<std::size_t>(TIFFStripSize(tif)));
        for (std::uint32_t s = 0; s < TIFFNumberOfStrips(tif); ++s)
            TIFFReadEncodedStrip(tif, s, strip.data(), static_cast<tmsize_t>(strip.size()));
        TIFFClose(tif);
    });
}

void dropFromCache(const volume::SliceStack& stack) {
    for (const volume::Slice& s : stack.slices) {
        const base::FileDescriptor in(::open(stack.pathOf(s).c_str(), O_RDONLY | O_CLOEXEC));
        ::posix_fadvise(in.get(), 0, 0, POSIX_FADV_DONTNEED);
    }
}

// Medians of two things that take turns; the outputs are removed outside the clock.
struct Duel {
    double ours = 0;
    double theirs = 0;
};
Duel duel(const fs::path& out, const std::function<void()>& before,
    const std::function<void()>& ours, const std::function<void()>& theirs) {
    std::vector<double> a;
    std::vector<double> b;
    for (int round = 0; round < kRounds; ++round) {
        fs::remove_all(out);
        before();
        a.push_back(seconds(ours));
        fs::remove_all(out);
        before();
        b.push_back(seconds(theirs));
    }
    fs::remove_all(out);
    return {median(a), median(b)};
}

// Against only reading the files, none of them in the cache.
Duel coldDuel(const volume::SliceStack& stack, const fs::path& out) {
    return duel(
        out, [&] { dropFromCache(stack); }, [&] { pyramid(stack, out); },
        [&] {
            eachOnAllCores(stack.slices.size(), [&](std::size_t i) {
                static thread_local base::PageBytes buffer(1 << 20);
                const base::FileDescriptor in(
                    ::open(stack.pathOf(stack.slices[i]).c_str(), O_RDONLY | O_CLOEXEC));
                while (::read(in.get(), buffer.data(), buffer.size()) > 0) {
                }
            });
        });
}

struct Bench {
    fs::path root;
    fs::path out;
    std::string only; // empty: all
    int slices = 32;
    bool stages = false;
    double megabytes = 0;

    [[nodiscard]] bool wants(const char* what) const { return only.empty() || only == what; }

    void hot(const volume::SliceStack& stack) const {
        const auto report = pyramid(stack, out, stages);
        const Duel d = duel(
            out, [] {}, [&] { pyramid(stack, out); },
            [&] { plainReadAndWrite(stack, report, out); });
        std::printf(
            "hot: %.0f MB/s, %.1f ms a pair; plain read and write of the same bytes %.0f MB/s: "
            "%.0f %% of its speed\n",
            megabytes / d.ours, d.ours / slices * 2000, megabytes / d.theirs,
            100 * d.theirs / d.ours);
        python(stack);
    }

    // In turn with ours, as disks and neighbours have their moments.
    void python(const volume::SliceStack& stack) const {
        std::vector<double> ours;
        std::vector<double> synced;
        std::vector<double> written;
        for (int round = 0; round < kRounds; ++round) {
            fs::remove_all(out);
            ours.push_back(seconds([&] { pyramid(stack, out); }));
            const auto theirs = bench::pythonSeconds(stack, out, root / "python");
            if (!theirs) return;
            synced.push_back(theirs->synced);
            written.push_back(theirs->written);
        }
        std::printf("python: tifffile and NumPy %.0f MB/s for the same levels on the disk: we are "
                    "%.1f x as fast (%.1f x where only ours are synced)\n",
            megabytes / median(synced), median(synced) / median(ours),
            median(written) / median(ours));
    }

    void cold(const volume::SliceStack& stack) const {
        if (stages) {
            dropFromCache(stack);
            fs::remove_all(out);
            (void)pyramid(stack, out, true);
        }
        const Duel d = coldDuel(stack, out);
        std::printf("cold: %.0f MB/s; only reading the files %.0f MB/s: %.2f x its time\n",
            megabytes / d.ours, megabytes / d.theirs, d.ours / d.theirs);
    }

    void coded(const char* name, int codec) const {
        const auto stack = makeStack(root / name, slices, codec);
        fs::remove_all(out);
        if (stages) (void)pyramid(stack, out, true);
        const Duel d = duel(
            out, [] {}, [&] { pyramid(stack, out); }, [&] { bareDecode(stack); });
        std::printf("%s: %.0f MB/s; libtiff alone on as many threads %.0f MB/s: %.0f %%\n", name,
            megabytes / d.ours, megabytes / d.theirs, 100 * d.theirs / d.ours);
    }
};

} // namespace

int main(int argc, char** argv) {
    if (argc == 6 && std::string(argv[1]) == "--memory-child") return bench::memoryChild(argv + 2);
    fs::path root = fs::temp_directory_path() / "lightstack-bench-pyramid";
    Bench b;
    bool memory = false;
    for (int i = 1; i < argc; ++i) {
        const std::string option = argv[i];
        if (option == "--memory") memory = true;
        if (option == "--stages") b.stages = true;
        if (option == "--folder" && i + 1 < argc) root = argv[i + 1];
        if (option == "--slices" && i + 1 < argc) b.slices = std::atoi(argv[i + 1]);
        if (option == "--only" && i + 1 < argc) b.only = argv[i + 1];
    }
    if (memory) return bench::benchMemory(root, argv[0]);
    b.root = root;
    b.out = root / "out";
    b.megabytes = static_cast<double>(b.slices) * kWidth * kHeight * 2 / 1e6;
    fs::remove_all(b.out);
    const auto stack = makeStack(root / "none", b.slices, COMPRESSION_NONE);
    if (b.wants("hot")) b.hot(stack);
    if (b.wants("cold")) b.cold(stack);
    if (b.wants("deflate")) b.coded("deflate", COMPRESSION_ADOBE_DEFLATE);
    if (b.wants("lzw")) b.coded("lzw", COMPRESSION_LZW);
    return 0;
}
