// Folders and the reports expected of them. Each row is a folder.
#include "core/volume/stack_audit.h"

#include "tests/core/volume/audit_fixture.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

struct Row {
    const char* what;
    const char* folder;
    const char* expected;
};

constexpr Row kRows[] = {
    // Names
    {"padded", "a{001..005}.tif", "a###.tif 1-5 n5 8x6 uint16\n"},
    {"unpadded 1, 2, 9, 10, 11", "a{1,2,9,10,11}.tif", "a#.tif 1-11 n5 8x6 uint16; gap 3-8\n"},
    {"an upper-case .TIF list is not empty", "A{001..005}.TIF", "A###.TIF 1-5 n5 8x6 uint16\n"},
    {"mixed case of the extension", "a{1..3}.tif a{4..5}.TIF", "a#.tif 1-5 n5 8x6 uint16\n"},
    {"two stacks", "a{1..3}.tif b{1..4}.tif=u8",
        "a#.tif 1-3 n3 8x6 uint16\nb#.tif 1-4 n4 8x6 uint8\n"},
    {"dates in the name", "s_2021-03-01_{01..04}.tif", "s_2021-03-01_##.tif 1-4 n4 8x6 uint16\n"},
    {"the index stands first", "s_{0001..0004}_bin2.tif", "s_####_bin2.tif 1-4 n4 8x6 uint16\n"},
    {"two binnings", "s_{001..020}_bin2.tif=4x3 s_{001..020}_bin4.tif=2x2",
        "s_###_bin2.tif 1-20 n20 4x3 uint16\ns_###_bin4.tif 1-20 n20 2x2 uint16\n"},
    {"only numbers", "{000000..000004}.tif", "######.tif 0-4 n5 8x6 uint16\n"},
    {"seven digits", "a{9999999..10000001}.tif", "a#.tif 9999999-10000001 n3 8x6 uint16\n"},
    {"names that are no text", "\xE9\xFF{1..3}.tif", "\xE9\xFF#.tif 1-3 n3 8x6 uint16\n"},
    {"names in Chinese", "\xE5\xB1\xA4{1..3}.tif", "\xE5\xB1\xA4#.tif 1-3 n3 8x6 uint16\n"},
    {"numbers without extension", "IM{0001..0003}=u8", "IM#### 1-3 n3 8x6 uint8\n"},
    {"numbers as extension", "scan.{001..003}=u8", "scan.### 1-3 n3 8x6 uint8\n"},
    // What is missing or double
    {"one gap", "a{1..3,5..6}.tif", "a#.tif 1-6 n5 8x6 uint16; gap 4\n"},
    {"two and three of seven missing", "a{0,1,4..6}.tif", "a#.tif 0-6 n5 8x6 uint16; gap 2-3\n"},
    {"several gaps", "a{1,3,7..9,20}.tif",
        "a#.tif 1-20 n6 8x6 uint16; gap 2; gap 4-6; gap 10-19\n"},
    {"steps are gaps", "a{10,20,30}.tif", "a#.tif 10-30 n3 8x6 uint16; gap 11-19; gap 21-29\n"},
    {"01 beside 001", "a{001..004}.tif a02.tif", "a###.tif 1-4 n4 8x6 uint16; dup a02.tif\n"},
    {"a stack twice", "a{1..3}.tif a{01..03}.tif",
        "a##.tif 1-3 n3 8x6 uint16; dup a1.tif; dup a2.tif; dup a3.tif\n"},
    {"two are no stack", "a1.tif a2.tif", "others: a1.tif a2.tif"},
    // Strangers
    {"_spr.bmp does not fail the run", "s_rec{0001..0004}.bmp=bmp s_rec_spr.bmp=bmp",
        "s_rec####.bmp 1-4 n4 8x6 uint8; + s_rec_spr.bmp\n"},
    {"preview of another size", "s{1..3}.tif s_preview.png=png8",
        "s#.tif 1-3 n3 8x6 uint16; + s_preview.png\n"},
    {"dark and flat as floats", "raw_{00..04}.tif dark_0001.tif=f32 flat_0001.tif=f32",
        "raw_##.tif 0-4 n5 8x6 uint16; + dark_0001.tif; + flat_0001.tif\n"},
    {"logs are none", "a{1..3}.tif a.log=text=x a.txt=text=x", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"resource forks", "a{1..3}.tif ._a{1..3}.tif=junk", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"half-written files", "a{1..3}.tif a4.tif.part=junk", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"folders called like slices", "a{1..3}.tif a4.tif=dir", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"thumbnails of another program", "a{1..3}.tif .thumbnail=dir", "a#.tif 1-3 n3 8x6 uint16\n"},
    // Kinds
    {"8 bits", "a{1..3}.tif=u8", "a#.tif 1-3 n3 8x6 uint8\n"},
    {"12 bits", "a{1..3}.tif=u12", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"signed", "a{1..3}.tif=s16", "a#.tif 1-3 n3 8x6 int16\n"},
    {"32-bit whole numbers", "a{1..3}.tif=u32", "a#.tif 1-3 n3 8x6 uint32\n"},
    {"floats", "a{1..3}.tif=f32", "a#.tif 1-3 n3 8x6 float32\n"},
    {"colours", "a{1..3}.tif=rgb", "a#.tif 1-3 n3 8x6 uint8x3\n"},
    {"big-endian", "a{1..3}.tif=be", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"BigTIFF", "a{1..3}.tif=big", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"BigTIFF, big-endian, directory last", "a{1..3}.tif=big,be,end", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"directory behind the samples", "a{1..3}.tif=end,900x700", "a#.tif 1-3 n3 900x700 uint16\n"},
    {"a strip a row", "a{1..3}.tif=strips,40x3000", "a#.tif 1-3 n3 40x3000 uint16\n"},
    {"many strips, directory last", "a{1..3}.tif=strips,end,4x9000",
        "a#.tif 1-3 n3 4x9000 uint16\n"},
    {"tiles", "a{1..3}.tif=tiled", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"BMP", "a{1..3}.bmp=bmp", "a#.bmp 1-3 n3 8x6 uint8\n"},
    {"PNG", "a{1..3}.png=png16", "a#.png 1-3 n3 8x6 uint16\n"},
    {"grey JPEG", "a{1..3}.jpg=jpg", "a#.jpg 1-3 n3 8x6 uint8\n"},
    {"JPEG photographs are no slices", "IMG_{0001..0004}.JPG=jpgrgb",
        "others: IMG_0001.JPG IMG_0002.JPG IMG_0003.JPG IMG_0004.JPG"},
    {"grey JPEGs of two sizes are none either", "a{1..3}.jpg=jpg a4.jpg=jpg,wide",
        "others: a1.jpg a2.jpg a3.jpg a4.jpg"},
    {"films and texts are none", "a{1..3}.mp4=junk b{1..3}=junk", ""},
    // Slices unlike the others
    {"odd size", "a{1..4}.tif a5.tif=9x6", "a#.tif 1-5 n5 8x6 uint16; odd a5.tif\n"},
    {"odd depth", "a{1..4}.tif a5.tif=u8", "a#.tif 1-5 n5 8x6 uint16; odd a5.tif\n"},
    {"odd type of equal depth", "a{1..4}.tif a5.tif=s16", "a#.tif 1-5 n5 8x6 uint16; odd a5.tif\n"},
    {"the first is odd", "a1.tif=rgb a{2..5}.tif", "a#.tif 1-5 n5 8x6 uint16; odd a1.tif\n"},
    {"another format inside", "a{1..3}.tif=u8 a4.tif=png8",
        "a#.tif 1-4 n4 8x6 uint8; odd a4.tif\n"},
    {"half and half: the first decide", "a{1..2}.tif a{3..4}.tif=u8",
        "a#.tif 1-4 n4 8x6 uint16; odd a3.tif; odd a4.tif\n"},
    // Damage
    {"cut off", "a{1..3}.tif=64x64 a4.tif=cut,64x64", "a#.tif 1-4 n4 64x64 uint16; cut a4.tif\n"},
    {"cut off, directory lost", "a{1..3}.tif=end a4.tif=end,cut",
        "a#.tif 1-4 n4 8x6 uint16; cut a4.tif\n"},
    {"cut off within the directory", "a{1..3}.tif=end a4.tif=cutdir",
        "a#.tif 1-4 n4 8x6 uint16; cut a4.tif\n"},
    {"cut off, many strips", "a{1..3}.tif=strips,40x3000 a4.tif=strips,40x3000,cut",
        "a#.tif 1-4 n4 40x3000 uint16; cut a4.tif\n"},
    {"cut off, packed", "a{1..3}.tif=lzw,64x64 a4.tif=lzw,64x64,cut",
        "a#.tif 1-4 n4 64x64 uint16; cut a4.tif\n"},
    {"strips past the end", "a{1..3}.tif a4.tif=list", "a#.tif 1-4 n4 8x6 uint16; cut a4.tif\n"},
    {"strips too short", "a{1..3}.tif a4.tif=short", "a#.tif 1-4 n4 8x6 uint16; cut a4.tif\n"},
    {"short strips are fine where packed", "a{1..3}.tif=lzw,short", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"a zero-byte leftover is not trusted", "a{1..3}.tif a4.tif=empty",
        "a#.tif 1-4 n4 8x6 uint16; empty a4.tif\n"},
    {"all empty", "a{1..3}.tif=empty", "a#.tif 1-3 n3; empty a1.tif a2.tif a3.tif\n"},
    {"not a picture", "a{1..3}.tif a4.tif=junk a5.tif=zeros",
        "a#.tif 1-5 n5 8x6 uint16; bad a4.tif a5.tif\n"},
    {"a pipe does not block", "a{1..3}.tif a4.tif=fifo", "a#.tif 1-4 n4 8x6 uint16; bad a4.tif\n"},
    {"links", "a{1..3}.tif a4.tif=link=a1.tif a5.tif=gone=nothing",
        "a#.tif 1-5 n5 8x6 uint16; bad a5.tif\n"},
    {"BMP cut off", "a{1..3}.bmp=bmp a4.bmp=bmp,cut", "a#.bmp 1-4 n4 8x6 uint8; cut a4.bmp\n"},
    {"PNG cut off", "a{1..3}.png=png8 a4.png=png8,cut", "a#.png 1-4 n4 8x6 uint8; cut a4.png\n"},
    {"a grey JPEG of another size among many", "a{01..20}.jpg=jpg a21.jpg=jpg,wide",
        "a##.jpg 1-21 n21 8x6 uint8; odd a21.jpg\n"},
    {"JPEG cut off", "a{1..3}.jpg=jpg a4.jpg=jpg,cut", "a#.jpg 1-4 n4 8x6 uint8; cut a4.jpg\n"},
    // Pages
    {"pages of one file", "bone_128.tif=pages=5", "bone_128.tif 0-4 n5 8x6 uint16\n"},
    {"a confocal microscope's file", "cell.lsm=pages=5", "cell.lsm 0-4 n5 8x6 uint16\n"},
    {"two pages are a document", "fax.tif=pages=2", "others: fax.tif"},
    {"pages cut off", "v.tif=pages=8,60x60,cut", "v.tif 0-3 n4 60x60 uint16; cut v.tif\n"},
    {"numbered volumes", "v{1..3}.tif=pages=4",
        "v1.tif 0-3 n4 8x6 uint16\nv2.tif 0-3 n4 8x6 uint16\nv3.tif 0-3 n4 8x6 uint16\n"},
    {"a volume beside a stack", "a{1..3}.tif vol.tif=pages=4",
        "a#.tif 1-3 n3 8x6 uint16\nvol.tif 0-3 n4 8x6 uint16\n"},
    // Voxel sizes
    {"NRecon's log",
        "s_rec{1..3}.bmp=bmp s_.log=text=[Acquisition]|Filename~Prefix=s_|Image~Pixel~"
        "Size~(um)=20|[Reconstruction]|Pixel~Size~(um)=10|",
        "s_rec#.bmp 1-3 n3 8x6 uint8; voxel 10 x 10 x 10 um\n"},
    {"another scan's log",
        "s{1..3}.tif t.log=text=[Acquisition]|Filename~Prefix=t|Image~Pixel~Size~"
        "(um)=20|",
        "s#.tif 1-3 n3 8x6 uint16\n"},
    {"ImageJ", "a{1..3}.tif=perunit=4,desc=ImageJ=1.53t|unit=um|spacing=2|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 0.25 x 0.25 x 2 um\n"},
    {"ImageJ against the log",
        "a{1..3}.tif=perunit=4,desc=ImageJ=1.53t|unit=um|spacing=2| "
        "a.log=text=[Reconstruction]|Pixel~Size~(um)=10|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 0.25 x 0.25 x 2 um; conflicts 1\n"},
    {"ImageJ without a unit", "a{1..3}.tif=perunit=4,desc=ImageJ=1.53t|spacing=2|",
        "a#.tif 1-3 n3 8x6 uint16; proportions 0.25 x 0.25 x 2\n"},
    {"ImageJ's pixels against a log",
        "a{1..3}.tif=perunit=4,desc=ImageJ=1.53t|unit=pixel|spacing=2| "
        "a.log=text=[Reconstruction]|Pixel~Size~(um)=10|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 10 x 10 x 10 um\n"},
    {"ImageJ's pixels over measured centimetres", "a{1..3}.tif=cm=400,desc=ImageJ=1.53t|spacing=2|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 25 x 25 x ? um\n"},
    {"ImageJ's pixels over a writer's inches", "a{1..3}.tif=dpi=72,desc=ImageJ=1.53t|spacing=2.5|",
        "a#.tif 1-3 n3 8x6 uint16; proportions 1 x 1 x 2.5\n"},
    {"ImageJ's micrometres over centimetres",
        "a{1..3}.tif=cm=40000,desc=ImageJ=1.53t|unit=um|spacing=2.5|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 0.25 x 0.25 x 2.5 um\n"},
    {"ImageJ's millimetres against the tags",
        "a{1..3}.tif=cm=400,desc=ImageJ=1.53t|unit=mm|spacing=2|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 0.0025 x 0.0025 x 2 mm; conflicts 1\n"},
    {"ImageJ's slices, and what lies between them in a log",
        "a{1..3}.tif=perunit=4,desc=ImageJ=1.53t|unit=um| "
        "a.nhdr=text=NRRD0004|spacings:~0.25~0.25~3|units:~\"um\"|data~file:~a%d.tif~1~3~1|",
        "a#.tif 1-3 n3 8x6 uint16; voxel 0.25 x 0.25 x ? um, z: a.nhdr: spacings\n"},
    {"72 pixels an inch are no voxel", "a{1..3}.tif=dpi=72", "a#.tif 1-3 n3 8x6 uint16\n"},
    {"measured resolution", "a{1..3}.tif=cm=373",
        "a#.tif 1-3 n3 8x6 uint16; voxel 26.80965 x 26.80965 x ? um\n"},
    {"NRRD over the slices",
        "s{0000..0002}.tif v.nhdr=text=NRRD0004|spacings:~1~1~3|units:~\"um\"|data~"
        "file:~s%04d.tif~0~2~1|",
        "s####.tif 0-2 n3 8x6 uint16; voxel 1 x 1 x 3 um\n"},
    {"MetaImage over the slices",
        "s{0..2}.tif "
        "v.mhd=text=NDims~=~3|ElementSpacing~=~0.1~0.1~0.2|ElementDataFile~=~LIST|s0.tif|"
        "s1.tif|s2.tif|",
        "s#.tif 0-2 n3 8x6 uint16; voxel 0.1 x 0.1 x 0.2 mm\n"},
    {"a reduced copy beside the slices",
        "s{1..3}.tif s.log=text=[Reconstruction]|Pixel~Size~(um)=10| "
        "s.nrrd=text=NRRD0004|type:~uint16|dimension:~3|sizes:~4~3~2|spacings:~20~20~20|"
        "units:~\"um\"~\"um\"~\"um\"|encoding:~raw||",
        "s#.tif 1-3 n3 8x6 uint16; voxel 10 x 10 x 10 um\n"},
    {"projections beside what was made of them",
        "m_{0001..0003}.tif m__rec{0001..0003}.bmp=bmp "
        "m.log=text=[Acquisition]|Filename~Prefix=m_|Image~Pixel~Size~(um)=13| "
        "m__rec.log=text=[Acquisition]|Filename~Prefix=m_|Image~Pixel~Size~(um)=13|"
        "[Reconstruction]|Pixel~Size~(um)=26|",
        "m_####.tif 1-3 n3 8x6 uint16; voxel 13 x 13 x ? um\n"
        "m__rec####.bmp 1-3 n3 8x6 uint8; voxel 26 x 26 x 26 um\n"},
    {"an empty folder", "", ""},
};

