// Copies of one title: "x.jpg", "x(1).jpg". Their counters agree with those of their sidecars as
// long as all sidecars of the title were named in one way. Where some are "x.jpg.json" and others
// "x.jpg.supplemental-metadata.json" or "x.JPG.json", or were cut at another length, each way may
// count for itself: then the pairs are undone, unless the way that was taken has a sidecar for each
// of the copies. A title without an extension has copies of two kinds, too: "x" and "x.jpg".
// In a folder where both ways are in use, copies whose way has lost a sidecar are undone as well.
#include "core/takeout/name_text.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lightstack::takeout {
namespace {

// What stands in the sidecar's name of its title: the title may have been cut, or have its
// extension in another case there.
std::string titledName(std::string_view form, std::string_view named, std::string_view inside) {
    std::string title(inside);
    if (!isMedia(kindOfName(title))) return std::string(named);
    const std::size_t units = unitsOf(form);
    const bool full = units + 1 >= kSidecarUnits && units <= kSidecarUnits + 1;
    if (full && title.starts_with(form)) return title;
    if (named.empty()) return {};
    const MediaName parts = splitName(named);
    const std::string_view extension = splitName(title).extension;
    return std::string(parts.stem) +
           std::string(folded(extension) == folded(parts.extension) ? extension : parts.extension);
}

// Also the one inside a dotted name that was given an extension.
std::string_view counterOf(const MediaName& name) noexcept {
    return name.counter.empty() && !name.extension.empty() ? splitName(name.stem).counter
                                                           : name.counter;
}

// What the service adds to titles without an extension.
constexpr std::array<std::string_view, 10> kAdded{
    ".jpg", ".png", ".mp4", ".gif", ".webp", ".heic", ".mov", ".jpeg", ".avi", ".bmp"};

// Calls `each` with the items of "name", "name(1)"... `end` stands behind the counter. Gaps of what
// is missing are stepped over, up to a length.
template <class Each>
void eachCopy(
    const NameIndex& index, std::string_view name, std::string_view end, const Each& each) {
    constexpr std::uint32_t kGap = 3;
    std::uint32_t seen = 0;
    std::string copy;
    for (std::uint32_t k = 0; k <= seen + kGap; ++k) {
        copy = name;
        if (k > 0) copy += '(' + std::to_string(k) + ')';
        copy += end;
        const std::uint32_t first = index.find(copy);
        if (first == NameIndex::kNone) continue;
        seen = k;
        for (std::uint32_t at = first; at != NameIndex::kNone; at = index.next(at))
            each(k, index.id(at));
    }
}

} // namespace

std::vector<std::uint32_t> PairingRun::copiesOf(std::string_view base) const {
    std::vector<std::uint32_t> out;
    const MediaName name = splitName(base);
    eachCopy(m_mediaByName, name.stem, name.extension,
        [&](std::uint32_t, std::uint32_t media) { out.push_back(media); });
    return out;
}

// Of a title without an extension: as it is, or with one that was added. `kinds`: how many of these
// there are.
std::vector<std::uint32_t> PairingRun::bareCopiesOf(std::uint32_t json, std::size_t& kinds) {
    const std::string_view title = m_json[json].title;
    const std::string name(title);
    const MediaName parts = splitName(name);
    std::vector<std::uint32_t> out;
    const auto collect = [&](std::string_view stem, const std::string& end) {
        const std::size_t before = out.size();
        eachCopy(m_mediaByName, stem, end, [&](std::uint32_t, std::uint32_t id) {
            const std::uint32_t its = m_media[id].json;
            const bool another = its != kNone && m_json[its].title != title;
            const bool seen = std::find(out.begin(), out.end(), id) != out.end();
            if (!another && !seen && mayLackExtension(m_media[id])) out.push_back(id);
        });
        kinds += out.size() > before ? 1 : 0;
    };
    collect(parts.stem, std::string(parts.extension));
    for (const std::string_view added : kAdded) {
        collect(name, std::string(added));
        if (!parts.extension.empty())
            collect(parts.stem, std::string(parts.extension) + std::string(added));
    }
    return out;
}

// Whether each of these copies has a sidecar named in this way, with its own counter.
bool PairingRun::isWhole(std::string_view form, std::span<const std::uint32_t> copies) const {
    return std::all_of(copies.begin(), copies.end(), [&](std::uint32_t id) {
        return m_jsonByName.find(std::string(form) + std::string(counterOf(m_media[id].name))) !=
               kNone;
    });
}

// Titles without an extension were each given that of its kind: of files of two kinds nothing says
// whose the first sidecar is.
bool PairingRun::isClearWithoutExtension(const Media& media) {
    const bool dotted = media.name.counter.empty() && !splitName(media.name.stem).counter.empty();
    if (dotted) return true; // the counter stands inside
    indexMedia();
    const std::string_view base = media.name.baseStem;
    for (const std::string_view extension : kAdded) {
        if (extension == media.name.extension) continue;
        bool another = false;
        eachCopy(m_mediaByName, base, extension, [&](std::uint32_t, std::uint32_t id) {
            another = another || (m_media[id].json == kNone && mayLackExtension(m_media[id]));
        });
        if (another) return false;
    }
    return true;
}

std::string PairingRun::madeFor(const Json& json) const {
    const std::string_view form = withoutCounter(json.stem);
    return titledName(form, mediaNameOf(form), json.title);
}

