// The columns of an exported list: name, where it comes from, how it is written.
// Thread: constants and pure functions, any.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lightstack::catalog {

enum class ColumnKind : std::uint8_t {
    Text,
    Integer,
    Real,
    Flag,      // JSON: true or false
    ClockMs,   // milliseconds since 1970 of a clock without a zone
    Seconds,   // since 1970, UTC
    NanoTime,  // since 1970, UTC
    Checksum,  // eight hexadecimal digits
    Path,      // two SQL columns: folder, name
    PathBytes, // the same, base64, where it is not UTF-8
    List,      // parts by U+001F; JSON: an array; CSV: "; " between
    Albums,    // by the id of the folder, looked up apart
};

struct ListColumn {
    std::string_view name;
    std::string_view sql;
    ColumnKind kind = ColumnKind::Text;
};

enum class ListTable : std::uint8_t {
    Pictures, // and films
    Sidecars, // JSON files
    Errors,   // files that could not be read, all of them
};
std::span<const ListColumn> listColumns(ListTable table) noexcept;
// SELECT ... of one row id; of errors: of all.
std::string listRowSql(ListTable table);

std::string isoClock(std::int64_t ms);    // "2019-05-09T15:47:33", ".250" behind where known
std::string isoUtc(std::int64_t seconds); // "2019-05-09T15:47:33Z"

} // namespace lightstack::catalog
