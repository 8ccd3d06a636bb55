#include "core/volume/tiff_header.h"
#include "tests/bench/bench_pyramid_set.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lightstack::bench {
namespace {

namespace fs = std::filesystem;

std::string nameOf(int z) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "s_%05d.tif", z);
    return name.data();
}

// One file under many names: what a build holds does not depend on what is in the slices.
volume::SliceStack linkedStack(const fs::path& folder, int width, int height, int count) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    volume::TiffHead head;
    head.slice = {{width, height}, 1, image::SampleType::U16, image::PlaneOrder::Interleaved};
    const auto bytes = volume::tiffHead(head);
    std::vector<char> row(static_cast<std::size_t>(width) * 2);
    {
        std::ofstream out(folder / "slice", std::ios::binary);
        out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
        for (int y = 0; y < height; ++y) {
            std::fill(row.begin(), row.end(), static_cast<char>(y));
            out.write(row.data(), static_cast<std::streamsize>(row.size()));
        }
    }
    const auto stamp = base::stampOf(folder / "slice");
    volume::SliceStack stack;
    stack.folder = folder;
    stack.name = "s_#####.tif";
    stack.prefix = "s_";
    stack.suffix = ".tif";
    stack.slices.reserve(static_cast<std::size_t>(count));
    for (int z = 0; z < count; ++z) {
        fs::create_hard_link(folder / "slice", folder / nameOf(z));
        stack.slices.push_back({z, nameOf(z), stamp->size, stamp->mtimeNs, 0});
    }
    return stack;
}

// In kilobytes; of a process that does nothing else.
long peakOf(const char* program, const fs::path& folder, int width, int height, int count) {
    const pid_t child = ::fork();
    if (child == 0) {
        const std::array numbers{
            std::to_string(width), std::to_string(height), std::to_string(count)};
        ::execl(program, program, "--memory-child", folder.c_str(), numbers[0].c_str(),
            numbers[1].c_str(), numbers[2].c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? usage.ru_maxrss : -1;
}

} // namespace

int memoryChild(char** arguments) {
    const fs::path folder = arguments[0];
    auto stack = linkedStack(
        folder / "in", std::atoi(arguments[1]), std::atoi(arguments[2]), std::atoi(arguments[3]));
    (void)pyramid(std::move(stack), folder / "out");
    return 0;
}

int benchMemory(const fs::path& root, const char* program) {
    struct Size {
        int width;
        int height;
        std::array<int, 3> counts;
    };
    const fs::path folder = root / "memory";
    for (const Size& size :
        {Size{768, 640, {10, 100, 10'000}}, Size{kWidth, kHeight, {10, 100, 1000}}}) {
        const double limit = 6.0 * size.width * size.height * 2 / 1e6 + 100;
        std::printf("%d x %d, 16 bits; at most %.0f MB:", size.width, size.height, limit);
        double least = 1e9;
        double most = 0;
        for (const int count : size.counts) {
            fs::remove_all(folder);
            const double peak =
                static_cast<double>(peakOf(program, folder, size.width, size.height, count)) *
                1024 / 1e6;
            std::printf(" %d slices %.1f MB", count, peak);
            std::fflush(stdout);
            least = std::min(least, peak);
            most = std::max(most, peak);
        }
        std::printf("; %.0f %% apart\n", 100 * (most - least) / least);
    }
    fs::remove_all(folder);
    return 0;
}

} // namespace lightstack::bench
