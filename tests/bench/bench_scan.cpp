// A generated Takeout library scanned sequentially and in parallel, then again unchanged; then
// pictures of 3 MB against plain reading of the same files. Prints the table of the report.
//
//   bench_scan [PICTURES...] [--large] [--cold] [--keep FOLDER] [--workers N,N...] [--repeat N]
//
// Without numbers 1,000, 10,000 and 100,000 pictures and films, with --large 500,000, too. --keep
// makes the files there and leaves them for the next time. Everything is warm: all files are read
// before anything is measured (--cold: the large ones from the disk, too). Each scan is a process
// of its own; of the repetitions (three up to 10,000) the quickest counts. The exit code is 1 where
// a scan has not found what was generated.
#include "core/jobs/library_scan.h"
#include "tests/bench/takeout_set.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::bench;
namespace fs = std::filesystem;

namespace {

constexpr unsigned kSeed = 20'260'101;
constexpr std::uint64_t kLargePictures = 2000;

struct Run {
    bool sequential = false;
    unsigned workers = 0; // 0: as many as cores
};

// What the child says, as bytes through a pipe.
struct Figures {
    double seconds = 0;
    std::uint64_t discovered = 0, fresh = 0, unchanged = 0, failed = 0, paired = 0;
    std::uint64_t opened = 0, bytesRead = 0;
    std::uint64_t peakBytes = 0;
    std::array<double, 4> stages = {};
};

struct Settings {
    std::vector<std::uint64_t> sizes;
    std::vector<unsigned> workers;
    int repeat = 0; // 0: by size
    fs::path keep;
    bool cold = false;
    bool good = true;
};

// Of this program alone: getrusage's also counts what the parent held when it forked.
std::uint64_t peakBytes() {
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("VmHWM:")) return std::strtoull(line.c_str() + 6, nullptr, 10) * 1024;
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

// --child ROOT CATALOG SEQUENTIAL WORKERS DESCRIPTOR
int scanChild(char** arguments) {
    const fs::path root = arguments[0];
    jobs::ScanOptions options;
    options.sequential = std::atoi(arguments[2]) != 0;
    options.workers = static_cast<unsigned>(std::atoi(arguments[3]));
    pipeline::StageClock clock({"walk", "pair", "read", "write"});
    const auto result = jobs::scanLibrary(std::span(&root, 1), arguments[1], options, clock, {});
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        return 1;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(result->failures.size(), 5); ++i)
        std::fprintf(stderr, "%s: %s\n", result->failures[i].path.c_str(),
            result->failures[i].detail.c_str());
    Figures figures{result->seconds, result->discovered, result->fresh, result->unchanged,
        result->failed, result->paired, result->opened, result->bytesRead, peakBytes()};
    const auto totals = clock.totals();
    for (std::size_t i = 0; i < figures.stages.size() && i < totals.size(); ++i)
        figures.stages[i] = totals[i].seconds;
    return ::write(std::atoi(arguments[4]), &figures, sizeof figures) == sizeof figures ? 0 : 1;
}

Figures scanOnce(const fs::path& root, const fs::path& catalog, const Run& run) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) std::abort();
    const std::array<std::string, 3> numbers{
        run.sequential ? "1" : "0", std::to_string(run.workers), std::to_string(pipe[1])};
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl("/proc/self/exe", "bench_scan", "--child", root.c_str(), catalog.c_str(),
            numbers[0].c_str(), numbers[1].c_str(), numbers[2].c_str(), nullptr);
        ::_exit(127);
    }
    ::close(pipe[1]);
    Figures figures;
    if (::read(pipe[0], &figures, sizeof figures) != sizeof figures) std::abort();
    ::close(pipe[0]);
    ::waitpid(child, nullptr, 0);
    return figures;
}

void removeCatalog(const fs::path& file) {
    for (const char* tail : {"", "-wal", "-shm"})
        fs::remove(file.native() + tail);
}

// The quickest; `anew` into an empty catalog each time.
Figures scanBest(
    const fs::path& root, const fs::path& catalog, const Run& run, int repeat, bool anew) {
    Figures best;
    for (int i = 0; i < repeat; ++i) {
        if (anew) removeCatalog(catalog);
        const Figures figures = scanOnce(root, catalog, run);
        if (i == 0 || figures.seconds < best.seconds) best = figures;
    }
    return best;
}

// One file after the other through one buffer; bytes and seconds.
std::pair<std::uint64_t, double> readPlainly(const std::vector<fs::path>& files) {
    // At the start of a page: where malloc puts it, the kernel may copy several times slower.
    constexpr std::size_t kBuffer = std::size_t{1} << 20;
    const std::unique_ptr<char, decltype(&std::free)> buffer(
        static_cast<char*>(std::aligned_alloc(4096, kBuffer)), &std::free);
    std::uint64_t bytes = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const fs::path& path : files) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) std::abort();
        for (ssize_t n = 0; (n = ::read(file, buffer.get(), kBuffer)) > 0;)
            bytes += static_cast<std::uint64_t>(n);
        ::close(file);
    }
    return {bytes, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
}

