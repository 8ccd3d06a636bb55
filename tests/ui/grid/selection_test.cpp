// Selecting with the mouse: click, Ctrl, Shift, a band across cells.
#include "tests/support/test_registry.h"
#include "tests/ui/grid/grid_fixture.h"

#include <QtTest>

#include <set>

using namespace lightstack::ui;
using lightstack::tests::GridFixture;
using Rows = std::set<int>;

namespace {

struct Grid : GridFixture {
    explicit Grid(int count = 60) : GridFixture(count) {}
    QPoint middle(int row) const {
        const QRect cell = grid.visualRect(f.model.index(row));
        return {cell.center().x(), cell.top() + grid.cellSide() / 2};
    }
    void click(int row, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, keys, middle(row));
    }
    Rows selected() const {
        Rows rows;
        for (const QModelIndex& index : grid.selectionModel()->selectedIndexes())
            rows.insert(index.row());
        return rows;
    }
    int columns() const {
        int n = 1;
        while (grid.visualRect(f.model.index(n)).top() == grid.visualRect(f.model.index(0)).top())
            ++n;
        return n;
    }
    void band(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) {
        QTest::mousePress(grid.viewport(), Qt::LeftButton, keys, from);
        const QPoint half = (from + to) / 2;
        for (const QPoint& point : {half, to}) {
            QMouseEvent move(QEvent::MouseMove, point, grid.viewport()->mapToGlobal(point),
                Qt::NoButton, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(grid.viewport(), &move);
        }
        QTest::mouseRelease(grid.viewport(), Qt::LeftButton, keys, to);
    }
};

} // namespace

class SelectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickSelectsOne() {
        Grid g;
        g.click(3);
        g.click(5);
        QCOMPARE(g.selected(), Rows{5});
        QCOMPARE(g.grid.currentIndex().row(), 5);
    }
    void ctrlAddsAndTakesAway() {
        Grid g;
        g.click(1);
        g.click(4, Qt::ControlModifier);
        g.click(6, Qt::ControlModifier);
        QCOMPARE(g.selected(), (Rows{1, 4, 6}));
        g.click(4, Qt::ControlModifier);
        QCOMPARE(g.selected(), (Rows{1, 6}));
    }
    void shiftTakesTheRunBothWays() {
        Grid g;
        g.click(5);
        g.click(8, Qt::ShiftModifier);
        QCOMPARE(g.selected(), (Rows{5, 6, 7, 8}));
        g.click(3, Qt::ShiftModifier); // from the same end
        QCOMPARE(g.selected(), (Rows{3, 4, 5}));
        QCOMPARE(g.grid.currentIndex().row(), 3);
    }
    void ctrlShiftAddsARun() {
        Grid g;
        g.click(0);
        g.click(4, Qt::ControlModifier);
        g.click(6, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(g.selected(), (Rows{0, 4, 5, 6}));
    }
    void aClickBesideClearsUnlessCtrl() {
        Grid g;
        g.click(2);
        const QPoint beside(2, 2);
        QTest::mouseClick(g.grid.viewport(), Qt::LeftButton, Qt::ControlModifier, beside);
        QCOMPARE(g.selected(), Rows{2});
        QTest::mouseClick(g.grid.viewport(), Qt::LeftButton, {}, beside);
        QCOMPARE(g.selected(), Rows{});
    }
    void aBandTakesWhatItTouches() {
        Grid g;
        const int n = g.columns();
        QVERIFY(n >= 3);
        g.band({2, 2}, g.middle(n + 1)); // two columns of two lines
        QCOMPARE(g.selected(), (Rows{0, 1, n, n + 1}));
        g.band({2, 2}, g.middle(0));
        QCOMPARE(g.selected(), Rows{0});
    }
    void aBandWithCtrlAdds() {
        Grid g;
        const int n = g.columns();
        g.click(n + 2);
        g.band({2, 2}, g.middle(1), Qt::ControlModifier);
        QCOMPARE(g.selected(), (Rows{0, 1, n + 2}));
    }
    void aBandShrinksAgain() {
        Grid g;
        QTest::mousePress(g.grid.viewport(), Qt::LeftButton, {}, {2, 2});
        const auto moveTo = [&](QPoint point) {
            QMouseEvent move(QEvent::MouseMove, point, g.grid.viewport()->mapToGlobal(point),
                Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(g.grid.viewport(), &move);
        };
        moveTo(g.middle(2));
        QCOMPARE(g.selected(), (Rows{0, 1, 2}));
        moveTo(g.middle(0));
        QCOMPARE(g.selected(), Rows{0});
    }
    void theSelectionFollowsTheFiles() {
        Grid g;
        g.f.setNames({"a.jpg", "b.jpg", "c.jpg"});
        g.click(1);
        g.click(2, Qt::ControlModifier);
        g.f.setNames({"c.jpg", "new.jpg", "b.jpg"}); // as another order would have it
        QCOMPARE(g.selected(), (Rows{0, 2}));
    }
    void theContextMenuLeavesASelectionOfMany() {
        Grid g;
        g.click(1);
        g.click(3, Qt::ShiftModifier);
        QTest::mouseClick(g.grid.viewport(), Qt::RightButton, {}, g.middle(2));
        QCOMPARE(g.selected(), (Rows{1, 2, 3}));
        QTest::mouseClick(g.grid.viewport(), Qt::RightButton, {}, g.middle(7));
        QCOMPARE(g.selected(), Rows{7});
    }
};

#include "selection_test.moc"
LIGHTSTACK_TEST(SelectionTest);
