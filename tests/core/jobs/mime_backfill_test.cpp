#include "core/jobs/mime_backfill.h"

#include "core/catalog/blob_types.h"
#include "core/catalog/catalog_file.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

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
    void withoutTheFolderNothingIsRecorded() {
        pipeline::StageClock clock({"select", "sniff", "update"});
        const auto none = backfillMime(m_db, *m_folder / "nowhere", {}, clock, {});
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QCOMPARE(number(m_db, "SELECT count(*) FROM blob_failures"), std::int64_t{0});
        QCOMPARE(backfillMime(*m_folder / "no.db", m_blobs, {}, clock, {}).error().code,
            ErrorCode::NotFound);
    }

private:
    std::unique_ptr<TempFolder> m_folder;
    std::filesystem::path m_db, m_blobs;
    std::size_t m_rows = 0;
};

#include "mime_backfill_test.moc"
LIGHTSTACK_TEST(MimeBackfillTest);
