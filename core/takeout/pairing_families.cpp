// Sidecars whose titles were cut to one name: "x(1).json" may then be that of "xyz.jpg", as
// "x.json" is that of "xya.jpg", and counters of sidecars and of media no longer agree.
//
// A family are all sidecars of one name but for the counter that has the full length. Where all
// titles are one and no counter is missing, the rules are right. Else the titles say which media
// name each is for; several of one media name follow each other as the media do, since counters
// were given in one order. What numbers do not allow to tell apart is barred: nobody gets it.
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
bool PairingRun::isPlain(const Family& family) const {
    std::string_view first;
    bool unread = false; // one of them says nothing
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t json : family.jsons) {
        const std::string_view title = m_entries[m_json[json].entry].title;
        unread = unread || title.empty();
        if (first.empty()) first = title;
        if (!title.empty() && title != first) return false;
        numbers.push_back(numberOf(counterOf(m_json[json].stem)));
    }
    if (unread) return true;
    if (family.jsons.size() > 1 && mayHideEdits(family)) return false;
    // Without an extension, it may be of files of several kinds.
    if (family.jsons.size() > 1 && kindOfName(first) == NameKind::Unknown) return false;
    // A title that stands whole in the name, with a part of the suffix: others have other names.
    if (unitsOf(first) < kSidecarUnits) return true;
    std::sort(numbers.begin(), numbers.end());
    return isFromZero(numbers);
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
        const std::string_view title = m_entries[m_json[json].entry].title;
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
            return m_entries[m_json[id].entry].title.empty(); // whose it is?
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
    const std::string whole = composed(title);
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
        return kindOfName(m_entries[m_json[id].entry].title) == NameKind::Unknown;
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

// Media names that two kinds of uploads lead to, so that counters of media and of sidecars go
// apart: "x.jpg" is that of a title "x.jpg" and of a title "x" without extension; "x.mp4" was
// uploaded, or came with a still. Where both kinds may be there, nothing in the names decides.
void PairingRun::twinPass() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> titled; // with an extension, by key
    std::unordered_map<std::string, std::vector<std::uint32_t>> bare;   // without
    const bool counters = std::any_of(m_open.begin(), m_open.end(), [&](std::uint32_t id) {
        return m_media[id].kind == NameKind::Film && !m_media[id].name.counter.empty();
    });
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const std::string_view title = m_entries[m_json[i].entry].title;
        if (!title.empty() && kindOfName(title) == NameKind::Unknown)
            bare[nameKey(composed(title))].push_back(i);
    }
    if (bare.empty() && !counters) return;
    std::unordered_map<std::string, std::vector<std::uint32_t>> media;
    for (const std::uint32_t id : m_open)
        media[titleKeyOfName(m_media[id].name.base())].push_back(id);
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const std::string_view title = m_entries[m_json[i].entry].title;
        if (!title.empty() && kindOfName(title) != NameKind::Unknown)
            titled[titleKey(title)].push_back(i);
    }
    const auto bar = [&](const std::vector<std::uint32_t>& jsons) {
        for (const std::uint32_t json : jsons)
            m_json[json].barred = true;
    };
    for (auto& [key, jsons] : titled) {
        const auto found = media.find(key);
        if (found == media.end()) continue;
        const std::string title = composed(m_entries[m_json[jsons.front()].entry].title);
        const auto without = bare.find(nameKey(splitName(title).stem));
        if (without == bare.end() && !mayBringFilms(found->second, jsons.size())) continue;
        bar(jsons);
        if (without != bare.end()) bar(without->second);
        for (const std::uint32_t id : found->second)
            m_media[id].barred = true;
    }
}

// "x(1).jpg" may be a title, and the second of two "x.jpg": which name was given first, and so
// whose counters went on, only the order of the uploads knew.
void PairingRun::literalPass() {
    const auto stemOf = [&](std::uint32_t json) {
        const std::string_view title = m_entries[m_json[json].entry].title;
        return kindOfName(title) == NameKind::Unknown ? title : splitName(title).stem;
    };
    const auto baseOfStem = [](std::string_view stem) {
        return stem.substr(0, stem.size() - counterAtEnd(stem).size());
    };
    // Few titles are so: only what they ask for is looked at.
    std::vector<std::uint32_t> literals;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> jsons;
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        if (m_entries[m_json[i].entry].title.find(')') == std::string_view::npos) continue;
        const std::string_view stem = stemOf(i);
        if (counterAtEnd(stem).empty()) continue;
        literals.push_back(i);
        jsons[stem];
        jsons[baseOfStem(stem)];
    }
    if (literals.empty()) return;
    for (std::uint32_t i = 0; i < m_json.size(); ++i)
        if (const auto wanted = jsons.find(stemOf(i)); wanted != jsons.end())
            wanted->second.push_back(i);
    const auto extensionOf = [&](std::uint32_t json) { // none: what is added is not known
        const std::string_view title = m_entries[m_json[json].entry].title;
        return title.size() == stemOf(json).size() ? std::string()
                                                   : folded(splitName(title).extension);
    };
    const auto fits = [](const std::string& one, const std::string& other) {
        return one.empty() || other.empty() || one == other;
    };
    const auto key = [](std::string_view stem) { return titleKeyOfName(composed(stem)); };
    std::unordered_map<std::string, std::vector<std::uint32_t>> media; // once it is asked for
    for (const std::uint32_t literal : literals) {
        const std::string extension = extensionOf(literal);
        const std::string_view whole = stemOf(literal);
        const std::string_view base = baseOfStem(whole);
        const auto isCopy = [&](std::uint32_t json) { return fits(extensionOf(json), extension); };
        const std::vector<std::uint32_t>& copies = jsons[base];
        if (copies.size() < 2 || std::count_if(copies.begin(), copies.end(), isCopy) < 2) continue;
        if (media.empty())
            for (const std::uint32_t id : m_open)
                media[key(m_media[id].name.baseStem)].push_back(id);
        for (const std::string_view each : {base, whole}) {
            for (const std::uint32_t json : jsons[each])
                m_json[json].barred = m_json[json].barred || isCopy(json);
            for (const std::uint32_t id : media[key(each)])
                m_media[id].barred =
                    m_media[id].barred || fits(folded(m_media[id].name.extension), extension);
        }
    }
}

// More films than sidecars, and stills that they may belong to.
bool PairingRun::mayBringFilms(const std::vector<std::uint32_t>& media, std::size_t jsons) {
    if (media.size() < 2 || media.size() <= jsons) return false;
    indexMedia();
    return std::any_of(media.begin(), media.end(), [&](std::uint32_t id) {
        return m_media[id].kind == NameKind::Film && hasStill(m_media[id].name);
    });
}

bool PairingRun::hasStill(const MediaName& film) {
    m_stills.clear();
    stillNames(film, false, m_stills);
    return std::any_of(m_stills.begin(), m_stills.end(),
        [&](const std::string& name) { return m_mediaByName.find(name) != kNone; });
}

} // namespace lightstack::takeout
