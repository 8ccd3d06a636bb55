// A generated store of blobs and rows that share them, types filled in: dry, then written.
// bench_mime_backfill [BLOBS ROWS | --large]: 200,000 and 1,000,000; with --large the report's
// 2,800,000 and 13,300,000, which take 13 GB in the folder for temporary files.
#include "core/catalog/blob_types.h"
#include "core/catalog/catalog_file.h"
#include "core/jobs/mime_backfill.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
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

constexpr std::size_t kFolders = 65536;

// The folders of `from`, `from` + `step` and so on, one after the other.
void writeBlobs(const fs::path& folder, const std::vector<std::vector<std::uint32_t>>& byFolder,
    std::size_t from, std::size_t step) {
    const std::array<std::string, 5> heads{std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1", 14),
        "\x89PNG\r\n\x1A\n", "%PDF-1.4\n", "plain text of a note\n",
        std::string("PK\3\4\x14\0\0\0\x08\0", 10)};
    for (std::size_t i = from; i < kFolders; i += step) {
        if (byFolder[i].empty()) continue;
        const std::string first = hashOf(byFolder[i].front());
        const fs::path where = folder / first.substr(0, 2) / first.substr(2, 2);
        fs::create_directories(where);
        const int in = ::open(where.c_str(), O_DIRECTORY | O_CLOEXEC);
        for (const std::uint32_t blob : byFolder[i]) {
            const std::string text = heads[blob % 5] + std::string(4000, 'x');
            const int to = ::openat(in, hashOf(blob).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
            if (::write(to, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
                std::abort();
            ::close(to);
        }
        ::close(in);
    }
}

void generate(const fs::path& folder, const fs::path& db, std::uint64_t blobs, std::uint64_t rows) {
    std::vector<std::vector<std::uint32_t>> byFolder(kFolders);
    for (std::uint64_t i = 0; i < blobs; ++i)
        byFolder[std::stoul(hashOf(i).substr(0, 4), nullptr, 16)].push_back(
            static_cast<std::uint32_t>(i));
    {
        std::jthread other([&] { writeBlobs(folder, byFolder, 1, 2); });
        writeBlobs(folder, byFolder, 0, 2);
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

// In a process of its own, so that its memory is not counted.
void generateApart(
    const fs::path& folder, const fs::path& db, std::uint64_t blobs, std::uint64_t rows) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        generate(folder, db, blobs, rows);
        ::_exit(0);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0) std::abort();
    std::printf("made in %.0f s; %.0f MB of database\n",
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
        static_cast<double>(fs::file_size(db)) / 1e6);
    std::fflush(stdout);
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
    const bool large = argc > 1 && std::strcmp(argv[1], "--large") == 0;
    const auto number = [&](int at, long long standard) {
        return static_cast<std::uint64_t>(argc > at && !large ? std::atoll(argv[at]) : standard);
    };
    const std::uint64_t blobs = number(1, large ? 2'800'000 : 200'000);
    const std::uint64_t rows = number(2, large ? 13'300'000 : 1'000'000);
    std::string folder = (fs::temp_directory_path() / "bench-backfill-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    const fs::path db = fs::path(folder) / "c.db";
    generateApart(fs::path(folder) / "by-hash", db, blobs, rows);
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
        std::fflush(stdout);
    }
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory %ld MB\n", usage.ru_maxrss / 1024);
    fs::remove_all(folder);
    return 0;
}
