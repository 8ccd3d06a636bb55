// Does one text hold the words of a query? The answer FTS5 would give, for the text of one asset.
// Thread: that of the connection.
#pragma once

#include "core/catalog/search_query.h"
#include "core/db/word_splitter.h"

#include <array>
#include <span>

namespace lightstack::catalog {

class TextMatch {
public:
    // Nothing where a word of the query is none for FTS5 (signs alone).
    static std::optional<TextMatch> of(const db::WordSplitter& splitter, const SearchQuery& query);

    // Columns of a text: all words of the query, none of the excluded ones.
    bool holds(std::span<const std::string_view> columns);

private:
    struct Phrase {
        std::vector<std::string> words;
        bool beginning = false;
    };
    explicit TextMatch(const db::WordSplitter& splitter) : m_splitter(&splitter) {}
    bool add(const TextWord& word, std::vector<Phrase>& to) const;
    [[nodiscard]] bool holds(const Phrase& phrase) const;
    [[nodiscard]] bool isAt(const Phrase& phrase, std::size_t at) const;

    const db::WordSplitter* m_splitter;
    std::vector<Phrase> m_wanted, m_excluded;
    // Words of the text that is looked at, all columns one after the other.
    struct Part {
        std::size_t from = 0, size = 0, column = 0;
    };
    std::string m_letters;
    std::vector<Part> m_parts;
};

} // namespace lightstack::catalog
