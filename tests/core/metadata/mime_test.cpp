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

const std::string kXmp =
    "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>";

std::string utf16(const std::string& ascii, bool big, bool mark = true) {
    std::string out = mark ? (big ? "\xFE\xFF" : "\xFF\xFE") : "";
    for (const char c : ascii) {
        if (big) out += '\0';
        out += c;
        if (!big) out += '\0';
    }
    return out;
}

std::string png(const std::string& secondChunk) {
    return "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0AAAA"s + secondChunk;
}

void row(const char* name, const std::string& bytes, const char* mime) {
    QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                        << QByteArray(mime);
}

void tiffRows() {
    row("empty", "", "inode/x-empty");
    row("BigTIFF", "II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"s, "image/tiff");
    row("BigTIFF, big-endian", "MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10"s, "image/tiff");
    row("TIFF, big-endian", "MM\0*\0\0\0\x08\0\0\0\0\0\0"s, "image/tiff");
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
    std::string packets, timed;
    for (int i = 0; i < 6; ++i) {
        packets += "G@\0\x10"s + std::string(184, '\xFF');
        timed += std::string(4, '\0') + "G@\0\x10"s + std::string(184, '\xFF');
    }
    row("transport stream", packets, "video/mp2t");
    row("transport stream of a camera", timed, "video/mp2t");
    row("letters of a packet", "G" + std::string(400, 'x'), "text/plain");
    row("Ogg, sound", "OggS\0\x02"s + std::string(22, '\0') + "\x01vorbis", "audio/ogg");
    row("Ogg, a film", "OggS\0\x02"s + std::string(22, '\0') + "\x80theora", "video/ogg");
    row("Ogg", "OggS\0\x02"s + std::string(22, '\0') + "fishead", "application/ogg");
    row("DjVu", "AT&TFORM\0\0\1\0DJVU"s, "image/vnd.djvu");
    row("OLE", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "application/x-ole-storage");
    row("RAF", "FUJIFILMCCD-RAW 0201", "image/x-fuji-raf");
}

void boxRows() {
    row("CR3", ftyp("crx "), "image/x-canon-cr3");
    row("heic", ftyp("heic", "mif1heic"), "image/heic");
    row("heim", ftyp("heim"), "image/heic");
    row("mif1 with avif", ftyp("mif1", "avifmiaf"), "image/avif");
    row("avif", ftyp("avif"), "image/avif");
    row("avis", ftyp("avis"), "image/avif-sequence");
    row("hevc", ftyp("hevc"), "image/heic-sequence");
    row("msf1", ftyp("msf1"), "image/heif-sequence");
    row("msf1 with hevc", ftyp("msf1", "hevc"), "image/heic-sequence");
    row("msf1 with avis", ftyp("msf1", "avis"), "image/avif-sequence");
    row("mif1", ftyp("mif1", "miaf"), "image/heif");
    row("mif1 with heic", ftyp("mif1", "heic"), "image/heic");
    row("mp41", ftyp("mp41"), "video/mp4");
    row("M4A", ftyp("M4A "), "audio/mp4");
    row("3gp", ftyp("3gp5"), "video/3gpp");
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
}

void textRows() {
    row("PNG", png("\0\0\0\x01IDATxAAAA"s), "image/png");
    row("APNG",
        png("\0\0\0\x08"
            "acTL\0\0\0\x02\0\0\0\0AAAA"s),
        "image/png");
    row("WebP", "RIFF\x20\0\0\0WEBPVP8L\x0a\0\0\0"s, "image/webp");
    row("SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml");
    row("XML", "<?xml version='1.0'?><a/>", "application/xml");
    row("HTML", "<!DOCTYPE HTML><title>x</title>", "text/html");
    row("UTF-16 SVG", utf16("<?xml version='1.0'?><svg/>", false), "image/svg+xml");
    row("UTF-16 XML", utf16("<?xml version='1.0'?><a/>", true), "application/xml");
    for (const bool big : {false, true})
        for (const bool mark : {false, true}) {
            const std::string name =
                std::string("XMP in UTF-16") + (big ? " BE" : " LE") + (mark ? " with mark" : "");
            row(name.c_str(), utf16(kXmp, big, mark), "application/rdf+xml");
        }
    row("XMP in UTF-16, bare", utf16("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", false),
        "application/rdf+xml");
    row("XMP in UTF-32",
        "\xFF\xFE\0\0<\0\0\0?\0\0\0x\0\0\0p\0\0\0a\0\0\0c\0\0\0k\0\0\0e\0\0\0t\0\0\0"s,
        "application/rdf+xml");
    row("XMP in UTF-8 with mark", "\xEF\xBB\xBF" + kXmp, "application/rdf+xml");
    row("UTF-16 text", utf16("just words", false), "text/plain");
    row("UTF-16 text, not Latin", "\xFE\xFF\x30\x42\x30\x44"s, "text/plain");
    row("UTF-16 mark and noise", "\xFF\xFE\x01\0\x02\0"s, "application/octet-stream");
    row("XMP", "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta/>",
        "application/rdf+xml");
}

