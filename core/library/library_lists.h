// What the library holds, as lists with counts: years and months, albums, people, cameras, lenses,
// places, and what wants looking after.
//
// Counted by list_tally.h; albums and folders are joined to it.
// Thread: that of the connection; Database::interrupt() ends it.
#pragma once

#include "core/db/database.h"
#include "core/library/library_place.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lightstack::library {

struct CountedList {
    LibraryPlace place;
    std::int64_t count = 0;
    double latitude = 0; // of a Place: its middle
    double longitude = 0;
    // Of an Album that is titled as another: the end of its folder's path, long enough to tell them
    // apart ("Rome(1)", "2019/Rome"); bytes.
    std::string folder = {};
    // What is shown too, though a place is the same without it.
    bool operator==(const CountedList& other) const {
        return place == other.place && place.title == other.place.title && count == other.count &&
               folder == other.folder;
    }
};

struct YearList {
    CountedList year;
    std::vector<CountedList> months; // newest first
    bool operator==(const YearList&) const = default;
};

struct LibraryLists {
    std::array<std::int64_t, kListKinds> counts{};            // of the lists without a value
    std::vector<YearList> years;                              // newest first
    std::vector<CountedList> albums;                          // by title
    std::vector<CountedList> people, cameras, lenses, places; // most first
    bool operator==(const LibraryLists&) const = default;

    [[nodiscard]] std::int64_t count(ListKind kind) const noexcept {
        return counts[static_cast<std::size_t>(kind)];
    }
};

Result<LibraryLists> readLibraryLists(db::Database& database);

} // namespace lightstack::library
