#include "core/thumbs/demand_queue.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::thumbs;

namespace {

WantedThumbnail want(
    const std::string& path, std::int64_t mtime = 1, DemandTier tier = DemandTier::Visible) {
    WantedThumbnail item;
    item.key.path = path;
    item.key.size = 10;
    item.key.mtimeNs = mtime;
    item.tier = tier;
    return item;
}

} // namespace

class DemandQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bestFirstAndEachOnce() {
        DemandQueue queue;
        queue.replace({want("a"), want("b"), want("a"), want("c", 1, DemandTier::Ahead)});
        const auto a = queue.take();
        const auto b = queue.take();
        const auto c = queue.take();
        QVERIFY(a && b && c);
        QVERIFY(a->key.path == "a" && b->key.path == "b" && c->key.path == "c");
        QCOMPARE(c->tier, DemandTier::Ahead);
        QVERIFY(!a->fresh);
        QVERIFY(!queue.take());
        for (const auto& job : {a, b, c})
            queue.finish(*job, true);
        QVERIFY(!queue.take());
    }

    void whatLeftThePlanNeverStartsAndWhatRunsIsStopped() {
        DemandQueue queue;
        queue.replace({want("a"), want("b"), want("c")});
        const auto a = queue.take();
        const auto b = queue.take();
        queue.replace({want("b"), want("d")});
        QVERIFY(a->stop.stop_requested());
        QVERIFY(!b->stop.stop_requested());
        const auto d = queue.take(); // neither c (left) nor b (runs)
        QVERIFY(d->key.path == "d");
        QVERIFY(!queue.take());
        queue.finish(*a, false);
        queue.finish(*b, true);
        queue.finish(*d, true);
        QVERIFY(!queue.take());
    }

    void wantedAgainWhileStoppingWaitsForTheEnd() {
        DemandQueue queue;
        queue.replace({want("a"), want("b")});
        const auto first = queue.take();
        queue.replace({});
        queue.replace({want("a"), want("b")});
        QVERIFY(first->stop.stop_requested()); // once asked, it stays asked
        const auto b = queue.take();
        QVERIFY(b->key.path == "b");
        QVERIFY(!queue.take()); // never two on one key
        queue.finish(*first, false);
        const auto again = queue.take();
        QVERIFY(again && again->key.path == "a");
        QVERIFY(!again->stop.stop_requested());
    }

    void aStoppedRunThatAnsweredAllTheSameCounts() {
        DemandQueue queue;
        queue.replace({want("a")});
        const auto first = queue.take();
        queue.replace({});
        queue.replace({want("a")});
        queue.finish(*first, true);
        QVERIFY(!queue.take());
    }

    void anotherStateOfTheFileIsAnotherRun() {
        DemandQueue queue;
        queue.replace({want("a", 1)});
        const auto old = queue.take();
        queue.replace({want("a", 2)});
        QVERIFY(old->stop.stop_requested());
        QVERIFY(!queue.take());
        queue.finish(*old, true); // answered, but for the old state
        const auto fresh = queue.take();
        QVERIFY(fresh);
        QCOMPARE(fresh->key.mtimeNs, 2);
    }

    void bucketsAndPagesAreItemsOfTheirOwn() {
        DemandQueue queue;
        WantedThumbnail page = want("a");
        page.key.page = 1;
        WantedThumbnail bucket = want("a");
        bucket.key.bucket = 512;
        queue.replace({want("a"), page, bucket});
        QVERIFY(queue.take() && queue.take() && queue.take());
        QVERIFY(!queue.take());
    }

    void invalidatedItemsAreDoneAnew() {
        DemandQueue queue;
        queue.replace({want("a"), want("b")});
        const auto a = queue.take();
        const auto b = queue.take();
        queue.finish(*b, true);
        QVERIFY(queue.isCurrent(*a));
        queue.invalidate("a");
        queue.invalidate("b");
        QVERIFY(a->stop.stop_requested());
        QVERIFY(!queue.isCurrent(*a));
        const auto bAgain = queue.take();
        QVERIFY(bAgain->key.path == "b");
        QVERIFY(bAgain->fresh);
        QVERIFY(!queue.take());
        queue.finish(*a, true); // what it brought is of before
        const auto aAgain = queue.take();
        QVERIFY(aAgain && aAgain->fresh);
        queue.finish(*aAgain, true);
        queue.finish(*bAgain, true);
        queue.replace({want("a"), want("b")});
        QVERIFY(!queue.take()->fresh); // once is enough
    }

    void workersAreCountedAndSignedOffInOneStep() {
        DemandQueue queue;
        QVERIFY(!queue.enlist(2)); // nothing to do
        queue.replace({want("a"), want("b"), want("c")});
        QVERIFY(queue.enlist(2));
        QVERIFY(queue.enlist(2));
        QVERIFY(!queue.enlist(2));
        const auto a = queue.take();
        queue.replace({});
        queue.finish(*a, false);
        QVERIFY(!queue.take()); // first worker leaves
        QVERIFY(!queue.take()); // second worker leaves
        queue.replace({want("d")});
        QVERIFY(queue.enlist(1));
        QVERIFY(!queue.enlist(1));
    }
};

#include "demand_queue_test.moc"
LIGHTSTACK_TEST(DemandQueueTest);
