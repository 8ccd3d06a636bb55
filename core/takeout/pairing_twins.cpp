// Names that two kinds of uploads lead to, so that counters of media and of sidecars go apart: what
// may be of either is barred, and nobody gets it.
#include "core/takeout/name_text.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <unordered_map>

namespace lightstack::takeout {
namespace {

bool isMotionTitle(std::string_view title) {
    return kindOfName(title) == NameKind::Film &&
           isMotionExtension(folded(splitName(title).extension));
}

std::string_view stemOfTitle(std::string_view title) {
    return kindOfName(title) == NameKind::Unknown ? title : splitName(title).stem;
}

// None: what is added is not known.
std::string extensionOfTitle(std::string_view title) {
    return title.size() == stemOfTitle(title).size() ? std::string()
                                                     : folded(splitName(title).extension);
}

bool mayBeOne(const std::string& extension, const std::string& other) {
    return extension.empty() || other.empty() || extension == other;
}

} // namespace

// Media names that two kinds of uploads lead to, so that counters of media and of sidecars go
// apart: "x.jpg" is that of a title "x.jpg" and of a title "x" without extension; "x.mp4" was
// uploaded, or came with a still. Where both kinds may be there, nothing in the names decides.
void PairingRun::twinPass() {
    Keyed titled; // with an extension
    Keyed bare;   // without
    const bool counters = std::any_of(m_open.begin(), m_open.end(), [&](std::uint32_t id) {
        return m_media[id].kind == NameKind::Film && !m_media[id].name.counter.empty();
    });
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const std::string_view title = m_json[i].named;
        if (!title.empty() && kindOfName(title) == NameKind::Unknown)
            bare[nameKey(title)].push_back(i);
    }
    const bool motion = std::any_of(
        m_json.begin(), m_json.end(), [](const Json& json) { return isMotionTitle(json.named); });
    if (bare.empty() && !counters && !motion) return;
    Keyed media;
    for (const std::uint32_t id : m_open)
        media[titleKeyOfName(m_media[id].name.base())].push_back(id);
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const std::string_view title = m_json[i].named;
        if (!title.empty() && kindOfName(title) != NameKind::Unknown)
            titled[titleKeyOfName(title)].push_back(i);
    }
    for (auto& [key, jsons] : titled) {
        const auto found = media.find(key);
        if (found == media.end()) continue;
        const std::string title = std::string(m_json[jsons.front()].named);
        const auto without = bare.find(nameKey(splitName(title).stem));
        if (without == bare.end() && !mayBringFilms(found->second, jsons.size(), titled)) continue;
        bar(jsons);
        if (without != bare.end()) bar(without->second);
        barMedia(found->second);
    }
    if (motion) motionTwins(titled, media);
}

// "x.MP" was uploaded without an extension and given one, as "x.MP.jpg" was: where pictures of that
// name are more than sidecars with that title, those of "x.MP" may be theirs, or its film's.
void PairingRun::motionTwins(const Keyed& titled, const Keyed& media) {
    const auto listOf = [](const Keyed& of, const std::string& key) {
        const auto at = of.find(key);
        return at != of.end() ? std::span<const std::uint32_t>(at->second)
                              : std::span<const std::uint32_t>();
    };
    for (const auto& [key, jsons] : titled) {
        const std::string title(m_json[jsons.front()].named);
        if (!isMotionTitle(title)) continue;
        for (const std::string_view extension : {".jpg", ".heic"}) {
            const std::string still = titleKeyOfName(title + std::string(extension));
            const auto pictures = listOf(media, still);
            const auto theirs = listOf(titled, still);
            if (pictures.size() <= theirs.size()) continue;
            bar(jsons);
            bar(theirs);
            barMedia(pictures);
            barMedia(listOf(media, key));
        }
    }
}

void PairingRun::bar(std::span<const std::uint32_t> jsons) {
    for (const std::uint32_t json : jsons)
        m_json[json].barred = true;
}

void PairingRun::barMedia(std::span<const std::uint32_t> media) {
    for (const std::uint32_t id : media)
        m_media[id].barred = true;
}

// "x(1).jpg" may be a title, and the second of two "x.jpg": which name was given first, and so
// whose counters went on, only the order of the uploads knew.
void PairingRun::literalPass() {
    // Few titles are so: only what they ask for is looked at.
    std::vector<std::uint32_t> literals;
    StemIds jsons;
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        if (m_json[i].named.find(')') == std::string_view::npos) continue;
        const std::string_view stem = stemOfTitle(m_json[i].named);
        if (counterAtEnd(stem).empty()) continue;
        literals.push_back(i);
        jsons[stem];
        jsons[withoutCounter(stem)];
    }
    if (literals.empty()) return;
    for (std::uint32_t i = 0; i < m_json.size(); ++i)
        if (const auto wanted = jsons.find(stemOfTitle(m_json[i].named)); wanted != jsons.end())
            wanted->second.push_back(i);
    Keyed media; // by their base stems
    for (const std::uint32_t id : m_open)
        media[titleKeyOfName(m_media[id].name.baseStem)].push_back(id);
    for (const std::uint32_t literal : literals)
        barLiteral(m_json[literal].named, jsons, media);
}

void PairingRun::barLiteral(std::string_view literal, StemIds& jsons, Keyed& media) {
    const std::string extension = extensionOfTitle(literal);
    const std::string_view whole = stemOfTitle(literal);
    const std::string_view base = withoutCounter(whole);
    const auto jsonsOf = [&](std::string_view stem) {
        std::vector<std::uint32_t> out = jsons[stem];
        std::erase_if(out, [&](std::uint32_t json) {
            return !mayBeOne(extensionOfTitle(m_json[json].named), extension);
        });
        return out;
    };
    const auto mediaOf = [&](std::string_view stem) {
        std::vector<std::uint32_t> out = media[titleKeyOfName(stem)];
        std::erase_if(out, [&](std::uint32_t id) {
            return !mayBeOne(folded(m_media[id].name.extension), extension);
        });
        return out;
    };
    const std::vector<std::uint32_t> titled = jsonsOf(whole), copies = jsonsOf(base);
    std::vector<std::uint32_t> named = mediaOf(whole); // "x(1)(1).jpg"
    if (copies.size() > 1) {
        bar(copies);
        barMedia(mediaOf(base));
    } else { // more files of the name than sidecars: one of them is a copy
        for (const std::uint32_t id : mediaOf(base))
            if (m_media[id].name.stem == whole) named.push_back(id);
        if (named.size() <= titled.size()) return;
    }
    bar(titled);
    barMedia(named);
}

// More films than sidecars, and stills that they may belong to; also ones that are lost.
bool PairingRun::mayBringFilms(
    const std::vector<std::uint32_t>& media, std::size_t jsons, const Keyed& titled) {
    if (media.size() < 2 || media.size() <= jsons) return false;
    indexMedia();
    return std::any_of(media.begin(), media.end(), [&](std::uint32_t id) {
        if (m_media[id].kind != NameKind::Film) return false;
        return hasStill(m_media[id].name) ||
               std::any_of(m_stills.begin(), m_stills.end(), [&](const std::string& still) {
                   return titled.contains(titleKeyOfName(splitName(still).base()));
               });
    });
}

bool PairingRun::hasStill(const MediaName& film) {
    m_stills.clear();
    stillNames(film, false, m_stills);
    return std::any_of(m_stills.begin(), m_stills.end(),
        [&](const std::string& name) { return m_mediaByName.find(name) != kNone; });
}

} // namespace lightstack::takeout
