// Queues of a run, looked at from outside while it goes on and after its end.
#include "core/pipeline/channel.h"
#include "core/pipeline/stage_clock.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <thread>

using namespace lightstack::pipeline;

class QueueBoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void depthsAreLive() {
        StageClock clock({"make"});
        Channel<int> channel(4);
        const auto watch = clock.queues().watch(channel, {"pieces", "makers", "takers", 0, 4});
        QCOMPARE(clock.queues().states().front().depth, std::size_t{0});
        channel.push(1);
        channel.push(2);
        const QueueState state = clock.queues().states().front();
        QCOMPARE(state.depth, std::size_t{2});
        QCOMPARE(state.capacity, std::size_t{4});
        QCOMPARE(state.name, std::string("pieces"));
    }
    void whatWasWaitedStaysWhenTheQueueIsGone() {
        StageClock clock({"make"});
        {
            Channel<int> channel(1);
            const auto watch = clock.queues().watch(channel, {"pieces", "makers", "takers", 0, 1});
            std::jthread taker([&] {
                while (channel.pop()) {
                }
            });
            for (int i = 0; i < 2000; ++i)
                channel.push(i);
            channel.close();
            taker.join();
        }
        const QueueState state = clock.queues().states().front();
        QCOMPARE(state.depth, std::size_t{0});
        QVERIFY(state.fromBlocked + state.toBlocked > 0);
    }
    void severalLookAtOnce() {
        StageClock clock({"make"});
        Channel<int> channel(8);
        std::jthread looker([&](const std::stop_token& stop) {
            while (!stop.stop_requested())
                for (const QueueState& state : clock.queues().states())
                    if (state.depth > 8) qFatal("more than fits");
        });
        for (int round = 0; round < 200; ++round) {
            const auto watch = clock.queues().watch(channel, {"pieces", "a", "b", 0, 8});
            channel.push(round);
            channel.pop();
        }
        QCOMPARE(clock.queues().states().size(), std::size_t{200});
    }
};

#include "queue_board_test.moc"
LIGHTSTACK_TEST(QueueBoardTest);
