// Where XMP, EXIF and sizes stand in GIFs and Photoshop files.
#include "core/metadata/metadata_blocks.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using metadata::MetadataBlocks;

namespace {

using namespace std::string_literals;

const std::string kPacket = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>" + std::string(700, ' ');
const std::string kPicture = "\x2C"s + std::string(8, '\0') + "\0\2\2xx\0"s;
const std::string kComment = "\x21\xFE\3abc\0"s;

// XMP Specification, part 3: the packet bare, and what leads a reader of sub-blocks past it.
std::string gifXmp(const std::string& packet) {
    std::string out = "\x21\xFF\x0BXMP DataXMP" + packet + '\1';
    for (int i = 255; i >= 0; --i)
        out += static_cast<char>(i);
    return out + '\0';
}

std::string gif(const std::string& blocks) {
    return "GIF89a\x20\0\x10\0\x80\0\0"s + std::string(6, 'p') + blocks;
}

std::string number(std::size_t value, int bytes) {
    std::string out;
    for (int i = bytes; i-- > 0;)
        out += static_cast<char>(value >> 8 * i & 255);
    return out;
}

std::string resource(std::size_t id, const std::string& name, const std::string& data) {
    return "8BIM" + number(id, 2) + number(name.size(), 1) + name +
           std::string(name.size() % 2 == 0 ? 1 : 0, '\0') + number(data.size(), 4) + data +
           std::string(data.size() % 2, '\0');
}

std::string psd(const std::string& resources) {
    return "8BPS" + number(1, 2) + std::string(6, '\0') + number(3, 2) + number(20, 4) +
           number(30, 4) + number(8, 2) + number(3, 2) + number(4, 4) + "pale" +
           number(resources.size(), 4) + resources + number(0, 4) + number(0, 2);
}

MetadataBlocks blocksOf(const std::string& file, const char* mime) {
    base::MemorySource source(std::as_bytes(std::span(file)));
    metadata::MimeVerdict verdict;
    verdict.mime = mime;
    return metadata::findMetadataBlocks(source, verdict);
}

std::string xmpOf(const std::string& file, const char* mime) {
    const MetadataBlocks blocks = blocksOf(file, mime);
    return blocks.xmp ? file.substr(blocks.xmp->offset, blocks.xmp->size) : std::string();
}

} // namespace

class MetadataBlocksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void xmpOfAGif_data() {
        QTest::addColumn<QByteArray>("blocks");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* name, const std::string& blocks, bool found) {
            QTest::newRow(name) << QByteArray::fromStdString(blocks) << found;
        };
        row("in front", kComment + gifXmp(kPacket) + kPicture + ";", true);
        row("behind the picture", kPicture + kComment + gifXmp(kPacket) + ";", true);
        row("behind an empty block", "\0"s + gifXmp(kPacket) + kPicture + ";", true);
        row("none", kComment + kPicture + ";", false);
        row("in a comment", "\x21\xFE\x0BXMP DataXMP" + "\0"s + kPicture, false);
        row("as sub-blocks", "\x21\xFF\x0BXMP DataXMP\3abc\0"s + kPicture, false);
        row("behind the end", kPicture + ";" + gifXmp(kPacket), false);
    }
    void xmpOfAGif() {
        QFETCH(QByteArray, blocks);
        QFETCH(bool, found);
        const std::string file = gif(blocks.toStdString());
        QCOMPARE(xmpOf(file, "image/gif"), found ? kPacket : std::string());
        QCOMPARE(blocksOf(file, "image/gif").width, 32);
        QCOMPARE(blocksOf(file, "image/gif").height, 16);
    }

    void commentsOfAGif() {
        const std::string file =
            gif(kComment + "\x21\xFE\2de\1f\0"s + gifXmp(kPacket) + kPicture + ";");
        QStringList found;
        for (const auto& pieces : blocksOf(file, "image/gif").comments) {
            std::string text;
            for (const metadata::Extent& piece : pieces)
                text += file.substr(piece.offset, piece.size);
            found << QString::fromStdString(text);
        }
        QCOMPARE(found, (QStringList{QStringLiteral("abc"), QStringLiteral("def")}));
    }

    void ofAPhotoshopFile() {
        const std::string file = psd(resource(1028, "", "records") + resource(1058, "ab", "II*") +
                                     resource(1060, "abc", kPacket));
        const MetadataBlocks blocks = blocksOf(file, "image/vnd.adobe.photoshop");
        QCOMPARE(xmpOf(file, "image/vnd.adobe.photoshop"), kPacket);
        QVERIFY(blocks.exif);
        QCOMPARE(file.substr(blocks.exif->offset, blocks.exif->size), std::string("II*"));
        QVERIFY(blocks.iptc);
        QVERIFY(file.substr(blocks.iptc->offset).starts_with("8BIM\x04\x04"));
        QCOMPARE(blocks.width, 30);
        QCOMPARE(blocks.height, 20);
    }

    // Nothing is read or promised past the end, and everything ends.
    void filesThatAreCut() {
        const std::string whole = gif(kComment + gifXmp(kPacket) + kPicture + ";");
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto blocks = blocksOf(whole.substr(0, size), "image/gif");
            QVERIFY(!blocks.xmp || blocks.xmp->offset + blocks.xmp->size <= size);
        }
        const std::string photoshop = psd(resource(1060, "", kPacket) + resource(1058, "", "II*"));
        for (std::size_t size = 0; size < photoshop.size(); ++size) {
            const auto blocks = blocksOf(photoshop.substr(0, size), "image/vnd.adobe.photoshop");
            QVERIFY(!blocks.xmp || blocks.xmp->offset + blocks.xmp->size <= size);
        }
    }
};

#include "metadata_blocks_test.moc"
LIGHTSTACK_TEST(MetadataBlocksTest);
