// Bytes to text for showing, and to URIs.
#include "core/base/file_path.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace std::string_literals;

class FilePathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validity_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("lossy"); // equal to bytes: valid
        const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& lossy) {
            QTest::newRow(name) << bytes << lossy;
        };
        row("empty", "", "");
        row("ASCII", "a.jpg", "a.jpg");
        row("two bytes", "\xC3\xA4", "\xC3\xA4");
        row("three bytes", "\xE2\x82\xAC", "\xE2\x82\xAC");
        row("four bytes", "\xF0\x9F\x93\xB7", "\xF0\x9F\x93\xB7");
        row("last code point", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF");
        row("past it", "\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
        row("Latin-1", "f\xFCr", "f\xEF\xBF\xBDr");
        row("overlong slash", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD");
        row("overlong of three", "\xE0\x80\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
        row("surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
        row("cut", "a\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBD");
        row("lone continuation", "\x80z", "\xEF\xBF\xBDz");
    }
    void validity() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, lossy);
        QCOMPARE(base::isValidUtf8(bytes.toStdString()), bytes == lossy);
        QCOMPARE(base::toLossyUtf8(bytes.toStdString()), lossy.toStdString());
    }
    void shownTextHasNoControls_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("/a/\xC3\xA4.jpg") << QStringLiteral("/a/ä.jpg");
        QTest::newRow("newline") << QByteArray("a\nb") << QStringLiteral("a\uFFFDb");
        QTest::newRow("escape, delete")
            << QByteArray("\x1B[31m\x7F") << QStringLiteral("\uFFFD[31m\uFFFD");
        QTest::newRow("C1 controls")
            << QByteArray("a\xC2\x85\xC2\x9Bm") << QStringLiteral("a\uFFFD\uFFFDm");
        QTest::newRow("line and paragraph separators")
            << QByteArray("a\xE2\x80\xA8\xE2\x80\xA9") << QStringLiteral("a\uFFFD\uFFFD");
        QTest::newRow("right-to-left override") // would show as "photoexe.jpg"
            << QByteArray("photo\xE2\x80\xAEgpj.exe") << QStringLiteral("photo\uFFFDgpj.exe");
        QTest::newRow("isolates") << QByteArray("\xE2\x81\xA6x\xE2\x81\xA9")
                                  << QStringLiteral("\uFFFDx\uFFFD");
        QTest::newRow("Hebrew stays") << QByteArray("\xD7\xA9.jpg") << QStringLiteral("ש.jpg");
        QTest::newRow("not UTF-8") << QByteArray("\xFF.jpg") << QStringLiteral("\uFFFD.jpg");
        QTest::newRow("beyond the first plane")
            << QByteArray("\xF0\x9F\x93\xB7") << QString::fromUtf8("\xF0\x9F\x93\xB7");
    }
    void shownTextHasNoControls() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(base::displayText(base::fromBytes(bytes)), shown);
    }
    void namesAreTheLastComponent() {
        QCOMPARE(base::displayName("/a/b.jpg"), QStringLiteral("b.jpg"));
        QCOMPARE(base::displayName("/"), QStringLiteral("/"));
        QCOMPARE(base::displayName("/a/b/"), QStringLiteral("/a/b/"));
    }
    void bytesGoThereAndBack() {
        const QByteArray bytes("/x/\xFF\xFE\n\xC3\xA4");
        QCOMPARE(base::toBytes(base::fromBytes(bytes)), bytes);
    }
    void urisAreOfBytes() {
        QCOMPARE(base::fileUri("/a b/\xC3\xA4#?%-_.~9Z"),
            std::string("file:///a%20b/%C3%A4%23%3F%25-_.~9Z"));
        QCOMPARE(base::fileUri("/\xFF\n+'()"), std::string("file:///%FF%0A%2B%27%28%29"));
    }
    void extensions_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("extension");
        QTest::newRow("upper case") << QByteArray("IMG.JPG") << QByteArray("jpg");
        QTest::newRow("several dots") << QByteArray("a.tar.Gz") << QByteArray("gz");
        QTest::newRow("hidden") << QByteArray(".bashrc") << QByteArray("");
        QTest::newRow("hidden with one") << QByteArray(".a.png") << QByteArray("png");
        QTest::newRow("none") << QByteArray("README") << QByteArray("");
        QTest::newRow("dot at the end") << QByteArray("a.") << QByteArray("");
        QTest::newRow("dot in a folder") << QByteArray("/a.b/c") << QByteArray("");
        QTest::newRow("hidden in a folder") << QByteArray("/a/.c") << QByteArray("");
        QTest::newRow("bytes stay") << QByteArray("a.\xC4X") << QByteArray("\xC4x");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
    }
    void extensions() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, extension);
        QCOMPARE(base::lowerExtension(name.toStdString()), extension.toStdString());
    }
};

#include "file_path_test.moc"
LIGHTSTACK_TEST(FilePathTest);
