// pyramid FOLDER: formats, default places, refusals, as a script sees them.
#include "tests/cli/cli_process.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

#include <fstream>

using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

void makeSmallStack(const TempFolder& folder) {
    fs::create_directories(folder / "in");
    for (int z = 0; z < 5; ++z) {
        QImage image(QSize(9, 7), QImage::Format_Grayscale8);
        image.fill(z * 10);
        if (!image.save(QString::fromStdString(folder / ("in/s_" + std::to_string(z) + ".png"))))
            qFatal("cannot write the fixture");
    }
}

} // namespace

class PyramidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zarrListsTheSourceAsLevelZero() {
        const TempFolder folder;
        makeSmallStack(folder);
        const std::vector<std::string> command{
            "pyramid", "--json", "--format", "ome-zarr", (folder / "in").native()};
        const CliRun run = runCli(command);
        QCOMPARE(run.exitCode, 0);
        const fs::path out = folder / "in/s.png.ome.zarr";
        QCOMPARE(run.json()[QStringLiteral("out")].toString(), QString::fromStdString(out));
        const QJsonArray levels = run.json()[QStringLiteral("levels")].toArray();
        QCOMPARE(levels.size(), 2);
        QCOMPARE(levels[0][QStringLiteral("level")].toInt(-1), 0);
        QCOMPARE(levels[0][QStringLiteral("width")].toInt(), 9);
        QCOMPARE(levels[1][QStringLiteral("depth")].toInt(), 3);
        QCOMPARE(levels[0][QStringLiteral("bytes")].toInteger(), qint64{9 * 7 * 5});
        QCOMPARE(fs::file_size(out / "0/0/0/0"), std::uintmax_t{9 * 7 * 5});
        QVERIFY(fs::exists(out / ".zattrs") && fs::exists(out / "1/.zarray"));
        const CliRun again = runCli(command);
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json()[QStringLiteral("resumed_items")].toInt(), 5);
        QCOMPARE(again.json()[QStringLiteral("bytes_written")].toInt(-1), 0);
    }

    void placesAreRelativeAndMayEndWithASlash() {
        const TempFolder folder;
        makeSmallStack(folder);
        const auto old = fs::current_path();
        fs::current_path(folder.path());
        const CliRun bare = runCli({"pyramid", "--json", "--out", "levels", "in"});
        const CliRun slash = runCli({"pyramid", "--json", "--out", "more/", "in"});
        fs::current_path(old);
        QCOMPARE(bare.exitCode, 0);
        QCOMPARE(slash.exitCode, 0);
        QVERIFY(fs::exists(folder / "levels/1/000000.tif"));
        QVERIFY(fs::exists(folder / "more/1/000000.tif"));
    }

    // Times (or channels) among the pages are no slices of one volume: said, not mixed in silence.
    void pagesThatAreSeveralVolumesAreTold() {
        const TempFolder folder;
        makeSmallStack(folder);
        fs::create_directories(folder / "times");
        const fs::path file = folder / "times/v.tif";
        QCOMPARE(runCli({"export", "--json", "--format", "imagej", "--out", file.native(),
                            (folder / "in").native()})
                     .exitCode,
            0);
        const auto warningsOf = [&](const char* command, std::vector<std::string> more) {
            std::vector<std::string> words{command, "--json", (folder / "times").native()};
            words.insert(words.end(), more.begin(), more.end());
            const CliRun run = runCli(words);
            return run.exitCode == 0 ? run.json()[QStringLiteral("warnings")].toArray()
                                     : QJsonArray{QStringLiteral("it failed")};
        };
        QVERIFY(warningsOf("pyramid", {"--dry-run"}).isEmpty());
        std::string bytes = contentOf(file);
        const std::size_t at = bytes.find("slices=5");
        QVERIFY(at != std::string::npos);
        std::ofstream(file, std::ios::binary) << bytes.replace(at, 8, "frames=5");
        const std::string out = (folder / "v.nrrd").native();
        for (const QJsonArray& warnings : {warningsOf("pyramid", {"--dry-run"}),
                 warningsOf("export", {"--format", "nrrd", "--out", out})}) {
            QCOMPARE(warnings.size(), 1);
            QVERIFY(warnings[0].toString().contains(QStringLiteral("1 channel, 1 slice, 5 times")));
        }
    }

    // Also with a gap that is filled and a slice that is replaced, in the first run and the next.
    void booksBalance() {
        const TempFolder folder;
        makeSmallStack(folder);
        fs::remove(folder / "in/s_2.png");
        folder.write("in/s_3.png", "");
        for (int round = 0; round < 2; ++round) {
            const CliRun run = runCli({"pyramid", "--json", "--on-gap", "nearest", "--skip-bad",
                (folder / "in").native()});
            QCOMPARE(run.exitCode, 1);
            const QJsonObject items = run.json()[QStringLiteral("items")].toObject();
            QCOMPARE(items[QStringLiteral("failed")].toInt(), 1);
            QCOMPARE(items[QStringLiteral("total")].toInt(), 5);
            QCOMPARE(
                items[QStringLiteral("done")].toInt() + items[QStringLiteral("skipped")].toInt(),
                4);
        }
    }

    void whatCannotBeIsRefused() {
        const TempFolder folder;
        makeSmallStack(folder);
        const std::string in = (folder / "in").native();
        QCOMPARE(runCli({"pyramid", "--json", "--format", "png", in}).exitCode, 2);
        QCOMPARE(runCli({"pyramid", "--json", "--format", "ome-zarr", "--mode", "ctharvester", in})
                     .exitCode,
            2);
        folder.write("kept/notes.txt", "mine");
        QCOMPARE(
            runCli({"pyramid", "--json", "--out", (folder / "kept").native(), in}).exitCode, 2);
        QVERIFY(fs::exists(folder / "kept/notes.txt"));
    }
};

#include "pyramid_test.moc"
LIGHTSTACK_TEST(PyramidTest);
