// The sentence that names the bottleneck, waiting as a stage, the rate over time.
#include "tests/support/test_registry.h"
#include "ui/models/job_words.h"
#include "ui/models/rate_history.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;

namespace {

JobFigures figures(double fromBlocked, double toBlocked) {
    JobFigures out;
    out.stages = {{"read", 6, 0, 0}, {"write", 2, 0, 0}};
    out.queues = {{"rows", "readers", "writer", 0, 10, fromBlocked, toBlocked, 2, 1}};
    out.workers = 2;
    out.seconds = 10;
    return out;
}

} // namespace

class JobWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestStageIsNamed() {
        const QString text = bottleneckText(figures(0, 0));
        QVERIFY2(text.startsWith(u"Reading takes 75 %"_qs), qPrintable(text));
        QVERIFY(!text.contains(u"blocked"_qs));
        QVERIFY(bottleneckText({}).isEmpty());
    }
    void whoIsHeldBackIsNamed() {
        const QString text = bottleneckText(figures(14, 5));
        QVERIFY2(text.contains(u"Readers blocked 70 % of the time: the writer cannot keep up"_qs),
            qPrintable(text));
    }
    void whoHasNothingToDoIsNamed() {
        const QString text = bottleneckText(figures(0.5, 8));
        QVERIFY2(text.contains(u"The writer idle 80 % of the time, waiting for readers"_qs),
            qPrintable(text));
    }
    void waitingIsAStage() {
        const auto stages = stagesWithWait(figures(1, 2));
        QCOMPARE(stages.size(), std::size_t{3});
        QCOMPARE(stages.back().name, std::string("wait"));
        QCOMPARE(stages.back().seconds, 3.0);
        JobFigures without = figures(0, 0);
        without.queues.clear();
        QCOMPARE(stagesWithWait(without).size(), std::size_t{2});
    }
    void theHistoryStaysSmall() {
        RateHistory history;
        for (int i = 0; i < 100'000; ++i)
            history.add(i * 0.5, static_cast<std::uint64_t>(i) * 50);
        QVERIFY(history.points().size() < RateHistory::kMost);
        QVERIFY(history.points().size() > RateHistory::kMost / 4);
        double last = -1;
        for (const RateHistory::Point& point : history.points()) {
            QCOMPARE(point.perSecond, 100.0);
            QVERIFY(point.seconds > last);
            last = point.seconds;
        }
    }
};

#include "job_words_test.moc"
LIGHTSTACK_TEST(JobWordsTest);
