// Films of motion pictures and edits have no sidecar of their own: their still, their original
// speaks for them.
#include "core/takeout/name_text.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace lightstack::takeout {
namespace {

bool isHeic(std::string_view foldedName) {
    return splitName(foldedName).extension.starts_with(".he");
}

} // namespace

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
    if (media.rule == PairRule::ClippedEdit) return std::nullopt; // a guess is not built upon
    return Found{media.json, media.titleAgrees, media.confidence};
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
            const TitleSays says = titleSays(m_json[json].title, name);
            if (says == TitleSays::Contradicts || (item.titleCut && says != TitleSays::Agrees))
                continue;
            return Found{json, says == TitleSays::Agrees};
        }
    }
    return std::nullopt;
}

// An edit is often saved as JPEG whatever its original was: the only picture of the same stem.
PairingRun::OtherKinds PairingRun::otherKinds(
    std::string_view stem, std::uint32_t part, bool film) {
    static constexpr std::array<std::string_view, 12> kStills{".heic", ".heif", ".jpg", ".jpeg",
        ".png", ".webp", ".dng", ".gif", ".tif", ".tiff", ".bmp", ".cr2"};
    static constexpr std::array<std::string_view, 4> kFilms{".mp4", ".mov", ".m4v", ".3gp"};
    const std::span<const std::string_view> kinds =
        film ? std::span<const std::string_view>(kFilms)
             : std::span<const std::string_view>(kStills);
    OtherKinds out;
    bool one = true;
    std::string lower = folded(stem);
    const std::size_t length = lower.size();
    for (const std::string_view extension : kinds) {
        lower.resize(length);
        lower += extension;
        // In whatever case the extension is; the stem is the title's own.
        for (std::uint32_t item = m_mediaFolded.find(lower); item != kNone;
             item = m_mediaFolded.next(item)) {
            const MediaName& name = m_media[m_mediaFolded.id(item)].name;
            if (name.stem != stem) continue;
            const auto found = ofOriginal(std::string(name.name), part, false);
            one = one && found && (!out.there || found->json == out.found->json);
            out.there = true;
            out.found = one ? found : std::nullopt;
        }
    }
    return out;
}

// Titles of sidecars that have not found their media: who is called so was uploaded, and is no edit
// or film of another.
void PairingRun::noteNamed() {
    // An owner stays one: as many without are the same ones.
    const auto free =
        std::count_if(m_json.begin(), m_json.end(), [](const Json& json) { return !json.owned; });
    if (free == m_namedOf) return;
    m_namedOf = free;
    m_named.clear();
    for (const Json& json : m_json) {
        if (json.owned) continue;
        if (!json.named.empty()) m_named.insert(titleKeyOfName(json.named));
    }
}

bool PairingRun::isNamed(const MediaName& name) const {
    return !m_named.empty() && (m_named.contains(titleKeyOfName(name.base())) ||
                                   m_named.contains(titleKeyOfName(name.baseStem)));
}

// All at once, so that no loan of a pass depends on another of the same pass.
void PairingRun::borrow(std::span<const Loan> loans, PairRule rule, Confidence confidence) {
    for (const Loan& loan : loans) {
        Media& media = m_media[loan.media];
        Json& json = m_json[loan.found.json];
        const bool near = m_entries[json.entry].part == m_entries[media.entry].part;
        media.json = loan.found.json;
        media.rule = rule;
        media.confidence = std::min(
            {confidence, loan.found.confidence, near ? Confidence::Certain : Confidence::Likely});
        media.titleAgrees = loan.found.agrees;
        json.used = true;
    }
    dropPaired();
}

// Whether the film's stem can be that of the title, where the still's was cut shorter.
bool PairingRun::tellsOf(const Found& found, const MediaName& film) const {
    const std::string_view title = m_json[found.json].title;
    const bool still = kindOfName(title) == NameKind::Still;
    const std::string of = std::string(still ? splitName(title).stem : title);
    return title.empty() || titleSays(of, film) == TitleSays::Agrees ||
           titleSays(of + std::string(film.extension), film) == TitleSays::Agrees;
}

