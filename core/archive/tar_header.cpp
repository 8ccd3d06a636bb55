#include "core/archive/tar_header.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace lightstack::archive {
namespace {

// Octal text, or, where the first bit is set, the number itself.
std::uint64_t numberAt(std::string_view block, std::size_t at, std::size_t bytes) {
    const std::string_view text = block.substr(at, bytes);
    std::uint64_t value = 0;
    if ((text.front() & 0x80) != 0) {
        for (std::size_t i = bytes > 8 ? bytes - 8 : 1; i < bytes; ++i)
            value = (value << 8) | static_cast<unsigned char>(text[i]);
        return value;
    }
    for (const char c : text) {
        if (c == ' ' && value == 0) continue;
        if (c < '0' || c > '7') break;
        value = value * 8 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::string_view textAt(std::string_view block, std::size_t at, std::size_t bytes) {
    const std::string_view text = block.substr(at, bytes);
    return text.substr(0, std::min(text.find('\0'), text.size()));
}

bool checks(std::string_view block) {
    std::uint64_t sum = 8 * ' ';
    for (std::size_t i = 0; i < block.size(); ++i)
        if (i < 148 || i >= 156) sum += static_cast<unsigned char>(block[i]);
    return sum == numberAt(block, 148, 8);
}

} // namespace

Result<std::optional<TarHeader>> TarHeaders::take(std::span<const std::byte, kTarBlock> bytes) {
    const std::string_view block(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (std::all_of(block.begin(), block.end(), [](char c) { return c == 0; }))
        return std::optional<TarHeader>();
    if (!checks(block)) return fail(ErrorCode::CorruptData, {}, "the tar is damaged");
    TarHeader out;
    out.type = block[156] == '\0' ? '0' : block[156];
    out.size = numberAt(block, 124, 12);
    out.mtime = static_cast<std::int64_t>(numberAt(block, 136, 12));
    if (out.isAboutNext()) return std::optional(std::move(out));
    out.name = textAt(block, 0, 100);
    const bool posix = block.substr(257, 6) == std::string_view("ustar\0", 6);
    if (const std::string_view prefix = textAt(block, 345, 155); posix && !prefix.empty())
        out.name = std::string(prefix) + '/' + out.name;
    if (m_name) out.name = *m_name;
    if (m_size) out.size = *m_size;
    if (m_mtime) out.mtime = *m_mtime;
    const bool plain = (out.type == '0' || out.type == '7') && !m_sparse;
    const bool folder = out.type == '5' || (plain && out.name.ends_with('/'));
    out.kind = folder ? EntryKind::Folder : plain ? EntryKind::File : EntryKind::Special;
    if (out.type >= '1' && out.type <= '6') out.size = 0; // links and devices have no data
    m_name.reset();
    m_size.reset();
    m_mtime.reset();
    m_sparse = false;
    return std::optional(std::move(out));
}

void TarHeaders::takeWords(char type, std::string_view words) {
    if (type == 'L')
        m_name = std::string(words.substr(0, std::min(words.find('\0'), words.size())));
    if (type != 'x') return; // 'g' speaks of all, and of nothing that is asked for
    while (!words.empty()) { // "27 path=some/name\n"
        std::size_t length = 0;
        const auto [end, error] =
            std::from_chars(words.data(), words.data() + words.size(), length);
        const auto digits = static_cast<std::size_t>(end - words.data());
        if (error != std::errc() || length <= digits + 2 || length > words.size()) return;
        const std::string_view record = words.substr(digits + 1, length - digits - 2);
        const std::size_t equals = record.find('=');
        const std::string_view key = record.substr(0, equals);
        const std::string value(
            equals == std::string_view::npos ? std::string_view() : record.substr(equals + 1));
        if (key == "path") m_name = value;
        if (key == "size") m_size = std::strtoull(value.c_str(), nullptr, 10);
        if (key == "mtime")
            m_mtime = static_cast<std::int64_t>(std::strtoll(value.c_str(), nullptr, 10));
        if (key.starts_with("GNU.sparse")) m_sparse = true;
        words.remove_prefix(length);
    }
}

} // namespace lightstack::archive
