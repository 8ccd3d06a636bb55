#include "core/thumbs/thumbnail_service.h"
#include "tests/core/thumbs/fake_source.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using thumbs::DemandTier;
using thumbs::ServiceOptions;
using thumbs::ThumbnailService;

namespace {

struct Bench {
    explicit Bench(int workers) {
        ServiceOptions options;
        options.workers = workers;
        service = std::make_unique<ThumbnailService>(source, options);
        ready = std::make_unique<QSignalSpy>(service.get(), &ThumbnailService::thumbnailsReady);
        idle = std::make_unique<QSignalSpy>(service.get(), &ThumbnailService::idle);
    }
    [[nodiscard]] const thumbs::Thumbnail* peek(const std::string& path) const {
        return service->peek(wanted(path).key);
    }
    std::shared_ptr<FakeSource> source = std::make_shared<FakeSource>();
    std::unique_ptr<ThumbnailService> service;
    std::unique_ptr<QSignalSpy> ready, idle;
};

using Names = std::vector<std::string>;

} // namespace

class ThumbnailServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersComeInOrderAndThenItIsIdle() {
        Bench bench(1);
        bench.source->openAll();
        bench.service->setDemand({wanted("a"), wanted("b"), wanted("c", DemandTier::Ahead)});
        QCOMPARE(bench.service->pending(), 3);
        QVERIFY(bench.peek("a") == nullptr);
        QVERIFY(bench.idle->wait());
        QVERIFY(bench.source->started() == (Names{"a", "b", "c"}));
        QCOMPARE(bench.service->pending(), 0);
        QCOMPARE(bench.idle->count(), 1);
        for (const char* name : {"a", "b", "c"}) {
            QVERIFY(bench.peek(name) != nullptr);
            QVERIFY(!bench.peek(name)->image.isNull());
            QVERIFY(!bench.peek(name)->provisional);
        }
        QCOMPARE(bench.service->color(wanted("a").key), std::optional<std::uint32_t>(0x102030));
        QVERIFY(!bench.service->color(wanted("z").key));
        QVERIFY(bench.service->memoryUsed() >= 3U * 256 * 256 * 4);
    }

    void whatIsThereIsNotAskedAgain() {
        Bench bench(1);
        bench.source->openAll();
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.idle->wait());
        bench.service->setDemand({wanted("a"), wanted("b")});
        QCOMPARE(bench.service->pending(), 1);
        QVERIFY(bench.idle->wait());
        QVERIFY(bench.source->started() == (Names{"a", "b"}));
    }

    void aNewDemandReplacesTheOld() {
        Bench bench(1);
        bench.service->setDemand({wanted("a"), wanted("b"), wanted("c")});
        QVERIFY(bench.source->waitStarted(1));
        bench.service->setDemand({wanted("x"), wanted("y")}); // a is stopped, b and c never start
        bench.source->openAll();
        QVERIFY(bench.idle->wait());
        QVERIFY(bench.source->started() == (Names{"a", "x", "y"}));
        QCOMPARE(bench.source->cancelledCount(), 1);
        QVERIFY(bench.peek("a") == nullptr);
    }

    void wantedAgainAfterAStopIsDone() {
        Bench bench(2);
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.source->waitStarted(1));
        bench.service->setDemand({});
        bench.service->setDemand({wanted("a")});
        bench.source->openAll();
        if (bench.idle->isEmpty()) QVERIFY(bench.idle->wait());
        QTRY_VERIFY(bench.peek("a") != nullptr && !bench.peek("a")->image.isNull());
        QCOMPARE(bench.service->pending(), 0);
    }

    void firstALookThenThePicture() {
        Bench bench(1);
        bench.source->lookFirst("a");
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.ready->wait());
        QVERIFY(bench.peek("a")->provisional);
        QCOMPARE(bench.peek("a")->image.width(), 8);
        QCOMPARE(bench.service->pending(), 1);
        QCOMPARE(bench.idle->count(), 0);
        bench.source->openAll();
        QVERIFY(bench.idle->wait());
        QVERIFY(!bench.peek("a")->provisional);
        QCOMPARE(bench.peek("a")->image.width(), 256);
    }

    void aLookWhosePictureWasCancelledIsAskedAgain() {
        Bench bench(1);
        bench.source->lookFirst("a");
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.ready->wait());
        bench.service->setDemand({});
        QVERIFY(bench.source->waitEnded(1));
        bench.source->openAll();
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.idle->wait());
        QTRY_VERIFY(!bench.peek("a")->provisional);
    }

    void failuresAreRememberedUntilTheFileChanges() {
        Bench bench(1);
        bench.source->openAll();
        bench.source->failOn("a", ErrorCode::CorruptData);
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.idle->wait());
        QVERIFY(bench.peek("a")->failure);
        QCOMPARE(bench.peek("a")->failure->code, ErrorCode::CorruptData);
        bench.service->setDemand({wanted("a")});
        QCOMPARE(bench.service->pending(), 0);
        bench.service->setDemand({wanted("a", DemandTier::Visible, 2)});
        QCOMPARE(bench.service->pending(), 1);
        QVERIFY(bench.idle->wait());
        QCOMPARE(bench.source->started().size(), 2U);
    }

    void anOldStateIsShownUntilTheNewOneComes() {
        Bench bench(1);
        bench.source->open("a");
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.idle->wait());
        const auto changed = wanted("a", DemandTier::Visible, 2);
        QVERIFY(bench.service->peek(changed.key) != nullptr);
        bench.service->setDemand({changed});
        QVERIFY(bench.idle->wait());
        QCOMPARE(bench.service->peek(changed.key)->mtimeNs, 2);
    }

    void invalidateForgetsAndAsksAnew() {
        Bench bench(1);
        bench.source->openAll();
        bench.source->failOn("a", ErrorCode::CorruptData);
        bench.service->setDemand({wanted("a"), wanted("b")});
        QVERIFY(bench.idle->wait());
        bench.service->invalidate("a");
        QVERIFY(bench.peek("a") == nullptr);
        QCOMPARE(bench.service->pending(), 1); // it is still wanted
        QVERIFY(bench.idle->wait());
        QVERIFY(bench.peek("a") != nullptr);
        QCOMPARE(bench.source->freshCount(), 1);
        QVERIFY(bench.source->started() == (Names{"a", "b", "a"}));
        bench.service->invalidate("never seen");
        QCOMPARE(bench.service->pending(), 0);
    }

    void anAnswerOfBeforeTheChangeDoesNotArrive() {
        Bench bench(1);
        bench.service->setDemand({wanted("a")});
        QVERIFY(bench.source->waitStarted(1));
        bench.source->openAll();
        QVERIFY(bench.source->waitEnded(1)); // its answer is on the way, not delivered
        bench.service->invalidate("a");
        QVERIFY(bench.peek("a") == nullptr);
        QVERIFY(bench.idle->wait());
        QTRY_COMPARE(bench.source->started().size(), 2U);
        QVERIFY(bench.peek("a") != nullptr);
    }

    void unknownStampsTakeAnyAnswer() {
        Bench bench(1);
        bench.source->openAll();
        bench.service->setDemand({wanted("a", DemandTier::Visible, 7)});
        QVERIFY(bench.idle->wait());
        bench.service->setDemand({wanted("a", DemandTier::Visible, 0)});
        QCOMPARE(bench.service->pending(), 0);
    }

    void closingStopsWhatRuns() {
        Bench bench(2);
        bench.service->setDemand({wanted("a"), wanted("b"), wanted("c")});
        QVERIFY(bench.source->waitStarted(2));
        bench.service.reset(); // would hang if nobody were stopped
        QCOMPARE(bench.source->cancelledCount(), 2);
        QCOMPARE(bench.source->started().size(), 2U);
    }
};

#include "thumbnail_service_test.moc"
LIGHTSTACK_TEST(ThumbnailServiceTest);
