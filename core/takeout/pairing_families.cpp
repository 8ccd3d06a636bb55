// Sidecars whose titles were cut to one name: "x(1).json" may then be that of "xyz.jpg", as
// "x.json" is that of "xya.jpg", and counters of sidecars and of media no longer agree.
//
// A family are all sidecars of one name but for the counter that has the full length. Where all
// titles are one and no counter is missing, the rules are right. Else the titles say which media
// name each is for; several of one media name follow each other as the media do, since counters
// were given in one order. What numbers do not allow to tell apart is barred: nobody gets it; and
// so is all of a family without titles whose media have different names.
#include "core/takeout/name_text.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace lightstack::takeout {
namespace {

std::uint32_t numberOf(std::string_view counter) noexcept {
    std::uint32_t out = 0;
    for (const char c : counter)
        if (c >= '0' && c <= '9' && out < 100'000'000) out = out * 10 + std::uint32_t(c - '0');
    return out;
}

// Of a name at its full length, what follows is a counter even behind a space.
std::string_view counterOf(std::string_view stem) noexcept {
    const std::string_view usual = counterAtEnd(stem);
    if (!usual.empty()) return usual;
    const std::string_view behindSpace = anyCounterAtEnd(stem);
    const std::size_t units = unitsOf(stem.substr(0, stem.size() - behindSpace.size()));
    return units == kSidecarUnits || units == kSidecarUnits + 1 ? behindSpace : std::string_view();
}

bool isFromZero(const std::vector<std::uint32_t>& sorted) {
    for (std::uint32_t i = 0; i < sorted.size(); ++i)
        if (sorted[i] != i) return false;
    return true;
}

std::string_view baseOf(std::string_view stem) noexcept {
    return stem.substr(0, stem.size() - counterOf(stem).size());
}

// Stricter than titleSays: a title with an extension is of media with that extension.
bool isTitleOf(std::string_view title, const MediaName& media, ExtensionCase extensionCase) {
    const bool own = isMedia(kindOfName(title));
    if (own && folded(splitName(title).extension) != folded(media.extension)) return false;
    return titleSays(title, media, extensionCase) == TitleSays::Agrees;
}

} // namespace

void PairingRun::familyPass() {
    std::unordered_map<std::string_view, Family> families;
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const std::string_view stem = m_json[i].stem;
        if (stem.size() < kSidecarUnits - 1) continue;
        const std::string_view base = baseOf(stem);
        const std::size_t units = unitsOf(base);
        if (units < kSidecarUnits - 1 || units > kSidecarUnits + 1) continue;
        Family& family = families[base];
        family.numbers.push_back(numberOf(counterOf(stem)));
        if (!m_json[i].owned && !m_json[i].barred) family.jsons.push_back(i);
    }
    if (families.empty()) return;
    for (const std::uint32_t id : m_open) {
        const MediaName& name = m_media[id].name;
        if (name.name.size() < kSidecarUnits - 1 || m_media[id].barred) continue;
        const std::string base = name.base();
        const auto whole = families.find(clip(base, kSidecarUnits));
        if (whole != families.end()) whole->second.media.push_back(id);
        const std::string_view inside = clip(base, kSidecarUnits, Edge::Inside);
        if (inside.size() == clip(base, kSidecarUnits).size()) continue;
        const auto other = families.find(inside);
        if (other != families.end()) other->second.media.push_back(id);
    }
    for (auto& [base, family] : families)
        if (!family.media.empty() && !family.jsons.empty() && !isPlain(family))
            settleFamily(family);
    dropPaired();
}

