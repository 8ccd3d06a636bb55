#include "core/catalog/catalog_writer.h"

#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"
#include "core/catalog/row_binding.h"

#include <array>
#include <unordered_map>

namespace lightstack::catalog {
namespace {

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

constexpr std::string_view kPutAsset = R"sql(
INSERT INTO assets VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
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
 confidence=excluded.confidence)sql";

constexpr std::string_view kPutText = R"sql(
INSERT INTO asset_text(rowid, name, description, keywords, people)
SELECT a.id, ?2 || CASE WHEN s.title IS NULL OR s.title = ?2 THEN '' ELSE ' ' || s.title END ||
  CASE WHEN a.title IS NULL THEN '' ELSE ' ' || a.title END,
 coalesce(a.description || ' ', '') || coalesce(s.description, ''), coalesce(a.keywords, ''),
 coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name AS name FROM sidecar_people sp
  JOIN people p ON p.id = sp.person WHERE sp.sidecar = a.sidecar ORDER BY sp.position)), '')
FROM assets a LEFT JOIN sidecars s ON s.id = a.sidecar WHERE a.id = ?1)sql";

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

class CatalogWriter::Impl {
public:
    Impl(db::Database database, std::size_t batch)
        : m_database(std::move(database)), m_batch(std::max<std::size_t>(1, batch)) {}
    ~Impl() {
        m_transaction.reset(); // rolled back before its connection closes
        m_statements.clear();
    }

    // Runs one prepared statement; `bind` gets its parameters. Opens a transaction where none is.
    template <class Bind>
    Result<void> run(std::string_view sql, Bind&& bind) {
        auto statement = ready(sql);
        if (!statement) return tl::unexpected<Error>(statement.error());
        RowBinding row(**statement);
        bind(row);
        return kept((*statement)->run());
    }
    // The first column of the first row; 0 without one.
    template <class Bind>
    Result<std::int64_t> number(std::string_view sql, Bind&& bind) {
        auto statement = ready(sql);
        if (!statement) return tl::unexpected<Error>(statement.error());
        const db::StatementScope scope(**statement);
        RowBinding row(**statement);
        bind(row);
        const auto there = (*statement)->step();
        if (!there) return tl::unexpected<Error>(kept(there.error()));
        return *there ? (*statement)->integer(0) : 0;
    }

    Result<std::int64_t> folder(const std::string& path) {
        if (const auto known = m_folders.find(path); known != m_folders.end()) return known->second;
        const auto bind = [&](RowBinding& row) { row.bytes(path); };
        auto id = number("SELECT id FROM folders WHERE path=?", bind);
        if (id && *id == 0) {
            if (auto done = run("INSERT INTO folders(path, key) VALUES(?1, ?1)", bind); !done)
                return tl::unexpected<Error>(done.error());
            id = m_database.lastInsertId();
        }
        if (id) m_folders.emplace(path, *id);
        return id;
    }
    Result<std::int64_t> person(const std::string& name) {
        if (const auto known = m_people.find(name); known != m_people.end()) return known->second;
        const auto bind = [&](RowBinding& row) { row.text(name); };
        auto id = number("SELECT id FROM people WHERE name=?", bind);
        if (id && *id == 0) {
            if (auto done = run("INSERT INTO people(name) VALUES(?)", bind); !done)
                return tl::unexpected<Error>(done.error());
            id = m_database.lastInsertId();
        }
        if (id) m_people.emplace(name, *id);
        return id;
    }
    Result<void> text(const AssetRow& asset) {
        Result<void> done;
        if (!asset.fresh)
            done = run("DELETE FROM asset_text WHERE rowid=?",
                [&](RowBinding& row) { row.integer(asset.id); });
        const std::string shown = base::toLossyUtf8(asset.file.name);
        return done ? run(kPutText, [&](RowBinding& row) { row.integer(asset.id).text(shown); })
                    : done;
    }
    Result<void> forget(std::int64_t folderId, const std::string& name) {
        return run("DELETE FROM errors WHERE folder=? AND name=?",
            [&](RowBinding& row) { row.integer(folderId).bytes(name); });
    }

