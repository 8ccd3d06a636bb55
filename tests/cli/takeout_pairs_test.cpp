// takeout-pairs FOLDER: the contract's fields, and a tree with every kind of thing in it.
#include "tests/cli/cli_process.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;

namespace {

const std::string kJpeg("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xD9", 22);

std::string sidecar(const std::string& title) {
    return R"({"title":")" + title + R"(","photoTakenTime":{"timestamp":"1600000000"}})";
}

QString pairOf(const QJsonObject& json, const QString& media, const char* field = "sidecar") {
    for (const auto& each : json[QStringLiteral("pairs")].toArray())
        if (each.toObject()[QStringLiteral("media")].toString() == media)
            return each.toObject()[QLatin1String(field)].toString();
    return {};
}

QStringList listed(const QJsonObject& json, const char* name) {
    QStringList out;
    for (const auto& each : json[QLatin1String(name)].toArray())
        out << (each.isObject() ? each.toObject()[QStringLiteral("path")].toString()
                                : each.toString());
    return out;
}

void makeTwoParts(const TempFolder& folder) {
    const std::string one = "part1/Takeout/Google Fotos/";
    const std::string two = "part2/Takeout/Google Fotos/";
    folder.write(one + "Fotos von 2020/a.jpg", kJpeg);
    folder.write(one + "Fotos von 2020/a-bearbeitet.jpg", kJpeg);
    folder.write(two + "Fotos von 2020/a.jpg.supplemental-metadata.json", sidecar("a.jpg"));
    folder.write(one + "Fotos von 2020/alone.jpg", kJpeg);
    folder.write(one + "Fotos von 2020/orphan.jpg.json", sidecar("orphan.jpg"));
    folder.write(
        one + "Ferien/Metadaten.json", R"({"title":"Ferien in Rom","access":"protected"})");
    folder.write(one + "Ferien/film.mp4", "x");
    folder.write(one + "Ferien/film.mp4.json", R"({"title":"film.mp4"})");
    folder.write(one + "Ferien/plain.png", "x");
    folder.write(one + "Ferien/plain.png.json", "{}");
    folder.write(one + "Ferien/picture", kJpeg);
    folder.write(one + "Ferien/notes", "no picture");
    folder.write(one + "shared_album_comments.json", R"({"sharedAlbumComments":[]})");
    folder.write(one + "archive_browser.html", "<html>");
    folder.write(one + "@eaDir/a.jpg", kJpeg);
}

} // namespace

class TakeoutPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTree() {
        const TempFolder folder;
        makeTwoParts(folder);
        const CliRun run = runCli({"takeout-pairs", "--json", folder.path().native()});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = run.json();
        const QString year = QStringLiteral("part1/Takeout/Google Fotos/Fotos von 2020/");
        const QString album = QStringLiteral("part1/Takeout/Google Fotos/Ferien/");
        const QString across = QStringLiteral(
            "part2/Takeout/Google Fotos/Fotos von 2020/a.jpg.supplemental-metadata.json");
        QCOMPARE(json[QStringLiteral("pairs")].toArray().size(), 4);
        QCOMPARE(pairOf(json, year + QStringLiteral("a.jpg")), across);
        QCOMPARE(pairOf(json, year + QStringLiteral("a-bearbeitet.jpg")), across);
        QCOMPARE(pairOf(json, year + QStringLiteral("a.jpg"), "rule"), QStringLiteral("own-name"));
        QCOMPARE(
            pairOf(json, year + QStringLiteral("a.jpg"), "confidence"), QStringLiteral("likely"));
        QCOMPARE(pairOf(json, album + QStringLiteral("film.mp4")),
            album + QStringLiteral("film.mp4.json"));
        QCOMPARE(pairOf(json, album + QStringLiteral("plain.png"), "confidence"),
            QStringLiteral("certain"));
        QCOMPARE(listed(json, "unpaired_media"),
            (QStringList{album + QStringLiteral("picture"), year + QStringLiteral("alone.jpg")}));
        QCOMPARE(
            listed(json, "orphan_sidecars"), QStringList{year + QStringLiteral("orphan.jpg.json")});
        const QJsonArray albums = json[QStringLiteral("albums")].toArray();
        QCOMPARE(albums.size(), 1);
        QCOMPARE(albums[0].toObject()[QStringLiteral("title")].toString(),
            QStringLiteral("Ferien in Rom"));
        QCOMPARE(albums[0].toObject()[QStringLiteral("path")].toString(), album.chopped(1));
        const QJsonObject items = json[QStringLiteral("items")].toObject();
        QCOMPARE(items[QStringLiteral("total")].toInt(), 6);
        QCOMPARE(items[QStringLiteral("done")].toInt(), 4);
        QCOMPARE(items[QStringLiteral("skipped")].toInt(), 2);
        QCOMPARE(json[QStringLiteral("stages")].toArray().size(), 3);
    }
    void anyNumberOfWorkersGivesTheSame() {
        const TempFolder folder;
        makeTwoParts(folder);
        QJsonArray first;
        for (const char* workers : {"1", "2", "8"}) {
            const CliRun run =
                runCli({"takeout-pairs", "--json", "--workers", workers, folder.path().native()});
            const QJsonArray pairs = run.json()[QStringLiteral("pairs")].toArray();
            if (first.isEmpty()) first = pairs;
            QCOMPARE(pairs, first);
        }
    }
    void brokenJsonIsAFailureAndPairsByName() {
        const TempFolder folder;
        folder.write("a.jpg", kJpeg);
        folder.write("a.jpg.json", "{\"title\":\"a.j");
        const CliRun run = runCli({"takeout-pairs", "--json", folder.path().native()});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(pairOf(run.json(), QStringLiteral("a.jpg")), QStringLiteral("a.jpg.json"));
        const QJsonObject failure =
            run.json()[QStringLiteral("failures")].toArray().first().toObject();
        QCOMPARE(failure[QStringLiteral("code")].toString(), QStringLiteral("corrupt"));
        QVERIFY(failure[QStringLiteral("path")].toString().endsWith(QLatin1String("a.jpg.json")));
    }
    void namesThatAreNoUtf8() {
        const TempFolder folder;
        folder.write("\xFF.jpg", kJpeg);
        folder.write("\xFF.jpg.json", sidecar("x"));
        folder.write("\xFE.jpg", kJpeg);
        const QJsonObject json = runCli({"takeout-pairs", "--json", folder.path().native()}).json();
        const QJsonObject pair = json[QStringLiteral("pairs")].toArray().first().toObject();
        QCOMPARE(QByteArray::fromBase64(pair[QStringLiteral("media_bytes")].toString().toLatin1()),
            QByteArray("\xFF.jpg"));
        const QJsonObject alone =
            json[QStringLiteral("unpaired_media")].toArray().first().toObject();
        QVERIFY(alone.contains(QStringLiteral("path_bytes")));
    }
    void theSamples() {
        LIGHTSTACK_NEED_SAMPLES();
        const QJsonObject json =
            runCli({"takeout-pairs", "--json", (samplesFolder() / "takeout").native()}).json();
        const QString year = QStringLiteral("takeout-rater/takeout_tree/Takeout/Photos from 2023/");
        QCOMPARE(json[QStringLiteral("pairs")].toArray().size(), 1);
        QCOMPARE(pairOf(json, year + QStringLiteral("IMG_20230615_142301.jpg")),
            year + QStringLiteral("IMG_20230615_142301.jpg.supplemental-metadata.json"));
        QCOMPARE(
            listed(json, "unpaired_media"), QStringList{year + QStringLiteral("screenshot.png")});
        QCOMPARE(listed(json, "orphan_sidecars").size(), 3);
        QCOMPARE(json[QStringLiteral("albums")].toArray().size(), 0);
    }
    void forAPerson() {
        const TempFolder folder;
        makeTwoParts(folder);
        const CliRun run = runCli({"takeout-pairs", folder.path().native()});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(
            run.output.contains("4 paired, 2 without sidecar, 1 sidecars without media, 1 albums"));
    }
    void wrongUse() {
        QCOMPARE(runCli({"takeout-pairs"}).exitCode, 2);
        QVERIFY(runCli({"takeout-pairs", "not/there/a", "not/there/b"}).exitCode != 0);
        QCOMPARE(runCli({"takeout-pairs", "--workers", "x", "a"}).exitCode, 2);
        QCOMPARE(runCli({"takeout-pairs", "--json", "/no/such/folder"}).exitCode, 3);
    }
};

#include "takeout_pairs_test.moc"
LIGHTSTACK_TEST(TakeoutPairsTest);
