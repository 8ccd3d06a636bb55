#include "core/takeout/media_name.h"

#include "core/takeout/name_text.h"

#include <algorithm>
#include <array>

namespace lightstack::takeout {
namespace {

constexpr std::array<std::string_view, 46> kStills{"3fr", "arw", "avif", "bmp", "cr2", "cr3", "crw",
    "dcr", "dng", "erf", "fff", "gif", "heic", "heif", "hif", "ico", "iiq", "jfif", "jp2", "jpe",
    "jpeg", "jpg", "jxl", "kdc", "mef", "mos", "mpo", "mrw", "nef", "nrw", "orf", "pef", "png",
    "psd", "raf", "raw", "rw2", "rwl", "sr2", "srf", "srw", "svg", "tif", "tiff", "webp", "x3f"};
constexpr std::array<std::string_view, 23> kFilms{"3g2", "3gp", "asf", "avi", "divx", "flv", "m2t",
    "m2ts", "m4v", "mkv", "mmv", "mod", "mov", "mp", "mp4", "mpeg", "mpg", "mts", "mv", "tod",
    "vob", "webm", "wmv"};
constexpr std::array<std::string_view, 35> kOthers{"7z", "aae", "bat", "cfg", "css", "csv", "db",
    "doc", "docx", "exe", "gz", "htm", "html", "ics", "ini", "js", "lnk", "log", "mbox", "md",
    "part", "pdf", "rar", "rtf", "sh", "tar", "tgz", "tmp", "txt", "url", "vcf", "xml", "xmp",
    "yaml", "zip"};
static_assert(std::is_sorted(kStills.begin(), kStills.end()));
static_assert(std::is_sorted(kFilms.begin(), kFilms.end()));
static_assert(std::is_sorted(kOthers.begin(), kOthers.end()));

// Folded and composed. Exports seen: en de fr it es pl nl ja ca; others from lists of translations.
constexpr std::array<std::string_view, 24> kEditWords{"bearbeitet", "bewerkt", "düzenlendi",
    "editado", "editat", "edited", "edytowane", "effects", "ha editado", "mix", "modificato",
    "modifié", "motion", "muokattu", "redigeret", "smile", "upravené", "відредаговано",
    "измененный", "отредактировано", "編集済み", "编辑", "편집됨", "已修改"};
constexpr std::string_view kEditedTraditional = "已編輯";

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& table, std::string_view word) noexcept {
    return std::binary_search(table.begin(), table.end(), word);
}

bool isDigit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// "mp~2" is a second version of "mp".
std::string_view withoutVersion(std::string_view extension) noexcept {
    const std::size_t tilde = extension.rfind('~');
    if (tilde == std::string_view::npos || tilde + 1 == extension.size()) return extension;
    const std::string_view digits = extension.substr(tilde + 1);
    return std::all_of(digits.begin(), digits.end(), isDigit) ? extension.substr(0, tilde)
                                                              : extension;
}

// A title is cut to its length with all that stands in it: what is longer has a counter behind the
// cut, even where that went through a space.
std::string_view counterBehindSpace(const MediaName& name) noexcept {
    if (name.name.size() <= kMediaUnits + 2) return {};
    const std::string_view tail = anyCounterAtEnd(name.stem);
    const std::size_t units = unitsOf(name.name) - tail.size();
    // One more with a pair on the edge.
    return units == kMediaUnits || units == kMediaUnits + 1 ? tail : std::string_view();
}

} // namespace

NameKind kindOfName(std::string_view name) noexcept {
    if (name.empty() || name.front() == '.') return NameKind::Other;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return NameKind::Unknown;
    std::array<char, 8> lower{};
    const std::string_view extension = withoutVersion(name.substr(dot + 1));
    if (extension.empty() || extension.size() > lower.size()) return NameKind::Unknown;
    for (std::size_t i = 0; i < extension.size(); ++i) {
        const char c = extension[i];
        lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view word(lower.data(), extension.size());
    if (word == "json") return NameKind::Json;
    if (contains(kStills, word)) return NameKind::Still;
    if (contains(kFilms, word)) return NameKind::Film;
    return contains(kOthers, word) ? NameKind::Other : NameKind::Unknown;
}

std::string_view anyCounterAtEnd(std::string_view text) noexcept {
    if (text.size() < 4 || text.back() != ')') return {};
    std::size_t first = text.size() - 1;
    while (first > 0 && isDigit(text[first - 1]))
        --first;
    const bool number = first < text.size() - 1 && text[first] != '0';
    return number && first >= 2 && text[first - 1] == '(' ? text.substr(first - 1)
                                                          : std::string_view();
}

std::string_view counterAtEnd(std::string_view text) noexcept {
    const std::string_view counter = anyCounterAtEnd(text);
    if (counter.empty() || text[text.size() - counter.size() - 1] == ' ') return {};
    return counter;
}

std::string_view withoutCounter(std::string_view text) noexcept {
    return text.substr(0, text.size() - counterAtEnd(text).size());
}

bool isMotionExtension(std::string_view extension) noexcept {
    return extension == ".mp" || extension == ".mv" || extension.starts_with(".mp~");
}

MediaName splitName(std::string_view name) noexcept {
    MediaName out;
    out.name = name;
    const std::size_t dot = name.rfind('.');
    const bool has = dot != std::string_view::npos && dot > 0;
    out.stem = has ? name.substr(0, dot) : name;
    out.extension = has ? name.substr(dot) : std::string_view();
    out.counter = counterAtEnd(out.stem);
    if (out.counter.empty()) out.counter = counterBehindSpace(out);
    out.baseStem = out.stem.substr(0, out.stem.size() - out.counter.size());
    return out;
}

bool isEditWord(std::string_view word) noexcept {
    return word == kEditedTraditional ||
           std::find(kEditWords.begin(), kEditWords.end(), word) != kEditWords.end();
}

bool beginsEditWord(std::string_view word) noexcept {
    const auto letters = std::count_if(word.begin(), word.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    if (letters < 2) return false;
    return kEditedTraditional.starts_with(word) ||
           std::any_of(kEditWords.begin(), kEditWords.end(),
               [&](std::string_view full) { return full.starts_with(word); });
}

std::optional<std::string_view> beforeEditWord(const MediaName& name, bool clipped) {
    const std::string_view stem = name.baseStem;
    const std::size_t dash = stem.rfind('-');
    if (dash == std::string_view::npos || dash == 0) return std::nullopt;
    const std::string word = folded(stem.substr(dash + 1));
    const bool fits =
        clipped ? unitsOf(stem) + unitsOf(name.extension) >= kMediaUnits && beginsEditWord(word)
                : isEditWord(word);
    return fits ? std::optional(stem.substr(0, dash)) : std::nullopt;
}

std::optional<std::string_view> beforeEditWord(const MediaName& name) {
    const auto whole = beforeEditWord(name, false);
    return whole ? whole : beforeEditWord(name, true);
}

} // namespace lightstack::takeout
