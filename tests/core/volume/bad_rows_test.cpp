// Which slice is bad shows only while its rows are read: that one is replaced, and no other.
#include "core/metadata/tiff_directory.h"
#include "core/volume/stack_audit.h"
#include "tests/core/volume/export_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <fstream>

using namespace lightstack;
using tests::TempFolder;
using volume::ExportFormat;
using volume::VolumeBox;
namespace fs = std::filesystem;

namespace {

constexpr int kPages = 7;
const tests::TiffKind kPage{
    .width = 50, .height = 40, .bits = 16, .compression = 8, .rowsPerStrip = 40};

void writePages(const fs::path& path, int blank) {
    tests::TiffFixture file(path, "wl");
    for (int page = 0; page < kPages; ++page) {
        auto values = tests::patternFor(kPage, static_cast<std::uint64_t>(page) + 1);
        if (page == blank) std::fill(values.begin(), values.end(), 0);
        if (!file.addPage(kPage, values)) qFatal("no page");
    }
}

// Bytes of one page's strip become others.
void damagePage(const fs::path& path, int page) {
    const auto whole = io::ImageFile::open(path);
    auto tiff = metadata::TiffFile::open(whole->bytes());
    auto at = tiff->directoryAt(tiff->header().firstDirectory);
    std::uint64_t next = tiff->header().firstDirectory;
    std::string bytes = tests::contentOf(path);
    const auto number = [&](std::uint64_t offset, int size) {
        std::uint64_t value = 0;
        for (int i = size; i-- > 0;)
            value = value << 8 |
                    static_cast<unsigned char>(bytes[offset + static_cast<std::uint64_t>(i)]);
        return value;
    };
    for (int i = 0; i < page; ++i)
        next = number(next + 2 + 12 * number(next, 2), 4);
    at = tiff->directoryAt(next);
    const auto strip = static_cast<std::size_t>(*tiff->number(*at->find(273)));
    bytes.replace(strip, 64, std::string(64, '\x5a'));
    std::ofstream(path, std::ios::binary) << bytes;
}

// The same pages twice: one of "in" is damaged, and empty in "blank".
void writeDamagedAndBlank(const TempFolder& folder, int page) {
    fs::create_directories(folder / "in");
    fs::create_directories(folder / "blank");
    writePages(folder / "in/v.tif", -1);
    writePages(folder / "blank/v.tif", page);
    damagePage(folder / "in/v.tif", page);
}

volume::SliceStack stackIn(const fs::path& folder) {
    auto found = volume::auditFolder(folder, {}, {});
    return found->stacks.front().stack;
}

} // namespace

class BadRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // All pages have one path: the first of a pair was taken for the bad one, too, and with rule
    // Nearest what had been put in its place.
    void ofTwoPagesTheDamagedOneIsReplaced_data() {
        QTest::addColumn<int>("page");
        for (const int page : {2, 3, 6})
            QTest::addRow("page %d", page) << page;
    }
    void ofTwoPagesTheDamagedOneIsReplaced() {
        QFETCH(int, page);
        const TempFolder folder;
        writeDamagedAndBlank(folder, page);
        const auto damaged = stackIn(folder / "in");
        const auto blank = stackIn(folder / "blank");
        auto request = tests::requestFor(damaged, folder / "levels");
        request.onGap = volume::GapRule::Blank;
        request.skipBad = true;
        const auto report = tests::built(request);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QCOMPARE(report->failures.size(), std::size_t{1});
        QVERIFY(report->failures.front().detail.starts_with("page " + std::to_string(page) + ": "));
        QVERIFY(tests::built(tests::requestFor(blank, folder / "expected")));
        for (int level = 1, slices = (kPages + 1) / 2; slices > 0; ++level, slices = slices / 2)
            for (int z = 0; z < slices; ++z)
                QCOMPARE(tests::levelVoxels(folder / "levels", level, z),
                    tests::levelVoxels(folder / "expected", level, z));
    }
    void anExportReplacesItAlone_data() { ofTwoPagesTheDamagedOneIsReplaced_data(); }
    void anExportReplacesItAlone() {
        QFETCH(int, page);
        const TempFolder folder;
        writeDamagedAndBlank(folder, page);
        for (const int level : {0, 1})
            for (const bool part : {false, true}) {
                auto request = tests::exportRequest({"n", {}, level, {}, {}},
                    stackIn(folder / "in"), ExportFormat::Nrrd, folder / "got.nrrd");
                if (part) request.box = VolumeBox{3, 50, 2, 40, 0, kPages};
                request.onGap = volume::GapRule::Blank;
                request.skipBad = request.overwrite = true;
                auto plain = request;
                plain.stack = stackIn(folder / "blank");
                plain.out = folder / "expected.nrrd";
                plain.onGap = volume::GapRule::Stop;
                plain.skipBad = false;
                const auto report = tests::exported(request);
                QVERIFY2(report, report ? "" : report.error().detail.c_str());
                QCOMPARE(report->failures.size(), std::size_t{1});
                QVERIFY(tests::exported(plain));
                QVERIFY(tests::contentOf(folder / "got.nrrd") ==
                        tests::contentOf(folder / "expected.nrrd"));
            }
    }
    // A box of a PNG that breaks off was refused as a whole, and the output named for it.
    void aCutPngIsReplacedInABoxToo() {
        const TempFolder folder;
        fs::create_directories(folder / "in");
        for (int z = 0; z < 5; ++z) {
            QImage slice(90, 70, QImage::Format_Grayscale8);
            for (int y = 0; y < slice.height(); ++y)
                for (int x = 0; x < slice.width(); ++x)
                    slice.scanLine(y)[x] = static_cast<uchar>((x * 7919 + y * 104729 + z) >> 3);
            QVERIFY(slice.save(
                QString::fromStdString((folder / ("in/a" + std::to_string(z) + ".png")).string())));
        }
        const fs::path cut = folder / "in/a2.png";
        fs::resize_file(cut, fs::file_size(cut) * 2 / 3);
        for (const int level : {0, 1}) {
            auto request = tests::exportRequest({"n", {}, level, {}, {}}, stackIn(folder / "in"),
                ExportFormat::Nrrd, folder / "got.nrrd");
            request.box = VolumeBox{10, 80, 5, 60, 0, 5};
            request.onGap = volume::GapRule::Blank;
            request.overwrite = true;
            const auto refused = tests::exported(request);
            QVERIFY(!refused);
            QCOMPARE(refused.error().path, cut);
            request.skipBad = true;
            const auto report = tests::exported(request);
            QVERIFY2(report, report ? "" : report.error().detail.c_str());
            QCOMPARE(report->failures.size(), std::size_t{1});
            QCOMPARE(report->failures.front().path, cut);
        }
    }
};

#include "bad_rows_test.moc"
LIGHTSTACK_TEST(BadRowsTest);
