#include "core/metadata/chunks.h"

#include "core/base/byte_order.h"

#include <algorithm>
#include <cstring>

namespace lightstack::metadata {

bool Chunks::next() {
    std::array<std::byte, 8> head{};
    m_at = m_end;
    if (m_source->read(m_at, head) < head.size()) return false;
    std::memcpy(m_kind.data(), head.data() + (m_riff ? 0 : 4), m_kind.size());
    m_size = base::numberIn(std::span(head).subspan(m_riff ? 4 : 0, 4), !m_riff);
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