// `cut`: of sidecars that were cut at no usual length, else of all others.
void PairingRun::copyPass(bool cut) {
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const Json& json = m_json[i];
        if (json.barred || json.named.empty()) continue;
        if (json.owned && m_inTwoWays && !cut) checkWay(i);
        if (json.owned || json.barred) continue;
        const bool bare = kindOfName(json.named) == NameKind::Unknown;
        const std::string base = bare ? std::string() : madeFor(json);
        if (base.empty() && !bare) continue;
        std::size_t kinds = 0;
        const std::vector<std::uint32_t> copies = bare ? bareCopiesOf(i, kinds) : copiesOf(base);
        const std::string_view form = withoutCounter(json.stem);
        const auto otherWay = [&](std::uint32_t id) {
            const std::uint32_t its = m_media[id].json;
            const PairRule rule = m_media[id].rule;
            if (its == kNone || rule == PairRule::ByHand || (rule == PairRule::AnyClip) != cut)
                return false;
            return withoutCounter(m_json[its].stem) != form &&
                   (bare ? true : madeFor(m_json[its]) == base);
        };
        const auto other = std::find_if(copies.begin(), copies.end(), otherWay);
        const bool oneWay = other == copies.end() ||
                            isWhole(withoutCounter(m_json[m_media[*other].json].stem), copies);
        if (!oneWay || (kinds > 1 && !cut))
            undo(copies, i);
        else if (other != copies.end()) // the same said twice, or another's that is lost
            lower(copies, isWhole(form, copies) ? Confidence::High : Confidence::Likely);
    }
    std::sort(m_open.begin(), m_open.end());
}

// Of a folder whose sidecars are named in both ways: where each way counts for itself, what is
// without a sidecar may have lost it in either, and the first of a way be of any copy.
void PairingRun::checkWay(std::uint32_t json) {
    const std::string_view form = withoutCounter(m_json[json].stem);
    const std::string_view base = mediaNameOf(form);
    const bool counted = form.size() < m_json[json].stem.size();
    if (base.empty() || (!counted && !hasCounted(base))) return;
    const std::vector<std::uint32_t> copies = copiesOf(base);
    if (copies.size() == 1 && counted)
        lower(copies, Confidence::Likely); // the first of a name went, with one way or the other
    if (copies.size() < 2 || isWhole(form, copies)) return;
    if (std::any_of(copies.begin(), copies.end(),
            [&](std::uint32_t id) { return m_media[id].json == kNone; }))
        undo(copies, json);
    else // one counter goes through both ways
        lower(copies, Confidence::High);
}

// A sidecar with the suffix, or a part of it, and one that has room for it and none.
bool PairingRun::isNamedInTwoWays() const {
    bool with = false;
    bool without = false;
    for (const Json& json : m_json) {
        const std::string_view form = withoutCounter(json.stem);
        if (hasSuffix(form))
            with = true;
        else if (isMedia(kindOfName(form)) && unitsOf(form) + 1 < kSidecarUnits)
            without = true;
        if (with && without) return true;
    }
    return false;
}

// "Certain" is what could not be otherwise: no copy is without a sidecar of its own, which may be
// the one that another copy has; no still or original is there, or was, that a film or edit of this
// name may have come with.
void PairingRun::lowerWhatMayBeOtherwise() {
    for (const Media& media : m_media) {
        const bool has = media.json != kNone && !isBorrowed(media.rule) &&
                         media.rule != PairRule::ForgottenDuplicate;
        if (has || (media.name.counter.empty() && !hasCounted(media.name.name))) continue;
        const std::vector<std::uint32_t> copies = copiesOf(media.name.base());
        if (copies.size() < 2) continue;
        for (const std::uint32_t id : copies) {
            const std::uint32_t json = m_media[id].json;
            if (json == kNone) continue;
            const bool silent = m_json[json].title.empty();
            lower(std::span(&id, 1), silent ? Confidence::Likely : Confidence::High);
        }
    }
    bool noted = false;
    for (std::uint32_t id = 0; id < m_media.size(); ++id) {
        const Media& media = m_media[id];
        if (media.json == kNone || media.confidence != Confidence::Certain) continue;
        const bool film = media.kind == NameKind::Film && hasStill(media.name);
        if (!film && !beforeEditWord(media.name)) continue;
        if (!std::exchange(noted, true)) noteNamed();
        if (film || hasOriginal(media)) lower(std::span(&id, 1), Confidence::High);
    }
}

// Whether media of this name with a counter are there: few names have such.
bool PairingRun::hasCounted(std::string_view base) {
    if (!m_countersNoted) {
        m_countersNoted = true;
        for (const Media& each : m_media)
            if (!each.name.counter.empty()) m_counted.insert(each.name.base());
    }
    return !m_counted.empty() && m_counted.contains(std::string(base));
}

void PairingRun::lower(std::span<const std::uint32_t> copies, Confidence limit) {
    for (const std::uint32_t id : copies)
        if (m_media[id].rule != PairRule::ByHand)
            m_media[id].confidence = std::min(m_media[id].confidence, limit);
}

// Nothing decides between these copies.
void PairingRun::undo(std::span<const std::uint32_t> copies, std::uint32_t asked) {
    m_json[asked].barred = true;
    for (const std::uint32_t id : copies) {
        Media& media = m_media[id];
        media.barred = true;
        refuse(id, asked, PairRule::OwnName, RefusalReason::SeveralFit);
        if (media.json == kNone || media.rule == PairRule::ByHand) continue;
        Json& json = m_json[media.json];
        refuse(id, media.json, media.rule, RefusalReason::SeveralFit);
        json.owned = json.used = false;
        json.barred = true;
        media.json = kNone;
        m_open.push_back(id);
    }
}

} // namespace lightstack::takeout
