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

constexpr std::uint64_t kOne = 256 * 256 * 4; // bytes of one fake thumbnail

std::vector<thumbs::WantedThumbnail> rows(int first, int count, DemandTier tier) {
    std::vector<thumbs::WantedThumbnail> list;
    for (int i = first; i < first + count; ++i)
        list.push_back(wanted(std::to_string(i), tier));
    return list;
}

} // namespace

class ServiceMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scrollingOnStaysWithinTheBound() {
        auto source = std::make_shared<FakeSource>();
        source->openAll();
        ServiceOptions options;
        options.workers = 2;
        options.memoryBytes = 20 * kOne;
        ThumbnailService service(source, options);
        QSignalSpy idle(&service, &ThumbnailService::idle);
        for (int page = 0; page < 20; ++page) {
            service.setDemand(rows(page * 8, 8, DemandTier::Visible));
            QVERIFY(idle.wait());
            QVERIFY(service.memoryUsed() <= options.memoryBytes);
        }
        QVERIFY(service.peek(wanted("0").key) == nullptr);
        QVERIFY(service.color(wanted("0").key)); // never blank again
        QVERIFY(service.peek(wanted("159").key) != nullptr);
    }

    void aPageLargerThanTheMemoryIsStillShownWhole() {
        auto source = std::make_shared<FakeSource>();
        source->openAll();
        ServiceOptions options;
        options.workers = 1;
        options.memoryBytes = 4 * kOne;
        ThumbnailService service(source, options);
        QSignalSpy idle(&service, &ThumbnailService::idle);
        const auto page = rows(0, 12, DemandTier::Visible);
        service.setDemand(page);
        QVERIFY(idle.wait());
        for (const auto& item : page)
            QVERIFY(service.peek(item.key) != nullptr);
        service.setDemand(page); // paint, ask, paint, ask: nothing is loaded twice
        QCOMPARE(service.pending(), 0);
        QCOMPARE(source->started().size(), 12U);
    }

    void lookAheadNeverPushesOutItsOwnBeginning() {
        auto source = std::make_shared<FakeSource>();
        source->openAll();
        ServiceOptions options;
        options.workers = 1;
        options.memoryBytes = 10 * kOne;
        ThumbnailService service(source, options);
        QSignalSpy idle(&service, &ThumbnailService::idle);
        auto plan = rows(0, 4, DemandTier::Visible);
        const auto ahead = rows(4, 100, DemandTier::Ahead);
        plan.insert(plan.end(), ahead.begin(), ahead.end());
        service.setDemand(plan);
        QVERIFY(idle.wait());
        const std::size_t loads = source->started().size();
        QVERIFY(loads < 20);
        service.setDemand(plan);
        while (service.pending() > 0)
            QVERIFY(idle.wait());
        QVERIFY(source->started().size() <= loads + 4); // rounding, not everything again
        for (const auto& item : rows(0, 4, DemandTier::Visible))
            QVERIFY(service.peek(item.key) != nullptr);
    }

    void optionsActAtOnce() {
        auto source = std::make_shared<FakeSource>();
        source->openAll();
        ServiceOptions options;
        options.workers = 1;
        ThumbnailService service(source, options);
        QSignalSpy idle(&service, &ThumbnailService::idle);
        service.setDemand(rows(0, 10, DemandTier::Visible));
        QVERIFY(idle.wait());
        service.setDemand({});
        options.memoryBytes = 3 * kOne;
        service.setOptions(options);
        QVERIFY(service.memoryUsed() <= 3 * kOne);
        QCOMPARE(service.options().memoryBytes, 3 * kOne);
    }

    void bucketsFillTheirCells() {
        QCOMPARE(thumbs::bucketFor(1), 64);
        QCOMPARE(thumbs::bucketFor(64), 64);
        QCOMPARE(thumbs::bucketFor(65), 128);
        QCOMPARE(thumbs::bucketFor(256), 256);
        QCOMPARE(thumbs::bucketFor(513), 1024);
        QCOMPARE(thumbs::bucketFor(5000), 1024);
    }
};

#include "service_memory_test.moc"
LIGHTSTACK_TEST(ServiceMemoryTest);
