#include "core/io/heif_parts.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;

namespace {

std::string number(std::size_t value, int bytes) {
    std::string out;
    for (int i = bytes; i-- > 0;)
        out += static_cast<char>(value >> 8 * i & 255);
    return out;
}

std::string box(const std::string& type, const std::string& body) {
    return number(body.size() + 8, 4) + type + body;
}

std::string reference(const std::string& type, std::size_t from, std::vector<std::size_t> to) {
    std::string body = number(from, 2) + number(to.size(), 2);
    for (const std::size_t id : to)
        body += number(id, 2);
    return box(type, body);
}

std::vector<std::uint32_t> partsOf(const std::string& file) {
    base::MemorySource source(std::as_bytes(std::span(file)));
    return io::heifPartIds(source);
}

} // namespace

class HeifPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tilesAreParts() {
        const std::string references = box(
            "iref", number(0, 4) + reference("thmb", 9, {5}) + reference("dimg", 5, {4, 1, 2, 3}) +
                        reference("cdsc", 6, {5}) + reference("dimg", 8, {7}));
        const std::string file =
            box("ftyp", "avif") + box("meta", number(0, 4) + box("pitm", "xxxx") + references);
        QVERIFY((partsOf(file) == std::vector<std::uint32_t>{1, 2, 3, 4, 7}));
        for (std::size_t size = 0; size < file.size(); ++size) // cut anywhere: an answer, no harm
            QVERIFY(partsOf(file.substr(0, size)).size() <= 5);
        QVERIFY(partsOf(box("ftyp", "avif")).empty());
    }
    void countsThatLieEndWithTheirBox() {
        const std::string lying = box("dimg", number(5, 2) + number(60'000, 2) + number(1, 2));
        const std::string file = box(
            "meta", number(0, 4) + box("iref", number(0, 4) + lying + reference("dimg", 6, {2})));
        QVERIFY((partsOf(file) == std::vector<std::uint32_t>{1, 2}));
    }
};

#include "heif_parts_test.moc"
LIGHTSTACK_TEST(HeifPartsTest);
