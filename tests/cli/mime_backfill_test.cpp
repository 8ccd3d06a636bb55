// mime-backfill: from a bare store, from a list, dry, killed, and what its report says.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QtTest>

#include <filesystem>

using namespace lightstack::tests;

namespace {

const std::string kPdf = "1111aaaa01";
const std::string kGif = "2222bbbb02";
const std::string kGone = "3333cccc03";

struct Store {
    TempFolder folder;
    std::string catalog = (folder / "c.db").native();
    std::string blobs = (folder / "by-hash").native();
    Store() {
        put(kPdf, "%PDF-1.4");
        put(kGif, "GIF89a..........");
    }
    void put(const std::string& hash, const std::string& content) const {
        folder.write(
            "by-hash/" + hash.substr(0, 2) + "/" + hash.substr(2, 2) + "/" + hash, content);
    }
    [[nodiscard]] CliRun run(const std::vector<std::string>& more, const QByteArray& input = {},
        bool json = true) const {
        std::vector<std::string> words{"mime-backfill", "--catalog", catalog, "--blobs", blobs};
        if (json) words.emplace_back("--json");
        words.insert(words.end(), more.begin(), more.end());
        return runCli(words, {}, input);
    }
};

int number(const CliRun& run, const char* key) {
    return run.json()[QLatin1String(key)].toInt(-1);
}

QByteArray row(const std::string& path, const std::string& hash, char end = '\n') {
    return QByteArray::fromStdString(path + '\t' + hash + end);
}

} // namespace

class MimeBackfillCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBareStoreIsRegisteredAndFilled() {
        const Store store;
        const CliRun dry = store.run({"--dry-run"});
        QCOMPARE(dry.exitCode, 0);
        QCOMPARE(number(dry, "registered"), 2);
        QCOMPARE(number(dry, "rows_updated"), 2);
        QVERIFY(!std::filesystem::exists(store.catalog));
        const CliRun first = store.run({});
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(number(first, "registered"), 2);
        QCOMPARE(number(first, "rows_updated"), 2);
        QCOMPARE(first.json()[QStringLiteral("by_type")].toObject()[QStringLiteral("image/gif")],
            QJsonValue(1));
        store.put("4444dddd04", "GIF89a..........");
        const CliRun later = store.run({});
        QCOMPARE(number(later, "registered"), 0);
        QCOMPARE(number(later, "rows_updated"), 0);
        QCOMPARE(number(store.run({"--register", "--dry-run"}), "registered"), 1);
        const CliRun more = store.run({"--register"});
        QCOMPARE(number(more, "registered"), 1);
        QCOMPARE(number(more, "rows_updated"), 1);
    }

    void aListOfRowsAndItsBadLines() {
        const Store store;
        const QByteArray rows = row("/a/one.pdf", kPdf) + row("/a/two.png", kGif) + "bad\n" +
                                row("/a/gone.jpg", kGone) + row("/a/three.jpg", kGif);
        const CliRun dry = store.run({"--rows", "-", "--dry-run"}, rows);
        QCOMPARE(number(dry, "rows_added"), 4);
        QVERIFY(!std::filesystem::exists(store.catalog));
        const CliRun run = store.run({"--rows", "-"}, rows);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(number(run, "rows_added"), 4);
        QCOMPARE(number(run, "registered"), 0);
        QCOMPARE(number(run, "rows_updated"), 3);
        const QJsonArray failures = run.json()[QStringLiteral("failures")].toArray();
        QCOMPARE(failures.size(), 2);
        QVERIFY(failures[0].toObject()[QStringLiteral("reason")].toString().startsWith(
            QStringLiteral("line 3 ")));
        QCOMPARE(
            failures[1].toObject()[QStringLiteral("code")].toString(), QStringLiteral("not_found"));
        const QJsonObject found = run.json()[QStringLiteral("disagreements")].toObject();
        QCOMPARE(found[QStringLiteral("count")].toInt(), 2);
        QCOMPARE(found[QStringLiteral("by_pair")].toArray().size(), 2);
        QCOMPARE(dry.json()[QStringLiteral("disagreements")].toObject(), found);
    }

    void whatIsMissingIsAskedForAgainOnlyOnDemand() {
        const Store store;
        const QByteArray rows = row("/a/gone.gif", kGone, '\0');
        QCOMPARE(store.run({"--rows", "-", "-0"}, rows).exitCode, 3);
        store.put(kGone, "GIF89a..........");
        const CliRun again = store.run({"--rows", "-", "-0"}, rows);
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(number(again, "rows_added"), 0);
        QCOMPARE(number(again, "rows_updated"), 0);
        const CliRun retried = store.run({"--retry-failed"});
        QCOMPARE(retried.exitCode, 0);
        QCOMPARE(number(retried, "rows_updated"), 1);
    }

    void theReport() {
        const Store store;
        const std::string list = store.folder.write("rows", "/a/x.png\t" + kPdf + "\n").native();
        const std::string file = (store.folder / "report.csv").native();
        const CliRun run = store.run({"--rows", list, "--report", file});
        QCOMPARE(run.exitCode, 0);
        QFile csv(QString::fromStdString(file));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QCOMPARE(text, QByteArray("path,path_bytes,hash,type_by_content,type_by_name\r\n"
                                  "/a/x.png,,1111aaaa01,application/pdf,image/png\r\n"));
        const CliRun out = store.run({"--report", "-"}, {}, false);
        QCOMPARE(out.exitCode, 0);
        QCOMPARE(out.output, text);
        QVERIFY(out.errors.contains("1 rows are named"));
    }

    void whatIsWrongMakesNoCatalog() {
        const Store store;
        QCOMPARE(store.run({"--report", "-"}).exitCode, 2); // two for standard output
        QCOMPARE(store.run({"--report", "list.txt"}).exitCode, 2);
        QCOMPARE(store.run({"-0"}).exitCode, 2);
        QCOMPARE(store.run({"--report", "/nowhere/at/all/r.csv"}).exitCode, 3);
        QCOMPARE(store.run({"--rows", (store.folder / "none").native()}).exitCode, 3);
        QCOMPARE(runCli({"mime-backfill", "--catalog", store.catalog, "--blobs",
                            (store.folder / "none").native()})
                     .exitCode,
            3);
        QVERIFY(!std::filesystem::exists(store.catalog));
    }
};

#include "mime_backfill_test.moc"
LIGHTSTACK_TEST(MimeBackfillCliTest);
