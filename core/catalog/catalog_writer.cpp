#include "core/catalog/catalog_writer.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_indexes.h"
#include "core/catalog/name_types.h"
#include "core/catalog/row_binding.h"
#include "core/catalog/writer_session.h"

#include <array>

namespace lightstack::catalog {
namespace {

// What is new is put without asking: with an upsert SQLite keeps a copy of every page that a row
// touches, in case it has to be undone, and writes them out where there are many.
constexpr std::string_view kNewSidecar =
    "INSERT INTO sidecars VALUES(?,?,?,?,?,?,?,0,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view kPutSidecar = R"sql(
INSERT INTO sidecars VALUES(?,?,?,?,?,?,?,0,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
ON CONFLICT(id) DO UPDATE SET size=excluded.size, mtime=excluded.mtime, kind=excluded.kind,
 orphan=excluded.orphan, missing=0, title=excluded.title, description=excluded.description,
 taken=excluded.taken, created=excluded.created, modified=excluded.modified,
 latitude=excluded.latitude, longitude=excluded.longitude, altitude=excluded.altitude,
 exif_latitude=excluded.exif_latitude, exif_longitude=excluded.exif_longitude,
 exif_altitude=excluded.exif_altitude, favorite=excluded.favorite, archived=excluded.archived,
 trashed=excluded.trashed, locked=excluded.locked, url=excluded.url, views=excluded.views,
 app=excluded.app, origin=excluded.origin, device=excluded.device,
 device_folder=excluded.device_folder, access=excluded.access, album_date=excluded.album_date,
 warnings=excluded.warnings)sql";

constexpr std::string_view kNewAsset =
    "INSERT INTO assets "
    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
    "?,?,?,?,?,?,?)";
constexpr std::string_view kPutAsset = R"sql(
INSERT INTO assets VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
ON CONFLICT(id) DO UPDATE SET size=excluded.size, mtime=excluded.mtime, status=excluded.status,
 mime=excluded.mime, crc32=excluded.crc32, fingerprint=excluded.fingerprint, width=excluded.width,
 height=excluded.height, orientation=excluded.orientation, taken=excluded.taken,
 taken_from=excluded.taken_from, date_conflict=excluded.date_conflict,
 exif_taken=excluded.exif_taken, make=excluded.make, model=excluded.model, lens=excluded.lens,
 software=excluded.software, artist=excluded.artist, copyright=excluded.copyright,
 title=excluded.title, description=excluded.description, keywords=excluded.keywords,
 exposure=excluded.exposure, f_number=excluded.f_number, focal_length=excluded.focal_length,
 focal_35=excluded.focal_35, iso=excluded.iso, flash=excluded.flash, rating=excluded.rating,
 exif_latitude=excluded.exif_latitude, exif_longitude=excluded.exif_longitude,
 exif_altitude=excluded.exif_altitude, latitude=excluded.latitude, longitude=excluded.longitude,
 altitude=excluded.altitude, sidecar=excluded.sidecar, rule=excluded.rule,
 confidence=excluded.confidence, mistyped=excluded.mistyped)sql";

std::string_view kindName(takeout::SidecarKind kind) noexcept {
    switch (kind) {
    case takeout::SidecarKind::Asset:
        return "asset";
    case takeout::SidecarKind::Album:
        return "album";
    case takeout::SidecarKind::Other:
        break;
    }
    return "other";
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines)
        out += (out.empty() ? "" : "\n") + line;
    return out;
}

} // namespace

std::string_view statusName(AssetStatus status) noexcept {
    static constexpr std::array<std::string_view, 4> kNames{"ok", "failed", "other", "missing"};
    return kNames[static_cast<std::size_t>(status)];
}

std::string_view linkName(LinkKind kind) noexcept {
    return kind == LinkKind::EditOf ? "edit-of" : "film-of";
}

class CatalogWriter::Impl : public WriterSession {
public:
    using WriterSession::WriterSession;
};

CatalogWriter::CatalogWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
}
CatalogWriter::CatalogWriter(CatalogWriter&&) noexcept = default;
CatalogWriter& CatalogWriter::operator=(CatalogWriter&&) noexcept = default;
CatalogWriter::~CatalogWriter() = default;

Result<CatalogWriter> CatalogWriter::begin(const std::filesystem::path& file, std::size_t batch) {
    auto database = openCatalog(file, Unfinished::Leave);
    if (!database) return tl::unexpected<Error>(database.error());
    const auto assets = database->number("SELECT EXISTS(SELECT 1 FROM assets)");
    if (!assets) return tl::unexpected<Error>(assets.error());
    if (*assets == 0)
        if (auto done = beginIndexes(*database); !done) return tl::unexpected<Error>(done.error());
    return CatalogWriter(std::make_unique<Impl>(std::move(*database), batch));
}

