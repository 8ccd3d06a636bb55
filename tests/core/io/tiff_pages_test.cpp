// Which directory is which: pages, reduced copies and whose they are, planes without directories.
#include "core/io/tiff_pages.h"
#include "core/io/tiff_reader.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>
#include <fstream>

#include <tiffio.h>

using namespace lightstack;
using tests::TempFolder;
using tests::TiffFixture;
using tests::TiffKind;
using tests::TiffValues;

namespace {

TiffKind grey(int width, int height, int subfile = 0) {
    return {.width = width, .height = height, .bits = 8, .subfileType = subfile};
}

TiffValues flat(const TiffKind& kind, std::uint64_t value) {
    return TiffValues(
        static_cast<std::size_t>(kind.width) * static_cast<std::size_t>(kind.height), value);
}

// The value that fills the thumbnail of a page whose directories are each of one grey.
double shownValue(const std::filesystem::path& path, int page, int maxSide, bool previews = true) {
    const auto file = io::ImageFile::open(path);
    if (!file) return -1;
    io::ReadHint hint;
    hint.page = page;
    hint.maxSide = maxSide;
    hint.allowPreviews = previews;
    const auto picture = io::tiffReader().picture(*file, hint);
    return picture ? picture->pixels.valueAt(0, 0) : -1;
}

} // namespace

class TiffPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReducedCopyStandsBehindItsPage() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        {
            TiffFixture file(path, "wl");
            const auto add = [&](int side, int subfile, std::uint64_t value) {
                const TiffKind kind = grey(side, side, subfile);
                QVERIFY(file.addPage(kind, flat(kind, value)));
            };
            add(64, 0, 10);
            add(32, 1, 11);
            add(16, 1, 12);
            add(64, 0, 20);
            add(16, 1, 22);
            add(64, 0, 30);
        }
        QCOMPARE(shownValue(path, 0, 32), 11.0);
        QCOMPARE(shownValue(path, 0, 16), 12.0);
        QCOMPARE(shownValue(path, 0, 8), 12.0);
        QCOMPARE(shownValue(path, 0, 33), 10.0); // no copy is large enough
        QCOMPARE(shownValue(path, 0, 16, false), 10.0);
        QCOMPARE(shownValue(path, 3, 16), 22.0);
        QCOMPARE(shownValue(path, 3, 32), 20.0);
        QCOMPARE(shownValue(path, 5, 16), 30.0); // never another page's copy
    }

    void aCopyOfAnotherKindIsNone() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        {
            TiffFixture file(path, "wl");
            TiffKind page = grey(64, 64);
            page.bits = 16;
            QVERIFY(file.addPage(page, flat(page, 1000)));
            const TiffKind shallow = grey(32, 32, 1);
            QVERIFY(file.addPage(shallow, flat(shallow, 3)));
            TiffKind skewed = grey(32, 20, 1);
            skewed.bits = 16;
            QVERIFY(file.addPage(skewed, flat(skewed, 4)));
        }
        QCOMPARE(shownValue(path, 0, 16), 1000.0);
    }

    void subImagesAreCopies() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        {
            TiffFixture file(path, "wl");
            const TiffKind page = grey(64, 48);
            const TiffKind half = grey(32, 24, 1);
            const TiffKind second = grey(64, 48);
            std::array<toff_t, 1> place{0};
            QVERIFY(file.addPage(page, flat(page, 1),
                [&](TIFF* tif) { TIFFSetField(tif, TIFFTAG_SUBIFD, 1, place.data()); }));
            QVERIFY(file.addPage(half, flat(half, 2))); // goes to the announced place
            QVERIFY(file.addPage(second, flat(second, 3)));
        }
        const auto file = io::ImageFile::open(path);
        QCOMPARE(io::tiffReader().info(*file, 0, {})->pages, 2);
        QCOMPARE(shownValue(path, 0, 24), 2.0);
        QCOMPARE(shownValue(path, 1, 24), 3.0);
    }

    void theCopyTellsTheSizeOfThePage() {
        const TempFolder folder;
        const auto path = folder / "a.tif";
        {
            TiffFixture file(path, "wl");
            const TiffKind page = grey(64, 48);
            const TiffKind half = grey(32, 24, 1);
            QVERIFY(file.addPage(
                page, flat(page, 1), [](TIFF* tif) { TIFFSetField(tif, TIFFTAG_ORIENTATION, 6); }));
            QVERIFY(file.addPage(half, flat(half, 2)));
        }
        const auto file = io::ImageFile::open(path);
        io::ReadHint hint;
        hint.maxSide = 30;
        const auto picture = io::tiffReader().picture(*file, hint);
        QVERIFY(picture);
        QCOMPARE(picture->fullSize.width, 64);
        QCOMPARE(picture->orientation, 6);
        QCOMPARE(picture->pixels.spec().size.width, 32);
    }

    void aLoopOfDirectoriesEnds() {
        const TempFolder folder;
        const auto path = folder / "loop.tif";
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        {
            TiffFixture file(path, "wl");
            const TiffKind page = grey(8, 8);
            QVERIFY(file.addPage(page, flat(page, 1)));
            QVERIFY(file.addPage(page, flat(page, 2)));
        }
        std::fstream bytes(path, std::ios::in | std::ios::out | std::ios::binary);
        const auto at = [&](std::uint32_t offset, auto& value) {
            bytes.seekg(offset);
            bytes.read(reinterpret_cast<char*>(&value), sizeof value);
        };
        at(4, first);
        std::uint16_t entries = 0;
        at(first, entries);
        at(first + 2 + entries * 12U, second);
        at(second, entries);
        bytes.seekp(second + 2 + entries * 12U);
        bytes.write(reinterpret_cast<const char*>(&first), 4); // back to the first
        bytes.close();
        const auto file = io::ImageFile::open(path);
        const auto info = io::tiffReader().info(*file, 1, {});
        QVERIFY(info);
        QCOMPARE(info->pages, 2);
        QVERIFY(!io::tiffReader().info(*file, 2, {}));
    }

    // ImageJ writes stacks past 4 GB as one directory with the planes one after the other.
    void planesWithoutDirectories() {
        const TempFolder folder;
        const auto path = folder / "ij.tif";
        TiffKind page = grey(8, 4);
        page.bits = 16;
        page.rowsPerStrip = 4;
        {
            TiffFixture file(path, "wb");
            QVERIFY(file.addPage(page, flat(page, 0x0102), [](TIFF* tif) {
                TIFFSetField(tif, TIFFTAG_IMAGEDESCRIPTION, "ImageJ=1.53t\nimages=3\nslices=3\n");
            }));
        }
        const auto opened = io::ImageFile::open(path);
        QCOMPARE(io::tiffReader().info(*opened, 0, {})->pages, 1); // the others are not there
        // Rewritten by hand: the pixels last, and two planes more behind them.
        std::string bytes = tests::contentOf(path);
        const auto big32 = [&](std::size_t offset) {
            std::uint32_t v = 0;
            for (std::size_t i = 0; i < 4; ++i)
                v = v << 8 | static_cast<unsigned char>(bytes[offset + i]);
            return v;
        };
        const std::size_t directory = big32(4);
        const auto entries = static_cast<std::size_t>(static_cast<unsigned char>(bytes[directory]))
                                 << 8 |
                             static_cast<unsigned char>(bytes[directory + 1]);
        const std::size_t data = bytes.size();
        for (std::size_t i = 0; i < entries; ++i) {
            const std::size_t entry = directory + 2 + i * 12;
            if (bytes[entry] == 1 && bytes[entry + 1] == 0x11) // StripOffsets
                for (std::size_t b = 0; b < 4; ++b)
                    bytes[entry + 8 + b] = static_cast<char>(data >> (24 - 8 * b));
        }
        for (const char value : {'\1', '\2', '\3'})
            for (int i = 0; i < 32; ++i) {
                bytes += value;
                bytes += static_cast<char>(i);
            }
        std::ofstream(path, std::ios::binary) << bytes;
        const auto file = io::ImageFile::open(path);
        QCOMPARE(io::tiffReader().info(*file, 0, {})->pages, 3);
        io::ReadHint hint;
        hint.page = 2;
        const auto samples = io::tiffReader().samples(*file, hint);
        QVERIFY(samples);
        QCOMPARE(samples->valueAt(0, 0), 768.0);
        QCOMPARE(samples->valueAt(7, 3), 799.0);
    }
};

#include "tiff_pages_test.moc"
LIGHTSTACK_TEST(TiffPagesTest);
