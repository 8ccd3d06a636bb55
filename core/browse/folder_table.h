// All entries of one folder, a million of them, in about 60 bytes each.
//
// Names stand one after the other in an arena; an entry is an index. A table is immutable once
// published (shared_ptr<const>): the lister builds the next one beside it, the GUI swaps pointers.
// Kinds come from the name alone, because listing must not open files; files without a known
// extension are Unknown and count as possible pictures until the session has looked at their heads.
// Thread: a published table may be read anywhere.
#pragma once

#include "core/base/file_io.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::browse {

enum class EntryKind : std::uint8_t { Folder, Image, Raw, Video, Unknown, Other };

EntryKind kindOfName(std::string_view name) noexcept;

class FolderTable {
public:
    using Id = std::uint32_t;

    explicit FolderTable(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }
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
    void setKind(Id id, EntryKind kind) noexcept { m_entries[id].kind = kind; }
    void setStat(Id id, std::uint64_t size, std::int64_t mtimeNs) noexcept;
    void reserve(std::size_t entries, std::size_t nameBytes);

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
};

} // namespace lightstack::browse
