// Rows of blobs into the catalog, and out of it against their names.
//
// A row is a path, the hash of its content and, where known, its type; without one it has that of
// its blob (blob_types.h). The same path with the same hash is there once: an index over both is
// made with the first rows, so that catalogs without blobs pay nothing for it. A registration of a
// whole store marks the catalog until it is through: killed, the next run takes it up again.
// Thread: that of the connection.
#pragma once

#include "core/db/database.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::catalog {

struct BlobRow {
    std::string path; // bytes
    std::string hash;
    std::string mime; // empty: not known yet
};

// Letters and digits alone, more than four: a hash of a list must not lead out of the folder.
bool isPlainHash(std::string_view hash) noexcept;
// "type/name" as RFC 6838 has it.
bool isPlainType(std::string_view mime) noexcept;

Result<bool> hasBlobRows(db::Database& database);
Result<bool> isRegistering(db::Database& database);
Result<void> setRegistering(db::Database& database, bool begun);

// One transaction; how many were new. What is there keeps the type it has.
Result<std::uint64_t> addBlobRows(db::Database& database, std::span<const BlobRow> rows);

struct NamePair {
    std::string byContent, byName;
    std::uint64_t rows = 0;
};
struct Disagreements {
    std::uint64_t count = 0;      // rows whose name says another type than their content
    std::vector<NamePair> byPair; // most rows first; the first kMostPairs that were met
};
constexpr std::size_t kMostPairs = 1000;
using DisagreementSink = std::function<Result<void>(const BlobRow&, std::string_view byName)>;

// Every such row, in the order of the table, one at a time: memory does not grow with the table.
Result<Disagreements> findDisagreements(
    db::Database& database, const DisagreementSink& sink, const std::stop_token& stop);

} // namespace lightstack::catalog
