#include "core/catalog/text_match.h"

#include <algorithm>

namespace lightstack::catalog {

std::optional<TextMatch> TextMatch::of(const db::WordSplitter& splitter, const SearchQuery& query) {
    TextMatch match(splitter);
    for (const TextWord& word : query.words)
        if (!match.add(word, match.m_wanted)) return std::nullopt;
    for (const QueryTerm& term : query.terms)
        for (const TextWord& word : term.excluded)
            if (!match.add(word, match.m_excluded)) return std::nullopt;
    return match;
}

bool TextMatch::add(const TextWord& word, std::vector<Phrase>& to) const {
    Phrase phrase;
    phrase.beginning = word.beginning;
    const bool split = m_splitter->split(
        word.text, true, [&](std::string_view part) { phrase.words.emplace_back(part); });
    if (!split || phrase.words.empty()) return false;
    to.push_back(std::move(phrase));
    return true;
}

bool TextMatch::holds(std::span<const std::string_view> columns) {
    m_letters.clear();
    m_parts.clear();
    std::size_t column = 0;
    const std::function<void(std::string_view)> take = [&](std::string_view word) {
        m_parts.push_back({m_letters.size(), word.size(), column});
        m_letters += word;
    };
    for (; column < columns.size(); ++column)
        if (!columns[column].empty() && !m_splitter->split(columns[column], false, take))
            return false;
    return std::all_of(m_wanted.begin(), m_wanted.end(), [&](const Phrase& phrase) {
        return holds(phrase);
    }) && std::none_of(m_excluded.begin(), m_excluded.end(), [&](const Phrase& phrase) {
        return holds(phrase);
    });
}

bool TextMatch::holds(const Phrase& phrase) const {
    for (std::size_t at = 0; at + phrase.words.size() <= m_parts.size(); ++at)
        if (isAt(phrase, at)) return true;
    return false;
}

bool TextMatch::isAt(const Phrase& phrase, std::size_t at) const {
    const std::size_t count = phrase.words.size();
    if (m_parts[at].column != m_parts[at + count - 1].column) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const Part& part = m_parts[at + i];
        const std::string_view word = std::string_view(m_letters).substr(part.from, part.size);
        const bool open = phrase.beginning && i + 1 == count;
        if (open ? !word.starts_with(phrase.words[i]) : word != phrase.words[i]) return false;
    }
    return true;
}

} // namespace lightstack::catalog
