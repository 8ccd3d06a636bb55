// The grid by keyboard: moving, extending, finding by letters; the size of cells.
#include "tests/support/test_registry.h"
#include "tests/ui/grid/grid_fixture.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using namespace lightstack::ui;
using lightstack::tests::GridFixture;

namespace {

struct KeysFixture : GridFixture {
    explicit KeysFixture(int count = 200) : GridFixture(count) { grid.setFocus(); }
    void press(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&grid, key, keys); }
    int current() const { return grid.currentIndex().row(); }
    int selectedCount() const {
        return static_cast<int>(grid.selectionModel()->selectedIndexes().size());
    }
    bool shows(int row) const {
        return grid.viewport()->rect().contains(grid.visualRect(f.model.index(row)));
    }
};

} // namespace

class GridKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endAndHomeNeedNoCurrentItem() {
        KeysFixture g;
        QVERIFY(!g.grid.currentIndex().isValid());
        g.press(Qt::Key_End);
        QCOMPARE(g.current(), 199);
        QVERIFY(g.shows(199));
        KeysFixture other;
        other.grid.verticalScrollBar()->setValue(other.grid.verticalScrollBar()->maximum());
        other.press(Qt::Key_Home);
        QCOMPARE(other.current(), 0);
        QVERIFY(other.shows(0));
    }
    void withoutACurrentItemArrowsBeginInView() {
        KeysFixture g;
        g.grid.verticalScrollBar()->setValue(g.grid.verticalScrollBar()->maximum());
        const int first = g.grid.visibleRows().first;
        QVERIFY(first > 0);
        g.press(Qt::Key_Right);
        QCOMPARE(g.current(), first);
    }
    void arrowsMoveBySideAndLine() {
        KeysFixture g;
        g.grid.selectRow(0);
        g.press(Qt::Key_Right);
        QCOMPARE(g.current(), 1);
        g.press(Qt::Key_Down);
        const int columns = g.current() - 1;
        QVERIFY(columns >= 3);
        g.press(Qt::Key_Left);
        QCOMPARE(g.current(), columns);
        g.press(Qt::Key_Up);
        QCOMPARE(g.current(), 0);
        g.press(Qt::Key_Up);
        QCOMPARE(g.current(), 0);
        QCOMPARE(g.selectedCount(), 1);
    }
    void mirroredArrowsFollowTheEye() {
        KeysFixture g;
        g.grid.setLayoutDirection(Qt::RightToLeft);
        g.grid.selectRow(5);
        g.press(Qt::Key_Left);
        QCOMPARE(g.current(), 6);
        QVERIFY(
            g.grid.visualRect(g.f.model.index(1)).x() < g.grid.visualRect(g.f.model.index(0)).x());
    }
    void shiftExtendsFromWhereItBegan() {
        KeysFixture g;
        g.grid.selectRow(0);
        g.press(Qt::Key_Right);
        g.press(Qt::Key_Right, Qt::ShiftModifier);
        g.press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(g.selectedCount(), 3);
        g.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(g.selectedCount(), 2);
        g.press(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(g.selectedCount(), 199);
    }
    void lettersFindNames() {
        KeysFixture g;
        g.f.setNames({"alpha.jpg", "beta.jpg", "bird.jpg", "Bison.jpg", "cat.jpg"});
        g.grid.keyboardSearch(QStringLiteral("b"));
        QCOMPARE(g.current(), 1);
        g.grid.keyboardSearch(QStringLiteral("i"));
        QCOMPARE(g.current(), 2);
        g.grid.keyboardSearch(QStringLiteral("s"));
        QCOMPARE(g.current(), 3);
        g.grid.keyboardSearch(QStringLiteral("x")); // no such name: stays
        QCOMPARE(g.current(), 3);
    }
    void enterOpens() {
        KeysFixture g;
        const QSignalSpy spy(&g.grid, &ThumbnailGrid::activated);
        g.press(Qt::Key_Return);
        QCOMPARE(spy.count(), 0);
        g.grid.selectRow(7);
        g.press(Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().toModelIndex().row(), 7);
    }
    void ctrlWheelKeepsWhatIsUnderThePointer() {
        KeysFixture g(2000);
        g.grid.selectRow(1000);
        g.grid.scrollToRow(1000);
        const QPoint at = g.grid.visualRect(g.f.model.index(1000)).center();
        QWheelEvent wheel(QPointF(at), g.grid.viewport()->mapToGlobal(QPointF(at)), {}, {0, 240},
            Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(g.grid.viewport(), &wheel);
        QVERIFY(g.grid.cellSide() > 160);
        const int y = g.grid.visualRect(g.f.model.index(1000)).center().y();
        QVERIFY2(std::abs(y - at.y()) < g.grid.cellSide() / 2, qPrintable(QString::number(y)));
    }
    void cellsStayWithinTheirLimits() {
        KeysFixture g;
        g.grid.setCellSide(5);
        QCOMPARE(g.grid.cellSide(), kSmallestCell);
        g.grid.setCellSide(5000);
        QCOMPARE(g.grid.cellSide(), kLargestCell);
    }
};

#include "grid_keys_test.moc"
LIGHTSTACK_TEST(GridKeysTest);
