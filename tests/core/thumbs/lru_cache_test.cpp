#include "core/thumbs/color_table.h"
#include "core/thumbs/lru_cache.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <string>

using namespace lightstack::thumbs;

class LruCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLeastRecentlyUsedGoes() {
        LruCache<int, std::string> cache(30);
        for (int i = 0; i < 3; ++i)
            cache.put(i, std::to_string(i), 10);
        QVERIFY(cache.find(0) != nullptr); // now 1 is the oldest
        cache.put(3, "3", 10);
        QVERIFY(cache.find(1) == nullptr);
        QVERIFY(*cache.find(0) == "0");
        QCOMPARE(cache.bytes(), 30U);
        QCOMPARE(cache.size(), 3U);
    }

    void replacingChargesOnce() {
        LruCache<int, std::string> cache(100);
        cache.put(1, "small", 10);
        cache.put(1, "large", 60);
        QCOMPARE(cache.bytes(), 60U);
        QVERIFY(*cache.find(1) == "large");
        QVERIFY(cache.erase(1));
        QVERIFY(!cache.erase(1));
        QCOMPARE(cache.bytes(), 0U);
    }

    void pinnedStayHoweverSmallTheCache() {
        LruCache<int, int> cache(25);
        cache.setPinned({0, 1, 2, 3});
        for (int i = 0; i < 10; ++i)
            cache.put(i, i, 10);
        for (int i = 0; i < 4; ++i)
            QVERIFY(cache.find(i) != nullptr);
        QCOMPARE(cache.bytes(), 50U); // the pinned and the newest
        cache.setPinned({9});
        QVERIFY(cache.bytes() <= 25U);
        QVERIFY(cache.find(9) != nullptr);
    }

    void aLowerLimitActsAtOnce() {
        LruCache<int, int> cache(100);
        for (int i = 0; i < 10; ++i)
            cache.put(i, i, 10);
        cache.setLimit(30);
        QCOMPARE(cache.bytes(), 30U);
        QVERIFY(cache.find(9) != nullptr);
        cache.eraseIf([](int key) { return key == 9; });
        QVERIFY(cache.find(9) == nullptr);
        QCOMPARE(cache.bytes(), 20U);
    }

    void coloursAreKeptAndBounded() {
        ColorTable table(4096);
        QVERIFY(!table.find(1));
        for (std::uint64_t i = 0; i < 1000; ++i)
            table.set(i * 0x9E3779B97F4A7C15ULL, static_cast<std::uint32_t>(i));
        for (std::uint64_t i = 0; i < 1000; ++i)
            QCOMPARE(table.find(i * 0x9E3779B97F4A7C15ULL),
                std::optional<std::uint32_t>(static_cast<std::uint32_t>(i)));
        table.set(0, 0xABCDEF);
        QCOMPARE(table.find(0), std::optional<std::uint32_t>(0xABCDEF));
        QCOMPARE(table.size(), 1000U);
        for (std::uint64_t i = 0; i < 20'000; ++i)
            table.set(i * 0xD6E8FEB86659FD93ULL + 1, 5);
        QVERIFY(table.size() <= 4096U);
        QCOMPARE(table.find(19'999 * 0xD6E8FEB86659FD93ULL + 1), std::optional<std::uint32_t>(5));
    }
};

#include "lru_cache_test.moc"
LIGHTSTACK_TEST(LruCacheTest);
