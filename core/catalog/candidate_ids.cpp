#include "core/catalog/candidate_ids.h"

#include "core/catalog/asset_names.h"
#include "core/catalog/catalog_indexes.h"
#include "core/db/each_row.h"

namespace lightstack::catalog {
namespace {

// So many sidecars are looked up one by one; more, by going through all of them.
constexpr std::size_t kLookedUp = 20'000;

Result<IdSet> idsOf(db::Statement& rows) {
    IdSet ids;
    const auto done = db::eachRow(rows, [&](const db::Statement& row) { ids.add(row.integer(0)); });
    if (!done) return tl::unexpected<Error>(done.error());
    return ids;
}

Result<IdSet> idsOf(db::Database& database, std::string_view sql) {
    auto rows = database.prepare(sql);
    if (!rows) return tl::unexpected<Error>(rows.error());
    return idsOf(*rows);
}

void bind(db::Statement& statement, const QueryTerm& term) {
    int next = 1;
    for (const auto& value : term.values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            statement.bind(next++, *number);
        else
            statement.bindText(next++, std::get<std::string>(value));
    }
}

// LIKE patterns; wildcards of the text are escaped by '\'.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

} // namespace

Result<bool> CandidateIds::gather(std::size_t few) {
    if (auto done = narrow(few, false); !done) return tl::unexpected<Error>(done.error());
    return m_ids.has_value();
}

Result<bool> CandidateIds::gatherAll() {
    if (auto done = narrow(0, true); !done) return tl::unexpected<Error>(done.error());
    if (m_exact && !m_ids) {
        auto everything = all();
        if (!everything) return tl::unexpected<Error>(everything.error());
        m_ids = std::move(*everything);
    }
    return m_exact;
}

void CandidateIds::keep(IdSet&& ids) {
    if (m_ids)
        m_ids->keep(ids);
    else
        m_ids = std::move(ids);
}

Result<void> CandidateIds::narrow(std::size_t few, bool dates) {
    m_ids.reset();
    m_exact = true;
    const auto indexed = hasIndexes(m_database); // without them a list is no short way
    if (!indexed) return tl::unexpected<Error>(indexed.error());
    if (!m_query.text.empty()) {
        auto found = texts(m_query.text);
        if (!found) return tl::unexpected<Error>(found.error());
        keep(std::move(*found));
    }
    const auto isFew = [&](const QueryTerm& term) {
        return m_ids && few > 0 &&
               m_ids->count() <= (term.listed == Listed::Sidecars ? kLookedUp : few);
    };
    for (const bool others : {false, true}) {
        for (const QueryTerm& term : m_query.terms) {
            if (!term.excluded.empty() || term.isOthers != others) continue;
            const bool listed = *indexed && (!term.list.empty() || !term.path.empty());
            if (!listed || (term.onDate && !dates) || isFew(term)) {
                m_exact = false;
                continue;
            }
            m_exact = m_exact && term.listed != Listed::Perhaps;
            if (others && !term.path.empty()) {
                if (auto done = dropPath(term); !done) return done;
                continue;
            }
            auto ids = listOf(term);
            if (!ids) return tl::unexpected<Error>(ids.error());
            if (others && !m_ids) {
                auto everything = all();
                if (!everything) return tl::unexpected<Error>(everything.error());
                m_ids = std::move(*everything);
            }
            if (others)
                m_ids->drop(*ids);
            else
                keep(std::move(*ids));
        }
    }
    for (const QueryTerm& term : m_query.terms) {
        if (term.excluded.empty()) continue;
        if (!m_ids) {
            m_exact = false;
            continue;
        }
        const auto found = texts(std::get<std::string>(term.values.front()));
        if (!found) return tl::unexpected<Error>(found.error());
        m_ids->drop(*found);
    }
    return {};
}

Result<void> CandidateIds::dropUnshown(bool showsMissing) {
    const auto unshown = idsOf(m_database,
        showsMissing ? "SELECT id FROM assets WHERE status <> 'ok' AND status = 'other'"
                     : "SELECT id FROM assets WHERE status <> 'ok' AND status <> 'failed'");
    if (!unshown) return tl::unexpected<Error>(unshown.error());
    m_ids->drop(*unshown);
    return {};
}

Result<IdSet> CandidateIds::all() {
    const auto last = m_database.number("SELECT coalesce(max(id), 0) FROM assets");
    if (!last) return tl::unexpected<Error>(last.error());
    const auto count = m_database.number("SELECT count(*) FROM assets");
    if (!count) return tl::unexpected<Error>(count.error());
    if (*last != *count) return idsOf(m_database, "SELECT id FROM assets");
    IdSet ids;
    ids.fill(*last);
    return ids;
}

Result<IdSet> CandidateIds::texts(const std::string& expression) {
    auto rows = m_database.prepare("SELECT rowid FROM asset_text WHERE asset_text MATCH ?");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bindText(1, expression);
    return idsOf(*rows);
}

Result<IdSet> CandidateIds::listOf(const QueryTerm& term) {
    if (!term.path.empty()) return withPath(term);
    auto rows = m_database.prepare(term.list);
    if (!rows) return tl::unexpected<Error>(rows.error());
    bind(*rows, term);
    auto ids = idsOf(*rows);
    if (!ids || term.listed != Listed::Sidecars) return ids;
    return ofSidecars(term, *ids);
}

Result<IdSet> CandidateIds::ofSidecars(const QueryTerm& term, const IdSet& sidecars) {
    if (sidecars.count() <= kLookedUp) {
        auto rows = m_database.prepare(
            "SELECT id FROM assets INDEXED BY assets_sidecar WHERE sidecar IN (" + term.list + ")");
        if (!rows) return tl::unexpected<Error>(rows.error());
        bind(*rows, term);
        return idsOf(*rows);
    }
    IdSet ids;
    const auto done = db::eachRow(m_database,
        "SELECT id, sidecar FROM assets INDEXED BY assets_sidecar WHERE sidecar IS NOT NULL",
        [&](const db::Statement& row) {
            if (sidecars.has(row.integer(1))) ids.add(row.integer(0));
        });
    if (!done) return tl::unexpected<Error>(done.error());
    return ids;
}

// In the folder's path, in the name, or across the slash between them.
Result<IdSet> CandidateIds::withPath(const QueryTerm& term) {
    auto found = inFolders(term, true);
    if (!found) return found;
    if (auto done = findNames(term, *found); !done) return tl::unexpected<Error>(done.error());
    return found;
}

Result<IdSet> CandidateIds::inFolders(const QueryTerm& term, bool matching) {
    auto rows = m_database.prepare(
        "SELECT id FROM assets INDEXED BY assets_file WHERE folder IN (SELECT id FROM folders "
        "WHERE " +
        std::string(matching ? "" : "NOT ") + "instr(folded(CAST(path AS TEXT)), ?))");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bindText(1, term.path);
    return idsOf(*rows);
}

// By the folders that are fewer: those that have it, or the others.
Result<void> CandidateIds::dropPath(const QueryTerm& term) {
    auto folders = m_database.prepare("SELECT count(*), coalesce(sum(instr(folded(CAST(path AS "
                                      "TEXT)), ?) > 0), 0) FROM folders");
    if (!folders) return tl::unexpected<Error>(folders.error());
    folders->bindText(1, term.path);
    if (const auto row = folders->step(); !row) return tl::unexpected<Error>(row.error());
    const bool most = 2 * folders->integer(1) > folders->integer(0);
    auto ids = most ? inFolders(term, false) : withPath(term);
    if (!ids) return tl::unexpected<Error>(ids.error());
    if (most) {
        keep(std::move(*ids));
        IdSet named;
        if (auto done = findNames(term, named); !done) return done;
        m_ids->drop(named);
        return {};
    }
    if (!m_ids) {
        auto everything = all();
        if (!everything) return tl::unexpected<Error>(everything.error());
        m_ids = std::move(*everything);
    }
    m_ids->drop(*ids);
    return {};
}

// In the name, or across the slash before it.
Result<void> CandidateIds::findNames(const QueryTerm& term, IdSet& found) {
    const std::size_t slash = term.path.rfind('/');
    if (slash == std::string::npos) return findInNames(m_database, term.path, found);
    auto across = m_database.prepare(
        "SELECT id FROM assets INDEXED BY assets_file WHERE folder IN (SELECT id FROM folders "
        "WHERE folded(CAST(path AS TEXT)) LIKE ?1 ESCAPE '\\') AND folded(CAST(name AS TEXT)) LIKE "
        "?2 ESCAPE '\\'");
    if (!across) return tl::unexpected<Error>(across.error());
    across->bindText(1, "%" + escaped(std::string_view(term.path).substr(0, slash)));
    across->bindText(2, escaped(std::string_view(term.path).substr(slash + 1)) + "%");
    const auto more = idsOf(*across);
    if (!more) return tl::unexpected<Error>(more.error());
    found.join(*more);
    return {};
}

} // namespace lightstack::catalog
