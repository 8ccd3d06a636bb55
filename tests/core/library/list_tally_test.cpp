// Lists counted by indexes and by rows: the same, whatever is missing, of no type or without
// anything.
#include "core/library/list_tally.h"

#include "core/catalog/catalog_indexes.h"
#include "core/catalog/duplicates.h"
#include "core/library/list_rows.h"
#include "tests/core/library/library_fixture.h"
#include "tests/support/test_registry.h"

using namespace lightstack;
using namespace lightstack::library;
using lightstack::tests::LibraryFixture;

namespace {

// Assets 100 and on, of every state; as many as `count`.
void addMany(const LibraryFixture& library, int count) {
    library.run(
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < " +
        std::to_string(99 + count) +
        ") INSERT INTO assets(id, folder, name, size, mtime, status, mime, taken, crc32, make, "
        "model, lens, latitude, longitude, sidecar, date_conflict) SELECT i, 1 + i % 4, CAST('n' "
        "|| i AS BLOB), i % 50, 1, CASE i % 13 WHEN 0 THEN 'missing' WHEN 1 THEN 'other' WHEN 2 "
        "THEN 'failed' ELSE 'ok' END, 'image/jpeg', CASE WHEN i % 7 <> 0 THEN (i - 150) * "
        "1000000000 END, i % 40, CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN 'Canon ' ELSE 'Sony' END, "
        "CASE WHEN i % 3 <> 0 THEN ' X' || i % 4 END, CASE WHEN i % 6 <> 0 THEN 'L' || i % 3 END, "
        "CASE WHEN i % 4 <> 0 THEN i % 9 * 0.5 - 2 END, CASE WHEN i % 4 <> 0 THEN i % 3 * 0.5 END, "
        "CASE WHEN i % 5 <> 0 THEN 2 + i % 2 END, i % 11 = 0 FROM n");
}

// As a scan leaves it: the next opening builds the indexes and lists the copies.
void finish(const LibraryFixture& library) {
    library.run("UPDATE catalog_state SET value = 9999 WHERE key = 'texts_until';"
                "INSERT OR REPLACE INTO catalog_state VALUES('copies_old', 1)");
}

} // namespace

class ListTallyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothWaysAreTheSame() {
        for (const int more : {0, 1, 300}) {
            const LibraryFixture library;
            if (more > 0) addMany(library, more);
            finish(library);
            auto database = catalog::openCatalog(library.file());
            QVERIFY(database && catalog::hasIndexes(*database).value_or(false));
            QVERIFY(catalog::hasCurrentCopies(*database).value_or(false));
            const auto rows = tallyRows(*database);
            const auto indexes = tallyIndexes(*database);
            QVERIFY(rows && indexes);
            QVERIFY(rows->counts == indexes->counts);
            QVERIFY(rows->months == indexes->months);
            QVERIFY(rows->cameras == indexes->cameras);
            QVERIFY(*rows == *indexes);
            QCOMPARE(rows->counts[0], database
                                          ->number("SELECT count(*) FROM assets WHERE status IN "
                                                   "('ok', 'failed')")
                                          .value_or(-1));
        }
    }
    // The list of copies may be behind the assets: then it is not asked.
    void duplicatesWithAndWithoutTheirList() {
        const LibraryFixture library;
        addMany(library, 400);
        finish(library);
        const LibraryPlace place{ListKind::Duplicates, {}, {}};
        std::vector<std::size_t> found;
        std::vector<std::size_t> groups;
        for (const bool listed : {true, false}) {
            auto database = catalog::openCatalog(library.file());
            if (listed)
                QVERIFY(catalog::listCopies(*database));
            else
                QVERIFY(
                    database->execute("DELETE FROM copies; INSERT OR REPLACE INTO catalog_state "
                                      "VALUES('copies_old', 1)"));
            const auto rows = allRows(*database, place, {}, {});
            QVERIFY(rows);
            found.push_back(rows->table->count());
            const auto same = catalog::findDuplicates(*database);
            QVERIFY(same);
            groups.push_back(same->size());
        }
        QVERIFY(found[0] > 100 && groups[0] > 20);
        QCOMPARE(found[0], found[1]);
        QCOMPARE(groups[0], groups[1]);
    }
};

#include "list_tally_test.moc"
LIGHTSTACK_TEST(ListTallyTest);
