// The advice for cases of which the truth is known: figures made up, and real pipelines with a slow
// side.
#include "core/pipeline/channel.h"
#include "core/profile/advice.h"
#include "core/profile/queue_watch.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using profile::ProfileRun;

namespace {

// A line producer -> readers -> writer; waiting as shares of the run's second.
ProfileRun line(int threads, std::size_t queue, double rate, std::array<double, 4> waits) {
    ProfileRun run;
    run.settings = {threads, queue, 1};
    run.seconds = 1;
    run.itemsPerSecond = rate;
    run.stages = {{"read", 1, 0, 0}, {"write", 0.5, 0, 0}};
    run.queues = {
        {"files", "producer", "readers", 0, queue, waits[0], waits[1] * threads, 1, threads},
        {"rows", "readers", "writer", 0, queue, waits[2] * threads, waits[3], threads, 1}};
    return run;
}

QString advice(const std::vector<ProfileRun>& runs, int cores) {
    return QString::fromStdString(profile::adviceOf(runs, cores));
}

// A real run: what each side takes an item.
ProfileRun raced(std::chrono::microseconds producing, std::chrono::microseconds consuming) {
    pipeline::Channel<int> channel(4);
    pipeline::QueueBoard board;
    ProfileRun run;
    run.settings = {1, 4, 1};
    const auto start = std::chrono::steady_clock::now();
    {
        const auto shown =
            board.watch(channel, {"records", "producer", "consumers", 0, 4, 0, 0, 1, 1});
        profile::QueueWatch watch(board, start);
        {
            std::jthread consumer([&] {
                while (channel.pop())
                    std::this_thread::sleep_for(consuming);
            });
            for (int i = 0; i < 40; ++i) {
                std::this_thread::sleep_for(producing);
                channel.push(i);
            }
            channel.close();
        }
        run.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        watch.tell(run);
    }
    run.itemsPerSecond = 40 / run.seconds;
    return run;
}

} // namespace

class AdviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortRunsAreNoProof() {
        std::vector<ProfileRun> runs{
            line(1, 100, 500, {0, 0, 0, 0}), line(2, 100, 900, {0, 0, 0, 0})};
        QVERIFY(!advice(runs, 2).contains(QLatin1String("too short")));
        for (ProfileRun& run : runs)
            run.seconds = 0.04;
        QVERIFY(advice(runs, 2).contains(QLatin1String("is best here")));
        QVERIFY(advice(runs, 2).endsWith(QLatin1String("more data would tell")));
    }
    void aSlowProducerIsNamed() {
        const auto text =
            advice({line(1, 100, 1000, {0, 0.6, 0, 0.9}), line(4, 100, 1020, {0, 0.9, 0, 0.9})}, 4);
        QCOMPARE(text, QStringLiteral("1 thread, queue 100, batch 1 is best here: the readers wait "
                                      "60 % of their time for the producer; more threads do not "
                                      "help"));
    }
    void aSlowWriterIsNamed() {
        const auto text = advice(
            {line(1, 100, 1000, {0.9, 0, 0.71, 0}), line(2, 100, 1010, {0.95, 0, 0.85, 0})}, 4);
        QVERIFY2(text.contains(QStringLiteral(
                     "the readers wait 71 % of their time for the writer; more threads do not")),
            qPrintable(text));
    }
    void slowReadersWantMoreThreads() {
        const auto text =
            advice({line(1, 100, 1000, {0.9, 0, 0, 0.9}), line(2, 100, 1950, {0.8, 0, 0, 0.8})}, 4);
        QVERIFY2(text.startsWith(QStringLiteral("2 threads")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("for the readers; more threads might help")),
            qPrintable(text));
    }
    // More of those who wait already are no help, even if the most of them were the fastest.
    void idleThreadsWantNoMoreOfThem() {
        const auto text =
            advice({line(1, 100, 1000, {0, 0.6, 0, 0.9}), line(4, 100, 1500, {0, 0.9, 0, 0.9})}, 8);
        QCOMPARE(text, QStringLiteral("4 threads, queue 100, batch 1 is best here: the readers "
                                      "wait 90 % of their time for the producer; more threads do "
                                      "not help"));
    }
    void repeatsMakeUpForShortRuns() {
        std::vector<ProfileRun> runs{line(1, 100, 500, {0, 0, 0, 0})};
        runs.front().seconds = 0.04;
        runs.front().repeats = 25;
        QVERIFY(!advice(runs, 2).contains(QLatin1String("too short")));
    }
    void aSmallQueueIsNamed() {
        const auto text =
            advice({line(2, 100, 1000, {0.1, 0.1, 0.1, 0.1}), line(2, 1, 400, {0.4, 0.4, 0.4, 0.4}),
                       line(2, 10, 990, {0.1, 0.1, 0.1, 0.1})},
                4);
        QVERIFY2(text.contains(QStringLiteral("a queue of 1 is too small (40 % of that)")),
            qPrintable(text));
    }
    // Who is waited for got more threads as well: "waiting for readers" alone would ask for them.
    void whoIsWaitedForMayHaveAllCores() {
        const auto runs = [](int most) {
            return std::vector{line(1, 100, 500, {0.9, 0, 0, 0.9}),
                line(2, 100, 950, {0.8, 0, 0, 0.8}), line(most, 100, 960, {0.8, 0, 0, 0.8})};
        };
        QVERIFY(advice(runs(4), 2)
                    .endsWith(QLatin1String(
                        "for the readers; more threads do not help: all cores are busy")));
        QVERIFY(advice(runs(4), 8).contains(QLatin1String("they share what is the limit")));
        const auto given = profile::adviceFor(runs(4), 2);
        QVERIFY(!given->queueVaries && !given->batchVaries);
        QVERIFY(profile::adviceFor({line(2, 100, 9, {}), line(2, 1, 8, {})}, 2)->queueVaries);
    }
    // Runs of milliseconds are mostly the start of threads; and one number of them tells nothing of
    // others.
    void whatWasNotMeasuredIsNotClaimed() {
        const std::array<double, 4> none{0.1, 0.1, 0.1, 0.1};
        std::vector<ProfileRun> runs{line(1, 100, 1000, none), line(4, 100, 800, none)};
        for (ProfileRun& run : runs) {
            run.seconds = 0.02;
            run.repeats = 50;
        }
        QVERIFY(advice(runs, 8).endsWith(QLatin1String("; more threads do not help")));
        QVERIFY(!advice({line(4, 100, 1000, none), line(4, 10, 1000, none)}, 2)
                     .contains(QLatin1String("threads m")));
        QVERIFY(advice({line(1, 100, 500, none), line(4, 100, 1000, none)}, 2)
                    .endsWith(QLatin1String("more threads might help")));
    }
    void aQueueThatIsALittleSlowerMayBeChance() {
        const std::array<double, 4> none{0.1, 0.1, 0.1, 0.1};
        QVERIFY(!advice({line(2, 100, 1000, none), line(2, 10, 860, none)}, 4)
                     .contains(QLatin1String("too small")));
    }
    void memoryIsTheLimitWhereNobodyWaitsAndThreadsDoNotHelp() {
        const std::array<double, 4> none{0.1, 0.1, 0.1, 0.1};
        QVERIFY(advice({line(2, 100, 1000, none), line(4, 100, 1050, none)}, 8)
                    .contains(QStringLiteral(
                        "more threads do not help: they share what is the limit, memory")));
        QVERIFY(advice({line(2, 100, 1000, none), line(4, 100, 1050, none)}, 2)
                    .contains(QStringLiteral("more threads do not help: all cores are busy")));
    }
    void whatARunMeasuresLeadsToIt() {
        using namespace std::chrono_literals;
        const ProfileRun slowProducer = raced(1ms, 0us);
        QVERIFY(slowProducer.consumersBlocked > 0.5 && slowProducer.producerBlocked < 0.3);
        QVERIFY(
            advice({slowProducer}, 2).contains(QStringLiteral("of their time for the producer")));
        const ProfileRun slowConsumer = raced(0us, 1ms);
        QVERIFY(slowConsumer.producerBlocked > 0.5 && slowConsumer.consumersBlocked < 0.3);
        QVERIFY(
            advice({slowConsumer}, 2).contains(QStringLiteral("of its time for the consumers")));
        // A full queue is seen as one.
        QVERIFY(slowConsumer.depth.size() > 3);
        QVERIFY(
            std::ranges::max_element(slowConsumer.depth, {}, &profile::QueueSample::depth)->depth >=
            3);
        QVERIFY(std::ranges::is_sorted(slowConsumer.depth, {}, &profile::QueueSample::seconds));
    }
};

#include "advice_test.moc"
LIGHTSTACK_TEST(AdviceTest);
