// The SQL of writing: a batch is one transaction.
//
// Put: the file's row (a changed stamp throws away what was known of the older state), then the
// thumbnail's row and its blob. Move: the file's row gets another path, all its thumbnails with it.
// Thread: the store's writer.
#pragma once

#include "core/catalog/store_queue.h"
#include "core/db/database.h"

namespace lightstack::catalog {

class StoreWriter {
public:
    static Result<std::unique_ptr<StoreWriter>> open(db::Database database);

    // All or nothing; `now` in seconds since 1970 becomes the rows' last use.
    Result<void> apply(const WriteBatch& batch, std::int64_t now);
    // The write-ahead log is folded into the file by foldLog() once it has about this size.
    Result<void> limitLog(std::uint64_t bytes);
    void foldLog() noexcept; // after a transaction: it may wait for the disk
    [[nodiscard]] db::Database& database() noexcept { return m_database; }

private:
    enum Sql {
        FindFile,
        AddFile,
        RestampFile,
        SetContent,
        SetFacts,
        FileById,
        RenameFile,
        DropFile,
        DropBlobs,
        DropThumbs,
        DropThumbBlob,
        DropThumb,
        AddThumb,
        AddBlob,
        Touch,
        Count
    };

    explicit StoreWriter(db::Database database) : m_database(std::move(database)) {}
    db::Statement& sql(Sql which) noexcept { return m_statements[which]; }
    Result<void> write(const PendingWrite& write, std::int64_t now);
    Result<std::int64_t> fileRow(const StoreKey& key, std::uint64_t fingerprint);
    Result<void> put(const PendingWrite& write, std::int64_t now);
    Result<void> putFacts(const PendingWrite& write);
    Result<bool> move(const PendingWrite& write); // false: the row is gone, put it instead
    Result<void> dropThumbsOf(std::int64_t file);
    Result<void> runWith(Sql which, std::int64_t first);

    db::Database m_database; // before its statements: it must outlive them
    std::vector<db::Statement> m_statements;
    int m_logPages = 0; // where the log is folded
};

} // namespace lightstack::catalog
