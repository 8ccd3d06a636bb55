#include "core/catalog/page_search.h"

#include "core/catalog/text_match.h"

#include <algorithm>

namespace lightstack::catalog {
namespace {

// How many of the newest are asked one by one: a few milliseconds. Only where the first of them
// promise a page.
constexpr std::size_t kNewest = 4000;
constexpr std::size_t kNewestTexts = 1600;
constexpr std::size_t kTrial = 8; // one part of so many
// So few candidates are sorted instead of looked for among all.
constexpr std::size_t kFew = 3000;
// So few are, too, once so many have been passed without finding a page.
constexpr std::size_t kSortable = 10'000;
constexpr std::size_t kWalked = 100'000;
// So few are counted one by one instead of asking all.
constexpr std::size_t kCounted = 150'000;

template <class Take>
Result<void> eachId(db::Statement& rows, const Take& take) {
    while (true) {
        const auto row = rows.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row || !take(rows.integer(0))) return {};
    }
}

std::string jsonOf(const std::vector<std::int64_t>& ids) {
    std::string out = "[";
    for (const std::int64_t id : ids)
        out += (out.size() == 1 ? "" : ",") + std::to_string(id);
    return out + "]";
}

bool showsMissing(const SearchQuery& query) {
    return std::any_of(query.terms.begin(), query.terms.end(),
        [](const QueryTerm& term) { return term.sql.find("'missing'") != std::string::npos; });
}

std::string statusCondition(const SearchQuery& query) {
    // The plus keeps an index of few values from being taken for a good one.
    return showsMissing(query) ? "+a.status <> 'other'" : "+a.status IN ('ok', 'failed')";
}

// All conditions on `a` and `f`, with the values of bind().
std::string conditionOf(const SearchQuery& query) {
    std::string sql = statusCondition(query);
    for (const QueryTerm& term : query.terms)
        sql += " AND (" + term.sql + ")";
    if (!query.text.empty())
        sql += " AND a.id IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)";
    return sql;
}

int bind(db::Statement& statement, const SearchQuery& query, int next = 1) {
    const auto value = [&](const auto& each) {
        if (const auto* number = std::get_if<std::int64_t>(&each))
            statement.bind(next++, *number);
        else
            statement.bindText(next++, std::get<std::string>(each));
    };
    for (const QueryTerm& term : query.terms)
        std::for_each(term.values.begin(), term.values.end(), value);
    if (!query.text.empty()) statement.bindText(next++, query.text);
    return next;
}

} // namespace

bool PageSearch::hasTexts() const {
    return !m_query.text.empty() ||
           std::any_of(m_query.terms.begin(), m_query.terms.end(),
               [](const QueryTerm& term) { return !term.excluded.empty(); });
}

std::string PageSearch::condition(Texts texts) const {
    SearchQuery query;
    for (const QueryTerm& term : m_query.terms)
        if (texts == Texts::InSql || term.excluded.empty()) query.terms.push_back(term);
    if (texts == Texts::InSql) query.text = m_query.text;
    return conditionOf(query);
}

int PageSearch::bindTerms(db::Statement& statement, int next, Texts texts, bool dates) const {
    SearchQuery query;
    for (const QueryTerm& term : m_query.terms)
        if (dates ? term.onDate : texts == Texts::InSql || term.excluded.empty())
            query.terms.push_back(term);
    if (!dates && texts == Texts::InSql) query.text = m_query.text;
    return bind(statement, query, next);
}

std::string PageSearch::dateCondition() const {
    std::string sql;
    for (const QueryTerm& term : m_query.terms)
        if (term.onDate) sql += (sql.empty() ? "WHERE (" : " AND (") + term.sql + ")";
    return sql;
}

Result<std::vector<std::int64_t>> PageSearch::firstBeside(std::size_t excluded, std::size_t count) {
    std::vector<std::int64_t> found;
    SearchQuery query = m_query;
    for (const QueryTerm& part : m_query.terms[excluded].beside) {
        query.terms[excluded] = part;
        const auto ids = PageSearch(m_database, query).first(count - found.size());
        if (!ids) return ids;
        found.insert(found.end(), ids->begin(), ids->end());
        if (found.size() >= count) break;
    }
    return found;
}

