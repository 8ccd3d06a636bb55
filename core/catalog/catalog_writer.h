// The one writer of a catalog: rows in, a transaction every `batch` rows.
//
// Ids of assets and sidecars are the caller's, given in the order of the tree: equal orders give
// equal catalogs, and what a kill left behind is a beginning of that order. At most the open batch
// is lost. After the first error nothing more is written, and every call says that error.
// Thread: one at a time.
#pragma once

#include "core/catalog/catalog_rows.h"
#include "core/db/transaction.h"

#include <memory>
#include <span>
#include <string>

namespace lightstack::catalog {

class CatalogWriter {
public:
    static Result<CatalogWriter> begin(const std::filesystem::path& file, std::size_t batch);
    CatalogWriter(CatalogWriter&&) noexcept;
    CatalogWriter& operator=(CatalogWriter&&) noexcept;
    ~CatalogWriter(); // what was not committed is lost

    Result<std::int64_t> startRun(const RunRow& run);
    Result<void> endRun(std::int64_t run, const RunRow& result);

    // `key`: the same for folders that are one (parts of an archive). `complete`: all of it has
    // been written, paired by the rules as they are; without that the next scan goes through it
    // again.
    Result<void> putFolder(const std::string& path, const std::string& key, bool complete);
    // New or replaced, by id.
    Result<void> put(const SidecarRow& sidecar);
    Result<void> put(const AssetRow& asset);
    // What pairing changes of a file that is itself as it was.
    Result<void> pairAgain(const AssetRow& asset);
    Result<void> setOrphan(std::int64_t sidecar, bool orphan);
    // Of the assets given, exactly these links from now on.
    Result<void> setLinks(std::span<const std::int64_t> assets, std::span<const LinkRow> links);
    Result<void> setMissing(
        std::span<const std::int64_t> assets, std::span<const std::int64_t> sidecars);
    // A decision by hand, new or another one; and none any more. Pairs follow by pairAgain().
    Result<void> decide(const HandPair& pair);
    Result<void> undecide(const HandPair& pair);
    Result<void> commit(); // what is open, now
    // The end of a scan: what is open, then indexes, texts and copies that are owed to searches.
    // endRun() does it too; the second time there is nothing to do.
    Result<void> finish();

private:
    class Impl;
    explicit CatalogWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace lightstack::catalog
