// One entry of a zip's central directory, from its bytes. Thread: pure, any.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace lightstack::archive {

constexpr std::uint32_t kEntrySignature = 0x02014b50;
constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::size_t kEntryHead = 46;
constexpr std::size_t kLocalHead = 30;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;

// Little-endian numbers at a place. Requires: the bytes are there.
std::uint16_t u16At(const std::byte* at) noexcept;
std::uint32_t u32At(const std::byte* at) noexcept;
std::uint64_t u64At(const std::byte* at) noexcept;

enum class EntryKind : std::uint8_t { File, Folder, Special }; // Special: a link, a device

struct ZipEntry {
    std::string name; // UTF-8 as said, guessed by being valid, or from code page 437
    bool fromCp437 = false;
    EntryKind kind = EntryKind::File;
    bool encrypted = false;
    std::uint16_t method = 0;
    std::uint32_t crc32 = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t headerAt = 0; // of the local header, as it says
    std::uint32_t disk = 0;
    std::int64_t mtime = 0; // seconds since 1970; without a zone in the file: as if UTC
};

// How long the entry is that begins with these kEntryHead bytes.
std::size_t entryLength(const std::byte* head) noexcept;
// Requires: `bytes` are the whole entry. CorruptData where its zip64 numbers are missing.
Result<ZipEntry> readEntry(std::span<const std::byte> bytes);

} // namespace lightstack::archive
