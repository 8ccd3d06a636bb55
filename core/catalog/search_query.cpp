#include "core/catalog/search_query.h"

#include "core/catalog/folded_text.h"
#include "core/catalog/search_fields.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace lightstack::catalog {
namespace {

struct Word {
    std::string text;
    bool quoted = false;   // the value was
    bool whole = false;    // from its first letter on: no field
    bool excluded = false; // "-word"
};

// Bytes of the blank there, as keyboards of different scripts make it; else 0.
std::size_t blankAt(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
    if (text.substr(at).starts_with("\xC2\xA0")) return 2;     // that breaks no line
    if (text.substr(at).starts_with("\xE3\x80\x80")) return 3; // of Japanese
    return 0;
}

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
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            inside = !inside;
            word.whole = word.whole || word.text.empty();
            word.quoted = true;
            any = true;
        } else if (const std::size_t blank = inside ? 0 : blankAt(text, at); blank > 0) {
            finish();
            at += blank - 1;
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
    // Larger numbers would be taken for others.
    if (parts[0] < 1 || parts[0] > 9999 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 ||
        parts[2] > 31)
        return std::nullopt;
    const year_month_day first{year(parts[0]), month(static_cast<unsigned>(parts[1])),
        day(static_cast<unsigned>(parts[2]))};
    if (!first.ok()) return std::nullopt;
    const std::int64_t from = msOf(first);
    if (count == 1) return Span{from, msOf((first + years(1)))};
    if (count == 2) return Span{from, msOf((first + months(1)))};
    return Span{from, from + 86'400'000};
}

QueryTerm onDate(
    const std::string& sql, std::vector<std::variant<std::int64_t, std::string>> values) {
    QueryTerm term{
        sql, std::move(values), "SELECT a.id FROM assets a INDEXED BY assets_taken WHERE " + sql};
    term.onDate = true;
    term.listed = Listed::Exactly;
    return term;
}

Result<QueryTerm> dateTerm(std::string_view value) {
    const std::size_t dots = value.find("..");
    const std::string_view first = value.substr(0, dots);
    const std::string_view last = dots == std::string_view::npos ? first : value.substr(dots + 2);
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values;
    std::vector<QueryTerm> beside;
    const auto bad = [&] {
        return wrong("date: takes a year, a month or a day, or two of them with .. between: " +
                     std::string(value));
    };
    if (first.empty() && last.empty()) return bad();
    if (!first.empty()) {
        const auto span = spanOf(first);
        if (!span) return bad();
        sql = "a.taken >= ?";
        values.emplace_back(span->from);
        beside.push_back(onDate("a.taken < ?", {span->from}));
    }
    if (!last.empty()) {
        const auto span = spanOf(last);
        if (!span) return bad();
        sql += sql.empty() ? "a.taken < ?" : " AND a.taken < ?";
        values.emplace_back(span->to);
        beside.insert(beside.begin(), onDate("a.taken >= ?", {span->to}));
    }
    // From a later time to an earlier one is no time: nothing is left out.
    if (values.size() == 2 &&
        std::get<std::int64_t>(values[0]) >= std::get<std::int64_t>(values[1]))
        beside = {onDate("a.taken IS NOT NULL", {})};
    beside.push_back(onDate("a.taken IS NULL", {}));
    QueryTerm term = onDate(sql, std::move(values));
    term.beside = std::move(beside);
    return term;
}

struct NumberField {
    std::string_view name, sql;
};
constexpr std::array<NumberField, 7> kNumberFields{
    {{"rating", "a.rating"}, {"iso", "a.iso"}, {"width", "a.width"}, {"height", "a.height"},
        {"size", "a.size"}, {"f", "a.f_number"}, {"focal", "a.focal_length"}}};

// "4", "2.8"; of sizes "10MB", too.
Result<double> amountOf(const NumberField& field, std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string unit = lower(std::string(end, text.data() + text.size()));
    double factor = unit.empty() ? 1 : 0;
    if (field.name == "size") {
        constexpr std::array<std::pair<std::string_view, double>, 7> kUnits{
            {{"b", 1}, {"k", 1e3}, {"kb", 1e3}, {"m", 1e6}, {"mb", 1e6}, {"g", 1e9}, {"gb", 1e9}}};
        for (const auto& [name, bytes] : kUnits)
            if (unit == name) factor = bytes;
    }
    if (error != std::errc() || factor == 0 || !(std::abs(value * factor) < 1e15))
        return wrong(std::string(field.name) + " takes a number, not " + std::string(text));
    return value * factor;
}

Result<QueryTerm> numberTerm(
    const NumberField& field, const std::string& sign, std::string_view text) {
    const auto number = amountOf(field, text);
    if (!number) return tl::unexpected(number.error());
    QueryTerm term{std::string(field.sql) + " " + sign + " ?", {}};
    if (const double whole = std::trunc(*number); whole == *number || field.name == "size")
        term.values.emplace_back(static_cast<std::int64_t>(whole));
    else // compared as a number: the columns are numbers
        term.values.emplace_back(std::string(text));
    term.list = numberList(field.name, sign);
    term.listed = Listed::Exactly;
    return term;
}

