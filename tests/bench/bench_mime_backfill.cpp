// A generated store of blobs and rows that share them, types filled in: dry, then written.
// bench_mime_backfill [BLOBS] [ROWS]: 200,000 and 1,000,000; 2,800,000 and 13,300,000 are the
// report's.
#include "core/catalog/blob_types.h"
#include "core/catalog/catalog_file.h"
#include "core/jobs/mime_backfill.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace lightstack;
namespace fs = std::filesystem;

namespace {

std::string hashOf(std::uint64_t i) {
    std::uint64_t h = (i + 1) * 0x9E3779B97F4A7C15ULL;
    char text[40];
    std::snprintf(text, sizeof text, "%016llx%016llx",
        static_cast<unsigned long long>(h ^ (h >> 29)), static_cast<unsigned long long>(i));
    return text;
}

void generate(const fs::path& folder, const fs::path& db, std::uint64_t blobs, std::uint64_t rows) {
    const std::string heads[] = {std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1", 14),
        "\x89PNG\r\n\x1A\n", "%PDF-1.4\n", "plain text of a note\n",
        std::string("PK\3\4\x14\0\0\0\x08\0", 10)};
    for (std::uint64_t i = 0; i < blobs; ++i) {
        const std::string hash = hashOf(i);
        const fs::path where = folder / hash.substr(0, 2) / hash.substr(2, 2);
        fs::create_directories(where);
        std::ofstream(where / hash, std::ios::binary) << heads[i % 5] << std::string(4000, 'x');
    }
    { const auto made = catalog::openCatalog(db); }
    auto types = catalog::BlobTypes::open(db);
    std::vector<std::pair<std::string, std::string>> batch;
    for (std::uint64_t i = 0; i < rows; ++i) {
        batch.emplace_back("/share/file" + std::to_string(i), hashOf(i % blobs));
        if (batch.size() == 50'000 || i + 1 == rows) {
            if (!types->add(batch)) std::abort();
            batch.clear();
        }
    }
}

double cpuSeconds() {
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

int main(int argc, char** argv) {
    const auto blobs = static_cast<std::uint64_t>(argc > 1 ? std::atoll(argv[1]) : 200'000);
    const auto rows = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 1'000'000);
    std::string folder = (fs::temp_directory_path() / "bench-backfill-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    const fs::path db = fs::path(folder) / "c.db";
    generate(fs::path(folder) / "by-hash", db, blobs, rows);
    for (const bool dry : {true, false}) {
        jobs::BackfillOptions options;
        options.dryRun = dry;
        pipeline::StageClock clock({"select", "sniff", "update"});
        const double before = cpuSeconds();
        const auto result =
            jobs::backfillMime(db, fs::path(folder) / "by-hash", options, clock, {});
        if (!result) return 1;
        std::printf("%s: %llu blobs, %llu rows, %.2f s (%.2f s of processors), %.0f "
                    "blobs/s\n",
            dry ? "dry" : "written", static_cast<unsigned long long>(result->blobs),
            static_cast<unsigned long long>(result->rows), result->seconds, cpuSeconds() - before,
            static_cast<double>(result->blobs) / result->seconds);
        for (const auto& stage : clock.totals())
            std::printf("    %-6s %.2f s\n", stage.name.c_str(), stage.seconds);
    }
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory %ld MB\n", usage.ru_maxrss / 1024);
    fs::remove_all(folder);
    return 0;
}
