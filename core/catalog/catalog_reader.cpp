#include "core/catalog/catalog_reader.h"

#include "core/catalog/catalog_file.h"

#include <algorithm>
#include <array>

namespace lightstack::catalog {
namespace {

constexpr std::string_view kAssets =
    "SELECT id, name, size, mtime, status, crc32 IS NOT NULL, sidecar, rule, confidence, "
    "exif_taken, exif_latitude, exif_longitude, exif_altitude FROM assets WHERE folder=? "
    "ORDER BY name";
constexpr std::string_view kSidecars =
    "SELECT id, name, size, mtime, orphan, missing, kind, title, taken, latitude, longitude, "
    "altitude, exif_latitude, exif_longitude, exif_altitude FROM sidecars WHERE folder=? "
    "ORDER BY name";
constexpr std::string_view kHand =
    "SELECT s.id, h.sidecar_name, s.size, s.mtime, s.orphan, s.missing, s.kind, s.title, s.taken, "
    "s.latitude, s.longitude, s.altitude, s.exif_latitude, s.exif_longitude, s.exif_altitude, "
    "h.media_name, h.sidecar_folder FROM hand_pairs h LEFT JOIN folders f "
    "ON f.path = h.sidecar_folder LEFT JOIN sidecars s ON s.folder = f.id "
    "AND s.name = h.sidecar_name WHERE h.media_folder = ? ORDER BY h.media_name";
// A person's decisions: few enough to be looked through.
constexpr std::string_view kLent = "SELECT sidecar_name, media_folder, media_name FROM hand_pairs "
                                   "WHERE sidecar_folder = ?1 AND media_folder <> ?1";

std::optional<std::int64_t> integerOf(const db::Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return row.integer(column);
}

std::optional<takeout::GeoPoint> placeOf(const db::Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    takeout::GeoPoint point{row.real(column), row.real(column + 1), std::nullopt};
    if (!row.isNull(column + 2)) point.altitude = row.real(column + 2);
    return point;
}

// The value whose name it is; the last one where no name fits.
template <class Enum, class NameOf>
Enum named(std::string_view name, int last, NameOf nameOf) {
    for (int i = 0; i < last; ++i)
        if (nameOf(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
    return static_cast<Enum>(last);
}

KnownAsset assetOf(const db::Statement& row) {
    KnownAsset out;
    out.id = row.integer(0);
    out.name = row.bytes(1);
    out.size = static_cast<std::uint64_t>(row.integer(2));
    out.mtimeNs = row.integer(3);
    out.status = named<AssetStatus>(row.text(4), 3, statusName);
    out.hasChecksum = row.integer(5) != 0;
    out.pair.sidecar = row.integer(6);
    if (out.pair.sidecar != 0) {
        out.pair.rule = named<takeout::PairRule>(row.text(7), 14, takeout::ruleName);
        out.pair.confidence = named<takeout::Confidence>(row.text(8), 3, takeout::confidenceName);
    }
    out.exifTakenMs = integerOf(row, 9);
    out.exifGps = placeOf(row, 10);
    return out;
}

KnownSidecar sidecarOf(const db::Statement& row) {
    KnownSidecar out;
    out.id = row.integer(0);
    out.name = row.bytes(1);
    out.size = static_cast<std::uint64_t>(row.integer(2));
    out.mtimeNs = row.integer(3);
    out.isOrphan = row.integer(4) != 0;
    out.isMissing = row.integer(5) != 0;
    const std::string_view kind = row.text(6);
    out.content.kind = kind == "asset"   ? takeout::SidecarKind::Asset
                       : kind == "album" ? takeout::SidecarKind::Album
                                         : takeout::SidecarKind::Other;
    out.content.title = row.text(7);
    out.content.taken = integerOf(row, 8);
    out.content.geo = placeOf(row, 9);
    out.content.geoExif = placeOf(row, 12);
    return out;
}

template <class Row, class Of>
Result<void> rowsOf(db::Statement& statement, std::int64_t folder, std::vector<Row>& out, Of of) {
    const db::StatementScope scope(statement);
    statement.bind(1, folder);
    while (true) {
        const auto row = statement.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        out.push_back(of(statement));
    }
    return {};
}

} // namespace

CatalogReader::CatalogReader(db::Database database, db::Statement folder, db::Statement assets,
    db::Statement sidecars, db::Statement hand, db::Statement lent)
    : m_database(std::move(database))
    , m_folder(std::move(folder))
    , m_assets(std::move(assets))
    , m_sidecars(std::move(sidecars))
    , m_hand(std::move(hand))
    , m_lent(std::move(lent)) {
}

Result<CatalogReader> CatalogReader::open(const std::filesystem::path& file) {
    auto database = openCatalogForReading(file, 4 * 1024); // a folder at a time
    if (!database) return tl::unexpected<Error>(database.error());
    auto folder = database->prepare("SELECT id, key, complete, rules FROM folders WHERE path=?");
    if (!folder) return tl::unexpected<Error>(folder.error());
    auto assets = database->prepare(kAssets);
    if (!assets) return tl::unexpected<Error>(assets.error());
    auto sidecars = database->prepare(kSidecars);
    if (!sidecars) return tl::unexpected<Error>(sidecars.error());
    auto hand = database->prepare(kHand);
    if (!hand) return tl::unexpected<Error>(hand.error());
    auto lent = database->prepare(kLent);
    if (!lent) return tl::unexpected<Error>(lent.error());
    return CatalogReader(std::move(*database), std::move(*folder), std::move(*assets),
        std::move(*sidecars), std::move(*hand), std::move(*lent));
}

Result<KnownFolder> CatalogReader::folder(const std::string& path) {
    KnownFolder out;
    out.path = path;
    if (auto done = handPairs(path, out); !done) return tl::unexpected<Error>(done.error());
    {
        const db::StatementScope scope(m_folder);
        m_folder.bindBlob(1, std::string_view(path));
        const auto row = m_folder.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.id = m_folder.integer(0);
        out.key = m_folder.bytes(1);
        out.complete = m_folder.integer(2) != 0;
        out.rules = m_folder.integer(3);
    }
    if (auto done = rowsOf(m_assets, out.id, out.assets, assetOf); !done)
        return tl::unexpected<Error>(done.error());
    if (auto done = rowsOf(m_sidecars, out.id, out.sidecars, sidecarOf); !done)
        return tl::unexpected<Error>(done.error());
    return out;
}

Result<void> CatalogReader::handPairs(const std::string& path, KnownFolder& out) {
    const db::StatementScope hands(m_hand);
    m_hand.bindBlob(1, std::string_view(path));
    while (true) {
        const auto row = m_hand.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        out.hand.push_back({m_hand.bytes(15), m_hand.bytes(16), sidecarOf(m_hand)});
    }
    const db::StatementScope lent(m_lent);
    m_lent.bindBlob(1, std::string_view(path));
    while (true) {
        const auto row = m_lent.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        out.lent.push_back({m_lent.bytes(0), m_lent.bytes(1), m_lent.bytes(2)});
    }
}

Result<std::vector<std::string>> CatalogReader::partsOf(const std::string& path) {
    std::vector<std::string> out;
    auto rows = m_database.prepare("SELECT path FROM folders WHERE key = (SELECT key FROM folders "
                                   "WHERE path = ?) ORDER BY path <> key, path");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bindBlob(1, std::string_view(path));
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.push_back(rows->bytes(0));
    }
}

Result<std::vector<std::string>> CatalogReader::folders() {
    std::vector<std::string> out;
    auto rows = m_database.prepare("SELECT path FROM folders ORDER BY path");
    if (!rows) return tl::unexpected<Error>(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.push_back(rows->bytes(0));
    }
}

Result<std::int64_t> CatalogReader::lastAsset() {
    return m_database.number("SELECT coalesce(max(id), 0) FROM assets");
}

Result<std::int64_t> CatalogReader::lastSidecar() {
    return m_database.number("SELECT coalesce(max(id), 0) FROM sidecars");
}

} // namespace lightstack::catalog
