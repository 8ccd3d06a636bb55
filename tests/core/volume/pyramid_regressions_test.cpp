// What the program that pyramids are measured against got wrong, each as a test of its own. Gaps,
// odd counts, leftovers and replaced slices stand in pyramid_harvester_test and
// pyramid_safety_test, the names of slices in stack_finder_test.
#include "core/base/file_io.h"
#include "core/volume/pyramid_finder.h"
#include "core/volume/pyramid_sources.h"
#include "core/volume/stack_audit.h"
#include "tests/core/volume/audit_fixture.h"
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <fstream>
#include <random>

using namespace lightstack;
using tests::StackKind;
using tests::TempFolder;
using volume::PyramidMode;
namespace fs = std::filesystem;

namespace {

void writePictures(const fs::path& folder, const char* ending, int count, int width = 40) {
    fs::create_directories(folder);
    for (int z = 0; z < count; ++z) {
        QImage image(width, 30, QImage::Format_Grayscale8);
        for (int y = 0; y < 30; ++y)
            for (int x = 0; x < width; ++x)
                image.scanLine(y)[x] = static_cast<uchar>(x * 3 + y * 5 + z * 7);
        const auto path = folder / ("S_" + std::to_string(100 + z) + ending);
        QVERIFY(image.save(QString::fromStdString(path.native())));
    }
}

volume::SliceStack onlyStack(const fs::path& folder) {
    const auto audit = volume::auditFolder(folder, {}, {});
    if (!audit || audit->stacks.size() != 1) return {};
    return audit->stacks.front().stack;
}

} // namespace

class PyramidRegressionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Means of palette entries' numbers are no colours; scanners' palettes of greys are greys.
    void palettes_data() {
        QTest::addColumn<QByteArray>("ending");
        for (const char* ending : {".png", ".bmp"})
            QTest::newRow(ending) << QByteArray(ending);
    }
    void palettes() {
        QFETCH(QByteArray, ending);
        for (const bool coloured : {false, true}) {
            const TempFolder folder;
            fs::create_directories(folder / "in");
            for (int z = 0; z < 4; ++z) {
                QImage image(12, 9, QImage::Format_Indexed8);
                for (int i = 0; i < 256; ++i)
                    image.setColor(i, coloured ? qRgb(i, 255 - i, 40) : qRgb(i, i, i));
                image.fill(40 * z);
                QVERIFY(image.save(QString::fromStdString(
                    folder / ("in/s_" + std::to_string(z) + ending.toStdString()))));
            }
            const auto built =
                tests::built(tests::requestFor(onlyStack(folder / "in"), folder / "out"));
            QCOMPARE(built.has_value(), !coloured);
            if (coloured)
                QCOMPARE(built.error().code, ErrorCode::Unsupported);
            else
                QCOMPARE(tests::levelVoxels(folder / "out", 1, 0).front(), 20.0);
        }
    }
    // Palettes of greys in another order: the numbers were averaged, not the greys.
    void palettesOfGreysAreGreys() {
        for (const char* ending : {".png", ".bmp"}) {
            const TempFolder folder;
            fs::create_directories(folder / "in");
            for (int z = 0; z < 4; ++z) {
                QImage image(12, 9, QImage::Format_Indexed8);
                for (int i = 0; i < 256; ++i)
                    image.setColor(i, qRgb(255 - i, 255 - i, 255 - i));
                image.fill(40 * z);
                QVERIFY(image.save(
                    QString::fromStdString(folder / ("in/s_" + std::to_string(z) + ending))));
            }
            QVERIFY(tests::built(tests::requestFor(onlyStack(folder / "in"), folder / "out")));
            QCOMPARE(tests::levelVoxels(folder / "out", 1, 0).front(), 235.0);
            QCOMPARE(tests::levelVoxels(folder / "out", 1, 1).front(), 155.0);
        }
    }
    // What was refused left a folder behind that held nothing.
    void aRefusalLeavesNothing() {
        const TempFolder folder;
        const StackKind kind{{.width = 20, .height = 16, .bits = 16}, 5, "wl"};
        const auto stack = tests::writeStack(folder / "in", kind);
        fs::resize_file(stack.pathOf(stack.slices[1]), 0);
        const auto built = tests::built(tests::requestFor(stack, folder / "new/out"));
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::CorruptData);
        QCOMPARE(built.error().detail, std::string("the file is empty"));
        QVERIFY(!fs::exists(folder / "new"));
        const auto audit = volume::auditFolder(folder / "in", {}, {});
        QCOMPARE(audit->stacks.at(0).bad.at(0).detail, std::string("the file is empty"));
    }
    // Two stacks that would share a place took it from each other.
    void aPlaceBelongsToWhoCameFirst() {
        const TempFolder folder;
        for (const char* prefix : {"a_", "a-"})
            for (int z = 0; z < 4; ++z) {
                QImage image(12, 9, QImage::Format_Grayscale8);
                image.fill(z);
                fs::create_directories(folder / "in");
                QVERIFY(image.save(QString::fromStdString(
                    folder / ("in/" + (prefix + std::to_string(z)) + ".png"))));
            }
        const auto audit = volume::auditFolder(folder / "in", {}, {});
        QCOMPARE(audit->stacks.size(), std::size_t{2});
        const auto& first = audit->stacks[0].stack;
        const auto& second = audit->stacks[1].stack;
        const auto out = volume::defaultPyramidFolder(first, PyramidMode::Exact);
        QVERIFY(out == volume::defaultPyramidFolder(second, PyramidMode::Exact));
        QVERIFY(tests::built(tests::requestFor(first, out)));
        auto wanted = tests::requestFor(second, out);
        for (const bool dry : {true, false}) {
            wanted.dryRun = dry;
            const auto refused = tests::built(wanted);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Usage);
            QVERIFY(!fs::exists(out.native() + ".partial"));
        }
        QVERIFY(volume::findPyramid(first)->current);
        wanted.out = folder / "elsewhere";
        QVERIFY(tests::built(wanted));
        for (const volume::Slice& slice : first.slices)
            fs::remove(first.pathOf(slice));
        wanted.out = out; // nobody's any more
        QVERIFY(tests::built(wanted));
    }
    // Each page of a file was looked for from its first: ten times the pages took a hundred times.
    void theLastPageIsAsNearAsTheFirst() {
        const TempFolder folder;
        tests::makeFolder(folder, "v.tif=pages=600");
        const auto audit = volume::auditFolder(folder.path(), {}, {});
        QCOMPARE(audit->stacks.size(), std::size_t{1});
        const auto& stack = audit->stacks.front().stack;
        auto sources = volume::PyramidSources::make(stack, volume::GapRule::Stop, false);
        const auto spec = sources->spec(1 << 20, {});
        QVERIFY(spec && sources->depth() == 600);
        const auto bytesFor = [&](std::int64_t page) {
            const std::uint64_t before = base::bytesReadOnThread();
            auto opened = sources->open(page, *spec, 1 << 20, {});
            return opened ? base::bytesReadOnThread() - before : UINT64_MAX;
        };
        const std::uint64_t first = bytesFor(0);
        // The file's kind was asked of each page: 32 KB and more.
        QVERIFY2(first < 4 * 1024, qPrintable(QString::number(first)));
        QVERIFY(bytesFor(599) < first + 1024);
    }
    // Files in which each page is followed by a reduced copy: the copies were taken for slices.
    void reducedCopiesAreNoSlices() {
        const TempFolder folder;
        fs::create_directories(folder / "in");
        {
            tests::TiffFixture file(folder / "in/lsm.tif", "wl");
            for (std::uint64_t z = 0; z < 4; ++z) {
                const tests::TiffKind page{.width = 16, .height = 12, .bits = 16};
                const tests::TiffKind copy{.width = 4, .height = 3, .bits = 16, .subfileType = 1};
                QVERIFY(file.addPage(page, tests::TiffValues(16 * 12, 1000 + z)));
                QVERIFY(file.addPage(copy, tests::TiffValues(4 * 3, 7)));
            }
        }
        const auto stack = onlyStack(folder / "in");
        QCOMPARE(stack.slices.size(), std::size_t{4});
        QCOMPARE(stack.slices.back().page, 6);
        QCOMPARE(stack.slices.back().index, std::int64_t{3});
        const auto built = tests::built(tests::requestFor(stack, folder / "out"));
        QVERIFY2(built, built ? "" : built.error().detail.c_str());
        QCOMPARE(tests::levelVoxels(folder / "out", 1, 0).front(), 1001.0); // half up
        QCOMPARE(tests::levelVoxels(folder / "out", 1, 1).front(), 1003.0);
    }
    // A rule for gaps was asked for where none would have been followed.
    void farGapsAreToldAtOnce() {
        const TempFolder folder;
        const StackKind kind{{.width = 20, .height = 16, .bits = 16}, 5, "wl"};
        auto stack = tests::writeStack(folder / "in", kind);
        stack.slices.back().index = 500'000;
        const auto built = tests::built(tests::requestFor(stack, folder / "out"));
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::LimitExceeded);
    }
    // Levels were only found where the slices themselves were named .tif.
    void levelsAreFoundWhateverTheSlicesAre_data() {
        QTest::addColumn<QByteArray>("ending");
        for (const char* ending : {".png", ".bmp", ".PNG", ".BMP"})
            QTest::newRow(ending) << QByteArray(ending);
    }
    void levelsAreFoundWhateverTheSlicesAre() {
        QFETCH(QByteArray, ending);
        for (const auto mode : {PyramidMode::Exact, PyramidMode::CtHarvester}) {
            const TempFolder folder;
            writePictures(folder / "in", ending.constData(), 6);
            const auto stack = onlyStack(folder / "in");
            QCOMPARE(stack.slices.size(), std::size_t{6});
            auto wanted = tests::requestFor(stack, volume::defaultPyramidFolder(stack, mode));
            wanted.mode = mode;
            QVERIFY(tests::built(wanted));
            const auto found = volume::findPyramid(onlyStack(folder / "in"));
            QVERIFY(found && found->current && found->mode == mode);
            QVERIFY(volume::LevelReader::open(*found).value()->slice(1, 2, {}));
        }
    }

    // An upper-case ending gave an empty list.
    void upperCaseEndingsAreSlices() {
        const TempFolder folder;
        const StackKind kind{{.width = 20, .height = 16, .bits = 16}, 5, "wl"};
        fs::create_directories(folder / "in");
        for (int z = 0; z < 5; ++z)
            tests::writeSlice(folder / ("in/A00" + std::to_string(z) + ".TIF"), kind,
                static_cast<std::uint64_t>(z) + 1);
        const auto stack = onlyStack(folder / "in");
        QVERIFY(tests::built(tests::requestFor(stack, folder / "out")));
        QVERIFY(tests::levelVoxels(folder / "out", 1, 2) ==
                tests::expectedVoxels(kind, {1, 2, 3, 4, 5}, 1, 2));
    }

    // The size was reckoned with a byte a pixel.
    void sizesCountAllBytesOfASample() {
        const TempFolder folder;
        for (const int bits : {8, 16, 32}) {
            const StackKind kind{
                {.width = 64, .height = 48, .bits = bits, .format = bits == 32 ? 3 : 1}, 8, "wl"};
            auto wanted = tests::requestFor(
                tests::writeStack(folder / std::to_string(bits), kind), folder / "out");
            wanted.levels = 1;
            wanted.dryRun = true;
            const auto planned = tests::built(wanted);
            QVERIFY(planned);
            const auto voxels = std::uint64_t{32 * 24 * 4} * static_cast<std::uint64_t>(bits) / 8;
            QVERIFY(planned->levelBytes[0] >= voxels && planned->levelBytes[0] < voxels + 4000);
            wanted.dryRun = false;
            QVERIFY(tests::built(wanted));
            std::uint64_t written = 0;
            for (std::int64_t z = 0; z < 4; ++z)
                written += fs::file_size(volume::levelFile(folder / "out", 1, z));
            QCOMPARE(planned->levelBytes[0], written);
            fs::remove_all(folder / "out");
        }
    }

    // The scanner's overview beside the slices counted as one, and its size failed the run.
    void anOverviewIsNoSlice() {
        const TempFolder folder;
        writePictures(folder / "in", ".bmp", 7);
        QImage overview(300, 200, QImage::Format_Grayscale8);
        overview.fill(9);
        QVERIFY(overview.save(QString::fromStdString((folder / "in/S__spr.bmp").native())));
        const auto stack = onlyStack(folder / "in");
        QCOMPARE(stack.slices.size(), std::size_t{7});
        const auto report = tests::built(tests::requestFor(stack, folder / "out"));
        QVERIFY(report && report->failures.empty());
        QCOMPARE(report->plan.levels[0].depth, std::int64_t{4});
    }

    // Rounding after each step made levels darker, step by step (or brighter).
    void meansAreRoundedOnceAndNotDrifting() {
        const TempFolder folder;
        const StackKind kind{{.width = 128, .height = 128, .bits = 16}, 16, "wl"};
        auto wanted = tests::requestFor(tests::writeStack(folder / "in", kind), folder / "out");
        wanted.levels = 3;
        QVERIFY(tests::built(wanted));
        // All of the source, as doubles.
        std::vector<tests::TiffValues> slices;
        for (std::uint64_t z = 1; z <= 16; ++z)
            slices.push_back(tests::patternFor(kind.slice, z));
        for (int level = 1; level <= 3; ++level) {
            const int edge = 1 << level;
            const int width = 128 / edge;
            double bias = 0;
            double most = 0;
            for (int z = 0; z < 16 / edge; ++z) {
                const auto voxels = tests::levelVoxels(folder / "out", level, z);
                for (int i = 0; i < width * width; ++i) {
                    double sum = 0;
                    for (int k = 0; k < edge * edge * edge; ++k) {
                        const int x = i % width * edge + k % edge;
                        const int y = i / width * edge + k / edge % edge;
                        sum += static_cast<double>(slices[static_cast<std::size_t>(
                            z * edge + k / edge / edge)][static_cast<std::size_t>(y * 128 + x)]);
                    }
                    const double error =
                        voxels[static_cast<std::size_t>(i)] - sum / (edge * edge * edge);
                    bias += error / (width * width * (16 / edge));
                    most = std::max(most, std::abs(error));
                }
            }
            QVERIFY2(most <= 0.5, qPrintable(QString::number(most)));
            QVERIFY2(std::abs(bias) < 0.1, qPrintable(QString::number(bias)));
        }
    }

    // Two paths of one program made one level or two of the same stack.
    void theNumberOfLevelsHasOneRule() {
        const auto levels = [](int side, PyramidMode mode) {
            return volume::planPyramid({{{side, side}, 1, image::SampleType::U16}, 100}, mode)
                ->levels.size();
        };
        QCOMPARE(levels(1020, PyramidMode::CtHarvester), std::size_t{1}); // 510
        QCOMPARE(levels(1024, PyramidMode::CtHarvester), std::size_t{2}); // 512, 256
        QCOMPARE(levels(100, PyramidMode::CtHarvester), std::size_t{1});  // never none
        QCOMPARE(levels(1020, PyramidMode::Exact), std::size_t{2});       // 510, 255
        QCOMPARE(levels(100, PyramidMode::Exact), std::size_t{1});
    }

    // Where no slice could be read, no file was written, and success reported.
    void aRunWithoutAnySliceFails() {
        const TempFolder folder;
        tests::writeStack(folder / "in", {{.width = 20, .height = 16}, 5, "wl"});
        for (const auto& entry : fs::directory_iterator(folder / "in"))
            std::ofstream(entry.path(), std::ios::trunc) << "no picture";
        for (const bool skipBad : {false, true}) {
            auto wanted = tests::requestFor(tests::listed(folder / "in"), folder / "out");
            wanted.skipBad = skipBad;
            const auto refused = tests::built(wanted);
            QVERIFY(!refused && !refused.error().detail.empty());
            QVERIFY(!fs::exists(folder / "out"));
        }
    }

    // A scan that uses little of its range keeps every grey value: nothing passes through 8 bits.
    void smallDifferencesStay() {
        const TempFolder folder;
        const StackKind kind{{.width = 16, .height = 16, .bits = 16}, 2, "wl"};
        fs::create_directories(folder / "in");
        for (int z = 0; z < 2; ++z) {
            tests::TiffFixture file(folder / ("in/slice_" + std::to_string(z) + ".tif"), "wl");
            tests::TiffValues values(256);
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = 30'000 + i % 16 / 2;
            QVERIFY(file.addPage(kind.slice, values));
        }
        auto wanted = tests::requestFor(tests::listed(folder / "in"), folder / "out");
        wanted.levels = 1;
        QVERIFY(tests::built(wanted));
        const auto voxels = tests::levelVoxels(folder / "out", 1, 0);
        for (std::size_t i = 0; i < voxels.size(); ++i)
            QCOMPARE(voxels[i], 30'000.0 + static_cast<double>(i % 8));
    }
};

#include "pyramid_regressions_test.moc"
LIGHTSTACK_TEST(PyramidRegressionsTest);
