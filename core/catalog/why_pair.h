// Why a media file has the sidecar it has: from the catalog where it knows the file (archives in
// parts, decisions made by hand), else from its folder on disk or in a zip (with that folder in the
// other parts beside it), whose JSON files are read for it.
// Thread: any but the GUI's, several at once.
#pragma once

#include "core/catalog/catalog_reader.h"
#include "core/takeout/pair_evidence.h"

#include <memory>
#include <mutex>
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

// Keeps the folder it has read last, so that stepping through its pictures reads it once.
class SidecarLookup {
public:
    SidecarLookup();
    ~SidecarLookup();

    // `catalogFile` need not be there. NotFound where there is no such media file; Cancelled.
    Result<WhyPair> why(const std::filesystem::path& catalogFile,
        const std::filesystem::path& media, const std::stop_token& stop);

private:
    class Folder;
    Result<std::shared_ptr<const Folder>> folderOf(
        const std::filesystem::path& media, const std::stop_token& stop);
    Result<WhyPair> fromDisk(const std::filesystem::path& media, const std::stop_token& stop);

    std::mutex m_mutex;
    std::shared_ptr<const Folder> m_last; // guarded by m_mutex
};

} // namespace lightstack::catalog
