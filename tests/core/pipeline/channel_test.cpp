#include "core/pipeline/channel.h"

#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <numeric>
#include <thread>
#include <vector>

using namespace lightstack;
using namespace std::chrono_literals;
using lightstack::pipeline::Channel;

class ChannelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyItemComesOutOnce() {
        constexpr std::uint64_t kItems = 200'000;
        constexpr std::size_t kConsumers = 4;
        for (const std::size_t capacity : {std::size_t{1}, std::size_t{100}}) {
            const std::uint64_t items = capacity == 1 ? kItems / 20 : kItems;
            Channel<std::uint64_t> channel(capacity);
            std::vector<std::vector<bool>> seen(kConsumers, std::vector<bool>(2 * items));
            std::vector<std::uint64_t> counts(kConsumers);
            std::vector<std::jthread> consumers;
            for (std::size_t c = 0; c < kConsumers; ++c)
                consumers.emplace_back([&, c] {
                    while (const auto item = channel.pop()) {
                        seen[c][*item] = true;
                        ++counts[c];
                    }
                });
            {
                std::vector<std::jthread> producers;
                for (std::uint64_t p = 0; p < 2; ++p)
                    producers.emplace_back([&, p] {
                        for (std::uint64_t i = 0; i < items; ++i)
                            QVERIFY(channel.push(p * items + i));
                    });
            }
            channel.close();
            consumers.clear();
            QCOMPARE(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}), 2 * items);
            for (std::uint64_t i = 0; i < 2 * items; ++i)
                QVERIFY(std::ranges::any_of(seen, [i](const auto& s) { return s[i]; }));
        }
    }

    void oneProducerKeepsItsOrder() {
        Channel<int> channel(3);
        std::jthread producer([&] {
            for (int i = 0; i < 1000; ++i)
                channel.push(i);
            channel.close();
        });
        int next = 0;
        while (const auto item = channel.pop())
            QCOMPARE(*item, next++);
        QCOMPARE(next, 1000);
        QVERIFY(!channel.pop()); // the end stays the end
    }

    void aFullChannelHoldsItsProducer() {
        Channel<int> channel(2);
        QVERIFY(channel.push(1));
        QVERIFY(channel.push(2));
        std::atomic<bool> begun = false;
        std::atomic<bool> third = false;
        std::chrono::steady_clock::duration took{};
        std::jthread producer([&] {
            const auto start = std::chrono::steady_clock::now();
            begun = true;
            channel.push(3);
            took = std::chrono::steady_clock::now() - start;
            third = true;
        });
        while (!begun)
            std::this_thread::yield();
        std::this_thread::sleep_for(50ms);
        QVERIFY(!third);
        QCOMPARE(channel.depth(), std::size_t{2});
        QCOMPARE(*channel.pop(), 1);
        producer.join();
        QVERIFY(third);
        QVERIFY(channel.pushWait() > 0ns);
        QVERIFY(channel.pushWait() <= took);
    }

    void abortTurnsEverybodyAway() {
        bool taken = false;
        const auto took = tests::quickest(50ms, [&] {
            Channel<int> channel(1);
            taken |= !channel.push(1);
            std::jthread producer([&] { taken |= channel.push(2); });
            std::this_thread::sleep_for(5ms);
            const auto start = std::chrono::steady_clock::now();
            channel.abort();
            producer.join();
            const auto away = tests::since(start);
            taken |= channel.push(3) || channel.pop();
            return away;
        });
        QVERIFY(!taken);
        QVERIFY(took <= 50ms);
    }

    // Whatever moment the abort comes at, nobody is left waiting: a test that hangs, fails.
    void abortAtAnyMomentLetsEverybodyGo() {
        for (int round = 0; round < 1000; ++round) {
            Channel<int> channel(1);
            std::vector<std::jthread> threads;
            for (int i = 0; i < 3; ++i) {
                threads.emplace_back([&] {
                    for (int n = 0; n < 3 && channel.push(n); ++n) {
                    }
                });
                threads.emplace_back([&] {
                    for (int n = 0; n < 3 && channel.pop(); ++n) {
                    }
                });
            }
            // Not yield(): on a busy machine that takes a time slice of everybody else.
            const auto until = std::chrono::steady_clock::now() + round % 50 * 1us;
            while (std::chrono::steady_clock::now() < until) {
            }
            channel.abort();
        }
    }

    void whoWaitsForATimeTakesWhatComesInIt() {
        Channel<int> channel(3);
        const auto start = std::chrono::steady_clock::now();
        QVERIFY(!channel.popBefore(start + 30ms));
        QVERIFY(std::chrono::steady_clock::now() - start >= 30ms);
        QVERIFY(channel.push(1));
        QCOMPARE(*channel.popBefore(start), 1); // late, but there
        std::jthread producer([&] { channel.push(2); });
        QCOMPARE(*channel.popBefore(start + 10s), 2);
        producer = std::jthread([&] { channel.close(); });
        QVERIFY(!channel.popBefore(start + 10s));
        QVERIFY(std::chrono::steady_clock::now() - start < 10s);
    }

    // A wake may meet one who has just given up: nobody else is left asleep for it.
    void impatientConsumersLoseNothing() {
        constexpr std::uint64_t kItems = 20'000;
        Channel<std::uint64_t> channel(4);
        std::atomic<std::uint64_t> count{0};
        std::atomic<std::uint64_t> sum{0};
        std::vector<std::jthread> consumers;
        for (int c = 0; c < 4; ++c)
            consumers.emplace_back([&, c] {
                while (true) {
                    const auto end = std::chrono::steady_clock::now() + 5us;
                    const auto item = c < 2 ? channel.popBefore(end) : channel.pop();
                    if (item && *item == 0) return;
                    if (item) ++count, sum += *item;
                }
            });
        for (std::uint64_t i = 1; i <= kItems; ++i)
            QVERIFY(channel.push(i));
        for (std::size_t c = 0; c < consumers.size(); ++c)
            QVERIFY(channel.push(0));
        consumers.clear();
        QCOMPARE(count.load(), kItems);
        QCOMPARE(sum.load(), kItems * (kItems + 1) / 2);
    }

    void itemsMayBeMoveOnly() {
        Channel<std::unique_ptr<int>> channel(1);
        QVERIFY(channel.push(std::make_unique<int>(7)));
        QCOMPARE(**channel.pop(), 7);
    }
};

#include "channel_test.moc"
LIGHTSTACK_TEST(ChannelTest);
