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

// What was decided by hand for a media file of the folder.
struct KnownHand {
    std::string mediaName;
    std::string sidecarFolder;
    KnownSidecar sidecar; // without a name: it has none; with id 0: the catalog has it no more
};

// A sidecar of the folder that was given to a media file of another one.
struct KnownLoan {
    std::string sidecarName;
    std::string mediaFolder, mediaName;
};

struct KnownFolder {
    std::int64_t id = 0; // 0: never seen
    std::string path;
    std::string key;
    bool complete = false;          // a scan has gone through it to its end
    std::int64_t rules = 0;         // that paired it (takeout::kPairingRules)
    std::vector<KnownAsset> assets; // by name
    std::vector<KnownSidecar> sidecars;
    std::vector<KnownHand> hand;
    std::vector<KnownLoan> lent;
};

class CatalogReader {
public:
    static Result<CatalogReader> open(const std::filesystem::path& file);

    Result<KnownFolder> folder(const std::string& path);
    Result<std::vector<std::string>> folders();
    // The folders that are one with this one, itself included, in order; empty where it is not
    // known.
    Result<std::vector<std::string>> partsOf(const std::string& path);
    [[nodiscard]] const std::filesystem::path& catalogFile() const noexcept {
        return m_database.file();
    }
    Result<std::int64_t> lastAsset();
    Result<std::int64_t> lastSidecar();

private:
    explicit CatalogReader(db::Database database, db::Statement folder, db::Statement assets,
        db::Statement sidecars, db::Statement hand, db::Statement lent);
    Result<void> handPairs(const std::string& path, KnownFolder& out);
    db::Database m_database;
    db::Statement m_folder, m_assets, m_sidecars, m_hand, m_lent;
};

} // namespace lightstack::catalog
