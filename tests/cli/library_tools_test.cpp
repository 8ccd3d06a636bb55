// pair, duplicates and lists as files: the contract's fields, exit codes and streams.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace lightstack::tests;

namespace {

std::string picture(int seed) {
    QImage image(9 + seed, 6, QImage::Format_RGB32);
    image.fill(Qt::red);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return buffer.data().toStdString();
}

struct Library {
    TempFolder folder, out;
    std::string catalog;
    Library() : catalog((out / "c.db").native()) {
        folder.write("a/one.jpg", picture(1));
        folder.write(
            "a/one.jpg.json", R"({"title":"one.jpg","photoTakenTime":{"timestamp":"1500000000"}})");
        folder.write("a/two.jpg", picture(2));
        folder.write(
            "a/two.jpg.json", R"({"title":"two.jpg","photoTakenTime":{"timestamp":"1600000000"}})");
        folder.write("b/copy of one.jpg", picture(1));
        qputenv("XDG_DATA_HOME", (out / "data").c_str());
        const CliRun run = runCli({"scan", folder.path().native(), "--catalog", catalog});
        if (run.exitCode != 0) qFatal("%s", run.errors.constData());
    }
    [[nodiscard]] std::string path(std::string_view name) const { return (folder / name).native(); }
};

QString text(const QJsonObject& object, const char* key) {
    return object[QLatin1String(key)].toString();
}

} // namespace

class LibraryToolsCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whyAndByHand() {
        const Library library;
        const CliRun why = runCli({"pair", "--json", library.path("a/one.jpg")}); // no catalog
        QCOMPARE(why.exitCode, 0);
        QCOMPARE(text(why.json(), "rule"), QStringLiteral("own-name"));
        QCOMPARE(text(why.json(), "title_says"), QStringLiteral("agrees"));
        QVERIFY(!why.json()[QStringLiteral("in_catalog")].toBool());
        QCOMPARE(why.json()[QStringLiteral("steps")].toArray().size(), 2);
        const CliRun paired = runCli({"pair", "--json", "--catalog", library.catalog,
            library.path("a/one.jpg"), library.path("a/two.jpg.json")});
        QCOMPARE(paired.exitCode, 0);
        QCOMPARE(text(paired.json(), "rule"), QStringLiteral("by-hand"));
        QCOMPARE(paired.json()[QStringLiteral("changed")].toInt(), 2);
        const QJsonObject refused =
            paired.json()[QStringLiteral("refused")].toArray()[0].toObject();
        QCOMPARE(text(refused, "reason"), QStringLiteral("replaced-by-hand"));
        const CliRun none = runCli(
            {"pair", "--json", "--catalog", library.catalog, "--none", library.path("a/one.jpg")});
        QVERIFY(none.json()[QStringLiteral("sidecar")].isNull());
        const CliRun back = runCli(
            {"pair", "--json", "--catalog", library.catalog, "--auto", library.path("a/one.jpg")});
        QCOMPARE(text(back.json(), "rule"), QStringLiteral("own-name"));
        QVERIFY(!back.json()[QStringLiteral("by_hand")].toBool());
    }

    void usageAndMissingFiles() {
        const Library library;
        QCOMPARE(runCli({"pair"}).exitCode, 2);
        QCOMPARE(runCli({"pair", library.path("a/one.jpg"), "--none"}).exitCode, 2);
        QCOMPARE(runCli({"duplicates"}).exitCode, 2);
        QCOMPARE(runCli({"duplicates", "--catalog", library.catalog, "--keep", "x"}).exitCode, 2);
        QVERIFY(runCli({"pair", "--catalog", library.catalog, library.path("a/one.jpg"),
                           library.path("a/none.json")})
                    .exitCode != 0);
        QVERIFY(
            runCli({"search", "--catalog", library.catalog, "--export", "x.txt"}).exitCode != 0);
    }

    void duplicatesAreListedComparedAndMoved() {
        const Library library;
        const CliRun listed = runCli({"duplicates", "--json", "--catalog", library.catalog});
        QCOMPARE(listed.exitCode, 0);
        QCOMPARE(listed.json()[QStringLiteral("copies")].toInt(), 1);
        const QJsonArray files = listed.json()[QStringLiteral("groups")]
                                     .toArray()[0]
                                     .toObject()[QStringLiteral("files")]
                                     .toArray();
        QCOMPARE(files.size(), 2);
        QVERIFY(!files[0].toObject().contains(QStringLiteral("state")));
        QVERIFY(QFile::exists(QString::fromStdString(library.path("b/copy of one.jpg"))));
        const CliRun compared =
            runCli({"duplicates", "--json", "--confirm", "--catalog", library.catalog});
        QCOMPARE(compared.json()[QStringLiteral("confirmed")]
                     .toObject()[QStringLiteral("copies")]
                     .toInt(),
            1);
        const CliRun moved =
            runCli({"duplicates", "--json", "--trash", "--catalog", library.catalog});
        QCOMPARE(moved.exitCode, 0);
        QCOMPARE(moved.json()[QStringLiteral("moved_copies")].toInt(), 1);
        QVERIFY(!QFile::exists(QString::fromStdString(library.path("b/copy of one.jpg"))));
        QVERIFY(QFile::exists(QString::fromStdString(library.path("a/one.jpg"))));
        const CliRun after = runCli({"duplicates", "--json", "--catalog", library.catalog});
        QCOMPARE(after.json()[QStringLiteral("groups")].toArray().size(), 0);
    }

    void listsAsFiles() {
        const Library library;
        const CliRun out =
            runCli({"search", "--catalog", library.catalog, "--csv", "-", "has:sidecar"});
        QCOMPARE(out.exitCode, 0);
        QCOMPARE(out.output.count("\r\n"), 3);
        QVERIFY(out.output.startsWith("path,path_bytes,album,"));
        const std::string file = (library.out / "list.json").native();
        const CliRun written =
            runCli({"search", "--json", "--catalog", library.catalog, "--export", file});
        QCOMPARE(written.exitCode, 0);
        QCOMPARE(written.json()[QStringLiteral("rows")].toInt(), 3);
        QFile json(QString::fromStdString(file));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(json.readAll()).array().size(), 3);
        const CliRun duplicates =
            runCli({"search", "--catalog", library.catalog, "--list", "duplicates", "--csv", "-"});
        QCOMPARE(duplicates.output.count("\r\n"), 3);
    }

    void aListIsSearchedAsItIsWritten() {
        const Library library;
        const auto count = [&](const std::vector<std::string>& more) {
            std::vector<std::string> words{"search", "--json", "--catalog", library.catalog};
            words.insert(words.end(), more.begin(), more.end());
            const CliRun run = runCli(words);
            const QJsonObject json = run.json();
            const int found = json[QStringLiteral("count")].toInt(-1);
            return run.exitCode == 0 && json[QStringLiteral("results")].toArray().size() == found
                       ? found
                       : -run.exitCode;
        };
        QCOMPARE(count({}), 3);
        QCOMPARE(count({"--list", "duplicates"}), 2);
        QCOMPARE(count({"--list", "duplicates", "copy"}), 1);
        QCOMPARE(count({"--list", "timeline/1970"}), 0);
        QCOMPARE(count({"--list", "nonsense"}), -2);
        QCOMPARE(count({"--list", "errors"}), -2); // no pictures
        for (const auto& [list, part, lines] :
            {std::tuple("orphan-sidecars", "nothing", 1), std::tuple("errors", "nothing", 1)}) {
            const CliRun run = runCli(
                {"search", "--catalog", library.catalog, "--list", list, "--csv", "-", part});
            QCOMPARE(run.exitCode, 0);
            QCOMPARE(run.output.count("\r\n"), lines);
        }
    }

    void aProfileThatCannotBeDoneHasNoTable() {
        const TempFolder empty;
        const CliRun run =
            runCli({"profile", "downsample", empty.path().native(), "--threads", "1"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.errors.contains("holds no pictures"));
        QCOMPARE(run.output, QByteArray());
    }

    // Minutes of figures are not lost for a place that was not there from the beginning.
    void aProfileThatCannotBeKeptIsNotBegun() {
        const TempFolder folder;
        const CliRun run = runCli({"profile", "pipeline", "--threads", "1", "--queue", "10",
            "--save", (folder / "none/p.json").native()});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.output, QByteArray());
        QCOMPARE(runCli({"profile", "pipeline", "--save", folder.path().native()}).exitCode, 3);
    }

    void infoTellsTheSidecar() {
        const Library library;
        const CliRun run = runCli({"info", "--json", library.path("a/one.jpg")});
        QCOMPARE(run.exitCode, 0);
        QStringList values;
        for (const QJsonValue& value : run.json()[QStringLiteral("files")]
                                           .toArray()[0]
                                           .toObject()[QStringLiteral("tags")]
                                           .toArray())
            if (text(value.toObject(), "group") == QStringLiteral("Sidecar"))
                values << text(value.toObject(), "value");
        QVERIFY(values.contains(QStringLiteral("one.jpg.json")));
        QVERIFY(values.contains(QStringLiteral("2017-07-14 02:40:00 UTC")));
    }
};

#include "library_tools_test.moc"
LIGHTSTACK_TEST(LibraryToolsCliTest);
