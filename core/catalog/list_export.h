// Any list of the catalog as CSV or JSON, with all that is known of each picture; of any size, as a
// stream, from one snapshot of the catalog.
//
// CSV: RFC 4180 (UTF-8, CRLF, a line of names, quotes where needed). Texts that a spreadsheet would
// run as a formula (they begin with = + - @, a tabulator or a return) get an apostrophe in front,
// unless `exact`: whoever titles a picture must not command the program that opens the list.
// Numbers, dates and paths (which begin with a slash) are never changed. JSON: an array of objects,
// always exact. Dates ISO 8601: without a zone what the camera's clock showed, with Z what is
// known in UTC. `path_bytes` (base64) stands beside paths that are not UTF-8.
// Thread: that of the connection; blocks until done or stopped.
#pragma once

#include "core/catalog/list_columns.h"
#include "core/db/database.h"

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace lightstack::catalog {

enum class ListFormat : std::uint8_t { Csv, Json };
// By the ending of a file's name; Usage where it is neither.
Result<ListFormat> listFormatOf(const std::filesystem::path& file);

struct ListExportOptions {
    ListTable table = ListTable::Pictures;
    ListFormat format = ListFormat::Csv;
    bool exact = false; // CSV: no apostrophes
    std::string part{}; // Errors: those whose name holds it, of foldedText()
    std::function<void(std::uint64_t done, std::uint64_t total)> progress; // every thousand
};
using ListSink = std::function<Result<void>(std::string_view)>;

// The rows of a list, by row id, in this order; what is gone from the catalog is passed over.
// Errors have no ids: all of them, or those of `part`. Returned: how many were written. Cancelled
// where stopped.
Result<std::uint64_t> exportList(db::Database& database, std::span<const std::int64_t> rows,
    const ListExportOptions& options, const ListSink& sink, const std::stop_token& stop);
// Into a file, written aside and put in its place when it is whole.
Result<std::uint64_t> exportListTo(const std::filesystem::path& file, db::Database& database,
    std::span<const std::int64_t> rows, const ListExportOptions& options,
    const std::stop_token& stop);

} // namespace lightstack::catalog
