// The arithmetic of cells: what stands where, and back.
#include "tests/support/test_registry.h"
#include "ui/grid/grid_geometry.h"

#include <QtTest>

using lightstack::ui::GridGeometry;

class GridGeometryTest : public QObject {
    Q_OBJECT

    static GridGeometry make(int count, int width, bool mirrored = false) {
        GridGeometry g;
        g.count = count;
        g.viewWidth = width;
        g.rightToLeft = mirrored;
        return g;
    }

private Q_SLOTS:
    void everyCellIsFoundAtItsMiddle() {
        for (const bool mirrored : {false, true}) {
            const GridGeometry g = make(37, 900, mirrored);
            for (int row = 0; row < g.count; ++row)
                QCOMPARE(g.rowAt(g.cellRect(row, 100).center(), 100), row);
        }
    }
    void cellsFillTheWidthAndDoNotOverlap() {
        const GridGeometry g = make(100, 1003);
        QCOMPARE(g.columnX(0), g.margin);
        const int right = g.columnX(g.columns() - 1) + g.cellSide;
        QVERIFY(right <= g.viewWidth - g.margin);
        QVERIFY(right > g.viewWidth - g.margin - g.columns());
        for (int c = 1; c < g.columns(); ++c)
            QVERIFY(g.columnX(c) >= g.columnX(c - 1) + g.cellSide + g.spacing);
    }
    void aSingleLineStandsTogether() {
        const GridGeometry g = make(2, 1000);
        QCOMPARE(g.columnX(1) - g.columnX(0), g.cellSide + g.spacing);
    }
    void mirroredBeginsAtTheRight() {
        const GridGeometry g = make(100, 1000, true);
        QCOMPARE(g.columnX(0), g.viewWidth - g.margin - g.cellSide);
        QVERIFY(g.columnX(1) < g.columnX(0));
    }
    void betweenCellsIsNothing() {
        const GridGeometry g = make(100, 1000);
        QCOMPARE(g.rowAt({2, 50}, 0), -1);
        QCOMPARE(g.rowAt({g.columnX(0) + g.cellSide + 1, 50}, 0), -1);
        QCOMPARE(g.rowAt({g.columnX(0) + 5, g.margin + g.pitchY() - 1}, 0), -1);
        QCOMPARE(make(3, 1000).rowAt({g.columnX(4) + 5, 50}, 0), -1);
    }
    void aMillionRowsAreBeyondAnInt() {
        GridGeometry g = make(50'000'000, 400);
        g.cellSide = 512;
        QVERIFY(g.contentHeight() > std::int64_t{INT32_MAX});
        const std::int64_t at = g.lineTop(g.lines() - 1);
        QCOMPARE(g.rowAt({g.columnX(0) + 5, 5}, at), g.count - 1);
        const auto rows = g.rowsIn(at, 600);
        QCOMPARE(rows.last, g.count - 1);
    }
    void rowsInViewAreWholeLines() {
        const GridGeometry g = make(100, 1000);
        const auto rows = g.rowsIn(g.pitchY(), g.pitchY());
        QCOMPARE(rows.first % g.columns(), 0);
        QVERIFY(rows.first <= g.columns());
        QVERIFY(rows.last >= 2 * g.columns() - 1);
        QCOMPARE(make(0, 1000).rowsIn(0, 500).last, -1);
    }
};

#include "grid_geometry_test.moc"
LIGHTSTACK_TEST(GridGeometryTest);
