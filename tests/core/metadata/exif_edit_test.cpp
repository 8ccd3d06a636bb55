#include "core/metadata/exif_edit.h"

#include "core/metadata/tiff_directory.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cstring>

using namespace lightstack;
using namespace lightstack::metadata;

namespace {

// A block in either byte order: IFD0 (orientation 6, EXIF pointer), EXIF (sizes, a maker note that
// must not be touched), IFD1 with a thumbnail, and perhaps something behind it.
class Sample {
public:
    explicit Sample(bool big, bool tail = false) : m_big(big) {
        m_bytes.assign({std::byte(big ? 'M' : 'I'), std::byte(big ? 'M' : 'I')});
        number(42, 2);
        number(8, 4);
        number(2, 2); // IFD0 at 8
        entry(0x112, 3, 1, 6);
        entry(0x8769, 4, 1, 38);
        number(92, 4);
        number(4, 2); // EXIF at 38
        entry(0x927C, 7, 4, 0x01020304);
        entry(0xA002, 4, 1, 4000);
        entry(0xA003, 3, 1, 3000);
        entry(0xA405, 3, 1, 35);
        number(0, 4);
        number(2, 2); // IFD1 at 92
        entry(0x201, 4, 1, 122);
        entry(0x202, 4, 1, 10);
        number(0, 4);
        for (int i = 0; i < 10; ++i)
            m_bytes.push_back(std::byte{0xEE});
        if (tail) m_bytes.push_back(std::byte{0x55});
    }
    [[nodiscard]] const std::vector<std::byte>& bytes() const { return m_bytes; }

private:
    void number(std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            m_bytes.push_back(static_cast<std::byte>(value >> 8 * (m_big ? bytes - 1 - i : i)));
    }
    void entry(std::uint16_t tag, std::uint16_t type, std::uint32_t count, std::uint32_t value) {
        number(tag, 2);
        number(type, 2);
        number(count, 4);
        if (type == 3) {
            number(value, 2);
            number(0, 2);
        } else {
            number(value, 4);
        }
    }
    bool m_big;
    std::vector<std::byte> m_bytes;
};

double valueOf(const std::vector<std::byte>& exif, std::string_view name, std::uint16_t tag) {
    base::MemorySource source(exif);
    auto file = TiffFile::open(source);
    for (const TiffDirectory& directory : file->walk())
        if (directory.name == name)
            if (const TiffEntry* entry = directory.find(tag))
                return file->number(*entry).value_or(-1);
    return -1;
}

} // namespace

class ExifEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesAndOrientationFollowThePicture_data() {
        QTest::addColumn<bool>("big");
        QTest::newRow("little") << false;
        QTest::newRow("big") << true;
    }
    void sizesAndOrientationFollowThePicture() {
        QFETCH(bool, big);
        const auto out = editExif(Sample(big).bytes(), {512, 384, {}});
        QCOMPARE(valueOf(out, "IFD0", 0x112), 1.0);
        QCOMPARE(valueOf(out, "IFD0.Exif", 0xA002), 512.0);
        QCOMPARE(valueOf(out, "IFD0.Exif", 0xA003), 384.0);
        QCOMPARE(valueOf(out, "IFD0.Exif", 0xA405), 35.0);
        // Without a new thumbnail the old one is gone, its bytes, too.
        QCOMPARE(valueOf(out, "IFD1", 0x202), -1.0);
        QCOMPARE(out.size(), Sample(big).bytes().size() - 10);
    }

    void thumbnailIsReplacedWhereItFits() {
        const std::vector<std::byte> small(6, std::byte{0xAB});
        const auto out = editExif(Sample(false).bytes(), {512, 384, small});
        QCOMPARE(exifThumbnailSpace(Sample(false).bytes()), std::size_t{10});
        QCOMPARE(valueOf(out, "IFD1", 0x202), 6.0);
        QCOMPARE(out[122], std::byte{0xAB});
        QCOMPARE(out[127], std::byte{0xAB});
        QCOMPARE(out[128], std::byte{0});
        QCOMPARE(out.size(), Sample(false).bytes().size());
    }

    void aLargerThumbnailStandsAtTheEnd() {
        const std::vector<std::byte> large(11, std::byte{0xAB});
        // With something behind the old one, which stays where it is; and with nothing.
        const auto moved = editExif(Sample(true, true).bytes(), {512, 384, large});
        QCOMPARE(valueOf(moved, "IFD1", 0x201), 134.0); // an even place
        QCOMPARE(valueOf(moved, "IFD1", 0x202), 11.0);
        QVERIFY(std::ranges::all_of(moved.begin() + 122, moved.begin() + 132,
            [](std::byte byte) { return byte == std::byte{0}; }));
        QCOMPARE(moved[132], std::byte{0x55});
        QVERIFY(std::ranges::equal(std::span(moved).subspan(134), large));
        const auto grown = editExif(Sample(false).bytes(), {512, 384, large});
        QCOMPARE(valueOf(grown, "IFD1", 0x201), 122.0);
        QVERIFY(std::ranges::equal(std::span(grown).subspan(122), large));
    }

    void aThumbnailThatASegmentCannotHoldIsTakenOut() {
        const std::vector<std::byte> large(65'527 - 132, std::byte{0xAB});
        const auto out = editExif(Sample(true, true).bytes(), {512, 384, large});
        QCOMPARE(valueOf(out, "IFD1", 0x202), -1.0);
        QCOMPARE(out[122], std::byte{0});
        QCOMPARE(out[131], std::byte{0});
        QCOMPARE(out[132], std::byte{0x55}); // what follows stays where it is
    }

    void damagedBlocksAreLeftOut() {
        QVERIFY(editExif({}, {1, 1, {}}).empty());
        QVERIFY(editExif(std::vector<std::byte>(40, std::byte{7}), {1, 1, {}}).empty());
        const std::vector<std::byte> whole = Sample(false).bytes();
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            const auto out = editExif(
                {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(cut)}, {512, 384, {}});
            QVERIFY(out.size() <= cut);
        }
    }
};

#include "exif_edit_test.moc"
LIGHTSTACK_TEST(ExifEditTest);
