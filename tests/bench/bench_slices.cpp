// Looking at a large volume: how long until the right slice, the first picture, and planes across
// the slices are there, with a pyramid and without one.
//
// bench_slices [--folder DIR] [--keep] [--slices N] [--real N]. Sets of 3072 x 2560, 16 bits, are
// made once in DIR (default: the temporary folder) and removed at the end unless kept:
// "sparse": N slices that are holes in their files but for marks made of their number, so that each
// answer is checked to be the right slice; "real": slices of shapes and noise from a seed, for all
// that depends on bytes being there, with a pyramid; "deflate": some of them compressed, where the
// time is that of the decoding.
#include "core/slices/volume_service.h"
#include "core/volume/pyramid_builder.h"
#include "tests/bench/bench_slices_set.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include <tiffio.h>

using namespace lightstack;
using namespace lightstack::slices;
using namespace lightstack::bench;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kCache = std::uint64_t{768} << 20;

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void print(const char* what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double part) {
        return ms[static_cast<std::size_t>(part * static_cast<double>(ms.size() - 1))];
    };
    std::printf("  %-58s p50 %8.2f  p95 %8.2f  max %8.2f ms  (%zu)\n", what, at(0.5), at(0.95),
        ms.back(), ms.size());
    std::fflush(stdout);
}

// A window of 1,500 pixels that shows slices; waits in the event loop as a window would.
class Viewer {
public:
    Viewer() {
        QObject::connect(&m_service, &VolumeService::opened, [this] { m_loop.quit(); });
        QObject::connect(&m_service, &VolumeService::planeReady,
            [this](int, const std::shared_ptr<const ViewedPlane>& plane) {
                if (plane->plane.query.position != m_wanted) return;
                m_last = plane;
                if (m_any || !plane->provisional) m_loop.quit();
            });
    }
    void open(const volume::SliceStack& stack) {
        m_service.open(stack);
        m_loop.exec();
    }
    // Until a picture of the slice is there; sharp: the final one.
    std::shared_ptr<const ViewedPlane> show(std::int64_t position, bool sharp) {
        m_wanted = position;
        m_any = !sharp;
        m_service.show(0, {.axis = Axis::Z, .position = position}, 1500);
        m_loop.exec();
        return m_last;
    }
    VolumeService& service() { return m_service; }

private:
    VolumeService m_service;
    QEventLoop m_loop;
    std::int64_t m_wanted = -1;
    bool m_any = true;
    std::shared_ptr<const ViewedPlane> m_last;
};

void scrub(Viewer& viewer, const char* what, const std::vector<std::int64_t>& positions,
    bool marked, bool sharp = false) {
    std::vector<double> ms;
    for (const std::int64_t z : positions) {
        const auto start = Clock::now();
        const auto plane = viewer.show(z, sharp);
        ms.push_back(msSince(start));
        if (plane->plane.missing) giveUp("slice " + std::to_string(z) + " is missing");
        if (marked && plane->plane.pixels.valueAt(0, 0) != markOf(z))
            giveUp("that is not slice " + std::to_string(z));
    }
    print(what, std::move(ms));
}

std::vector<std::int64_t> inOrder(std::int64_t from, std::int64_t count) {
    std::vector<std::int64_t> out;
    for (std::int64_t i = 0; i < count; ++i)
        out.push_back(from + i);
    return out;
}

std::vector<std::int64_t> anywhere(std::int64_t depth, std::int64_t count) {
    std::mt19937_64 random(5);
    std::vector<std::int64_t> out;
    for (std::int64_t i = 0; i < count; ++i)
        out.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(depth)));
    return out;
}

void firstPicture(const char* what, const fs::path& folder, bool cold) {
    std::vector<double> ms;
    for (int i = 0; i < 5; ++i) {
        if (cold) forget(stackIn(folder));
        const auto start = Clock::now();
        Viewer viewer;
        viewer.open(stackIn(folder)); // listing and finding included
        viewer.show(viewer.service().source()->facts().spec.depth / 2, false);
        ms.push_back(msSince(start));
    }
    print(what, std::move(ms));
}

void plane(const char* what, const volume::SliceStack& stack, const PlaneQuery& query, int rounds,
    bool fresh, bool cold) {
    auto source = VolumeSource::open(stack, kCache, {});
    if (!source) giveUp(source.error().detail);
    std::vector<double> ms;
    for (int i = 0; i < rounds; ++i) {
        if (cold) forget(stack);
        if (fresh && i > 0) source = VolumeSource::open(stack, kCache, {});
        PlaneQuery other = query;
        other.position += i * 160; // never a neighbour that was made with the last
        const auto start = Clock::now();
        const auto made = (*source)->plane(other, {});
        ms.push_back(msSince(start));
        if (!made || made->missing || !made->reason.empty()) giveUp("a plane has missing lines");
    }
    print(what, std::move(ms));
}

