// What a person types into the search line, as a query: words and fields.
//
// `word` and "two words" search names, descriptions, keywords and people; the last word may be a
// beginning. Fields: camera:, lens:, person:, album:, type:, path:, date:2019, date:2019-05,
// date:2019..2021, rating>=4, iso>800, f<2.8, size>10MB, has:gps|sidecar|date|people|error,
// is:duplicate|favorite|archived|trashed|missing|edit|film|picture|conflict|mismatch. A minus
// before any of them excludes. All must hold; neither cases nor accents count (folded_text.h). What
// is between quotes from its first letter on is no field. Thread: pure, any thread.
#pragma once

#include "core/base/result.h"
#include "core/catalog/search_fields.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lightstack::catalog {

// Words that follow each other in one field of a text; the last one may be a beginning.
struct TextWord {
    std::string text;
    bool beginning = false;
};

// A condition on the assets `a` of the folders `f`, with its parameters in order.
struct QueryTerm {
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values;
    // Ids of all assets that may hold it, and perhaps of others, straight from an index; the same
    // parameters. Empty: there is no such way.
    std::string list{};
    // Of an excluded text: the words, of which none may be there.
    std::vector<TextWord> excluded{};
    bool onDate = false;             // `sql` asks for a.taken alone
    Listed listed = Listed::Perhaps; // what `list` says
    bool isOthers = false;           // the term asks for those that are not listed
    std::string path{};              // this part of a path makes the list (candidate_ids.h)
    // Of times: what is left beside them, newest first. An asset that does not hold the term holds
    // exactly one of these.
    std::vector<QueryTerm> beside{};
};

struct SearchQuery {
    std::string text; // FTS5 expression; empty without free words
    std::vector<QueryTerm> terms;
    std::vector<TextWord> words{}; // those of `text`, all of which must be there
};

// Usage, with a sentence, for unknown fields and values that are none.
Result<SearchQuery> parseQuery(std::string_view text);

} // namespace lightstack::catalog
