// Archives on the command line: scanned, paired, and their pictures looked at by path.
#include "tests/cli/cli_process.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;

namespace {

std::string jpeg(int width) {
    QImage image(width, 60, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return buffer.data().toStdString();
}

std::string sidecarOf(const std::string& title) {
    return R"({"title":")" + title + R"(","photoTakenTime":{"timestamp":"1600000000"}})";
}

// Pictures in the first part, most of their JSON in the second; the third is a tar.
struct Archives {
    Archives() {
        const std::string in = "Takeout/Google Fotos/Fotos von 2020/";
        std::vector<ZipItem> first, second;
        std::vector<TarItem> third;
        for (int i = 0; i < 6; ++i) {
            const std::string name = "IMG_" + std::to_string(i) + ".jpg";
            first.push_back({.name = in + name, .content = jpeg(80 + i)});
            if (i < 3)
                second.push_back({.name = in + name + ".json", .content = sidecarOf(name)});
            else
                third.push_back({in + name + ".json", sidecarOf(name)});
        }
        zip = folder.write("takeout-x-001.zip", makeZip(first));
        folder.write("takeout-x-002.zip", makeZip(second));
        tar = folder.write("takeout-x-004.tgz", gzipped(makeTar(third)));
        picture = (zip / in / "IMG_2.jpg").native();
    }
    [[nodiscard]] std::vector<std::string> all() const {
        return {zip.native(), (folder / "takeout-x-002.zip").native(), tar.native()};
    }
    TempFolder folder;
    std::filesystem::path zip, tar;
    std::string picture;
};

QJsonObject runOf(const CliRun& cli) {
    return cli.json()[QStringLiteral("run")].toObject();
}

} // namespace

class ArchiveCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scan() {
        const Archives archives;
        const std::string catalog = (archives.folder / "c.db").native();
        std::vector<std::string> words{"scan", "--json", "--catalog", catalog};
        for (const std::string& path : archives.all())
            words.push_back(path);
        const CliRun first = runCli(words);
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(runOf(first)[QStringLiteral("new")].toInt(), 12);
        QCOMPARE(runOf(first)[QStringLiteral("skipped")].toInt(), 3); // the archives themselves
        const CliRun again = runCli(words);
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(runOf(again)[QStringLiteral("unchanged")].toInt(), 12);
        QCOMPARE(again.json()[QStringLiteral("files_opened")].toInt(), 0);
        const CliRun found = runCli({"search", "--json", "--catalog", catalog, "date:2020"});
        QCOMPARE(found.json()[QStringLiteral("count")].toInt(), 6);
        words.push_back((archives.folder / "none.zip").native());
        QVERIFY(runCli(words).exitCode != 0);
    }

    void missingPartsAreNamed() {
        const Archives archives;
        archives.folder.write("takeout-x-004.zip", makeZip({}));
        const CliRun cli = runCli({"scan", "--json", archives.zip.native(),
            (archives.folder / "takeout-x-004.zip").native(), "--catalog",
            (archives.folder / "c.db").native()});
        const QJsonArray missing = cli.json()[QStringLiteral("missing_parts")].toArray();
        const CliRun pairs = runCli({"takeout-pairs", "--json", archives.zip.native(),
            (archives.folder / "takeout-x-004.zip").native()});
        QCOMPARE(pairs.json()[QStringLiteral("missing_parts")].toArray(), missing);
        QCOMPARE(missing.size(), 2);
        QCOMPARE(missing[0].toString(), QStringLiteral("takeout-x-002.zip"));
        QCOMPARE(missing[1].toString(), QStringLiteral("takeout-x-003.zip"));
    }

