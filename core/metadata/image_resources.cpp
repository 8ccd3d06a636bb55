#include "core/metadata/image_resources.h"

#include "core/metadata/byte_reader.h"

namespace lightstack::metadata {

bool ImageResources::next() {
    constexpr std::uint64_t kSignature = 0x3842494D; // "8BIM"
    constexpr std::uint64_t kLeast = 12;             // without a name, without data
    ByteReader in(*m_source);
    m_at = m_end;
    if (m_at + kLeast > m_limit || in.big(m_at, 4) != kSignature) return false;
    m_id = static_cast<unsigned>(in.big(m_at + 4, 2));
    // The name, with the byte that holds its length, is filled up to even.
    const std::uint64_t name = (in.big(m_at + 6, 1) + 2) & ~std::uint64_t{1};
    m_body = m_at + 6 + name + 4;
    if (m_body > m_limit) return false;
    m_size = in.big(m_body - 4, 4);
    m_end = m_body + m_size + (m_size & 1);
    return !in.ended();
}

} // namespace lightstack::metadata
