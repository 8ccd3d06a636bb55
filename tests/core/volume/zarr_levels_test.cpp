// OME-Zarr: every voxel of every array against a brute-force mean, what its metadata says, and the
// result as zarr's own library reads it.
#include "core/volume/zarr_array.h"
#include "core/volume/zarr_metadata.h"
#include "tests/core/volume/zarr_fixture.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

#include <cstring>
#include <numeric>

using namespace lightstack;
using tests::seedsTo;
using tests::StackKind;
using tests::TempFolder;
using tests::TiffKind;
using tests::ZarrReading;
namespace fs = std::filesystem;

namespace {

const StackKind kZarrKind{{.width = 300, .height = 270, .bits = 16}, 37, "wl"};

} // namespace

class ZarrLevelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVoxel_data() {
        QTest::addColumn<StackKind>("kind");
        QTest::addColumn<QString>("dtype");
        const auto row = [](const char* name, TiffKind slice, int depth, const char* dtype) {
            QTest::newRow(name) << StackKind{std::move(slice), depth, "wl"}
                                << QString::fromLatin1(dtype);
        };
        row("u8", {.width = 37, .height = 23, .bits = 8}, 19, "|u1");
        row("u12", {.width = 37, .height = 23, .bits = 12}, 5, "<u2");
        row("u16", {.width = 37, .height = 23, .bits = 16}, 19, "<u2");
        row("u32", {.width = 37, .height = 23, .bits = 32}, 9, "<u4");
        row("s8", {.width = 33, .height = 23, .bits = 8, .format = 2}, 9, "|i1");
        row("s16", {.width = 37, .height = 23, .bits = 16, .format = 2}, 9, "<i2");
        row("s32", {.width = 37, .height = 23, .bits = 32, .format = 2}, 9, "<i4");
        row("f16", {.width = 37, .height = 23, .bits = 16, .format = 3}, 9, "<f4");
        row("f32", {.width = 37, .height = 23, .bits = 32, .format = 3}, 9, "<f4");
        row("f64", {.width = 37, .height = 23, .bits = 64, .format = 3}, 9, "<f8");
        row("one voxel", {.width = 1, .height = 1, .bits = 16}, 1, "<u2");
        row("one line", {.width = 5, .height = 1, .bits = 16}, 3, "<u2");
        row("lzw", {.width = 50, .height = 41, .bits = 16, .compression = 5}, 7, "<u2");
        row("many chunks", {.width = 523, .height = 261, .bits = 16}, 35, "<u2");
        row("few wide slices", {.width = 1301, .height = 1103, .bits = 16}, 3, "<u2");
        row("colour", {.width = 281, .height = 18, .bits = 16, .samples = 3, .photometric = 2}, 9,
            "<u2");
        row("colour, few", {.width = 21, .height = 18, .bits = 8, .samples = 3, .photometric = 2},
            2, "|u1");
    }
    void everyVoxel() {
        QFETCH(StackKind, kind);
        QFETCH(QString, dtype);
        const TempFolder folder;
        tests::writeStack(folder / "in", kind);
        const auto wanted = tests::zarrRequest(folder, 4);
        const auto report = tests::built(wanted);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        const auto levels = static_cast<int>(report->plan.levels.size());
        const std::string difference =
            tests::zarrDifference(wanted.out, kind, seedsTo(kind.depth), levels);
        QVERIFY2(difference.empty(), difference.c_str());
        QCOMPARE(QString::fromStdString(ZarrReading(wanted.out / "0").dtype()), dtype);
        QCOMPARE(report->stored.size(), static_cast<std::size_t>(levels) + 1);
        QVERIFY(!fs::exists(wanted.out / std::to_string(levels + 1)));
        // The books: what the report says the files are long is what they are.
        std::uint64_t bytes = 0;
        for (const auto& entry : fs::recursive_directory_iterator(wanted.out))
            if (entry.is_regular_file() && entry.path().filename().native().front() != '.')
                bytes += entry.file_size();
        QCOMPARE(
            std::accumulate(report->levelBytes.begin(), report->levelBytes.end(), std::uint64_t{0}),
            bytes);
    }

    void chunksAreTwoToEightMegabytes() {
        for (const auto type : {image::SampleType::U8, image::SampleType::U16,
                 image::SampleType::F32, image::SampleType::F64})
            for (const auto& [w, h, d] : {std::tuple{3072, 2560, 2000}, {300, 4000, 900},
                     {4000, 4000, 3}, {20000, 90, 40}, {257, 4097, 12}}) {
                const auto array = volume::ZarrArray::of(volume::Level{0, w, h, d, type, 1});
                QVERIFY2(array.chunkBytes() >= std::uint64_t{2} << 20 &&
                             array.chunkBytes() <= std::uint64_t{8} << 20,
                    qPrintable(QString::number(array.chunkBytes())));
            }
    }

    void chunksTakeUpNoMoreThanTheVoxels() {
        for (const auto& [w, h, d] : {std::tuple{378, 300, 53}, {257, 257, 257}, {511, 300, 65},
                 {1000, 770, 33}, {3072, 2560, 2000}, {90, 4097, 12}, {37, 23, 19}}) {
            const auto array =
                volume::ZarrArray::of(volume::Level{0, w, h, d, image::SampleType::U16, 1});
            const auto voxels = std::uint64_t{2} * static_cast<std::uint64_t>(w) *
                                static_cast<std::uint64_t>(h) * static_cast<std::uint64_t>(d);
            const auto stored = array.chunkBytes() * static_cast<std::uint64_t>(array.layers()) *
                                static_cast<std::uint64_t>(array.rows()) *
                                static_cast<std::uint64_t>(array.columns());
            QVERIFY2(stored >= voxels && stored <= voxels + voxels / 50,
                qPrintable(
                    QString::number(stored) + QLatin1String(" of ") + QString::number(voxels)));
        }
    }

    void metadata() {
        const TempFolder folder;
        tests::writeStack(folder / "in", {{.width = 37, .height = 23, .bits = 16}, 19, "wl"});
        auto wanted = tests::zarrRequest(folder, 2);
        wanted.voxel = volume::VoxelEdges{0.5, 0.25, 2, "um", "test"};
        QVERIFY(tests::built(wanted));
        QCOMPARE(
            QJsonDocument(tests::jsonOf(wanted.out / ".zgroup")).toJson(QJsonDocument::Compact),
            QByteArray("{\"zarr_format\":2}"));
        const QJsonObject all = tests::jsonOf(wanted.out / ".zattrs");
        const QJsonArray list = all[QLatin1String("multiscales")].toArray();
        QCOMPARE(list.size(), 1);
        const QJsonObject image = list[0].toObject();
        QCOMPARE(image[QLatin1String("version")].toString(), QStringLiteral("0.4"));
        QCOMPARE(image[QLatin1String("name")].toString(), QStringLiteral("slice"));
        const auto compact = [](const QJsonArray& array) {
            return QJsonDocument(array).toJson(QJsonDocument::Compact);
        };
        QCOMPARE(compact(image[QLatin1String("axes")].toArray()),
            QByteArray(R"([{"name":"z","type":"space","unit":"micrometer"},)"
                       R"({"name":"y","type":"space","unit":"micrometer"},)"
                       R"({"name":"x","type":"space","unit":"micrometer"}])"));
        QCOMPARE(compact(image[QLatin1String("datasets")].toArray()),
            QByteArray(
                R"([{"coordinateTransformations":[{"scale":[2,0.25,0.5],"type":"scale"}],"path":"0"},)"
                R"({"coordinateTransformations":[{"scale":[4,0.5,1],"type":"scale"},)"
                R"({"translation":[1,0.125,0.25],"type":"translation"}],"path":"1"},)"
                R"({"coordinateTransformations":[{"scale":[8,1,2],"type":"scale"},)"
                R"({"translation":[3,0.375,0.75],"type":"translation"}],"path":"2"}])"));
        const QJsonObject channel =
            all[QLatin1String("omero")][QLatin1String("channels")].toArray()[0].toObject();
        QCOMPARE(channel[QLatin1String("color")].toString(), QStringLiteral("FFFFFF"));
        const QJsonObject window = channel[QLatin1String("window")].toObject();
        QCOMPARE(window[QLatin1String("min")].toDouble(), 0.0);
        QCOMPARE(window[QLatin1String("max")].toDouble(), 65535.0);
        QVERIFY(
            window[QLatin1String("start")].toDouble() < window[QLatin1String("end")].toDouble());
    }

    void metadataWithoutSizeAndOfColour() {
        const std::vector<volume::Level> levels{
            {0, 8, 8, 8, image::SampleType::U8, 3}, {1, 4, 4, 4, image::SampleType::U8, 3}};
        const auto text = volume::zarrAttributes("n", levels, std::nullopt, {{}, {}, {}}, false);
        const QJsonObject image = QJsonDocument::fromJson(text)
                                      .object()[QLatin1String("multiscales")]
                                      .toArray()[0]
                                      .toObject();
        const QJsonArray axes = image[QLatin1String("axes")].toArray();
        QCOMPARE(axes.size(), 4);
        QCOMPARE(axes[0][QLatin1String("type")].toString(), QStringLiteral("channel"));
        QVERIFY(!axes[1].toObject().contains(QLatin1String("unit")));
        const QJsonArray moves = image[QLatin1String("datasets")]
                                     .toArray()[1][QLatin1String("coordinateTransformations")]
                                     .toArray();
        QCOMPARE(moves[0][QLatin1String("scale")].toArray(), (QJsonArray{1, 2, 2, 2}));
        QCOMPARE(moves[1][QLatin1String("translation")].toArray(), (QJsonArray{0, 0.5, 0.5, 0.5}));
    }

    void windowsShowMostValues() {
        std::vector<double> values(10000, 100);
        std::iota(values.begin() + 4000, values.end(), 1000);
        values[0] = 60000;
        auto range = volume::shownRange(image::SampleType::U16, values);
        QVERIFY(range.min == 0 && range.max == 65535 && range.start == 100);
        QVERIFY(range.end > 6900 && range.end < 7000);
        std::vector<double> one(5, 7.5);
        range = volume::shownRange(image::SampleType::F32, one);
        QVERIFY(range.min < range.max && range.start < range.end && range.min == 7.5);
        std::vector<double> none;
        range = volume::shownRange(image::SampleType::F32, none);
        QVERIFY(range.min < range.max && range.start < range.end);
    }

    void modesOfOtherLayoutsAreRefused() {
        const TempFolder folder;
        tests::writeStack(folder / "in", {{.width = 8, .height = 8, .bits = 16}, 3, "wl"});
        auto wanted = tests::zarrRequest(folder);
        wanted.mode = volume::PyramidMode::CtHarvester;
        const auto refused = tests::built(wanted);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        QVERIFY(!fs::exists(wanted.out));
        QCOMPARE(QString::fromStdString(volume::defaultPyramidFolder(
                     wanted.stack, volume::PyramidMode::Exact, volume::PyramidFormat::OmeZarr)
                                            .filename()),
            QStringLiteral("slice.tif.ome.zarr"));
    }

    // zarr's own library sees the same voxels.
    void otherProgramsReadIt() {
#if defined(__SANITIZE_THREAD__)
        QSKIP("the thread sanitizer does not follow fork");
#endif
        const QString python = QStringLiteral("/usr/bin/python3");
        if (QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import zarr")}) != 0)
            QSKIP("python3-zarr is not installed");
        const TempFolder folder;
        tests::writeStack(folder / "in", kZarrKind);
        const auto wanted = tests::zarrRequest(folder);
        const auto report = tests::built(wanted);
        QVERIFY(report);
        const char* script = R"(
import sys, zarr
g = zarr.open_group(sys.argv[1], mode='r')
for d in g.attrs['multiscales'][0]['datasets']:
    a = g[d['path']]
    sys.stdout.buffer.write(a[:].tobytes())
assert sorted(g.array_keys()) == ['0', '1', '2', '3'], list(g.array_keys())
assert sorted(g.group_keys()) == []
)";
        QProcess process;
        process.start(python, {QStringLiteral("-c"), QString::fromLatin1(script),
                                  QString::fromStdString(wanted.out)});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QByteArray all = process.readAllStandardOutput();
        qsizetype at = 0;
        for (const volume::Level& level : report->stored)
            for (std::int64_t z = 0; z < level.depth; ++z)
                for (const double v :
                    tests::expectedVoxels(kZarrKind, seedsTo(37), level.number, z)) {
                    QVERIFY(at + 2 <= all.size());
                    std::uint16_t got = 0;
                    std::memcpy(&got, all.constData() + at, 2);
                    if (got != v) QCOMPARE(static_cast<double>(got), v);
                    at += 2;
                }
        QCOMPARE(at, all.size());
    }
};

#include "zarr_levels_test.moc"
LIGHTSTACK_TEST(ZarrLevelsTest);
