// Damage, newer schemas, foreign files, no space, no rights: the store says so, and goes on or off.
#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>
#include <sys/mount.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::tests;
using catalog::ThumbnailStore;
namespace fs = std::filesystem;

namespace {

void fill(const fs::path& file, unsigned rows) {
    const auto store = ThumbnailStore::open(StoreClock().options(file));
    for (unsigned i = 0; i < rows; ++i)
        store->put(storeKey("/p/" + std::to_string(i)), i + 1, storedThumbnail(i));
}

void overwrite(const fs::path& file, std::streamoff at, std::size_t count) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(at);
    const std::string garbage(count, '\x5a');
    stream.write(garbage.data(), static_cast<std::streamsize>(count));
}

struct AsNobody {
    uid_t before = ::geteuid();
    AsNobody() {
        if (before == 0 && ::seteuid(65534) != 0) std::abort();
    }
    ~AsNobody() {
        if (before == 0 && ::seteuid(0) != 0) std::abort();
    }
};

struct SmallDisk { // mounted by the test
    fs::path where;
    ~SmallDisk() { ::umount(where.c_str()); }
};

} // namespace

class StoreTroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDamagedHeaderIsSetAside() {
        const TempFolder folder;
        const auto file = folder / "t.db";
        for (int round = 0; round < 3; ++round) { // at most one is kept
            fill(file, 20);
            overwrite(file, 0, 200);
            const auto store = ThumbnailStore::open(StoreClock().options(file));
            QVERIFY(store->status().usable);
            QVERIFY(!store->status().reason.empty());
            QCOMPARE(store->status().rows, 0U);
            store->put(storeKey("/a"), 1, storedThumbnail(1));
            store->flush();
            QVERIFY(store->find(storeKey("/a")));
        }
        const std::vector<std::string> expected{"t.db", "t.db.damaged"};
        QVERIFY(namesIn(folder.path()) == expected);
    }

    void damageMetWhileReadingIsMended() {
        const TempFolder folder;
        const auto file = folder / "t.db";
        fill(file, 200);
        const auto size = static_cast<std::streamoff>(fs::file_size(file));
        // Everything but the first page: the header looks well.
        overwrite(file, catalog_pageSize, static_cast<std::size_t>(size - catalog_pageSize));
        const auto store = ThumbnailStore::open(StoreClock().options(file));
        QVERIFY(!store->find(storeKey("/p/3"))); // a miss, nothing worse
        store->flush();
        store->put(storeKey("/p/3"), 1, storedThumbnail(3));
        store->flush();
        QVERIFY(store->status().usable);
        QVERIFY(store->find(storeKey("/p/3")));
        QVERIFY(fs::exists(folder / "t.db.damaged"));
    }

    void damageMetWhileWritingIsMendedAndTheRowsAreKept() {
        const TempFolder folder;
        const auto file = folder / "t.db";
        fill(file, 200);
        const auto store = ThumbnailStore::open(StoreClock().options(file));
        const auto size = static_cast<std::streamoff>(fs::file_size(file));
        overwrite(file, catalog_pageSize, static_cast<std::size_t>(size - catalog_pageSize));
        for (unsigned i = 0; i < 10; ++i)
            store->put(storeKey("/q/" + std::to_string(i)), i + 1, storedThumbnail(i));
        store->flush();
        QVERIFY(store->status().usable);
        for (unsigned i = 0; i < 10; ++i)
            QVERIFY(store->find(storeKey("/q/" + std::to_string(i))));
    }

    void truncatedToAnyLength() {
        const TempFolder folder;
        fill(folder / "full.db", 60);
        const auto size = fs::file_size(folder / "full.db");
        for (const std::uintmax_t length :
            {std::uintmax_t{0}, std::uintmax_t{1}, std::uintmax_t{99}, std::uintmax_t{4096},
                std::uintmax_t{16384}, size / 2, size - 1}) {
            const auto file = folder / "cut.db";
            fs::copy_file(folder / "full.db", file, fs::copy_options::overwrite_existing);
            fs::resize_file(file, length);
            const auto store = ThumbnailStore::open(StoreClock().options(file));
            for (int i = 0; i < 60; ++i)
                (void)store->find(storeKey("/p/" + std::to_string(i)));
            store->flush();
            store->put(storeKey("/a"), 1, storedThumbnail(1));
            store->flush();
            QVERIFY(store->status().usable);
            QVERIFY(store->find(storeKey("/a")));
        }
    }

    void aNewerSchemaIsSetAsideUnchanged() {
        const TempFolder folder;
        const auto file = folder / "t.db";
        fill(file, 5);
        {
            auto database = db::Database::open(file);
            QVERIFY(database->execute("PRAGMA user_version=9; CREATE TABLE later(x)"));
        }
        const auto store = ThumbnailStore::open(StoreClock().options(file));
        QVERIFY(store->status().usable);
        QVERIFY(store->status().reason.find("newer") != std::string::npos);
        QCOMPARE(store->status().rows, 0U);
        auto aside = db::Database::open(folder / "t.db.newer-9");
        QVERIFY(aside);
        QCOMPARE(*aside->number("SELECT count(*) FROM thumbs"), 5);
        QCOMPARE(*aside->number("PRAGMA user_version"), 9);
    }

    void anotherProgramsDatabaseIsLeftAlone() {
        const TempFolder folder;
        const auto file = folder / "bookmarks.db";
        {
            auto database = db::Database::open(file);
            QVERIFY(database->execute("CREATE TABLE urls(x); INSERT INTO urls VALUES(1)"));
        }
        const auto store = ThumbnailStore::open(StoreClock().options(file));
        QVERIFY(!store->status().usable);
        QVERIFY(!store->find(storeKey("/a")));
        store->put(storeKey("/a"), 1, storedThumbnail(1));
        store->flush();
        auto database = db::Database::open(file);
        QCOMPARE(*database->number("SELECT count(*) FROM urls"), 1);
        QCOMPARE(*database->number("SELECT count(*) FROM sqlite_master"), 1);
    }

    void nobodyElseMayReadIt() {
        const TempFolder folder;
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "t.db"));
        store->put(storeKey("/a"), 1, storedThumbnail(1));
        store->flush();
        const auto others = fs::perms::group_all | fs::perms::others_all;
        for (const char* name : {"t.db", "t.db-wal"})
            QCOMPARE(fs::status(folder / name).permissions() & others, fs::perms::none);
    }

    void deletedWhileOpenIsBegunAnew() {
        const TempFolder folder;
        const auto file = folder / "cache/t.db";
        const auto store = ThumbnailStore::open(StoreClock().options(file));
        store->put(storeKey("/a"), 1, storedThumbnail(1));
        store->flush();
        fs::remove_all(folder / "cache");
        store->put(storeKey("/b"), 2, storedThumbnail(2));
        store->flush();
        QVERIFY(store->status().usable);
        QVERIFY(store->find(storeKey("/b")));
        QVERIFY(!store->find(storeKey("/a")));
        QVERIFY(fs::exists(file));
    }

    void nowhereToWriteTurnsItOff() {
        const TempFolder folder;
        folder.write("file", "not a folder");
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "file/t.db"));
        QVERIFY(!store->status().usable);
        QVERIFY(!store->status().reason.empty());
        store->put(storeKey("/a"), 1, storedThumbnail(1));
        store->flush();
        QVERIFY(!store->find(storeKey("/a")));
        QVERIFY(!store->adopt(storeKey("/a"), 1));
        QVERIFY(!store->clear());
    }

    void aReadOnlyFolderTurnsItOff() {
        const TempFolder folder;
        fs::permissions(folder.path(), fs::perms(0755));
        fill(folder / "ro/t.db", 5);
        for (const char* name : {"ro/t.db", "ro"})
            fs::permissions(folder / name, fs::perms(0555));
        const AsNobody nobody; // root may write everywhere
        const auto store = ThumbnailStore::open(StoreClock().options(folder / "ro/t.db"));
        QVERIFY(!store->status().usable);
        QVERIFY(!store->status().reason.empty());
        QVERIFY(!ThumbnailStore::open(StoreClock().options(folder / "ro/new.db"))->status().usable);
    }

    void aFullDiskTurnsItOffAndClearTurnsItOn() {
        const TempFolder folder;
        fs::create_directory(folder / "disk");
        if (::mount("tmpfs", (folder / "disk").c_str(), "tmpfs", 0, "size=4m") != 0)
            QSKIP("not allowed to mount a small disk");
        const SmallDisk disk{folder / "disk"};
        folder.write("disk/ballast", std::string(3 << 20, 'b'));
        {
            const auto store = ThumbnailStore::open(StoreClock().options(folder / "disk/t.db"));
            QVERIFY(store->status().usable);
            for (unsigned i = 0; i < 200; ++i)
                store->put(storeKey("/p/" + std::to_string(i)), i + 1, storedThumbnail(i, 12000));
            store->flush();
            QVERIFY(!store->status().usable);
            QVERIFY(store->status().reason.find("full") != std::string::npos);
            store->put(storeKey("/later"), 1, storedThumbnail(1));
            store->flush();
            QVERIFY(!store->find(storeKey("/later")));
            fs::remove(folder / "disk/ballast");
            QVERIFY(store->clear());
            QVERIFY(store->status().usable);
            store->put(storeKey("/later"), 1, storedThumbnail(1));
            store->flush();
            QVERIFY(store->find(storeKey("/later")));
        }
    }

private:
    static constexpr std::streamoff catalog_pageSize = 16384;
};

#include "store_trouble_test.moc"
LIGHTSTACK_TEST(StoreTroubleTest);