// Whether a media file of this name has a stem that a still may have: both have it from one title.
bool PairingRun::hasStemOf(
    const std::string& foldedName, const std::vector<std::string>& stills) const {
    for (std::uint32_t item = m_mediaFolded.find(foldedName); item != kNone;
         item = m_mediaFolded.next(item))
        for (const std::string& still : stills)
            if (m_media[m_mediaFolded.id(item)].name.stem == splitName(still).stem) return true;
    return false;
}

// Of a HEIC and a JPEG of one name, films come with the HEIC; of two of one kind, with either.
bool PairingRun::isOnlyStill(const Found& found, const Media& film, const std::string& name) {
    const std::string lower = folded(name);
    const std::string_view stem = splitName(lower).stem;
    const bool motion = name.starts_with(film.folded.base()) || name.starts_with(film.name.base());
    for (const std::string& still : m_stillsFolded) {
        if (isHeic(still) != isHeic(lower)) continue;
        // "N(1).MP" may be of "N.MP(1).jpg" and of "N(1).MP.jpg".
        const bool second = motion && still.starts_with(film.folded.name);
        for (std::uint32_t item = m_mediaFolded.find(still); item != kNone;
             item = m_mediaFolded.next(item)) {
            const Media& other = m_media[m_mediaFolded.id(item)];
            const bool sameStem =
                other.folded.stem == stem &&
                (other.name.stem == film.name.stem || (motion && hasStemOf(still, m_stills)));
            if ((sameStem || second) && other.json != found.json) return false;
        }
    }
    return true;
}

// The film may be the JPEG's, too.
bool PairingRun::isHeicBesideJpeg(const Found& found, const std::string& name) {
    const std::string lower = folded(name);
    if (!isHeic(lower)) return false;
    const std::string_view stem = splitName(lower).stem;
    return std::any_of(m_stillsFolded.begin(), m_stillsFolded.end(), [&](const std::string& still) {
        if (isHeic(still) || splitName(still).stem != stem) return false;
        const std::uint32_t item = m_mediaFolded.find(still);
        return item != kNone && m_media[m_mediaFolded.id(item)].json != found.json;
    });
}

// The names that say of which motion picture the film is ("N.MP.jpg" of "N.MP") before those that
// any picture may have ("N.jpg"), these before names cut shorter than the film's. A still that is
// there speaks alone, even if it has nothing to say; else the sidecar of one that is missing.
std::optional<PairingRun::Found> PairingRun::stillOf(const Media& media) {
    const std::uint32_t part = m_entries[media.entry].part;
    stillNames(media.name, false, m_stills);
    stillNames(media.folded, true, m_stillsFolded);
    // Of "N.MP.jpg" a part of ".MP" may be left.
    const auto isCut = [](const std::string& name, const MediaName& film) {
        const std::string_view stem = splitName(name).stem;
        return stem.size() > film.stem.size() && stem.size() < film.name.size() &&
               film.name.starts_with(stem);
    };
    const auto rankOf = [&](const std::string& name, const MediaName& film) {
        if (name.starts_with(film.name) || name.starts_with(film.base())) return 0;
        if (isCut(name, film)) return 0;
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
                    if (lower && there && !hasStemOf(name, m_stills)) continue;
                    auto found = ofOriginal(name, part, lower);
                    const bool cut = rank == 2 || isCut(name, lower ? media.folded : media.name);
                    if (found && cut && !tellsOf(*found, media.name)) return std::nullopt;
                    if (found && there && !isOnlyStill(*found, media, name)) return std::nullopt;
                    if (found && isHeicBesideJpeg(*found, name))
                        found->confidence = std::min(found->confidence, Confidence::Likely);
                    if (found || there) return found;
                }
            }
    return std::nullopt;
}

