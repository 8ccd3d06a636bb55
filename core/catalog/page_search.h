// The newest assets of a query, in as little as their number allows.
//
// 1. The newest few thousand are asked one by one: what many hold fills a page there. 2. Else the
// words and fields give lists of ids straight from their indexes; the lists are laid over each
// other as bits, and what is left is gone through newest first, or sorted where it is little.
// 3. Without any list: all, newest first. All three give the same.
// Thread: that of the connection.
#pragma once

#include "core/catalog/candidate_ids.h"
#include "core/db/database.h"

namespace lightstack::catalog {

class TextMatch;

class PageSearch {
public:
    PageSearch(db::Database& database, const SearchQuery& query)
        : m_database(database), m_query(query), m_candidates(database, query) {}

    // Ids of the first `count`, newest first.
    Result<std::vector<std::int64_t>> first(std::size_t count);

    Result<std::int64_t> count(); // of all: of bits alone, where lists say everything

private:
    enum class Texts { InSql, Apart };
    [[nodiscard]] std::string condition(Texts texts) const;
    int bindTerms(db::Statement& statement, int next, Texts texts, bool dates) const;
    [[nodiscard]] bool hasTexts() const;
    [[nodiscard]] std::string dateCondition() const;

    // Without times: page after page of what is left beside them.
    Result<std::vector<std::int64_t>> firstBeside(std::size_t excluded, std::size_t count);
    // True: the page is full, or there are no more.
    Result<bool> amongNewest(std::size_t count);
    Result<bool> askNewest(std::size_t count, std::size_t budget, TextMatch* match);
    Result<void> throughCandidates(std::size_t count);
    Result<void> sortedCandidates(std::size_t count);
    Result<void> throughAll(std::size_t count);
    // Of `ids`, in their order, those that hold all else; as many as are wanted.
    Result<void> keepGood(const std::vector<std::int64_t>& ids, std::size_t count, bool sort);

    db::Database& m_database;
    const SearchQuery& m_query;
    CandidateIds m_candidates;
    std::vector<std::int64_t> m_found;
};

} // namespace lightstack::catalog
