// Reading a folder: names by getdents in large blocks, then sizes and times, and nothing else, by
// statx on all cores. Thread: the session's worker; checks `stop` at every block.
#pragma once

#include "core/base/result.h"
#include "core/browse/folder_table.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace lightstack::browse {

// `block` is called after the first block (about 8,000 names) with a copy of what is there, unless
// the folder ends within it; then after every 100,000 entries with the count only (null table).
using ListingProgress = std::function<void(std::shared_ptr<const FolderTable>, std::size_t count)>;

Result<std::shared_ptr<FolderTable>> listFolder(const std::filesystem::path& folder,
    const std::stop_token& stop, const ListingProgress& progress);

// Fills size and time of every entry that has none; entries that vanished stay without. Nobody
// waits: a core is left free, and the others are given up to whoever wants them.
enum class StatHaste { Awaited, NobodyWaits };
void statEntries(
    FolderTable& table, const std::stop_token& stop, StatHaste haste = StatHaste::Awaited);

// Looks at the heads of entries of Unknown kind and says what they are, from `from` on, until the
// time is up; the entry to go on with (the table's count: all done). Other: no picture by content.
FolderTable::Id settleKinds(FolderTable& table, FolderTable::Id from,
    std::chrono::milliseconds atMost, const std::stop_token& stop);
EntryKind kindByContent(const std::filesystem::path& path);

// One entry, by name: its kind (links followed) and stamp; nullopt where it is gone.
struct EntryState {
    EntryKind kind = EntryKind::Unknown;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};
std::optional<EntryState> entryState(const std::filesystem::path& folder, std::string_view name);

} // namespace lightstack::browse
