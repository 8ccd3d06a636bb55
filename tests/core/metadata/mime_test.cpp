// The kinds that other sniffers get wrong, and the sample tree.
#include "core/metadata/mime.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace std::string_literals;

namespace {

metadata::MimeVerdict sniff(const std::string& bytes) {
    base::MemorySource source(std::as_bytes(std::span(bytes)));
    return metadata::sniffMime(source);
}

std::string ftyp(const std::string& major, const std::string& compatible = {}) {
    std::string box = "\0\0\0"s + static_cast<char>(16 + compatible.size()) + "ftyp" + major +
                      "\0\0\0\0"s + compatible;
    return box + std::string(64, '\0');
}

// A little-endian TIFF of one directory: entries of (tag, type, count, value).
struct Entry {
    std::uint16_t tag, type;
    std::uint32_t count, value;
};
std::string tiff(const std::vector<Entry>& entries, const std::string& tail = {}) {
    std::string out = "II*\0\x08\0\0\0"s;
    const auto put = [&](std::uint32_t v, int n) {
        for (int i = 0; i < n; ++i)
            out += static_cast<char>(v >> (8 * i));
    };
    put(static_cast<std::uint32_t>(entries.size()), 2);
    for (const Entry& e : entries) {
        put(e.tag, 2);
        put(e.type, 2);
        put(e.count, 4);
        put(e.value, 4);
    }
    put(0, 4);
    return out + tail;
}
std::uint32_t tailAt(std::size_t entries) { // where the tail of tiff() stands
    return static_cast<std::uint32_t>(8 + 2 + 12 * entries + 4);
}

std::string maker(const std::string& make, std::uint32_t photometric) {
    return tiff({{262, 3, 1, photometric},
                    {271, 2, static_cast<std::uint32_t>(make.size() + 1), tailAt(2)}},
        make + '\0');
}

std::string png(const std::string& secondChunk) {
    return "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0AAAA"s + secondChunk;
}

} // namespace

class MimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("mime");
        const auto row = [](const char* name, const std::string& bytes, const char* mime) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << QByteArray(mime);
        };
        row("empty", "", "inode/x-empty");
        row("CR2", "II*\0\x10\0\0\0CR\x02\0"s, "image/x-canon-cr2");
        row("DNG", tiff({{262, 3, 1, 34892}, {0xC612, 1, 4, 0x00000401}}), "image/x-adobe-dng");
        row("NEF", maker("NIKON CORPORATION", 32803), "image/x-nikon-nef");
        row("ARW", maker("SONY", 32803), "image/x-sony-arw");
        row("PEF", maker("PENTAX", 32803), "image/x-pentax-pef");
        row("SRW", maker("SAMSUNG", 32803), "image/x-samsung-srw");
        row("RGB TIFF of a camera", maker("NIKON CORPORATION", 2), "image/tiff");
        row("RW2", "IIU\0\x08\0\0\0"s, "image/x-panasonic-rw2");
        row("ORF", "IIRO\x08\0\0\0"s, "image/x-olympus-orf");
        row("MRW", "\0MRM\0\0\0\0"s, "image/x-minolta-mrw");
        row("RAF", "FUJIFILMCCD-RAW 0201", "image/x-fuji-raf");
        row("CR3", ftyp("crx "), "image/x-canon-cr3");
        row("heic", ftyp("heic", "mif1heic"), "image/heic");
        row("heim", ftyp("heim"), "image/heic");
        row("mif1 with avif", ftyp("mif1", "avifmiaf"), "image/avif");
        row("avif", ftyp("avif"), "image/avif");
        row("avis", ftyp("avis"), "image/avif-sequence");
        row("hevc", ftyp("hevc"), "image/heic-sequence");
        row("msf1", ftyp("msf1"), "image/heif-sequence");
        row("MSNV", ftyp("MSNV"), "video/mp4");
        row("dash", ftyp("dash"), "video/mp4");
        row("iso5", ftyp("iso5"), "video/mp4");
        row("quicktime", ftyp("qt  "), "video/quicktime");
        row("MOV wide", "\0\0\0\x08wide\0\0\0\x10mdat"s, "video/quicktime");
        row("MOV mdat", "\0\0\0\x01mdat\0\0\0\0\0\0\x10\0"s, "video/quicktime");
        row("JPEG", "\xff\xd8\xff\xe0\0\x10JFIF\0"s, "image/jpeg");
        row("MPO", "\xff\xd8\xff\xe2\0\x08MPF\0\0\0\xff\xc0"s, "image/mpo");
        row("SVG after a comment",
            "<?xml version='1.0'?>\n<!--" + std::string(1500, 'x') + "-->\n<svg xmlns='a'/>",
            "image/svg+xml");
        row("XMP", "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta/>",
            "application/rdf+xml");
        row("NRRD", "NRRD0004\ntype: uint16\n", "image/x-nrrd");
        row("MetaImage", "ObjectType = Image\nNDims = 3\n", "image/x-metaimage");
        row("NIfTI", std::string(344, '\0') + "n+1\0"s, "image/x-nifti");
        row("DICOM with a TIFF preamble", "II*\0\x08\0\0\0"s + std::string(120, '\0') + "DICM",
            "application/dicom");
        row("Radiance", "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n", "image/vnd.radiance");
        row("JPEG XL", "\xff\x0a\x01\x02"s, "image/jxl");
        row("PSD", "8BPS\0\x01"s, "image/vnd.adobe.photoshop");
        row("JSON", "{\"title\": \"a.jpg\"}", "application/json");
        row("text", "just words\n", "text/plain");
        row("noise", "\x01\x02\x03\x04\x05\x06\x07\x08", "application/octet-stream");
    }
    void kinds() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, mime);
        QCOMPARE(QByteArray(sniff(bytes.toStdString()).mime.data()).left(mime.size() + 8), mime);
    }
    void flags() {
        QVERIFY(sniff("II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"s).hasFlag("bigtiff"));
        QVERIFY(sniff("MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10"s).hasFlag("bigtiff"));
        QVERIFY(sniff(png("\0\0\0\x08"
                          "acTL\0\0\0\x02\0\0\0\0AAAA"s))
                    .hasFlag("animated"));
        QVERIFY(!sniff(png("\0\0\0\x01IDATxAAAA"s)).hasFlag("animated"));
        QVERIFY(sniff("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0"s + std::string(16, '\0'))
                    .hasFlag("animated"));
        const std::string imagej = "ImageJ=1.53t\nimages=3\n";
        QVERIFY(
            sniff(tiff({{270, 2, static_cast<std::uint32_t>(imagej.size()), tailAt(1)}}, imagej))
                .hasFlag("imagej"));
        const std::string ome =
            "<?xml?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">";
        QVERIFY(sniff(tiff({{270, 2, static_cast<std::uint32_t>(ome.size()), tailAt(1)}}, ome))
                    .hasFlag("ome"));
    }
    void loopsEnd() {
        std::string loop = tiff({{256, 3, 1, 1}});
        loop[loop.size() - 4] = 8; // the next directory is the first again
        QCOMPARE(sniff(loop).mime, std::string_view("image/tiff"));
    }
};

#include "mime_test.moc"
LIGHTSTACK_TEST(MimeTest);
