// All rows of a query, one after the other. Thread: that of the connection.
#pragma once

#include "core/db/database.h"

#include <string_view>
#include <utility>

namespace lightstack::db {

// `take`: void(const Statement&); what it is given are the columns of one row.
template <class Take>
Result<void> eachRow(Statement& rows, Take&& take) {
    while (true) {
        const auto row = rows.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        take(std::as_const(rows));
    }
}

template <class Take>
Result<void> eachRow(Database& database, std::string_view sql, Take&& take) {
    auto rows = database.prepare(sql);
    if (!rows) return tl::unexpected<Error>(rows.error());
    return eachRow(*rows, take);
}

} // namespace lightstack::db
