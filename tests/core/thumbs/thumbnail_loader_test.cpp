#include "core/base/file_path.h"
#include "core/io/thumbnail_codec.h"
#include "core/thumbs/facts_loader.h"
#include "core/thumbs/thumbnail_loader.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QCryptographicHash>
#include <QtTest>

#include <chrono>

using namespace lightstack;
using namespace std::chrono_literals;
using catalog::ThumbnailStore;
using thumbs::LoadContext;
using thumbs::Thumbnail;
using thumbs::ThumbnailKey;
using thumbs::ThumbnailLoader;
using thumbs::ThumbnailOrigin;
namespace fs = std::filesystem;

namespace {

// A folder with a store and a desktop cache of its own.
struct Place {
    Place() {
        catalog::StoreOptions options;
        options.file = folder / "store/t.db";
        store = ThumbnailStore::open(options);
        loader = std::make_unique<ThumbnailLoader>(
            store.get(), thumbs::DesktopCache(folder / "desktop"));
    }

    // A gradient, an hour old unless told otherwise.
    [[nodiscard]] fs::path picture(const std::string& name, int width = 640, int height = 480,
        std::chrono::seconds age = 3600s) const {
        QImage image(width, height, QImage::Format_RGB32);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                image.setPixel(x, y, qRgb(200, x * 255 / width, y * 255 / height));
        const fs::path path = folder / name;
        image.save(QString::fromStdString(path.native()), "PNG");
        setAge(path, age);
        return path;
    }
    static void setAge(const fs::path& path, std::chrono::seconds age) {
        fs::last_write_time(path, fs::file_time_type::clock::now() - age);
    }

    [[nodiscard]] static ThumbnailKey key(const fs::path& path, int bucket = 256) {
        ThumbnailKey key;
        key.path = path.native();
        key.bucket = bucket;
        if (const auto stamp = base::stampOf(path)) {
            key.size = stamp->size;
            key.mtimeNs = stamp->mtimeNs;
        }
        return key;
    }
    [[nodiscard]] Thumbnail load(const ThumbnailKey& key) {
        Thumbnail thumbnail = loader->load(key, context);
        store->flush();
        return thumbnail;
    }
    [[nodiscard]] std::uint64_t rows() const { return store->status().rows; }

    tests::TempFolder folder;
    std::unique_ptr<ThumbnailStore> store;
    std::unique_ptr<ThumbnailLoader> loader;
    LoadContext context;
};

bool isFailure(const Thumbnail& thumbnail, ErrorCode code) {
    return thumbnail.failure && thumbnail.failure->code == code;
}

} // namespace

class ThumbnailLoaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void madeOnceThenTakenFromTheStoreWithoutTheFile() {
        Place place;
        const fs::path path = place.picture("a.png");
        const ThumbnailKey key = Place::key(path);
        const Thumbnail made = place.load(key);
        QVERIFY(!made.failure);
        QVERIFY(made.origin != ThumbnailOrigin::Store);
        QCOMPARE(made.image.size(), QSize(256, 192));
        QCOMPARE(made.fullSize, (image::PixelSize{640, 480}));
        QVERIFY(made.mime == "image/png");
        QCOMPARE(made.mtimeNs, key.mtimeNs);
        QVERIFY(qRed(made.color) > 150);