volume::FolderAudit audit(const std::filesystem::path& folder) {
    auto out = volume::auditFolder(folder, {}, {});
    if (!out) qFatal("%s", out.error().detail.c_str());
    return std::move(*out);
}

bool warns(const volume::StackAudit& stack, const std::string& part) {
    return std::any_of(stack.notes.begin(), stack.notes.end(),
        [&](const auto& note) { return volume::noteText(note).find(part) != std::string::npos; });
}

} // namespace

class StackAuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folders_data() {
        static_assert(std::size(kRows) >= 60);
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<QByteArray>("expected");
        for (const Row& row : kRows)
            QTest::newRow(row.what) << QByteArray(row.folder) << QByteArray(row.expected);
    }
    void folders() {
        QFETCH(QByteArray, folder);
        QFETCH(QByteArray, expected);
        const TempFolder temp;
        makeFolder(temp, folder.toStdString());
        QCOMPARE(QByteArray::fromStdString(reportOf(audit(temp.path()))), expected);
    }
    void warningsSayWhatIsWrong() {
        const TempFolder temp;
        makeFolder(temp,
            "a{1..3,6..8}.tif=dpi=300 a01.tif a9.tif=u8 a10.tif=empty a11.tif=junk "
            "a_spr.bmp=bmp x.log=text=[Reconstruction]|Pixel~Size~(um)=1|Dataset~Prefix=q|");
        const volume::FolderAudit folder = audit(temp.path());
        const volume::StackAudit& stack = folder.stacks.front();
        for (const char* part : {"2 numbers between 1 and 11", "\"a01.tif\"", "1 slice differs",
                 "1 file is empty", "1 file cannot be read", "a_spr.bmp", "300 pixels an inch",
                 "x.log speaks of \"q\""})
            QVERIFY2(warns(stack, part), part);
        QVERIFY(!stack.isWhole());
        QCOMPARE(stack.missing(), std::int64_t{2});
    }
    void pagesOfSeveralChannelsAreNoVolume() {
        const TempFolder temp;
        makeFolder(temp, "m.tif=pages=8,desc=ImageJ=1.53t|images=8|channels=2|slices=4| "
                         "n.tif=pages=4,desc=ImageJ=1.53t|images=4|slices=4|");
        const volume::FolderAudit folder = audit(temp.path());
        QCOMPARE(folder.stacks.size(), std::size_t{2});
        QVERIFY(warns(folder.stacks[0], "2 channels, 4 slices, 1 time"));
        QVERIFY(folder.stacks[1].notes.empty());
    }
    void theLogIsHeldAgainstTheSlices() {
        const TempFolder temp;
        makeFolder(temp,
            "a{1..3}.tif a.log=text=[Reconstruction]|Pixel~Size~(um)=1|Sections~Count=9|"
            "Result~Image~Width~(pixels)=16|Result~Image~Height~(pixels)=6|");
        const volume::FolderAudit folder = audit(temp.path());
        QVERIFY(warns(folder.stacks.front(), "9 slices, here are 3"));
        QVERIFY(warns(folder.stacks.front(), "16 x 6, these have 8 x 6"));
    }
    void logsInTheFolderAbove() {
        const TempFolder temp;
        makeFolder(temp, "sub=dir bone.log=text=[Reconstruction]|Pixel~Size~(um)=7|"
                         "[Acquisition]|Source~Voltage~(kV)=80|");
        for (int i = 1; i <= 3; ++i)
            temp.write("sub/bone_" + std::to_string(i) + ".tif", "");
        const volume::FolderAudit folder = audit(temp / "sub");
        QVERIFY(folder.stacks.front().voxel.edges);
        QCOMPARE(folder.stacks.front().voxel.edges->z, 7.0);
        QCOMPARE(folder.stacks.front().voxel.edges->source,
            std::string("bone.log: [Reconstruction] Pixel Size (um)"));
        QCOMPARE(folder.stacks.front().voxel.facts.front().key, std::string("Voltage"));
    }
    void readingIsBounded() {
        const TempFolder temp;
        makeFolder(temp, "a{01..20}.tif=strips,4x9000 b{01..20}.tif=900x900");
        const volume::FolderAudit folder = audit(temp.path());
        QCOMPARE(folder.judged, std::size_t{40});
        QVERIFY2(folder.bytesRead <= 20 * 2 * 80 * 1024 + 20 * 3 * 4096,
            std::to_string(folder.bytesRead).c_str());
    }
    void stopsWhenAsked() {
        const TempFolder temp;
        makeFolder(temp, "a{1..3}.tif");
        std::stop_source stop;
        stop.request_stop();
        const auto result = volume::auditFolder(temp.path(), {}, stop.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
    void folderThatIsNone() {
        const TempFolder temp;
        QCOMPARE(volume::auditFolder(temp / "none", {}, {}).error().code, ErrorCode::NotFound);
        temp.write("file", "x");
        QCOMPARE(volume::auditFolder(temp / "file", {}, {}).error().code, ErrorCode::NotFound);
    }
    void manySlicesOnManyThreads() {
        const TempFolder temp;
        makeFolder(temp, "a{0001..2000}.tif a2001.tif=empty");
        std::atomic<std::size_t> last{0};
        volume::AuditOptions options;
        options.threads = 4;
        options.progress = [&](std::size_t done) { last = std::max(last.load(), done); };
        const auto folder = volume::auditFolder(temp.path(), options, {});
        QVERIFY(folder);
        QCOMPARE(QByteArray::fromStdString(reportOf(*folder)),
            QByteArray("a####.tif 1-2001 n2001 8x6 uint16; empty a2001.tif\n"));
        QCOMPARE(folder->stacks.front().stack.slices[1999].index, std::int64_t{2000});
        QVERIFY(last > 0);
    }
    void realStacks() {
        LIGHTSTACK_NEED_SAMPLES();
        const auto slices = samplesFolder() / "slices";
        QCOMPARE(QByteArray::fromStdString(reportOf(audit(slices / "savu_tomo_u16" / "tiffs"))),
            QByteArray("raw_#####.tiff 0-90 n91 160x135 uint16\n"));
        QCOMPARE(QByteArray::fromStdString(reportOf(audit(slices / "savu_tomo_u16"))),
            QByteArray("others: dark_00001.tiff flat_00001.tiff"));
        QCOMPARE(QByteArray::fromStdString(reportOf(audit(slices / "qim3d_multipage"))),
            QByteArray("bone_128x128x128.tif 0-127 n128 128x128 uint8; proportions 1.953125 x "
                       "1.953125 x 1.953125\n"
                       "cement_128x128x128.tif 0-127 n128 128x128 uint8\n"));
    }
};

#include "stack_audit_test.moc"
LIGHTSTACK_TEST(StackAuditTest);
