// Times of stages add up over threads, and the sentence names the right one.
#include "core/pipeline/stage_clock.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <thread>

using namespace lightstack;
using namespace std::chrono_literals;
using pipeline::StageClock;

class StageClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void totalsAddUp() {
        StageClock clock({"read", "decode", "write"});
        clock.add(0, 250ms, 1000, 1);
        clock.add(0, 250ms, 24, 2);
        clock.add(2, 1500ms, 7, 1);
        const auto totals = clock.totals();
        QCOMPARE(totals.size(), std::size_t{3});
        QCOMPARE(totals[0].name, std::string("read"));
        QCOMPARE(totals[0].seconds, 0.5);
        QCOMPARE(totals[0].bytes, std::uint64_t{1024});
        QCOMPARE(totals[0].items, std::uint64_t{3});
        QCOMPARE(totals[1].seconds, 0.0);
        QCOMPARE(totals[2].seconds, 1.5);
        QCOMPARE(totals[2].items, std::uint64_t{1});
    }
    void theBottleneckIsNamed_data() {
        QTest::addColumn<int>("readMs");
        QTest::addColumn<int>("decodeMs");
        QTest::addColumn<int>("workers");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("decode") << 190 << 810 << 2
                                << QStringLiteral(
                                       "decode takes 81 % of the worker time (2 workers)");
        QTest::newRow("read, alone")
            << 10 << 0 << 1 << QStringLiteral("read takes 100 % of the worker time (1 worker)");
        QTest::newRow("first of equals")
            << 5 << 5 << 4 << QStringLiteral("read takes 50 % of the worker time (4 workers)");
        QTest::newRow("nothing") << 0 << 0 << 2 << QStringLiteral("nothing was measured");
    }
    void theBottleneckIsNamed() {
        QFETCH(int, readMs);
        QFETCH(int, decodeMs);
        QFETCH(int, workers);
        QFETCH(QString, sentence);
        StageClock clock({"read", "decode"});
        clock.add(0, std::chrono::milliseconds(readMs), 0, 0);
        clock.add(1, std::chrono::milliseconds(decodeMs), 0, 0);
        QCOMPARE(QString::fromStdString(clock.bottleneck(workers)), sentence);
    }
    void noStagesAtAll() {
        const StageClock clock(std::vector<std::string>{});
        QVERIFY(clock.totals().empty());
        QCOMPARE(clock.bottleneck(1), std::string("nothing was measured"));
    }
    void spansAddTheirLife() {
        StageClock clock({"a", "b"});
        const auto before = std::chrono::steady_clock::now();
        {
            const StageClock::Span span(clock, 1);
            while (std::chrono::steady_clock::now() - before < 1ms) {
            }
        }
        const std::chrono::duration<double> all = std::chrono::steady_clock::now() - before;
        const auto totals = clock.totals();
        QCOMPARE(totals[0].seconds, 0.0);
        QVERIFY(totals[1].seconds > 0 && totals[1].seconds <= all.count());
        QCOMPARE(totals[1].items, std::uint64_t{0});
    }
    void threadsLoseNothing() {
        StageClock clock({"a"});
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 1000; ++i)
                        clock.add(0, 1us, 3, 1);
                });
        }
        const auto totals = clock.totals();
        QCOMPARE(totals[0].seconds, 0.004);
        QCOMPARE(totals[0].bytes, std::uint64_t{12000});
        QCOMPARE(totals[0].items, std::uint64_t{4000});
    }
};

#include "stage_clock_test.moc"
LIGHTSTACK_TEST(StageClockTest);
