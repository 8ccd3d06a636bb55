// Tags as groups: what the filter keeps, how values of several files are told.
#include "tests/support/test_registry.h"
#include "ui/panels/tag_model.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QtTest>

using namespace lightstack;
using ui::TagModel;

namespace {

std::shared_ptr<metadata::MetadataAnswer> answer() {
    auto made = std::make_shared<metadata::MetadataAnswer>();
    made->tags = {{"Summary", "Summary.Camera", "Camera", "Nikon D1X", "", ""},
        {"EXIF", "Exif.Image.Make", "Make", "NIKON", "NIKON", "Ascii"},
        {"EXIF", "Exif.Photo.ExposureTime", "Exposure", "1/160 s", "10/1600", "Rational"},
        {"XMP", "Xmp.dc.title", "Title", "Línea\nsecond <b>line</b>", "", "LangAlt"}};
    made->differing = {1, 1, 1, 1};
    return made;
}

QString cell(const TagModel& model, int group, int row, int column) {
    return model.index(row, column, model.index(group, 0)).data().toString();
}

} // namespace

class TagModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsStandInTheOrderOfTheAnswer() {
        TagModel model;
        QAbstractItemModelTester tester(&model);
        model.setAnswer(answer());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.groupName(1), QStringLiteral("EXIF"));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("EXIF  (2)"));
        QCOMPARE(cell(model, 1, 1, 0), QStringLiteral("Exposure"));
        QCOMPARE(cell(model, 1, 1, 1), QStringLiteral("1/160 s"));
    }
    void theFilterLooksAtNameKeyAndValue_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("shown");
        QTest::newRow("nothing") << "" << 4;
        QTest::newRow("name") << "exposure" << 1;
        QTest::newRow("key") << "exif.image" << 1;
        QTest::newRow("value") << "nikon" << 2;
        QTest::newRow("accents") << QStringLiteral("LÍNEA") << 1;
        QTest::newRow("none") << "zebra" << 0;
    }
    void theFilterLooksAtNameKeyAndValue() {
        QFETCH(QString, filter);
        TagModel model;
        QAbstractItemModelTester tester(&model);
        model.setAnswer(answer());
        model.setFilter(filter);
        QTEST(model.shownTags(), "shown");
        // It stays for the next file.
        model.setAnswer(answer());
        QTEST(model.shownTags(), "shown");
        if (model.shownTags() == 0) QCOMPARE(model.rowCount(), 0);
    }
    void differingValuesAreCounted() {
        TagModel model;
        auto several = answer();
        several->differing[2] = 3;
        several->tags[2].value.clear();
        model.setAnswer(several);
        QVERIFY(cell(model, 1, 1, 1).contains(u'3'));
        QVERIFY(model.index(1, 1, model.index(1, 0)).data(Qt::FontRole).value<QFont>().italic());
        QVERIFY(!model.index(0, 1, model.index(1, 0)).data(Qt::FontRole).isValid());
    }
    void longValuesTakeOneLineAndAreWholeInTheTip() {
        TagModel model;
        model.setAnswer(answer());
        QVERIFY(!cell(model, 2, 0, 1).contains(u'\n'));
        const QString tip = model.index(0, 1, model.index(2, 0)).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QLatin1String("Xmp.dc.title")));
        QVERIFY(tip.contains(QLatin1String("&lt;b&gt;line"))); // text, not markup
    }
    void noAnswerIsEmpty() {
        TagModel model;
        model.setAnswer(answer());
        model.setAnswer(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.shownTags(), 0);
    }
};

#include "tag_model_test.moc"
LIGHTSTACK_TEST(TagModelTest);
