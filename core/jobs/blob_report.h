// The rows of blobs whose name says another type than their content, as CSV or JSON, as a stream.
//
// CSV (RFC 4180, a line of names): path, path_bytes, hash, type_by_content, type_by_name; JSON: an
// array of objects with these. `path_bytes` (base64) stands beside paths that are not UTF-8, and in
// CSV beside those that a spreadsheet would run as a formula and that got an apostrophe for it.
// Thread: that of the connection; blocks until done or stopped.
#pragma once

#include "core/catalog/blob_rows.h"

#include <functional>
#include <string_view>

namespace lightstack::jobs {

enum class BlobReportFormat { Csv, Json };
using TextSink = std::function<Result<void>(std::string_view)>;

// Cancelled where stopped: what the sink has got by then is not whole.
Result<catalog::Disagreements> writeBlobReport(db::Database& database, BlobReportFormat format,
    const TextSink& sink, const std::stop_token& stop);
// Aside, and in its place when it is whole; .json or .csv by the ending of its name, Usage for
// others.
Result<catalog::Disagreements> writeBlobReportTo(
    const std::filesystem::path& file, db::Database& database, const std::stop_token& stop);
Result<BlobReportFormat> blobReportFormatOf(const std::filesystem::path& file);

} // namespace lightstack::jobs
