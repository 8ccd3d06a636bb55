#include "core/takeout/media_name.h"

#include "core/takeout/name_text.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::takeout;

class MediaNameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsAreUtf16Units() {
        QCOMPARE(unitsOf("abc"), std::size_t{3});
        QCOMPARE(unitsOf("\xC3\xA9t\xC3\xA9"), std::size_t{3});        // été
        QCOMPARE(unitsOf("\xF0\x9F\x98\x80x"), std::size_t{3});        // a face and x
        QCOMPARE(unitsOf("\xE5\x86\x99\xE7\x9C\x9F"), std::size_t{2}); // two ideographs
    }
    void clipKeepsPairsWholeOrLeavesThemOut() {
        const std::string text = "a\xF0\x9F\x98\x80z";
        QCOMPARE(clip(text, 2), std::string_view("a\xF0\x9F\x98\x80"));
        QCOMPARE(clip(text, 2, Edge::Inside), std::string_view("a"));
        QCOMPARE(clip(text, 3), std::string_view("a\xF0\x9F\x98\x80"));
        QCOMPARE(clip(text, 4), std::string_view(text));
        QCOMPARE(clip("\xC3\xA9\xC3\xA9\xC3\xA9", 2), std::string_view("\xC3\xA9\xC3\xA9"));
    }
    void decomposedIsComposed() {
        QCOMPARE(composed("e\xCC\x81.jpg"), std::string("\xC3\xA9.jpg"));
        QCOMPARE(composed("\xff\xfe.jpg"), std::string("\xff\xfe.jpg"));
        QCOMPARE(folded("IMG_\xC3\x89.JPG"), std::string("img_\xC3\xA9.jpg"));
    }
    void counters_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("counter");
        QTest::addColumn<QByteArray>("base");
        const auto row = [](const char* name, const char* counter, const char* base) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(counter) << QByteArray(base);
        };
        row("IMG(1).jpg", "(1)", "IMG.jpg");
        row("IMG(12).jpg", "(12)", "IMG.jpg");
        row("IMG.jpg", "", "IMG.jpg");
        row("skytree (2).jpg", "", "skytree (2).jpg");
        row("20180905_180723(0).jpg", "", "20180905_180723(0).jpg");
        row("FOOBAR (001).jpg", "", "FOOBAR (001).jpg");
        row("FOOBAR(001).jpg", "", "FOOBAR(001).jpg");
        row("(1).jpg", "", "(1).jpg");
        row("a().jpg", "", "a().jpg");
        row("01.04(1).12 - 1", "(1)", "01.04.12 - 1");
        row("noextension(3)", "(3)", "noextension");
        row("x(1)(2).jpg", "(2)", "x(1).jpg");
    }
    void counters() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, counter);
        QFETCH(QByteArray, base);
        const std::string text = name.toStdString();
        const MediaName media = splitName(text);
        QCOMPARE(std::string(media.counter), counter.toStdString());
        QCOMPARE(media.base(), base.toStdString());
    }
    void kinds() {
        QCOMPARE(kindOfName("a.JPG"), NameKind::Still);
        QCOMPARE(kindOfName("PXL.MP"), NameKind::Film);
        QCOMPARE(kindOfName("PXL.MP~2"), NameKind::Film);
        QCOMPARE(kindOfName("MVIMG_2018"), NameKind::Unknown);
        QCOMPARE(kindOfName("01.04.12 - 1"), NameKind::Unknown);
        QCOMPARE(kindOfName("a.json"), NameKind::Json);
        QCOMPARE(kindOfName("archive_browser.html"), NameKind::Other);
        QCOMPARE(kindOfName(".DS_Store"), NameKind::Other);
        QCOMPARE(kindOfName("Thumbs.db"), NameKind::Other);
    }
    void editWords() {
        for (const char* word : {"edited", "bearbeitet", "modifié", "modificato", "ha editado",
                 "編集済み", "已編輯", "effects", "motion"})
            QVERIFY2(isEditWord(word), word);
        QVERIFY(!isEditWord("collage"));
        QVERIFY(beginsEditWord("ha edi"));
        QVERIFY(!beginsEditWord("e"));
        QVERIFY(!beginsEditWord("editorial"));
    }
};

#include "media_name_test.moc"
LIGHTSTACK_TEST(MediaNameTest);
