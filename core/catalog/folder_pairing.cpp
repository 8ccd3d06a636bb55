#include "core/catalog/folder_pairing.h"

#include "core/catalog/folder_entries.h"
#include "core/takeout/capture_time.h"
#include "core/takeout/pairing_gone.h"
#include "core/takeout/tree_pairs.h"

#include <algorithm>
#include <map>

namespace lightstack::catalog {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

// One logical folder as entries for the rules, with what stands in the catalog beside them.
class FolderRun {
public:
    explicit FolderRun(const std::vector<KnownFolder>& folders)
        : m_folders(folders), m_as(entriesOf(folders)) {
        for (const FolderItem& item : m_as.items)
            m_items.push_back({item.part, item.asset, item.sidecar, {}, nullptr, false, false});
    }

    Result<std::size_t> run(CatalogWriter& writer) {
        const std::vector<takeout::FolderEntry>& entries = m_as.entries;
        const takeout::FolderPairs pairs = takeout::pairFolderAsBefore(entries, m_as.gone);
        for (const takeout::Pair& pair : pairs.pairs) {
            m_items[pair.media].now = {
                m_items[pair.sidecar].sidecar->id, pair.rule, pair.confidence};
            m_items[pair.media].by = m_items[pair.sidecar].sidecar;
        }
        for (const OutsideSidecar& each : m_as.outside) {
            m_items[each.entry].now = {
                each.sidecar->id, takeout::PairRule::ByHand, takeout::Confidence::Certain};
            m_items[each.entry].by = each.sidecar;
            m_items[each.entry].outside = true;
        }
        for (const std::uint32_t orphan : pairs.orphans)
            m_items[orphan].orphan = entries[orphan].json == takeout::JsonSays::Asset ||
                                     takeout::isNamedLikeSidecar(entries[orphan].name);
        auto links = writeLinks(writer);
        return links ? write(writer) : tl::unexpected<Error>(links.error());
    }

private:
    struct Item {
        std::uint32_t part = 0;
        const KnownAsset* asset = nullptr;
        const KnownSidecar* sidecar = nullptr; // itself, of JSON
        PairRow now;
        const KnownSidecar* by = nullptr; // of media
        bool orphan = false;
        bool outside = false;
    };

    Result<std::size_t> write(CatalogWriter& writer) {
        std::size_t changed = 0;
        for (const Item& item : m_items) {
            if (item.sidecar != nullptr) {
                if (item.orphan == item.sidecar->isOrphan) continue;
                if (auto done = writer.setOrphan(item.sidecar->id, item.orphan); !done)
                    return tl::unexpected<Error>(done.error());
                continue;
            }
            const bool other = !(item.now == item.asset->pair);
            // What lies elsewhere may have changed there, unseen from here.
            if (!other && !item.outside) continue;
            if (auto done = writer.pairAgain(rowOf(item)); !done)
                return tl::unexpected<Error>(done.error());
            changed += other ? 1 : 0;
        }
        return changed;
    }

    [[nodiscard]] AssetRow rowOf(const Item& item) const {
        const KnownAsset& known = *item.asset;
        const takeout::Sidecar none;
        const takeout::Sidecar& content = item.by != nullptr ? item.by->content : none;
        const std::filesystem::path first(m_folders.front().path);
        AssetRow row;
        row.id = known.id;
        row.file = {m_folders[item.part].path, known.name, known.size, known.mtimeNs};
        row.status = known.status;
        row.pair = item.now;
        const takeout::CaptureTime time = takeout::captureTime(
            known.exifTakenMs, content.taken, known.name, first.filename().native());
        row.takenMs = time.ms;
        row.takenFrom = time.from;
        row.dateConflict = time.conflict;
        row.place = takeout::placeOf(known.exifGps, content.geo, content.geoExif);
        return row;
    }

    // Of what borrows, or borrowed.
    Result<void> writeLinks(CatalogWriter& writer) {
        std::map<std::int64_t, std::int64_t> owners; // sidecar -> asset
        for (const Item& item : m_items)
            if (item.by != nullptr && !takeout::isBorrowed(item.now.rule))
                owners[item.now.sidecar] = item.asset->id;
        std::vector<std::int64_t> assets;
        std::vector<LinkRow> links;
        for (const Item& item : m_items) {
            if (item.asset == nullptr) continue;
            const bool borrows = item.by != nullptr && takeout::isBorrowed(item.now.rule);
            if (borrows ||
                (item.asset->pair.sidecar != 0 && takeout::isBorrowed(item.asset->pair.rule)))
                assets.push_back(item.asset->id);
            if (const auto owner = owners.find(item.now.sidecar); borrows && owner != owners.end())
                links.push_back({item.asset->id, owner->second,
                    item.now.rule == takeout::PairRule::StillOfFilm ? LinkKind::FilmOf
                                                                    : LinkKind::EditOf});
        }
        return assets.empty() ? Result<void>() : writer.setLinks(assets, links);
    }

    const std::vector<KnownFolder>& m_folders;
    FolderEntries m_as;
    std::vector<Item> m_items;
};

} // namespace

Result<void> FolderPairing::decide(const HandPair& pair, bool undone) {
    m_decision = pair;
    m_undone = undone;
    const auto media = m_reader.folder(pair.mediaFolder);
    if (!media) return tl::unexpected<Error>(media.error());
    const auto parts = m_reader.partsOf(pair.mediaFolder);
    if (!parts) return tl::unexpected<Error>(parts.error());
    const auto other = [&](const std::string& folder) {
        if (!folder.empty() && std::find(parts->begin(), parts->end(), folder) == parts->end())
            m_others.insert(folder);
    };
    for (const KnownHand& hand : media->hand) // what stood before
        if (hand.mediaName == pair.mediaName) other(hand.sidecarFolder);
    if (undone || pair.sidecarName.empty()) return {};
    other(pair.sidecarFolder);
    const auto folder = m_reader.folder(pair.sidecarFolder);
    if (!folder) return tl::unexpected<Error>(folder.error());
    for (const KnownSidecar& sidecar : folder->sidecars)
        if (sidecar.name == pair.sidecarName) m_chosen = sidecar;
    return {};
}

// As the reader has them, and as the decision makes them.
Result<std::vector<KnownFolder>> FolderPairing::known(const std::string& path) {
    auto out = knownParts(m_reader, path);
    if (!out) return out;
    if (!m_decision) return out;
    for (KnownFolder& folder : *out) {
        if (folder.path == m_decision->mediaFolder) {
            std::erase_if(folder.hand,
                [&](const KnownHand& hand) { return hand.mediaName == m_decision->mediaName; });
            if (!m_undone)
                folder.hand.push_back({m_decision->mediaName, m_decision->sidecarFolder, m_chosen});
        } else {
            std::erase_if(folder.lent, [&](const KnownLoan& loan) {
                return loan.mediaFolder == m_decision->mediaFolder &&
                       loan.mediaName == m_decision->mediaName;
            });
            if (!m_undone && folder.path == m_decision->sidecarFolder)
                folder.lent.push_back(
                    {m_decision->sidecarName, m_decision->mediaFolder, m_decision->mediaName});
        }
    }
    return out;
}

Result<std::size_t> FolderPairing::pairAgain(const std::string& path, CatalogWriter& writer) {
    const auto folders = known(path);
    if (!folders) return tl::unexpected<Error>(folders.error());
    if (folders->empty()) return std::size_t{0};
    return FolderRun(*folders).run(writer);
}

} // namespace lightstack::catalog
