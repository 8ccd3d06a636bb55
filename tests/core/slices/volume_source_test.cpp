// Planes of stacks without a pyramid, voxel for voxel against plain arithmetic.
#include "core/volume/stack_finder.h"
#include "tests/core/slices/slices_fixture.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <thread>

#include <tiffio.h>

using namespace lightstack;
using slices::Axis;
using slices::PlaneQuery;
using tests::StackKind;
using tests::TempFolder;
using tests::TiffKind;

namespace {

void addRow(const char* name, TiffKind slice, int depth, const char* mode = "wl") {
    QTest::newRow(name) << StackKind{std::move(slice), depth, mode};
}

// Every plane of every axis at level 0, and some thinned ones.
void compareAll(slices::VolumeSource& source, const tests::Voxels& voxels) {
    for (const Axis axis : tests::kAxes)
        for (int at = 0; at < tests::sideOf(voxels, axis); ++at) {
            const auto plane = source.plane({.axis = axis, .position = at}, {});
            QVERIFY2(plane, plane ? "" : plane.error().detail.c_str());
            QVERIFY(!plane->missing && !plane->thinned && plane->reason.empty());
            const auto wrong = tests::difference(*plane, tests::planeOf(voxels, axis, at));
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
}

} // namespace

class VolumeSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAFileSaysWithoutAUnit() {
        const tests::TempFolder folder;
        const tests::TiffKind page{.width = 6, .height = 5};
        {
            tests::TiffFixture file(folder / "v.tif", "wl");
            for (int z = 0; z < 4; ++z)
                QVERIFY(file.addPage(page, tests::patternFor(page), [&](TIFF* tif) {
                    if (z > 0) return;
                    TIFFSetField(
                        tif, TIFFTAG_IMAGEDESCRIPTION, "ImageJ=1.53t\nimages=4\nspacing=2.5\n");
                    TIFFSetField(tif, TIFFTAG_XRESOLUTION, 4.0);
                    TIFFSetField(tif, TIFFTAG_YRESOLUTION, 4.0);
                    TIFFSetField(tif, TIFFTAG_RESOLUTIONUNIT, RESUNIT_NONE);
                }));
        }
        volume::SliceStack stack{folder.path(), "v.tif", "v.tif", {}, true, {}, {}, 0};
        for (int z = 0; z < 4; ++z)
            stack.slices.push_back({z, "v.tif", 0, 0, z});
        const auto source = tests::openVolume(stack);
        QVERIFY(!source->facts().voxel);
        const auto& proportions = source->facts().proportions;
        QVERIFY(proportions);
        QCOMPARE(proportions->x, 0.25);
        QCOMPARE(proportions->z, 2.5);
        QCOMPARE(proportions->unit, std::string());
    }
    void planes_data() {
        QTest::addColumn<StackKind>("kind");
        const std::tuple<const char*, int, int> types[] = {{"uint8", 8, 1}, {"uint12", 12, 1},
            {"uint16", 16, 1}, {"uint32", 32, 1}, {"int8", 8, 2}, {"int16", 16, 2},
            {"int32", 32, 2}, {"float16", 16, 3}, {"float32", 32, 3}, {"float64", 64, 3}};
        for (const auto& [name, bits, format] : types)
            addRow(name, {.width = 37, .height = 23, .bits = bits, .format = format}, 11,
                bits == 16 ? "wb" : "wl");
        addRow("one slice", {.width = 13, .height = 9, .bits = 16}, 1);
        addRow("one voxel", {.width = 1, .height = 1, .bits = 16}, 1);
        addRow("one column", {.width = 1, .height = 9, .bits = 16}, 5);
        addRow(
            "colour", {.width = 21, .height = 18, .bits = 16, .samples = 3, .photometric = 2}, 7);
        TiffKind separate{.width = 21, .height = 18, .bits = 8, .samples = 3, .photometric = 2};
        separate.separate = true;
        addRow("colour, plane by plane", separate, 5);
        TiffKind coded{.width = 50, .height = 41, .bits = 16, .compression = COMPRESSION_LZW};
        coded.predictor = 2;
        addRow("lzw", coded, 7, "wb");
        coded.compression = COMPRESSION_ADOBE_DEFLATE;
        coded.tile = 16;
        addRow("deflate tiles", coded, 6, "wl8");
    }
    void planes() {
        QFETCH(StackKind, kind);
        const TempFolder folder;
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
        QVERIFY(source);
        const tests::Voxels voxels = tests::voxelsOf(kind);
        QCOMPARE(source->facts().levels[0].width, voxels.width);
        QCOMPARE(source->facts().levels[0].depth, std::int64_t{voxels.depth});
        compareAll(*source, voxels);
        // Without a cache everything is read again.
        const auto poor = tests::openVolume(tests::listed(folder / "in"), 0);
        compareAll(*poor, voxels);
    }

