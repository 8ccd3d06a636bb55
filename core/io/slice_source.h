// A part of another source as a source of its own: pictures inside of files.
// Thread: as the source below.
#pragma once

#include "core/base/byte_source.h"

#include <algorithm>

namespace lightstack::io {

class SliceSource final : public base::ByteSource {
public:
    // Cut to what the source holds.
    SliceSource(base::ByteSource& source, std::uint64_t offset, std::uint64_t length) noexcept
        : m_source(source)
        , m_offset(std::min(offset, source.size()))
        , m_length(std::min(length, source.size() - m_offset)) {}

    [[nodiscard]] std::uint64_t size() const noexcept override { return m_length; }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        if (offset >= m_length) return 0;
        const auto n = std::min<std::uint64_t>(out.size(), m_length - offset);
        return m_source.read(m_offset + offset, out.first(static_cast<std::size_t>(n)));
    }
    [[nodiscard]] std::uint64_t bytesRead() const noexcept override { return m_source.bytesRead(); }

private:
    base::ByteSource& m_source;
    std::uint64_t m_offset;
    std::uint64_t m_length;
};

} // namespace lightstack::io