// "x-edited.mp4" where there is "x.mp4", or a sidecar that was its.
bool PairingRun::hasOriginal(const Media& edit) {
    const auto stem = beforeEditWord(edit.name);
    if (!stem) return false;
    indexFolded();
    const std::string of = folded(*stem);
    const std::string extension(edit.folded.extension);
    return m_named.contains(titleKeyOfName(of + extension)) ||
           m_mediaFolded.find(of + extension) != kNone ||
           m_mediaFolded.find(of + std::string(edit.name.counter) + extension) != kNone;
}

void PairingRun::filmPass() {
    m_loans.clear();
    noteNamed();
    for (const std::uint32_t id : m_open) {
        const Media& media = m_media[id];
        // Barred: it may be an upload of its own, whose sidecar cannot be told from others'.
        if (media.kind == NameKind::Still || media.barred) continue;
        if (isNamed(media.name) || hasOriginal(media))
            continue; // not what came with "x-edited.jpg"
        m_stills.clear();
        m_stillsFolded.clear();
        if (const auto found = stillOf(media)) m_loans.push_back({id, *found});
    }
    lowerSeveralFilms();
    borrow(m_loans, PairRule::StillOfFilm, Confidence::High);
}

// Of films with different names at most one came with the still: the others were uploaded.
void PairingRun::lowerSeveralFilms() {
    std::sort(m_loans.begin(), m_loans.end(), [](const Loan& a, const Loan& b) {
        return std::tuple(a.found.json, a.media) < std::tuple(b.found.json, b.media);
    });
    for (std::size_t i = 1; i < m_loans.size(); ++i) {
        Loan& one = m_loans[i - 1];
        Loan& other = m_loans[i];
        if (one.found.json != other.found.json ||
            m_media[one.media].name.name == m_media[other.media].name.name)
            continue;
        for (Loan* loan : {&one, &other})
            loan->found.confidence = std::min(loan->found.confidence, Confidence::Likely);
    }
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
        // An original that is there speaks alone, even if it has nothing to say.
        const std::string name = each + extension;
        auto exact = ofOriginal(name, part, false);
        const auto others = otherKinds(each, part, media.kind == NameKind::Film);
        // Edits of other kinds are saved as JPEG, too.
        if (exact && others.there && !(others.found && others.found->json == exact->json))
            exact->confidence = std::min(exact->confidence, Confidence::Likely);
        if (exact || m_mediaByName.find(name) != kNone) return exact;
        if (others.there) return others.found;
        const std::string lower = folded(name);
        if (m_mediaFolded.find(lower) != kNone) continue;
        if (const auto missing = ofMissing(splitName(lower), part, true)) return missing;
    }
    return std::nullopt;
}

// "x-edited.jpg" was uploaded and "x-edited(1).jpg" is the edit of "x.jpg", or the other way round.
void PairingRun::lowerNamesake(Loan& loan) {
    const MediaName& name = m_media[loan.media].name;
    if (name.counter.empty()) return;
    for (std::uint32_t at = m_mediaByName.find(name.base()); at != kNone;
         at = m_mediaByName.next(at)) {
        Media& other = m_media[m_mediaByName.id(at)];
        if (other.json == kNone || other.json == loan.found.json ||
            other.rule == PairRule::ByHand || other.rule == PairRule::OriginalOfEdit)
            continue;
        other.confidence = std::min(other.confidence, Confidence::Likely);
        loan.found.confidence = std::min(loan.found.confidence, Confidence::Likely);
    }
}

void PairingRun::editPass(bool clipped) {
    m_loans.clear();
    noteNamed();
    for (const std::uint32_t id : m_open) {
        const Media& media = m_media[id];
        const auto stem = beforeEditWord(media.name, clipped);
        if (!stem) continue;
        // It may be of the still, which has said nothing.
        if (media.kind == NameKind::Film && hasStill(media.name)) continue;
        if (isNamed(media.name)) continue;
        if (const auto found = originalOf(media, *stem)) m_loans.push_back({id, *found});
    }
    for (Loan& loan : m_loans)
        lowerNamesake(loan);
    borrow(m_loans, clipped ? PairRule::ClippedEdit : PairRule::OriginalOfEdit,
        clipped ? Confidence::Heuristic : Confidence::High);
}

} // namespace lightstack::takeout
