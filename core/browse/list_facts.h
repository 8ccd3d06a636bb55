// What a catalog knows of the entries of a list, beside their names: dates and dimensions without
// opening a file, and marks. Thread: immutable once published, any thread.
#pragma once

#include "core/browse/folder_session.h"

#include <string>
#include <vector>

namespace lightstack::browse {

enum ListMark : std::uint8_t {
    kMarkDuplicate = 1, // another file with the same content is in the catalog
    kMarkNoSidecar = 2, // though others beside it have one
    kMarkMotion = 4,    // a film belongs to the picture
    kMarkError = 8,
    kMarkArchived = 16, // a member of an archive: read only
};

struct ListFacts {
    std::vector<EntryFacts> facts;    // by id
    std::vector<std::uint8_t> marks;  // by id
    std::vector<std::uint32_t> notes; // by id: into `reasons`; empty: none has one
    std::vector<std::string> reasons; // UTF-8; the first is empty

    [[nodiscard]] const std::string& reasonOf(FolderTable::Id id) const noexcept {
        static const std::string kNone;
        return id < notes.size() ? reasons[notes[id]] : kNone;
    }
};

} // namespace lightstack::browse
