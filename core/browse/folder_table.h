// All entries of one folder, a million of them, in about 60 bytes each.
//
// Names stand one after the other in an arena; an entry is an index. A table is immutable once
// published (shared_ptr<const>): the lister builds the next one beside it, the GUI swaps pointers.
// Kinds come from the name alone, because listing must not open files; files without a known
// extension are Unknown and count as possible pictures until the session has looked at their heads.
// A table may also be a list of files of many folders (a search, an album): folder() is then what
// the list is called, a relative path that is no folder, and each entry has a folder of its own.
// Thread: a published table may be read anywhere.
#pragma once

#include "core/base/file_io.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::browse {

enum class EntryKind : std::uint8_t { Folder, Image, Raw, Video, Unknown, Other };

EntryKind kindOfName(std::string_view name) noexcept;

class FolderTable {
public:
    using Id = std::uint32_t;

    explicit FolderTable(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }
    // Of a list too.
    [[nodiscard]] const std::filesystem::path& folderOf(Id id) const noexcept {
        return isList() ? m_folders[m_folderOf[id]] : m_folder;
    }
    [[nodiscard]] bool isList() const noexcept { return !m_folders.empty(); }
    // What an entry is called from table to table: its name; in a list with its folder before it.
    [[nodiscard]] std::string_view key(Id id) const noexcept;
    // The entry of a file; count() where there is none. Linear.
    [[nodiscard]] Id find(const std::filesystem::path& file) const;
    // What an entry of an earlier table is here, without looking through the names; count(): gone.
    // None: neither is this table a copy of that one or it a beginning of this, nor was this one
    // made of it by changes.
    [[nodiscard]] std::optional<Id> again(const FolderTable& before, Id id) const noexcept;
    [[nodiscard]] std::size_t count() const noexcept { return m_entries.size(); }
    [[nodiscard]] std::string_view name(Id id) const noexcept;
    [[nodiscard]] EntryKind kind(Id id) const noexcept { return m_entries[id].kind; }
    [[nodiscard]] bool hidden(Id id) const noexcept { return name(id).starts_with('.'); }
    [[nodiscard]] bool stated(Id id) const noexcept { return m_entries[id].stated; }
    // 0 until stated.
    [[nodiscard]] std::uint64_t size(Id id) const noexcept { return m_entries[id].size; }
    [[nodiscard]] std::int64_t mtimeNs(Id id) const noexcept { return m_entries[id].mtimeNs; }
    [[nodiscard]] std::filesystem::path path(Id id) const;

    // Building, by the lister only, before the table is published.
    Id append(std::string_view name, EntryKind kind);
    // Of a list. `number` tells the folder from others from table to table; the answer is for
    // appendIn().
    std::uint32_t addFolder(std::filesystem::path folder, std::uint32_t number);
    Id appendIn(std::uint32_t folder, std::string_view name, EntryKind kind);
    void setKind(Id id, EntryKind kind) noexcept { m_entries[id].kind = kind; }
    void setStat(Id id, std::uint64_t size, std::int64_t mtimeNs) noexcept;
    void reserve(std::size_t entries, std::size_t nameBytes);
    // Holds the entries of `before` in their order without those of `left` (ascending), which may
    // stand behind them again.
    void setMadeOf(const FolderTable& before, std::vector<Id> left);

private:
    struct Entry {
        std::uint64_t size = 0;
        std::int64_t mtimeNs = 0;
        std::uint32_t nameOffset = 0;
        std::uint16_t nameLength = 0;
        EntryKind kind = EntryKind::Unknown;
        bool stated = false;
    };
    std::filesystem::path m_folder;
    std::string m_names;
    std::vector<Entry> m_entries;

    // Copies have the same number, their ids mean the same entries.
    std::uint64_t m_line;
    std::uint64_t m_lineBefore = 0; // of the table this was made of by changes
    std::size_t m_kept = 0;         // entries of that one, before those that came anew
    std::vector<Id> m_left;         // of that one

    // Of a list: "0000002a/" stands before each name.
    static constexpr std::uint32_t kKeyBytes = 9;
    std::vector<std::filesystem::path> m_folders;
    std::vector<std::uint32_t> m_numbers;  // by folder
    std::vector<std::uint32_t> m_folderOf; // by entry
};

} // namespace lightstack::browse
