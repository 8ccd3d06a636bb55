// A folder paired anew from what the catalog knows of it: what a scan would find there, without
// opening or listing anything. For decisions made by hand. Thread: one at a time.
#pragma once

#include "core/catalog/catalog_reader.h"
#include "core/catalog/catalog_writer.h"

#include <set>

namespace lightstack::catalog {

class FolderPairing {
public:
    explicit FolderPairing(CatalogReader& reader) : m_reader(reader) {}

    // As if this decision stood in the catalog, or (`undone`) stood there no more.
    Result<void> decide(const HandPair& pair, bool undone);
    // Folders, besides that of the media, where something may change by the decision.
    [[nodiscard]] const std::set<std::string>& otherFolders() const noexcept { return m_others; }

    // Pairs, dates, places, words, links and orphans of the logical folder of `path`, where they
    // are not what stands. Returned: how many media have another pair now.
    Result<std::size_t> pairAgain(const std::string& path, CatalogWriter& writer);

private:
    Result<std::vector<KnownFolder>> known(const std::string& path);

    CatalogReader& m_reader;
    std::optional<HandPair> m_decision;
    KnownSidecar m_chosen;
    bool m_undone = false;
    std::set<std::string> m_others;
};

} // namespace lightstack::catalog
