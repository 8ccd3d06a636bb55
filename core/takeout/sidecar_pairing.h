// Which sidecar speaks for which media file of one folder: names in, pairs out, each with its rule.
//
// 0. What was decided by hand: such a sidecar is nobody else's, though films and edits borrow it.
// 0b. What names cannot tell apart is refused from the start: kinds of uploads that lead to one
// name (pairing_twins.cpp), and sidecars of different titles that were cut to one name, where
// titles and the order of the counters decide, or nothing does (pairing_families.cpp).
// 1. The rules of the naming scheme, strongest first, for all media at once: a sidecar goes to the
//    one media file that claims it by the strongest rule. Several with an equal claim get nothing,
//    unless the title inside decides. 2. The same names without case. 3. Films of motion pictures
//    and edits take the sidecar of their still and original. 4. What was seen to happen
//    (heuristics, marked). 5. Titles that name one media file and no other. 6. What could be
//    otherwise is called certain no more (pairing_copies.cpp). The result does not depend on the
//    order of the entries. Own names are tried without case before films and edits borrow: a film
//    with a sidecar of its own keeps it.
// The folder is part of the key: parts of an archive that share a folder are given together; a
// sidecar of the same part wins. Parts that have most names in common are copies of one export, and
// each is paired for itself first (pairing_parts.h). Linear in the number of entries. Thread: pure,
// any thread.
#pragma once

#include "core/takeout/pair_rules.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lightstack::takeout {

// The rules as they are now: one more with every change by which a folder may be paired otherwise,
// so that catalogs which older rules paired are paired anew.
constexpr std::int64_t kPairingRules = 2;

enum class JsonSays : std::uint8_t { Unread, Asset, NotAsset };

// What was decided by hand for a media file; else the index of its sidecar.
constexpr std::uint32_t kAsFound = UINT32_MAX;         // nothing: the rules decide
constexpr std::uint32_t kHasNone = UINT32_MAX - 1;     // it has no sidecar
constexpr std::uint32_t kFromOutside = UINT32_MAX - 2; // its sidecar lies in another folder

struct FolderEntry {
    std::string_view name;       // bytes, as on disk
    std::string_view title = {}; // of JSON files that were read: the title inside
    std::uint32_t part = 0;      // of the archive
    JsonSays json = JsonSays::Unread;
    std::uint32_t hand = kAsFound; // of media
};

struct Pair {
    std::uint32_t media = 0; // indices into the entries
    std::uint32_t sidecar = 0;
    PairRule rule = PairRule::OwnName;
    Confidence confidence = Confidence::Certain;
    bool titleAgrees = false;
};

enum class RefusalReason : std::uint8_t {
    Weaker,           // a stronger rule decided for another sidecar
    Taken,            // it is another media file's by a stronger rule
    TitleContradicts, // its title names something else
    SeveralClaim,     // several media files have an equal claim
    SeveralFit,       // several sidecars fit equally
};

struct Refusal {
    std::uint32_t media = 0;
    std::uint32_t sidecar = 0;
    PairRule rule = PairRule::OwnName;
    RefusalReason reason = RefusalReason::Weaker;
};

struct FolderPairs {
    std::vector<Pair> pairs;             // by media index
    std::vector<std::uint32_t> unpaired; // media by name
    std::vector<std::uint32_t> unknown;  // no known extension and no sidecar: content must say
    std::vector<std::uint32_t> orphans;  // JSON that is or may be a sidecar, without media
    std::vector<Refusal> refusals;       // where asked for
};

struct PairingOptions {
    bool refusals = false; // for a why-panel: every candidate that exists and was not taken
};

// Pairs by media, at most one of each; and what stays without one.
FolderPairs sortedOut(std::span<const FolderEntry> entries, std::vector<Pair> pairs);

FolderPairs pairFolder(std::span<const FolderEntry> entries, const PairingOptions& options = {});

} // namespace lightstack::takeout
