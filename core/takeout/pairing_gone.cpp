#include "core/takeout/pairing_gone.h"

namespace lightstack::takeout {

FolderPairs pairFolderAsBefore(
    std::span<const FolderEntry> present, std::span<const FolderEntry> gone) {
    FolderPairs now = pairFolder(present);
    if (gone.empty()) return now;
    std::vector<FolderEntry> all(present.begin(), present.end());
    all.insert(all.end(), gone.begin(), gone.end());
    std::vector<bool> paired(present.size()), taken(present.size());
    std::vector<Pair> pairs;
    for (const Pair& pair : pairFolder(all).pairs) {
        if (pair.media >= present.size() || pair.sidecar >= present.size()) continue;
        pairs.push_back(pair);
        paired[pair.media] = taken[pair.sidecar] = true;
    }
    for (const Pair& pair : now.pairs)
        if (!paired[pair.media] && (!taken[pair.sidecar] || isBorrowed(pair.rule)))
            pairs.push_back(pair);
    return sortedOut(present, std::move(pairs));
}

} // namespace lightstack::takeout
