// export FOLDER: the contract's fields, exit codes, and what it refuses.
#include "tests/cli/cli_process.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

void makeStack(const TempFolder& folder, int without = -1) {
    fs::create_directories(folder / "in");
    for (int z = 0; z < 6; ++z) {
        QImage image(QSize(9, 7), QImage::Format_Grayscale8);
        image.fill(z * 10);
        if (z != without &&
            !image.save(QString::fromStdString(folder / ("in/s_" + std::to_string(z) + ".png"))))
            qFatal("cannot write the fixture");
    }
    folder.write("in/s.log", "[Acquisition]\nSource Voltage (kV)=80\n[Reconstruction]\nPixel Size "
                             "(um)=8.64\n");
}

CliRun exportTo(const TempFolder& folder, const std::string& name, const std::string& format,
    std::vector<std::string> more = {}) {
    std::vector<std::string> words{"export", "--json", "--format", format, "--out",
        (folder / name).native(), (folder / "in").native()};
    words.insert(words.end(), more.begin(), more.end());
    return runCli(words);
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfTheContract() {
        const TempFolder folder;
        makeStack(folder);
        const CliRun run =
            exportTo(folder, "x.nrrd", "nrrd", {"--level", "1", "--box", "3:7,:,1:4"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonObject json = run.json();
        QCOMPARE(json[QStringLiteral("out")].toString(),
            QString::fromStdString((folder / "x.nrrd").native()));
        QCOMPARE(json[QStringLiteral("format")].toString(), QStringLiteral("nrrd"));
        QCOMPARE(json[QStringLiteral("level")].toInt(), 1);
        QCOMPARE(json[QStringLiteral("width")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("height")].toInt(), 4);
        QCOMPARE(json[QStringLiteral("depth")].toInt(), 2);
        QCOMPARE(json[QStringLiteral("sample_type")].toString(), QStringLiteral("uint8"));
        const QJsonObject box = json[QStringLiteral("box")].toObject();
        QCOMPARE(box[QStringLiteral("x")].toArray(), (QJsonArray{2, 8}));
        QCOMPARE(box[QStringLiteral("y")].toArray(), (QJsonArray{0, 7}));
        QCOMPARE(box[QStringLiteral("z")].toArray(), (QJsonArray{0, 4}));
        const QJsonObject voxel = json[QStringLiteral("voxel_size")].toObject();
        QCOMPARE(voxel[QStringLiteral("x")].toDouble(), 17.28);
        QCOMPARE(voxel[QStringLiteral("unit")].toString(), QStringLiteral("um"));
        QCOMPARE(json[QStringLiteral("origin")].toArray()[0].toDouble(), 2.5 * 8.64);
        QCOMPARE(json[QStringLiteral("first_voxel")].toArray(), (QJsonArray{2.5, 0.5, 0.5}));
        const auto bytes = static_cast<double>(fs::file_size(folder / "x.nrrd"));
        QCOMPARE(json[QStringLiteral("bytes")].toDouble(), bytes);
        QCOMPARE(json[QStringLiteral("bytes_written")].toDouble(), bytes);
        const QJsonObject items = json[QStringLiteral("items")].toObject();
        QCOMPARE(items[QStringLiteral("total")].toInt(), 4);
        QCOMPARE(items[QStringLiteral("done")].toInt(), 4);
        for (const char* name : {"failures", "stages", "wall_seconds", "peak_rss_bytes",
                 "bottleneck", "notes", "files", "from_pyramid", "dry_run"})
            QVERIFY2(json.contains(QLatin1String(name)), name);
        const std::string text = contentOf(folder / "x.nrrd");
        QVERIFY(text.find("space origin: (0.0216,0.00432,0.00432)") != std::string::npos);
        // The mean of slices 0 and 10, and of 20 and 30.
        QCOMPARE(text.substr(text.size() - 24), std::string(12, '\5') + std::string(12, '\31'));
    }

    void everyFormat() {
        const TempFolder folder;
        makeStack(folder);
        for (const char* format :
            {"slices", "imagej", "ome-tiff", "ome-zarr", "nrrd", "nhdr", "mha", "mhd"}) {
            const std::string name = std::string("out_") + format;
            QCOMPARE(exportTo(folder, name, format).exitCode, 0);
            QVERIFY(fs::exists(folder / name));
            QCOMPARE(exportTo(folder, name, format).exitCode, 2);
            QCOMPARE(exportTo(folder, name, format, {"--overwrite"}).exitCode, 0);
        }
    }

    void aPyramidIsUsed() {
        const TempFolder folder;
        makeStack(folder);
        const CliRun before = exportTo(folder, "a.mha", "mha", {"--level", "1"});
        QVERIFY(!before.json()[QStringLiteral("from_pyramid")].toBool(true));
        QCOMPARE(runCli({"pyramid", "--quiet", (folder / "in").native()}).exitCode, 0);
        const CliRun after = exportTo(folder, "b.mha", "mha", {"--level", "1"});
        QVERIFY(after.json()[QStringLiteral("from_pyramid")].toBool());
        QVERIFY(contentOf(folder / "a.mha") == contentOf(folder / "b.mha"));
    }

    void dryRunsSayAndDoNothing() {
        const TempFolder folder;
        makeStack(folder);
        const CliRun run = exportTo(folder, "x.mha", "mha", {"--dry-run"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json()[QStringLiteral("dry_run")].toBool());
        const double bytes = run.json()[QStringLiteral("bytes")].toDouble();
        QVERIFY(!fs::exists(folder / "x.mha"));
        QCOMPARE(exportTo(folder, "x.mha", "mha").exitCode, 0);
        QCOMPARE(static_cast<double>(fs::file_size(folder / "x.mha")), bytes);
    }

    void gapsAndBadSlices() {
        const TempFolder folder;
        makeStack(folder, 2);
        folder.write("in/s_4.png", "no picture");
        QCOMPARE(exportTo(folder, "x", "slices").exitCode, 3);
        QCOMPARE(exportTo(folder, "x", "slices", {"--on-gap", "nearest"}).exitCode, 3);
        QVERIFY(!fs::exists(folder / "x"));
        const CliRun run = exportTo(folder, "x", "slices", {"--on-gap", "nearest", "--skip-bad"});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.json()[QStringLiteral("failures")].toArray().size(), 1);
        QVERIFY(fs::exists(folder / "x/s_0002.tif") && fs::exists(folder / "x/s_0004.tif"));
    }

    void whatCannotBeIsRefused() {
        const TempFolder folder;
        makeStack(folder);
        const auto refused = [&](const char* format, std::vector<std::string> more) {
            const CliRun run = exportTo(folder, "x", format, std::move(more));
            return run.exitCode == 2 && !run.errors.isEmpty() && !fs::exists(folder / "x");
        };
        QVERIFY(refused("png", {}));
        QVERIFY(refused("nrrd", {"--box", "1:2,3:4"}));
        QVERIFY(refused("nrrd", {"--box", "5:2,3:4,0:1"}));
        QVERIFY(refused("nrrd", {"--box", "5:x,3:4,0:1"}));
        QVERIFY(refused("nrrd", {"--box", "50:60,0:4,0:1"}));
        QVERIFY(refused("nrrd", {"--level", "99"}));
        QVERIFY(refused("nrrd", {"--on-gap", "maybe"}));
        QCOMPARE(runCli({"export", "--format", "nrrd", (folder / "in").native()}).exitCode, 2);
        const CliRun source = exportTo(folder, "in/s_3.png", "mha", {"--overwrite"});
        QCOMPARE(source.exitCode, 2);
        QVERIFY(contentOf(folder / "in/s_3.png").starts_with("\x89PNG"));
    }
};

#include "export_test.moc"
LIGHTSTACK_TEST(ExportTest);
