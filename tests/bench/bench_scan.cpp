// A generated library of real 20 KB JPEGs with sidecars, scanned sequentially and in parallel,
// warm; then again unchanged. Prints the table of the report: seconds, files/s, speed-up, peak
// memory. bench_scan [PICTURES]
#include "core/jobs/library_scan.h"

#include <QBuffer>
#include <QImage>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
namespace fs = std::filesystem;

namespace {

// Noise of a size that makes about 20 KB; a different comment behind the end of each.
std::string picture() {
    QImage image(256, 192, QImage::Format_RGB32);
    unsigned seed = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            seed = seed * 1664525 + 1013904223;
            const int noise = static_cast<int>(seed >> 24) / 3;
            image.setPixel(x, y, qRgb((x + noise) & 255, (y + noise) & 255, noise));
        }
    QByteArray bytes;
    for (int quality = 90; quality > 10; quality -= 5) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "JPEG", quality);
        bytes = buffer.data();
        if (bytes.size() <= 20'500) break;
    }
    return bytes.toStdString();
}

void generate(const fs::path& root, int pictures) {
    const std::string jpeg = picture();
    std::printf("%d pictures of %.1f KB\n", pictures, static_cast<double>(jpeg.size()) / 1024);
    for (int i = 0; i < pictures; ++i) {
        const fs::path folder = root / "Takeout/Google Photos" /
                                ("Photos from " + std::to_string(1900 + i / 1000 % 200) +
                                    (i >= 200'000 ? " " + std::to_string(i / 200'000) : ""));
        if (i % 1000 == 0) fs::create_directories(folder);
        const std::string name = "IMG_" + std::to_string(10'000'000 + i) + ".jpg";
        std::ofstream(folder / name, std::ios::binary) << jpeg << i;
        std::ofstream(folder / (name + ".supplemental-metadata.json"), std::ios::binary)
            << R"({"title":")" << name << R"(","description":"number )" << i
            << R"(","imageViews":"3","creationTime":{"timestamp":"1686836581"},)"
            << R"("photoTakenTime":{"timestamp":")" << 1'500'000'000 + i * 60 << R"("},)"
            << R"("geoData":{"latitude":48.1,"longitude":11.5,"altitude":520.0},)"
            << R"("people":[{"name":"Person )" << i % 50 << R"("}],"url":"example"})";
    }
}

// In a process of its own, so that the peak memory is that of the scan.
double scanOnce(const char* what, const fs::path& root, const fs::path& catalog, bool sequential,
    unsigned workers, double base) {
    int pipe[2];
    if (::pipe(pipe) != 0) std::abort();
    const pid_t child = ::fork();
    if (child == 0) {
        jobs::ScanOptions options;
        options.sequential = sequential;
        options.workers = workers;
        pipeline::StageClock clock({"walk", "pair", "read", "write"});
        const auto result = jobs::scanLibrary(std::span(&root, 1), catalog, options, clock, {});
        if (!result) std::abort();
        rusage usage = {};
        getrusage(RUSAGE_SELF, &usage);
        std::printf("%-22s %8.2f s %9.0f files/s %6.2f x %6ld MB, opened %llu\n", what,
            result->seconds, static_cast<double>(result->discovered) / result->seconds,
            base > 0 ? base / result->seconds : 1.0, usage.ru_maxrss / 1024,
            static_cast<unsigned long long>(result->opened));
        for (const auto& stage : clock.totals())
            std::printf("    %-6s %.2f s\n", stage.name.c_str(), stage.seconds);
        std::fflush(stdout);
        if (::write(pipe[1], &result->seconds, sizeof(double)) != sizeof(double)) std::abort();
        ::_exit(0);
    }
    double seconds = 0;
    if (::read(pipe[0], &seconds, sizeof seconds) != sizeof seconds) std::abort();
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    ::close(pipe[1]);
    return seconds;
}

} // namespace

int main(int argc, char** argv) {
    const int pictures = argc > 1 ? std::atoi(argv[1]) : 100'000;
    std::string folder = (fs::temp_directory_path() / "bench-scan-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    const fs::path root = fs::path(folder) / "library";
    generate(root, pictures);
    const fs::path db = folder;
    scanOnce("warming up", root, db / "w.db", false, 2, 0);
    const double base = scanOnce("sequential", root, db / "s.db", true, 1, 0);
    for (const unsigned workers : {1U, 2U, 4U})
        scanOnce(("parallel, " + std::to_string(workers) + " readers").c_str(), root,
            db / (std::to_string(workers) + ".db"), false, workers, base);
    scanOnce("unchanged", root, db / "2.db", false, 2, 0);
    fs::remove_all(folder);
    return 0;
}
