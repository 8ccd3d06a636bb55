// Where the strip's pictures stand, and what a click means.
#include "tests/support/test_registry.h"
#include "tests/ui/grid/folder_fixture.h"
#include "ui/viewer/film_strip.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using lightstack::tests::FolderFixture;
using lightstack::ui::FilmStrip;

namespace {

struct Strip {
    FolderFixture f;
    FilmStrip strip{&f.model};
    explicit Strip(int count = 100) {
        f.setCount(count);
        strip.resize(800, strip.height());
        strip.show();
    }
    int left(int row) const { return strip.cellRect(row).left(); }
    int right(int row) const { return strip.cellRect(row).right(); }
};

} // namespace

class FilmStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsAtItsEdge() {
        Strip s;
        s.strip.setCurrentRow(0);
        QVERIFY(s.left(0) >= 0 && s.left(0) <= 12);
        s.strip.setCurrentRow(2); // still room at the left: nothing moves
        QVERIFY(s.left(0) >= 0 && s.left(0) <= 12);
    }
    void endsAtItsEdge() {
        Strip s;
        s.strip.setCurrentRow(99);
        QVERIFY(s.right(99) <= 799 && s.right(99) >= 785);
    }
    void theCurrentOneIsInTheMiddleElsewhere() {
        Strip s;
        s.strip.setCurrentRow(50);
        QVERIFY(std::abs(s.strip.cellRect(50).center().x() - 400) <= 1);
    }
    void fewPicturesStandAtTheBeginning() {
        Strip s(3);
        s.strip.setCurrentRow(2);
        QVERIFY(s.left(0) >= 0 && s.left(0) <= 12);
        QCOMPARE(s.strip.rowAt({700, 40}), -1);
    }
    void mirroredBeginsAtTheRight() {
        Strip s;
        s.strip.setLayoutDirection(Qt::RightToLeft);
        s.strip.setCurrentRow(0);
        QVERIFY(s.right(0) <= 799 && s.right(0) >= 785);
        QVERIFY(s.left(1) < s.left(0));
        QCOMPARE(s.strip.rowAt(s.strip.cellRect(3).center()), 3);
    }
    void foldersAreNoPartOfIt() {
        Strip s;
        s.f.setNames({"a/", "b/", "c.jpg", "d.jpg"});
        s.strip.setCurrentRow(2);
        QVERIFY(s.left(2) >= 0 && s.left(2) <= 12);
        QCOMPARE(s.strip.rowAt(s.strip.cellRect(3).center()), 3);
    }
    void aClickGoesThere() {
        Strip s;
        s.strip.setCurrentRow(50);
        const QSignalSpy spy(&s.strip, &FilmStrip::rowClicked);
        for (const int row : {47, 50, 53})
            QTest::mouseClick(&s.strip, Qt::LeftButton, {}, s.strip.cellRect(row).center());
        QCOMPARE(spy.count(), 3);
        QCOMPARE(spy[0][0].toInt(), 47);
        QCOMPARE(spy[2][0].toInt(), 53);
        QTest::mouseClick(
            &s.strip, Qt::LeftButton, {}, {s.right(50) + 3, s.strip.cellRect(50).center().y()});
        QCOMPARE(spy.count(), 3); // between two
    }
    void aMillionStandWhereTheyShould() {
        Strip s(1);
        std::vector<std::string> names(300'000);
        for (std::size_t i = 0; i < names.size(); ++i)
            names[i] = std::to_string(i) + ".jpg";
        s.f.setNames(names);
        s.strip.setCurrentRow(299'990);
        QCOMPARE(s.strip.rowAt(s.strip.cellRect(299'990).center()), 299'990);
        QVERIFY(s.strip.rect().contains(s.strip.cellRect(299'990)));
    }
    void theWheelStepsWithinTheFiles() {
        Strip s;
        s.f.setNames({"a/", "b.jpg", "c.jpg"});
        const QSignalSpy spy(&s.strip, &FilmStrip::rowClicked);
        const auto wheel = [&](int delta) {
            QWheelEvent event({10, 10}, {10, 10}, {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&s.strip, &event);
        };
        s.strip.setCurrentRow(1);
        wheel(120); // above is a folder
        QCOMPARE(spy.count(), 0);
        wheel(-120);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].toInt(), 2);
    }
};

#include "film_strip_test.moc"
LIGHTSTACK_TEST(FilmStripTest);
