// Photoshop's image resources: where they are, names and odd lengths, those that are cut.
#include "core/metadata/image_resources.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;

namespace {

QByteArray block(int id, const QByteArray& name, const QByteArray& data) {
    QByteArray out("8BIM");
    out += static_cast<char>(id >> 8);
    out += static_cast<char>(id);
    out += static_cast<char>(name.size());
    out += name + QByteArray(name.size() % 2 == 0 ? 1 : 0, '\0') + QByteArray(2, '\0');
    out += static_cast<char>(data.size() >> 8);
    out += static_cast<char>(data.size());
    return out + data + QByteArray(data.size() % 2, '\0');
}

// "id@head:data+size" of each between `begin` and `end`.
QByteArray list(const QByteArray& bytes, std::uint64_t begin, std::uint64_t end) {
    base::MemorySource source(
        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    metadata::ImageResources resources(source, begin, end);
    QByteArray out;
    while (resources.next())
        out += QByteArray::number(resources.id()) + "@" + QByteArray::number(resources.at()) + ":" +
               QByteArray::number(resources.body()) + "+" + QByteArray::number(resources.size()) +
               (resources.isWhole() ? " " : " cut ");
    return out;
}

QByteArray list(const QByteArray& bytes) {
    return list(bytes, 0, static_cast<std::uint64_t>(bytes.size()));
}

const QByteArray kThree =
    block(1028, "", "data") + block(1058, "ab", "odd") + block(1060, "abc", QByteArray(300, 'x'));

} // namespace

class ImageResourcesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAndDataAreFilledUpToEven() {
        QCOMPARE(list(kThree), QByteArray("1028@0:12+4 1058@16:30+3 1060@34:48+300 "));
    }

    void onlyWhatLiesBetweenCounts() {
        QCOMPARE(list("header" + kThree, 6, 22), QByteArray("1028@6:18+4 "));
        QCOMPARE(list(kThree, 16, 34), QByteArray("1058@16:30+3 "));
    }

    void anotherSignatureEndsThem() {
        QCOMPARE(list(block(1, "", "x") + "8BPS" + block(2, "", "x")), QByteArray("1@0:12+1 "));
        QCOMPARE(list(QByteArray(100, '\0')), QByteArray());
        QCOMPARE(list({}), QByteArray());
    }

    void thoseThatAreCut() {
        QCOMPARE(list(kThree.first(33)), QByteArray("1028@0:12+4 1058@16:30+3 "));
        QCOMPARE(list(kThree.first(32)), QByteArray("1028@0:12+4 1058@16:30+3 cut "));
        QCOMPARE(list(kThree.first(29)), QByteArray("1028@0:12+4 ")); // within its head
        QCOMPARE(list(kThree.first(27)), QByteArray("1028@0:12+4 "));
        QCOMPARE(list(kThree.first(11)), QByteArray());
        // The resources say that they go on where the file has ended.
        QCOMPARE(list(kThree.first(20), 0, 1000), QByteArray("1028@0:12+4 "));
    }
};

#include "image_resources_test.moc"
LIGHTSTACK_TEST(ImageResourcesTest);
