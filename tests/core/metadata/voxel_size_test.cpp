#include "core/metadata/voxel_size.h"

#include "core/metadata/scanner_log.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>

using namespace lightstack;

namespace {

// One directory: a description, a resolution of `perUnit` pixels a unit (0: 1/0, which is none) and
// tag 296 (0: left out).
std::string tiff(const std::string& description, std::uint32_t perUnit, std::uint32_t unit = 0) {
    std::string out("II*\0\x08\0\0\0", 8);
    const auto put = [&](std::uint32_t v, int n) {
        for (int i = 0; i < n; ++i)
            out += static_cast<char>(v >> (8 * i));
    };
    const std::uint32_t entries = unit > 0 ? 4 : 3;
    const std::uint32_t tail = 8 + 2 + entries * 12 + 4;
    put(entries, 2);
    for (const auto& [tag, type, count, value] :
        {std::tuple{270U, 2U, static_cast<std::uint32_t>(description.size() + 1), tail + 8},
            std::tuple{282U, 5U, 1U, tail}, std::tuple{283U, 5U, 1U, tail}}) {
        put(tag, 2);
        put(type, 2);
        put(count, 4);
        put(value, 4);
    }
    if (unit > 0) {
        put(296, 2);
        put(3, 2);
        put(1, 4);
        put(unit, 4);
    }
    put(0, 4);
    put(perUnit, 4);
    put(1, 4);
    return out + description + '\0';
}

std::optional<metadata::VoxelSize> voxelIn(const std::string& bytes) {
    base::MemorySource source(std::as_bytes(std::span(bytes)));
    return metadata::readVoxelSize(source, metadata::sniffMime(source));
}

} // namespace

class VoxelSizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imageJ() {
        const auto voxel = voxelIn(tiff("ImageJ=1.53t\nimages=3\nunit=um\nspacing=2.5\n", 4));
        QVERIFY(voxel);
        QCOMPARE(voxel->x.value(), 0.25);
        QCOMPARE(voxel->z.value(), 2.5);
        QCOMPARE(voxel->unit, std::string("um"));
    }
    void micrometresAreWrittenInManyWays_data() {
        QTest::addColumn<QByteArray>("unit");
        for (const char* unit : {"um", "\\u00B5m", "\\u00b5m", "\xC2\xB5m", "\xCE\xBCm", "\xB5m",
                 "micron", "microns", "micrometer"})
            QTest::newRow(unit) << QByteArray(unit);
    }
    void micrometresAreWrittenInManyWays() {
        QFETCH(QByteArray, unit);
        const auto voxel =
            voxelIn(tiff("ImageJ=1.47\nunit=" + unit.toStdString() + "\nspacing=2\n", 4));
        QVERIFY(voxel);
        QCOMPARE(voxel->unit, std::string("um"));
    }
    void imageJHasAUnitForEachAxis() {
        const auto voxel =
            voxelIn(tiff("ImageJ=1.53t\nunit=mm\nyunit=inch\nzunit=\\u00B5m\nspacing=2.5\n", 4));
        QVERIFY(voxel);
        QCOMPARE(voxel->unit, std::string("mm"));
        QCOMPARE(voxel->x.value(), 0.25);
        QCOMPARE(voxel->y.value(), 0.25 * 25.4);
        QCOMPARE(voxel->z.value(), 0.0025);
    }
    // As ImageJ itself opens such files, but for what nobody measured: its 1 of a missing or a
    // writer's default resolution is unknown here where the unit is a length.
    void asImageJ_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("perUnit");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QByteArray>("expected");
        constexpr int kNone = 1;
        constexpr int kInch = 2;
        constexpr int kCentimetre = 3;
        const auto row = [](const char* what, const char* words, int perUnit, int unit,
                             const char* expected) {
            QTest::newRow(what) << QByteArray(words) << perUnit << unit << QByteArray(expected);
        };
        row("no unit", "spacing=2.5\n", 4, kNone, "0.25 x 0.25 x 2.5");
        row("no unit, no tag 296", "spacing=2.5\n", 4, 0, "0.25 x 0.25 x 2.5");
        row("no unit, inches", "spacing=2.5\n", 947, kInch, "0.001055966 x 0.001055966 x 2.5");
        row("no unit, centimetres", "spacing=2.5\n", 4, kCentimetre, "0.25 x 0.25 x 2.5");
        row("no unit, 72 an inch", "spacing=2.5\n", 72, kInch, "1 x 1 x 2.5");
        row("no unit, no resolution", "spacing=2.5\n", 0, 0, "1 x 1 x 2.5");
        row("blank unit", "unit= \nspacing=2.5\n", 4, kNone, "0.25 x 0.25 x 2.5");
        row("pixels", "unit=pixel\nspacing=2.5\n", 1, kNone, "1 x 1 x 2.5 pixel");
        row("pixels of a quarter", "unit=pixel\nspacing=2.5\n", 4, kNone,
            "0.25 x 0.25 x 2.5 pixel");
        row("a unit of one's own", "unit=vx\nspacing=2\n", 4, kNone, "0.25 x 0.25 x 2 vx");
        row("no unit, no spacing", "", 1, kNone, "nothing");
        row("pixels, no spacing", "unit=pixel\n", 1, kNone, "nothing");
        row("micron", "unit=micron\nspacing=2.5\n", 4, kNone, "0.25 x 0.25 x 2.5 um");
        row("escaped", "unit=\\u00B5m\nspacing=2.5\n", 4, kNone, "0.25 x 0.25 x 2.5 um");
        row("um under centimetres", "unit=um\nspacing=2.5\n", 40000, kCentimetre,
            "0.25 x 0.25 x 2.5 um");
        row("um under inches", "unit=um\nspacing=2.5\n", 4, kInch, "0.25 x 0.25 x 2.5 um");
        row("mm under centimetres", "unit=mm\nspacing=2.5\n", 4, kCentimetre,
            "0.25 x 0.25 x 2.5 mm");
        row("um, 72 an inch", "unit=um\nspacing=2.5\n", 72, kInch, "? x ? x 2.5 um");
        row("inch", "unit=inch\nspacing=0.01\n", 2500, kInch, "0.0004 x 0.0004 x 0.01 inch");
        row("inch, 300 taken over", "unit=inch\n", 300, kInch, "nothing");
        row("centimetre", "unit=cm\nspacing=0.0025\n", 2000, kCentimetre,
            "0.0005 x 0.0005 x 0.0025 cm");
        row("um, no resolution", "unit=um\nspacing=3\n", 0, 0, "? x ? x 3 um");
        row("um, no spacing", "unit=um\n", 4, kNone, "0.25 x 0.25 x ? um");
        row("spacing below zero", "unit=um\nspacing=-2.5\n", 4, kNone, "0.25 x 0.25 x 2.5 um");
        row("spacing of zero", "unit=um\nspacing=0\n", 4, kNone, "0.25 x 0.25 x ? um");
        row("blanks around the sign", "unit = um\nspacing = 3\n", 4, kNone, "0.25 x 0.25 x 3 um");
        row("lines of DOS", "unit=um\r\nspacing=3\r\n", 4, kNone, "0.25 x 0.25 x 3 um");
    }
    void asImageJ() {
        QFETCH(QByteArray, words);
        QFETCH(int, perUnit);
        QFETCH(int, unit);
        QFETCH(QByteArray, expected);
        const auto voxel = voxelIn(tiff("ImageJ=1.53t\nimages=3\nslices=3\n" + words.toStdString(),
            static_cast<std::uint32_t>(perUnit), static_cast<std::uint32_t>(unit)));
        const std::string text =
            voxel ? metadata::voxelText({voxel->x, voxel->y, voxel->z, voxel->unit, {}, {}, {}})
                  : "nothing";
        QCOMPARE(QByteArray::fromStdString(text), expected);
    }
    // A prefix before its names, nanometres beside micrometres, the schema's unit where none is
    // given, and one that is no length.
    void omeHasAUnitForEachAxis() {
        const auto pixels = [](const char* attributes) {
            return voxelIn(tiff(std::string("<ome:OME xmlns:ome=\"x\"><ome:Image><ome:Pixels ") +
                                    attributes + "/></ome:Image></ome:OME>",
                72));
        };
        const auto mixed =
            pixels("PhysicalSizeX=\"0.5\" PhysicalSizeXUnit=\"mm\" PhysicalSizeY=\"600\" "
                   "PhysicalSizeZ=\"7000\" PhysicalSizeZUnit=\"nm\"");
        QVERIFY(mixed);
        QCOMPARE(mixed->unit, std::string("mm"));
        QCOMPARE(mixed->x.value(), 0.5);
        QCOMPARE(mixed->y.value(), 0.6);
        QCOMPARE(mixed->z.value(), 0.007);
        const auto unknown = pixels("PhysicalSizeX=\"2\" PhysicalSizeY=\"3\" PhysicalSizeZ=\"1\" "
                                    "PhysicalSizeZUnit=\"reference frame\"");
        QVERIFY(unknown);
        QCOMPARE(unknown->y.value(), 3.0);
        QVERIFY(!unknown->z);
    }
    void ome() {
        const auto voxel = voxelIn(
            tiff("<?xml version=\"1.0\"?><OME "
                 "xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><Image><Pixels "
                 "PhysicalSizeX=\"8.64\" PhysicalSizeY=\"8.64\" "
                 "PhysicalSizeXUnit=\"\xC2\xB5m\"/></Image></OME>",
                72));
        QVERIFY(voxel);
        QCOMPARE(voxel->x.value(), 8.64);
        QVERIFY(!voxel->z);
        QCOMPARE(voxel->unit, std::string("um"));
    }
    void pagesOfChannelsAndTimes() {
        const auto countsIn = [](const std::string& description) {
            const std::string bytes = tiff(description, 72);
            base::MemorySource source(std::as_bytes(std::span(bytes)));
            const auto counts = metadata::readPlaneCounts(source, metadata::sniffMime(source));
            return counts ? std::array{counts->channels, counts->slices, counts->times}
                          : std::array{0, 0, 0};
        };
        QCOMPARE(countsIn("ImageJ=1.53t\nimages=24\nchannels=2\nslices=4\nframes=3\n"),
            (std::array{2, 4, 3}));
        QCOMPARE(countsIn("ImageJ=1.53t\nimages=9\nslices=9\n"), (std::array{1, 9, 1}));
        QCOMPARE(
            countsIn("<OME><Image><Pixels SizeC=\"2\" SizeZ=\"5\" SizeT=\"1\"/></Image></OME>"),
            (std::array{2, 5, 1}));
        QCOMPARE(countsIn("a picture"), (std::array{0, 0, 0}));
    }
    // 72, 96, 300 pixels an inch come from writers that measured nothing.
    void resolutionTags_data() {
        QTest::addColumn<int>("perInch");
        QTest::addColumn<bool>("printers");
        for (const int usual : {72, 96, 300, 600})
            QTest::addRow("%d", usual) << usual << true;
        for (const int measured : {947, 2541000, 1693, 12700})
            QTest::addRow("%d", measured) << measured << false;
    }
    void resolutionTags() {
        QFETCH(int, perInch);
        QFETCH(bool, printers);
        const std::string bytes = tiff("", static_cast<std::uint32_t>(perInch));
        base::MemorySource source(std::as_bytes(std::span(bytes)));
        auto file = metadata::TiffFile::open(source);
        const auto page = file->directoryAt(file->header().firstDirectory);
        const auto resolution = metadata::readTiffResolution(*file, *page);
        QVERIFY(resolution);
        QCOMPARE(resolution->printers, printers);
        QCOMPARE(resolution->x, 25400.0 / perInch);
    }
    void resolutionWithoutSense() {
        const std::string bytes = tiff("", 0);
        base::MemorySource source(std::as_bytes(std::span(bytes)));
        auto file = metadata::TiffFile::open(source);
        const auto page = file->directoryAt(file->header().firstDirectory);
        QVERIFY(!metadata::readTiffResolution(*file, *page));
    }
    void unknownStaysUnknown() {
        QVERIFY(!voxelIn(tiff("a picture", 72)));
        QVERIFY(!voxelIn(tiff("ImageJ=1.53t\nimages=3\n", 72, 2)));
    }
};

#include "voxel_size_test.moc"
LIGHTSTACK_TEST(VoxelSizeTest);