    // Levels that are not stored: every 2^n-th voxel, but exactly the plane asked for.
    void thinnedLevels_data() {
        QTest::addColumn<int>("codec");
        QTest::newRow("plain") << COMPRESSION_NONE;
        QTest::newRow("deflate") << COMPRESSION_ADOBE_DEFLATE;
    }
    void thinnedLevels() {
        QFETCH(int, codec);
        const TempFolder folder;
        StackKind kind{{.width = 1030, .height = 31, .bits = 16, .compression = codec}, 9, "wl"};
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
        QVERIFY(source);
        QCOMPARE(source->facts().levels.size(), std::size_t{4}); // 1030, 515, 258, 129
        QCOMPARE(source->facts().levels[3].width, 129);
        QCOMPARE(source->facts().levels[3].depth, std::int64_t{2});
        QVERIFY(!source->facts().levels[3].stored);
        const tests::Voxels voxels = tests::voxelsOf(kind);
        for (int level = 1; level < 4; ++level)
            for (const Axis axis : tests::kAxes)
                for (int at = 0; at < std::min(31, tests::sideOf(voxels, axis)); ++at) {
                    const auto plane =
                        source->plane({.axis = axis, .position = at, .level = level}, {});
                    QVERIFY(plane);
                    QVERIFY(plane->thinned && !plane->missing);
                    // The plane itself, thinned: one voxel deep along the axis.
                    tests::Voxels one = tests::planeOf(voxels, axis, at);
                    const auto wanted = tests::thinned(one, 1 << level);
                    const auto wrong = tests::difference(*plane, wanted);
                    QVERIFY2(wrong.empty(), wrong.c_str());
                }
    }