        fs::remove(path); // a warm thumbnail opens no file
        const Thumbnail stored = place.load(key);
        QVERIFY(!stored.failure);
        QCOMPARE(stored.origin, ThumbnailOrigin::Store);
        QCOMPARE(stored.image.size(), QSize(256, 192));
        QCOMPARE(stored.fullSize, made.fullSize);
        QCOMPARE(stored.color, made.color);
        QCOMPARE(stored.bits, made.bits);
        QVERIFY(stored.mime == made.mime);
    }

    void anUnknownStampIsLookedUp() {
        Place place;
        const fs::path path = place.picture("a.png");
        const ThumbnailKey known = Place::key(path);
        ThumbnailKey unknown = known;
        unknown.size = 0;
        unknown.mtimeNs = 0;
        QCOMPARE(place.load(unknown).mtimeNs, known.mtimeNs);
        QCOMPARE(place.load(unknown).origin, ThumbnailOrigin::Store);
        QCOMPARE(place.load(known).origin, ThumbnailOrigin::Store);
    }

    void aListingBehindTheFileGetsTheFilesState() {
        Place place;
        const fs::path path = place.picture("a.png");
        ThumbnailKey key = Place::key(path);
        (void)place.load(key);
        key.mtimeNs -= 5;
        const Thumbnail thumbnail = place.load(key);
        QCOMPARE(thumbnail.origin, ThumbnailOrigin::Store);
        QCOMPARE(thumbnail.mtimeNs, key.mtimeNs + 5);
    }

    void aFileJustWrittenIsShownButNotKept() {
        Place place;
        const fs::path path = place.picture("a.png", 640, 480, 0s);
        QVERIFY(!place.load(Place::key(path)).image.isNull());
        const fs::path half = place.folder.write("b.png", "\x89PNG\r\n\x1a\n half");
        QVERIFY(place.load(Place::key(half)).failure);
        QCOMPARE(place.rows(), 0U);
        Place::setAge(path, -3600s); // a wrong clock is no file being written
        (void)place.load(Place::key(path));
        QCOMPARE(place.rows(), 1U);
    }

    void failuresOfTheFileAreKeptThoseOfTheSystemAreNot() {
        Place place;
        const fs::path broken = place.folder.write("a.png", "\x89PNG\r\n\x1a\n and no more");
        const fs::path strange = place.folder.write("b.bin", std::string(500, '\x01'));
        for (const fs::path& path : {broken, strange}) {
            Place::setAge(path, 3600s);
            const Thumbnail first = place.load(Place::key(path));
            QVERIFY(first.failure);
            const Thumbnail second = place.load(Place::key(path));
            QCOMPARE(second.origin, ThumbnailOrigin::Store);
            QVERIFY(isFailure(second, first.failure->code));
        }
        QCOMPARE(place.rows(), 2U);
        QVERIFY(isFailure(place.load(Place::key(place.folder / "none.png")), ErrorCode::NotFound));
        QCOMPARE(place.rows(), 2U);
    }

    void cancelledLeavesNothing() {
        Place place;
        const fs::path path = place.picture("a.png");
        std::stop_source stop;
        stop.request_stop();
        place.context.stop = stop.get_token();
        QVERIFY(isFailure(place.load(Place::key(path)), ErrorCode::Cancelled));
        QCOMPARE(place.rows(), 0U);
    }

    void movedFilesAreFoundByTheirContent() {
        Place place;
        const fs::path path = place.picture("a.png");
        (void)place.load(Place::key(path));
        fs::rename(path, place.folder / "elsewhere.png");
        const Thumbnail moved = place.load(Place::key(place.folder / "elsewhere.png"));
        QCOMPARE(moved.origin, ThumbnailOrigin::Store);
        QCOMPARE(moved.image.size(), QSize(256, 192));
        QCOMPARE(place.rows(), 1U);
    }

    void smallerBucketsComeOfLargerOnes() {
        Place place;
        const fs::path path = place.picture("a.png", 1200, 600);
        (void)place.load(Place::key(path, 512));
        fs::path gone = path;
        const ThumbnailKey key = Place::key(path, 128);
        fs::remove(gone);
        const Thumbnail small = place.load(key);
        QCOMPARE(small.origin, ThumbnailOrigin::Store);
        QCOMPARE(small.image.size(), QSize(128, 64));
        QCOMPARE(small.fullSize, (image::PixelSize{1200, 600}));
        QCOMPARE(place.rows(), 2U);
    }

    void theSmallestSizeIsMadeOfTheNextOne() {
        Place place;
        const fs::path path = place.picture("a.png");
        QCOMPARE(place.load(Place::key(path, 64)).image.size(), QSize(64, 48));
        QCOMPARE(place.load(Place::key(path, 64)).image.size(), QSize(64, 48));
        QCOMPARE(place.load(Place::key(path, 128)).image.size(), QSize(128, 96));
        QCOMPARE(place.rows(), 1U);
    }

    void nothingIsEnlarged() {
        Place place;
        const fs::path path = place.picture("a.png", 90, 30);
        QCOMPARE(place.load(Place::key(path, 512)).image.size(), QSize(90, 30));
        QCOMPARE(place.load(Place::key(path, 512)).image.size(), QSize(90, 30));
        QCOMPARE(place.load(Place::key(path, 256)).image.size(), QSize(90, 30));
    }

    void freshMeansFromTheFile() {
        Place place;
        const fs::path path = place.picture("a.png");
        (void)place.load(Place::key(path));
        place.context.fresh = true;
        QVERIFY(place.load(Place::key(path)).origin != ThumbnailOrigin::Store);
    }

    void aRottenRowIsMadeAnew() {
        Place place;
        const fs::path path = place.picture("a.png");
        const ThumbnailKey key = Place::key(path);
        catalog::StoreKey row;
        row.path = key.path;
        row.size = key.size;
        row.mtimeNs = key.mtimeNs;
        row.bucket = key.bucket;
        catalog::StoredThumbnail rotten;
        rotten.blob = "no picture at all";
        place.store->put(row, 1, rotten);
        QVERIFY(place.load(key).origin != ThumbnailOrigin::Store);
        QCOMPARE(place.load(key).origin, ThumbnailOrigin::Store);
    }

    void theDesktopsThumbnailServesEightBitPictures() {
        Place place;
        const fs::path path = place.picture("a.png");
        const ThumbnailKey key = Place::key(path);
        QImage image(256, 192, QImage::Format_RGB32);
        image.fill(Qt::blue);
        image.setText(QStringLiteral("Thumb::MTime"), QString::number(key.mtimeNs / 1'000'000'000));
        const QByteArray name = QCryptographicHash::hash(
            QByteArray::fromStdString(base::fileUri(path)), QCryptographicHash::Md5);
        fs::create_directories(place.folder / "desktop/large");
        const fs::path file =
            place.folder / ("desktop/large/" + name.toHex().toStdString() + ".png");
        QVERIFY(image.save(QString::fromStdString(file.native()), "PNG"));

        place.context.readDesktopCache = false;
        QVERIFY(qRed(place.loader->load(key, place.context).color) > 150);
        QVERIFY(place.store->clear());
        place.context.readDesktopCache = true;
        const Thumbnail thumbnail = place.load(key);
        QCOMPARE(thumbnail.origin, ThumbnailOrigin::DesktopCache);
        QCOMPARE(thumbnail.color & 0xFFFFFFU, 0x0000FFU);
        QCOMPARE(thumbnail.fullSize, (image::PixelSize{640, 480}));
        QCOMPARE(place.load(key).origin, ThumbnailOrigin::Store); // and is kept
    }

    void factsAreKeptWithTheThumbnail() {
        Place place;
        const fs::path path = place.picture("a.png");
        (void)place.load(Place::key(path));
        const auto stamp = base::stampOf(path);
        fs::remove(path);
        const auto facts = thumbs::loadFacts(path, *stamp, place.store.get());
        QCOMPARE(facts.width, 640);
        QCOMPARE(facts.height, 480);
        QCOMPARE(facts.takenAtMs, INT64_MIN);
    }

    void factsWithoutAThumbnail() {
        Place place;
        const fs::path path = place.picture("a.png", 50, 60);
        const auto stamp = base::stampOf(path);
        QCOMPARE(thumbs::loadFacts(path, *stamp, nullptr).width, 50);
        QCOMPARE(thumbs::loadFacts(path, *stamp, place.store.get()).height, 60);
        fs::remove(path);
        QCOMPARE(thumbs::loadFacts(path, *stamp, place.store.get()).height, 60);
        QCOMPARE(thumbs::loadFacts(path, *stamp, nullptr).height, 0);
    }

    void theBudgetIsGivenBack() {
        Place place;
        place.context.budget = std::make_shared<base::ByteBudget>(std::uint64_t{64} << 20);
        for (int i = 0; i < 3; ++i)
            QVERIFY(
                !place.load(Place::key(place.picture("a" + std::to_string(i) + ".png"))).failure);
        QCOMPARE(place.context.budget->used(), 0U);
        place.context.budget = std::make_shared<base::ByteBudget>(std::uint64_t{100} << 10);
        const Thumbnail tooLarge = place.load(Place::key(place.picture("b.png", 900, 900)));
        QVERIFY(!tooLarge.failure || isFailure(tooLarge, ErrorCode::LimitExceeded));
        QCOMPARE(place.context.budget->used(), 0U);
    }
};

#include "thumbnail_loader_test.moc"
LIGHTSTACK_TEST(ThumbnailLoaderTest);
