#include "core/catalog/catalog_indexes.h"

#include "core/catalog/name_types.h"
#include "core/db/transaction.h"

#include <array>
#include <string>
#include <vector>

namespace lightstack::catalog {
namespace {

struct Index {
    std::string_view name, on;
    bool last = false; // built at the end of a first scan
};
// Kept all along: those of which few rows have an entry, or whose new entries go behind all others,
// so that a batch touches few pages, while the scan's other threads work.
constexpr std::array<Index, 16> kIndexes{{
    {"assets_content", "assets(size, crc32)", true},
    {"assets_taken", "assets(taken)", true},
    {"assets_by_camera", "assets(trim(coalesce(make, '') || ' ' || coalesce(model, '')))", true},
    {"assets_lens", "assets(lens)", true},
    {"assets_mime", "assets(mime)", true},
    {"assets_light", "assets(iso, f_number)", true},
    {"assets_focal", "assets(focal_length)", true},
    {"assets_extent", "assets(width, height)", true},
    {"assets_unplaced", "assets(taken) WHERE latitude IS NULL", true},
    {"assets_sidecar", "assets(sidecar)"},
    {"assets_rating", "assets(rating) WHERE rating IS NOT NULL"},
    {"assets_odd", "assets(status) WHERE status <> 'ok'"},
    {"assets_conflict", "assets(taken) WHERE date_conflict"},
    {"assets_mistyped", "assets(taken) WHERE mistyped"},
    {"people_sidecars", "sidecar_people(person)"},
    {"sidecars_flagged", "sidecars(favorite, archived, trashed) WHERE favorite OR archived OR "
                         "trashed"},
}};

Result<void> make(db::Database& database, const Index& index) {
    return database.execute(
        "CREATE INDEX IF NOT EXISTS " + std::string(index.name) + " ON " + std::string(index.on));
}

} // namespace

Result<void> beginIndexes(db::Database& database) {
    auto transaction = db::Transaction::begin(database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    for (const Index& index : kIndexes)
        if (auto done = index.last
                            ? database.execute("DROP INDEX IF EXISTS " + std::string(index.name))
                            : make(database, index);
            !done)
            return done;
    return transaction->commit();
}

Result<bool> hasIndexes(db::Database& database) {
    std::string names;
    for (const Index& index : kIndexes)
        names += (names.empty() ? "'" : ",'") + std::string(index.name) + "'";
    const auto count = database.number(
        "SELECT count(*) FROM sqlite_master WHERE type='index' AND name IN (" + names + ")");
    if (!count) return tl::unexpected<Error>(count.error());
    return *count == static_cast<std::int64_t>(kIndexes.size());
}

Result<void> buildIndexes(db::Database& database) {
    const auto there = hasIndexes(database);
    if (!there) return tl::unexpected<Error>(there.error());
    if (*there) return {};
    // Each index is a transaction, so that a kill loses one. On one thread: SQLite's sorting
    // threads made it a tenth slower, at 100,000 rows as at 500,000.
    for (const Index& index : kIndexes)
        if (auto done = make(database, index); !done) return done;
    return {};
}

Result<bool> hasCurrentCopies(db::Database& database) {
    const auto old = database.number("SELECT count(*) FROM catalog_state WHERE key='copies_old'");
    if (!old) return tl::unexpected<Error>(old.error());
    return *old == 0;
}

Result<void> listCopies(db::Database& database) {
    const auto current = hasCurrentCopies(database);
    if (!current) return tl::unexpected<Error>(current.error());
    if (*current) return {};
    auto transaction = db::Transaction::begin(database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    // Index alone, in its order.
    if (auto done = database.execute(
            "DELETE FROM copies; INSERT INTO copies SELECT a.id FROM (SELECT size, crc32 FROM "
            "assets INDEXED BY assets_content WHERE crc32 IS NOT NULL GROUP BY size, crc32 "
            "HAVING count(*) > 1) d CROSS JOIN assets a INDEXED BY assets_content "
            "ON a.size = d.size AND a.crc32 = d.crc32 ORDER BY 1; "
            "DELETE FROM catalog_state WHERE key='copies_old'");
        !done)
        return done;
    return transaction->commit();
}

Result<void> judgeNames(db::Database& database) {
    const auto waiting =
        database.number("SELECT count(*) FROM catalog_state WHERE key='names_unjudged'");
    if (!waiting) return tl::unexpected<Error>(waiting.error());
    if (*waiting == 0) return {};
    auto transaction = db::Transaction::begin(database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    std::vector<std::int64_t> mistyped;
    {
        auto rows = database.prepare("SELECT id, name, mime FROM assets WHERE mime IS NOT NULL");
        if (!rows) return tl::unexpected<Error>(rows.error());
        while (true) {
            const auto row = rows->step();
            if (!row) return tl::unexpected<Error>(row.error());
            if (!*row) break;
            if (isMistyped(rows->bytes(1), rows->text(2))) mistyped.push_back(rows->integer(0));
        }
        auto mark = database.prepare("UPDATE assets SET mistyped=1 WHERE id=?");
        if (!mark) return tl::unexpected<Error>(mark.error());
        for (const std::int64_t id : mistyped) {
            mark->bind(1, id);
            if (auto done = mark->run(); !done) return done;
        }
    }
    if (auto done = database.execute("DELETE FROM catalog_state WHERE key='names_unjudged'"); !done)
        return done;
    return transaction->commit();
}

} // namespace lightstack::catalog
