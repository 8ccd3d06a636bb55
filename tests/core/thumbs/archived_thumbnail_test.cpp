// Thumbnails of members of archives, and what films say of themselves instead of one.
#include "core/archive/open_file.h"
#include "core/thumbs/thumbnail_loader.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/core/metadata/film_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using namespace lightstack::thumbs;

namespace {

std::string png(int side) {
    QImage image(side, side / 2, QImage::Format_RGB32);
    image.fill(qRgb(200, 40, 40));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data().toStdString();
}

struct Place {
    TempFolder folder;
    ThumbnailLoader loader{nullptr, DesktopCache(folder / "desktop")};

    Thumbnail load(const std::filesystem::path& path, const std::stop_token& stop = {}) {
        ThumbnailKey key;
        key.path = path.native();
        LoadContext context;
        context.stop = stop;
        return loader.load(key, context);
    }
};

} // namespace

class ArchivedThumbnailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersOfTarsAndZips() {
        Place place;
        const std::vector<TarItem> items{{"T/a.png", png(300)}, {"T/b.png", png(400)}};
        const auto tgz = place.folder.write("t.tgz", gzipped(makeTar(items)));
        const auto tar = place.folder.write("t.tar", makeTar(items));
        const auto zip =
            place.folder.write("t.zip", makeZip({{.name = "T/a.png", .content = png(300)},
                                            {.name = "T/b.png", .content = png(400)}}));
        for (const auto& archive : {tgz, tar, zip})
            for (const char* name : {"T/b.png", "T/a.png"}) {
                const Thumbnail made = place.load(archive / name);
                QVERIFY2(!made.failure, archive.c_str());
                QCOMPARE(made.fullSize.width, name[2] == 'a' ? 300 : 400);
                QCOMPARE(made.image.pixel(10, 10), qRgb(200, 40, 40));
                QCOMPARE(made.mtimeNs, archive::stampOf(archive / name)->mtimeNs);
            }
    }

    // Whatever is not shown any more is not looked for, and may be asked for again.
    void whatIsScrolledAwayStops() {
        Place place;
        const auto tgz = place.folder.write(
            "t.tgz", gzipped(makeTar({{"T/n", noise(3'000'000)}, {"T/a.png", png(300)}})));
        std::stop_source stop;
        stop.request_stop();
        const Thumbnail stopped = place.load(tgz / "T/a.png", stop.get_token());
        QVERIFY(stopped.failure && stopped.failure->code == ErrorCode::Cancelled);
        QVERIFY(!place.load(tgz / "T/a.png").failure);
    }

    void filmsTellTheirLength() {
        Place place;
        const auto film = place.folder.write("a.mp4", isoFilm({}));
        const auto tgz = place.folder.write("t.tgz", gzipped(makeTar({{"T/a.mp4", isoFilm({})}})));
        for (const auto& path : {film, tgz / "T/a.mp4"}) {
            const Thumbnail made = place.load(path);
            QVERIFY(made.failure && made.failure->code == ErrorCode::Unsupported);
            QCOMPARE(made.seconds, 7.25);
            QCOMPARE(made.fullSize, (image::PixelSize{1920, 1080}));
        }
        const Thumbnail broken = place.load(place.folder.write("b.mp4", isoFilm({}).substr(0, 40)));
        QVERIFY(broken.failure && broken.failure->code == ErrorCode::Unsupported);
        QCOMPARE(broken.seconds, 0.0);
    }
};

#include "archived_thumbnail_test.moc"
LIGHTSTACK_TEST(ArchivedThumbnailTest);