Result<std::int64_t> CatalogWriter::startRun(const RunRow& run) {
    // What a killed run left says so.
    auto done = m_impl->run(
        "UPDATE runs SET status='interrupted' WHERE status='running'", [](RowBinding&) {});
    if (done)
        done = m_impl->run("INSERT INTO runs(roots, mode, started, status) VALUES(?,?,?,'running')",
            [&](RowBinding& row) { row.text(run.roots).text(run.mode).integer(run.started); });
    if (!done) return tl::unexpected<Error>(done.error());
    const std::int64_t id = m_impl->lastId();
    if (done = m_impl->commit(); !done) return tl::unexpected<Error>(done.error());
    return id;
}

Result<void> CatalogWriter::endRun(std::int64_t id, const RunRow& run) {
    auto done = m_impl->run(
        "UPDATE runs SET ended=?, status=?, discovered=?, fresh=?, changed=?, unchanged=?, "
        "missing=?, failed=?, skipped=?, seconds=?, files_per_second=? WHERE id=?",
        [&](RowBinding& row) {
            row.integer(run.ended).text(run.status);
            for (const std::uint64_t count : {run.discovered, run.fresh, run.changed, run.unchanged,
                     run.missing, run.failed, run.skipped})
                row.integer(static_cast<std::int64_t>(count));
            row.real(run.seconds)
                .real(run.seconds > 0 ? static_cast<double>(run.discovered) / run.seconds : 0)
                .integer(id);
        });
    return done ? m_impl->finish() : done;
}

Result<void> CatalogWriter::finish() {
    return m_impl->finish();
}

Result<void> CatalogWriter::putFolder(
    const std::string& path, const std::string& key, bool complete) {
    const auto folder = m_impl->folder(path);
    if (!folder) return tl::unexpected<Error>(folder.error());
    return m_impl->run(
        "UPDATE folders SET key=?1, complete=?2, rules=?3 WHERE id=?4", [&](RowBinding& row) {
            row.bytes(key).integer(complete ? 1 : 0);
            row.integer(complete ? takeout::kPairingRules : 0).integer(*folder);
        });
}

