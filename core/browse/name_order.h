// Sorting the entries of a table, a million of them in a fraction of a second: by keys that are
// made once an entry and lie beside each other, where comparing two entries would look into four
// places of memory. In pieces, one a core. Thread: pure, any thread.
#pragma once

#include "core/base/natural_order.h"
#include "core/browse/folder_table.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace lightstack::browse {

struct KeyedEntry {
    base::NaturalKey key;
    std::uint32_t id = 0;
    auto operator<=>(const KeyedEntry&) const noexcept = default;
};

// By key, then by id. `fill` sets the keys of a part of the entries; it is called on several
// threads.
void sortByKey(
    std::span<KeyedEntry> entries, const std::function<void(std::span<KeyedEntry>)>& fill);

// Room for sortByKey(), ids still to be set.
[[nodiscard]] std::vector<KeyedEntry> entriesToSort(std::size_t count);

using NameOfEntry = std::function<std::string_view(FolderTable::Id)>;

// By name, naturally, then by the table's key (files of the same name in different folders).
void sortByName(const FolderTable& table, const NameOfEntry& name, std::span<FolderTable::Id> ids);

} // namespace lightstack::browse
