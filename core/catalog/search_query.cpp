#include "core/catalog/search_query.h"

#include "core/catalog/search_fields.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace lightstack::catalog {
namespace {

struct Word {
    std::string text;
    bool quoted = false;   // the value was
    bool excluded = false; // "-word"
};

// Blanks part words, except between quotes.
std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> words;
    Word word;
    bool inside = false;
    bool any = false;
    const auto finish = [&] {
        if (any && (!word.text.empty() || word.quoted)) words.push_back(word);
        word = {};
        any = false;
    };
    for (const char c : text) {
        if (c == '"') {
            inside = !inside;
            word.quoted = true;
            any = true;
        } else if (!inside && (c == ' ' || c == '\t' || c == '\n')) {
            finish();
        } else if (!any && c == '-') {
            word.excluded = true;
            any = true;
        } else {
            word.text += c;
            any = true;
        }
    }
    finish();
    return words;
}

std::string quotedForText(std::string_view word) {
    std::string out = "\"";
    for (const char c : word)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// LIKE pattern for "contains"; its own wildcards are escaped by '\'.
std::string contains(std::string_view value) {
    std::string out = "%";
    for (const char c : value) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out + "%";
}

tl::unexpected<Error> wrong(const std::string& sentence) {
    return fail(ErrorCode::Usage, {}, sentence);
}

std::optional<int> numberOf(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Span {
    std::int64_t from = 0; // milliseconds
    std::int64_t to = 0;   // the first after it
};

std::int64_t msOf(std::chrono::year_month_day day) {
    return std::chrono::sys_days(day).time_since_epoch().count() * 86'400'000LL;
}

// "2019", "2019-05", "2019-05-09".
std::optional<Span> spanOf(std::string_view text) {
    using namespace std::chrono;
    std::array<int, 3> parts{0, 1, 1};
    std::size_t count = 0;
    while (count < 3) {
        const std::size_t dash = text.find('-');
        const auto number = numberOf(text.substr(0, dash));
        if (!number) return std::nullopt;
        parts[count++] = *number;
        if (dash == std::string_view::npos) break;
        text.remove_prefix(dash + 1);
        if (count == 3) return std::nullopt;
    }
    const year_month_day first{year(parts[0]), month(static_cast<unsigned>(parts[1])),
        day(static_cast<unsigned>(parts[2]))};
    if (!first.ok() || parts[0] < 1) return std::nullopt;
    const std::int64_t from = msOf(first);
    if (count == 1) return Span{from, msOf((first + years(1)))};
    if (count == 2) return Span{from, msOf((first + months(1)))};
    return Span{from, from + 86'400'000};
}

Result<QueryTerm> dateTerm(std::string_view value) {
    const std::size_t dots = value.find("..");
    const std::string_view first = value.substr(0, dots);
    const std::string_view last = dots == std::string_view::npos ? first : value.substr(dots + 2);
    QueryTerm term;
    term.onDate = true;
    const auto bad = [&] {
        return wrong("date: takes a year, a month or a day, or two of them with .. between: " +
                     std::string(value));
    };
    if (first.empty() && last.empty()) return bad();
    if (!first.empty()) {
        const auto span = spanOf(first);
        if (!span) return bad();
        term.sql = "a.taken >= ?";
        term.values.emplace_back(span->from);
    }
    if (!last.empty()) {
        const auto span = spanOf(last);
        if (!span) return bad();
        term.sql += term.sql.empty() ? "a.taken < ?" : " AND a.taken < ?";
        term.values.emplace_back(span->to);
    }
    return term;
}

struct NumberField {
    std::string_view name, sql;
};
constexpr std::array<NumberField, 7> kNumberFields{
    {{"rating", "a.rating"}, {"iso", "a.iso"}, {"width", "a.width"}, {"height", "a.height"},
        {"size", "a.size"}, {"f", "a.f_number"}, {"focal", "a.focal_length"}}};

QueryTerm numberTerm(const NumberField& field, const std::string& sign, int number) {
    QueryTerm term{std::string(field.sql) + " " + sign + " ?", {std::int64_t{number}}};
    if (field.name == "rating") term.list = "SELECT a.id FROM assets a WHERE " + term.sql;
    return term;
}

Result<QueryTerm> fieldTerm(const std::string& field, const std::string& value) {
    if (value.empty()) return wrong("nothing stands behind " + field + ":");
    if (field == "date") return dateTerm(value);
    if (const FieldMeaning* known = textField(field))
        return QueryTerm{std::string(known->sql), {contains(value)}, listOf(*known, value)};
    const FieldMeaning* meaning = wordMeaning(field, lower(value));
    if (meaning != nullptr)
        return QueryTerm{std::string(meaning->sql), {}, std::string(meaning->list)};
    const bool fieldKnown = field == "has" || field == "is";
    if (fieldKnown) return wrong(field + ": knows no " + value);
    for (const NumberField& known : kNumberFields)
        if (known.name == field)
            if (const auto number = numberOf(value)) return numberTerm(known, "=", *number);
    return wrong("there is no field " + field + ":");
}

// "rating>=4": nothing where it is no comparison of a field we know.
std::optional<QueryTerm> comparison(const std::string& word) {
    const std::size_t at = word.find_first_of("<>=");
    if (at == std::string::npos || at == 0) return std::nullopt;
    const std::size_t end = word.find_first_not_of("<>=", at);
    if (end == std::string::npos) return std::nullopt;
    const std::string sign = word.substr(at, end - at);
    if (sign != "<" && sign != "<=" && sign != ">" && sign != ">=" && sign != "=")
        return std::nullopt;
    const auto number = numberOf(std::string_view(word).substr(end));
    const std::string field = lower(word.substr(0, at));
    for (const NumberField& known : kNumberFields)
        if (known.name == field && number) return numberTerm(known, sign, *number);
    return std::nullopt;
}

bool isFieldName(std::string_view text) {
    if (text.empty()) return false;
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
    return true;
}

} // namespace

Result<SearchQuery> parseQuery(std::string_view text) {
    SearchQuery query;
    std::string excluded;
    std::vector<TextWord> excludedWords;
    const std::vector<Word> words = wordsOf(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const std::size_t colon = word.text.find(':');
        std::optional<QueryTerm> term = comparison(word.text);
        if (!term && colon != std::string::npos &&
            isFieldName(std::string_view(word.text).substr(0, colon))) {
            auto field = fieldTerm(lower(word.text.substr(0, colon)), word.text.substr(colon + 1));
            if (!field) return tl::unexpected(field.error());
            term = std::move(*field);
        }
        if (term) {
            if (word.excluded) {
                term->sql = "NOT coalesce((" + term->sql + "), 0)";
                term->list.clear();
            }
            query.terms.push_back(std::move(*term));
            continue;
        }
        if (word.text.empty()) continue;
        const bool beginning = !word.quoted && i + 1 == words.size();
        std::string& to = word.excluded ? excluded : query.text;
        if (!to.empty()) to += word.excluded ? " OR " : " AND ";
        to += quotedForText(word.text) + (beginning ? "*" : "");
        (word.excluded ? excludedWords : query.words).push_back({word.text, beginning});
    }
    if (!excluded.empty())
        query.terms.push_back(
            {"a.id NOT IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)", {excluded},
                "SELECT rowid FROM asset_text WHERE asset_text MATCH ?", excludedWords});
    return query;
}

} // namespace lightstack::catalog
