// Planes from the pyramid of a stack, of both formats.
#include "tests/core/slices/slices_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using slices::Axis;
using slices::SlabRule;
using tests::StackKind;
using tests::TempFolder;
using volume::PyramidFormat;
using volume::PyramidMode;

namespace {

volume::SliceStack withPyramid(const std::filesystem::path& folder, const StackKind& kind,
    PyramidFormat format, int levels, PyramidMode mode = PyramidMode::Exact) {
    auto request = tests::requestFor(tests::writeStack(folder, kind), {});
    request.out = volume::defaultPyramidFolder(request.stack, mode, format);
    request.format = format;
    request.mode = mode;
    request.levels = levels;
    if (mode == PyramidMode::Exact) request.voxel = volume::VoxelEdges{2, 2, 3, "um", "test"};
    if (const auto report = tests::built(request); !report)
        qFatal("%s", report.error().detail.c_str());
    return tests::listed(folder);
}

} // namespace

class PyramidPlanesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planes_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("sampleFormat");
        const auto add = [](const char* name, PyramidFormat format, int bits, int sampleFormat) {
            QTest::newRow(name) << static_cast<int>(format) << bits << sampleFormat;
        };
        add("tiff uint16", PyramidFormat::Tiff, 16, 1);
        add("tiff float16", PyramidFormat::Tiff, 16, 3);
        add("ome-zarr int16", PyramidFormat::OmeZarr, 16, 2);
        add("ome-zarr float32", PyramidFormat::OmeZarr, 32, 3);
    }
    void planes() {
        QFETCH(int, format);
        QFETCH(int, bits);
        QFETCH(int, sampleFormat);
        const TempFolder folder;
        const StackKind kind{
            {.width = 75, .height = 41, .bits = bits, .format = sampleFormat}, 21, "wl"};
        const auto stack = withPyramid(folder / "in", kind, static_cast<PyramidFormat>(format), 3);
        const auto source = tests::openVolume(stack);
        QVERIFY(source);
        QVERIFY(source->facts().pyramid && source->facts().pyramid->current);
        QCOMPARE(source->facts().levels.size(), std::size_t{4});
        QVERIFY(source->facts().voxel);
        QCOMPARE(source->facts().voxel->z, 3.0);
        const tests::Voxels full = tests::voxelsOf(kind);
        for (int level = 0; level < 4; ++level) {
            const tests::Voxels voxels = tests::levelVoxelsOf(kind, level);
            QVERIFY(source->facts().levels[static_cast<std::size_t>(level)].stored);
            for (const Axis axis : tests::kAxes)
                for (int at = 0; at < tests::sideOf(full, axis); ++at) {
                    const auto plane =
                        source->plane({.axis = axis, .position = at, .level = level}, {});
                    QVERIFY(plane && !plane->thinned && !plane->missing);
                    const auto wrong =
                        tests::difference(*plane, tests::planeOf(voxels, axis, at >> level));
                    QVERIFY2(wrong.empty(), wrong.c_str());
                }
        }
    }

    void slabs() {
        const TempFolder folder;
        const StackKind kind{{.width = 40, .height = 30, .bits = 16}, 20, "wl"};
        const auto source =
            tests::openVolume(withPyramid(folder / "in", kind, PyramidFormat::Tiff, 2));
        const tests::Voxels voxels = tests::levelVoxelsOf(kind, 1);
        for (const Axis axis : tests::kAxes) {
            // Level 0's planes 8 to 12 stand in level 1's 4 to 6.
            const auto plane = source->plane({axis, 10, 1, 5, SlabRule::Mean}, {});
            const auto wrong =
                tests::difference(*plane, tests::slabOf(voxels, axis, 4, 6, SlabRule::Mean, true));
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

    // Fewer levels than make a small picture: the rest is thinned out of the last.
    void furtherLevels() {
        const TempFolder folder;
        const StackKind kind{{.width = 1100, .height = 21, .bits = 8}, 5, "wl"};
        const auto source =
            tests::openVolume(withPyramid(folder / "in", kind, PyramidFormat::Tiff, 1));
        QCOMPARE(source->facts().levels.size(), std::size_t{4}); // 1100, 550, 275, 138
        QVERIFY(source->facts().levels[1].stored && !source->facts().levels[2].stored);
        const tests::Voxels voxels = tests::levelVoxelsOf(kind, 1);
        for (const Axis axis : tests::kAxes) {
            const auto plane = source->plane({.axis = axis, .position = 4, .level = 3}, {});
            QVERIFY(plane && plane->thinned);
            const auto wrong =
                tests::difference(*plane, tests::thinned(tests::planeOf(voxels, axis, 2), 4));
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

    // Sides are rounded down there: the last voxels of level 0 belong to the last of the level.
    void harvesterLevels() {
        const TempFolder folder;
        const StackKind kind{{.width = 601, .height = 33, .bits = 8}, 7, "wl"};
        const auto source = tests::openVolume(
            withPyramid(folder / "in", kind, PyramidFormat::Tiff, 0, PyramidMode::CtHarvester));
        QVERIFY(source && source->facts().pyramid);
        QCOMPARE(source->facts().levels[1].width, 300);
        QCOMPARE(source->facts().levels[1].height, 16);
        for (const auto& [axis, last] : {std::pair{Axis::X, 600}, {Axis::Y, 32}, {Axis::Z, 6}}) {
            const auto plane = source->plane({.axis = axis, .position = last, .level = 1}, {});
            QVERIFY2(plane, plane ? "" : plane.error().detail.c_str());
            QVERIFY(!plane->missing);
        }
    }

    void outdatedPyramidsAreLeftAlone() {
        const TempFolder folder;
        const StackKind kind{{.width = 600, .height = 20, .bits = 16}, 6, "wl"};
        auto stack = withPyramid(folder / "in", kind, PyramidFormat::Tiff, 2);
        // A stack made from names alone finds its pyramid, too.
        for (volume::Slice& slice : stack.slices)
            slice.size = 0, slice.mtimeNs = 0;
        QVERIFY(tests::openVolume(stack)->facts().pyramid);
        tests::writeSlice(stack.pathOf(stack.slices[3]), kind, 99);
        const auto source = tests::openVolume(tests::listed(folder / "in"));
        QVERIFY(!source->facts().pyramid);
        QVERIFY(!source->facts().levels[1].stored);
        const auto plane = source->plane({.axis = Axis::Z, .position = 3, .level = 1}, {});
        QVERIFY(plane && plane->thinned);
    }

    // A gap is a gap, even where the pyramid has a neighbour's voxels in its place.
    void gaps() {
        const TempFolder folder;
        const StackKind kind{{.width = 300, .height = 20, .bits = 16}, 9, "wl"};
        tests::writeStack(folder / "in", kind);
        std::filesystem::remove(folder / "in/slice_0004.tif");
        auto request = tests::requestFor(tests::listed(folder / "in"), {});
        request.out =
            volume::defaultPyramidFolder(request.stack, PyramidMode::Exact, PyramidFormat::Tiff);
        request.onGap = volume::GapRule::Nearest;
        QVERIFY(tests::built(request));
        const auto source = tests::openVolume(tests::listed(folder / "in"));
        QVERIFY(source->facts().pyramid);
        for (const int level : {0, 1}) {
            const auto gap = source->plane({.axis = Axis::Z, .position = 4, .level = level}, {});
            QVERIFY(gap && gap->missing);
            const auto slice = source->plane({.axis = Axis::Z, .position = 5, .level = level}, {});
            QVERIFY(slice && !slice->missing);
        }
    }
};

#include "pyramid_planes_test.moc"
LIGHTSTACK_TEST(PyramidPlanesTest);
