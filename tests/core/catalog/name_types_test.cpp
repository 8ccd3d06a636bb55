#include "core/catalog/name_types.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using lightstack::catalog::extensionOf;
using lightstack::catalog::isMistyped;

class NameTypesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extensions() {
        QCOMPARE(extensionOf("a.JPG"), std::string("jpg"));
        QCOMPARE(extensionOf("a.b.tar"), std::string("tar"));
        QCOMPARE(extensionOf(".hidden"), std::string());
        QCOMPARE(extensionOf("none"), std::string());
        QCOMPARE(extensionOf("a.j\xFFg"), std::string());
        QCOMPARE(extensionOf("a."), std::string());
    }
    void contradictions() {
        QVERIFY(isMistyped("a.png", "image/jpeg"));
        QVERIFY(isMistyped("a.HEIC", "image/jpeg"));
        QVERIFY(isMistyped("a.txt", "image/png"));
        QVERIFY(isMistyped("a.jpg", "video/mp4"));
        QVERIFY(isMistyped("a.pdf", "text/plain"));
    }
    void agreementsAndOpenQuestions() {
        QVERIFY(!isMistyped("a.jpeg", "image/jpeg"));
        QVERIFY(!isMistyped("a.jpg", "image/mpo"));
        QVERIFY(!isMistyped("a.nef", "image/tiff")); // too little was to be seen
        QVERIFY(!isMistyped("a.docx", "application/zip"));
        QVERIFY(!isMistyped("a.csv", "text/plain"));
        QVERIFY(!isMistyped("a.mov", "video/mp4"));
        QVERIFY(!isMistyped("a.xyz", "image/jpeg")); // nobody knows .xyz
        QVERIFY(!isMistyped("a", "image/jpeg"));
        QVERIFY(!isMistyped("a.png", "application/octet-stream"));
        QVERIFY(!isMistyped("a.png", "inode/x-empty"));
        QVERIFY(!isMistyped("a.png", ""));
    }
};

#include "name_types_test.moc"
LIGHTSTACK_TEST(NameTypesTest);
