// Whose window of grey values a row is shown with: its stack's, or its own.
#include "tests/support/test_registry.h"
#include "tests/ui/grid/folder_fixture.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::FolderFixture;

namespace {

class PagedSource final : public thumbs::ThumbnailSource {
public:
    thumbs::Thumbnail load(const thumbs::ThumbnailKey& key, const thumbs::LoadContext&) override {
        thumbs::Thumbnail thumbnail;
        thumbnail.image = QImage(key.side(), key.side(), QImage::Format_RGB32);
        thumbnail.image.fill(Qt::gray);
        thumbnail.pages = 7;
        thumbnail.mime = "image/tiff";
        return thumbnail;
    }
};

} // namespace

class StackKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slicesOfATileShareItsWindow() {
        FolderFixture f;
        f.setStacked({"a.jpg", "s_1.tif", "s_2.tif", "s_3.tif", "s_4.tif"});
        QCOMPARE(f.model.rowCount(), 2);
        QVERIFY(f.model.keyAt(0, 256).stack == nullptr);
        const thumbs::ThumbnailKey tile = f.model.keyAt(1, 256);
        QVERIFY(tile.stack != nullptr && tile.stack->id != 0);
        const auto& slices = tile.stack->slices;
        QCOMPARE(slices[slices.size() / 2].path, tile.path);
        for (int slice = 0; slice < 4; ++slice) {
            const thumbs::ThumbnailKey key = f.model.sliceKeyAt(1, slice, 256, 0);
            QCOMPARE(key.stackId(), tile.stackId());
            QCOMPARE(key.sameItem(tile), slice == 2);
        }
        // The same stack in the next view.
        f.setStacked({"a.jpg", "s_1.tif", "s_2.tif", "s_3.tif", "s_4.tif"});
        QVERIFY(f.model.keyAt(1, 256).sameItem(tile));
    }
    void filesOfAnExpandedOneHaveTheirOwn() {
        FolderFixture f;
        f.setStacked(
            {"s_1.tif", "s_2.tif", "s_3.tif", "t_1.tif", "t_2.tif", "t_3.tif"}, {"/s_#.tif"});
        QCOMPARE(f.model.rowCount(), 4);
        for (int row = 0; row < 3; ++row)
            QVERIFY(f.model.keyAt(row, 256).stack == nullptr);
        QVERIFY(f.model.keyAt(3, 256).stack != nullptr);
    }
    void pagesShareOneToo() {
        thumbs::ThumbnailService service(std::make_shared<PagedSource>(), {});
        FolderFixture f(&service);
        f.setStacked({"pages.tif"});
        service.setDemand({{f.model.keyAt(0, 256), thumbs::DemandTier::Visible}});
        QTRY_COMPARE(f.model.slicesAt(0), 7);
        QVERIFY(f.model.keyAt(0, 256).stack == nullptr);
        const thumbs::ThumbnailKey first = f.model.sliceKeyAt(0, 0, 256, 0);
        const thumbs::ThumbnailKey last = f.model.sliceKeyAt(0, 6, 256, 0);
        QVERIFY(first.stackId() != 0 && first.stackId() == last.stackId());
        QVERIFY(!first.sameItem(last) && !first.sameItem(f.model.keyAt(0, 256)));
        QCOMPARE(first.stack->slices[2].page, 3);
    }
};

#include "stack_keys_test.moc"
LIGHTSTACK_TEST(StackKeysTest);
