// Types of content-addressed blobs that many rows of a catalog share: what has none yet, and what
// came out of looking.
//
// A row of `blob_rows` names a file and the hash of its content; its type is NULL until it is
// filled in. Unique hashes without a type come out in batches, in order; the answers go back in one
// set-based UPDATE a batch. What is missing or unreadable is recorded and not asked for again.
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

    // The next hashes after `after` whose rows have no type and that have not failed before.
    Result<std::vector<std::string>> next(const std::string& after, std::size_t count);
    // What next() would give in all, and what failed before.
    struct Waiting {
        std::uint64_t blobs = 0;
        std::uint64_t rows = 0;   // of them
        std::uint64_t failed = 0; // blobs
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
    Result<BlobCounts> counted(std::string_view sql, bool grouped);
    db::Database m_database;
};

} // namespace lightstack::catalog
