// Items of one view found in another: names to entries, entries to what shows them, that to rows.
#include "core/browse/row_files.h"

#include <algorithm>

namespace lightstack::browse {
namespace {

using Id = FolderTable::Id;

constexpr std::size_t kFew = 8; // of these it is asked what became of their stacks
constexpr Id kNone = ~Id{0};

// What shows an entry; kNone: it is within a stack, and that is not asked for.
Id shownFor(const FolderView& view, Id id, bool asStack) {
    const int stack = view.stacks ? view.stacks->of(id) : -1;
    if (stack < 0 || view.stacksInView[static_cast<std::size_t>(stack)].expanded) return id;
    return asStack ? (*view.stacks)[static_cast<std::size_t>(stack)].representative() : kNone;
}

Id shownForStack(const FolderView& view, int at, bool asFile) {
    if (at < 0) return kNone;
    const FolderStack& stack = (*view.stacks)[static_cast<std::size_t>(at)];
    if (!view.stacksInView[static_cast<std::size_t>(at)].expanded) return stack.representative();
    return asFile ? stack.slices.front() : kNone;
}

// Rows by entry, -1 where one is not shown.
std::vector<int> rowsOf(const FolderView& view, std::span<const Id> ids) {
    std::vector<bool> wanted(view.table->count(), false);
    std::unordered_map<Id, int> rows;
    for (const Id id : ids)
        if (id != kNone && rows.emplace(id, -1).second) wanted[id] = true;
    std::size_t missing = rows.size();
    for (std::size_t row = 0; row < view.order.size() && missing > 0; ++row)
        if (wanted[view.order[row]]) {
            rows[view.order[row]] = static_cast<int>(row);
            --missing;
        }
    std::vector<int> out;
    out.reserve(ids.size());
    for (const Id id : ids)
        out.push_back(id == kNone ? -1 : rows[id]);
    return out;
}

// Entries by key, kNone where there are none: one pass over names that lie one behind the other.
std::vector<Id> entriesOf(const FolderTable& table, std::span<const std::string_view> keys) {
    std::unordered_map<std::string_view, Id> found;
    for (const std::string_view key : keys)
        found.emplace(key, kNone);
    const std::vector<std::string_view> few(keys.begin(),
        keys.size() <= kFew ? keys.end() : keys.begin()); // hashing a million costs ten frames
    std::size_t missing = found.size();
    for (Id id = 0; id < table.count() && missing > 0; ++id) {
        const std::string_view key = table.key(id);
        if (!few.empty() && std::find(few.begin(), few.end(), key) == few.end()) continue;
        const auto at = found.find(key);
        if (at == found.end() || at->second != kNone) continue;
        at->second = id;
        --missing;
    }
    std::vector<Id> out;
    out.reserve(keys.size());
    for (const std::string_view key : keys)
        out.push_back(found[key]);
    return out;
}

} // namespace

void findItems(const FolderView& view, std::unordered_map<std::string_view, int>& rows) {
    const bool few = rows.size() <= kFew;
    std::vector<std::string_view> names;
    std::vector<std::string_view> files;
    std::vector<Id> shown;
    for (std::size_t i = 0; view.stacks && i < view.stacks->count(); ++i)
        if (const auto stack = rows.find((*view.stacks)[i].key); stack != rows.end()) {
            names.push_back(stack->first);
            shown.push_back(shownForStack(view, static_cast<int>(i), few));
        }
    for (const auto& [name, unused] : rows)
        if (!name.starts_with('/')) files.push_back(name);
    for (const Id id : entriesOf(*view.table, files))
        shown.push_back(id == kNone ? kNone : shownFor(view, id, few));
    names.insert(names.end(), files.begin(), files.end());
    const std::vector<int> found = rowsOf(view, shown);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (found[i] >= 0) rows[names[i]] = found[i];
}

std::vector<int> rowsAgain(
    const FolderView& now, const FolderView& before, std::span<const int> rows) {
    const bool few = rows.size() <= kFew;
    std::vector<Id> entries;
    std::vector<std::string_view> unknown;
    std::vector<std::size_t> unknownAt;
    for (const int row : rows) {
        const Id old = before.order[static_cast<std::size_t>(row)];
        const std::optional<Id> id = now.table->again(*before.table, old);
        if (!id) {
            unknownAt.push_back(entries.size());
            unknown.push_back(before.table->key(old));
        }
        entries.push_back(id && *id < now.table->count() ? *id : kNone);
    }
    if (!unknown.empty()) {
        const std::vector<Id> found = entriesOf(*now.table, unknown);
        for (std::size_t i = 0; i < found.size(); ++i)
            entries[unknownAt[i]] = found[i];
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int tile = before.tileAt(rows[i]);
        if (tile < 0) {
            if (entries[i] != kNone) entries[i] = shownFor(now, entries[i], few);
            continue;
        }
        // The slice that stood for it most often still belongs to it.
        const std::string& key = (*before.stacks)[static_cast<std::size_t>(tile)].key;
        int stack = now.stacks && entries[i] != kNone ? now.stacks->of(entries[i]) : -1;
        if (stack < 0 || (*now.stacks)[static_cast<std::size_t>(stack)].key != key)
            stack = now.stacks ? now.stacks->withKey(key) : -1;
        entries[i] = shownForStack(now, stack, few);
    }
    return rowsOf(now, entries);
}

} // namespace lightstack::browse
