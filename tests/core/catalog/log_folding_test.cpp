// A long log is folded beside its writer, does not grow with what is written, and loses nothing.
#include "core/catalog/log_folding.h"
#include "core/db/transaction.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;
namespace fs = std::filesystem;

namespace {

constexpr int kPages = 16;
constexpr int kPageSize = 4096;
constexpr int kRowsOfBatch = 20;
constexpr int kBatches = 300;

Result<void> writeBatch(db::Database& database, int batch) {
    auto transaction = db::Transaction::begin(database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    {
        auto insert = database.prepare("INSERT INTO rows VALUES(?, zeroblob(1500))");
        if (!insert) return tl::unexpected<Error>(insert.error());
        for (int i = 0; i < kRowsOfBatch; ++i) {
            insert->bind(1, std::int64_t{batch} * kRowsOfBatch + i);
            if (auto done = insert->run(); !done) return done;
        }
    }
    return transaction->commit();
}

db::Database made(const fs::path& file) {
    auto database = db::Database::open(file, {.pageSize = kPageSize});
    (void)database->execute("CREATE TABLE rows(id INTEGER PRIMARY KEY, text BLOB)");
    return std::move(*database);
}

std::uintmax_t logBytes(const fs::path& file) {
    return fs::file_size(file.native() + "-wal");
}

} // namespace

class LogFoldingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logBeginsAnew();
    void writerFoldsWhereNoPassCanBeMade();
    void foldsByItselfAgainAfterwards();
};

void LogFoldingTest::logBeginsAnew() {
    const TempFolder folder;
    const fs::path file = folder / "a.db";
    db::Database database = made(file);
    {
        LogFolding folding(database, kPages);
        for (int batch = 0; batch < kBatches; ++batch) {
            QVERIFY(writeBatch(database, batch));
            folding.committed();
        }
    }
    // Of the nine megabytes the log has held the least part at a time.
    QVERIFY(fs::file_size(file) > 8'000'000);
    QVERIFY2(logBytes(file) < 1'000'000, std::to_string(logBytes(file)).c_str());
    auto other = db::Database::open(file, {.access = db::Access::ReadOnly});
    QCOMPARE(other->number("SELECT count(*) FROM rows").value(), kBatches * kRowsOfBatch);
    QCOMPARE(other->number("SELECT sum(id) FROM rows").value(),
        std::int64_t{kBatches} * kRowsOfBatch * (kBatches * kRowsOfBatch - 1) / 2);
}

// The file has moved: a connection by its name finds nothing, the writer's own goes on.
void LogFoldingTest::writerFoldsWhereNoPassCanBeMade() {
    const TempFolder folder;
    const fs::path file = folder / "a.db";
    const fs::path away = folder / "b.db";
    db::Database database = made(file);
    for (const char* part : {"", "-wal", "-shm"})
        fs::rename(file.native() + part, away.native() + part);
    {
        LogFolding folding(database, kPages);
        for (int batch = 0; batch < kBatches; ++batch) {
            QVERIFY(writeBatch(database, batch));
            folding.committed();
        }
    }
    QVERIFY(!fs::exists(file));
    QVERIFY2(logBytes(away) < 1'000'000, std::to_string(logBytes(away)).c_str());
    QCOMPARE(database.number("SELECT count(*) FROM rows").value(), kBatches * kRowsOfBatch);
    database.keepLogOnClose();
}

void LogFoldingTest::foldsByItselfAgainAfterwards() {
    const TempFolder folder;
    db::Database database = made(folder / "a.db");
    { const LogFolding folding(database, kPages); }
    QCOMPARE(database.number("PRAGMA wal_autocheckpoint").value(), kLogPages);
}

#include "log_folding_test.moc"
LIGHTSTACK_TEST(LogFoldingTest);
