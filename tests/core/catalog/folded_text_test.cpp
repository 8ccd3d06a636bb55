// One letter, however it is written; and the words of scripts without blanks.
#include "core/catalog/folded_text.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::catalog;

namespace {

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

class FoldedTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void letters_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("folded");
        const auto row = [](const char* text, const char* folded) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(folded);
        };
        row("", "");
        row("IMG_1.JPG", "img_1.jpg");
        row("Škoda Éclair", "skoda eclair");
        row("S\u030Ckoda E\u0301clair", "skoda eclair");
        row("Straße", "strasse");
        row("İstanbul", "istanbul");
        row("Ελένη ΟΔΥΣΣΕΎΣ", "ελενη οδυσσευσ");
        row("Ёлка Йога", "елка иога");
        row("Е\u0308лка", "елка");
        row("Việt Nam", "viet nam");
        row("が", "が");
        row("か\u3099", "が"); // another letter than "か"
        row("\u1112\u1161\u11AB국", "한국");
        row("ＡＢＣ ｶﾞ", "abc ガ");
        row("a／b", "a／b"); // no slash that was none
        row("हिन्दी", "हिन्दी");
        row("a\xFF", "a\uFFFD");
        row("O'Brien 100% _*?[", "o'brien 100% _*?[");
        row("\u0301", "");
    }
    void letters() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, folded);
        const std::string once = foldedText(text.toStdString());
        QCOMPARE(shown(once), QString::fromUtf8(folded));
        QCOMPARE(shown(foldedText(once)), QString::fromUtf8(folded));
    }
    void everyLetterIsFoldedOnce() {
        for (char32_t c = 1; c < 0x20000; ++c) {
            if (QChar::isSurrogate(c)) continue;
            const std::string once = foldedText(QString::fromUcs4(&c, 1).toStdString());
            QVERIFY2(foldedText(once) == once, QByteArray::number(static_cast<uint>(c), 16));
            QVERIFY((once.find('/') != std::string::npos) == (c == U'/'));
        }
    }
    void wordsOfScriptsWithoutBlanks() {
        QCOMPARE(shown(foldedWords("東京タワー2019")), QStringLiteral("東 京 タ ワ ー 2019"));
        QCOMPARE(shown(foldedWords("IMG東京.JPG")), QStringLiteral("img 東 京 .jpg"));
        QCOMPARE(shown(foldedWords("サウナ Zoë")), QStringLiteral("サ ウ ナ zoe"));
        QCOMPARE(shown(foldedWords("서울 여행")), QStringLiteral("서울 여행"));
        QCOMPARE(shown(foldedWords("ที่")), QStringLiteral("ที่")); // one letter with its signs
    }
};

#include "folded_text_test.moc"
LIGHTSTACK_TEST(FoldedTextTest);