void otherRows() {
    row("NRRD", "NRRD0004\ntype: uint16\n", "image/x-nrrd");
    row("MetaImage", "ObjectType = Image\nNDims = 3\n", "image/x-metaimage");
    row("NRRD, detached data", "NRRD0005\ndata file: a.raw\n", "image/x-nrrd");
    row("NIfTI-2", "\x1c\x02\0\0n+2\0\r\n\x1a\n"s + std::string(40, '\0'), "image/x-nifti");
    row("NIfTI", std::string(344, '\0') + "n+1\0"s, "image/x-nifti");
    row("DICOM with a TIFF preamble", "II*\0\x08\0\0\0"s + std::string(120, '\0') + "DICM",
        "application/dicom");
    row("Radiance", "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n", "image/vnd.radiance");
    row("JPEG XL", "\xff\x0a\x01\x02"s, "image/jxl");
    row("Radiance, old name", "#?RGBE\n", "image/vnd.radiance");
    row("JPEG XL in boxes", "\0\0\0\x0cJXL \r\n\x87\n"s, "image/jxl");
    row("JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n"s, "image/jp2");
    row("GIF", "GIF89a\x01\0\x01\0"s, "image/gif");
    row("BMP", "BM"s + std::string(12, '\0') + "\x28\0\0\0"s, "image/bmp");
    row("OpenEXR", "\x76\x2f\x31\x01"s, "image/x-exr");
    row("QOI", "qoif\0\0\0\x01"s, "image/x-qoi");
    row("PGM", "P5\n2 2\n255\n", "image/x-portable-graymap");
    row("PFM", "Pf\n2 2\n-1\n", "image/x-portable-floatmap");
    row("icon", "\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0\x04\0\0\0\x16\0\0\0\0\0\0\0"s,
        "image/vnd.microsoft.icon");
    row("FITS", "SIMPLE  =                    T", "image/fits");
    row("HDF5", "\x89HDF\r\n\x1a\n"s, "application/x-hdf5");
    row("PDF", "%PDF-1.7\n", "application/pdf");
    row("ZIP", "PK\x03\x04"s, "application/zip");
    row("gzip", "\x1f\x8b\x08"s, "application/gzip");
    row("Matroska", "\x1a\x45\xdf\xa3", "video/x-matroska");
    row("AVI", "RIFF\0\0\0\0AVI LIST"s, "video/x-msvideo");
    row("PSD", "8BPS\0\x01"s, "image/vnd.adobe.photoshop");
    row("JSON", "{\"title\": \"a.jpg\"}", "application/json");
    row("text", "just words\n", "text/plain");
    row("noise", "\x01\x02\x03\x04\x05\x06\x07\x08", "application/octet-stream");
}

} // namespace

class MimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("mime");
        tiffRows();
        boxRows();
        textRows();
        otherRows();
    }
    void kinds() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, mime);
        QCOMPARE(QByteArray(sniff(bytes.toStdString()).mime.data()).left(mime.size() + 8), mime);
    }
    // Of the first bytes alone: right, or nothing said beyond what they tell; never another kind.
    void cutKinds_data() { kinds_data(); }
    void cutKinds() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, mime);
        const std::string whole = bytes.toStdString();
        const auto known = [&](std::string_view found) {
            const bool general = found == "application/octet-stream" || found == "text/plain";
            const bool family = // what only bytes further on tell apart
                (found == "image/tiff" && (whole.starts_with("II") || whole.starts_with("MM"))) ||
                (found == "image/jpeg" && mime == "image/mpo") ||
                (found == "application/ogg" && whole.starts_with("OggS")) ||
                (found == "application/x-riff" && whole.starts_with("RIFF")) ||
                (found == "application/xml" && whole.starts_with("<"));
            return general || family || found == mime.toStdString();
        };
        for (std::size_t n = 1; n < 12 && n < whole.size(); ++n) {
            const std::string_view found = sniff(whole.substr(0, n)).mime;
            QVERIFY2(known(found), (std::to_string(n) + ": " + std::string(found)).c_str());
        }
        QCOMPARE(sniff(whole.substr(0, 0)).mime, std::string_view("inode/x-empty"));
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
