// Mode ctharvester: that program's sizes and bits, and the cases in which it lost or bent data,
// which the exact mode must not.
#include "core/volume/pillow_resize.h"
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>
#include <numeric>

using namespace lightstack;
using tests::seedsTo;
using tests::StackKind;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

using SlicePlane = std::vector<std::uint64_t>;

// Mean of two slices, then of two by two, both rounded down; odd rows and columns are dropped.
SlicePlane harvested(const SlicePlane& a, const SlicePlane* b, int width, int height) {
    SlicePlane out;
    const auto at = [&](int x, int y) {
        const auto i = static_cast<std::size_t>(y * width + x);
        return b != nullptr ? (a[i] + (*b)[i]) / 2 : a[i];
    };
    for (int y = 0; y + 1 < height; y += 2)
        for (int x = 0; x + 1 < width; x += 2)
            out.push_back((at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4);
    return out;
}

std::vector<std::uint8_t> pattern(int z) { // 11 x 7
    std::vector<std::uint8_t> out;
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 11; ++x)
            out.push_back(static_cast<std::uint8_t>((x * 37 + y * 91 + z * 53 + x * y * 7) & 255));
    return out;
}

} // namespace

class PyramidHarvesterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixteenBits() {
        const TempFolder folder;
        const StackKind kind{{.width = 1025, .height = 37, .bits = 16}, 7, "wl"};
        auto request = tests::requestFor(tests::writeStack(folder / "in", kind), folder / "out");
        request.mode = volume::PyramidMode::CtHarvester;
        const auto report = tests::built(request);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        // 512 is not below 512: a second level.
        QCOMPARE(report->plan.levels.size(), std::size_t{2});
        QCOMPARE(report->plan.levels[0].width, 512);
        QCOMPARE(report->plan.levels[0].height, 18);
        QCOMPARE(report->plan.levels[0].depth, std::int64_t{4});
        std::vector<SlicePlane> slices;
        for (std::uint64_t z = 1; z <= 7; ++z)
            slices.push_back(patternFor(kind.slice, z));
        int width = 1025;
        int height = 37;
        for (int level = 1; level <= 2; ++level) {
            std::vector<SlicePlane> next;
            for (std::size_t z = 0; z < slices.size(); z += 2)
                next.push_back(harvested(
                    slices[z], z + 1 < slices.size() ? &slices[z + 1] : nullptr, width, height));
            for (std::size_t z = 0; z < next.size(); ++z) {
                const auto got =
                    tests::levelVoxels(folder / "out", level, static_cast<std::int64_t>(z));
                QVERIFY(std::equal(got.begin(), got.end(), next[z].begin(), next[z].end(),
                    [](double a, std::uint64_t b) { return a == static_cast<double>(b); }));
            }
            slices = std::move(next);
            width /= 2;
            height /= 2;
        }
        QVERIFY(!fs::exists(folder / "out/1/volume.nhdr")); // its layout, nothing of ours in levels
    }

    // Pillow 9.4: Image.fromarray(...).resize((5, 3)).
    void eightBitsAsPillowResizes() {
        const std::vector<std::uint8_t> alone{
            144, 148, 133, 141, 141, 124, 135, 126, 123, 126, 127, 107, 120, 117, 95};
        QVERIFY(volume::pillowResize(pattern(2), {11, 7}, {5, 3}) == alone);
        const std::vector<std::uint8_t> mean{
            113, 126, 132, 115, 121, 129, 139, 140, 127, 133, 132, 128, 140, 135, 129};
        auto both = pattern(0);
        const auto second = pattern(1);
        for (std::size_t i = 0; i < both.size(); ++i)
            both[i] = static_cast<std::uint8_t>((both[i] + second[i]) / 2);
        QVERIFY(volume::pillowResize(both, {11, 7}, {5, 3}) == mean);
    }

    void otherTypesAreRefused() {
        const TempFolder folder;
        const StackKind kind{{.width = 8, .height = 8, .bits = 32, .format = 3}, 3, "wl"};
        auto request = tests::requestFor(tests::writeStack(folder / "in", kind), folder / "out");
        request.mode = volume::PyramidMode::CtHarvester;
        const auto refused = tests::built(request);
        QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
    }

    // The peer writes no file for floats and says it succeeded; 32-bit integers turn white.
    void floatsAndWideIntegersAreKept() {
        for (const int format : {1, 3}) {
            const TempFolder folder;
            const StackKind kind{{.width = 9, .height = 7, .bits = 32, .format = format}, 3, "wl"};
            const auto stack = tests::writeStack(folder / "in", kind);
            QVERIFY(tests::built(tests::requestFor(stack, folder / "out")));
            QCOMPARE(tests::levelVoxels(folder / "out", 1, 1).size(), std::size_t{20});
        }
    }

    // The peer's quick path drops slices of odd counts (9 slices, 3 levels: 4, 2, 1).
    void oddCountsLoseNothing() {
        for (const auto& [depth, want] :
            {std::pair{9, std::vector<int>{5, 3, 2}}, {11, {6, 3, 2}}}) {
            const TempFolder folder;
            const StackKind kind{{.width = 6, .height = 5, .bits = 16}, depth, "wl"};
            auto request =
                tests::requestFor(tests::writeStack(folder / "in", kind), folder / "out");
            request.levels = 3;
            QVERIFY(tests::built(request));
            for (int level = 1; level <= 3; ++level) {
                const int count = want[static_cast<std::size_t>(level) - 1];
                QVERIFY(tests::levelVoxels(folder / "out", level, count).empty());
                QVERIFY(tests::levelVoxels(folder / "out", level, count - 1) ==
                        tests::expectedVoxels(kind, seedsTo(depth), level, count - 1));
            }
        }
    }

    // The peer counts files behind a gap and never reads the last ones.
    void nothingBehindAGapIsDropped() {
        const TempFolder folder;
        const StackKind kind{{.width = 6, .height = 5, .bits = 16}, 7, "wl"};
        tests::writeStack(folder / "in", kind);
        fs::remove(folder / "in/slice_0002.tif");
        fs::remove(folder / "in/slice_0003.tif");
        auto request = tests::requestFor(tests::listed(folder / "in"), folder / "out");
        request.levels = 2;
        request.onGap = volume::GapRule::Blank;
        QVERIFY(tests::built(request));
        auto seeds = seedsTo(7);
        seeds[2] = seeds[3] = 0;
        for (int level = 1; level <= 2; ++level)
            for (int z = 0; z < (level == 1 ? 4 : 2); ++z)
                QVERIFY(tests::levelVoxels(folder / "out", level, z) ==
                        tests::expectedVoxels(kind, seeds, level, z));
    }

    // "The name exists" is no proof: a leftover of nothing is written anew, and so is what another
    // program left in .thumbnail.
    void foreignLeftoversAreRepaired() {
        const TempFolder folder;
        const StackKind kind{{.width = 600, .height = 9, .bits = 16}, 4, "wl"};
        auto request =
            tests::requestFor(tests::writeStack(folder / "in", kind), folder / "in/.thumbnail");
        request.mode = volume::PyramidMode::CtHarvester;
        folder.write("in/.thumbnail/1/000000.tif", "");
        QVERIFY(tests::built(request));
        QCOMPARE(tests::levelVoxels(request.out, 1, 0).size(), std::size_t{300 * 4});
        QCOMPARE(tests::levelVoxels(request.out, 1, 1).size(), std::size_t{300 * 4});
    }

    // Each source is opened once and read once.
    void sourcesAreReadOnce() {
        const TempFolder folder;
        const StackKind kind{{.width = 500, .height = 400, .bits = 16}, 20, "wb"};
        const auto stack = tests::writeStack(folder / "in", kind);
        std::uint64_t bytes = 0;
        for (const volume::Slice& slice : stack.slices)
            bytes += slice.size;
        const std::uint64_t before = charactersRead();
        const auto report = tests::built(tests::requestFor(stack, folder / "out"));
        QVERIFY(report);
        const std::uint64_t system = charactersRead() - before;
        const std::uint64_t allowance = 64 * 1024 * stack.slices.size();
        QVERIFY(report->bytesRead >= bytes - 20 * 1024);
        QVERIFY(report->bytesRead <= bytes + allowance);
        QVERIFY2(system <= bytes + allowance, qPrintable(QString::number(system)));
    }

private:
    // Everything this process has read, by the kernel's books.
    static std::uint64_t charactersRead() {
        std::ifstream io("/proc/self/io");
        std::string word;
        std::uint64_t value = 0;
        io >> word >> value; // "rchar:"
        return value;
    }
};

#include "pyramid_harvester_test.moc"
LIGHTSTACK_TEST(PyramidHarvesterTest);
