#include "core/takeout/title_match.h"

#include "core/takeout/name_text.h"
#include "core/takeout/pair_rules.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <array>

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

bool mayBeReplaced(char c) noexcept {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80 || c == '.' || c == '-' || c == '(' || c == ')' || c == ' ') return false;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !letter && !(c >= '0' && c <= '9');
}

// Letters, digits and what is harmless in a file name stay; of other alphabets, too.
bool becomesUnderscore(std::string_view character) {
    if (character.size() == 1) return mayBeReplaced(character.front()) && character != "~";
    const QString text =
        QString::fromUtf8(character.data(), static_cast<qsizetype>(character.size()));
    return !std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

bool sameCharacter(std::string_view title, std::string_view name) {
    return title == name || (name == "_" && becomesUnderscore(title));
}

bool sameIgnoringCase(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](char x, char y) { return lower(x) == lower(y); });
}

// How far the name goes along with the title; `_` in it stands for characters that were replaced.
struct Common {
    std::size_t title = 0; // bytes
    std::size_t name = 0;
};
Common common(std::string_view title, std::string_view name) {
    Common at;
    while (at.title < title.size() && at.name < name.size()) {
        const std::size_t lengthT = characterLength(title, at.title);
        const std::size_t lengthN = characterLength(name, at.name);
        if (!sameCharacter(title.substr(at.title, lengthT), name.substr(at.name, lengthN))) break;
        at.title += lengthT;
        at.name += lengthN;
    }
    return at;
}

// A name at its full length may be the beginning of the title: as long as names are cut.
bool matches(std::string_view title, std::string_view name, std::size_t extensionUnits) {
    const Common both = common(title, name);
    if (both.name < name.size()) return false;
    if (both.title == title.size()) return true;
    const std::size_t units = unitsOf(name) + extensionUnits;
    const bool pairNext =
        unitsOf(title.substr(both.title, characterLength(title, both.title))) == 2;
    return units == kMediaUnits || units == kMediaUnits + 1 ||
           (units == kMediaUnits - 1 && pairNext);
}

// A title with an extension of its own agrees only with that extension, unless it stands whole in
// the stem (a tool put another one behind it).
bool agrees(std::string_view title, std::string_view stem, std::string_view extension,
    ExtensionCase extensionCase) {
    const MediaName parts = splitName(title);
    const std::size_t units = unitsOf(extension);
    const bool sameExtension = extensionCase == ExtensionCase::Same
                                   ? parts.extension == extension
                                   : sameIgnoringCase(parts.extension, extension);
    if (!extension.empty() && sameExtension && matches(parts.stem, stem, units)) return true;
    const NameKind kind = kindOfName(title);
    const bool bare = kind != NameKind::Still && kind != NameKind::Film;
    return bare ? matches(title, stem, units)
                : common(title, stem).name == stem.size() &&
                      common(title, stem).title == title.size();
}

// "Tom&#39;s" and "a%20b": titles that went through a page before they came into the JSON.
std::string unescaped(std::string_view text) {
    struct Entity {
        std::string_view name;
        char character;
    };
    static constexpr std::array<Entity, 6> kEntities{{{"&amp;", '&'}, {"&#39;", '\''},
        {"&apos;", '\''}, {"&quot;", '"'}, {"&lt;", '<'}, {"&gt;", '>'}}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
            [&](const Entity& each) { return rest.starts_with(each.name); });
        out += entity != kEntities.end() ? entity->character : rest.front();
        at += entity != kEntities.end() ? entity->name.size() : 1;
    }
    return out;
}

std::string percentDecoded(std::string_view text) {
    const QByteArray bytes = QByteArray::fromPercentEncoding(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    return bytes.toStdString();
}

bool isWrittenAs(const std::string& title, const MediaName& media, ExtensionCase extensionCase) {
    const MediaName inner = splitName(media.stem);
    return agrees(title, media.baseStem, media.extension, extensionCase) ||
           agrees(title, media.stem, media.extension, extensionCase) ||
           (!inner.counter.empty() && agrees(title, inner.base(), {}, extensionCase));
}

} // namespace

std::string_view trimmedTitle(std::string_view title) noexcept {
    while (!title.empty() && (title.back() == ' ' || title.back() == '\n'))
        title.remove_suffix(1);
    return title;
}

TitleSays titleSays(std::string_view title, const MediaName& media, ExtensionCase extensionCase) {
    if (title.empty()) return TitleSays::Nothing;
    if (title == media.name) return TitleSays::Agrees;
    const std::string whole = composed(trimmedTitle(title));
    if (whole.empty()) return TitleSays::Nothing;
    bool yes = isWrittenAs(whole, media, extensionCase);
    if (!yes && whole != trimmedTitle(title)) // both as they were uploaded
        yes = isWrittenAs(std::string(trimmedTitle(title)), media, extensionCase);
    if (!yes && whole.find('&') != std::string::npos) {
        const std::string name = unescaped(media.name);
        yes = isWrittenAs(unescaped(whole), splitName(name), extensionCase);
    }
    if (!yes && whole.find('%') != std::string::npos)
        yes = isWrittenAs(composed(percentDecoded(whole)), media, extensionCase);
    return yes ? TitleSays::Agrees : TitleSays::Contradicts;
}

std::string titleKeyOfName(std::string_view name) {
    if (name.find('&') != std::string_view::npos && name.find(';') != std::string_view::npos)
        if (const std::string plain = unescaped(name); plain != name) return titleKeyOfName(plain);
    const MediaName parts = splitName(name);
    std::string key(
        clip(parts.stem, kMediaUnits - std::min(kMediaUnits, unitsOf(parts.extension))));
    return nameKey(key + std::string(parts.extension));
}

std::string nameKey(std::string_view text) {
    std::string key = folded(text);
    for (char& c : key)
        if (mayBeReplaced(c)) c = '_';
    return key;
}

std::string titleKey(std::string_view title) {
    return titleKeyOfName(composed(trimmedTitle(title)));
}

} // namespace lightstack::takeout
