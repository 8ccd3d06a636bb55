// stacks FOLDER: the contract's fields, exit codes and streams.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;

namespace {

void makeSlice(const TempFolder& folder, const std::string& name, QSize size = {8, 6}) {
    QImage image(size, QImage::Format_Grayscale8);
    image.fill(Qt::gray);
    std::filesystem::create_directories((folder / name).parent_path());
    if (!image.save(QString::fromStdString((folder / name).native()), "PNG"))
        qFatal("cannot write the fixture");
}

QJsonArray stacks(const CliRun& run) {
    return run.json()[QStringLiteral("stacks")].toArray();
}

} // namespace

class StacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfTheContract() {
        const TempFolder folder;
        for (const char* name : {"s_001.png", "s_002.png", "s_004.png", "s_04.png", "s_spr.png"})
            makeSlice(folder, name);
        makeSlice(folder, "s_005.png", {9, 6});
        folder.write("s.log", "[Acquisition]\nSource Voltage (kV)=80\n[Reconstruction]\nPixel Size "
                              "(um)=26.8\n");
        const CliRun run = runCli({"stacks", "--json", folder.path().native()});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(stacks(run).size(), 1);
        const QJsonObject stack = stacks(run).first().toObject();
        QCOMPARE(stack[QStringLiteral("name")].toString(), QStringLiteral("s_###.png"));
        QCOMPARE(stack[QStringLiteral("first")].toInt(), 1);
        QCOMPARE(stack[QStringLiteral("last")].toInt(), 5);
        QCOMPARE(stack[QStringLiteral("count")].toInt(), 4);
        const QJsonObject gap = stack[QStringLiteral("gaps")].toArray().first().toObject();
        QCOMPARE(gap[QStringLiteral("first")].toInt(), 3);
        QCOMPARE(gap[QStringLiteral("last")].toInt(), 3);
        const auto path = [&](const char* list) {
            return stack[QLatin1String(list)]
                .toArray()
                .first()
                .toObject()[QStringLiteral("path")]
                .toString();
        };
        QCOMPARE(path("duplicates"), QStringLiteral("s_04.png"));
        QCOMPARE(path("odd"), QStringLiteral("s_005.png"));
        QCOMPARE(stack[QStringLiteral("strangers")].toArray().first().toString(),
            QStringLiteral("s_spr.png"));
        const QJsonObject spec = stack[QStringLiteral("spec")].toObject();
        QCOMPARE(spec[QStringLiteral("width")].toInt(), 8);
        QCOMPARE(spec[QStringLiteral("sample_type")].toString(), QStringLiteral("uint8"));
        const QJsonObject voxel = stack[QStringLiteral("voxel_size")].toObject();
        QCOMPARE(voxel[QStringLiteral("z")].toDouble(), 26.8);
        QCOMPARE(voxel[QStringLiteral("unit")].toString(), QStringLiteral("um"));
        QVERIFY(
            stack[QStringLiteral("voxel_source")].toString().startsWith(QLatin1String("s.log")));
        QVERIFY(!stack[QStringLiteral("warnings")].toArray().isEmpty());
        QCOMPARE(run.json()[QStringLiteral("items")].toObject()[QStringLiteral("done")].toInt(), 4);
        QCOMPARE(run.json()[QStringLiteral("stages")].toArray().size(), 3);
    }
    void unknownVoxelSizeIsNull() {
        const TempFolder folder;
        for (const char* name : {"1.png", "2.png", "3.png"})
            makeSlice(folder, name);
        const CliRun run = runCli({"stacks", "--json", folder.path().native()});
        const QJsonObject stack = stacks(run).first().toObject();
        QVERIFY(stack[QStringLiteral("voxel_size")].isNull());
        QVERIFY(stack[QStringLiteral("voxel_source")].isNull());
    }
    void badSlicesAreFailuresOfTheirOwn() {
        const TempFolder folder;
        for (const char* name : {"1.png", "2.png", "3.png"})
            makeSlice(folder, name);
        folder.write("4.png", "");
        const CliRun run = runCli({"stacks", "--json", folder.path().native()});
        QCOMPARE(run.exitCode, 1);
        const QJsonArray failures = run.json()[QStringLiteral("failures")].toArray();
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.first().toObject()[QStringLiteral("code")].toString(),
            QStringLiteral("corrupt"));
        QVERIFY(failures.first().toObject()[QStringLiteral("path")].toString().endsWith(
            QLatin1String("4.png")));
    }
    void foldersBelow() {
        const TempFolder folder;
        for (const char* name :
            {"a/1.png", "a/2.png", "a/3.png", "b/c/1.png", "b/c/2.png", "b/c/3.png"})
            makeSlice(folder, name);
        QCOMPARE(stacks(runCli({"stacks", "--json", folder.path().native()})).size(), 0);
        const CliRun run = runCli({"stacks", "--json", "--recursive", folder.path().native()});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(stacks(run).size(), 2);
    }
    void forAPerson() {
        const TempFolder folder;
        for (const char* name : {"a1.png", "a2.png", "a4.png"})
            makeSlice(folder, name);
        const CliRun run = runCli({"stacks", folder.path().native()});
        QCOMPARE(run.exitCode, 0);
        for (const char* part : {"a#.png", "3, 1 to 4", "8 x 6, uint8", "size unknown", "Missing"})
            QVERIFY2(run.output.contains(part), part);
        const TempFolder empty;
        QVERIFY(runCli({"stacks", empty.path().native()}).output.startsWith("No stack"));
    }
    void wrongUse() {
        QCOMPARE(runCli({"stacks"}).exitCode, 2);
        QCOMPARE(runCli({"stacks", "a", "b"}).exitCode, 2);
        QCOMPARE(runCli({"stacks", "--json", "/no/such/folder"}).exitCode, 3);
    }
};

#include "stacks_test.moc"
LIGHTSTACK_TEST(StacksTest);
