#include "core/browse/changed_table.h"

#include "core/browse/lister.h"

namespace lightstack::browse {

ChangedTable withChanges(const FolderTable& before, const FolderChanges& changes) {
    ChangedTable out;
    const std::filesystem::path& folder = before.folder();
    out.table = std::make_shared<FolderTable>(folder);
    out.table->reserve(before.count() + changes.touched.size(), 0);
    for (FolderTable::Id id = 0; id < before.count(); ++id) {
        const std::string name(before.name(id));
        if (changes.removed.contains(name) || changes.touched.contains(name)) continue;
        const auto kept = out.table->append(name, before.kind(id));
        if (before.stated(id)) out.table->setStat(kept, before.size(id), before.mtimeNs(id));
    }
    out.gone.assign(changes.removed.begin(), changes.removed.end());
    for (const std::string& name : changes.touched) {
        const auto state = entryState(folder, name);
        (state ? out.there : out.gone).push_back(name);
        if (!state) continue;
        const EntryKind kind =
            state->kind == EntryKind::Unknown ? kindByContent(folder / name) : state->kind;
        out.table->setStat(out.table->append(name, kind), state->size, state->mtimeNs);
    }
    return out;
}

} // namespace lightstack::browse
