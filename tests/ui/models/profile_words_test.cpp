// The advice of a profile, in words.
#include "ui/models/profile_words.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;

class ProfileWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartIsSaid() {
        profile::Advice advice;
        advice.best = {4, 100, 1};
        advice.queueVaries = advice.batchVaries = true;
        advice.waiting = profile::Waiting{"writers", "workers", 0.78};
        advice.tooSmall = profile::SmallQueue{10, 0.834};
        advice.more = profile::MoreThreads::MightHelp;
        advice.tooShort = true;
        const QString text = ui::adviceText(advice);
        QVERIFY(text.startsWith(QLatin1String("Best here: 4 thread")));
        QVERIFY(text.contains(QLatin1String("queue 100, batch 1. Writers idle 78 % of the time, "
                                            "waiting for workers. A queue of 10 is too small: 83 % "
                                            "of the best speed. More threads might help. But the "
                                            "runs are too short")));
    }

    void whatCouldNotBeChosenIsNotAdvised() {
        profile::Advice advice;
        advice.best = {4, 100, 1};
        QVERIFY(!ui::adviceText(advice).contains(QLatin1String("queue")));
        advice.queueVaries = true;
        QVERIFY(ui::adviceText(advice).contains(QLatin1String("queue 100.")));
        advice.best.batch = 50;
        advice.queueVaries = false;
        advice.batchVaries = true;
        QVERIFY(ui::adviceText(advice).contains(QLatin1String("batch 50.")));
        QVERIFY(!ui::adviceText(advice).contains(QLatin1String("queue")));
    }

    void numbersHaveAProducerWhereFilesHaveAListing() {
        profile::Advice advice;
        advice.waiting = profile::Waiting{"producer", "consumers", 0.6};
        QVERIFY(ui::adviceText(advice).contains(QLatin1String("The producer idle 60 %")));
        advice.waiting = profile::Waiting{"readers", "producer", 0.6};
        QVERIFY(ui::adviceText(advice).contains(QLatin1String("waiting for listing")));
    }

    void withoutWaitingTheLongestStageIsNamed() {
        profile::Advice advice;
        advice.longestStage = "load";
        advice.more = profile::MoreThreads::NoCores;
        QVERIFY(ui::adviceText(advice).endsWith(
            QLatin1String("What takes most of the time: Loading. More threads do not help: all "
                          "cores are busy.")));
    }
};

#include "profile_words_test.moc"
LIGHTSTACK_TEST(ProfileWordsTest);
