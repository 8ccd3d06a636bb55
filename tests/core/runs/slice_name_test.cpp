#include "core/runs/slice_name.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <string>

using namespace lightstack::runs;

namespace {

// "26 8 1": the values of the runs.
std::string runs(std::string_view name) {
    std::string out;
    for (const DigitRun& run : digitRuns(name))
        out += (out.empty() ? "" : " ") + std::to_string(run.value);
    return out;
}

} // namespace

class SliceNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfTiffs() {
        for (const char* name :
            {"a.tif", "a.TIFF", "v.ome.tf2", "v.ome.tf8", "v.btf", "scan.lsm"}) {
            QVERIFY2(isTiffName(name), name);
            QCOMPARE(looksLikeSlice(name), SliceLikelihood::Likely);
        }
        for (const char* name : {"a.png", "tif", ".tif", "a.tif.part", "a.1", "a.tiffany"})
            QVERIFY2(!isTiffName(name), name);
    }
    void numbersOfNames_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* expected) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(expected);
        };
        row("slice_0001.tif", "1");
        row("scan_2021-03-01_0042.tif", "2021 3 1 42");
        row("a_26.8um_0001.TIF", "26 8 1");
        row("7", "7");
        row("scan.001", "1");
        row("scan.1.dcm", "1");
        row("photo.jp2", "");
        row("x12.jp2", "12");
        row("000000000000000000000000000000012.tif", "12");
        row("999999999999999999.tif", "999999999999999999");
        row("1000000000000000000_5.tif", "5"); // 19 digits that count are no index
        row("123456789012345678901234567890.tif", "");
        row("", "");
        row("\xFF\xFE 12\x80.tif", "12");
        row("1.5", "1 5");
    }
    void numbersOfNames() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(runs(name.toStdString())), expected);
    }
    void manyNumbersKeepTheLast() {
        std::string name;
        for (int i = 0; i < 40; ++i)
            name += std::to_string(i) + "_";
        const auto found = digitRuns(name + ".tif");
        QCOMPARE(found.size(), kMaxRuns);
        QCOMPARE(found.back().value, std::int64_t{39});
    }
    void whatMayBeASlice() {
        for (const char* name : {"a.tif", "a.TIF", "a.Tiff", "1.bmp", "1.PNG", "x.jp2", "I1.dcm"})
            QCOMPARE(looksLikeSlice(name), SliceLikelihood::Likely);
        for (const char* name : {"IMG_0001.JPG", "a.jpeg", "IM00001", "scan.001"})
            QCOMPARE(looksLikeSlice(name), SliceLikelihood::ByContent);
        for (const char* name :
            {"a.log", ".hidden", "._a001.tif", "a.mp4", "a.tif.partial", "a001.tif~", "", "a.nef"})
            QCOMPARE(looksLikeSlice(name), SliceLikelihood::Never);
    }
    void wordsBeforeNumbers() {
        QCOMPARE(indexHint("scan_z"), 1);
        QCOMPARE(indexHint("Slice_"), 1);
        QCOMPARE(indexHint("x_rec"), 1);
        QCOMPARE(indexHint("t"), -1);
        QCOMPARE(indexHint("a_BIN"), -1);
        QCOMPARE(indexHint("ch="), -1);
        QCOMPARE(indexHint(""), 0);
        QCOMPARE(indexHint("bone_"), 0);
    }
};

#include "slice_name_test.moc"
LIGHTSTACK_TEST(SliceNameTest);
