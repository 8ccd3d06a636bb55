// Types of content-addressed blobs that many rows of a catalog share: what has none yet, and what
// came out of looking.
//
// A row of `blob_paths` names a file and its blob; a row of `blobs` the hash of a content and its
// type, NULL until it is filled in (`blob_rows` is both, as a view). Blobs without a type come out
// in batches, in the order of their table; the answers go back in one set-based UPDATE a batch,
// which so touches neighbouring pages, each once, however far the rows of a blob lie apart. What is
// missing or unreadable is recorded and not asked for again.
// Thread: one at a time.
#pragma once

#include "core/db/database.h"
#include "core/db/statement.h"

#include <cstdint>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace lightstack::catalog {

struct BlobType {
    std::int64_t id = 0;
    std::string hash;
    std::string mime; // empty: not told, see error
    Error error;      // of those
};

struct BlobCounts {
    std::uint64_t rows = 0;
    std::map<std::string, std::uint64_t> byType; // rows
};

class BlobTypes {
public:
    static Result<BlobTypes> open(const std::filesystem::path& catalogFile);
    // The same, and the catalog is made where there is none.
    static Result<BlobTypes> openOrMake(const std::filesystem::path& catalogFile);
    // A copy of the rows and failures in a private temporary file, gone with the connection: what
    // is done to it reaches no catalog. Without a catalog it is empty, and none is made.
    static Result<BlobTypes> openCopy(
        const std::filesystem::path& catalogFile, const std::stop_token& stop);

    // The same where no rows come in: blobs and failures are copied, and stand in front of the
    // catalog's own; rows, which are many more, are read where they are. NotFound, Unsupported
    // (an older catalog): openCopy() is the way.
    static Result<BlobTypes> openOver(
        const std::filesystem::path& catalogFile, const std::stop_token& stop);

    // The next blobs after `after` that have rows without a type and have not failed before; by
    // hash, as they lie on the disk, so the last one is not that of the highest number.
    Result<std::vector<BlobType>> next(std::int64_t after, std::size_t count);
    // What next() would give in all, and what failed before.
    struct Waiting {
        std::uint64_t blobs = 0;
        std::uint64_t rows = 0;   // of them
        std::uint64_t failed = 0; // blobs

        // Blobs that a run looks at.
        [[nodiscard]] std::uint64_t lookedAt(bool retryFailed) const noexcept {
            return blobs + (retryFailed ? failed : 0);
        }
    };
    Result<Waiting> waiting();
    // Blobs that failed before are asked for again.
    Result<void> forgetFailures();
    // One transaction; rows updated, by type.
    Result<BlobCounts> fill(std::span<const BlobType> types);
    // Rows each of these would update, without changing anything.
    Result<BlobCounts> preview(std::span<const BlobType> types);

    // For importers and tests: rows of a path and a hash.
    Result<void> add(std::span<const std::pair<std::string, std::string>> rows);

    // For blob_rows.h: good as long as this is.
    [[nodiscard]] db::Database& database() noexcept { return m_database; }

private:
    explicit BlobTypes(db::Database database) : m_database(std::move(database)) {}
    static Result<BlobTypes> on(db::Database database);
    Result<void> stage(std::span<const BlobType> types);
    Result<BlobCounts> counted(std::string_view sql);
    db::Database m_database;
};

} // namespace lightstack::catalog