    void aPictureByItsPath() {
        const Archives archives;
        const CliRun info = runCli({"info", "--json", archives.picture});
        QCOMPARE(info.exitCode, 0);
        const QJsonObject file = info.json()[QStringLiteral("files")].toArray()[0].toObject();
        QCOMPARE(file[QStringLiteral("width")].toInt(), 82);
        QCOMPARE(file[QStringLiteral("mime")].toString(), QStringLiteral("image/jpeg"));
        const auto plain = archives.folder.write("plain.jpg", jpeg(82));
        const CliRun member = runCli({"decode", "--json", archives.picture});
        QCOMPARE(member.exitCode, 0);
        QCOMPARE(member.json()[QStringLiteral("sha1")],
            runCli({"decode", "--json", plain.native()}).json()[QStringLiteral("sha1")]);
        const CliRun tar = runCli({"info", (archives.tar / "Takeout/x.jpg").native()});
        QVERIFY(tar.exitCode != 0);
        QVERIFY(tar.errors.contains("no such member"));
    }

    void thumbnails() {
        const Archives archives;
        const std::string out = (archives.folder / "out").native();
        const CliRun cli = runCli({"thumbnails", "--json", archives.zip.native(), "--store",
            (archives.folder / "t.db").native(), "--out", out});
        QCOMPARE(cli.exitCode, 0);
        QCOMPARE(cli.json()[QStringLiteral("items")].toObject()[QStringLiteral("done")].toInt(), 6);
        const QImage image(
            QString::fromStdString(out + "/Takeout/Google Fotos/Fotos von 2020/IMG_2.jpg.jpg"));
        QCOMPARE(image.width(), 82);
    }

    // Whoever points at the folder of the downloads means what is in them.
    void theFolderOfTheParts() {
        const Archives archives;
        const std::string folder = archives.folder.path().native();
        const CliRun pairs = runCli({"takeout-pairs", "--json", folder});
        QCOMPARE(pairs.exitCode, 0);
        QCOMPARE(pairs.json()[QStringLiteral("pairs")].toArray().size(), 3);
        const TempFolder out;
        const std::string catalog = (out / "c.db").native();
        const CliRun scan = runCli({"scan", "--json", folder, "--catalog", catalog});
        QCOMPARE(scan.exitCode, 0);
        QCOMPARE(runOf(scan)[QStringLiteral("new")].toInt(), 12);
        const CliRun again = runCli({"scan", "--json", folder, "--catalog", catalog});
        QCOMPARE(runOf(again)[QStringLiteral("unchanged")].toInt(), 12);
        QCOMPARE(again.json()[QStringLiteral("files_opened")].toInt(), 0);
    }

    void pairs() {
        const TempFolder folder;
        const auto zip = folder.write(
            "t.zip", makeZip({{.name = "Takeout/G/A/a.jpg", .content = jpeg(80)},
                         {.name = "Takeout/G/A/a.jpg.json", .content = sidecarOf("a.jpg")},
                         {.name = "Takeout/G/A/b.jpg.json", .content = sidecarOf("b.jpg")},
                         {.name = "Takeout/G/A/picture", .content = jpeg(80)}}));
        const CliRun cli = runCli({"takeout-pairs", "--json", zip.native()});
        QCOMPARE(cli.exitCode, 0);
        const QJsonArray pairs = cli.json()[QStringLiteral("pairs")].toArray();
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].toObject()[QStringLiteral("media")].toString(),
            QStringLiteral("Takeout/G/A/a.jpg"));
        QCOMPARE(cli.json()[QStringLiteral("orphan_sidecars")].toArray().size(), 1);
        QCOMPARE(cli.json()[QStringLiteral("unpaired_media")].toArray().size(), 1);
        const auto other =
            folder.write("u.zip", makeZip({{.name = "Takeout/G/A/b.jpg", .content = jpeg(81)}}));
        const CliRun both = runCli({"takeout-pairs", "--json", zip.native(), other.native()});
        QCOMPARE(both.json()[QStringLiteral("pairs")].toArray().size(), 2);
        QCOMPARE(both.json()[QStringLiteral("pairs")]
                     .toArray()[1]
                     .toObject()[QStringLiteral("media")]
                     .toString(),
            QStringLiteral("u.zip/Takeout/G/A/b.jpg"));
    }
};

#include "archive_test.moc"
LIGHTSTACK_TEST(ArchiveCliTest);
