#include "core/metadata/chunks.h"

#include <algorithm>
#include <cstring>

namespace lightstack::metadata {

bool Chunks::next() {
    std::array<std::byte, 8> head{};
    m_at = m_end;
    if (m_source->read(m_at, head) < head.size()) return false;
    std::memcpy(m_kind.data(), head.data() + (m_riff ? 0 : 4), m_kind.size());
    m_size = 0;
    for (std::size_t i = 0; i < 4; ++i)
        m_size = m_size << 8 | std::to_integer<std::uint64_t>(head[m_riff ? 7 - i : i]);
    m_end = body() + m_size + (m_riff ? m_size & 1 : 4);
    return true;
}

std::vector<std::byte> Chunks::content(std::uint64_t limit) const {
    const std::uint64_t there = m_source->size() - std::min(body(), m_source->size());
    std::vector<std::byte> out(static_cast<std::size_t>(std::min({m_size, limit, there})));
    out.resize(m_source->read(body(), out));
    return out;
}

} // namespace lightstack::metadata
