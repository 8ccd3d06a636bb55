#include "core/catalog/folder_entries.h"

#include "core/takeout/tree_pairs.h"

#include <set>

namespace lightstack::catalog {

void addGone(const KnownFolder& folder, std::uint32_t part,
    const std::unordered_set<std::string_view>& there, std::vector<takeout::FolderEntry>& gone) {
    std::set<std::int64_t> sidecars;
    for (const KnownAsset& asset : folder.assets) {
        if (asset.status == AssetStatus::Other || there.contains(asset.name)) continue;
        gone.push_back({asset.name, {}, part});
        sidecars.insert(asset.pair.sidecar);
    }
    for (const KnownSidecar& sidecar : folder.sidecars) {
        if (!sidecars.contains(sidecar.id) || there.contains(sidecar.name)) continue;
        const takeout::JsonSays json = takeout::judgeJson(sidecar.name, sidecar.content);
        gone.push_back({sidecar.name, {}, part, json});
        if (json == takeout::JsonSays::Asset) gone.back().title = sidecar.content.title;
    }
}

FolderEntries entriesOf(const std::vector<KnownFolder>& folders) {
    FolderEntries out;
    std::vector<FolderPlace> places;
    std::unordered_set<std::string_view> there; // in one part
    const auto add = [&](std::uint32_t part, const KnownAsset* asset, const KnownSidecar* sidecar) {
        out.items.push_back({part, asset, sidecar});
        takeout::FolderEntry& entry = out.entries.emplace_back();
        entry.part = part;
        entry.name = asset != nullptr ? asset->name : sidecar->name;
        there.insert(asset != nullptr ? asset->name : sidecar->name);
        places.push_back({part, entry.name});
        if (sidecar == nullptr) return;
        entry.json = takeout::judgeJson(entry.name, sidecar->content);
        if (entry.json == takeout::JsonSays::Asset) entry.title = sidecar->content.title;
    };
    for (std::uint32_t part = 0; part < folders.size(); ++part) {
        there.clear();
        for (const KnownAsset& asset : folders[part].assets)
            if (asset.status != AssetStatus::Missing) add(part, &asset, nullptr);
        for (const KnownSidecar& sidecar : folders[part].sidecars)
            if (!sidecar.isMissing) add(part, nullptr, &sidecar);
        addGone(folders[part], part, there, out.gone);
    }
    out.outside = applyHandPairs(folders, places, out.entries);
    return out;
}

Result<std::vector<KnownFolder>> knownParts(CatalogReader& reader, const std::string& path) {
    const auto parts = reader.partsOf(path);
    if (!parts) return tl::unexpected<Error>(parts.error());
    std::vector<KnownFolder> out;
    for (const std::string& part : *parts) {
        auto folder = reader.folder(part);
        if (!folder) return tl::unexpected<Error>(folder.error());
        out.push_back(std::move(*folder));
    }
    return out;
}

} // namespace lightstack::catalog
