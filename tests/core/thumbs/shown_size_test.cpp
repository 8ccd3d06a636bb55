// Thumbnails come in the size in which they are shown, and are asked again only where that helps.
#include "core/thumbs/thumbnail_loader.h"
#include "core/thumbs/thumbnail_service.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using thumbs::ThumbnailKey;

namespace {

// Pictures of one natural size, scaled as the loader does.
class ScaledSource final : public thumbs::ThumbnailSource {
public:
    explicit ScaledSource(int natural) : m_natural(natural) {}
    thumbs::Thumbnail load(const ThumbnailKey& key, const thumbs::LoadContext&) override {
        ++loads;
        thumbs::Thumbnail thumbnail;
        const int side = std::min(m_natural, key.side());
        thumbnail.image = QImage(side, side / 2, QImage::Format_RGB32);
        thumbnail.size = key.size;
        thumbnail.mtimeNs = key.mtimeNs;
        return thumbnail;
    }
    std::atomic<int> loads = 0;

private:
    int m_natural;
};

ThumbnailKey keyOf(int fit) {
    ThumbnailKey key;
    key.path = "a";
    key.size = 1;
    key.mtimeNs = 1;
    key.fit = fit;
    return key;
}

struct Shown {
    explicit Shown(int natural) : source(std::make_shared<ScaledSource>(natural)) {}
    int sideAfterAsking(int fit) {
        QSignalSpy idle(&service, &thumbs::ThumbnailService::idle);
        service.setDemand({{keyOf(fit), thumbs::DemandTier::Visible}});
        if (service.pending() > 0 && !idle.wait()) return -1;
        return service.peek(keyOf(fit))->image.width();
    }
    std::shared_ptr<ScaledSource> source;
    thumbs::ThumbnailService service{source, {}};
};

} // namespace

class ShownSizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherCellSizeIsAskedAgain() {
        Shown shown(1000);
        QCOMPARE(shown.sideAfterAsking(160), 160);
        QCOMPARE(shown.sideAfterAsking(160), 160);
        QCOMPARE(shown.source->loads.load(), 1);
        QCOMPARE(shown.sideAfterAsking(200), 200);
        QCOMPARE(shown.sideAfterAsking(0), 256); // the bucket
        QCOMPARE(shown.source->loads.load(), 3);
        QCOMPARE(shown.service.peek(keyOf(0))->side, 256);
    }

    void aSmallPictureIsAllThereIs() {
        Shown shown(100);
        QCOMPARE(shown.sideAfterAsking(160), 100);
        QCOMPARE(shown.sideAfterAsking(200), 100);
        QCOMPARE(shown.sideAfterAsking(120), 100);
        QCOMPARE(shown.source->loads.load(), 1);
        QCOMPARE(shown.sideAfterAsking(80), 80);
        QCOMPARE(shown.sideAfterAsking(160), 100);
        QCOMPARE(shown.source->loads.load(), 3);
    }

    void theOldSizeStaysUntilTheNewIsThere() {
        Shown shown(1000);
        QCOMPARE(shown.sideAfterAsking(160), 160);
        shown.service.setDemand({{keyOf(200), thumbs::DemandTier::Visible}});
        QVERIFY(shown.service.peek(keyOf(200)) != nullptr);
        QCOMPARE(shown.service.peek(keyOf(200))->image.width(), 160);
    }

    void theLoaderScalesToTheCell() {
        const tests::TempFolder folder;
        QImage image(640, 480, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(QString::fromStdString((folder / "a.png").native())));
        thumbs::ThumbnailLoader loader(nullptr, thumbs::DesktopCache(folder / "none"));
        ThumbnailKey key;
        key.path = (folder / "a.png").native();
        for (const auto& [fit, side] : {std::pair{160, 160}, {0, 256}, {999, 256}}) {
            key.fit = fit;
            QCOMPARE(loader.load(key, {}).image.width(), side);
        }
    }
};

#include "shown_size_test.moc"
LIGHTSTACK_TEST(ShownSizeTest);
