#include "core/catalog/writer_session.h"

#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"

namespace lightstack::catalog {
namespace {

// Texts of new assets are written so many at a time, or after so long.
constexpr std::int64_t kTexts = 8192;
constexpr std::chrono::seconds kTextsAfter{2};

} // namespace

WriterSession::WriterSession(db::Database database, std::size_t batch)
    : m_database(std::move(database))
    , m_batch(std::max<std::size_t>(1, batch))
    , m_texts(m_database) {
}

WriterSession::~WriterSession() {
    m_transaction.reset(); // rolled back before its connection closes
}

Result<std::int64_t> WriterSession::folder(const std::string& path) {
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

Result<std::int64_t> WriterSession::person(const std::string& name) {
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

Result<void> WriterSession::text(const AssetRow& asset) {
    const auto until = m_texts.until();
    if (!until) return kept(tl::unexpected<Error>(until.error()));
    m_lastAsset = std::max(m_lastAsset, asset.id);
    if (asset.id <= *until) return kept(m_texts.replace(asset.id));
    return {};
}

Result<void> WriterSession::forget(std::int64_t folder, const std::string& name) {
    return run("DELETE FROM errors WHERE folder=? AND name=?",
        [&](RowBinding& row) { row.integer(folder).bytes(name); });
}

Result<void> WriterSession::error(
    std::int64_t folder, const std::string& name, std::string_view stage, const Error& error) {
    std::string reason = base::toLossyUtf8(error.detail);
    if (reason.empty()) reason = "unknown";
    return run("INSERT INTO errors VALUES(?,?,?,?,?)", [&](RowBinding& row) {
        row.integer(folder).bytes(name).text(stage);
        row.text(base::errorCodeName(error.code)).text(reason);
    });
}

Result<void> WriterSession::counted() {
    if (++m_open < m_batch) return {};
    return commitBatch(false);
}

Result<void> WriterSession::commit() {
    return commitBatch(true);
}

Result<void> WriterSession::commitBatch(bool withTexts) {
    if (m_error) return tl::unexpected<Error>(*m_error);
    m_open = 0;
    if (!m_transaction) return {};
    const auto until = m_texts.until();
    if (!until) return kept(tl::unexpected<Error>(until.error()));
    const auto now = std::chrono::steady_clock::now();
    if (m_lastAsset > *until &&
        (withTexts || m_lastAsset - *until >= kTexts || now - m_lastTexts > kTextsAfter)) {
        m_lastTexts = now;
        if (auto done = kept(m_texts.catchUp()); !done) return done;
    }
    auto done = m_transaction->commit();
    m_transaction.reset();
    return kept(std::move(done));
}

Result<void> WriterSession::finish() {
    if (auto done = commit(); !done || (m_finished && !m_touched)) return done;
    m_touched = false;
    m_finished = true;
    return kept(finishCatalog(m_database));
}

Result<void> WriterSession::touch() {
    if (m_touched) return {};
    m_touched = true;
    return run("INSERT OR REPLACE INTO catalog_state VALUES('copies_old', 1)", [](RowBinding&) {});
}

Result<db::Statement*> WriterSession::ready(std::string_view sql) {
    if (m_error) return tl::unexpected<Error>(*m_error);
    if (!m_transaction) {
        auto transaction = db::Transaction::begin(m_database);
        if (!transaction) return tl::unexpected<Error>(kept(transaction.error()));
        m_transaction.emplace(std::move(*transaction));
        m_texts.forget();
    }
    auto found = m_statements.find(sql.data());
    if (found == m_statements.end()) {
        auto statement = m_database.prepare(sql);
        if (!statement) return tl::unexpected<Error>(kept(statement.error()));
        found = m_statements.emplace(sql.data(), std::move(*statement)).first;
    }
    return &found->second;
}

Result<void> WriterSession::kept(Result<void> result) {
    if (!result) m_error = result.error();
    return result;
}

Error WriterSession::kept(const Error& error) {
    m_error = error;
    return error;
}

} // namespace lightstack::catalog