void printRow(const TakeoutSet& set, const std::string& what, const Figures& figures, double base) {
    std::printf("%8llu %-14s %8.3f %9.0f %11.0f ", static_cast<unsigned long long>(set.pictures),
        what.c_str(), figures.seconds, static_cast<double>(set.files) / figures.seconds,
        static_cast<double>(set.pictures) / figures.seconds);
    if (base > 0)
        std::printf("%8.2f", base / figures.seconds);
    else
        std::printf("%8s", "");
    std::printf(" %7.1f %8llu   ", static_cast<double>(figures.peakBytes) / 1e6,
        static_cast<unsigned long long>(figures.opened));
    for (const double seconds : figures.stages)
        std::printf(" %7.2f", seconds);
    std::printf("\n");
    std::fflush(stdout);
}

// Whether the scan has found what was generated, and opened each file once, or none.
bool check(const TakeoutSet& set, const Figures& figures, bool rescan) {
    // A scan again looks at no pair of a folder that is as it was.
    const bool good = figures.discovered == set.files && figures.failed == 0 &&
                      (rescan || figures.paired == set.paired) &&
                      (rescan ? figures.unchanged : figures.fresh) == set.files &&
                      figures.opened == (rescan ? 0 : set.files);
    const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    if (!good)
        std::printf("WRONG: %llu of %llu files, %llu of %llu paired, %llu new, %llu unchanged, "
                    "%llu failed, %llu opened\n",
            number(figures.discovered), number(set.files), number(figures.paired),
            number(set.paired), number(figures.fresh), number(figures.unchanged),
            number(figures.failed), number(figures.opened));
    return good;
}

bool benchTakeout(const fs::path& folder, std::uint64_t pictures, const Settings& settings) {
    const auto start = std::chrono::steady_clock::now();
    const TakeoutSet set = makeTakeout(folder, pictures, kSeed);
    const double made =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto [bytes, seconds] = readPlainly(filesBelow(set.root));
    std::printf("%llu files of %.1f MB (made in %.1f s, read in %.2f s)\n",
        static_cast<unsigned long long>(set.files), static_cast<double>(bytes) / 1e6, made,
        seconds);
    const int repeat = settings.repeat > 0 ? settings.repeat : pictures <= 10'000 ? 3 : 1;
    const fs::path catalog = folder / "catalog.db";
    const Figures one = scanBest(set.root, catalog, {true, 1}, repeat, true);
    printRow(set, "sequential", one, 1e-9 + one.seconds);
    bool good = check(set, one, false);
    for (const unsigned workers : settings.workers) {
        const Figures figures = scanBest(set.root, catalog, {false, workers}, repeat, true);
        const std::string what = workers == 0 ? "parallel" : "parallel, " + std::to_string(workers);
        printRow(set, what, figures, one.seconds);
        good = check(set, figures, false) && good;
    }
    const Figures again =
        scanBest(set.root, catalog, {false, settings.workers.back()}, std::max(repeat, 2), false);
    printRow(set, "unchanged", again, 0);
    removeCatalog(catalog);
    return check(set, again, true) && good;
}

// Out of the page cache, so that the next one reads them from the disk.
void forget(const std::vector<fs::path>& files) {
    for (const fs::path& path : files) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) std::abort();
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

// Plain reading and scans take turns, so that a busy moment meets all.
bool benchLargePictures(const fs::path& folder, bool cold) {
    constexpr int kTurns = 3;
    const TakeoutSet set = makeLargePictures(folder, kLargePictures);
    const std::vector<fs::path> files = filesBelow(set.root);
    const auto prepare = [&] {
        if (cold) forget(files);
    };
    const fs::path catalog = folder / "catalog.db";
    (void)readPlainly(files);
    double plain = 1e9;
    std::array<Figures, 2> best;
    const std::array<Run, 2> runs{Run{true, 1}, Run{false, 0}};
    bool good = true;
    for (int turn = 0; turn < kTurns; ++turn) {
        prepare();
        plain = std::min(plain, readPlainly(files).second);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            prepare();
            const Figures figures = scanBest(set.root, catalog, runs[i], 1, true);
            good = check(set, figures, false) && good;
            if (turn == 0 || figures.seconds < best[i].seconds) best[i] = figures;
        }
    }
    removeCatalog(catalog);
    const double megabytes = static_cast<double>(set.bytes) / 1e6;
    std::printf("\n%llu pictures of %.2f MB, %s\n%-14s %8.0f MB/s\n",
        static_cast<unsigned long long>(set.pictures),
        megabytes / static_cast<double>(set.pictures), cold ? "from the disk" : "warm",
        "plain reading", megabytes / plain);
    for (std::size_t i = 0; i < best.size(); ++i)
        std::printf("%-14s %8.0f MB/s, %3.0f %% of it, read %.3f x the bytes, %.1f MB\n",
            runs[i].sequential ? "sequential" : "parallel", megabytes / best[i].seconds,
            100 * plain / best[i].seconds,
            static_cast<double>(best[i].bytesRead) / static_cast<double>(set.bytes),
            static_cast<double>(best[i].peakBytes) / 1e6);
    return good;
}

