#include "tests/core/catalog/catalog_dump.h"

#include "core/catalog/catalog_file.h"
#include "core/db/each_row.h"

#include <QtGlobal>

namespace lightstack::tests {
namespace {

void dumpRows(db::Database& database, const std::string& sql, std::string& out) {
    const auto done = db::eachRow(database, sql, [&](const db::Statement& row) {
        out += row.text(0);
        out += '\n';
    });
    if (!done) qFatal("%s", done.error().detail.c_str());
}

// Column values as SQLite quotes them.
std::string quotedColumns(db::Database& database, const std::string& table) {
    std::string list;
    dumpRows(database,
        "SELECT group_concat('quote(' || name || ')', '||''|''||') FROM (SELECT name FROM "
        "pragma_table_info('" +
            table + "') ORDER BY cid)",
        list);
    return list;
}

} // namespace

std::string dumpOf(const std::filesystem::path& catalog) {
    auto database = catalog::openCatalogForReading(catalog);
    if (!database) qFatal("%s", database.error().detail.c_str());
    std::string out;
    for (const std::string table :
        {"folders", "people", "sidecars", "sidecar_people", "assets", "films", "links", "errors"}) {
        out += "# " + table + "\n";
        dumpRows(*database,
            "SELECT " + quotedColumns(*database, table) + " FROM " + table + " ORDER BY 1", out);
    }
    out += "# asset_text\n";
    dumpRows(*database,
        "SELECT rowid||'|'||quote(name)||'|'||quote(description)||'|'||quote(keywords)||'|'||"
        "quote(people) FROM asset_text ORDER BY rowid",
        out);
    return out;
}

} // namespace lightstack::tests
