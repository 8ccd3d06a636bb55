#include "core/catalog/path_terms.h"

#include "core/catalog/candidate_ids.h"

namespace lightstack::catalog {
namespace {

std::string jsonOf(const IdSet& ids) {
    std::string out = "[";
    for (const std::int64_t id : ids.ids()) {
        if (out.size() > 1) out += ',';
        out += std::to_string(id);
    }
    return out + ']';
}

// The shorter of two lists: of those that hold it, or of all other ids there may be.
Result<void> setIds(db::Database& database, QueryTerm& term, const IdSet& ids) {
    const auto last = database.number("SELECT coalesce(max(id), 0) FROM assets");
    if (!last) return tl::unexpected<Error>(last.error());
    const bool most = 2 * ids.count() > static_cast<std::size_t>(*last);
    IdSet others;
    if (most) {
        others.fill(*last);
        others.drop(ids);
    }
    if (most) { // what has come since is in neither
        term.sql = "a.id <= ? AND a.id NOT IN (SELECT value FROM json_each(?))";
        term.values = {*last, jsonOf(others)};
    } else {
        term.sql = "a.id IN (SELECT value FROM json_each(?))";
        term.values = {jsonOf(ids)};
    }
    return {};
}

} // namespace

Result<void> listPaths(db::Database& database, SearchQuery& query) {
    for (QueryTerm& term : query.terms) {
        if (term.path.empty()) continue;
        SearchQuery alone;
        alone.terms.push_back(term);
        CandidateIds candidates(database, alone);
        const auto exact = candidates.gatherAll();
        if (!exact) return tl::unexpected<Error>(exact.error());
        if (!*exact || candidates.ids() == nullptr) continue;
        if (auto done = setIds(database, term, *candidates.ids()); !done) return done;
    }
    return {};
}

} // namespace lightstack::catalog
