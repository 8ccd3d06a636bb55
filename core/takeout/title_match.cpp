#include "core/takeout/title_match.h"

#include "core/takeout/name_text.h"
#include "core/takeout/pair_rules.h"

namespace lightstack::takeout {
namespace {

std::size_t characterLength(std::string_view text, std::size_t at) noexcept {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return end - at;
}

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameCharacter(std::string_view a, std::string_view b) noexcept {
    if (b == "_") return true;
    if (a.size() != b.size()) return false;
    return a.size() == 1 ? lower(a.front()) == lower(b.front()) : a == b;
}

// `_` in the name stands for any one character. A name at its full length may be the beginning.
bool matches(std::string_view title, std::string_view name, bool full) noexcept {
    std::size_t t = 0;
    std::size_t n = 0;
    while (t < title.size() && n < name.size()) {
        const std::size_t lengthT = characterLength(title, t);
        const std::size_t lengthN = characterLength(name, n);
        if (!sameCharacter(title.substr(t, lengthT), name.substr(n, lengthN))) return false;
        t += lengthT;
        n += lengthN;
    }
    return n == name.size() && (t == title.size() || full);
}

std::string_view trimmed(std::string_view title) noexcept {
    while (!title.empty() && (title.back() == ' ' || title.back() == '\n'))
        title.remove_suffix(1);
    return title;
}

// A title with an extension of its own agrees only with that extension, unless it stands whole in
// the stem (a tool put another one behind it).
bool agrees(std::string_view title, std::string_view stem, std::string_view extension, bool full) {
    const MediaName parts = splitName(title);
    if (!extension.empty() && matches(parts.extension, extension, false) &&
        matches(parts.stem, stem, full))
        return true;
    const NameKind kind = kindOfName(title);
    const bool bare = kind != NameKind::Still && kind != NameKind::Film;
    return matches(title, stem, full && bare);
}

bool mayBeReplaced(char c) noexcept {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80 || c == '.' || c == '-' || c == '(' || c == ')' || c == ' ') return false;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !letter && !(c >= '0' && c <= '9');
}

} // namespace

TitleSays titleSays(std::string_view title, const MediaName& media) {
    if (title.empty()) return TitleSays::Nothing;
    if (title == media.name) return TitleSays::Agrees;
    const std::string whole = composed(trimmed(title));
    if (whole.empty()) return TitleSays::Nothing;
    const bool full = unitsOf(media.baseStem) + unitsOf(media.extension) >= kMediaUnits - 1;
    const MediaName inner = splitName(media.stem);
    const bool yes = agrees(whole, media.baseStem, media.extension, full) ||
                     agrees(whole, media.stem, media.extension, full) ||
                     (!inner.counter.empty() && agrees(whole, inner.base(), {}, full));
    return yes ? TitleSays::Agrees : TitleSays::Contradicts;
}

std::string titleKeyOfName(std::string_view name) {
    const MediaName parts = splitName(name);
    std::string key(
        clip(parts.stem, kMediaUnits - std::min(kMediaUnits, unitsOf(parts.extension))));
    key = folded(key + std::string(parts.extension));
    for (char& c : key)
        if (mayBeReplaced(c)) c = '_';
    return key;
}

std::string titleKey(std::string_view title) {
    return titleKeyOfName(composed(trimmed(title)));
}

} // namespace lightstack::takeout