// Numbers sorted a second by so many threads, each its own.
double sortedBy(unsigned threads) {
    constexpr std::size_t kCount = 10'000;
    constexpr std::chrono::milliseconds kTime{400};
    std::atomic<std::uint64_t> rounds{0};
    {
        std::vector<std::jthread> pool;
        const auto end = std::chrono::steady_clock::now() + kTime;
        for (unsigned t = 0; t < threads; ++t)
            pool.emplace_back([&, t] {
                std::minstd_rand random(t + 1);
                std::vector<std::uint32_t> numbers(kCount);
                while (std::chrono::steady_clock::now() < end) {
                    std::ranges::generate(numbers, random);
                    std::ranges::sort(numbers);
                    ++rounds;
                }
            });
    }
    return static_cast<double>(rounds * kCount) / std::chrono::duration<double>(kTime).count();
}

// Virtual cores may share a real one: no program gains more by them than this.
void printMachine() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    double best = 0;
    for (int turn = 0; turn < 3; ++turn) {
        const double one = sortedBy(1);
        best = std::max(best, sortedBy(cores) / one);
    }
    std::printf("%u threads that only sort do %.2f x the work of one here\n", cores, best);
}

template <class Number>
void addNumbers(std::vector<Number>& numbers, std::string_view text, bool& good) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (good && at != end) {
        Number number = 0;
        const auto parsed = std::from_chars(at, end, number);
        good = parsed.ec == std::errc() && (parsed.ptr == end || *parsed.ptr == ',');
        numbers.push_back(number);
        at = parsed.ptr == end ? end : parsed.ptr + 1;
    }
}

Settings settingsOf(int argc, char** argv) {
    Settings settings;
    bool large = false;
    for (int i = 1; i < argc && settings.good; ++i) {
        const std::string_view name = argv[i];
        const bool valued = name == "--keep" || name == "--workers" || name == "--repeat";
        if (name == "--large") {
            large = true;
        } else if (name == "--cold") {
            settings.cold = true;
        } else if (!valued) {
            addNumbers(settings.sizes, name, settings.good);
        } else if (++i == argc) {
            settings.good = false;
        } else if (name == "--keep") {
            settings.keep = fs::absolute(argv[i]);
        } else if (name == "--workers") {
            addNumbers(settings.workers, argv[i], settings.good);
        } else {
            settings.repeat = std::atoi(argv[i]);
        }
    }
    if (settings.sizes.empty()) settings.sizes = {1000, 10'000, 100'000};
    if (large) settings.sizes.push_back(500'000);
    if (settings.workers.empty()) settings.workers = {0};
    // Each folder is a year, and six of them the same one.
    for (const std::uint64_t size : settings.sizes)
        settings.good = settings.good && size > 0 && size <= 1'000'000;
    return settings;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 7 && std::strcmp(argv[1], "--child") == 0) return scanChild(argv + 2);
    const Settings settings = settingsOf(argc, argv);
    if (!settings.good) {
        std::fprintf(stderr, "bench_scan [PICTURES...] [--large] [--cold] [--keep FOLDER] "
                             "[--workers N,N...] [--repeat N]\n");
        return 2;
    }
    std::string folder = settings.keep.native();
    if (folder.empty()) {
        folder = (fs::temp_directory_path() / "bench-scan-XXXXXX").native();
        if (::mkdtemp(folder.data()) == nullptr) return 1;
    }
    fs::create_directories(folder);
    printMachine();
    std::printf("%8s %-14s %8s %9s %11s %8s %7s %8s    %7s %7s %7s %7s\n", "pictures", "",
        "seconds", "files/s", "pictures/s", "speed-up", "peak MB", "opened", "walk s", "pair s",
        "read s", "write s");
    bool good = true;
    for (const std::uint64_t size : settings.sizes)
        good = benchTakeout(folder, size, settings) && good;
    good = benchLargePictures(folder, false) && good;
    if (settings.cold) good = benchLargePictures(folder, true) && good;
    if (settings.keep.empty()) fs::remove_all(folder);
    return good ? 0 : 1;
}
