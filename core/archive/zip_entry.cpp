#include "core/archive/zip_entry.h"

#include "core/archive/member_path.h"
#include "core/base/crc32.h"
#include "core/base/file_path.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace lightstack::archive {
namespace {

constexpr std::uint32_t kInZip64 = 0xFFFFFFFF;
constexpr std::uint16_t kUtf8Flag = 1U << 11;
constexpr std::uint16_t kEncryptedFlags = 1U | (1U << 6) | (1U << 13);

template <class T>
T numberAt(const std::byte* at) noexcept {
    T out = 0;
    for (std::size_t i = sizeof(T); i > 0; --i)
        out = static_cast<T>((out << 8) | static_cast<T>(at[i - 1]));
    return out;
}

// No zone stands there, and the zone of who looks may change: one reading for all, UTC.
std::int64_t fromDos(std::uint16_t date, std::uint16_t time) {
    using namespace std::chrono;
    const year_month_day day(year(1980 + (date >> 9)), month((date >> 5) & 15U),
        std::chrono::day(std::max(1U, date & 31U)));
    if (!day.ok()) return 0;
    const auto seconds =
        hours(time >> 11) + minutes((time >> 5) & 63) + std::chrono::seconds((time & 31) * 2);
    return duration_cast<std::chrono::seconds>(sys_days(day).time_since_epoch() + seconds).count();
}

// Calls `field(id, bytes)` for each extra field that lies wholly within.
template <class F>
void eachExtra(std::span<const std::byte> extra, F&& field) {
    while (extra.size() >= 4) {
        const std::uint16_t id = u16At(extra.data());
        const std::size_t length = u16At(extra.data() + 2);
        if (length > extra.size() - 4) return;
        field(id, extra.subspan(4, length));
        extra = extra.subspan(4 + length);
    }
}

// The numbers that did not fit, in this order, each only where its short form says so.
Result<void> fromZip64(std::span<const std::byte> extra, ZipEntry& entry, bool lacksDisk) {
    bool lacks[] = {entry.size == kInZip64, entry.packed == kInZip64, entry.headerAt == kInZip64};
    std::uint64_t* const targets[] = {&entry.size, &entry.packed, &entry.headerAt};
    bool found = false;
    eachExtra(extra, [&](std::uint16_t id, std::span<const std::byte> field) {
        if (id != 0x0001 || std::exchange(found, true)) return;
        for (std::size_t i = 0; i < 3; ++i) {
            if (!lacks[i] || field.size() < 8) continue;
            *targets[i] = u64At(field.data());
            lacks[i] = false;
            field = field.subspan(8);
        }
        if (lacksDisk && field.size() >= 4) entry.disk = u32At(field.data());
    });
    if (found && (lacks[0] || lacks[1] || lacks[2]))
        return fail(ErrorCode::CorruptData, {}, "a long entry lacks its numbers");
    return {};
}

void timesOf(std::span<const std::byte> extra, ZipEntry& entry) {
    eachExtra(extra, [&](std::uint16_t id, std::span<const std::byte> field) {
        if (id == 0x5455 && field.size() >= 5 && (std::to_integer<unsigned>(field[0]) & 1U) != 0)
            entry.mtime = static_cast<std::int32_t>(u32At(field.data() + 1));
    });
}

// In order: Info-ZIP's field where it is of this name; the flag; valid UTF-8; the code page.
void nameOf(std::span<const std::byte> name, std::span<const std::byte> extra, bool saysUtf8,
    ZipEntry& entry) {
    entry.name.assign(reinterpret_cast<const char*>(name.data()), name.size());
    if (!saysUtf8 && !base::isValidUtf8(entry.name)) {
        entry.fromCp437 = true;
        entry.name = fromCp437(entry.name);
    }
    eachExtra(extra, [&](std::uint16_t id, std::span<const std::byte> field) {
        if (id != 0x7075 || field.size() < 6 || field[0] != std::byte{1}) return;
        if (base::crc32Of(0, name) != u32At(field.data() + 1)) return;
        const std::span<const std::byte> text = field.subspan(5);
        entry.name.assign(reinterpret_cast<const char*>(text.data()), text.size());
        entry.fromCp437 = false;
    });
}

EntryKind kindOf(const ZipEntry& entry, std::uint8_t host, std::uint32_t attributes) {
    if (entry.name.ends_with('/')) return EntryKind::Folder;
    if (host != 3) return EntryKind::File;
    switch ((attributes >> 16) & 0170000U) {
    case 0:
    case 0100000U:
        return EntryKind::File;
    case 0040000U:
        return EntryKind::Folder;
    default:
        return EntryKind::Special;
    }
}

} // namespace

std::uint16_t u16At(const std::byte* at) noexcept {
    return numberAt<std::uint16_t>(at);
}
std::uint32_t u32At(const std::byte* at) noexcept {
    return numberAt<std::uint32_t>(at);
}
std::uint64_t u64At(const std::byte* at) noexcept {
    return numberAt<std::uint64_t>(at);
}

std::size_t entryLength(const std::byte* head) noexcept {
    return kEntryHead + u16At(head + 28) + u16At(head + 30) + u16At(head + 32);
}

Result<ZipEntry> readEntry(std::span<const std::byte> bytes) {
    const std::byte* head = bytes.data();
    ZipEntry entry;
    const std::uint16_t flags = u16At(head + 8);
    entry.method = u16At(head + 10);
    entry.mtime = fromDos(u16At(head + 14), u16At(head + 12));
    entry.crc32 = u32At(head + 16);
    entry.packed = u32At(head + 20);
    entry.size = u32At(head + 24);
    entry.disk = u16At(head + 34);
    entry.headerAt = u32At(head + 42);
    entry.encrypted = (flags & kEncryptedFlags) != 0;
    const std::size_t nameLength = u16At(head + 28);
    const auto name = bytes.subspan(kEntryHead, nameLength);
    const auto extra = bytes.subspan(kEntryHead + nameLength, u16At(head + 30));
    const bool lacksDisk = entry.disk == 0xFFFF;
    if (auto done = fromZip64(extra, entry, lacksDisk); !done) return tl::unexpected(done.error());
    timesOf(extra, entry);
    nameOf(name, extra, (flags & kUtf8Flag) != 0, entry);
    const auto host = std::to_integer<std::uint8_t>(head[5]);
    if (host != 3 && entry.name.find('/') == std::string::npos)
        std::replace(entry.name.begin(), entry.name.end(), '\\', '/'); // DOS made it
    entry.kind = kindOf(entry, host, u32At(head + 38));
    return entry;
}

} // namespace lightstack::archive
