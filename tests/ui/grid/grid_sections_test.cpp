// Groups under headings: every cell is where its group says, and found there again.
#include "tests/support/test_registry.h"
#include "ui/grid/grid_geometry.h"

#include <QtTest>

using lightstack::ui::GridGeometry;
using lightstack::ui::GridSections;

class GridSectionsTest : public QObject {
    Q_OBJECT

    struct Grid {
        Grid(int count, int width, const std::vector<int>& groups) {
            g.count = count;
            g.viewWidth = width;
            sections.lay(groups, count, g.columns(), g.pitchY(), 32);
            g.sections = &sections;
        }
        GridSections sections;
        GridGeometry g;
    };

private Q_SLOTS:
    void groupsBeginOnLinesOfTheirOwn() {
        const Grid grid(20, 900, {0, 3, 4, 13}); // 5 columns
        const GridGeometry& g = grid.g;
        QCOMPARE(g.columns(), 5);
        QCOMPARE(g.lines(), 1 + 1 + 2 + 2);
        QCOMPARE(g.lineOf(2), 0);
        QCOMPARE(g.lineOf(3), 1);
        QCOMPARE(g.columnOf(3), 0);
        QCOMPARE(g.lineOf(9), 3);
        QCOMPARE(g.firstRowOf(3), 9);
        QCOMPARE(g.lastRowOf(3), 12);
        QCOMPARE(g.lastRowOf(5), 19);
        QCOMPARE(g.lineTop(0), std::int64_t{g.margin + 32});
        QCOMPARE(g.lineTop(1), std::int64_t{g.margin + 2 * 32 + g.pitchY()});
        QCOMPARE(
            g.contentHeight(), std::int64_t{4 * 32 + 6 * g.pitchY() + g.margin * 2 - g.spacing});
    }
    void everyCellIsFoundAtItsMiddle() {
        for (const bool mirrored : {false, true}) {
            Grid grid(57, 700, {0, 1, 2, 30, 31, 56});
            grid.g.rightToLeft = mirrored;
            for (int row = 0; row < grid.g.count; ++row)
                QCOMPARE(grid.g.rowAt(grid.g.cellRect(row, 77).center(), 77), row);
        }
    }
    void headingsAreNoCells() {
        const Grid grid(20, 900, {0, 3});
        const GridGeometry& g = grid.g;
        const int x = g.columnX(0) + 5;
        QCOMPARE(g.rowAt({x, g.margin + 5}, 0), -1);
        const auto second = static_cast<int>(g.lineTop(1));
        QCOMPARE(g.rowAt({x, second - 10}, 0), -1);
        QCOMPARE(g.rowAt({x, second + 5}, 0), 3);
        QCOMPARE(g.rowAt({g.columnX(4) + 5, g.margin + 40}, 0), -1); // beside the short line
    }
    void rowsInViewHoldAllThatIsSeen() {
        const Grid grid(100, 900, {0, 7, 50, 93});
        const GridGeometry& g = grid.g;
        for (std::int64_t scroll = 0; scroll < g.contentHeight(); scroll += 37) {
            const auto rows = g.rowsIn(scroll, 300);
            for (int row = 0; row < g.count; ++row) {
                const QRect cell = g.cellRect(row, scroll);
                if (cell.bottom() >= 0 && cell.top() < 300)
                    QVERIFY(row >= rows.first && row <= rows.last);
            }
            QVERIFY(rows.last - rows.first < 6 * g.columns());
        }
        QCOMPARE(g.rowsIn(g.contentHeight() + 500, 300).last, -1);
    }
    void manyGroupsOfOne() {
        std::vector<int> groups(100'000);
        for (int i = 0; i < 100'000; ++i)
            groups[std::size_t(i)] = i;
        const Grid grid(100'000, 900, groups);
        QCOMPARE(grid.g.lines(), 100'000);
        QCOMPARE(grid.g.rowAt(grid.g.cellRect(99'999, 0).center() - QPoint(0, 0), 0), 99'999);
    }
};

#include "grid_sections_test.moc"
LIGHTSTACK_TEST(GridSectionsTest);
