// What lists and their counts are made of, counted two ways that give the same.
//
// By its indexes where the catalog has all of them: a list of values with counts is read off each,
// and what is not shown (missing files, others than pictures) is taken off again, as these are few.
// By the rows, one walk over all of them, while a first scan goes on.
// Thread: that of the connection; Database::interrupt() ends it.
#pragma once

#include "core/db/database.h"
#include "core/library/library_place.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace lightstack::library {

struct Spot {
    std::int64_t latitude = 0, longitude = 0; // hundredths of a degree
    std::int64_t count = 0;
    std::int64_t folder = 0; // where most of them lie
    bool operator==(const Spot&) const = default;
};

struct Tally {
    std::array<std::int64_t, kListKinds> counts{};
    std::map<int, std::int64_t> months; // year * 12 + month - 1
    std::unordered_map<std::string, std::int64_t> cameras, lenses, people;
    std::vector<Spot> spots;                                 // by latitude and longitude
    std::unordered_map<std::int64_t, std::int64_t> folders;  // pictures in each
    std::unordered_map<std::int64_t, std::int64_t> unpaired; // of them, without a sidecar

    bool operator==(const Tally&) const = default;
    std::int64_t& of(ListKind kind) { return counts[static_cast<std::size_t>(kind)]; }
};

Result<Tally> tallyRows(db::Database& database);
Result<Tally> tallyIndexes(db::Database& database); // Requires: catalog::hasIndexes()

} // namespace lightstack::library
