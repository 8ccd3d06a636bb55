#include "core/io/image_reader.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

// One column, eight rows of two colours; each code starts the table anew, so that all have 3 bits.
std::string stripes(bool interlaced, int rowsThere) {
    std::string out("GIF89a\1\0\x08\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19);
    out += std::string("\x2C\0\0\0\0\1\0\x08\0", 9) + static_cast<char>(interlaced ? 0x40 : 0);
    std::uint64_t bits = 0;
    int count = 0;
    const auto put = [&](std::uint64_t code) {
        bits |= code << count;
        count += 3;
    };
    for (int row = 0; row < rowsThere; ++row) {
        put(4);
        put(static_cast<std::uint64_t>(row % 2));
    }
    if (rowsThere == 8) put(5);
    std::string data;
    for (int at = 0; at < count; at += 8)
        data += static_cast<char>(bits >> at & 255);
    return out + '\2' + static_cast<char>(data.size()) + data +
           (rowsThere == 8 ? std::string("\0;", 2) : "");
}

} // namespace

class GifReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingRowsAreTold_data() {
        QTest::addColumn<bool>("interlaced");
        QTest::addColumn<int>("rows");
        for (const bool interlaced : {false, true})
            for (const int rows : {8, 5, 1})
                QTest::addRow("%d rows%s", rows, interlaced ? ", interlaced" : "")
                    << interlaced << rows;
    }
    void missingRowsAreTold() {
        QFETCH(bool, interlaced);
        QFETCH(int, rows);
        const TempFolder folder;
        const auto file = io::ImageFile::open(folder.write("a.gif", stripes(interlaced, rows)));
        const auto reader = io::readerFor(*file);
        QVERIFY(reader);
        const auto picture = (*reader)->picture(*file, {});
        QVERIFY(picture);
        QCOMPARE(picture->pixels.spec().size, (image::PixelSize{1, 8}));
        QCOMPARE(picture->warnings.size(), rows == 8 ? std::size_t{0} : std::size_t{1});
        const auto samples = (*reader)->samples(*file, {});
        QCOMPARE(samples.has_value(), rows == 8);
        if (rows == 8) // of an interlaced one, the second row that is stored is the fifth
            QCOMPARE(samples->valueAt(0, interlaced ? 4 : 1), 1.0);
    }
};

#include "gif_reader_test.moc"
LIGHTSTACK_TEST(GifReaderTest);
