// How rows of blobs come into a catalog: from the store itself, or from a list.
//
// The store: `blobs`/ab/cd/HASH, folder by folder in the order of names, a transaction a batch; a
// row's path is the one below `blobs`. Never more than one folder and one batch in memory. Until it
// is through the catalog is marked (catalog/blob_rows.h), so that a killed run is taken up again.
// The list: PATH<TAB>HASH[<TAB>TYPE], a row a line (or ended by a NUL), read as a stream. A row
// that is there already is left as it is. Thread: called on one, blocks until done or stopped.
#pragma once

#include "core/base/file_io.h"
#include "core/db/database.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace lightstack::jobs {

struct IntakeOptions {
    std::size_t batch = 10'000;
    char end = '\n';                                  // of a row of a list; '\n' takes "\r\n" too
    std::function<void(std::uint64_t rows)> progress; // after each batch
};

struct IntakeResult {
    std::uint64_t rows = 0;      // blobs found, good rows read
    std::uint64_t added = 0;     // of them were new
    std::uint64_t bad = 0;       // folders that could not be read, bad rows
    std::vector<Error> failures; // the first kMostFailures of them
    bool cancelled = false;
};
constexpr std::size_t kMostFailures = 1000;

// NotFound where there is no such folder: nothing is marked then. What lies there under other names
// is passed over; folders that cannot be read are failures.
Result<IntakeResult> registerBlobs(db::Database& database, const std::filesystem::path& blobs,
    const IntakeOptions& options, const std::stop_token& stop);

// From an open file or pipe; `name` is for the failures, which give the number of the line.
Result<IntakeResult> addListedRows(db::Database& database, int input,
    const std::filesystem::path& name, const IntakeOptions& options, const std::stop_token& stop);

} // namespace lightstack::jobs