Result<std::vector<std::int64_t>> PageSearch::first(std::size_t count) {
    m_found.clear();
    for (std::size_t i = 0; i < m_query.terms.size(); ++i)
        if (m_query.terms[i].isOthers && !m_query.terms[i].beside.empty())
            return firstBeside(i, count);
    const auto done = amongNewest(count);
    if (!done) return tl::unexpected<Error>(done.error());
    if (*done) return std::move(m_found);
    m_found.clear();
    const auto lists = m_candidates.gather(kFew);
    if (!lists) return tl::unexpected<Error>(lists.error());
    Result<void> looked;
    if (!*lists)
        looked = throughAll(count);
    else if (m_candidates.ids()->count() <= std::max(kFew, 4 * count))
        looked = sortedCandidates(count);
    else
        looked = throughCandidates(count);
    if (!looked) return tl::unexpected<Error>(looked.error());
    return std::move(m_found);
}

Result<bool> PageSearch::amongNewest(std::size_t count) {
    std::optional<db::WordSplitter> splitter;
    std::optional<TextMatch> match;
    const bool texts = hasTexts();
    if (texts) {
        // A text without its words was not made by parseQuery().
        if (!m_query.text.empty() && m_query.words.empty()) return false;
        auto made = db::WordSplitter::of(m_database);
        if (!made) return false;
        splitter.emplace(std::move(*made));
        match = TextMatch::of(*splitter, m_query);
        if (!match) return false;
    }
    TextMatch* const words = match ? &*match : nullptr;
    const std::size_t budget = std::max(texts ? kNewestTexts : kNewest, 2 * count);
    auto all = askNewest(count, budget / kTrial, words);
    if (!all || *all || m_found.size() >= count) return all ? Result<bool>(true) : all;
    if (m_found.size() * kTrial < count) return false;
    m_found.clear();
    all = askNewest(count, budget, words);
    return all ? *all || m_found.size() >= count : all;
}

// True: these are all there are.
Result<bool> PageSearch::askNewest(std::size_t count, std::size_t budget, TextMatch* match) {
    // Newest first by itself: the joins go along the inner rows.
    auto rows = m_database.prepare(
        "SELECT p.id" +
        std::string(match != nullptr ? ", t.name, t.description, t.keywords, t.people" : "") +
        " FROM (SELECT a.id AS id FROM assets a " + dateCondition() +
        " ORDER BY a.taken DESC, a.id DESC LIMIT ?) p CROSS JOIN assets a ON a.id = p.id CROSS "
        "JOIN folders f ON f.id = a.folder " +
        (match != nullptr ? "LEFT JOIN asset_text t ON t.rowid = a.id " : "") + "WHERE " +
        condition(Texts::Apart));
    if (!rows) return tl::unexpected<Error>(rows.error());
    int next = bindTerms(*rows, 1, Texts::Apart, true);
    rows->bind(next++, static_cast<std::int64_t>(budget));
    bindTerms(*rows, next, Texts::Apart, false);
    while (m_found.size() < count) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        if (match != nullptr) {
            if (!m_query.words.empty() && rows->isNull(1)) continue; // has no text yet
            const std::array<std::string_view, 4> columns{
                rows->text(1), rows->text(2), rows->text(3), rows->text(4)};
            if (!match->holds(columns)) continue;
        }
        m_found.push_back(rows->integer(0));
    }
    auto all = m_database.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM assets a " + dateCondition() + " LIMIT ?)");
    if (!all) return tl::unexpected<Error>(all.error());
    next = bindTerms(*all, 1, Texts::Apart, true);
    all->bind(next, static_cast<std::int64_t>(budget + 1));
    if (const auto row = all->step(); !row) return tl::unexpected<Error>(row.error());
    return all->integer(0) <= static_cast<std::int64_t>(budget);
}