    // Strips that have to be decoded give their first rows for a first look.
    void roughLooks() {
        const TempFolder folder;
        StackKind kind{{.width = 600, .height = 200, .bits = 16}, 3, "wl"};
        kind.slice.compression = COMPRESSION_ADOBE_DEFLATE;
        kind.slice.rowsPerStrip = 4;
        const auto stack = tests::writeStack(folder / "in", kind);
        const auto source = tests::openVolume(stack);
        QVERIFY(!source->facts().coded);
        const tests::Voxels voxels = tests::planeOf(tests::voxelsOf(kind), Axis::Z, 1);
        const auto rough = source->plane({.axis = Axis::Z, .position = 1, .level = 1}, {});
        QVERIFY(rough && rough->thinned);
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 300; ++x)
                QCOMPARE(rough->pixels.valueAt(x, y), voxels.at(2 * x + 1, (2 * y + 1) / 4 * 4, 0));
        // Strips no longer than the step: as of plain files.
        const auto fine = source->plane({.axis = Axis::Z, .position = 1, .level = 2}, {});
        QVERIFY(tests::difference(*fine, tests::thinned(voxels, 4)).empty());
        // Where the slice is at hand it is thinned from there.
        const auto again = tests::openVolume(stack);
        QVERIFY(again->plane({.axis = Axis::Z, .position = 1}, {}));
        const auto exact = again->plane({.axis = Axis::Z, .position = 1, .level = 1}, {});
        QVERIFY(tests::difference(*exact, tests::thinned(voxels, 2)).empty());
    }

    void pagesOfOneFile() {
        const TempFolder folder;
        const StackKind kind{{.width = 37, .height = 23, .bits = 16}, 9, "wb"};
        {
            tests::TiffFixture file(folder / "stack.tif", kind.mode);
            for (std::uint64_t z = 1; z <= 9; ++z)
                QVERIFY(file.addPage(kind.slice, tests::patternFor(kind.slice, z)));
        }
        const auto stamp = base::stampOf(folder / "stack.tif");
        const auto stack =
            volume::pagedStack(folder.path(), {"stack.tif", stamp->size, stamp->mtimeNs}, 9);
        const auto source = tests::openVolume(stack);
        QVERIFY(source);
        compareAll(*source, tests::voxelsOf(kind));
    }

    void otherFormats() {
        for (const char* suffix : {".png", ".bmp", ".jpg"}) {
            const TempFolder folder;
            volume::SliceStack stack;
            stack.folder = folder.path();
            stack.name = std::string("s#") + suffix;
            tests::Voxels voxels{20, 12, 4, 1, {}};
            for (int z = 0; z < 4; ++z) {
                QImage image(20, 12, QImage::Format_Grayscale8);
                for (int y = 0; y < 12; ++y)
                    for (int x = 0; x < 20; ++x)
                        image.scanLine(y)[x] = static_cast<uchar>(z * 50 + x + y);
                const std::string name = "s" + std::to_string(z) + suffix;
                const QString path = QString::fromStdString((folder / name).native());
                QVERIFY(image.save(path, nullptr, 100));
                const QImage back(path);
                for (int y = 0; y < 12; ++y)
                    for (int x = 0; x < 20; ++x)
                        voxels.values.push_back(qGray(back.pixel(x, y)));
                stack.slices.push_back({z, name, 0, 0, 0});
            }
            const auto source = tests::openVolume(stack);
            QVERIFY2(source, suffix);
            QVERIFY(source->facts().coded);
            if (source->facts().spec.slice.channels == 1) compareAll(*source, voxels);
        }
    }

    void queriesOutside() {
        const TempFolder folder;
        const StackKind kind{{.width = 9, .height = 7, .bits = 16}, 3};
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
        for (const PlaneQuery& query : {PlaneQuery{Axis::Z, 3}, PlaneQuery{Axis::Z, -1},
                 PlaneQuery{Axis::Y, 7}, PlaneQuery{Axis::X, 9}, PlaneQuery{Axis::Z, 0, 1},
                 PlaneQuery{Axis::Z, 0, -1}, PlaneQuery{Axis::Z, 0, 0, 0}}) {
            const auto plane = source->plane(query, {});
            QVERIFY(!plane && plane.error().code == ErrorCode::Usage);
        }
        std::stop_source stop;
        stop.request_stop();
        for (const Axis axis : tests::kAxes) {
            const auto plane = source->plane({.axis = axis}, stop.get_token());
            QVERIFY(!plane && plane.error().code == ErrorCode::Cancelled);
        }
        const auto none = slices::VolumeSource::open({}, 0, {});
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    }

    void valuesFromTheCache() {
        const TempFolder folder;
        const StackKind kind{{.width = 19, .height = 17, .bits = 16, .format = 2}, 8};
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
        const tests::Voxels voxels = tests::voxelsOf(kind);
        QVERIFY(source->cachedValue(3, 4, 5).empty());
        QVERIFY(source->plane({.axis = Axis::Z, .position = 5}, {}));
        QCOMPARE(source->cachedValue(3, 4, 5), std::vector<double>{voxels.at(3, 4, 5)});
        QVERIFY(source->cachedValue(3, 4, 6).empty());
        QVERIFY(source->plane({.axis = Axis::Y, .position = 4}, {}));
        QCOMPARE(source->cachedValue(3, 4, 6), std::vector<double>{voxels.at(3, 4, 6)});
        QVERIFY(source->plane({.axis = Axis::X, .position = 2}, {}));
        QCOMPARE(source->cachedValue(2, 9, 7), std::vector<double>{voxels.at(2, 9, 7)});
        QVERIFY(source->cachedValue(19, 0, 5).empty());
        QVERIFY(source->cachedValue(-1, 0, 5).empty());
    }

    void histogramOfTheStack() {
        const TempFolder folder;
        const auto stack = tests::writeVolume(
            folder / "in", 40, 40, 40, [](int, int, int z) { return z < 20 ? 100 : 300; });
        const auto source = tests::openVolume(stack);
        const auto histogram = source->histogram(64, {});
        QVERIFY(histogram);
        QCOMPARE(histogram->low, 100.0);
        QCOMPARE(histogram->high, 300.0);
        QCOMPARE(histogram->bins.front(), histogram->bins.back());
        QCOMPARE(histogram->bins.front() * 2, histogram->finite);
    }

    // Of every kind of slices rows from top to bottom are looked at.
    void histogramOfStrips() {
        for (const int strip : {3, 5, 100}) {
            const TempFolder folder;
            StackKind kind{{.width = 50, .height = 100, .bits = 16}, 3, "wl"};
            kind.slice.compression = COMPRESSION_ADOBE_DEFLATE;
            kind.slice.rowsPerStrip = strip;
            const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
            const auto histogram = source->histogram(16, {});
            QVERIFY(histogram);
            QVERIFY(histogram->finite >= 3 * 50 * 20);
        }
    }

    void manyThreadsAtOnce() {
        const TempFolder folder;
        const StackKind kind{{.width = 60, .height = 50, .bits = 16}, 12};
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind), 20'000);
        const tests::Voxels voxels = tests::voxelsOf(kind);
        std::atomic<int> wrong{0};
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 60; ++i) {
                    const Axis axis = tests::kAxes[static_cast<std::size_t>((i + t) % 3)];
                    const int at = (i * 7 + t) % tests::sideOf(voxels, axis);
                    const auto plane = source->plane({.axis = axis, .position = at}, {});
                    if (!plane ||
                        !tests::difference(*plane, tests::planeOf(voxels, axis, at)).empty())
                        ++wrong;
                }
            });
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }
};

#include "volume_source_test.moc"
LIGHTSTACK_TEST(VolumeSourceTest);
