// Chunk by chunk through a PNG (PNG 1.2, 3.2: length, kind, data, check sum) or a WebP (RFC 9649,
// 2.3: kind, length, data filled up to even).
//
// Only heads are read; whose data lie beyond the end is told by isWhole(). Whoever walks a file
// from outside says after how many chunks it is enough. Thread: one at a time, as its source.
#pragma once

#include "core/base/byte_source.h"

#include <array>
#include <string_view>

namespace lightstack::metadata {

class Chunks {
public:
    static Chunks ofPng(base::ByteSource& png) noexcept { return {png, 8, false}; }
    static Chunks ofWebp(base::ByteSource& webp) noexcept { return {webp, 12, true}; }

    bool next(); // false: the file ends here

    [[nodiscard]] std::string_view kind() const noexcept { return {m_kind.data(), m_kind.size()}; }
    [[nodiscard]] bool is(std::string_view kind) const noexcept { return kind == this->kind(); }
    [[nodiscard]] std::uint64_t at() const noexcept { return m_at; } // of its head
    [[nodiscard]] std::uint64_t body() const noexcept { return m_at + 8; }
    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; } // of its data
    [[nodiscard]] std::uint64_t end() const noexcept { return m_end; }   // where the next one is
    // All of its data are in the file.
    [[nodiscard]] bool isWhole() const noexcept { return body() + m_size <= m_source->size(); }
    // As much of its data as there is, `limit` bytes at most.
    [[nodiscard]] std::vector<std::byte> content(std::uint64_t limit) const;

private:
    Chunks(base::ByteSource& source, std::uint64_t first, bool riff) noexcept
        : m_source(&source), m_end(first), m_riff(riff) {}

    base::ByteSource* m_source;
    std::uint64_t m_at = 0;
    std::uint64_t m_end;
    std::uint64_t m_size = 0;
    std::array<char, 4> m_kind{};
    bool m_riff;
};

} // namespace lightstack::metadata
