// What logs say, maker by maker, and which of it is believed.
#include "core/metadata/scanner_log.h"

#include "core/metadata/ini_text.h"
#include "tests/support/file_content.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <iterator>

using namespace lightstack::metadata;
using namespace std::string_literals;

namespace {

// "26.8 x 26.8 x ? um | Voltage 120 kV; Filter Al": claims, then facts.
std::string said(const std::string& name, const std::string& bytes) {
    const auto log = parseScannerLog(name, bytes);
    if (!log) return "none";
    std::string out;
    for (const VoxelClaim& claim : log->voxels)
        out += (out.empty() ? "" : ", ") + voxelText(claim);
    out += " |";
    for (const ScannerFact& fact : log->facts)
        out += " " + fact.key + "=" + fact.value + fact.unit;
    return out;
}

struct Row {
    const char* what;
    const char* name;
    std::string bytes;
    const char* expected;
};

const std::vector<Row> kRows{
    {"the reconstruction's size, not the camera's", "a.log",
        "[System]\r\nCamera Pixel Size (um)=50.0\r\n[Acquisition]\r\nImage Pixel Size (um)=  "
        "20\r\n[Reconstruction]\r\nPixel Size (um)= 10.5 \r\n",
        "10.5 x 10.5 x 10.5 um, 20 x 20 x ? um |"},
    {"a camera's size alone is no voxel", "a.log",
        "[System]\nScanner=SkyScan1172\nCamera Pixel Size (um)=50\n", " | Scanner=SkyScan1172"},
    {"facts", "a.log",
        "[Acquisition]\nImage Pixel Size (um)=1\nSource Voltage (kV)= 120\nSource Current "
        "(uA)=  60\nFilter=Al 1.0mm\nExposure (ms)=   700\nRotation Step (deg)=0.200\n",
        "1 x 1 x ? um | Voltage=120kV Current=60uA Filter=Al 1.0mm Exposure=700ms Rotation "
        "step=0.200deg"},
    {"Latin-1 micrometres", "a.log", "[Reconstruction]\nPixel Size (\xB5m)=3.5\n",
        "3.5 x 3.5 x 3.5 um |"},
    {"UTF-8 micrometres", "a.log", "[Reconstruction]\nPixel Size (\xC2\xB5m)=3.5\n",
        "3.5 x 3.5 x 3.5 um |"},
    {"decimal comma", "a.log", "[Reconstruction]\nPixel Size (um)=3,5\n", "3.5 x 3.5 x 3.5 um |"},
    {"old Mac line ends", "a.log", "[Reconstruction]\rPixel Size (um)=3.5\r",
        "3.5 x 3.5 x 3.5 um |"},
    {"section step", "a.log", "[Reconstruction]\nPixel Size (um)=2\nSection to Section Step=3\n",
        "2 x 2 x 6 um |"},
    {"zero is no size", "a.log", "[Reconstruction]\nPixel Size (um)=0\n[System]\nScanner=S\n",
        " | Scanner=S"},
    {"words are no size", "a.log", "[Reconstruction]\nPixel Size (um)=nan\n", "none"},
    {"another log", "a.log", "2021-01-01 started\n2021-01-02 key=value\n", "none"},
    {"upper-case extension", "A.LOG", "[Reconstruction]\nPixel Size (um)=3.5\n",
        "3.5 x 3.5 x 3.5 um |"},
    {"UTF-16", "a.log",
        "\xFF\xFE"
        "[\0R\0e\0c\0o\0n\0s\0t\0r\0u\0c\0t\0i\0o\0n\0]\0\n\0P\0i\0x\0e\0l\0 \0S\0i\0z\0e\0 "
        "\0(\0u\0m\0)\0=\0"
        "4\0\n\0"s,
        "4 x 4 x 4 um |"},
    {"UTF-16 without its mark", "a.log",
        "[\0R\0e\0c\0o\0n\0s\0t\0r\0u\0c\0t\0i\0o\0n\0]\0\n\0P\0i\0x\0e\0l\0 \0S\0i\0z\0e\0 "
        "\0(\0u\0m\0)\0=\0"
        "5\0\n\0"s,
        "5 x 5 x 5 um |"},
    {"GE pcr", "a.pcr", "[VolumeData]\r\nVolume_SizeX=4\r\nVoxelSizeRec=0.0142\r\nResolution=1\r\n",
        "0.0142 x 0.0142 x 0.0142 mm |"},
    {"GE vgi", "a.vgi",
        "{volume1}\n[representation]\nsize = 10 20 30\n[file1]\nName = a.vol\n[geometry]\n"
        "resolution = 0.05 0.05 0.06\nunit = mm\n",
        "0.05 x 0.05 x 0.06 mm |"},
    {"GE pca", "a.pca",
        "[Geometry]\nFDD=807\nVoxelSizeX=0.01\nVoxelSizeY=0.01\n[CT]\nNumberImages=1300\n"
        "RotationSector=360\n[Xray]\nVoltage=90\nCurrent=110\nFilter=Unknown\n"
        "[Warmup]\nkV=95\n",
        "0.01 x 0.01 x ? mm | Voltage=90kV Current=110uA Filter=Unknown Projections=1300 "
        "Rotation step=0.2769231deg"},
    {"Nikon", "a.xtekct",
        "[XTekCT]\nName=bone\nVoxelsX=100\nVoxelSizeX=0.0505\nVoxelSizeY=0.0505\n"
        "VoxelSizeZ=0.0505\nProjections=3142\nAngularStep=0.1146\n[Xrays]\nXraykV=100\n"
        "XrayuA=150\n[CTPro]\nFilter_ThicknessMM=0.5\nFilter_Material=Copper\n",
        "0.0505 x 0.0505 x 0.0505 mm | Voltage=100kV Current=150uA Filter=Copper Filter "
        "thickness=0.5mm Rotation step=0.1146deg Projections=3142"},
    {"NRRD directions", "a.nhdr",
        "NRRD0004\n# comment: x\ntype: uint16\nsizes: 4 5 6\nspace dimension: 3\nspace "
        "directions: (2,0,0) (0,3,0) (0,0,4)\nspace units: \"um\" \"um\" \"um\"\ndata file: "
        "%04d.tif 0 5 1 2\n\n",
        "2 x 3 x 4 um |"},
    {"NRRD turned axes", "a.nhdr",
        "NRRD0005\nspace: left-posterior-superior\nspace directions: (0,0.3,0.4) (0.6,0,0) "
        "(0,0,1e-1)\n\n",
        "0.5 x 0.6 x 0.1 mm |"},
    {"NRRD spacings", "a.nrrd",
        "NRRD0004\nspacings: 0.1 0.2 NaN\nunits: \"mm\" \"mm\" \"mm\"\n\nDATA",
        "0.1 x 0.2 x ? mm |"},
    {"NRRD, a unit an axis", "a.nhdr",
        "NRRD0004\nspace directions: (0.1,0,0) (0,2,0) (0,0,40)\n"
        "space units: \"mm\" \"furlongs\" \"microns\"\n\n",
        "0.1 x ? x 0.04 mm |"},
    {"NRRD in microns", "a.nhdr",
        "NRRD0004\nspacings: nan 3 4 5\nunits: \"\" \"microns\" \"microns\" \"microns\"\n\n",
        "3 x 4 x 5 um |"},
    {"NRRD without a unit", "a.nhdr", "NRRD0004\nspacings: 1 1 1\n\n", "1 x 1 x 1 |"},
    {"MetaImage", "a.mhd",
        "ObjectType = Image\nNDims = 3\nElementSpacing = 0.5 0.5 1.5\nDimSize = 4 5 6\n"
        "ElementDataFile = LIST\na0.tif\na1.tif\n",
        "0.5 x 0.5 x 1.5 mm |"},
    {"MetaImage in micrometres", "a.mha",
        "NDims = 3\nElementSpacing = 5 5 5\nDistanceUnits = um\nElementDataFile = "
        "LOCAL\n\x01\x02",
        "5 x 5 x 5 um |"},
    {"no MetaImage", "a.mhd", "hello = world\n", "none"},
    {"empty", "a.log", "", "none"},
    {"zeros", "a.log", std::string(4096, '\0'), "none"},
    {"a zero within a line spoils the line alone", "a.log",
        "[Reconstruction]\nPixel\0 Size (um)=1\nPixel Size (um)=2\n"s, "2 x 2 x 2 um |"},
    {"not a log by name", "a.txt", "[Reconstruction]\nPixel Size (um)=2\n", "none"},
};

VoxelClaim claim(double x, const char* unit, VoxelAuthority authority) {
    return {x, x, x, unit, "f", "k", authority};
}

} // namespace

class ScannerLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formats_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < kRows.size(); ++i)
            QTest::newRow(kRows[i].what) << static_cast<int>(i);
    }
    void formats() {
        QFETCH(int, row);
        const Row& one = kRows[static_cast<std::size_t>(row)];
        QCOMPARE(QByteArray::fromStdString(said(one.name, one.bytes)), QByteArray(one.expected));
        // Cut anywhere it says less or nothing, but never fails.
        for (std::size_t n = 0; n < one.bytes.size(); n += 7)
            said(one.name, one.bytes.substr(0, n));
    }
    void hostileInput() {
        const std::string head = "[Reconstruction]\nPixel Size (um)=2\n";
        const std::string longLine(64U << 20, 'x'); // more than is looked at
        QCOMPARE(said("a.log", longLine), "none"s);
        QCOMPARE(said("a.log", head + longLine), "2 x 2 x 2 um |"s);
        std::string endless;
        while (endless.size() < (4U << 20))
            endless += "k=v\n";
        QCOMPARE(said("a.log", head + endless), "2 x 2 x 2 um |"s);
        QVERIFY(parseIni(endless).lines.size() <= kMostIniLines);
        for (const char* name :
            {"a.log", "a.pcr", "a.vgi", "a.pca", "a.xtekct", "a.nhdr", "a.mhd"}) {
            said(name, "NRRD0004\nspacings: " + std::string(3000, '-') + "\n");
            said(name, "NDims = 3\nElementSpacing = 1e999 -1 0\nElementDataFile=%%%%\n");
            said(name, std::string(100'000, '\n') + std::string(100'000, '['));
            said(name, "[VolumeData]\nVoxelSizeRec=-5\nVolume_SizeX=99999999999999999999\n");
        }
        QCOMPARE(said("a.mhd", "NDims = 3\nElementSpacing = 1e999 -1 0\n"), " |"s);
    }
    void whoseLogItIs_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, const char* prefix, bool expected) {
            QTest::addRow("%s of %s", prefix, name)
                << QByteArray(name) << QByteArray(prefix) << expected;
        };
        row("bone_", "bone_", true);
        row("bone_", "bone__rec", true);
        row("bone", "BONE_rec", true);
        row("bone_", "bone", true);
        row("scan1", "scan1_rec", true);
        row("scan1", "scan10_rec", false);
        row("bone_rec", "bone", false);
        row("bone", "stone_", false);
        row("bone", "", false);
    }
    void whoseLogItIs() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, prefix);
        QFETCH(bool, expected);
        const auto log = parseScannerLog("x.log",
            "[Acquisition]\nFilename Prefix=" + name.toStdString() + "\nImage Pixel Size (um)=1\n");
        QVERIFY(log);
        QCOMPARE(speaksOf(*log, prefix.toStdString(), prefix.toStdString() + "0001.bmp"), expected);
    }
    void headersNameTheirSlices() {
        const auto pattern =
            parseScannerLog("v.nhdr", "NRRD0004\nspacings: 1 1 1\ndata file: s%04d.tif 0 9 1\n");
        QVERIFY(speaksOf(*pattern, "s", "s0000.tif"));
        QVERIFY(!speaksOf(*pattern, "t", "t0000.tif"));
        const auto list =
            parseScannerLog("v.mhd", "NDims = 3\nElementDataFile = LIST\ns0.tif\ns1.tif\n");
        QVERIFY(speaksOf(*list, "s", "s0.tif"));
        QVERIFY(!speaksOf(*list, "s", "s7.tif"));
    }
    void unitsThatAreLengths() {
        QCOMPARE(micrometresIn("mm").value_or(0), 1000.0);
        QCOMPARE(micrometresIn("um").value_or(0), 1.0);
        for (const char* inch : {"inch", "inches", "in"})
            QCOMPARE(micrometresIn(inch).value_or(0), 25400.0);
        QCOMPARE(micrometresIn("Millimetre").value_or(0), 1000.0);
        QVERIFY(!micrometresIn("pixel"));
        QVERIFY(!micrometresIn(""));
    }
    void theBestAuthorityIsBelieved() {
        const VoxelChoice choice = chooseVoxelSize({claim(5, "um", VoxelAuthority::Resolution),
            claim(0.0268, "mm", VoxelAuthority::Reconstruction),
            claim(13, "um", VoxelAuthority::Acquisition)});
        QCOMPARE(choice.chosen.value(), std::size_t{1});
        QCOMPARE(choice.conflicts, std::vector<std::size_t>{0}); // projections are another thing
    }
    void equalInOtherUnitsIsNoConflict() {
        const VoxelChoice choice = chooseVoxelSize({claim(26.84, "um", VoxelAuthority::ImageJ),
            claim(0.02684, "mm", VoxelAuthority::Reconstruction),
            claim(2.684e-3, "cm", VoxelAuthority::VolumeHeader)});
        QCOMPARE(choice.chosen.value(), std::size_t{0});
        QVERIFY(choice.conflicts.empty());
    }
    void unknownStaysUnknown() {
        QVERIFY(!chooseVoxelSize({}).chosen);
        QVERIFY(!chooseVoxelSize(
            {claim(1, "", VoxelAuthority::VolumeHeader), claim(1, "pixel", VoxelAuthority::ImageJ)})
                     .chosen);
    }
    void realLogs() {
        LIGHTSTACK_NEED_SAMPLES();
        const auto logs = lightstack::tests::samplesFolder() / "slices" / "scanner_logs";
        const std::string skyscan = "MML0514A_gg_lumbar1_al_26.8um_2k_.log";
        const auto sky = parseScannerLog(
            skyscan, lightstack::tests::contentOf(logs / "bruker" / "skyscan_1173" / skyscan));
        QVERIFY(sky);
        QCOMPARE(sky->voxels.front().x.value(), 26.84486);
        QCOMPARE(sky->voxels.back().x.value(), 26.844857);
        QCOMPARE(chooseVoxelSize(sky->voxels).chosen.value(), std::size_t{0});
        QVERIFY(chooseVoxelSize(sky->voxels).conflicts.empty());
        QCOMPARE(sky->count.value(), std::int64_t{1841});
        QVERIFY(speaksOf(*sky, "MML0514A_gg_lumbar1_al_26.8um_2k__rec", "x"));
        const auto ge = logs / "ge" / "FEG230530_410-run-files";
        const auto pcr = parseScannerLog(
            "FEG230530_410.pcr", lightstack::tests::contentOf(ge / "FEG230530_410.pcr"));
        const auto pca = parseScannerLog(
            "FEG230530_410.pca", lightstack::tests::contentOf(ge / "FEG230530_410.pca"));
        QVERIFY(pcr && pca);
        QCOMPARE(pcr->voxels.front().x.value(), 0.01428818609565496);
        QCOMPARE(pcr->width.value(), 444);
        QVERIFY(speaksOf(*pcr, "FEG230530_410_", "x"));
        QVERIFY(!speaksOf(*pcr, "FEG230530_409_", "x"));
        QVERIFY(std::any_of(pca->facts.begin(), pca->facts.end(),
            [](const ScannerFact& fact) { return fact.key == "Voltage" && fact.unit == "kV"; }));
        QVERIFY(speaksOf(*pca, "FEG230530_410_", "x"));
    }
};

#include "scanner_log_test.moc"
LIGHTSTACK_TEST(ScannerLogTest);
