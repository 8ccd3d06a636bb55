// Films of motion pictures and edits have no sidecar of their own: their still, their original
// speaks for them.
#include "core/takeout/name_text.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <array>

namespace lightstack::takeout {

// The sidecar of the media file of this name, or, where that file is missing, the sidecar that it
// would have. Names several files have decide nothing.
std::optional<PairingRun::Found> PairingRun::ofOriginal(
    const std::string& name, std::uint32_t part, bool folded) {
    const NameIndex& index = folded ? m_mediaFolded : m_mediaByName;
    std::uint32_t item = index.find(name);
    if (item == kNone) return ofMissing(splitName(name), part, folded);
    std::uint32_t found = kNone;
    std::size_t sames = 0;
    std::size_t all = 0;
    for (; item != kNone; item = index.next(item)) {
        const bool same = m_entries[m_media[index.id(item)].entry].part == part;
        if (same || sames == 0) found = index.id(item);
        sames += same ? 1 : 0;
        ++all;
    }
    if (sames > 1 || (sames == 0 && all > 1)) return std::nullopt;
    const Media& media = m_media[found];
    if (media.json == kNone || media.rule == PairRule::ForgottenDuplicate) return std::nullopt;
    return Found{media.json, media.titleAgrees};
}

std::optional<PairingRun::Found> PairingRun::ofMissing(
    const MediaName& name, std::uint32_t part, bool folded) {
    const NameIndex& index = folded ? m_jsonFolded : m_jsonByName;
    for (const NameRule& rule : nameRules()) {
        if (rule.rule == PairRule::NoExtension) continue;
        m_names.clear();
        rule.names(name, m_names);
        for (const NameList::Item& item : m_names.items()) {
            const std::uint32_t first = index.find(m_names.text(item));
            if (first == kNone) continue;
            const std::uint32_t json = pick(first, index, part);
            if (json == kNone || m_json[json].owned || m_json[json].barred) continue;
            const TitleSays says = titleSays(m_entries[m_json[json].entry].title, name);
            if (says == TitleSays::Contradicts || (item.titleCut && says != TitleSays::Agrees))
                continue;
            return Found{json, says == TitleSays::Agrees};
        }
    }
    return std::nullopt;
}

// An edit is often saved as JPEG whatever its original was: the only picture of the same stem.
std::optional<PairingRun::Found> PairingRun::onlyOtherKind(
    std::string_view stem, std::uint32_t part, bool film) {
    static constexpr std::array<std::string_view, 12> kStills{".heic", ".heif", ".jpg", ".jpeg",
        ".png", ".webp", ".dng", ".gif", ".tif", ".tiff", ".bmp", ".cr2"};
    static constexpr std::array<std::string_view, 4> kFilms{".mp4", ".mov", ".m4v", ".3gp"};
    const std::span<const std::string_view> kinds =
        film ? std::span<const std::string_view>(kFilms)
             : std::span<const std::string_view>(kStills);
    std::optional<Found> only;
    const std::string lower = folded(stem);
    for (const std::string_view extension : kinds) {
        const std::string name = lower + std::string(extension);
        if (m_mediaFolded.find(name) == kNone) continue;
        const auto found = ofOriginal(name, part, true);
        if (!found) continue;
        if (only && only->json != found->json) return std::nullopt;
        only = found;
    }
    return only;
}

// All at once, so that no loan of a pass depends on another of the same pass.
void PairingRun::borrow(std::span<const Loan> loans, PairRule rule, Confidence confidence) {
    for (const Loan& loan : loans) {
        Media& media = m_media[loan.media];
        Json& json = m_json[loan.found.json];
        const bool near = m_entries[json.entry].part == m_entries[media.entry].part;
        media.json = loan.found.json;
        media.rule = rule;
        media.confidence = near ? confidence : std::min(confidence, Confidence::Likely);
        media.titleAgrees = loan.found.agrees;
        json.used = true;
    }
    dropPaired();
}

// The names that say of which motion picture the film is ("N.MP.jpg" of "N.MP") before those that
// any picture may have ("N.jpg"), these before names cut shorter than the film's. A still that is
// there speaks alone, even if it has nothing to say; else the sidecar of one that is missing.
std::optional<PairingRun::Found> PairingRun::stillOf(const Media& media) {
    const std::uint32_t part = m_entries[media.entry].part;
    stillNames(media.name, false, m_stills);
    stillNames(media.folded, true, m_stillsFolded);
    const auto rankOf = [](const std::string& name, const MediaName& film) {
        if (name.starts_with(film.name) || name.starts_with(film.base())) return 0;
        return splitName(name).stem == film.stem ? 1 : 2;
    };
    for (const int rank : {0, 1, 2})
        for (const bool there : {true, false})
            for (const bool lower : {false, true}) {
                const NameIndex& index = lower ? m_mediaFolded : m_mediaByName;
                for (const std::string& name : lower ? m_stillsFolded : m_stills) {
                    if (rankOf(name, lower ? media.folded : media.name) != rank ||
                        (index.find(name) != kNone) != there)
                        continue;
                    const auto found = ofOriginal(name, part, lower);
                    if (found || there) return found;
                }
            }
    return std::nullopt;
}

void PairingRun::filmPass() {
    m_loans.clear();
    for (const std::uint32_t id : m_open) {
        const Media& media = m_media[id];
        // Barred: it may be an upload of its own, whose sidecar cannot be told from others'.
        if (media.kind == NameKind::Still || media.barred) continue;
        m_stills.clear();
        m_stillsFolded.clear();
        if (const auto found = stillOf(media)) m_loans.push_back({id, *found});
    }
    borrow(m_loans, PairRule::StillOfFilm, Confidence::High);
}

// `stem`: what stands before the word. Of a second edit: of the second original, else the first.
std::optional<PairingRun::Found> PairingRun::originalOf(const Media& media, std::string_view stem) {
    const std::uint32_t part = m_entries[media.entry].part;
    const std::string extension(media.name.extension);
    std::vector<std::string> stems;
    if (!media.name.counter.empty())
        stems.push_back(std::string(stem) + std::string(media.name.counter));
    stems.emplace_back(stem);
    for (const std::string& each : stems) {
        const std::string name = each + extension;
        // An original that is there speaks alone, even if it has nothing to say.
        for (const bool lower : {false, true}) {
            const std::string as = lower ? folded(name) : name;
            const auto found = ofOriginal(as, part, lower);
            const bool there = (lower ? m_mediaFolded : m_mediaByName).find(as) != kNone;
            if (found || there) return found;
        }
        if (const auto found = onlyOtherKind(each, part, media.kind == NameKind::Film))
            return found;
    }
    return std::nullopt;
}

// `clipped`: names at their full length whose last word is only the beginning of such a word.
void PairingRun::editPass(bool clipped) {
    m_loans.clear();
    for (const std::uint32_t id : m_open) {
        const Media& media = m_media[id];
        const std::string_view stem = media.name.baseStem;
        const std::size_t dash = stem.rfind('-');
        if (dash == std::string_view::npos || dash == 0) continue;
        const std::string word = folded(stem.substr(dash + 1));
        const bool fits = clipped ? unitsOf(stem) + unitsOf(media.name.extension) >= kMediaUnits &&
                                        beginsEditWord(word)
                                  : isEditWord(word);
        if (!fits) continue;
        if (const auto found = originalOf(media, stem.substr(0, dash)))
            m_loans.push_back({id, *found});
    }
    borrow(m_loans, clipped ? PairRule::ClippedEdit : PairRule::OriginalOfEdit,
        clipped ? Confidence::Heuristic : Confidence::High);
}

} // namespace lightstack::takeout
