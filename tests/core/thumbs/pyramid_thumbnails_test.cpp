// Thumbnails of slices from the levels of their stack's pyramid, and without.
#include "core/thumbs/thumbnail_loader.h"
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using thumbs::Thumbnail;
using thumbs::ThumbnailLoader;
using thumbs::ThumbnailOrigin;
namespace fs = std::filesystem;

namespace {

// Eight slices of 640 x 512 16-bit voxels with a pyramid beside them, read anew each time.
struct Stack {
    tests::TempFolder folder;
    tests::StackKind kind;
    volume::SliceStack stack;
    fs::path out;
    ThumbnailLoader loader{nullptr, thumbs::DesktopCache(folder / "desktop")};
    std::uint64_t bytesRead = 0;

    explicit Stack(bool withPyramid = true) {
        kind.slice.width = 640;
        kind.slice.height = 512;
        kind.slice.bits = 16;
        kind.depth = 8;
        fs::create_directory(folder / "data");
        stack = tests::writeStack(folder / "data", kind);
        if (!withPyramid) return;
        stack = tests::listed(folder / "data");
        out = volume::writablePyramidFolder(stack, volume::PyramidMode::Exact);
        if (const auto done = tests::built(tests::requestFor(stack, out)); !done)
            qWarning("%s", done.error().detail.c_str());
    }
    Thumbnail load(int slice, int bucket, ThumbnailLoader* with = nullptr) {
        thumbs::ThumbnailKey key;
        key.path = stack.pathOf(stack.slices[static_cast<std::size_t>(slice)]).native();
        key.bucket = bucket;
        const std::uint64_t before = base::bytesReadOnThread();
        Thumbnail thumbnail = (with != nullptr ? *with : loader).load(key, {});
        bytesRead = base::bytesReadOnThread() - before;
        return thumbnail;
    }
    static bool equal(const Thumbnail& a, const Thumbnail& b) {
        return a.image.convertToFormat(QImage::Format_RGB32) ==
               b.image.convertToFormat(QImage::Format_RGB32);
    }
};

constexpr std::uint64_t kSliceBytes = 640 * 512 * 2;

} // namespace

class PyramidThumbnailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSmallestSufficientLevelIsRead() {
        Stack s;
        const Thumbnail thumbnail = s.load(5, 256);
        QVERIFY(!thumbnail.failure);
        QCOMPARE(thumbnail.origin, ThumbnailOrigin::Scaled);
        QCOMPARE(thumbnail.fullSize.width, 640);
        QCOMPARE(thumbnail.bits, 16);
        QCOMPARE(std::max(thumbnail.image.width(), thumbnail.image.height()), 256);
        QVERIFY(s.load(6, 256).failure == std::nullopt); // the folder is known by now
        QVERIFY2(s.bytesRead < kSliceBytes / 2, qPrintable(QString::number(s.bytesRead)));
        // Slices 6 and 7 share a slice of level 1; slices 1 and 6 do not.
        QVERIFY(Stack::equal(s.load(6, 256), s.load(7, 256)));
        QVERIFY(!Stack::equal(s.load(1, 256), s.load(6, 256)));
    }
    void noLevelIsLargeEnough() {
        Stack s;
        s.load(3, 512);
        QVERIFY(s.bytesRead >= kSliceBytes);
    }
    void withoutAPyramidTheSliceIsRead() {
        Stack s(false);
        QVERIFY(!s.load(3, 256).failure);
        QVERIFY(s.bytesRead >= kSliceBytes);
    }
    void aChangedSliceIsReadItself() {
        Stack s;
        s.load(2, 256);
        tests::writeSlice(s.stack.pathOf(s.stack.slices[2]), s.kind, 77);
        fs::last_write_time(s.stack.pathOf(s.stack.slices[2]),
            fs::file_time_type::clock::now() + std::chrono::hours(1));
        QVERIFY(!s.load(2, 256).failure);
        QVERIFY(s.bytesRead >= kSliceBytes);
        ThumbnailLoader other(nullptr, thumbs::DesktopCache(s.folder / "desktop"));
        s.load(6, 256, &other); // the whole pyramid is out of date for who looks now
        QVERIFY(s.bytesRead >= kSliceBytes);
    }
    void damagedLevelsAreNotTrusted() {
        Stack s;
        s.load(4, 256); // the folder is known
        for (int index = 0; index < 4; ++index)
            fs::resize_file(volume::levelFile(s.out, 1, index), 100);
        const Thumbnail thumbnail = s.load(4, 256);
        QVERIFY(!thumbnail.failure && !thumbnail.image.isNull());
        QVERIFY(s.bytesRead >= kSliceBytes);
        fs::remove_all(s.out);
        QVERIFY(!s.load(5, 256).failure);
        QVERIFY(s.bytesRead >= kSliceBytes);
    }
};

#include "pyramid_thumbnails_test.moc"
LIGHTSTACK_TEST(PyramidThumbnailsTest);
