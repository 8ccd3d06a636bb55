#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using catalog::StoredFacts;
using catalog::StoreKey;
using catalog::ThumbnailStore;

class ThumbnailStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowComesBackWhole() {
        const TempFolder folder;
        const auto options = StoreClock().options(folder / "new/folders/thumbs.db");
        for (const bool reopened : {false, true}) {
            const auto store = ThumbnailStore::open(options);
            QVERIFY(store->status().usable);
            if (!reopened) store->put(storeKey("/a/b.jpg", 2), 77, storedThumbnail(1));
            if (!reopened) QVERIFY(store->find(storeKey("/a/b.jpg", 2))); // before the commit
            store->flush();
            const auto found = store->find(storeKey("/a/b.jpg", 2));
            QVERIFY(found);
            QCOMPARE(found->blob, blobOf(1, 6000));
            QCOMPARE(found->fullWidth, 4000);
            QCOMPARE(found->fullHeight, 3000);
            QCOMPARE(found->pages, 3);
            QCOMPARE(found->bits, 12);
            QCOMPARE(found->color, 0x8090A0u);
            QVERIFY(found->mime == "image/jpeg");
            QVERIFY(!found->failure);
            QCOMPARE(store->status().rows, 1U);
        }
    }

    void anyDifferenceInTheKeyIsAMiss() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        const StoreKey key = storeKey("/a");
        store->put(key, 1, storedThumbnail(1));
        for (const bool committed : {false, true}) {
            if (committed) store->flush();
            StoreKey other = key;
            other.size += 1;
            QVERIFY(!store->find(other));
            other = key;
            other.mtimeNs += 1; // one nanosecond
            QVERIFY(!store->find(other));
            QVERIFY(!store->find(storeKey("/a", 1)));
            QVERIFY(!store->find(storeKey("/a", 0, 128)));
            QVERIFY(!store->find(storeKey("/A")));
            QVERIFY(store->find(key));
        }
    }

    void namesAreBytes() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        const std::vector<std::string> names{"/x/\xff\xfe.jpg", "/x/\xff\xff.jpg", "/x/a\nb",
            "/x/" + std::string(255, 'n'), "/x/\xc3\xa9", "/x/e\xcc\x81"};
        for (unsigned i = 0; i < names.size(); ++i)
            store->put(storeKey(names[i]), i + 1, storedThumbnail(i));
        store->flush();
        for (unsigned i = 0; i < names.size(); ++i) {
            const auto found = store->find(storeKey(names[i]));
            QVERIFY(found);
            QCOMPARE(found->blob, blobOf(i, 6000));
        }
    }

    void failuresAreRemembered() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        catalog::StoredThumbnail failed;
        failed.failure = Error{ErrorCode::CorruptData, "/a", "no end of the picture"};
        store->put(storeKey("/a"), 1, failed);
        store->flush();
        const auto found = store->find(storeKey("/a", 0, 512)); // whatever the size asked for
        QVERIFY(found && found->failure);
        QCOMPARE(found->failure->code, ErrorCode::CorruptData);
        QVERIFY(found->failure->detail == "no end of the picture");
        QVERIFY(found->failure->path == "/a");
        QVERIFY(found->blob.isEmpty());
        store->put(storeKey("/a", 0, 512), 1, storedThumbnail(1)); // tried again: it went
        store->put(storeKey("/a"), 1, storedThumbnail(2));
        store->flush();
        QVERIFY(!store->find(storeKey("/a", 0, 512))->failure);
        QVERIFY(!store->find(storeKey("/a"))->failure);
    }

    void theSmallestBucketThatIsLargeEnough() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        store->put(storeKey("/a", 0, 512), 1, storedThumbnail(512));
        store->put(storeKey("/a", 0, 1024), 1, storedThumbnail(1024));
        store->flush();
        QCOMPARE(store->findAtLeast(storeKey("/a", 0, 128))->bucket, 512);
        QCOMPARE(store->findAtLeast(storeKey("/a", 0, 1024))->bucket, 1024);
        QVERIFY(!store->findAtLeast(storeKey("/a", 1, 128)));
        QVERIFY(!store->find(storeKey("/a", 0, 128)));
    }

    void anotherStateOfTheFileReplacesTheOld() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        const StoreKey old = storeKey("/a");
        store->put(old, 1, storedThumbnail(1));
        store->put(storeKey("/a", 0, 512), 1, storedThumbnail(1));
        store->putFacts(old, {5, 6, 7});
        StoreKey fresh = old;
        fresh.mtimeNs += 10;
        store->put(fresh, 2, storedThumbnail(2));
        store->flush();
        QVERIFY(!store->find(old));
        QVERIFY(!store->findFacts(old));
        QVERIFY(!store->findFacts(fresh));
        QCOMPARE(store->find(fresh)->blob, blobOf(2, 6000));
        QCOMPARE(store->status().rows, 1U);
    }

    void factsShareTheFilesRow() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        store->putFacts(storeKey("/a"), {INT64_MIN, 640, 480});
        QCOMPARE(store->findFacts(storeKey("/a"))->width, 640); // before the commit
        store->putFacts(storeKey("/b"), {1'600'000'000'000, 0, 0});
        store->put(storeKey("/b"), 9, storedThumbnail(1));
        store->flush();
        QCOMPARE(store->findFacts(storeKey("/a", 5, 64))->takenAtMs, INT64_MIN);
        QCOMPARE(store->findFacts(storeKey("/b"))->takenAtMs, 1'600'000'000'000);
        QVERIFY(!store->findFacts(storeKey("/c")));
        StoreKey other = storeKey("/a");
        other.size = 0;
        QVERIFY(!store->findFacts(other));
    }

    void aMovedFileIsFoundByItsContent() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        for (const int bucket : {256, 512})
            store->put(storeKey("/gone/a", 0, bucket), 42, storedThumbnail(1));
        store->putFacts(storeKey("/gone/a"), {99, 1, 1});
        store->flush();
        StoreKey moved = storeKey("/new/a");
        moved.mtimeNs += 5; // copied by a program that does not keep times
        QVERIFY(store->mayAdopt(moved));
        QVERIFY(!store->adopt(moved, 43));
        QCOMPARE(store->adopt(moved, 42)->blob, blobOf(1, 6000));
        QVERIFY(store->find(moved)); // before the commit
        store->flush();
        QVERIFY(store->find(moved));
        moved.bucket = 512; // all buckets and the facts have moved along
        QVERIFY(store->find(moved));
        QCOMPARE(store->findFacts(moved)->takenAtMs, 99);
        QVERIFY(!store->find(storeKey("/gone/a")));
        QCOMPARE(store->status().rows, 2U);
    }

    void aCopyLeavesTheOriginalItsRow() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        const auto original = folder.write("a.jpg", "pixels");
        const auto stamp = base::stampOf(original);
        StoreKey key = storeKey(original.native());
        key.size = stamp->size;
        key.mtimeNs = stamp->mtimeNs;
        store->put(key, 42, storedThumbnail(1));
        store->flush();
        StoreKey copy = key;
        copy.path = (folder / "copy.jpg").native();
        QVERIFY(store->adopt(copy, 42));
        store->flush();
        QVERIFY(store->find(key));
        QVERIFY(store->find(copy));
    }

    void contentIsFoundBeforeItIsCommitted() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        QVERIFY(!store->mayAdopt(storeKey("/b")));
        store->put(storeKey("/a"), 42, storedThumbnail(1));
        QVERIFY(store->mayAdopt(storeKey("/b")));
        QVERIFY(!store->mayAdopt(storeKey("/a"))); // itself does not count
        QVERIFY(store->adopt(storeKey("/b"), 42));
        QVERIFY(!store->adopt(storeKey("/b", 1), 42));
        store->flush();
        QVERIFY(store->find(storeKey("/a")));
        QVERIFY(store->find(storeKey("/b")));
    }
};

#include "thumbnail_store_test.moc"
LIGHTSTACK_TEST(ThumbnailStoreTest);
