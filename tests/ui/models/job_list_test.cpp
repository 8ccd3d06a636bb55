// Jobs and their list: progress, pause, stop, what failed once more; words for their figures.
#include "tests/support/test_registry.h"
#include "tests/ui/models/paced_job.h"
#include "ui/models/job_list.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using namespace lightstack::tests;

class JobListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJobGoesToItsEndAndStays() {
        JobList list;
        auto pace = std::make_shared<Pace>();
        QSignalSpy added(&list, &JobList::added);
        Job* job = list.add(std::make_unique<PacedJob>(pace, 3));
        QCOMPARE(added.count(), 1);
        QVERIFY(list.isRunning());
        pace->allow(3);
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QVERIFY(!list.isRunning());
        QCOMPARE(job->end(), Job::End::Whole);
        QCOMPARE(job->endText(), u"Paced: done"_qs);
        QCOMPARE(job->now().done, std::uint64_t{3});
        QCOMPARE(list.jobs().size(), std::size_t{1});
        list.dismiss(job);
        QVERIFY(list.jobs().empty());
    }
    void aRunningJobIsNotDismissed() {
        JobList list;
        auto pace = std::make_shared<Pace>();
        Job* job = list.add(std::make_unique<PacedJob>(pace, 1));
        list.dismiss(job);
        QCOMPARE(list.jobs().size(), std::size_t{1});
        QCOMPARE(list.again(job), nullptr);
        list.stopAll();
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->end(), Job::End::Stopped);
        QCOMPARE(job->endText(), u"Paced: stopped"_qs);
    }
    void aPausedJobDoesNothing() {
        JobList list;
        auto pace = std::make_shared<Pace>();
        Job* job = list.add(std::make_unique<PacedJob>(pace, 5));
        pace->allow(1);
        QTRY_COMPARE(job->now().done, std::uint64_t{1});
        job->setPaused(true);
        QVERIFY(job->isPaused());
        pace->allow(4);
        // One item may have passed the gate already.
        QTest::qWait(30);
        QVERIFY(job->now().done <= 2);
        job->setPaused(false);
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->now().done, std::uint64_t{5});
    }
    void whatFailedIsRunAgain() {
        JobList list;
        auto pace = std::make_shared<Pace>();
        pace->allow(10);
        Job* job = list.add(std::make_unique<PacedJob>(pace, 5, std::set{1, 3}));
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->end(), Job::End::ButSome);
        QCOMPARE(job->endText(), u"Paced: done, but not all"_qs);
        QCOMPARE(job->failures().size(), std::size_t{2});
        Job* next = list.again(job);
        QVERIFY(next != nullptr);
        QCOMPARE(list.jobs(), std::vector<Job*>{next});
        QTRY_COMPARE(next->state(), Job::State::Finished);
        QCOMPARE(next->now().total, std::uint64_t{2});
        QCOMPARE(next->end(), Job::End::Whole);
        QCOMPARE(list.again(next), nullptr);
    }
    void theDialogOfAJobIsAskedFor() {
        JobList list;
        auto pace = std::make_shared<Pace>();
        Job* job = list.add(std::make_unique<PacedJob>(pace, 1));
        QVERIFY(!list.show(job));
        int shown = 0;
        list.setShow(job, [&] { return ++shown == 1; });
        QVERIFY(list.show(job));
        QVERIFY(!list.show(job));
        QCOMPARE(shown, 2);
    }
    void figuresAreThereWhileItRuns() {
        JobList list;
        auto pace = std::make_shared<Pace>();
        Job* job = list.add(std::make_unique<PacedJob>(pace, 2));
        pace->allow(1);
        QTRY_COMPARE(job->now().done, std::uint64_t{1});
        const JobFigures figures = job->figures();
        QCOMPARE(figures.stages.front().items, std::uint64_t{1});
        QCOMPARE(figures.queues.size(), std::size_t{1});
        QCOMPARE(figures.queues.front().depth, std::size_t{3});
        QVERIFY(job->bottleneck().startsWith(u"Reading takes 75 %"_qs));
    }
};

#include "job_list_test.moc"
LIGHTSTACK_TEST(JobListTest);