// Nothing but copies of one name, as far as can be seen; or nothing is known of their titles.
bool PairingRun::isPlain(const Family& family) {
    std::string_view first;
    bool unread = false; // one of them says nothing
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t json : family.jsons) {
        const std::string_view title = m_json[json].title;
        unread = unread || title.empty();
        if (first.empty()) first = title;
        if (!title.empty() && title != first) return false;
        numbers.push_back(numberOf(counterOf(m_json[json].stem)));
    }
    if (unread) return !first.empty() || isOneName(family);
    if (family.jsons.size() > 1 && mayHideEdits(family)) return false;
    // Without an extension, it may be of files of several kinds.
    if (family.jsons.size() > 1 && kindOfName(first) == NameKind::Unknown) return false;
    // A title that stands whole in the name, with a part of the suffix: others have other names.
    if (unitsOf(first) < kSidecarUnits) return true;
    std::sort(numbers.begin(), numbers.end());
    return isFromZero(numbers);
}

// Where no title says anything: whether all that may have a sidecar of its own has one name, and
// there are no more sidecars than that.
bool PairingRun::isOneName(const Family& family) {
    indexMedia();
    std::string base;
    std::size_t own = 0;
    for (const std::uint32_t id : family.media) {
        const MediaName& name = m_media[id].name;
        if (m_media[id].kind == NameKind::Film && hasStill(name)) continue; // may have come with it
        if (beforeEditWord(name)) continue;
        if (own++ == 0) base = name.base();
        if (name.base() != base) return false;
    }
    return family.jsons.size() <= own;
}

// More files of one name at its full length than sidecars: the word of an edit may be cut away
// whole.
bool PairingRun::mayHideEdits(const Family& family) const {
    std::map<std::string, std::size_t> files;
    for (const std::uint32_t id : family.media) {
        const std::string base = m_media[id].name.base();
        if (unitsOf(base) >= kMediaUnits && ++files[base] > family.jsons.size()) return true;
    }
    return false;
}

void PairingRun::settleFamily(Family& family) {
    struct Group {
        std::vector<std::uint32_t> jsons, media;
        std::vector<std::uint32_t> otherCase; // titles whose extension has another case
    };
    std::map<std::string, Group> groups; // by media name without counter
    for (const std::uint32_t id : family.media)
        groups[m_media[id].name.base()].media.push_back(id);
    for (const std::uint32_t json : family.jsons) {
        const std::string_view title = m_json[json].title;
        std::vector<Group*> fits;
        bool sameCase = true;
        for (const ExtensionCase extensionCase : {ExtensionCase::Same, ExtensionCase::Any}) {
            if (!fits.empty()) break;
            sameCase = extensionCase == ExtensionCase::Same;
            const bool bare = kindOfName(title) == NameKind::Unknown;
            for (auto& [name, group] : groups)
                if ((!bare || mayLackExtension(m_media[group.media.front()])) &&
                    isTitleOf(title, m_media[group.media.front()].name, extensionCase))
                    fits.push_back(&group);
        }
        const bool elsewhere = !fits.empty() && mayBeDotted(title);
        if (fits.size() == 1 && !elsewhere)
            (sameCase ? fits.front()->jsons : fits.front()->otherCase).push_back(json);
        for (std::size_t i = 0; (elsewhere || fits.size() > 1) && i < fits.size(); ++i)
            for (const std::uint32_t id : fits[i]->media)
                m_media[id].barred = true;
        if (elsewhere || fits.size() != 1) m_json[json].barred = true;
    }
    std::sort(family.numbers.begin(), family.numbers.end());
    const bool whole =
        isFromZero(family.numbers) &&
        std::none_of(family.jsons.begin(), family.jsons.end(), [&](std::uint32_t id) {
            return m_json[id].title.empty(); // whose it is?
        });
    for (auto& [name, group] : groups) {
        // Beside titles of the very extension, those are of media that are missing.
        for (const std::uint32_t json : group.otherCase)
            m_json[json].barred = m_json[json].barred || !group.jsons.empty();
        if (group.jsons.empty()) group.jsons = group.otherCase;
        if (!group.jsons.empty()) matchByOrder(group.jsons, group.media, whole);
    }
}

