// Files in which each page is followed by a reduced copy, as microscopes write them: the copies are
// no slices of their tile.
#include "core/base/file_io.h"
#include "core/thumbs/slice_pages.h"
#include "core/thumbs/thumbnail_loader.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using tests::TiffKind;
using tests::TiffValues;
namespace fs = std::filesystem;

namespace {

// Slice z is grey of 40 (z + 1); each has `copies` reduced ones behind it, which are white.
fs::path written(
    const TempFolder& folder, const char* name, const char* mode, int slices, int copies) {
    const fs::path path = folder / name;
    tests::TiffFixture file(path, mode);
    for (int z = 0; z < slices; ++z) {
        const TiffKind page{.width = 64, .height = 48};
        if (!file.addPage(page, TiffValues(64 * 48, static_cast<std::uint64_t>(40 * (z + 1)))))
            return {};
        for (int n = 1; n <= copies; ++n) {
            const TiffKind copy{.width = 64 >> n, .height = 48 >> n, .subfileType = 1};
            const auto size = static_cast<std::size_t>((64 >> n) * (48 >> n));
            if (!file.addPage(copy, TiffValues(size, 255))) return {};
        }
    }
    return path;
}

thumbs::Thumbnail load(const TempFolder& folder, const fs::path& path, int slice) {
    thumbs::ThumbnailLoader loader(nullptr, thumbs::DesktopCache(folder / "desktop"));
    thumbs::ThumbnailKey key;
    key.path = path.native();
    key.page = slice;
    key.bucket = 256; // larger than the slices: copies do not serve
    return loader.load(key, {});
}

} // namespace

class SlicePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesAreNoSlices_data() {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<int>("slices");
        QTest::addColumn<int>("copies");
        for (const char* mode : {"wl", "wb", "wl8"}) {
            QTest::addRow("%s, one copy", mode) << QByteArray(mode) << 5 << 1;
            QTest::addRow("%s, two", mode) << QByteArray(mode) << 4 << 2;
            QTest::addRow("%s, none", mode) << QByteArray(mode) << 4 << 0;
        }
        QTest::addRow("one slice") << QByteArray("wl") << 1 << 3;
    }
    void copiesAreNoSlices() {
        QFETCH(QByteArray, mode);
        QFETCH(int, slices);
        QFETCH(int, copies);
        const TempFolder folder;
        const fs::path path = written(folder, "scan.lsm.tif", mode.constData(), slices, copies);
        QVERIFY(!path.empty());
        const thumbs::Thumbnail tile = load(folder, path, 0);
        QVERIFY(!tile.failure);
        QCOMPARE(tile.pages, slices);
        for (int z = 0; z < slices; ++z) {
            const thumbs::Thumbnail slice = load(folder, path, z);
            QVERIFY(!slice.failure);
            QCOMPARE(slice.fullSize, (image::PixelSize{64, 48}));
            QCOMPARE(qGray(slice.image.pixel(3, 3)), 40 * (z + 1));
        }
        QVERIFY(load(folder, path, slices * (copies + 1)).failure);
    }
    // The way to the pages of a long file was gone three times a tile, and twice a slice under a
    // pointer that scrubs.
    void theChainIsWalkedOnce() {
        const TempFolder folder;
        constexpr int kSlices = 300;
        const fs::path path = written(folder, "scan.lsm.tif", "wl", kSlices, 1);
        const auto bytesOf = [&](int slice) {
            const std::uint64_t before = base::bytesReadOnThread();
            const thumbs::Thumbnail tile = load(folder, path, slice);
            return tile.failure ? std::uint64_t{0} : base::bytesReadOnThread() - before;
        };
        const std::uint64_t first = bytesOf(0);
        QVERIFY2(first > 0 && first < 2 * kSlices * 512 + (512U << 10),
            QByteArray::number(static_cast<qulonglong>(first)).constData());
        for (const int slice : {kSlices - 1, kSlices / 2}) {
            const std::uint64_t more = bytesOf(slice);
            QVERIFY2(more > 0 && more < (256U << 10),
                QByteArray::number(static_cast<qulonglong>(more)).constData());
        }
        // Another file under that name, with other pages.
        fs::remove(path);
        QVERIFY(!written(folder, "scan.lsm.tif", "wl", kSlices, 0).empty());
        QCOMPARE(load(folder, path, 0).pages, kSlices);
        QCOMPARE(qGray(load(folder, path, 3).image.pixel(3, 3)), 160);
    }
};

#include "slice_pages_test.moc"
LIGHTSTACK_TEST(SlicePagesTest);