Result<void> CatalogWriter::put(const SidecarRow& sidecar) {
    const auto folder = m_impl->folder(sidecar.file.folder);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const takeout::Sidecar& s = sidecar.content;
    const std::string warnings = joined(s.warnings);
    auto done = m_impl->run(sidecar.fresh ? kNewSidecar : kPutSidecar, [&](RowBinding& row) {
        row.integer(sidecar.id).integer(*folder).bytes(sidecar.file.name);
        row.integer(static_cast<std::int64_t>(sidecar.file.size)).integer(sidecar.file.mtimeNs);
        row.text(kindName(s.kind)).integer(sidecar.isOrphan ? 1 : 0);
        row.text(s.title).text(s.description).integer(s.taken).integer(s.created);
        row.integer(s.modified).place(s.geo).place(s.geoExif);
        row.integer(s.favorite).integer(s.archived).integer(s.trashed).integer(s.locked);
        row.text(s.url).integer(s.views).text(s.app).text(s.origin).text(s.device);
        row.text(s.deviceFolder).text(s.access).integer(s.date).text(warnings);
    });
    if (done && !sidecar.fresh) done = m_impl->forget(*folder, sidecar.file.name);
    if (done && sidecar.error)
        done = m_impl->error(*folder, sidecar.file.name, "sidecar", *sidecar.error);
    if (done && !sidecar.fresh)
        done = m_impl->run("DELETE FROM sidecar_people WHERE sidecar=?",
            [&](RowBinding& row) { row.integer(sidecar.id); });
    for (std::size_t i = 0; done && i < s.people.size(); ++i) {
        const auto person = m_impl->person(s.people[i]);
        if (!person) return tl::unexpected<Error>(person.error());
        done = m_impl->run("INSERT INTO sidecar_people VALUES(?,?,?)", [&](RowBinding& row) {
            row.integer(sidecar.id).integer(static_cast<std::int64_t>(i)).integer(*person);
        });
    }
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::put(const AssetRow& asset) {
    const auto folder = m_impl->folder(asset.file.folder);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const ExifRow& exif = asset.exif;
    auto done = m_impl->run(asset.fresh ? kNewAsset : kPutAsset, [&](RowBinding& row) {
        row.integer(asset.id).integer(*folder).bytes(asset.file.name);
        row.integer(static_cast<std::int64_t>(asset.file.size)).integer(asset.file.mtimeNs);
        row.text(statusName(asset.status)).text(asset.mime).integer(asset.crc32);
        row.known(static_cast<std::int64_t>(asset.fingerprint)).known(asset.width);
        row.known(asset.height).integer(exif.orientation);
        row.integer(asset.takenMs).text(asset.takenFrom).integer(asset.dateConflict ? 1 : 0);
        row.integer(exif.takenMs).text(exif.make).text(exif.model).text(exif.lens);
        row.text(exif.software).text(exif.artist).text(exif.copyright).text(exif.title);
        row.text(exif.description).text(exif.keywords).real(exif.exposure).real(exif.fNumber);
        row.real(exif.focalLength).integer(exif.focal35).integer(exif.iso).integer(exif.flash);
        row.integer(exif.rating).place(exif.gps).place(asset.place).known(asset.pair.sidecar);
        row.text(asset.pair.sidecar != 0 ? takeout::ruleName(asset.pair.rule) : "");
        row.text(asset.pair.sidecar != 0 ? takeout::confidenceName(asset.pair.confidence) : "");
        row.integer(isMistyped(asset.file.name, asset.mime) ? 1 : 0);
    });
    if (done) done = m_impl->touch();
    if (done && !asset.fresh) done = m_impl->forget(*folder, asset.file.name);
    if (done && asset.film)
        done = m_impl->run("INSERT OR REPLACE INTO films VALUES(?,?,?,?,?)", [&](RowBinding& row) {
            const FilmRow& film = *asset.film;
            row.integer(asset.id);
            row.real(film.seconds > 0 ? std::optional(film.seconds) : std::nullopt);
            row.real(film.framesPerSecond > 0 ? std::optional(film.framesPerSecond) : std::nullopt);
            row.text(film.video).text(film.audio);
        });
    if (done && !asset.fresh && !asset.film)
        done = m_impl->run(
            "DELETE FROM films WHERE asset=?", [&](RowBinding& row) { row.integer(asset.id); });
    if (done && asset.error) done = m_impl->error(*folder, asset.file.name, "read", *asset.error);
    if (done && asset.status != AssetStatus::Other) done = m_impl->text(asset);
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::pairAgain(const AssetRow& asset) {
    const bool paired = asset.pair.sidecar != 0;
    auto done = m_impl->run("UPDATE assets SET sidecar=?, rule=?, confidence=?, taken=?, "
                            "taken_from=?, date_conflict=?, latitude=?, longitude=?, altitude=?, "
                            "status=CASE status WHEN 'missing' THEN 'ok' ELSE status END "
                            "WHERE id=?",
        [&](RowBinding& row) {
            row.known(asset.pair.sidecar);
            row.text(paired ? takeout::ruleName(asset.pair.rule) : "");
            row.text(paired ? takeout::confidenceName(asset.pair.confidence) : "");
            row.integer(asset.takenMs).text(asset.takenFrom).integer(asset.dateConflict ? 1 : 0);
            row.place(asset.place).integer(asset.id);
        });
    if (done && asset.status != AssetStatus::Other) done = m_impl->text(asset);
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::setOrphan(std::int64_t sidecar, bool orphan) {
    auto done = m_impl->run("UPDATE sidecars SET orphan=? WHERE id=?",
        [&](RowBinding& row) { row.integer(orphan ? 1 : 0).integer(sidecar); });
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::setLinks(
    std::span<const std::int64_t> assets, std::span<const LinkRow> links) {
    Result<void> done;
    for (std::size_t i = 0; done && i < assets.size(); ++i)
        done = m_impl->run(
            "DELETE FROM links WHERE asset=?", [&](RowBinding& row) { row.integer(assets[i]); });
    for (std::size_t i = 0; done && i < links.size(); ++i)
        done = m_impl->run("INSERT OR REPLACE INTO links VALUES(?,?,?)", [&](RowBinding& row) {
            row.integer(links[i].asset).integer(links[i].other).text(linkName(links[i].kind));
        });
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::setMissing(
    std::span<const std::int64_t> assets, std::span<const std::int64_t> sidecars) {
    Result<void> done;
    if (!assets.empty()) done = m_impl->touch();
    for (std::size_t i = 0; done && i < assets.size(); ++i)
        done = m_impl->run("UPDATE assets SET status='missing' WHERE id=?",
            [&](RowBinding& row) { row.integer(assets[i]); });
    for (std::size_t i = 0; done && i < sidecars.size(); ++i)
        done = m_impl->run("UPDATE sidecars SET missing=1 WHERE id=?",
            [&](RowBinding& row) { row.integer(sidecars[i]); });
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::decide(const HandPair& pair) {
    auto done =
        m_impl->run("INSERT OR REPLACE INTO hand_pairs VALUES(?,?,?,?,?)", [&](RowBinding& row) {
            row.bytes(pair.mediaFolder).bytes(pair.mediaName);
            if (pair.sidecarName.empty())
                row.null().null();
            else
                row.bytes(pair.sidecarFolder).bytes(pair.sidecarName);
            row.integer(pair.made);
        });
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::undecide(const HandPair& pair) {
    auto done = m_impl->run("DELETE FROM hand_pairs WHERE media_folder=? AND media_name=?",
        [&](RowBinding& row) { row.bytes(pair.mediaFolder).bytes(pair.mediaName); });
    return done ? m_impl->counted() : done;
}

Result<void> CatalogWriter::commit() {
    return m_impl->commit();
}

} // namespace lightstack::catalog
