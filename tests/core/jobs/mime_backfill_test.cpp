#include "core/jobs/mime_backfill.h"

#include "core/catalog/blob_types.h"
#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_schema.h"
#include "core/db/migrations.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QtTest>

#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::jobs;
using namespace lightstack::tests;

namespace {

std::string hashOf(int i) {
    const std::string digits = std::to_string(100'000 + i * 7919 % 90'000);
    return digits + "0000abcdef" + std::to_string(i);
}

BackfillResult backfill(
    const std::filesystem::path& db, const std::filesystem::path& blobs, BackfillOptions options) {
    pipeline::StageClock clock({"select", "sniff", "update"});
    const auto result = backfillMime(db, blobs, options, clock, {});
    if (!result) qFatal("%s", result.error().detail.c_str());
    return *result;
}

} // namespace

class MimeBackfillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TempFolder>();
        m_db = *m_folder / "c.db";
        m_blobs = *m_folder / "by-hash";
        { const auto made = catalog::openCatalog(m_db); }
        auto types = catalog::BlobTypes::open(m_db);
        std::vector<std::pair<std::string, std::string>> rows;
        for (int i = 0; i < 40; ++i) {
            const std::string hash = hashOf(i);
            if (i != 39) // the last one is missing
                m_folder->write(
                    "by-hash/" + hash.substr(0, 2) + "/" + hash.substr(2, 2) + "/" + hash,
                    i % 2 == 0 ? jpegBytes(i) : "%PDF-1.4 document");
            for (int k = 0; k <= i % 3; ++k)
                rows.emplace_back("/some/path" + std::to_string(i) + "-" + std::to_string(k), hash);
        }
        rows.emplace_back("/evil", "../../etc/passwd");
        QVERIFY(types->add(rows));
        m_rows = rows.size();
    }
    // Batches that are small beside the store look their blobs up, and do not go through all.
    void aBatchCostsWhatIsInIt() {
        {
            auto database = catalog::openCatalog(m_db);
            QVERIFY(database->execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) "
                "INSERT INTO blobs(hash, rows) SELECT printf('%020d', i * 7919 % 150001), 1 FROM "
                "n"));
        }
        auto types = catalog::BlobTypes::open(m_db);
        QElapsedTimer time;
        time.start();
        std::int64_t after = 0;
        for (int i = 0; i < 200; ++i) {
            auto batch = types->next(after, 5);
            QCOMPARE(batch->size(), std::size_t{5});
            for (catalog::BlobType& blob : *batch) {
                after = std::max(after, blob.id);
                blob.mime = "image/png";
            }
            QCOMPARE(types->fill(*batch)->byType.size(), std::size_t{1});
        }
        QVERIFY2(time.elapsed() < 1500, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(number(m_db, "SELECT count(*) FROM blobs WHERE mime = 'image/png'"), 1000);
    }
    void everyRowGetsTheTypeOfItsBlob() {
        BackfillOptions options;
        options.batch = 7;
        options.workers = 3;
        const BackfillResult result = backfill(m_db, m_blobs, options);
        QCOMPARE(result.blobs, std::uint64_t{41});
        QCOMPARE(result.failures.size(), std::size_t{2});
        const auto typed = static_cast<std::uint64_t>(
            number(m_db, "SELECT count(*) FROM blob_rows WHERE mime IS NOT NULL"));
        QCOMPARE(result.rows, typed);
        QCOMPARE(typed, static_cast<std::uint64_t>(m_rows) - 2);
        QCOMPARE(result.byType.at("image/jpeg") + result.byType.at("application/pdf"), typed);
        QCOMPARE(number(m_db, "SELECT count(*) FROM blob_rows WHERE mime='image/jpeg'"),
            static_cast<std::int64_t>(result.byType.at("image/jpeg")));
        QVERIFY(result.bytesRead <= 40 * 2048);
        // What is missing is recorded, and nothing is asked for twice.
        QCOMPARE(number(m_db, "SELECT count(*) FROM blob_failures WHERE category='not_found'"),
            std::int64_t{1});
        QCOMPARE(backfill(m_db, m_blobs, options).blobs, std::uint64_t{0});
    }
    void aDryRunSaysTheSameAndWritesNothing() {
        BackfillOptions options;
        options.dryRun = true;
        options.batch = 5;
        const BackfillResult dry = backfill(m_db, m_blobs, options);
        QCOMPARE(
            number(m_db, "SELECT count(*) FROM blob_rows WHERE mime IS NOT NULL"), std::int64_t{0});
        QCOMPARE(number(m_db, "SELECT count(*) FROM blob_failures"), std::int64_t{0});
        options.dryRun = false;
        const BackfillResult wet = backfill(m_db, m_blobs, options);
        QCOMPARE(dry.rows, wet.rows);
        QVERIFY(dry.byType == wet.byType);
    }
    void aStopKeepsWholeBatchesAndTheNextRunGoesOn() {
        std::stop_source source;
        BackfillOptions options;
        options.batch = 6;
        options.progress = [&](std::uint64_t) { source.request_stop(); };
        pipeline::StageClock clock({"select", "sniff", "update"});
        const auto stopped = backfillMime(m_db, m_blobs, options, clock, source.get_token());
        QVERIFY(stopped && stopped->cancelled);
        QCOMPARE(stopped->blobs, std::uint64_t{6});
        options.progress = {};
        QCOMPARE(backfill(m_db, m_blobs, options).blobs, std::uint64_t{35});
        QCOMPARE(
            number(m_db, "SELECT count(*) FROM blob_rows WHERE mime IS NULL"), std::int64_t{2});
    }
    // Rows of a catalog from before blobs had a table of their own.
    void rowsOfAnOlderCatalogAreTakenAlong() {
        const auto old = *m_folder / "old.db";
        {
            auto database = db::Database::open(old);
            QVERIFY(db::migrate(*database, catalog::catalogMigrations().first(6)));
            QVERIFY(
                database->execute("INSERT INTO blob_rows(id, path, hash, mime) VALUES"
                                  "(3, x'2F61FF', '" +
                                  hashOf(2) + "', NULL), (5, x'2F62', '" + hashOf(2) +
                                  "', 'image/x-given'), (9, x'2F63', '" + hashOf(1) +
                                  "', NULL), (11, x'2F64', '" + hashOf(3) + "', 'text/plain')"));
        }
        QCOMPARE(catalog::BlobTypes::open(old)->waiting()->rows, std::uint64_t{2});
        QCOMPARE(number(old, "SELECT sum(id) FROM blob_rows"), std::int64_t{28});
        const BackfillResult result = backfill(old, m_blobs, {});
        QCOMPARE(result.blobs, std::uint64_t{2});
        QCOMPARE(result.rows, std::uint64_t{2});
        for (const auto& [id, mime] : {std::pair(3, "image/jpeg"), std::pair(5, "image/x-given"),
                 std::pair(9, "application/pdf"), std::pair(11, "text/plain")})
            QCOMPARE(number(old, "SELECT count(*) FROM blob_rows WHERE id = " + std::to_string(id) +
                                     " AND mime = '" + mime + "'"),
                std::int64_t{1});
        QCOMPARE(number(old, "SELECT count(*) FROM blob_rows WHERE path = x'2F61FF' AND hash = '" +
                                 hashOf(2) + "'"),
            std::int64_t{1});
    }
    // Other programs write the rows as if they were one table.
    void rowsAreWrittenThroughTheirView() {
        QCOMPARE(backfill(m_db, m_blobs, {}).blobs, std::uint64_t{41});
        const auto untyped = [&] {
            return number(m_db, "SELECT count(*) FROM blob_rows WHERE mime IS NULL");
        };
        auto types = catalog::BlobTypes::open(m_db);
        const auto write = [&](const std::string& sql) {
            return types->database().execute(sql).has_value();
        };
        QCOMPARE(untyped(), std::int64_t{2});
        // A row of a blob that is known has its type; one with its own keeps it.
        QVERIFY(write("INSERT INTO blob_rows(path, hash) VALUES('/new', '" + hashOf(2) + "')"));
        QVERIFY(write("INSERT INTO blob_rows(path, hash, mime) VALUES('/own', '" + hashOf(2) +
                      "', 'image/x-own')"));
        QCOMPARE(untyped(), std::int64_t{2});
        QCOMPARE(types->waiting()->blobs, std::uint64_t{0});
        // Taken away: the blob is asked for again, for the rows that have none of their own.
        QVERIFY(write("UPDATE blob_rows SET mime = NULL WHERE path = '/new'"));
        QCOMPARE(types->waiting()->blobs, std::uint64_t{1});
        const std::uint64_t waiting = types->waiting()->rows;
        QCOMPARE(untyped(), static_cast<std::int64_t>(waiting) + 2);
        QVERIFY(write("DELETE FROM blob_rows WHERE path = '/new'"));
        QVERIFY(write("UPDATE blob_rows SET mime = NULL WHERE path = '/own'"));
        QCOMPARE(types->waiting()->rows, waiting);
        QCOMPARE(backfill(m_db, m_blobs, {}).rows, waiting);
        QCOMPARE(untyped(), std::int64_t{2});
        // All of them: what was found is found again, and what failed stays.
        QVERIFY(write("UPDATE blob_rows SET mime = NULL"));
        QCOMPARE(backfill(m_db, m_blobs, {}).blobs, std::uint64_t{39});
        QCOMPARE(untyped(), std::int64_t{2});
    }
    void withoutTheFolderNothingIsRecorded() {
        pipeline::StageClock clock({"select", "sniff", "update"});
        const auto none = backfillMime(m_db, *m_folder / "nowhere", {}, clock, {});
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QCOMPARE(number(m_db, "SELECT count(*) FROM blob_failures"), std::int64_t{0});
        QCOMPARE(backfillMime(*m_folder / "no.db", m_blobs, {}, clock, {}).error().code,
            ErrorCode::NotFound);
    }
    // A drive that is pulled out: nothing there, or the empty folder it was mounted on.
    void aFolderThatIsTakenAwayIsNotRecordedAsMissing() {
        for (const bool mounted : {false, true}) {
            BackfillOptions options;
            options.batch = 5;
            options.workers = 1;
            const auto aside = *m_folder / "aside";
            options.progress = [&](std::uint64_t blobs) {
                if (blobs != 10) return;
                std::filesystem::rename(m_blobs, aside);
                if (mounted) std::filesystem::create_directory(m_blobs);
            };
            QVERIFY(catalog::BlobTypes::open(m_db)->database().execute(
                "DELETE FROM blob_failures; UPDATE blobs SET mime = NULL"));
            pipeline::StageClock clock({"select", "sniff", "update"});
            const auto result = backfillMime(m_db, m_blobs, options, clock, {});
            QCOMPARE(result.error().code, ErrorCode::NotFound);
            QCOMPARE(result.error().path, m_blobs);
            QCOMPARE(number(m_db, "SELECT count(*) FROM blob_failures"), std::int64_t{0});
            QVERIFY(number(m_db, "SELECT count(*) FROM blobs WHERE mime IS NOT NULL") >= 10);
            if (mounted) std::filesystem::remove(m_blobs);
            std::filesystem::rename(aside, m_blobs);
            QCOMPARE(backfill(m_db, m_blobs, {}).failures.size(), std::size_t{2});
            QCOMPARE(
                number(m_db, "SELECT count(*) FROM blobs WHERE mime IS NULL"), std::int64_t{2});
        }
    }
    // In the middle of a write, too; then as if nobody had been disturbed.
    void killedAtRandomMomentsItEndsTheSame() {
        const auto start = [&](const std::filesystem::path& db) {
            std::filesystem::copy_file(m_db, db);
            auto types = catalog::BlobTypes::open(db);
            QVERIFY(
                types->database().execute("UPDATE blob_rows SET mime = 'x/own' WHERE id % 5 = 0;"
                                          "UPDATE blobs SET mime = 'x/known' WHERE id % 7 = 0"));
        };
        start(*m_folder / "whole.db");
        (void)backfill(*m_folder / "whole.db", m_blobs, {});
        const std::string expected = contents(*m_folder / "whole.db");
        std::mt19937 random(5);
        for (int round = 0; round < 10; ++round) {
            const auto db = *m_folder / ("k" + std::to_string(round) + ".db");
            start(db);
            BackfillOptions options;
            options.batch = 2;
            options.workers = 2;
            for (int kill = 0; kill < 2; ++kill) {
                const pid_t child = ::fork();
                if (child == 0) {
                    (void)backfill(db, m_blobs, options);
                    ::_exit(0);
                }
                ::usleep(static_cast<useconds_t>(random() % 8000));
                ::kill(child, SIGKILL);
                int status = 0;
                ::waitpid(child, &status, 0);
            }
            (void)backfill(db, m_blobs, options);
            QCOMPARE(QString::fromStdString(contents(db)), QString::fromStdString(expected));
            QCOMPARE(backfill(db, m_blobs, options).blobs, std::uint64_t{0});
        }
    }

private:
    // Rows with types of their own and of their blobs, and what failed.
    static std::string contents(const std::filesystem::path& db) {
        auto database = catalog::openCatalogForReading(db);
        std::string out;
        for (const char* sql :
            {"SELECT id||' '||hash||' '||ifnull(mime, '-')||' '||rows FROM blobs ORDER BY id",
                "SELECT id||' '||blob||' '||ifnull(mime, '-') FROM blob_paths ORDER BY id",
                "SELECT hash||' '||category||' '||reason FROM blob_failures ORDER BY hash"}) {
            auto rows = database->prepare(sql);
            while (rows->step().value_or(false))
                out.append(rows->text(0)).append("\n");
        }
        return out;
    }
    std::unique_ptr<TempFolder> m_folder;
    std::filesystem::path m_db, m_blobs;
    std::size_t m_rows = 0;
};

#include "mime_backfill_test.moc"
LIGHTSTACK_TEST(MimeBackfillTest);
