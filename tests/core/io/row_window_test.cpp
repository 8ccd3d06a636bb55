// Parts of pictures against the whole picture, for every way they are stored.
#include "core/io/row_window.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <cstring>
#include <fstream>

#include <tiffio.h>

using namespace lightstack;
using io::RowPick;
using io::RowWindow;
using tests::TempFolder;
using tests::TiffKind;

namespace {

constexpr std::uint64_t kMost = std::uint64_t{1} << 30;

const RowPick kPicks[] = {
    {0, 37, 1, 0, 23, 1},  // all
    {0, 37, 1, 7, 9, 1},   // rows across strips
    {3, 1, 1, 0, 23, 1},   // a column
    {2, 5, 7, 1, 8, 3},    // every n-th
    {4, 5, 8, 4, 3, 8},    // past the edges: the last
    {36, 1, 1, 22, 1, 1},  // the last corner
    {20, 17, 1, 21, 2, 1}, // the right part
};

// Every pick as the whole picture says.
void compare(RowWindow& window, const image::ImageBuffer& whole) {
    const image::ImageSpec& spec = window.spec();
    QCOMPARE(spec.size, whole.spec().size);
    QCOMPARE(spec.type, whole.spec().type);
    const bool separate = whole.spec().planes == image::PlaneOrder::Separate;
    const auto sample = static_cast<std::size_t>(image::bytesPerSample(spec.type));
    const auto channels = static_cast<std::size_t>(spec.channels);
    for (const RowPick& pick : kPicks) {
        std::vector<std::byte> out(
            static_cast<std::size_t>(pick.width * pick.rows) * channels * sample);
        const auto done = window.read(pick, out, {});
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        const std::byte* got = out.data();
        for (int i = 0; i < pick.rows; ++i)
            for (int k = 0; k < pick.width; ++k)
                for (std::size_t c = 0; c < channels; ++c, got += sample) {
                    const int y = std::min(pick.y + i * pick.stepY, 22);
                    const auto x = static_cast<std::size_t>(std::min(pick.x + k * pick.stepX, 36));
                    const std::byte* want = whole.row(y, separate ? static_cast<int>(c) : 0) +
                                            (separate ? x : x * channels + c) * sample;
                    QVERIFY(std::memcmp(got, want, sample) == 0);
                }
    }
}

image::ImageBuffer wholeOf(const std::filesystem::path& path, int page = 0) {
    const auto file = io::ImageFile::open(path);
    const auto reader = io::readerFor(*file);
    io::ReadHint hint;
    hint.page = page;
    return *(*reader)->samples(*file, hint);
}

} // namespace

class RowWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tiffs_data() {
        QTest::addColumn<TiffKind>("kind");
        QTest::addColumn<QByteArray>("mode");
        const auto add = [](const char* name, const TiffKind& kind, const char* mode = "wl") {
            QTest::newRow(name) << kind << QByteArray(mode);
        };
        const TiffKind plain{.width = 37, .height = 23, .bits = 16};
        add("16 bits", plain);
        add("16 bits, other byte order", plain, "wb");
        add("BigTIFF", plain, "wl8");
        TiffKind kind = plain;
        kind.bits = 8;
        add("8 bits", kind);
        kind.bits = 12;
        add("12 bits", kind);
        kind.bits = 1;
        add("1 bit", kind);
        kind = plain;
        kind.bits = 32;
        kind.format = 3;
        add("floats", kind, "wb");
        kind = plain;
        kind.samples = 3;
        kind.photometric = 2;
        add("colour", kind);
        kind.separate = true;
        add("colour, plane by plane", kind);
        for (const auto& [name, codec] : {std::pair{"lzw", COMPRESSION_LZW},
                 {"deflate", COMPRESSION_ADOBE_DEFLATE}, {"packbits", COMPRESSION_PACKBITS}}) {
            kind = plain;
            kind.compression = codec;
            add(name, kind);
            kind.predictor = codec == COMPRESSION_PACKBITS ? 1 : 2;
            kind.rowsPerStrip = 23;
            add((QByteArray(name) + " in one strip").constData(), kind, "wb");
            kind.tile = 16;
            add((QByteArray(name) + " tiles").constData(), kind);
        }
        kind = plain;
        kind.tile = 16;
        add("plain tiles", kind, "wb");
    }

    void tiffs() {
        QFETCH(TiffKind, kind);
        QFETCH(QByteArray, mode);
        const TempFolder folder;
        const auto path = folder / "a.tif";
        {
            tests::TiffFixture file(path, mode.constData());
            QVERIFY(file.addPage(kind, tests::patternFor(kind)));
        }
        auto window = RowWindow::open(path, 0, kMost, {});
        QVERIFY2(window, window ? "" : window.error().detail.c_str());
        compare(**window, wholeOf(path));
        if (const auto place = (*window)->place()) {
            auto again = RowWindow::open(path, (*window)->spec(), *place);
            QVERIFY(again);
            compare(**again, wholeOf(path));
        } else {
            QVERIFY((*window)->bandRows() > 0);
        }
    }

    // Strips that do not follow each other have no single place, but are read all the same.
    void scatteredStrips() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        const TiffKind kind{.width = 37, .height = 23, .bits = 16};
        {
            tests::TiffFixture file(path, "wl");
            QVERIFY(file.addPage(kind, tests::patternFor(kind)));
        }
        // The offsets of strips 1 and 2 exchanged.
        {
            const auto opened = io::ImageFile::open(path);
            auto tiff = metadata::TiffFile::open(opened->bytes());
            const auto page = tiff->directoryAt(tiff->header().firstDirectory);
            const auto* entry = page->find(TIFFTAG_STRIPOFFSETS);
            const auto size = metadata::tiffTypeSize(entry->type);
            auto offsets = tiff->bytes(*entry);
            QCOMPARE(offsets.size(), static_cast<std::size_t>(size * 5));
            std::swap_ranges(
                offsets.begin() + size, offsets.begin() + 2 * size, offsets.begin() + 2 * size);
            std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(static_cast<std::streamoff>(entry->valueOffset));
            file.write(reinterpret_cast<const char*>(offsets.data()),
                static_cast<std::streamsize>(offsets.size()));
        }
        auto window = RowWindow::open(path, 0, kMost, {});
        QVERIFY(window);
        QVERIFY(!(*window)->place());
        compare(**window, wholeOf(path));
    }

    // Strips over 1 MB are decoded row by row.
    void largeStrips() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        const TiffKind kind{.width = 1200,
            .height = 700,
            .bits = 16,
            .compression = COMPRESSION_ADOBE_DEFLATE,
            .predictor = 2,
            .rowsPerStrip = 500};
        {
            tests::TiffFixture file(path, "wl");
            QVERIFY(file.addPage(kind, tests::patternFor(kind)));
        }
        const auto whole = wholeOf(path);
        auto window = RowWindow::open(path, 0, kMost, {});
        QVERIFY(window);
        for (const int y : {0, 499, 500, 699, 3, 2, 510, 509}) {
            std::vector<std::byte> row(2400);
            QVERIFY((*window)->read({0, 1200, 1, y, 1, 1}, row, {}));
            QVERIFY(std::memcmp(row.data(), whole.row(y), row.size()) == 0);
        }
        std::stop_source stop;
        stop.request_stop();
        std::vector<std::byte> row(2400);
        const auto stopped = (*window)->read({0, 1200, 1, 300, 1, 1}, row, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QVERIFY((*window)->read({0, 1200, 1, 300, 1, 1}, row, {}));
        QVERIFY(std::memcmp(row.data(), whole.row(300), row.size()) == 0);
    }

    void otherFormats() {
        const TempFolder folder;
        QImage grey(37, 23, QImage::Format_Grayscale8);
        for (int y = 0; y < 23; ++y)
            for (int x = 0; x < 37; ++x)
                grey.scanLine(y)[x] = static_cast<uchar>(x * 5 + y * 7);
        for (const char* name : {"a.png", "a.bmp", "a.jpg"}) {
            const auto path = folder / name;
            QVERIFY(grey.save(QString::fromStdString(path.native())));
            auto window = RowWindow::open(path, 0, kMost, {});
            QVERIFY2(window, name);
            QVERIFY((*window)->bandRows() == 23);
            compare(**window, wholeOf(path));
        }
    }

    void pagesAreFoundOnce() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        TiffKind kind{.width = 37, .height = 23, .bits = 16};
        {
            tests::TiffFixture file(path, "wb");
            for (std::uint64_t page = 0; page < 7; ++page)
                QVERIFY(file.addPage(kind, tests::patternFor(kind, page + 1)));
        }
        const auto file = io::ImageFile::open(path);
        const auto pages = io::rowPages(*file, 100);
        QCOMPARE(pages.size(), std::size_t{7});
        QCOMPARE(io::rowPages(*file, 3).size(), std::size_t{3});
        for (int page = 0; page < 7; ++page) {
            auto window = RowWindow::open(path, pages[static_cast<std::size_t>(page)], kMost, {});
            QVERIFY(window);
            compare(**window, wholeOf(path, page));
        }
    }

    // Files that differ in nothing but their rows are opened without parsing their heads.
    void equalFrames() {
        const TempFolder folder;
        const TiffKind kind{.width = 37, .height = 23, .bits = 16};
        const auto write = [&](const char* name, std::uint64_t seed, const char* text) {
            tests::TiffFixture file(folder / name, "wb");
            QVERIFY(file.addPage(kind, tests::patternFor(kind, seed),
                [&](TIFF* tif) { TIFFSetField(tif, TIFFTAG_SOFTWARE, text); }));
        };
        write("a.tif", 1, "writer 1");
        write("b.tif", 2, "writer 1");
        write("c.tif", 3, "writer 2");
        write("d.tif", 3, "another writer");
        auto window = RowWindow::open(folder / "a.tif", 0, kMost, {});
        const auto place = (*window)->place();
        const auto frame = RowWindow::frameOf(folder / "a.tif", (*window)->spec(), *place);
        QVERIFY(frame && !frame->head.empty());
        auto alike = RowWindow::open(folder / "b.tif", (*window)->spec(), *place, *frame);
        QVERIFY(alike);
        compare(**alike, wholeOf(folder / "b.tif"));
        QVERIFY((*alike)->place()->mtimeNs != 0);
        for (const char* other : {"c.tif", "d.tif"}) {
            const auto no = RowWindow::open(folder / other, (*window)->spec(), *place, *frame);
            QVERIFY(!no && no.error().code == ErrorCode::Unsupported);
        }
    }

    void changedAndCutFiles() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        const TiffKind kind{.width = 37, .height = 23, .bits = 16};
        {
            tests::TiffFixture file(path, "wl");
            QVERIFY(file.addPage(kind, tests::patternFor(kind)));
        }
        auto window = RowWindow::open(path, 0, kMost, {});
        const auto place = (*window)->place();
        QVERIFY(place);
        { std::ofstream(path, std::ios::app) << "more"; }
        const auto changed = RowWindow::open(path, (*window)->spec(), *place);
        QVERIFY(!changed && changed.error().code == ErrorCode::CorruptData);
        std::filesystem::resize_file(path, place->offset + 37 * 2 * 10 + 5);
        std::vector<std::byte> row(74);
        QVERIFY((*window)->read({0, 37, 1, 9, 1, 1}, row, {}));
        const auto cut = (*window)->read({0, 37, 1, 10, 1, 1}, row, {});
        QVERIFY(!cut && cut.error().code == ErrorCode::CorruptData);
    }
};

#include "row_window_test.moc"
LIGHTSTACK_TEST(RowWindowTest);
