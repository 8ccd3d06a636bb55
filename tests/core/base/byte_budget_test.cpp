// Memory is charged before it is taken: never more than the budget, whoever asks.
#include "core/base/byte_budget.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace lightstack;
using base::ByteBudget;

class ByteBudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leasesGiveBack() {
        ByteBudget budget(100);
        QCOMPARE(budget.total(), std::uint64_t{100});
        {
            auto lease = budget.acquire(60, {});
            QVERIFY(lease);
            QCOMPARE(lease->bytes(), std::uint64_t{60});
            QCOMPARE(budget.used(), std::uint64_t{60});
            lease->shrinkTo(80); // never grows
            QCOMPARE(budget.used(), std::uint64_t{60});
            lease->shrinkTo(10);
            QCOMPARE(budget.used(), std::uint64_t{10});
            auto all = budget.acquire(90, {});
            QCOMPARE(budget.used(), std::uint64_t{100});
            lease->giveBack();
            lease->giveBack();
            QCOMPARE(budget.used(), std::uint64_t{90});
            QCOMPARE(lease->bytes(), std::uint64_t{0});
        }
        QCOMPARE(budget.used(), std::uint64_t{0});
    }
    void movesKeepOneOwner() {
        ByteBudget budget(100);
        ByteBudget::Lease a = *budget.acquire(30, {});
        ByteBudget::Lease b = *budget.acquire(50, {});
        b = std::move(a);
        QCOMPARE(budget.used(), std::uint64_t{30});
        ByteBudget::Lease c(std::move(b));
        QCOMPARE(budget.used(), std::uint64_t{30});
        ByteBudget::Lease& same = c;
        c = std::move(same);
        QCOMPARE(budget.used(), std::uint64_t{30});
        c.giveBack();
        QCOMPARE(budget.used(), std::uint64_t{0});
    }
    void moreThanThereIsFailsAtOnce() {
        ByteBudget budget(std::uint64_t{64} << 20);
        const auto lease = budget.acquire((std::uint64_t{64} << 20) + 1, {});
        QCOMPARE(lease.error().code, ErrorCode::LimitExceeded);
        QVERIFY(lease.error().detail.find("64 MB") != std::string::npos);
        QCOMPARE(budget.acquire(UINT64_MAX, {}).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(budget.used(), std::uint64_t{0});
        QVERIFY(budget.acquire(std::uint64_t{64} << 20, {}));
    }
    void waitingEndsWhenStopped() {
        ByteBudget budget(10);
        const ByteBudget::Lease all = *budget.acquire(10, {});
        std::stop_source stop;
        std::jthread stopper([&] { stop.request_stop(); });
        QCOMPARE(budget.acquire(1, stop.get_token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(budget.used(), std::uint64_t{10});
    }
    void waitingEndsWhenBytesComeBack() {
        ByteBudget budget(10);
        ByteBudget::Lease all = *budget.acquire(10, {});
        std::atomic<bool> got = false;
        std::jthread waiter([&] { got = budget.acquire(4, {}).has_value(); });
        all.shrinkTo(7);
        all.shrinkTo(5);
        waiter.join();
        QVERIFY(got);
        QCOMPARE(budget.used(), std::uint64_t{5});
    }
    void manyThreadsNeverPassTheTotal() {
        ByteBudget budget(100);
        std::atomic<std::int64_t> taken = 0;
        std::atomic<bool> over = false;
        {
            std::vector<std::jthread> threads;
            for (unsigned t = 0; t < 4; ++t)
                threads.emplace_back([&, t] {
                    for (unsigned i = 0; i < 500; ++i) {
                        const std::uint64_t bytes = 1 + (i * 37 + t * 11) % 70;
                        const auto lease = budget.acquire(bytes, {});
                        if (taken += static_cast<std::int64_t>(bytes); taken > 100) over = true;
                        taken -= static_cast<std::int64_t>(bytes);
                    }
                });
        }
        QVERIFY(!over);
        QCOMPARE(budget.used(), std::uint64_t{0});
    }
};

#include "byte_budget_test.moc"
LIGHTSTACK_TEST(ByteBudgetTest);
