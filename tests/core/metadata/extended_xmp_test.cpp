#include "core/metadata/extended_xmp.h"

#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using metadata::ExtendedXmp;
using metadata::Extent;
using metadata::MetadataBlocks;

namespace {

const std::string kName = "0123456789ABCDEF0123456789ABCDEF";

std::string rdf(const std::string& inside) {
    return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
           inside + "</rdf:RDF></x:xmpmeta>";
}

std::string numbers(std::uint32_t length, std::uint32_t offset) {
    std::string out;
    for (const std::uint32_t value : {length, offset})
        for (int shift = 24; shift >= 0; shift -= 8)
            out += static_cast<char>(value >> shift & 255);
    return out;
}

// The pieces, one after the other, and where they are.
std::optional<ExtendedXmp> readBack(
    const std::vector<std::string>& pieces, const std::string& packet) {
    std::string all;
    MetadataBlocks blocks;
    for (const std::string& piece : pieces) {
        blocks.xmpExtensions.push_back({all.size(), piece.size()});
        all += piece;
    }
    base::MemorySource source(std::as_bytes(std::span(all)));
    return metadata::readExtendedXmp(source, blocks, packet);
}

} // namespace

class ExtendedXmpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void piecesAreJoinedByTheirPlaces() {
        const std::string attribute =
            rdf("<rdf:Description xmpNote:HasExtendedXMP=\"" + kName + "\" a:b=\"c\"/>");
        const std::string element =
            rdf("<xmpNote:HasExtendedXMP>" + kName + "</xmpNote:HasExtendedXMP>");
        const std::vector<std::string> pieces{kName + numbers(9, 5) + "fghi",
            std::string(32, 'A') + numbers(3, 0) + "xyz", kName + numbers(9, 0) + "abcde"};
        for (const std::string& packet : {attribute, element}) {
            const auto there = readBack(pieces, packet);
            QVERIFY(there);
            QCOMPARE(there->name, kName);
            QCOMPARE(there->rdf, std::string("abcdefghi"));
        }
    }

    void whatIsNotWholeIsNotTaken() {
        const std::string packet = rdf("<a xmpNote:HasExtendedXMP=\"" + kName + "\"/>");
        QVERIFY(!readBack({kName + numbers(9, 5) + "fghi"}, packet)); // a piece is missing
        QVERIFY(!readBack({kName + numbers(9, 7) + "fghi"}, packet)); // past the end
        QVERIFY(!readBack({kName + numbers(4'000'000'000U, 0) + "fghi"}, packet));
        QVERIFY(!readBack({"short"}, packet));
        QVERIFY(!readBack({kName + numbers(4, 0) + "fghi"}, rdf("<a/>")));   // none is named
        QVERIFY(!readBack({}, rdf("<a xmpNote:HasExtendedXMP=\"0123\"/>"))); // no name
    }

    void twoBecomeOne() {
        const std::string packet =
            rdf("<rdf:Description xmpNote:HasExtendedXMP=\"" + kName + "\" a:b=\"c\"/>");
        const auto one = metadata::joinXmp(packet, {kName, rdf("<rdf:Description q:r=\"s\"/>")});
        QVERIFY(one);
        QCOMPARE(*one, rdf("<rdf:Description  a:b=\"c\"/><rdf:Description q:r=\"s\"/>"));
        QVERIFY(!metadata::joinXmp(packet, {kName, "no rdf"}));
        // Names that are declared where they would be lost.
        QVERIFY(!metadata::joinXmp(
            packet, {kName, "<rdf:RDF xmlns:rdf=\"x\" xmlns:q=\"y\"><q:r/></rdf:RDF>"}));
    }

    void oneBecomesTwo() {
        const std::string body = rdf("<rdf:Description a:b=\"c\"/>");
        const metadata::SplitXmp split = metadata::splitXmp(
            "<?xpacket begin=\"\" id=\"W5M0\"?>" + body + "\n   <?xpacket end=\"w\"?>");
        QCOMPARE(split.extended.rdf, body);
        QVERIFY(split.packet.find(split.extended.name) != std::string::npos);
        const auto one = metadata::joinXmp(split.packet, split.extended);
        QVERIFY(one && one->find("<rdf:Description a:b=\"c\"/>") != std::string::npos);
    }
};

#include "extended_xmp_test.moc"
LIGHTSTACK_TEST(ExtendedXmpTest);
