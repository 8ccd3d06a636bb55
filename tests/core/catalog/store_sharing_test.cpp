// Many threads on one store, and two stores (as two processes have) on one file.
#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <thread>

using namespace lightstack;
using namespace lightstack::tests;
using catalog::ThumbnailStore;

namespace {
std::string nameOf(unsigned lane, unsigned i) {
    return "/lane" + std::to_string(lane) + "/" + std::to_string(i);
}
} // namespace

class StoreSharingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threadsWriteAndReadAtOnce() {
        const TempFolder folder;
        const auto options = StoreClock().options(folder / "t.db");
        const auto store = ThumbnailStore::open(options);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (unsigned lane = 0; lane < 4; ++lane)
            threads.emplace_back([&, lane] {
                for (unsigned i = 0; i < 300; ++i) {
                    store->put(storeKey(nameOf(lane, i)), lane * 1000 + i + 1,
                        storedThumbnail(lane * 1000 + i, 3000));
                    const unsigned back = i - i % 7;
                    const auto found = store->find(storeKey(nameOf(lane, back)));
                    if (!found || found->blob != blobOf(lane * 1000 + back, 3000)) ++wrong;
                    (void)store->find(storeKey(nameOf((lane + 1) % 4, i)));
                }
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        store->flush();
        QCOMPARE(store->status().rows, 1200U);
        QVERIFY(integrityOk(options.file));
    }

    void twoStoresShareOneFile() {
        const TempFolder folder;
        const auto options = StoreClock().options(folder / "t.db");
        const auto a = ThumbnailStore::open(options);
        const auto b = ThumbnailStore::open(options);
        std::vector<std::thread> threads;
        unsigned lane = 0;
        for (ThumbnailStore* store : {a.get(), b.get()})
            threads.emplace_back([store, mine = lane++] {
                for (unsigned i = 0; i < 500; ++i)
                    store->put(storeKey(nameOf(mine, i)), mine * 1000 + i + 1,
                        storedThumbnail(mine * 1000 + i, 3000));
                store->flush();
            });
        for (auto& thread : threads)
            thread.join();
        QVERIFY(a->status().usable && b->status().usable);
        QCOMPARE(a->status().rows, 1000U);
        for (unsigned i = 0; i < 500; ++i) {
            QVERIFY(a->find(storeKey(nameOf(1, i))));
            QVERIFY(b->find(storeKey(nameOf(0, i))));
        }
        QVERIFY(integrityOk(options.file));
    }

    void clearedByOneTheOtherFollows() {
        const TempFolder folder;
        const auto options = StoreClock().options(folder / "t.db");
        const auto a = ThumbnailStore::open(options);
        auto b = ThumbnailStore::open(options);
        b->put(storeKey("/old"), 1, storedThumbnail(1));
        b->flush();
        QVERIFY(a->clear());
        a->put(storeKey("/a"), 2, storedThumbnail(2));
        a->flush();
        b->put(storeKey("/b"), 3, storedThumbnail(3));
        b->flush();
        for (ThumbnailStore* store : {a.get(), b.get()}) {
            QVERIFY(!store->find(storeKey("/old")));
            QVERIFY(store->find(storeKey("/a")));
            QVERIFY(store->find(storeKey("/b")));
        }
        QVERIFY(a->clear());
        a->put(storeKey("/c"), 4, storedThumbnail(4));
        a->flush();
        b.reset(); // it closes the removed file, and must leave the new one's log where it is
        QVERIFY(std::filesystem::exists(folder / "t.db-wal"));
        QVERIFY(ThumbnailStore::open(options)->find(storeKey("/c")));
        QVERIFY(integrityOk(options.file));
    }

    void firstStartsAtOnceMakeOneFile() {
        for (int round = 0; round < 5; ++round) {
            const TempFolder folder;
            const auto options = StoreClock().options(folder / "t.db");
            std::vector<std::thread> threads;
            std::atomic<int> usable = 0;
            for (unsigned lane = 0; lane < 4; ++lane)
                threads.emplace_back([&, lane] {
                    const auto store = ThumbnailStore::open(options);
                    store->put(storeKey(nameOf(lane, 0)), lane + 1, storedThumbnail(lane));
                    store->flush();
                    usable += store->status().usable ? 1 : 0;
                });
            for (auto& thread : threads)
                thread.join();
            QCOMPARE(usable.load(), 4);
            QCOMPARE(ThumbnailStore::open(options)->status().rows, 4U);
        }
    }
};

#include "store_sharing_test.moc"
LIGHTSTACK_TEST(StoreSharingTest);
