#include "core/takeout/pairing_gone.h"

#include <algorithm>

namespace lightstack::takeout {
namespace {

bool isBorrowed(PairRule rule) noexcept {
    using enum PairRule;
    return rule == StillOfFilm || rule == OriginalOfEdit || rule == ClippedEdit;
}

} // namespace

FolderPairs pairFolderAsBefore(
    std::span<const FolderEntry> present, std::span<const FolderEntry> gone) {
    FolderPairs now = pairFolder(present);
    if (gone.empty()) return now;
    std::vector<FolderEntry> all(present.begin(), present.end());
    all.insert(all.end(), gone.begin(), gone.end());
    std::vector<bool> paired(present.size()), taken(present.size());
    FolderPairs out;
    for (const Pair& pair : pairFolder(all).pairs) {
        if (pair.media >= present.size() || pair.sidecar >= present.size()) continue;
        out.pairs.push_back(pair);
        paired[pair.media] = taken[pair.sidecar] = true;
    }
    const std::size_t before = out.pairs.size();
    for (const Pair& pair : now.pairs)
        if (!paired[pair.media] && (!taken[pair.sidecar] || isBorrowed(pair.rule)))
            out.pairs.push_back(pair);
    for (std::size_t i = before; i < out.pairs.size(); ++i)
        paired[out.pairs[i].media] = taken[out.pairs[i].sidecar] = true;
    std::sort(out.pairs.begin(), out.pairs.end(),
        [](const Pair& a, const Pair& b) { return a.media < b.media; });
    for (std::uint32_t i = 0; i < present.size(); ++i) {
        const NameKind kind = kindOfName(present[i].name);
        const bool asset = kind == NameKind::Json && present[i].json != JsonSays::NotAsset;
        if (asset && !taken[i]) out.orphans.push_back(i);
        if (isMedia(kind) && !paired[i]) out.unpaired.push_back(i);
        if (kind == NameKind::Unknown && !paired[i]) out.unknown.push_back(i);
    }
    return out;
}

} // namespace lightstack::takeout