    Result<void> error(std::int64_t folderId, const std::string& name, std::string_view stage,
        const Error& error) {
        const std::string reason = base::toLossyUtf8(error.detail);
        return run("INSERT INTO errors VALUES(?,?,?,?,?)", [&](RowBinding& row) {
            row.integer(folderId).bytes(name).text(stage);
            row.text(base::errorCodeName(error.code)).text(reason.empty() ? "unknown" : reason);
        });
    }

    // A row is done: commits when the batch is full.
    Result<void> counted() {
        if (++m_open < m_batch) return {};
        return commit();
    }
    Result<void> commit() {
        if (m_error) return tl::unexpected<Error>(*m_error);
        m_open = 0;
        if (!m_transaction) return {};
        auto done = m_transaction->commit();
        m_transaction.reset();
        return kept(std::move(done));
    }
    [[nodiscard]] std::int64_t lastId() const { return m_database.lastInsertId(); }

private:
    Result<db::Statement*> ready(std::string_view sql) {
        if (m_error) return tl::unexpected<Error>(*m_error);
        if (!m_transaction) {
            auto transaction = db::Transaction::begin(m_database);
            if (!transaction) return tl::unexpected<Error>(kept(transaction.error()));
            m_transaction.emplace(std::move(*transaction));
        }
        auto found = m_statements.find(sql.data());
        if (found == m_statements.end()) {
            auto statement = m_database.prepare(sql);
            if (!statement) return tl::unexpected<Error>(kept(statement.error()));
            found = m_statements.emplace(sql.data(), std::move(*statement)).first;
        }
        return &found->second;
    }
    Result<void> kept(Result<void> result) {
        if (!result) m_error = result.error();
        return result;
    }
    Error kept(const Error& error) {
        m_error = error;
        return error;
    }

    db::Database m_database;
    std::size_t m_batch;
    std::size_t m_open = 0;
    std::optional<Error> m_error;
    std::unordered_map<const char*, db::Statement> m_statements; // by the literal's address
    std::optional<db::Transaction> m_transaction;
    std::unordered_map<std::string, std::int64_t> m_folders, m_people;
};

CatalogWriter::CatalogWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
}
CatalogWriter::CatalogWriter(CatalogWriter&&) noexcept = default;
CatalogWriter& CatalogWriter::operator=(CatalogWriter&&) noexcept = default;
CatalogWriter::~CatalogWriter() = default;

Result<CatalogWriter> CatalogWriter::begin(const std::filesystem::path& file, std::size_t batch) {
    auto database = openCatalog(file);
    if (!database) return tl::unexpected<Error>(database.error());
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
    return done ? m_impl->commit() : done;
}

Result<void> CatalogWriter::putFolder(
    const std::string& path, const std::string& key, bool complete) {
    const auto folder = m_impl->folder(path);
    if (!folder) return tl::unexpected<Error>(folder.error());
    return m_impl->run("UPDATE folders SET key=?1, complete=?2 WHERE id=?3",
        [&](RowBinding& row) { row.bytes(key).integer(complete ? 1 : 0).integer(*folder); });
}

Result<void> CatalogWriter::put(const SidecarRow& sidecar) {
    const auto folder = m_impl->folder(sidecar.file.folder);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const takeout::Sidecar& s = sidecar.content;
    auto done = m_impl->run(kPutSidecar, [&](RowBinding& row) {
        row.integer(sidecar.id).integer(*folder).bytes(sidecar.file.name);
        row.integer(static_cast<std::int64_t>(sidecar.file.size)).integer(sidecar.file.mtimeNs);
        row.text(kindName(s.kind)).integer(sidecar.isOrphan ? 1 : 0);
        row.text(s.title).text(s.description).integer(s.taken).integer(s.created);
        row.integer(s.modified).place(s.geo).place(s.geoExif);
        row.integer(s.favorite).integer(s.archived).integer(s.trashed).integer(s.locked);
        row.text(s.url).integer(s.views).text(s.app).text(s.origin).text(s.device);
        row.text(s.deviceFolder).text(s.access).integer(s.date).text(joined(s.warnings));
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
    auto done = m_impl->run(kPutAsset, [&](RowBinding& row) {
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
    });
    if (done && !asset.fresh) done = m_impl->forget(*folder, asset.file.name);
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
