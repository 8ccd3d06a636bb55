#include "core/takeout/near_names.h"

#include "core/takeout/name_text.h"

#include <algorithm>

namespace lightstack::takeout {
namespace {

constexpr std::size_t kMost = 8;

// What the name of a sidecar says of the file it was made for, folded.
struct MadeFor {
    std::string title; // without counter and what is left of the suffix
    std::string counter;
};

MadeFor madeFor(std::string_view json) {
    std::string stem = folded(json.substr(0, json.size() - std::min<std::size_t>(json.size(), 5)));
    MadeFor out;
    out.counter = counterAtEnd(stem);
    stem.resize(stem.size() - out.counter.size());
    // The suffix, or its beginning behind an extension that we know.
    if (const std::size_t at = stem.rfind('.'); at != std::string::npos) {
        const std::string_view end = std::string_view(stem).substr(at);
        if (std::string_view(".supplemental-metadata").starts_with(end)) stem.resize(at);
    }
    out.title = std::move(stem);
    return out;
}

std::size_t commonPrefix(std::string_view a, std::string_view b) noexcept {
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(at - a.begin());
}

std::string_view stemOf(std::string_view title) noexcept {
    return isMedia(kindOfName(title)) ? splitName(title).stem : title;
}

} // namespace

std::vector<NearName> nearNames(std::span<const FolderEntry> entries, std::uint32_t media) {
    struct Scored {
        NearName near;
        std::size_t common = 0;
    };
    std::vector<Scored> found;
    const std::string name = folded(entries[media].name);
    const MediaName parts = splitName(name);
    const std::string base = parts.base();
    const std::size_t least = std::max<std::size_t>(4, parts.baseStem.size() * 3 / 4);
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const FolderEntry& entry = entries[i];
        if (kindOfName(entry.name) != NameKind::Json) continue;
        const MadeFor made = madeFor(entry.name);
        const std::size_t common = commonPrefix(base, made.title);
        const bool sameStem = stemOf(made.title) == parts.baseStem;
        const std::size_t longer = std::max(made.title.size(), base.size());
        if (!sameStem && (common < least || longer > base.size() * 3 / 2)) continue;
        RefusedFor reason = RefusedFor::OtherName;
        if (entry.json == JsonSays::NotAsset)
            reason = RefusedFor::NotASidecar;
        else if (made.title == base || (sameStem && made.title == parts.baseStem))
            reason = made.counter != parts.counter ? RefusedFor::OtherCounter : reason;
        else if (sameStem)
            reason = RefusedFor::OtherExtension;
        found.push_back({{i, reason}, sameStem ? common + 1000 : common});
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Scored& a, const Scored& b) { return a.common > b.common; });
    std::vector<NearName> out;
    for (std::size_t i = 0; i < std::min(kMost, found.size()); ++i)
        out.push_back(found[i].near);
    return out;
}

std::vector<std::string> stillsOf(const MediaName& film) {
    std::vector<std::string> out;
    stillNames(film, false, out);
    return out;
}

std::vector<std::string> originalsOf(const MediaName& edit) {
    const std::size_t dash = edit.baseStem.rfind('-');
    if (dash == std::string_view::npos || dash == 0) return {};
    const std::string stem(edit.baseStem.substr(0, dash));
    std::vector<std::string> out;
    for (const std::string& each : {stem + std::string(edit.counter), stem})
        for (const std::string_view extension : {edit.extension, std::string_view(".heic"),
                 std::string_view(".HEIC"), std::string_view(".jpg"), std::string_view(".JPG"),
                 std::string_view(".png"), std::string_view(".mp4"), std::string_view(".MP4")})
            out.push_back(each + std::string(extension));
    return out;
}

} // namespace lightstack::takeout
