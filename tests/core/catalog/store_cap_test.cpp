#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using catalog::StoreKey;
using catalog::ThumbnailStore;

namespace {
constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
std::string nameOf(unsigned i) {
    return "/photos/" + std::to_string(i) + ".jpg";
}
} // namespace

class StoreCapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFileFillsTheCapAndNoMore_data() {
        QTest::addColumn<int>("blobBytes");
        QTest::newRow("small") << 3000;
        QTest::newRow("usual") << 11000;
        QTest::newRow("large") << 60000;
    }
    void theFileFillsTheCapAndNoMore() {
        QFETCH(int, blobBytes);
        const TempFolder folder;
        auto options = StoreClock().options(folder / "t.db");
        options.capBytes = 24 * kMiB;
        const auto store = ThumbnailStore::open(options);
        const auto rows = static_cast<unsigned>(30 * kMiB / static_cast<unsigned>(blobBytes));
        std::uint64_t most = 0;
        for (unsigned i = 0; i < rows; ++i) {
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i, blobBytes));
            if (i % 512 == 0) most = std::max(most, store->status().bytes);
        }
        store->flush();
        const auto status = store->status();
        most = std::max(most, status.bytes);
        QVERIFY2(most <= options.capBytes * 101 / 100, qPrintable(QString::number(most)));
        QVERIFY2(
            status.bytes >= options.capBytes * 98 / 100, qPrintable(QString::number(status.bytes)));
        QVERIFY(!store->find(storeKey(nameOf(0))));       // oldest gone
        QVERIFY(store->find(storeKey(nameOf(rows - 1)))); // newest there
        QVERIFY(integrityOk(options.file));
    }

    void whatWasLookedAtStays() {
        const TempFolder folder;
        const StoreClock clock;
        auto options = clock.options(folder / "t.db");
        options.capBytes = 8 * kMiB;
        const auto store = ThumbnailStore::open(options);
        for (unsigned i = 0; i < 300; ++i) // about 5 MiB
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i, 12000));
        store->flush();
        *clock.seconds += 7200;
        for (unsigned i = 0; i < 50; ++i)
            QVERIFY(store->find(storeKey(nameOf(i))));
        store->flush();
        for (unsigned i = 1000; i < 1350; ++i)
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i, 12000));
        store->flush();
        for (unsigned i = 0; i < 50; ++i)
            QVERIFY2(store->find(storeKey(nameOf(i))), nameOf(i).c_str());
        for (unsigned i = 50; i < 100; ++i)
            QVERIFY2(!store->find(storeKey(nameOf(i))), nameOf(i).c_str());
    }

    void readingWritesNothingWithinTheHour() {
        const TempFolder folder;
        const StoreClock clock;
        const auto options = clock.options(folder / "t.db");
        const auto store = ThumbnailStore::open(options);
        for (unsigned i = 0; i < 100; ++i)
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i));
        store->flush();
        auto database = db::Database::open(options.file);
        const auto version = [&] { return database->number("PRAGMA data_version").value_or(-1); };
        const auto before = version();
        *clock.seconds += 3599;
        for (unsigned i = 0; i < 100; ++i)
            QVERIFY(store->find(storeKey(nameOf(i))));
        store->flush();
        QCOMPARE(version(), before);
        *clock.seconds += 1;
        QVERIFY(store->find(storeKey(nameOf(7))));
        store->flush();
        QVERIFY(version() != before);
    }

    void aLoweredCapShrinksTheFile() {
        const TempFolder folder;
        auto options = StoreClock().options(folder / "t.db");
        options.capBytes = 64 * kMiB;
        const auto store = ThumbnailStore::open(options);
        for (unsigned i = 0; i < 2000; ++i)
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i, 12000));
        store->flush();
        QVERIFY(store->status().bytes > 20 * kMiB);
        store->setCap(10 * kMiB);
        store->flush();
        QVERIFY2(store->status().bytes <= 10 * kMiB * 101 / 100 + 4 * kMiB, // old log may linger
            qPrintable(QString::number(store->status().bytes)));
        QVERIFY(std::filesystem::file_size(options.file) <= 10 * kMiB);
        QVERIFY(store->find(storeKey(nameOf(1999))));
        QVERIFY(integrityOk(options.file));
    }

    void factsAloneAreHeldToTheCapToo() {
        const TempFolder folder;
        auto options = StoreClock().options(folder / "t.db");
        options.capBytes = 2 * kMiB;
        const auto store = ThumbnailStore::open(options);
        const std::string longPath = "/" + std::string(200, 'd') + "/";
        for (int i = 0; i < 8000; ++i)
            store->putFacts(storeKey(longPath + std::to_string(i)), {i, 1, 1});
        store->flush();
        QVERIFY2(store->status().bytes <= 2 * kMiB * 115 / 100, // the log: at least 128 KiB
            qPrintable(QString::number(store->status().bytes)));
        QVERIFY(store->findFacts(storeKey(longPath + "7999")));
        QVERIFY(!store->findFacts(storeKey(longPath + "0")));
    }

    void clearEmptiesAndShrinks() {
        const TempFolder folder;
        const auto options = StoreClock().options(folder / "t.db");
        const auto store = ThumbnailStore::open(options);
        for (unsigned i = 0; i < 500; ++i)
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i, 12000));
        QVERIFY(store->clear());
        store->flush();
        QVERIFY(store->clear());
        QCOMPARE(store->status().rows, 0U);
        QVERIFY(store->status().bytes < 400'000);
        store->put(storeKey("/a"), 1, storedThumbnail(1));
        store->flush();
        QVERIFY(store->find(storeKey("/a")));
    }
};

#include "store_cap_test.moc"
LIGHTSTACK_TEST(StoreCapTest);
