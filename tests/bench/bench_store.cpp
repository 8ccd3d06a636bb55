// The store alone: rows written, found, evicted; facts. bench_store [ROWS]
#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

using namespace lightstack;
using namespace lightstack::tests;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kBlobBytes = 14'000; // a 256-pixel thumbnail of a photo

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string nameOf(unsigned i) {
    return "/home/somebody/Pictures/2024/holidays/IMG_" + std::to_string(i) + ".jpg";
}

void print(const char* what, double count, double seconds) {
    std::printf("%-34s %10.0f /s  (%.0f in %.2f s)\n", what, count / seconds, count, seconds);
}

void findRandom(catalog::ThumbnailStore& store, unsigned rows, unsigned threads) {
    constexpr unsigned kEach = 20'000;
    std::atomic<unsigned> missed = 0;
    const auto start = Clock::now();
    std::vector<std::thread> readers;
    for (unsigned t = 0; t < threads; ++t)
        readers.emplace_back([&, t] {
            std::minstd_rand random(t + 1);
            for (unsigned i = 0; i < kEach; ++i)
                if (!store.find(storeKey(nameOf(static_cast<unsigned>(random()) % rows)))) ++missed;
        });
    for (auto& reader : readers)
        reader.join();
    const std::string what = "find, random, " + std::to_string(threads) + " thread(s)";
    print(what.c_str(), kEach * threads, secondsSince(start));
    if (missed > 0) std::printf("  %u not found\n", missed.load());
}

} // namespace

int main(int argc, char** argv) {
    const unsigned rows = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 20'000;
    const TempFolder folder;
    auto options = StoreClock().options(folder / "t.db");
    const auto store = catalog::ThumbnailStore::open(options);
    const auto thumbnail = storedThumbnail(1, kBlobBytes);

    auto start = Clock::now();
    for (unsigned i = 0; i < rows; ++i)
        store->put(storeKey(nameOf(i)), i * 7919ULL + 1, thumbnail);
    store->flush();
    print("put, 14 kB rows", rows, secondsSince(start));
    const double bytes = static_cast<double>(store->status().bytes);
    std::printf("%-34s %10.2f of the blobs' bytes\n", "file", bytes / (rows * double{kBlobBytes}));

    findRandom(*store, rows, 1);
    findRandom(*store, rows, 2);

    start = Clock::now();
    for (unsigned i = 0; i < 100'000; ++i)
        store->putFacts(storeKey(nameOf(i)), {static_cast<std::int64_t>(i), 4000, 3000});
    store->flush();
    print("put facts", 100'000, secondsSince(start));
    start = Clock::now();
    for (unsigned i = 0; i < 100'000; ++i)
        (void)store->findFacts(storeKey(nameOf(i)));
    print("find facts", 100'000, secondsSince(start));

    store->setCap(store->status().bytes); // full from here on: each row pushes out another
    start = Clock::now();
    for (unsigned i = 0; i < rows; ++i)
        store->put(storeKey(nameOf(200'000 + i)), i * 7919ULL + 5, thumbnail);
    store->flush();
    print("put at the cap", rows, secondsSince(start));
    std::printf("%-34s %10.2f ms\n", "longest slice of eviction",
        static_cast<double>(store->status().longestTrimUs) / 1000);

    const std::uint64_t full = store->status().bytes;
    start = Clock::now();
    if (!store->clear()) return 1;
    std::printf("%-34s %10.2f s  (%.0f MB to %.1f)\n", "clear", secondsSince(start),
        static_cast<double>(full) / 1e6, static_cast<double>(store->status().bytes) / 1e6);
    return 0;
}
