#include "core/catalog/store_writer.h"

#include "core/catalog/store_file.h"
#include "core/db/transaction.h"

#include <array>

namespace lightstack::catalog {

namespace {

tl::unexpected<Error> pass(const Error& error) {
    return tl::unexpected<Error>(error);
}

void bindStamp(db::Statement& statement, int at, const StoreKey& key) {
    statement.bind(at, static_cast<std::int64_t>(key.size));
    statement.bind(at + 1, key.mtimeNs);
}

} // namespace

Result<std::unique_ptr<StoreWriter>> StoreWriter::open(db::Database database) {
    static constexpr std::array<std::string_view, Count> kSql{
        "SELECT id, size, mtime, fingerprint FROM files WHERE path=?1",
        "INSERT INTO files(path, size, mtime, fingerprint) VALUES(?1,?2,?3,?4)",
        "UPDATE files SET size=?2, mtime=?3, fingerprint=?4, taken=NULL, width=NULL, height=NULL"
        " WHERE id=?1",
        "UPDATE files SET fingerprint=?2 WHERE id=?1",
        "UPDATE files SET taken=?2, width=?3, height=?4 WHERE id=?1",
        "SELECT size, fingerprint FROM files WHERE id=?1",
        "UPDATE files SET path=?2, size=?3, mtime=?4 WHERE id=?1",
        "DELETE FROM files WHERE id=?1",
        "DELETE FROM blobs WHERE id IN (SELECT id FROM thumbs WHERE file=?1)",
        "DELETE FROM thumbs WHERE file=?1",
        "DELETE FROM blobs WHERE id=(SELECT id FROM thumbs WHERE file=?1 AND page=?2 AND "
        "bucket=?3)",
        "DELETE FROM thumbs WHERE file=?1 AND page=?2 AND bucket=?3",
        "INSERT INTO thumbs(file, page, bucket, used, width, height, pages, bits, color, mime,"
        " failure, detail) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)",
        "INSERT OR REPLACE INTO blobs(id, data) VALUES(?1,?2)",
        "UPDATE thumbs SET used=?2 WHERE id=?1 AND used<?2",
    };
    if (auto done = database.execute("PRAGMA temp_store=MEMORY"); !done) return pass(done.error());
    std::unique_ptr<StoreWriter> writer(new StoreWriter(std::move(database)));
    for (const std::string_view text : kSql) {
        auto statement = writer->m_database.prepare(text);
        if (!statement) return pass(statement.error());
        writer->m_statements.push_back(std::move(*statement));
    }
    return writer;
}

Result<void> StoreWriter::limitLog(std::uint64_t bytes) {
    m_logPages = static_cast<int>(bytes / kStorePageSize);
    m_database.countLog();
    return m_database.execute("PRAGMA journal_size_limit=" + std::to_string(bytes));
}

void StoreWriter::foldLog() noexcept {
    if (m_logPages > 0 && m_database.logPages() >= m_logPages) m_database.foldLog();
}

Result<void> StoreWriter::apply(const WriteBatch& batch, std::int64_t now) {
    if (batch.writes.empty() && batch.touched.empty()) return {};
    auto transaction = db::Transaction::begin(m_database);
    if (!transaction) return pass(transaction.error());
    for (const std::int64_t id : batch.touched) {
        sql(Touch).bind(2, now);
        if (auto done = runWith(Touch, id); !done) return done;
    }
    for (const PendingPtr& pending : batch.writes)
        if (auto done = write(*pending, now); !done) return done;
    return transaction->commit();
}

Result<void> StoreWriter::write(const PendingWrite& pending, std::int64_t now) {
    switch (pending.kind) {
    case PendingWrite::Kind::Facts:
        return putFacts(pending);
    case PendingWrite::Kind::Move: {
        const auto moved = move(pending);
        if (!moved) return pass(moved.error());
        if (*moved) return {};
        break;
    }
    case PendingWrite::Kind::Put:
        break;
    }
    return put(pending, now);
}

Result<void> StoreWriter::runWith(Sql which, std::int64_t first) {
    sql(which).bind(1, first);
    return sql(which).run();
}

Result<void> StoreWriter::dropThumbsOf(std::int64_t file) {
    if (auto done = runWith(DropBlobs, file); !done) return done;
    return runWith(DropThumbs, file);
}

Result<std::int64_t> StoreWriter::fileRow(const StoreKey& key, std::uint64_t fingerprint) {
    const auto content = static_cast<std::int64_t>(fingerprint);
    db::Statement& find = sql(FindFile);
    std::int64_t id = 0;
    bool sameState = false;
    bool sameContent = false;
    {
        const db::StatementScope scope(find);
        find.bindBlob(1, key.path);
        const auto row = find.step();
        if (!row) return pass(row.error());
        if (*row) {
            id = find.integer(0);
            sameState = find.integer(1) == static_cast<std::int64_t>(key.size) &&
                        find.integer(2) == key.mtimeNs;
            sameContent = content == 0 || find.integer(3) == content;
        }
    }
    if (id == 0) {
        db::Statement& add = sql(AddFile);
        add.bindBlob(1, key.path);
        bindStamp(add, 2, key);
        add.bind(4, content);
        if (auto done = add.run(); !done) return pass(done.error());
        return m_database.lastInsertId();
    }
    if (!sameState) {
        if (auto done = dropThumbsOf(id); !done) return pass(done.error());
        bindStamp(sql(RestampFile), 2, key);
        sql(RestampFile).bind(4, content);
        if (auto done = runWith(RestampFile, id); !done) return pass(done.error());
    } else if (!sameContent) {
        sql(SetContent).bind(2, content);
        if (auto done = runWith(SetContent, id); !done) return pass(done.error());
    }
    return id;
}

Result<void> StoreWriter::put(const PendingWrite& write, std::int64_t now) {
    const auto file = fileRow(write.key, write.fingerprint);
    if (!file) return pass(file.error());
    for (const Sql which : {DropThumbBlob, DropThumb}) {
        sql(which).bind(2, write.key.page);
        sql(which).bind(3, write.key.bucket);
        if (auto done = runWith(which, *file); !done) return done;
    }
    const StoredThumbnail& thumb = write.thumbnail;
    db::Statement& add = sql(AddThumb);
    add.bind(2, write.key.page);
    add.bind(3, write.key.bucket);
    add.bind(4, now);
    add.bind(5, thumb.fullWidth);
    add.bind(6, thumb.fullHeight);
    add.bind(7, thumb.pages);
    add.bind(8, thumb.bits);
    add.bind(9, thumb.color);
    add.bindText(10, thumb.mime);
    if (thumb.failure) {
        add.bindText(11, base::errorCodeName(thumb.failure->code));
        add.bindText(12, thumb.failure->detail);
    } else {
        add.bindNull(11);
        add.bindNull(12);
    }
    if (auto done = runWith(AddThumb, *file); !done) return done;
    if (thumb.blob.isEmpty()) return {};
    sql(AddBlob).bindBlob(
        2, std::string_view(thumb.blob.constData(), static_cast<std::size_t>(thumb.blob.size())));
    return runWith(AddBlob, m_database.lastInsertId());
}

Result<void> StoreWriter::putFacts(const PendingWrite& write) {
    const auto file = fileRow(write.key, write.fingerprint);
    if (!file) return pass(file.error());
    db::Statement& set = sql(SetFacts);
    set.bind(2, write.facts.takenAtMs);
    set.bind(3, write.facts.width);
    set.bind(4, write.facts.height);
    return runWith(SetFacts, *file);
}

Result<bool> StoreWriter::move(const PendingWrite& write) {
    db::Statement& old = sql(FileById);
    {
        const db::StatementScope scope(old);
        old.bind(1, write.fileId);
        auto row = old.step();
        if (!row) return row;
        if (!*row || old.integer(1) != static_cast<std::int64_t>(write.fingerprint)) return false;
    }
    std::int64_t target = 0;
    db::Statement& find = sql(FindFile);
    {
        const db::StatementScope scope(find);
        find.bindBlob(1, write.key.path);
        auto row = find.step();
        if (!row) return row;
        target = *row ? find.integer(0) : 0;
    }
    if (target == write.fileId) return true;
    if (target != 0) { // what was at the new path before is overwritten, as on the disk
        if (auto done = dropThumbsOf(target); !done) return pass(done.error());
        if (auto done = runWith(DropFile, target); !done) return pass(done.error());
    }
    db::Statement& rename = sql(RenameFile);
    rename.bindBlob(2, write.key.path);
    bindStamp(rename, 3, write.key);
    if (auto done = runWith(RenameFile, write.fileId); !done) return pass(done.error());
    return true;
}

} // namespace lightstack::catalog
