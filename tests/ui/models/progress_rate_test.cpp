// Rates over the last seconds, and the time that is left.
#include "tests/support/test_registry.h"
#include "ui/models/progress_rate.h"

#include <QtTest>

using lightstack::ui::ProgressRate;

class ProgressRateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst() {
        ProgressRate rate;
        QCOMPARE(rate.perSecond(), 0.0);
        QVERIFY(!rate.secondsLeft(10));
        rate.add(0, 0);
        QVERIFY(!rate.secondsLeft(10));
    }
    void whatWasThereBeforeDoesNotCount() {
        ProgressRate rate;
        rate.add(1, 900); // kept from an earlier run
        rate.add(2, 910);
        QCOMPARE(rate.perSecond(), 10.0);
        QCOMPARE(*rate.secondsLeft(1000), 9.0);
    }
    void onlyTheLastSecondsCount() {
        ProgressRate rate;
        std::uint64_t done = 0;
        for (int second = 0; second < 60; ++second)
            rate.add(second, done += 1);
        for (int second = 60; second < 80; ++second)
            rate.add(second, done += 50);
        QCOMPARE(rate.perSecond(), 50.0);
    }
    void aStandstillHasNoEnd() {
        ProgressRate rate;
        rate.add(0, 5);
        rate.add(3, 5);
        QVERIFY(!rate.secondsLeft(10));
    }
};

#include "progress_rate_test.moc"
LIGHTSTACK_TEST(ProgressRateTest);