Result<void> PageSearch::keepGood(
    const std::vector<std::int64_t>& ids, std::size_t count, bool sort) {
    auto rows = m_database.prepare(
        "SELECT a.id FROM json_each(?) j CROSS JOIN assets a ON a.id = j.value CROSS JOIN folders "
        "f ON f.id = a.folder WHERE " +
        condition(Texts::Apart) + (sort ? " ORDER BY a.taken DESC, a.id DESC" : ""));
    if (!rows) return tl::unexpected<Error>(rows.error());
    const std::string json = jsonOf(ids);
    rows->bindTextView(1, json);
    bindTerms(*rows, 2, Texts::Apart, false);
    return eachId(*rows, [&](std::int64_t id) {
        m_found.push_back(id);
        return m_found.size() < count;
    });
}

Result<std::int64_t> PageSearch::count() {
    const auto exact = m_candidates.gatherAll();
    if (!exact) return tl::unexpected<Error>(exact.error());
    if (*exact) {
        if (auto done = m_candidates.dropUnshown(showsMissing(m_query)); !done)
            return tl::unexpected<Error>(done.error());
        return static_cast<std::int64_t>(m_candidates.ids()->count());
    }
    const bool narrow = m_candidates.ids() != nullptr && m_candidates.ids()->count() <= kCounted;
    auto rows = m_database.prepare(
        "SELECT count(*) FROM " +
        std::string(narrow ? "json_each(?) j CROSS JOIN assets a ON a.id = j.value" : "assets a") +
        " CROSS JOIN folders f ON f.id = a.folder WHERE " +
        condition(narrow ? Texts::Apart : Texts::InSql));
    if (!rows) return tl::unexpected<Error>(rows.error());
    const std::string json = narrow ? jsonOf(m_candidates.ids()->ids()) : std::string();
    if (narrow) rows->bindTextView(1, json);
    bindTerms(*rows, narrow ? 2 : 1, narrow ? Texts::Apart : Texts::InSql, false);
    if (const auto row = rows->step(); !row) return tl::unexpected<Error>(row.error());
    return rows->integer(0);
}

Result<void> PageSearch::sortedCandidates(std::size_t count) {
    const std::vector<std::int64_t> ids = m_candidates.ids()->ids();
    return ids.empty() ? Result<void>{} : keepGood(ids, count, true);
}

Result<void> PageSearch::throughCandidates(std::size_t count) {
    auto rows = m_database.prepare(
        "SELECT a.id FROM assets a " + dateCondition() + " ORDER BY a.taken DESC, a.id DESC");
    if (!rows) return tl::unexpected<Error>(rows.error());
    bindTerms(*rows, 1, Texts::Apart, true);
    std::size_t portion = 2 * count;
    std::size_t walked = 0;
    const bool sortable = m_candidates.ids()->count() <= kSortable;
    while (m_found.size() < count) {
        std::vector<std::int64_t> ids;
        auto done = eachId(*rows, [&](std::int64_t id) {
            if (m_candidates.ids()->has(id)) ids.push_back(id);
            return ids.size() < portion && (!sortable || ++walked < kWalked);
        });
        if (sortable && walked >= kWalked) { // they are all among the oldest
            m_found.clear();
            return done ? sortedCandidates(count) : done;
        }
        if (!done || ids.empty()) return done;
        if (done = keepGood(ids, count, false); !done) return done;
        if (ids.size() < portion) return {};
        portion *= 4;
    }
    return {};
}

Result<void> PageSearch::throughAll(std::size_t count) {
    auto rows = m_database.prepare(
        "SELECT a.id FROM assets a CROSS JOIN folders f ON f.id = a.folder WHERE " +
        condition(Texts::InSql) + " ORDER BY a.taken DESC, a.id DESC LIMIT ?");
    if (!rows) return tl::unexpected<Error>(rows.error());
    const int next = bindTerms(*rows, 1, Texts::InSql, false);
    rows->bind(next, static_cast<std::int64_t>(count));
    return eachId(*rows, [&](std::int64_t id) {
        m_found.push_back(id);
        return true;
    });
}

} // namespace lightstack::catalog
