// The assets a query may mean, as bits: lists of ids straight from indexes, laid over each other.
//
// Words are asked of the texts; fields of their indexes; people and flags come as sidecars, of
// which the assets are found; a part of a path is looked for in the names (asset_names.h) and the
// folders. A term that excludes takes away what its list holds. Thread: that of the connection.
#pragma once

#include "core/catalog/id_set.h"
#include "core/catalog/search_query.h"
#include "core/db/database.h"

#include <optional>

namespace lightstack::catalog {

class CandidateIds {
public:
    CandidateIds(db::Database& database, const SearchQuery& query)
        : m_database(database), m_query(query) {}

    // For a page: so few that asking each is quicker are not narrowed further, and dates are left
    // to the order of the page. False: there is no list.
    Result<bool> gather(std::size_t few);
    // For a count: by all there is. True: ids() are the query's, whatever their status.
    Result<bool> gatherAll();
    // Without those of a status that the query does not show.
    Result<void> dropUnshown(bool showsMissing);

    [[nodiscard]] const IdSet* ids() const noexcept { return m_ids ? &*m_ids : nullptr; }

private:
    Result<void> narrow(std::size_t few, bool dates);
    Result<IdSet> listOf(const QueryTerm& term);
    Result<IdSet> withPath(const QueryTerm& term);
    Result<void> dropPath(const QueryTerm& term);
    Result<IdSet> inFolders(const QueryTerm& term, bool matching);
    Result<void> findNames(const QueryTerm& term, IdSet& found);
    Result<IdSet> ofSidecars(const QueryTerm& term, const IdSet& sidecars);
    Result<IdSet> texts(const std::string& expression);
    Result<IdSet> all();
    void keep(IdSet&& ids);

    db::Database& m_database;
    const SearchQuery& m_query;
    std::optional<IdSet> m_ids;
    bool m_exact = true;
};

} // namespace lightstack::catalog