constexpr std::string_view kDated = "a.taken IS NOT NULL";

QueryTerm termOf(const FieldMeaning& meaning) {
    QueryTerm term{std::string(meaning.sql), {}, std::string(meaning.list)};
    term.onDate = meaning.sql == kDated;
    term.isOthers = meaning.listed == Listed::Others;
    term.listed = term.isOthers ? Listed::Exactly : meaning.listed;
    return term;
}

// Everything but what holds it.
void exclude(QueryTerm& term) {
    // Said so that the index of dates leads there.
    const bool dated = term.sql == kDated;
    term.sql = dated ? "a.taken IS NULL" : "NOT coalesce((" + term.sql + "), 0)";
    term.onDate = dated; // of others, the list is the shorter way
    if (term.listed == Listed::Perhaps)
        term.list.clear();
    else
        term.isOthers = !term.isOthers;
}

Result<QueryTerm> fieldTerm(const std::string& field, const std::string& value) {
    const std::string folded = foldedText(value);
    if (folded.empty()) return wrong("nothing stands behind " + field + ":");
    if (field == "date") return dateTerm(value);
    if (const FieldMeaning* known = textField(field)) {
        QueryTerm term = termOf(*known);
        term.values.emplace_back(folded);
        if (field == "path") term.path = folded;
        // A camera is listed without blanks around it.
        if (field == "camera" && folded.front() != ' ' && folded.back() != ' ')
            term.listed = Listed::Exactly;
        return term;
    }
    if (const FieldMeaning* meaning = wordMeaning(field, lower(value))) return termOf(*meaning);
    const bool fieldKnown = field == "has" || field == "is";
    if (fieldKnown) return wrong(field + ": knows no " + value);
    for (const NumberField& known : kNumberFields)
        if (known.name == field) return numberTerm(known, "=", value);
    return wrong("there is no field " + field + ":");
}

// "rating>=4": nothing where it is no comparison of a field we know.
std::optional<Result<QueryTerm>> comparison(const std::string& word) {
    const std::size_t at = word.find_first_of("<>=");
    if (at == std::string::npos || at == 0) return std::nullopt;
    const std::size_t end = word.find_first_not_of("<>=", at);
    if (end == std::string::npos) return std::nullopt;
    const std::string sign = word.substr(at, end - at);
    if (sign != "<" && sign != "<=" && sign != ">" && sign != ">=" && sign != "=")
        return std::nullopt;
    const std::string field = lower(word.substr(0, at));
    for (const NumberField& known : kNumberFields)
        if (known.name == field) return numberTerm(known, sign, std::string_view(word).substr(end));
    return std::nullopt;
}

// Neither letter nor digit: no word for a text, which drops such signs.
bool isSigns(const std::string& word) {
    const QString text = QString::fromStdString(word);
    for (const uint c : text.toUcs4())
        if (QChar::isLetterOrNumber(c)) return false;
    return true;
}

constexpr std::size_t kMostTerms = 200; // more is no question; SQLite ends at 1,000

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
    // "Tom & Ada" is about Tom and Ada; "&" alone is looked for in names.
    const bool signsAlone = std::none_of(words.begin(), words.end(),
        [](const Word& word) { return !word.excluded && !isSigns(word.text); });
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const std::size_t colon = word.text.find(':');
        std::optional<QueryTerm> term;
        if (auto compared = word.whole ? std::nullopt : comparison(word.text)) {
            if (!*compared) return tl::unexpected(compared->error());
            term = std::move(**compared);
        }
        if (!term && !word.whole && colon != std::string::npos &&
            isFieldName(std::string_view(word.text).substr(0, colon))) {
            auto field = fieldTerm(lower(word.text.substr(0, colon)), word.text.substr(colon + 1));
            if (!field) return tl::unexpected(field.error());
            term = std::move(*field);
        }
        if (!term && !word.text.empty() && isSigns(word.text)) {
            if (foldedText(word.text).empty() || (!signsAlone && !word.excluded)) continue;
            term = *fieldTerm("path", word.text);
        }
        if (term) {
            if (query.terms.size() == kMostTerms)
                return wrong("more than " + std::to_string(kMostTerms) + " conditions");
            if (word.excluded) exclude(*term);
            query.terms.push_back(std::move(*term));
            continue;
        }
        if (word.text.empty()) continue;
        const bool beginning = !word.quoted && i + 1 == words.size();
        std::string& to = word.excluded ? excluded : query.text;
        if (!to.empty()) to += word.excluded ? " OR " : " AND ";
        const std::string folded = foldedWords(word.text);
        to += quotedForText(folded) + (beginning ? "*" : "");
        (word.excluded ? excludedWords : query.words).push_back({folded, beginning});
    }
    if (!excluded.empty())
        query.terms.push_back(
            {"a.id NOT IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)", {excluded},
                "SELECT rowid FROM asset_text WHERE asset_text MATCH ?", excludedWords});
    return query;
}

} // namespace lightstack::catalog
