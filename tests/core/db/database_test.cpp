#include "core/db/database.h"
#include "core/db/transaction.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <sys/mount.h>
#include <thread>

using namespace lightstack;
using db::Access;
using db::Database;
using db::Transaction;

class DatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bindsAndReadsBytesAsTheyAre() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(database);
        QVERIFY(database->execute("CREATE TABLE t(a, b, c, d)"));
        auto insert = database->prepare("INSERT INTO t VALUES(?,?,?,?)");
        QVERIFY(insert);
        const std::string odd("\xff\x00name\n", 7);
        insert->bind(1, INT64_MIN);
        insert->bindBlob(2, std::string_view(odd));
        insert->bindText(3, "Größe");
        insert->bindNull(4);
        QVERIFY(insert->run());
        QCOMPARE(database->changes(), 1);
        insert->bindBlob(2, std::string_view());
        QVERIFY(insert->run());

        auto select = database->prepare("SELECT a,b,c,d,typeof(b),length(b) FROM t ORDER BY rowid");
        QVERIFY(select);
        QVERIFY(select->step().value_or(false));
        QCOMPARE(select->integer(0), INT64_MIN);
        QVERIFY(select->bytes(1) == odd);
        QVERIFY(select->text(2) == "Größe");
        QVERIFY(select->isNull(3));
        QVERIFY(!select->isNull(0));
        QVERIFY(select->step().value_or(false));
        QVERIFY(select->text(4) == "blob");
        QCOMPARE(select->integer(5), 0);
        const auto end = select->step();
        QVERIFY(end && !*end);
        QVERIFY(select->isNull(0)); // no row, no exception
    }

    void errorsAreValues() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(database);
        QVERIFY(database->execute("CREATE TABLE t(a UNIQUE)"));
        QCOMPARE(
            database->prepare("SELECT nothing FROM nowhere").error().code, ErrorCode::Database);
        QCOMPARE(database->number("SELECT a FROM t").error().code, ErrorCode::Database);
        auto insert = database->prepare("INSERT INTO t VALUES(?)");
        QVERIFY(insert);
        insert->bind(9, 1); // no such parameter: said by the next step
        QCOMPARE(insert->run().error().code, ErrorCode::Database);
        insert->bind(1, 1);
        QVERIFY(insert->run());
        QCOMPARE(insert->run().error().code, ErrorCode::Database);
    }

    void damageAndRightsHaveTheirCodes() {
        const tests::TempFolder folder;
        folder.write("garbage.db", std::string(8192, 'x'));
        QCOMPARE(Database::open(folder / "garbage.db").error().code, ErrorCode::CorruptData);
        QCOMPARE(Database::open(folder / "no/where.db").error().code, ErrorCode::Denied);
        db::OpenOptions readOnly;
        readOnly.access = Access::ReadOnly;
        QCOMPARE(Database::open(folder / "none.db", readOnly).error().code, ErrorCode::Denied);
        QVERIFY(!std::filesystem::exists(folder / "none.db"));
    }

    void rowsThatContradictEachOther() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(database->execute("CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES(1)"));
        const auto done = database->execute("INSERT INTO t VALUES(1)");
        QVERIFY(!done && done.error().detail.starts_with("has rows that contradict each other"));
    }

    // The log of a database wants files beside it, which a disk that is read-only does not take.
    void readsOnADiskThatIsReadOnly() {
        const tests::TempFolder folder;
        const std::filesystem::path disk = folder / "di?sk %41";
        std::filesystem::create_directory(disk);
        if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0)
            QSKIP("file systems cannot be mounted here");
        db::OpenOptions readOnly;
        readOnly.access = Access::ReadOnly;
        const auto rows = [&]() -> std::int64_t {
            auto opened = Database::open(disk / "a.db", readOnly);
            return opened ? opened->number("SELECT count(*) FROM t").value_or(-1) : -2;
        };
        {
            auto database = Database::open(disk / "a.db");
            QVERIFY(database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
        }
        QCOMPARE(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr), 0);
        const std::int64_t found = rows();
        ::umount(disk.c_str());
        QCOMPARE(found, std::int64_t{1});
    }

    void transactionsRollBackUnlessCommitted() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(database->execute("CREATE TABLE t(a)"));
        {
            auto transaction = Transaction::begin(*database);
            QVERIFY(transaction);
            QVERIFY(database->execute("INSERT INTO t VALUES(1)"));
        }
        QCOMPARE(*database->number("SELECT count(*) FROM t"), 0);
        {
            auto transaction = Transaction::begin(*database);
            QVERIFY(database->execute("INSERT INTO t VALUES(1)"));
            QVERIFY(transaction->commit());
            QVERIFY(!transaction->commit());
        }
        QCOMPARE(*database->number("SELECT count(*) FROM t"), 1);
    }

    void walReadersGoOnWhileAWriterHoldsTheLock() {
        const tests::TempFolder folder;
        db::OpenOptions options;
        options.busyMs = 1;
        options.pageSize = 16384;
        options.incrementalVacuum = true;
        auto writer = Database::open(folder / "a.db", options);
        QVERIFY(writer->execute("CREATE TABLE t(a);INSERT INTO t VALUES(1)"));
        QCOMPARE(*writer->number("PRAGMA page_size"), 16384);
        QCOMPARE(*writer->number("PRAGMA auto_vacuum"), 2);
        QCOMPARE(*writer->number("PRAGMA synchronous"), 1);

        auto other = Database::open(folder / "a.db", options);
        QVERIFY(other);
        auto transaction = Transaction::begin(*writer);
        QVERIFY(writer->execute("INSERT INTO t VALUES(2)"));
        QCOMPARE(*other->number("SELECT count(*) FROM t"), 1);
        const auto busy = Transaction::begin(*other);
        QVERIFY(!busy);
        QCOMPARE(busy.error().code, ErrorCode::Database);
        QVERIFY(transaction->commit());
        QCOMPARE(*other->number("SELECT count(*) FROM t"), 2);
    }

    void ownFunctions() {
        const tests::TempFolder folder;
        auto database = db::Database::open(folder / "a.db");
        QVERIFY(database->define(
            "twice", [](std::string_view text) { return std::string(text) + std::string(text); }));
        QCOMPARE(database->number("SELECT twice('ab') = 'abab'").value_or(-1), std::int64_t{1});
        QCOMPARE(database->number("SELECT twice(NULL) IS NULL").value_or(-1), std::int64_t{1});
        QCOMPARE(database->number("SELECT length(CAST(twice(CAST(x'6100' AS TEXT)) AS BLOB))")
                     .value_or(-1),
            std::int64_t{4});
    }
    void interruptEndsALongQuery() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        std::atomic<bool> ended = false;
        Result<std::int64_t> answer = 0;
        std::thread runner([&] {
            answer =
                database->number("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
                                 " SELECT count(*) FROM n");
            ended = true;
        });
        // An interrupt before the query has begun is forgotten, so it is said until it is heard.
        while (!ended) {
            database->interrupt();
            std::this_thread::yield();
        }
        runner.join();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    }
};

#include "database_test.moc"
LIGHTSTACK_TEST(DatabaseTest);
