#include "core/metadata/voxel_size.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>

using namespace lightstack;

namespace {

// One directory: a description and, optionally, a resolution of `perUnit` pixels a unit.
std::string tiff(const std::string& description, std::uint32_t perUnit) {
    std::string out("II*\0\x08\0\0\0", 8);
    const auto put = [&](std::uint32_t v, int n) {
        for (int i = 0; i < n; ++i)
            out += static_cast<char>(v >> (8 * i));
    };
    constexpr std::uint32_t kTail = 8 + 2 + 3 * 12 + 4;
    put(3, 2);
    for (const auto& [tag, type, count, value] :
        {std::tuple{270U, 2U, static_cast<std::uint32_t>(description.size() + 1), kTail + 8},
            std::tuple{282U, 5U, 1U, kTail}, std::tuple{283U, 5U, 1U, kTail}}) {
        put(tag, 2);
        put(type, 2);
        put(count, 4);
        put(value, 4);
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
        QVERIFY(!voxelIn(tiff("ImageJ=1.53t\nimages=3\n", 72)));
    }
};

#include "voxel_size_test.moc"
LIGHTSTACK_TEST(VoxelSizeTest);
