#include "core/browse/folder_table.h"

namespace lightstack::browse {

std::string_view FolderTable::name(Id id) const noexcept {
    const Entry& entry = m_entries[id];
    return std::string_view(m_names).substr(entry.nameOffset, entry.nameLength);
}

std::filesystem::path FolderTable::path(Id id) const {
    return m_folder / std::filesystem::path(name(id));
}

FolderTable::Id FolderTable::append(std::string_view name, EntryKind kind) {
    Entry entry;
    entry.nameOffset = static_cast<std::uint32_t>(m_names.size());
    entry.nameLength = static_cast<std::uint16_t>(name.size());
    entry.kind = kind;
    m_names += name;
    m_entries.push_back(entry);
    return static_cast<Id>(m_entries.size() - 1);
}

void FolderTable::setStat(Id id, std::uint64_t size, std::int64_t mtimeNs) noexcept {
    Entry& entry = m_entries[id];
    entry.size = size;
    entry.mtimeNs = mtimeNs;
    entry.stated = true;
}

void FolderTable::reserve(std::size_t entries, std::size_t nameBytes) {
    m_entries.reserve(entries);
    m_names.reserve(nameBytes);
}

} // namespace lightstack::browse
