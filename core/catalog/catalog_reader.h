// What a catalog knows already, for a scan that opens only what has changed.
// Thread: one at a time per reader; a connection of its own, beside the writer's.
#pragma once

#include "core/catalog/catalog_rows.h"
#include "core/db/database.h"

#include <string>
#include <vector>

namespace lightstack::catalog {

struct KnownAsset {
    std::int64_t id = 0;
    std::string name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    AssetStatus status = AssetStatus::Ok;
    bool hasChecksum = false;
    PairRow pair;
    std::optional<std::int64_t> exifTakenMs;
    std::optional<takeout::GeoPoint> exifGps;
};

struct KnownSidecar {
    std::int64_t id = 0;
    std::string name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    bool isOrphan = false;
    bool isMissing = false;
    takeout::Sidecar content; // kind, title, taken and places only
};

struct KnownFolder {
    std::int64_t id = 0; // 0: never seen
    std::string key;
    bool complete = false;          // a scan has gone through it to its end
    std::vector<KnownAsset> assets; // by name
    std::vector<KnownSidecar> sidecars;
};

class CatalogReader {
public:
    static Result<CatalogReader> open(const std::filesystem::path& file);

    Result<KnownFolder> folder(const std::string& path);
    Result<std::vector<std::string>> folders();
    [[nodiscard]] const std::filesystem::path& catalogFile() const noexcept {
        return m_database.file();
    }
    Result<std::int64_t> lastAsset();
    Result<std::int64_t> lastSidecar();

private:
    explicit CatalogReader(
        db::Database database, db::Statement folder, db::Statement assets, db::Statement sidecars);
    db::Database m_database;
    db::Statement m_folder, m_assets, m_sidecars;
};

} // namespace lightstack::catalog
