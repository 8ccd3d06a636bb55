// The words a search looks through: a row of `asset_text` an asset, put together from its name, its
// own fields, its sidecar's and the people on it, as foldedWords() makes them.
//
// New assets get theirs many at a time (`texts_until` of `catalog_state`: ids up to there have
// them), which costs a fifth of one by one; what a kill left behind is made up by the next writer.
// Thread: that of the connection, inside its transaction.
#pragma once

#include "core/db/database.h"

namespace lightstack::catalog {

class AssetTexts {
public:
    explicit AssetTexts(db::Database& database) noexcept : m_database(&database) {}

    // Another connection may have moved the mark: to be called when a transaction begins.
    void forget() noexcept { m_until.reset(); }
    // The last id that has its text.
    Result<std::int64_t> until();
    // Those of all assets after that, and the mark moved on; their names (asset_names.h), too.
    Result<void> catchUp();
    // That of one asset anew. Requires: it is not after the mark.
    Result<void> replace(std::int64_t asset);

private:
    Result<std::int64_t> add(std::int64_t from, std::int64_t to);
    db::Database* m_database;
    std::optional<std::int64_t> m_until;
    std::optional<db::Statement> m_read, m_insert, m_remove;
};

} // namespace lightstack::catalog
