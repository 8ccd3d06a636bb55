// scan and search: the contract's fields, exit codes and streams.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;

namespace {

void makeTree(const TempFolder& folder) {
    for (int i = 0; i < 6; ++i) {
        QImage image(9 + i, 6, QImage::Format_RGB32);
        image.fill(Qt::red);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "JPEG");
        const std::string name = "IMG_2019050" + std::to_string(i + 1) + "_154733.jpg";
        folder.write("Takeout/G/Rome/" + name, buffer.data().toStdString());
        folder.write("Takeout/G/Rome/" + name + ".json",
            R"({"title":")" + name + R"(","photoTakenTime":{"timestamp":"155)" + std::to_string(i) +
                R"(000000"},"people":[{"name":")" + (i % 2 == 0 ? "Zoe" : "Ada") + R"("}]})");
    }
    folder.write("Takeout/G/Rome/meta.json", R"({"title":"Ferien in Rom"})");
    folder.write("Takeout/G/Rome/bad.jpg", "text");
}

QJsonObject run(const CliRun& cli) {
    return cli.json()[QStringLiteral("run")].toObject();
}

} // namespace

class ScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfTheContract() {
        const TempFolder folder;
        makeTree(folder);
        const TempFolder out;
        const std::string catalog = (out / "c.db").native();
        const CliRun first =
            runCli({"scan", "--json", folder.path().native(), "--catalog", catalog});
        QCOMPARE(first.exitCode, 1); // one is no picture
        QCOMPARE(run(first)[QStringLiteral("new")].toInt(), 13);
        QCOMPARE(run(first)[QStringLiteral("errors")].toInt(), 1);
        QCOMPARE(
            first.json()[QStringLiteral("catalog")].toString(), QString::fromStdString(catalog));
        QVERIFY(first.json()[QStringLiteral("files_per_second")].toDouble() > 0);
        QCOMPARE(first.json()[QStringLiteral("stages")].toArray().size(), 4);
        const QJsonObject items = first.json()[QStringLiteral("items")].toObject();
        QCOMPARE(items[QStringLiteral("total")].toInt(), 14);
        QCOMPARE(items[QStringLiteral("done")].toInt(), 13);
        QCOMPARE(items[QStringLiteral("failed")].toInt(), 1);
        const CliRun again = runCli({"scan", "--json", folder.path().native(), "--catalog", catalog,
            "--workers", "3", "--queue", "5", "--batch", "2"});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(run(again)[QStringLiteral("unchanged")].toInt(), 14);
        QCOMPARE(again.json()[QStringLiteral("files_opened")].toInt(), 0);
        const CliRun person = runCli({"scan", folder.path().native(), "--catalog", catalog,
            "--sequential", "--metadata-first"});
        QVERIFY(person.output.contains("14 unchanged"));
    }
    void search() {
        const TempFolder folder;
        makeTree(folder);
        const TempFolder out;
        const std::string catalog = (out / "c.db").native();
        QCOMPARE(runCli({"scan", folder.path().native(), "--catalog", catalog}).exitCode, 1);
        const auto count = [&](std::vector<std::string> words) {
            words.insert(words.begin(), {"search", "--json", "--catalog", catalog});
            return runCli(words).json()[QStringLiteral("count")].toInt(-1);
        };
        QCOMPARE(count({}), 7);
        QCOMPARE(count({"person:zoe"}), 3);
        QCOMPARE(count({"album:rom", "type:jpeg"}), 6);
        QCOMPARE(count({"date:2019..2021"}), 6);
        QCOMPARE(count({"has:error"}), 1);
        const CliRun run =
            runCli({"search", "--json", "--catalog", catalog, "ada", "--limit", "2"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json()[QStringLiteral("count")].toInt(), 3);
        const QJsonArray results = run.json()[QStringLiteral("results")].toArray();
        QCOMPARE(results.size(), 2);
        const QJsonObject first = results.first().toObject();
        QVERIFY(first[QStringLiteral("path")].toString().endsWith(
            QLatin1String("IMG_20190506_154733.jpg")));
        QCOMPARE(first[QStringLiteral("people")].toString(), QStringLiteral("Ada"));
        QCOMPARE(first[QStringLiteral("album")].toString(), QStringLiteral("Ferien in Rom"));
        QCOMPARE(first[QStringLiteral("width")].toInt(), 14);
        QCOMPARE(first[QStringLiteral("rule")].toString(), QStringLiteral("own-name"));
        QVERIFY(runCli({"search", "--catalog", catalog, "ada"}).output.contains("3 found"));
        QCOMPARE(runCli({"search", "ada"}).exitCode, 2);
        QCOMPARE(runCli({"search", "--catalog", catalog, "nofield:x"}).exitCode, 2);
        QCOMPARE(runCli({"search", "--json", "--catalog", "/no/such.db", "x"}).exitCode, 3);
    }
    void mimeBackfill() {
        const TempFolder folder;
        makeTree(folder);
        const std::string catalog = (folder / "c.db").native();
        runCli({"scan", folder.path().native(), "--catalog", catalog});
        folder.write("blobs/ab/cd/abcdef", "%PDF-1.4");
        const CliRun run = runCli({"mime-backfill", "--json", "--catalog", catalog, "--blobs",
            (folder / "blobs").native(), "--dry-run"});
        QCOMPARE(run.exitCode, 0);
        for (const char* field : {"blobs_per_second", "rows_updated", "by_type", "items", "stages"})
            QVERIFY2(run.json().contains(QLatin1String(field)), field);
        QCOMPARE(runCli({"mime-backfill", "--catalog", catalog}).exitCode, 2);
        QCOMPARE(runCli({"mime-backfill", "--json", "--catalog", catalog, "--blobs", "/no/such"})
                     .exitCode,
            3);
    }
    void wrongUse() {
        QCOMPARE(runCli({"scan", "/tmp"}).exitCode, 2);
        QCOMPARE(runCli({"scan", "--catalog", "x"}).exitCode, 2);
        QCOMPARE(runCli({"scan", "/tmp", "--catalog", "x", "--queue", "0"}).exitCode, 2);
        const TempFolder out;
        const std::string catalog = (out / "c.db").native();
        QCOMPARE(runCli({"scan", "--json", "/no/such/folder", "--catalog", catalog}).exitCode, 3);
        out.write("other.db", "this is no database, but a text that is long enough for one......");
        QCOMPARE(runCli({"scan", "--json", out.path().native(), "--catalog",
                            (out / "other.db").native()})
                     .exitCode,
            3);
    }
};

#include "scan_test.moc"
LIGHTSTACK_TEST(ScanTest);
