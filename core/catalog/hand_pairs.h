// Pairs made by hand: kept by the names of the files, so that they survive every rescan; a file
// that is renamed or moved is another file and is paired by the rules again.
//
// A decision is written in one transaction with all that follows from it, while a scan may be
// writing too: its folder is paired anew from what the catalog knows (no file is opened), and
// whatever changes by it (the file itself, who had the sidecar, edits and films that borrow from
// either, orphans) gets its date, place, people and words at once. A sidecar that is not in the
// catalog is refused; one that vanishes later leaves the decision waiting, and the rules decide.
// Thread: any but the GUI's: it may wait for a scan's transaction.
#pragma once

#include "core/catalog/catalog_reader.h"

#include <filesystem>

namespace lightstack::catalog {

enum class HandKind : std::uint8_t { Sidecar, None, AsFound };

struct HandOutcome {
    std::size_t changed = 0; // media whose pair is another one now
};

// NotFound where the catalog has no such media file or sidecar; Usage where `media` is a JSON file.
Result<HandOutcome> pairByHand(const std::filesystem::path& catalogFile,
    const std::filesystem::path& media, HandKind kind, const std::filesystem::path& sidecar = {});

// All decisions again, where the catalog says otherwise: a scan that ran meanwhile may have written
// what it had read before. Nothing is written where nothing differs. At the end of every scan.
Result<HandOutcome> settleHandPairs(const std::filesystem::path& catalogFile);

// One file of a logical folder as pairing sees it.
struct FolderPlace {
    std::uint32_t folder = 0; // index of its physical folder
    std::string_view name;
};
// What is needed of a sidecar that lies in another folder.
struct OutsideSidecar {
    std::uint32_t entry = 0; // the media
    const KnownSidecar* sidecar = nullptr;
};
// Puts the decisions known of `folders` into `entries` (in the order of `places`):
// FolderEntry::hand of media; JSON that was given to a file in another folder is NotAsset, so that
// no rule takes it. Returned: media whose sidecar is outside. Decisions whose sidecar is gone are
// passed over.
std::vector<OutsideSidecar> applyHandPairs(std::span<const KnownFolder> folders,
    std::span<const FolderPlace> places, std::span<takeout::FolderEntry> entries);

} // namespace lightstack::catalog