// What stands behind the last dot of a title without an extension may have been taken for one: then
// the name was cut before it, or has its counter there, and is none of the family's.
bool PairingRun::mayBeDotted(std::string_view title) {
    if (kindOfName(title) != NameKind::Unknown || splitName(title).extension.empty()) return false;
    if (!m_dottedNoted) {
        m_dottedNoted = true;
        for (const std::uint32_t id : m_open) {
            const MediaName& name = m_media[id].name;
            if (m_media[id].kind == NameKind::Unknown) m_dotted.insert(titleKeyOfName(name.base()));
            const MediaName inner = splitName(name.stem);
            if (!inner.counter.empty()) m_dotted.insert(nameKey(inner.base()));
        }
    }
    if (m_dotted.empty()) return false;
    const std::string whole(title);
    if (m_dotted.contains(titleKeyOfName(whole))) return true;
    for (const std::size_t units : {kMediaUnits - 4, kMediaUnits - 5}) // ".jpg", ".jpeg"
        if (m_dotted.contains(nameKey(clip(whole, units)))) return true;
    return false;
}

// The i-th sidecar is that of the i-th media file where both are as many, no media counter is
// missing and no counter of the family's sidecars; else as long as no counter is missing on either
// side.
void PairingRun::matchByOrder(
    std::vector<std::uint32_t>& jsons, std::vector<std::uint32_t>& media, bool familyWhole) {
    const auto ofJson = [&](std::uint32_t id) { return numberOf(counterOf(m_json[id].stem)); };
    const auto ofMedia = [&](std::uint32_t id) { return numberOf(m_media[id].name.counter); };
    std::sort(jsons.begin(), jsons.end(),
        [&](std::uint32_t a, std::uint32_t b) { return ofJson(a) < ofJson(b); });
    std::sort(media.begin(), media.end(),
        [&](std::uint32_t a, std::uint32_t b) { return ofMedia(a) < ofMedia(b); });
    const auto twice = [](const auto& list, const auto& number) {
        return std::adjacent_find(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
            return number(a) == number(b);
        }) != list.end();
    };
    const bool clear = !twice(jsons, ofJson) && !twice(media, ofMedia);
    // In order only where no sidecar of the family is missing: which of them is, nothing says.
    bool all = clear && familyWhole && jsons.size() == media.size();
    for (std::size_t i = 0; all && i < media.size(); ++i)
        all = !m_media[media[i]].barred && ofMedia(media[i]) == i;
    // A title without an extension may be of a media file of another kind that is missing.
    const auto isBare = [&](std::uint32_t id) {
        return kindOfName(m_json[id].title) == NameKind::Unknown;
    };
    const auto bare = std::count_if(jsons.begin(), jsons.end(), isBare);
    bool whole = clear && (bare == 0 || (bare == static_cast<std::ptrdiff_t>(jsons.size()) &&
                                            jsons.size() == media.size()));
    // Then the first alone is no edit.
    const bool mayBeEdits = jsons.size() > 1 && media.size() > jsons.size() &&
                            unitsOf(m_media[media.front()].name.base()) >= kMediaUnits;
    for (std::size_t i = 0; i < std::max(jsons.size(), media.size()); ++i) {
        whole = whole && (i == 0 || !mayBeEdits) && i < std::min(jsons.size(), media.size()) &&
                ofJson(jsons[i]) == i && ofMedia(media[i]) == i && !m_media[media[i]].barred;
        if (all || whole) {
            const bool same = ofJson(jsons[i]) == ofMedia(media[i]);
            const bool first = m_media[media[i]].name.counter.empty();
            take({jsons[i], media[i], same ? Confidence::High : Confidence::Likely, true},
                !same   ? PairRule::TitleInside
                : first ? PairRule::OwnNameClipped
                        : PairRule::CounterMovedClipped,
                true);
            continue;
        }
        if (i < jsons.size()) m_json[jsons[i]].barred = true;
        if (i < media.size()) m_media[media[i]].barred = true;
    }
}

} // namespace lightstack::takeout