void planesAcross(const volume::SliceStack& stack, bool pyramid) {
    const PlaneQuery y{.axis = Axis::Y, .position = 900};
    const PlaneQuery x{.axis = Axis::X, .position = 900};
    const auto at = [](PlaneQuery query, int level) {
        query.level = level;
        return query;
    };
    if (!pyramid) {
        plane("XZ, first look (level 3, thinned), heads not yet read", stack, at(y, 3), 5, true,
            false);
        plane("XZ, all voxels, heads not yet read", stack, y, 5, true, false);
        plane("XZ, all voxels", stack, y, 9, false, false);
        plane("XZ, all voxels, nothing in the system's cache", stack, y, 3, true, true);
        plane("YZ, first look (level 3, thinned)", stack, at(x, 3), 5, true, false);
        plane("YZ, all voxels (16 planes at once)", stack, x, 3, false, false);
    }
    for (int level = 1; level <= 3 && pyramid; ++level) {
        const std::string name = ", level " + std::to_string(level) + " of the pyramid";
        plane(("XZ" + name).c_str(), stack, at(y, level), 9, false, false);
        plane(("YZ" + name).c_str(), stack, at(x, level), 5, false, false);
    }
    std::vector<double> all;
    for (int i = 0; i < 3 && !pyramid; ++i)
        all.push_back(readAll(stack));
    if (!pyramid) print("reading all files (2 threads)", all);
    if (pyramid) return;
    forget(stack);
    print("reading all files, nothing in the system's cache", {readAll(stack)});
}

struct Options {
    fs::path folder = fs::temp_directory_path() / "lightstack-bench-slices";
    bool keep = false;
    int slices = 2000;
    int real = 200;
};

void withoutPyramid(const Options& options) {
    const fs::path sparse = options.folder / "sparse";
    const fs::path real = options.folder / "real";
    std::printf("%d slices (marked holes), no pyramid\n", options.slices);
    firstPicture("folder to first picture", sparse, false);
    {
        Viewer viewer;
        viewer.open(stackIn(sparse));
        const std::int64_t count = std::min(1000, options.slices);
        scrub(viewer, "the right slice, in order", inOrder(0, count), true);
        scrub(viewer, "the right slice, anywhere", anywhere(count, 1000), true);
        scrub(viewer, "the sharp slice, anywhere", anywhere(count, 200), true, true);
    }
    std::printf("%d real slices, no pyramid\n", options.real);
    firstPicture("folder to first picture, nothing in the system's cache", real, true);
    const auto stack = stackIn(real);
    readAll(stack);
    for (const bool cold : {false, true}) {
        if (cold) forget(stack);
        Viewer viewer;
        viewer.open(stack);
        scrub(viewer,
            cold ? "the right slice, nothing in the system's cache" : "the right slice, anywhere",
            anywhere(options.real, cold ? 100 : 300), false);
    }
    readAll(stack);
    planesAcross(stack, false);
}

void compressed(const fs::path& folder, int count) {
    std::printf("%d deflate slices (the time is the decoding), no pyramid\n", count);
    for (const bool sharp : {false, true}) {
        Viewer viewer;
        viewer.open(stackIn(folder));
        scrub(viewer, sharp ? "the sharp slice, anywhere" : "the right slice (rough), anywhere",
            anywhere(count, 60), false, sharp);
    }
    plane("XZ, all voxels (16 planes at once)", stackIn(folder), {.axis = Axis::Y, .position = 900},
        3, false, false);
}

void withPyramid(const fs::path& folder, int count) {
    volume::PyramidRequest request;
    request.stack = stackIn(folder);
    for (volume::Slice& slice : request.stack.slices) {
        const auto stamp = base::stampOf(request.stack.pathOf(slice));
        slice.size = stamp->size;
        slice.mtimeNs = stamp->mtimeNs;
    }
    request.out = volume::defaultPyramidFolder(request.stack, volume::PyramidMode::Exact);
    pipeline::StageClock clock(volume::pyramidStages());
    if (const auto built = volume::buildPyramid(request, clock, {}); !built)
        giveUp(built.error().detail);
    std::printf("%d real slices with a pyramid\n", count);
    firstPicture("folder to first picture", folder, false);
    {
        Viewer viewer;
        viewer.open(request.stack);
        scrub(viewer, "the right slice, anywhere", anywhere(count, 500), false);
    }
    planesAcross(request.stack, true);
}

void run(const Options& options) {
    const fs::path real = options.folder / "real";
    const fs::path deflate = options.folder / "deflate";
    const int few = std::max(10, options.real / 4);
    makeSet(options.folder / "sparse", options.slices, writeSparse);
    makeSet(real, options.real,
        [](const fs::path& path, int z) { writeReal(path, z, COMPRESSION_NONE); });
    makeSet(deflate, few,
        [](const fs::path& path, int z) { writeReal(path, z, COMPRESSION_ADOBE_DEFLATE); });
    fs::remove_all(volume::defaultPyramidFolder(stackIn(real), volume::PyramidMode::Exact));
    withoutPyramid(options);
    compressed(deflate, few);
    withPyramid(real, options.real);
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool more = i + 1 < argc;
        if (argument == "--keep") options.keep = true;
        if (argument == "--folder" && more) options.folder = argv[++i];
        if (argument == "--slices" && more) options.slices = std::max(10, std::atoi(argv[++i]));
        if (argument == "--real" && more) options.real = std::max(10, std::atoi(argv[++i]));
    }
    run(options);
    if (!options.keep)
        for (const char* set : {"sparse", "real", "deflate"})
            fs::remove_all(options.folder / set);
    return 0;
}
