#include "core/browse/changed_table.h"

#include "core/browse/lister.h"

namespace lightstack::browse {

ChangedTable withChanges(const FolderTable& before, const FolderChanges& changes) {
    ChangedTable out;
    const std::filesystem::path& folder = before.folder();
    out.table = std::make_shared<FolderTable>(folder);
    out.table->reserve(before.count() + changes.touched.size(), 0);
    std::vector<FolderTable::Id> left;
    std::string name;
    for (FolderTable::Id id = 0; id < before.count(); ++id) {
        name = before.name(id);
        if (changes.removed.contains(name) || changes.touched.contains(name)) {
            left.push_back(id);
            continue;
        }
        const auto kept = out.table->append(name, before.kind(id));
        if (before.stated(id)) out.table->setStat(kept, before.size(id), before.mtimeNs(id));
    }
    out.table->setMadeOf(before, std::move(left));
    out.gone.assign(changes.removed.begin(), changes.removed.end());
    for (const std::string& touched : changes.touched) {
        const auto state = entryState(folder, touched);
        (state ? out.there : out.gone).push_back(touched);
        if (!state) continue;
        const EntryKind kind =
            state->kind == EntryKind::Unknown ? kindByContent(folder / touched) : state->kind;
        out.table->setStat(out.table->append(touched, kind), state->size, state->mtimeNs);
    }
    return out;
}

} // namespace lightstack::browse
