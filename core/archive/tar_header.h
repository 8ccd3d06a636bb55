// The headers of a tar, from their bytes: POSIX ustar, pax and GNU's long names. What an entry is
// called may stand in entries before it: TarHeaders puts them together. Thread: one at a time.
#pragma once

#include "core/archive/zip_entry.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lightstack::archive {

constexpr std::size_t kTarBlock = 512;
constexpr std::uint64_t kMostTarText = 1 << 20; // of a long name or a pax record

struct TarHeader {
    std::string name;
    EntryKind kind = EntryKind::File;
    std::uint64_t size = 0; // of the data that follows, without padding
    std::int64_t mtime = 0;
    char type = '0';
    // Its data are words about the next entry, to be given to takeWords().
    [[nodiscard]] bool isAboutNext() const noexcept {
        return type == 'x' || type == 'g' || type == 'L' || type == 'K';
    }
};

class TarHeaders {
public:
    // Of 512 bytes; nothing for a block of zeros (the end). CorruptData: no header.
    Result<std::optional<TarHeader>> take(std::span<const std::byte, kTarBlock> block);
    void takeWords(char type, std::string_view words);

private:
    std::optional<std::string> m_name;
    std::optional<std::uint64_t> m_size;
    std::optional<std::int64_t> m_mtime;
    bool m_sparse = false;
};

} // namespace lightstack::archive
