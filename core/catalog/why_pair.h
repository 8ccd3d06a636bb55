// Why a media file has the sidecar it has: from the catalog where it knows the file (archives in
// parts, decisions made by hand), else from its folder on disk, whose JSON files are read for it.
// Thread: any but the GUI's.
#pragma once

#include "core/catalog/catalog_reader.h"
#include "core/takeout/pair_evidence.h"

#include <stop_token>

namespace lightstack::catalog {

struct WhyPair {
    takeout::PairEvidence evidence;
    std::filesystem::path media;
    std::filesystem::path sidecar;              // empty: none
    std::vector<std::filesystem::path> refused; // one a candidate
    bool inCatalog = false;                     // a decision by hand can be written
    bool isMedia = true;                        // false: neither picture nor film, nothing to say
};

// `catalogFile` need not be there. NotFound where there is no such media file; Cancelled.
Result<WhyPair> whyPair(const std::filesystem::path& catalogFile,
    const std::filesystem::path& media, const std::stop_token& stop);

} // namespace lightstack::catalog
