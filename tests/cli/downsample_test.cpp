// The options of downsample, as they are typed.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;

namespace {

std::string makeLarge(const TempFolder& folder, const char* name, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    const std::string path = (folder / name).native();
    if (!image.save(QString::fromStdString(path))) qFatal("cannot write the fixture");
    return path;
}

QSize sizeOf(const std::filesystem::path& path) {
    return QImage(QString::fromStdString(path.string())).size();
}

} // namespace

class DownsampleCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRuleOfSize() {
        const TempFolder folder;
        const std::string wide = makeLarge(folder, "wide.png", {400, 200});
        const auto run = [&](const char* option, const char* value, const char* out) {
            const std::string to = (folder / out).native();
            const CliRun done = runCli({"downsample", wide, option, value, "--out", to, "--json"});
            return done.exitCode == 0 ? sizeOf(folder / (std::string(out) + "/wide.png")) : QSize();
        };
        QCOMPARE(run("--size", "100", "a"), QSize(100, 50));
        QCOMPARE(run("--short-side", "100", "b"), QSize(200, 100));
        QCOMPARE(run("--fit", "300x100", "c"), QSize(200, 100));
        QCOMPARE(run("--fit", "100x300", "d"), QSize(100, 50));
    }

    void ratesAreToldByFolderAndInAll() {
        const TempFolder folder;
        makeLarge(folder, "a.png", {400, 200});
        const std::string to = (folder / "out").native();
        const CliRun done = runCli({"downsample", folder.path().native(), "--size", "100", "--out",
            to, "--shards", "--json"});
        const QJsonObject all = done.json();
        const QJsonObject shard = all[QStringLiteral("shards")].toArray().first().toObject();
        for (const QJsonObject& totals : {all, shard}) {
            QVERIFY(totals[QStringLiteral("images_per_second")].toDouble() > 0);
            QVERIFY(totals[QStringLiteral("mb_per_second")].toDouble() > 0);
            QVERIFY(totals[QStringLiteral("load_seconds")].toDouble() > 0);
        }
        const CliRun dry =
            runCli({"downsample", folder.path().native(), "--size", "100", "--dry-run", "--json"});
        QVERIFY(!dry.json().contains(QStringLiteral("images_per_second")));
    }

    void whatMakesNoSenseIsRefused() {
        const TempFolder folder;
        const std::string wide = makeLarge(folder, "wide.png", {400, 200});
        const auto code = [&](std::vector<std::string> options) {
            options.insert(options.begin(), {"downsample", wide, "--in-place"});
            return runCli(options).exitCode;
        };
        QCOMPARE(code({"--size", "9", "--fit", "9x9"}), 2);
        QCOMPARE(code({"--fit", "9"}), 2);
        QCOMPARE(code({"--fit", "9x"}), 2);
        QCOMPARE(code({"--fit", "9x0"}), 2);
        QCOMPARE(code({"--fit", "9x9x9"}), 2);
        QCOMPARE(code({"--short-side", "0"}), 2);
        QCOMPARE(code({"--profile", "cmyk"}), 2);
        for (const char* colour : {"#12345", "# 12345", "#0x1234", "#-12345", "#12345g", "red"})
            QCOMPARE(code({"--background", colour}), 2);
        QCOMPARE(code({""}), 2); // an empty name
        QCOMPARE(runCli({"downsample", wide, "--out", ""}).exitCode, 2);
        QCOMPARE(code({"--out", (folder / "out").native(), "--dry-run"}), 2);
        QCOMPARE(sizeOf(wide), QSize(400, 200));
        QCOMPARE(code({"--profile", "srgb", "--size", "100"}), 0);
        QCOMPARE(sizeOf(wide), QSize(100, 50));
    }
};

#include "downsample_test.moc"
LIGHTSTACK_TEST(DownsampleCliTest);
