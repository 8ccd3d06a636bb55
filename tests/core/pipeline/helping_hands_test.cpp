// Idle threads, none, and closed hands.
#include "core/pipeline/helping_hands.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <thread>

using lightstack::pipeline::HelpingHands;

namespace {

void awaitIdle(HelpingHands& hands) {
    while (!hands.areThere())
        std::this_thread::yield();
}

} // namespace

class HelpingHandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyIsIdle() {
        HelpingHands hands;
        bool ran = false;
        HelpingHands::Errand errand(hands, [&] { ran = true; });
        QVERIFY(!errand.isTaken());
        errand.wait(); // returns at once
        QVERIFY(!ran);
    }

    void anIdleThreadRunsIt() {
        HelpingHands hands;
        std::thread::id who;
        std::jthread idle([&] { hands.serve(); });
        const auto idleId = idle.get_id();
        awaitIdle(hands);
        {
            HelpingHands::Errand errand(hands, [&] { who = std::this_thread::get_id(); });
            QVERIFY(errand.isTaken());
            // The only one who was idle has something to do now.
            HelpingHands::Errand second(hands, [] {});
            Q_UNUSED(second)
            errand.wait();
            QVERIFY(who == idleId);
        }
        hands.close();
    }

    void eachErrandIsRunOnceAndWaitedFor() {
        HelpingHands hands;
        std::atomic<int> ran{0};
        int taken = 0;
        {
            std::vector<std::jthread> idle;
            for (int i = 0; i < 3; ++i)
                idle.emplace_back([&] { hands.serve(); });
            awaitIdle(hands);
            for (int i = 0; i < 2000; ++i) {
                const HelpingHands::Errand errand(hands, [&] { ++ran; });
                taken += errand.isTaken() ? 1 : 0;
            }
            QCOMPARE(ran.load(), taken); // destructors have waited
            hands.close();
        }
        QVERIFY(taken > 0);
        QCOMPARE(ran.load(), taken);
    }

    void closedHandsTakeNothing() {
        HelpingHands hands;
        hands.close();
        hands.serve(); // returns at once
        const HelpingHands::Errand errand(hands, [] {});
        QVERIFY(!errand.isTaken());
    }
};

#include "helping_hands_test.moc"
LIGHTSTACK_TEST(HelpingHandsTest);
