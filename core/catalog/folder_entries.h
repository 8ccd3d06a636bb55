// A logical folder of the catalog as the rules of pairing see it, decisions made by hand included.
// Everything points into the folders given. Thread: pure, any thread.
#pragma once

#include "core/catalog/hand_pairs.h"

#include <string_view>
#include <unordered_set>

namespace lightstack::catalog {

struct FolderItem {
    std::uint32_t part = 0; // index of its physical folder
    const KnownAsset* asset = nullptr;
    const KnownSidecar* sidecar = nullptr; // one of the two
};

struct FolderEntries {
    std::vector<FolderItem> items;
    std::vector<takeout::FolderEntry> entries; // one an item
    std::vector<OutsideSidecar> outside;
    std::vector<takeout::FolderEntry> gone; // what is missing, and the sidecars that went with it
};

// What has gone, and is not among the names that are `there` now: it still tells whose the sidecars
// are that stayed. `part`: of the entries.
void addGone(const KnownFolder& folder, std::uint32_t part,
    const std::unordered_set<std::string_view>& there, std::vector<takeout::FolderEntry>& gone);
FolderEntries entriesOf(const std::vector<KnownFolder>& folders);

// All parts of the folder of this path, in the order of partsOf(); empty where it is not known.
Result<std::vector<KnownFolder>> knownParts(CatalogReader& reader, const std::string& path);

} // namespace lightstack::catalog
