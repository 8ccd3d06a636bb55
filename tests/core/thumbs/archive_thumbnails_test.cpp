// Pictures in archives: the same thumbnail, picture and metadata as those of the unpacked file.
#include "core/archive/open_file.h"
#include "core/metadata/metadata_service.h"
#include "core/metadata/tags.h"
#include "core/thumbs/facts_loader.h"
#include "core/thumbs/picture_service.h"
#include "core/thumbs/thumbnail_loader.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using catalog::ThumbnailStore;
using thumbs::Thumbnail;
using thumbs::ThumbnailKey;
using thumbs::ThumbnailLoader;
using thumbs::ThumbnailOrigin;
namespace fs = std::filesystem;

namespace {

std::string pictureBytes(const char* format) {
    QImage image(900, 600, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(200, x * 255 / 900, y * 255 / 600));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data().toStdString();
}

ThumbnailKey keyOf(const fs::path& path) {
    ThumbnailKey key;
    key.path = path.native();
    key.bucket = 256;
    if (const auto stamp = archive::stampOf(path)) {
        key.size = stamp->size;
        key.mtimeNs = stamp->mtimeNs;
    }
    return key;
}

// All but what names and dates the file itself.
std::vector<std::string> tagsOf(const fs::path& path) {
    std::vector<std::string> out;
    metadata::TagOptions options;
    options.sidecar = false; // the samples lie apart from theirs
    const auto read = metadata::readTags(path, {}, options);
    if (!read) return {read.error().detail};
    for (const metadata::Tag& tag : read->tags)
        if (tag.key != "File.Name" && tag.key != "File.Folder" && tag.key != "File.Modified")
            out.push_back(tag.key + "=" + tag.value);
    return out;
}

} // namespace

class ArchiveThumbnailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asIfUnpacked() {
        const TempFolder folder;
        const auto zip = folder.write(
            "a.zip", makeZip({{.name = "T/a.png", .content = pictureBytes("PNG")},
                         {.name = "T/b.jpg", .content = pictureBytes("JPEG"), .deflate = false}}));
        catalog::StoreOptions options;
        options.file = folder / "store.db";
        const auto store = ThumbnailStore::open(options);
        ThumbnailLoader loader(store.get(), thumbs::DesktopCache(folder / "desktop"));
        for (const auto& [name, format] :
            {std::pair("T/a.png", "PNG"), std::pair("T/b.jpg", "JPEG")}) {
            const auto plain = folder.write(std::string("plain") + name[2], pictureBytes(format));
            const Thumbnail expected = loader.load(keyOf(plain), {});
            const Thumbnail first = loader.load(keyOf(zip / name), {});
            QVERIFY2(!first.failure, first.failure ? first.failure->detail.c_str() : "");
            QVERIFY(first.image == expected.image);
            QCOMPARE(first.fullSize.width, 900);
            QCOMPARE(first.mtimeNs, keyOf(zip / name).mtimeNs);
            store->flush();
            const Thumbnail second = loader.load(keyOf(zip / name), {});
            QVERIFY(second.origin == ThumbnailOrigin::Store);
            const auto facts =
                thumbs::loadFacts(zip / name, archive::stampOf(zip / name).value(), nullptr);
            QCOMPARE(facts.width, 900);
        }
    }

    void aReasonWhereThereIsNone() {
        const TempFolder folder;
        const auto zip = folder.write(
            "a.zip", makeZip({{.name = "a.png", .content = pictureBytes("PNG"), .flags = 1},
                         {.name = "b.png", .content = pictureBytes("PNG"), .crc = 1}}));
        ThumbnailLoader loader(nullptr, thumbs::DesktopCache(folder / "desktop"));
        const auto reason = [&](const fs::path& path) {
            const Thumbnail thumbnail = loader.load(keyOf(path), {});
            return thumbnail.failure ? thumbnail.failure->detail : std::string("none");
        };
        QCOMPARE(reason(zip / "a.png"), std::string("is encrypted"));
        QVERIFY(reason(zip / "b.png").find("checksum") != std::string::npos);
        QVERIFY(reason(zip / "c.png").find("no such member") != std::string::npos);
    }

    void theViewerShowsIt() {
        const TempFolder folder;
        const auto zip =
            folder.write("a.zip", makeZip({{.name = "a.png", .content = pictureBytes("PNG")}}));
        thumbs::PictureService service;
        std::shared_ptr<const thumbs::ViewedPicture> seen;
        QObject::connect(&service, &thumbs::PictureService::pictureReady, &service,
            [&](const std::shared_ptr<const thumbs::ViewedPicture>& picture) { seen = picture; });
        service.show(zip / "a.png", 0, 300);
        QTRY_VERIFY_WITH_TIMEOUT(seen && !seen->provisional, 10'000);
        QCOMPARE(seen->fullSize.width, 900);
        QCOMPARE(seen->path, zip / "a.png");
    }

    void everyFormatOfTheSamples() {
        LIGHTSTACK_NEED_SAMPLES();
        const TempFolder folder;
        std::vector<ZipItem> items;
        std::vector<fs::path> plain;
        std::set<std::string> kinds;
        for (const auto& entry : fs::recursive_directory_iterator(samplesFolder() / "photos")) {
            if (!entry.is_regular_file() || entry.file_size() > 3'000'000) continue;
            if (!kinds.insert(entry.path().extension().native()).second) continue;
            plain.push_back(entry.path());
            items.push_back(
                {.name = entry.path().filename().native(), .content = contentOf(entry.path())});
        }
        QVERIFY(plain.size() > 5);
        const auto zip = folder.write("a.zip", makeZip(items));
        ThumbnailLoader loader(nullptr, thumbs::DesktopCache(folder / "desktop"));
        for (const fs::path& path : plain) {
            const fs::path member = zip / path.filename();
            const Thumbnail expected = loader.load(keyOf(path), {});
            const Thumbnail got = loader.load(keyOf(member), {});
            QVERIFY2(got.image == expected.image, path.c_str());
            QCOMPARE(got.failure.has_value(), expected.failure.has_value());
            QVERIFY2(tagsOf(member) == tagsOf(path), path.c_str());
        }
    }
};

#include "archive_thumbnails_test.moc"
LIGHTSTACK_TEST(ArchiveThumbnailsTest);
