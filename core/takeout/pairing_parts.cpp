#include "core/takeout/pairing_parts.h"

#include "core/takeout/media_name.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace lightstack::takeout {
namespace {

using Ids = std::vector<std::uint32_t>;

// These entries alone, `ids` in order; pairs and refusals in their numbers among all.
FolderPairs pairSome(
    std::span<const FolderEntry> entries, const Ids& ids, const PairingOptions& options) {
    std::vector<FolderEntry> some;
    some.reserve(ids.size());
    for (const std::uint32_t id : ids) {
        std::uint32_t& hand = some.emplace_back(entries[id]).hand;
        if (hand >= entries.size()) continue;
        const auto at = std::lower_bound(ids.begin(), ids.end(), hand);
        const bool here = at != ids.end() && *at == hand;
        hand = here ? static_cast<std::uint32_t>(at - ids.begin()) : kHasNone;
    }
    const FolderPairs found = PairingRun(some, options).run();
    FolderPairs out;
    for (Pair pair : found.pairs) {
        pair.media = ids[pair.media];
        pair.sidecar = ids[pair.sidecar];
        out.pairs.push_back(pair);
    }
    for (Refusal refusal : found.refusals) {
        refusal.media = ids[refusal.media];
        refusal.sidecar = ids[refusal.sidecar];
        out.refusals.push_back(refusal);
    }
    return out;
}

} // namespace

bool areCopies(std::span<const FolderEntry> entries) {
    const auto other = std::find_if(entries.begin(), entries.end(),
        [&](const FolderEntry& entry) { return entry.part != entries.front().part; });
    if (other == entries.end()) return false;
    std::unordered_map<std::string_view, std::uint32_t> parts; // the first of each name
    std::size_t again = 0;
    for (const FolderEntry& entry : entries) {
        if (entry.hand < entries.size() && entries[entry.hand].part != entry.part) return false;
        if (!isMedia(kindOfName(entry.name))) continue;
        const auto [at, fresh] = parts.try_emplace(entry.name, entry.part);
        again += !fresh && at->second != entry.part ? 1 : 0;
    }
    return again * 2 > parts.size();
}

FolderPairs pairCopies(std::span<const FolderEntry> entries, const PairingOptions& options) {
    std::map<std::uint32_t, Ids> parts;
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        parts[entries[i].part].push_back(i);
    FolderPairs all;
    const auto add = [&](const Ids& ids) {
        const FolderPairs found = pairSome(entries, ids, options);
        all.pairs.insert(all.pairs.end(), found.pairs.begin(), found.pairs.end());
        all.refusals.insert(all.refusals.end(), found.refusals.begin(), found.refusals.end());
    };
    for (const auto& [part, ids] : parts)
        add(ids);
    const FolderPairs alone = sortedOut(entries, all.pairs);
    Ids left = alone.unpaired;
    for (const Ids* list : {&alone.unknown, &alone.orphans})
        left.insert(left.end(), list->begin(), list->end());
    std::sort(left.begin(), left.end());
    add(left);
    FolderPairs out = sortedOut(entries, std::move(all.pairs));
    out.refusals = std::move(all.refusals);
    sortRefusals(out.refusals);
    return out;
}

} // namespace lightstack::takeout
