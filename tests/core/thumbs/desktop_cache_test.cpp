#include "core/base/file_path.h"
#include "core/thumbs/desktop_cache.h"
#include "core/thumbs/png_text.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using thumbs::DesktopCache;
namespace fs = std::filesystem;

namespace {

struct Entry {
    image::PixelSize size{256, 192};
    std::string mtime = "1000";
    std::string bytes; // Thumb::Size, "" leaves it out
    std::string uri;   // Thumb::URI
};

std::string png(const Entry& entry) {
    QImage image(entry.size.width, entry.size.height, QImage::Format_RGB32);
    image.fill(Qt::green);
    if (!entry.mtime.empty())
        image.setText(QStringLiteral("Thumb::MTime"), QString::fromStdString(entry.mtime));
    if (!entry.bytes.empty())
        image.setText(QStringLiteral("Thumb::Size"), QString::fromStdString(entry.bytes));
    if (!entry.uri.empty())
        image.setText(QStringLiteral("Thumb::URI"), QString::fromStdString(entry.uri));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data().toStdString();
}

std::string nameFor(const fs::path& file) {
    const std::string uri = base::fileUri(file);
    return QCryptographicHash::hash(QByteArray::fromStdString(uri), QCryptographicHash::Md5)
               .toHex()
               .toStdString() +
           ".png";
}

base::FileStamp stamp(std::uint64_t size = 77, std::int64_t ns = 1000'123'456'789) {
    base::FileStamp stamp;
    stamp.size = size;
    stamp.mtimeNs = ns;
    return stamp;
}

constexpr image::PixelSize kFull{4000, 3000};

} // namespace

class DesktopCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNameIsTheMd5OfTheUri() {
        const TempFolder folder;
        folder.write(
            "normal/c6ee772d9e49320e97ec29a7eb5b1697.png", png({{128, 96}, "1000", "", ""}));
        const DesktopCache cache(folder.path());
        QVERIFY(cache.find("/home/jens/photos/me.png", stamp(), 128, kFull));
        QVERIFY(!cache.find("/home/jens/photos/me2.png", stamp(), 128, kFull));
    }

    void timesAndSizesMustBeEqual() {
        const TempFolder folder;
        const fs::path file = "/x/\xff odd.jpg"; // any bytes
        const DesktopCache cache(folder.path());
        const auto found = [&](const Entry& entry, const base::FileStamp& of) {
            folder.write("large/" + nameFor(file), png(entry));
            return cache.find(file, of, 256, kFull).has_value();
        };
        QVERIFY(found({}, stamp()));
        QVERIFY(found({{256, 192}, "1000", "77", ""}, stamp()));
        QVERIFY(!found({{256, 192}, "1000", "78", ""}, stamp()));
        QVERIFY(!found({{256, 192}, "1001", "", ""}, stamp())); // newer is not good enough
        QVERIFY(!found({{256, 192}, "999", "", ""}, stamp()));
        QVERIFY(!found({{256, 192}, "", "", ""}, stamp()));
        QVERIFY(!found({{256, 192}, "1000x", "", ""}, stamp()));
        QVERIFY(found({{256, 192}, "-1", "", ""}, stamp(77, -500'000'000))); // before 1970
        QVERIFY(!found({{256, 192}, "1000", "", "file:///other"}, stamp()));
    }

    void thePixelsMustBeEnoughWhateverTheFolder() {
        const TempFolder folder;
        const fs::path file = "/x/a.jpg";
        const DesktopCache cache(folder.path());
        folder.write(
            "x-large/" + nameFor(file), png({{384, 288}, "1000", "", ""})); // some write 384
        QVERIFY(!cache.find(file, stamp(), 512, kFull));
        QCOMPARE(cache.find(file, stamp(), 256, kFull)->width(), 384);
        folder.write("large/" + nameFor(file), png({}));
        QCOMPARE(cache.find(file, stamp(), 256, kFull)->width(), 256); // the smallest that will do
        const fs::path small = "/x/small.png";                         // all the picture has
        folder.write("normal/" + nameFor(small), png({{100, 50}, "1000", "", ""}));
        QVERIFY(cache.find(small, stamp(), 512, {100, 50}));
        QVERIFY(!cache.find(small, stamp(), 512, {200, 100}));
    }

    void anotherShapeIsNotThisPicture() {
        const TempFolder folder;
        const fs::path file = "/x/turned.jpg";
        folder.write("large/" + nameFor(file), png({})); // written without the orientation
        const DesktopCache cache(folder.path());
        QVERIFY(!cache.find(file, stamp(), 256, {3000, 4000}));
        QVERIFY(cache.find(file, stamp(), 256, {4000, 3000}));
    }

    void linksAreFoundUnderTheirTarget() {
        const TempFolder folder;
        const fs::path real = folder.write("real/a.jpg", "x");
        fs::create_directory_symlink(folder / "real", folder / "link");
        folder.write("cache/large/" + nameFor(fs::canonical(real)), png({}));
        const DesktopCache cache(folder / "cache");
        QVERIFY(cache.find(folder / "link/a.jpg", stamp(), 256, kFull));
    }

    void damagedAndForeignFilesAreNoThumbnails() {
        const TempFolder folder;
        const fs::path file = "/x/a.jpg";
        const DesktopCache cache(folder.path());
        const std::string good = png({});
        for (const std::string& bytes : {std::string(), std::string("text"), good.substr(0, 40),
                 good.substr(0, good.size() / 2)}) {
            folder.write("large/" + nameFor(file), bytes);
            QVERIFY(!cache.find(file, stamp(), 256, kFull));
        }
        QVERIFY(!cache.find("relative.jpg", stamp(), 256, kFull));
        QVERIFY(!cache.find(file, stamp(), 256, {}));
        QVERIFY(!DesktopCache(fs::path()).find(file, stamp(), 256, kFull));
    }

    void filesWithinTheCacheAreRecognised() {
        const DesktopCache cache(fs::path("/home/u/.cache/thumbnails"));
        QVERIFY(cache.contains("/home/u/.cache/thumbnails/large/a.png"));
        QVERIFY(!cache.contains("/home/u/.cache/thumbnails2/a.png"));
        QVERIFY(!cache.contains("/home/u/a.png"));
    }

    void theRootFollowsTheEnvironment() {
        const QByteArray cache = qgetenv("XDG_CACHE_HOME");
        qputenv("XDG_CACHE_HOME", "/some/where");
        QVERIFY(DesktopCache::defaultRoot() == "/some/where/thumbnails");
        qputenv("XDG_CACHE_HOME", "relative/is/ignored");
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", "/home/u");
        QVERIFY(DesktopCache::defaultRoot() == "/home/u/.cache/thumbnails");
        qputenv("HOME", home);
        cache.isNull() ? qunsetenv("XDG_CACHE_HOME") : qputenv("XDG_CACHE_HOME", cache);
    }

    void chunksThatLieAboutTheirLength() {
        std::string bytes = png({});
        bytes[33 + 3] = '\x7f'; // the chunk after IHDR: longer than the file
        bytes[33] = '\x7f';
        const auto text = thumbs::readPngText(std::as_bytes(std::span(bytes)));
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::CorruptData);
    }
};

#include "desktop_cache_test.moc"
LIGHTSTACK_TEST(DesktopCacheTest);
