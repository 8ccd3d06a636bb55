// Tags as exiv2 gives them, and what is said better here.
#include "core/metadata/exiv2_tags.h"
#include "core/metadata/metadata_service.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QtTest>

#include <fstream>

using namespace lightstack;

namespace {

QByteArray bigEndian(int value, int bytes) {
    QByteArray out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 255);
    return out;
}

// A JPEG of four pixels with IPTC records in its Photoshop segment.
std::filesystem::path jpegWith(const tests::TempFolder& folder, const QByteArray& records) {
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    QImage(2, 2, QImage::Format_RGB32).save(&buffer, "JPEG");
    QByteArray segment("Photoshop 3.0\0008BIM\x04\x04\0\0", 22);
    segment += bigEndian(static_cast<int>(records.size()), 4) + records;
    if (records.size() % 2 != 0) segment += '\0';
    jpeg.insert(2, "\xFF\xED" + bigEndian(static_cast<int>(segment.size()) + 2, 2) + segment);
    const auto path = folder / "a.jpg";
    std::ofstream(path, std::ios::binary).write(jpeg.constData(), jpeg.size());
    return path;
}

} // namespace

class Exiv2TagsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCharacterSetHasItsName() {
        const tests::TempFolder folder;
        const auto found = metadata::readTags(
            jpegWith(folder, QByteArray("\x1C\x01\x5A\0\x03\x1B%G\x1C\x02\x78\0\x03sky", 16)), {});
        QVERIFY(found);
        std::map<std::string, std::string> values;
        for (const metadata::Tag& tag : found->tags)
            values[tag.key] = tag.value;
        QCOMPARE(values["Iptc.Envelope.CharacterSet"], std::string("UTF-8"));
        QCOMPARE(values["Iptc.Application2.Caption"], std::string("sky"));
    }
};

#include "exiv2_tags_test.moc"
LIGHTSTACK_TEST(Exiv2TagsTest);
