// Every voxel of every level against a brute-force mean of its sources.
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <numeric>

#include <tiffio.h>

using namespace lightstack;
using tests::StackKind;
using tests::TempFolder;
using tests::TiffKind;

Q_DECLARE_METATYPE(StackKind)

namespace {

void addRow(const char* what, TiffKind slice, int depth, const char* mode = "wl") {
    const QByteArray name = QByteArray(what) + " " + QByteArray::number(slice.bits) +
                            (slice.format == 3      ? " float"
                                : slice.format == 2 ? " signed"
                                                    : " unsigned") +
                            " " + QByteArray::number(slice.width) + "x" +
                            QByteArray::number(slice.height) + "x" + QByteArray::number(depth) +
                            " " + mode;
    QTest::newRow(name.constData()) << StackKind{std::move(slice), depth, mode};
}

} // namespace

class PyramidExactTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levelsOneToFour_data() {
        QTest::addColumn<StackKind>("kind");
        const std::pair<int, int> types[] = {
            {8, 1}, {12, 1}, {16, 1}, {32, 1}, {8, 2}, {16, 2}, {32, 2}, {16, 3}, {32, 3}, {64, 3}};
        for (const auto& [bits, format] : types) {
            addRow("odd", {.width = 37, .height = 23, .bits = bits, .format = format}, 19);
            addRow("even", {.width = 32, .height = 48, .bits = bits, .format = format}, 16, "wb");
        }
        for (const auto& [w, h, d] : {std::tuple{1, 1, 1}, {1, 1, 5}, {5, 1, 1}, {1, 7, 3},
                 {2, 2, 2}, {3, 3, 3}, {17, 16, 1}, {33, 31, 2}})
            addRow("shape", {.width = w, .height = h, .bits = 16}, d);
        TiffKind color{.width = 21, .height = 18, .bits = 16, .samples = 3, .photometric = 2};
        addRow("colour", color, 9);
        color.separate = true;
        addRow("colours plane by plane", color, 9, "wb");
        color.compression = COMPRESSION_LZW;
        color.tile = 16;
        addRow("tiles of planes", color, 3);
        const std::tuple<const char*, int, int> codecs[] = {{"lzw", COMPRESSION_LZW, 2},
            {"deflate", COMPRESSION_ADOBE_DEFLATE, 1}, {"packbits", COMPRESSION_PACKBITS, 1},
            {"zstd", COMPRESSION_ZSTD, 2}};
        for (const auto& [name, codec, predictor] : codecs) {
            TiffKind slice{.width = 50, .height = 41, .bits = 16, .compression = codec};
            slice.predictor = predictor;
            addRow(name, slice, 7, "wb");
            slice.tile = 16;
            addRow((QByteArray(name) + " tiles").constData(), slice, 5, "wl8");
        }
        TiffKind tiles{.width = 50, .height = 41, .bits = 16};
        tiles.tile = 32;
        addRow("tiles", tiles, 4);
        addRow("white is zero", {.width = 9, .height = 9, .bits = 16, .photometric = 0}, 4);
    }

    void levelsOneToFour() {
        QFETCH(StackKind, kind);
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kind);
        auto request = tests::requestFor(stack, folder / "out");
        request.levels = 4;
        const auto report = tests::built(request);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        std::vector<int> seeds(static_cast<std::size_t>(kind.depth));
        std::iota(seeds.begin(), seeds.end(), 1);
        QVERIFY(!report->plan.levels.empty());
        for (const volume::Level& level : report->plan.levels) {
            QCOMPARE(level.width, (kind.slice.width - 1) / (1 << level.number) + 1);
            QCOMPARE(level.depth, std::int64_t{(kind.depth - 1) / (1 << level.number) + 1});
            for (std::int64_t z = 0; z < level.depth; ++z) {
                const auto got = tests::levelVoxels(folder / "out", level.number, z);
                const auto want = tests::expectedVoxels(kind, seeds, level.number, z);
                QCOMPARE(got.size(), want.size());
                for (std::size_t i = 0; i < got.size(); ++i) {
                    if (kind.slice.format != 3)
                        QCOMPARE(got[i], want[i]);
                    else
                        QVERIFY(std::abs(got[i] - want[i]) <=
                                std::max(1e-30,
                                    std::abs(want[i]) * (kind.slice.bits == 64 ? 1e-14 : 1.2e-7)));
                }
            }
        }
    }

    // Sums of 32 bits hold five levels of 16 bits, at the very top of the range, too.
    void deepLevelsDoNotOverflow() {
        for (const int levels : {5, 6}) {
            const TempFolder folder;
            StackKind kind{{.width = 64, .height = 64, .bits = 16}, 64, "wl"};
            std::filesystem::create_directories(folder / "in");
            for (int z = 0; z < 64; ++z) {
                tests::TiffFixture file(
                    folder / ("in/slice_" + std::to_string(1000 + z) + ".tif"), "wl");
                QVERIFY(file.addPage(kind.slice, tests::TiffValues(64 * 64, 65535)));
            }
            auto request = tests::requestFor(tests::listed(folder / "in"), folder / "out");
            request.levels = levels;
            const auto report = tests::built(request);
            QVERIFY(report);
            for (const volume::Level& level : report->plan.levels)
                for (const double v : tests::levelVoxels(folder / "out", level.number, 0))
                    QCOMPARE(v, 65535.0);
        }
    }

    // Beyond those five levels sums are wider: to the last bit, odd depths included.
    void deepLevelsAreExact() {
        for (const int bits : {8, 16}) {
            const TempFolder folder;
            const StackKind kind{
                {.width = 5, .height = 3, .bits = bits}, bits == 8 ? 301 : 141, "wl"};
            auto request =
                tests::requestFor(tests::writeStack(folder / "in", kind), folder / "out");
            request.levels = bits == 8 ? 9 : 7;
            const auto report = tests::built(request);
            QVERIFY(report);
            QCOMPARE(static_cast<int>(report->plan.levels.size()), request.levels);
            std::vector<int> seeds(static_cast<std::size_t>(kind.depth));
            std::iota(seeds.begin(), seeds.end(), 1);
            for (const volume::Level& level : report->plan.levels)
                for (std::int64_t z = 0; z < level.depth && level.number > 4; ++z)
                    QCOMPARE(tests::levelVoxels(folder / "out", level.number, z),
                        tests::expectedVoxels(kind, seeds, level.number, z));
        }
    }

    // The result does not depend on who does what: floats, too.
    void workersDoNotChangeABit() {
        const TempFolder folder;
        const StackKind kind{{.width = 61, .height = 47, .bits = 32, .format = 3}, 45, "wl"};
        const auto stack = tests::writeStack(folder / "in", kind);
        std::map<std::string, std::string> first;
        for (const int workers : {1, 2, 3, 8}) {
            auto request = tests::requestFor(stack, folder / std::to_string(workers), workers);
            request.levels = 5;
            QVERIFY(tests::built(request));
            auto content = tests::treeOf(request.out);
            if (first.empty())
                first = std::move(content);
            else
                QVERIFY(content == first);
        }
    }

    // With fewer pairs than workers the second slices of pairs are decoded by those who are idle.
    void idleWorkersHelp() {
        const TempFolder folder;
        TiffKind slice{
            .width = 301, .height = 403, .bits = 16, .compression = COMPRESSION_ADOBE_DEFLATE};
        slice.rowsPerStrip = 4;
        for (const int depth : {1, 2, 3, 5}) {
            const auto stack =
                tests::writeStack(folder / ("in" + std::to_string(depth)), {slice, depth, "wl"});
            std::map<std::string, std::string> alone;
            std::uint64_t read = 0;
            for (const int workers : {1, 2, 4, 4, 4}) {
                auto request = tests::requestFor(stack, folder / "out", workers);
                const auto report = tests::built(request);
                QVERIFY(report);
                const auto content = tests::treeOf(request.out);
                std::filesystem::remove_all(request.out);
                if (alone.empty()) {
                    alone = content;
                    read = report->bytesRead;
                }
                QVERIFY(content == alone);
                QCOMPARE(report->bytesRead, read); // the helper's reading is counted
            }
        }
    }

    void stopsAtTheLongSide() {
        const TempFolder folder;
        const StackKind kind{{.width = 600, .height = 20, .bits = 8}, 3, "wl"};
        const auto stack = tests::writeStack(folder / "in", kind);
        const auto report = tests::built(tests::requestFor(stack, folder / "out"));
        QVERIFY(report);
        QCOMPARE(report->plan.levels.size(), std::size_t{2}); // 300, 150
        QCOMPARE(report->plan.levels.back().width, 150);
        QCOMPARE(report->plan.levels.back().depth, std::int64_t{1});
    }
};

#include "pyramid_exact_test.moc"
LIGHTSTACK_TEST(PyramidExactTest);
