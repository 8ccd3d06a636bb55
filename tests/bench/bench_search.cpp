// Search at half a million pictures: forty queries as people type them, the first page of each,
// warm, and how many there are. bench_search [ASSETS] [--keep FILE] [--write-only]
//
// Prints the median and the 95th percentile a query, then over all of them. With --keep the catalog
// stays, and is used again.
#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_search.h"
#include "core/library/library_lists.h"
#include "core/library/list_ids.h"
#include "core/library/list_rows.h"
#include "tests/bench/catalog_set.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <sys/resource.h>
#include <unistd.h>

using namespace lightstack;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRounds = 11;
constexpr std::int64_t kPage = 200;

constexpr const char* kQueries[] = {"", "i", "im", "img", "v", "b", "be", "bea", "beach", "s", "su",
    "summer", "rare", "rare17", "beach sunset", "beach sun", "\"beach sunset\"", "zoë", "ada l",
    "camera:canon", "camera:\"nikon d850\"", "lens:50mm", "date:2019", "date:2019-05",
    "date:2010..2012", "rating>=4", "rating:5", "person:ada", "person:\"zoë\"", "album:beach",
    "type:video", "type:heif", "has:gps", "-has:gps", "has:people", "has:error", "is:duplicate",
    "is:favorite", "is:edit", "is:conflict", "beach camera:sony date:2015..2018",
    "person:max rating>=3", "is:duplicate beach", "camera:leica", "nosuchword", "-beach type:image",
    "date:2006 is:duplicate", "has:gps is:film person:ruth", "iso>=3200 lens:xf35", "path:10250",
    "album:zoo rating:5", "camera:google wed",
    // Each field with what few or none have, and its opposite.
    "iso:50", "iso>6300", "iso:6400 camera:leica", "f:3", "f>8 rating:1", "focal:21", "focal<21",
    "width<100", "height>3024", "size>5490000", "size<10MB", "-has:date", "has:date",
    "-has:sidecar", "-has:people rating:5", "-rating>=1 has:gps", "-person:ada", "-camera:sony",
    "-lens:50mm -lens:85mm -lens:iphone -lens:24", "-type:jpeg", "-is:picture", "-date:2005..2024",
    "is:archived", "is:missing", "is:mismatch", "path:VID_20000099", "path:nosuch",
    "path:\"Photos 10250/IMG\"", "path:250/PXL_2", "-path:library"};

double ms(Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

double secondsOf(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// Of this process: what others take does not count.
double processorMs() {
    timespec time = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// All lists of the library with their counts.
void countLists(db::Database& database) {
    for (int round = 0; round < 3; ++round) {
        const double before = processorMs();
        const auto start = Clock::now();
        const auto lists = library::readLibraryLists(database);
        if (!lists) std::abort();
        std::printf("all lists counted: %.0f ms, %.0f ms of processor (%zu years, %zu albums, %zu "
                    "people, %zu places)\n",
            ms(start), processorMs() - before, lists->years.size(), lists->albums.size(),
            lists->people.size(), lists->places.size());
    }
}

// All rows of a list, as the window and an export want them.
void listRows(db::Database& database) {
    const library::LibraryPlace all{library::ListKind::All, {}, {}};
    for (const char* text : {"", "path:10250", "path:img", "path:library", "path:250/pxl_2",
             "-path:library", "camera:canon"}) {
        auto start = Clock::now();
        const auto rows = library::allRows(database, all, text, {});
        const double rowsMs = ms(start);
        start = Clock::now();
        const auto ids = library::listIds(database, all, text);
        if (!rows || !ids) std::abort();
        std::printf("all rows of %-20s %7.0f ms, their ids %7.0f ms (%zu)\n", text, rowsMs,
            ms(start), ids->ids.size());
    }
}

double at(const std::vector<double>& sorted, double part) {
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1) + 0.5)];
}

void run(db::Database& database) {
    std::vector<double> all, allProcessor;
    std::printf("%-44s %8s %8s %8s %6s %9s %9s\n", "query", "p50 ms", "p95 ms", "cpu p95", "rows",
        "count ms", "found");
    for (const char* text : kQueries) {
        const auto query = catalog::parseQuery(text);
        if (!query) std::abort();
        std::vector<double> times, processor;
        std::size_t rows = 0;
        for (int round = 0; round < kRounds; ++round) {
            const double before = processorMs();
            const auto start = Clock::now();
            const auto page = catalog::searchCatalog(database, *query, kPage);
            times.push_back(ms(start));
            processor.push_back(processorMs() - before);
            if (!page) std::abort();
            rows = page->size();
        }
        all.insert(all.end(), times.begin(), times.end());
        allProcessor.insert(allProcessor.end(), processor.begin(), processor.end());
        std::sort(times.begin(), times.end());
        std::sort(processor.begin(), processor.end());
        const auto start = Clock::now();
        const auto count = catalog::countFound(database, *query);
        std::printf("%-44s %8.2f %8.2f %8.2f %6zu %9.1f %9lld\n", text, at(times, 0.5),
            at(times, 0.95), at(processor, 0.95), rows, ms(start),
            static_cast<long long>(count.value_or(-1)));
    }
    std::sort(all.begin(), all.end());
    std::sort(allProcessor.begin(), allProcessor.end());
    std::printf(
        "%zu queries: p50 %.2f ms, p95 %.2f ms, slowest %.2f ms; of processor p95 %.2f ms\n",
        std::size(kQueries), at(all, 0.5), at(all, 0.95), all.back(), at(allProcessor, 0.95));
}

} // namespace

int main(int argc, char** argv) {
    std::int64_t assets = 500'000;
    std::filesystem::path keep;
    bool search = true;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--keep") == 0 && i + 1 < argc)
            keep = argv[++i];
        else if (std::strcmp(argv[i], "--write-only") == 0)
            search = false;
        else
            assets = std::atoll(argv[i]);
    }
    std::string folder = (std::filesystem::temp_directory_path() / "bench-search-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    const std::filesystem::path file = keep.empty() ? folder + "/c.db" : keep.native();
    if (!std::filesystem::exists(file)) {
        const double seconds = bench::fillCatalog(file, assets, 1000);
        rusage usage = {};
        getrusage(RUSAGE_SELF, &usage);
        const double cpu = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
        std::printf("%lld assets written in %.2f s, %.1f us each (%.1f us of processor); %.1f MB; "
                    "peak memory %ld MB\n",
            static_cast<long long>(assets), seconds, seconds * 1e6 / static_cast<double>(assets),
            cpu * 1e6 / static_cast<double>(assets),
            static_cast<double>(std::filesystem::file_size(file)) / 1e6, usage.ru_maxrss / 1024);
    }
    if (search) {
        auto database = catalog::openCatalogForReading(file);
        if (!database) return 1;
        run(*database);
        countLists(*database);
        listRows(*database);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
