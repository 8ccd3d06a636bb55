#include "core/browse/folder_table.h"

#include <algorithm>
#include <atomic>

namespace lightstack::browse {
namespace {

std::uint64_t nextLine() noexcept {
    static std::atomic<std::uint64_t> s_last = 0;
    return ++s_last;
}

} // namespace

FolderTable::FolderTable(std::filesystem::path folder)
    : m_folder(std::move(folder)), m_line(nextLine()) {
}

std::string_view FolderTable::name(Id id) const noexcept {
    const Entry& entry = m_entries[id];
    return std::string_view(m_names).substr(entry.nameOffset, entry.nameLength);
}

std::filesystem::path FolderTable::path(Id id) const {
    return folderOf(id) / std::filesystem::path(name(id));
}

std::string_view FolderTable::key(Id id) const noexcept {
    if (!isList()) return name(id);
    const Entry& entry = m_entries[id];
    return std::string_view(m_names).substr(
        entry.nameOffset - kKeyBytes, entry.nameLength + kKeyBytes);
}

FolderTable::Id FolderTable::find(const std::filesystem::path& file) const {
    const std::string wanted = file.filename().native();
    const std::filesystem::path folder = file.parent_path();
    const auto end = static_cast<Id>(count());
    for (Id id = 0; id < end; ++id)
        if (name(id) == wanted && folderOf(id) == folder) return id;
    return end;
}

std::optional<FolderTable::Id> FolderTable::again(const FolderTable& before, Id id) const noexcept {
    const auto end = static_cast<Id>(count());
    if (before.m_line == m_line) return std::min(id, end);
    if (before.m_line != m_lineBefore) return std::nullopt;
    const auto at = std::lower_bound(m_left.begin(), m_left.end(), id);
    if (at == m_left.end() || *at != id) return id - static_cast<Id>(at - m_left.begin());
    auto fresh = static_cast<Id>(m_kept);
    while (fresh < end && name(fresh) != before.name(id))
        ++fresh;
    return fresh;
}

void FolderTable::setMadeOf(const FolderTable& before, std::vector<Id> left) {
    m_lineBefore = before.m_line;
    m_kept = before.count() - left.size();
    m_left = std::move(left);
}

std::uint32_t FolderTable::addFolder(std::filesystem::path folder, std::uint32_t number) {
    m_folders.push_back(std::move(folder));
    m_numbers.push_back(number);
    return static_cast<std::uint32_t>(m_folders.size() - 1);
}

FolderTable::Id FolderTable::appendIn(std::uint32_t folder, std::string_view name, EntryKind kind) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (int shift = 28; shift >= 0; shift -= 4)
        m_names += kDigits[(m_numbers[folder] >> shift) & 15U];
    m_names += '/';
    m_folderOf.push_back(folder);
    return append(name, kind);
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
