#include "core/thumbs/demand_plan.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>
#include <set>

using namespace lightstack::thumbs;

namespace {

std::vector<int> rowsOf(const std::vector<Demand>& plan, DemandTier tier) {
    std::vector<int> rows;
    for (const Demand& demand : plan)
        if (demand.tier == tier) rows.push_back(demand.row);
    return rows;
}

std::vector<int> counted(int from, int to) {
    std::vector<int> rows;
    const int step = from <= to ? 1 : -1;
    for (int row = from; row != to + step; row += step)
        rows.push_back(row);
    return rows;
}

} // namespace

class DemandPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atRestVisibleAheadBehindThenTheEnds() {
        const auto plan = planDemand({100, 109}, ScrollDirection::None, 0, 1000);
        QCOMPARE(rowsOf(plan, DemandTier::Visible), counted(100, 109));
        QCOMPARE(rowsOf(plan, DemandTier::Ahead), counted(110, 129));
        QCOMPARE(rowsOf(plan, DemandTier::Behind), counted(99, 90));
        auto ends = counted(990, 999);
        const auto first = counted(0, 9);
        ends.insert(ends.end(), first.begin(), first.end());
        QCOMPARE(rowsOf(plan, DemandTier::Edge), ends);
        for (std::size_t i = 1; i < plan.size(); ++i)
            QVERIFY(plan[i - 1].tier <= plan[i].tier);
    }

    void upwardsItLooksUpwards() {
        const auto plan = planDemand({100, 109}, ScrollDirection::Up, 0, 1000);
        QCOMPARE(rowsOf(plan, DemandTier::Visible), counted(100, 109)); // top to bottom even so
        QCOMPARE(rowsOf(plan, DemandTier::Ahead), counted(99, 80));
        QCOMPARE(rowsOf(plan, DemandTier::Behind), counted(110, 119));
    }

    void fasterLooksFurtherUpToALimit() {
        const auto ahead = [](double velocity) {
            return rowsOf(
                planDemand({100, 109}, ScrollDirection::Down, velocity, 1000), DemandTier::Ahead)
                .size();
        };
        QCOMPARE(ahead(0), 20U);
        QCOMPARE(ahead(2), 30U);
        QCOMPARE(ahead(-2), 30U);
        QCOMPARE(ahead(100), 50U);
        QCOMPARE(ahead(std::numeric_limits<double>::infinity()), 20U);
        QCOMPARE(ahead(std::nan("")), 20U);
    }

    void tinyAndEmptyFolders() {
        QVERIFY(planDemand({0, -1}, ScrollDirection::Down, 1, 0).empty());
        QVERIFY(planDemand({0, 9}, ScrollDirection::Down, 1, 0).empty());
        QVERIFY(planDemand({0, -1}, ScrollDirection::Down, 1, 100).empty());
        QVERIFY(planDemand({50, 60}, ScrollDirection::Down, 1, 10).empty()); // the folder shrank
        const auto one = planDemand({0, 20}, ScrollDirection::Down, 9, 1);
        QCOMPARE(one.size(), 1U);
        QCOMPARE(one[0], (Demand{0, DemandTier::Visible}));
        const auto all = planDemand({-5, 50}, ScrollDirection::Up, 9, 10);
        QCOMPARE(rowsOf(all, DemandTier::Visible), counted(0, 9));
        QCOMPARE(all.size(), 10U);
    }

    void atTheEndsNothingBeyond() {
        const auto bottom = planDemand({990, 999}, ScrollDirection::Down, 3, 1000);
        QVERIFY(rowsOf(bottom, DemandTier::Ahead).empty());
        QCOMPARE(rowsOf(bottom, DemandTier::Behind), counted(989, 980));
        QCOMPARE(rowsOf(bottom, DemandTier::Edge), counted(0, 9));
        const auto top = planDemand({0, 9}, ScrollDirection::Up, 3, 1000);
        QVERIFY(rowsOf(top, DemandTier::Ahead).empty());
        QCOMPARE(rowsOf(top, DemandTier::Edge), counted(990, 999));
    }

    void theCapCutsTheLeastWanted() {
        PlanOptions options;
        options.maxRows = 25;
        const auto plan = planDemand({100, 109}, ScrollDirection::Down, 0, 1000, options);
        QCOMPARE(plan.size(), 25U);
        QCOMPARE(rowsOf(plan, DemandTier::Visible), counted(100, 109));
        QCOMPARE(rowsOf(plan, DemandTier::Ahead), counted(110, 124));
        options.maxRows = 0;
        QVERIFY(planDemand({0, 9}, ScrollDirection::Down, 0, 100, options).empty());
        options.maxRows = 5;
        QCOMPARE(planDemand({0, 9}, ScrollDirection::Down, 0, 100, options).size(), 5U);
    }

    void hugePagesDoNotOverflow() {
        constexpr int most = std::numeric_limits<int>::max();
        const auto plan = planDemand({0, most - 1}, ScrollDirection::Down, 1e9, most);
        QCOMPARE(plan.size(), 500U);
        const auto far = planDemand({most - 10, most - 1}, ScrollDirection::Down, 0, most);
        QCOMPARE(rowsOf(far, DemandTier::Visible).size(), 10U);
    }

    void anyPlanIsUniqueAndWithinBounds() {
        std::minstd_rand random(7);
        const auto pick = [&](int most) {
            return static_cast<int>(random() % static_cast<unsigned>(most));
        };
        for (int i = 0; i < 5000; ++i) {
            const int count = pick(300);
            const int first = pick(320) - 10;
            PlanOptions options;
            options.maxRows = pick(400);
            options.aheadPages = pick(4);
            options.maxAheadPages = pick(8);
            options.behindPages = pick(3);
            const auto plan = planDemand({first, first + pick(60) - 1},
                static_cast<ScrollDirection>(pick(3)), pick(20), count, options);
            QVERIFY(static_cast<int>(plan.size()) <= options.maxRows);
            std::set<int> rows;
            for (const Demand& demand : plan) {
                QVERIFY(demand.row >= 0 && demand.row < count);
                QVERIFY(rows.insert(demand.row).second);
            }
        }
    }
};

#include "demand_plan_test.moc"
LIGHTSTACK_TEST(DemandPlanTest);
