// Closed, open, and let go by a stop.
#include "core/pipeline/pause_gate.h"
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace lightstack;
using pipeline::PauseGate;
using namespace std::chrono_literals;

class PauseGateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openGatesAreWalkedThrough() {
        PauseGate gate;
        std::stop_source stop;
        QVERIFY(!gate.isPaused() && gate.pass(stop.get_token()));
        QVERIFY(gate.pausedFor() == 0s);
        stop.request_stop();
        QVERIFY(!gate.pass(stop.get_token()));
    }

    void whoWaitsGoesOnWhenItOpens() {
        PauseGate gate;
        gate.pause();
        gate.pause(); // no second one to undo
        std::atomic<int> through{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 3; ++i)
                threads.emplace_back([&](const std::stop_token& stop) {
                    if (gate.pass(stop)) ++through;
                });
            while (gate.pausedFor() < 5ms)
                std::this_thread::yield();
            QCOMPARE(through.load(), 0);
            gate.resume();
            for (std::jthread& thread : threads)
                thread.join();
        }
        QCOMPARE(through.load(), 3);
        const auto closed = gate.pausedFor();
        QVERIFY(closed >= 5ms && gate.pausedFor() == closed);
        gate.resume();
        QVERIFY(gate.pausedFor() == closed);
    }

    void aStopLetsThemGoAtOnce() {
        bool passed = false;
        const auto took = tests::quickest(100ms, [&] {
            PauseGate gate;
            gate.pause();
            std::jthread thread([&](const std::stop_token& stop) { passed |= gate.pass(stop); });
            const auto start = std::chrono::steady_clock::now();
            thread.request_stop();
            thread.join();
            passed |= !gate.isPaused();
            return tests::since(start);
        });
        QVERIFY(!passed);
        QVERIFY(took <= 100ms);
    }
};

#include "pause_gate_test.moc"
LIGHTSTACK_TEST(PauseGateTest);
