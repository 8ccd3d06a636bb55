// Numbers and texts at places of a file, for the walkers of its blocks. A number beyond the end is
// zero. Thread: one at a time, as its source.
#pragma once

#include "core/base/byte_order.h"
#include "core/base/byte_source.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace lightstack::metadata {

class ByteReader {
public:
    explicit ByteReader(base::ByteSource& source) noexcept : m_source(source) {}

    std::uint64_t big(std::uint64_t at, std::size_t bytes) {
        std::array<std::byte, 8> raw{};
        return base::bigEndian(read(at, std::span(raw).first(bytes)));
    }
    std::uint64_t little(std::uint64_t at, std::size_t bytes) {
        std::array<std::byte, 8> raw{};
        return base::littleEndian(read(at, std::span(raw).first(bytes)));
    }
    double real(std::uint64_t at, std::size_t bytes) { // big-endian IEEE
        if (bytes == 4) return double(std::bit_cast<float>(std::uint32_t(big(at, 4))));
        return bytes == 8 ? std::bit_cast<double>(big(at, 8)) : 0;
    }
    // As much as there is, 1,024 bytes at most: the length is often the file's own word.
    std::string text(std::uint64_t at, std::uint64_t bytes) {
        std::string out(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, 1024)), '\0');
        out.resize(m_source.read(at, std::as_writable_bytes(std::span(out))));
        return out;
    }
    [[nodiscard]] std::uint64_t size() const noexcept { return m_source.size(); }
    // A number was asked for that the file does not hold.
    [[nodiscard]] bool ended() const noexcept { return m_ended; }

private:
    std::span<const std::byte> read(std::uint64_t at, std::span<std::byte> into) {
        if (m_source.read(at, into) == into.size()) return into;
        m_ended = true;
        return {};
    }

    base::ByteSource& m_source;
    bool m_ended = false;
};

} // namespace lightstack::metadata
