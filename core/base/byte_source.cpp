#include "core/base/byte_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lightstack::base {

std::size_t MemorySource::read(std::uint64_t offset, std::span<std::byte> out) {
    if (offset >= m_bytes.size() || out.empty()) return 0;
    const std::size_t n = std::min<std::size_t>(out.size(), m_bytes.size() - offset);
    std::memcpy(out.data(), m_bytes.data() + offset, n);
    return n;
}

FileSource::FileSource(const FileDescriptor& file, std::uint64_t size, std::size_t windowBytes)
    : m_file(file), m_size(size), m_window(windowBytes) {
}

std::size_t FileSource::read(std::uint64_t offset, std::span<std::byte> out) {
    if (out.empty() || offset >= m_size) return 0;
    // A file that grew is as large as it was when it was opened.
    out = out.first(std::min<std::uint64_t>(out.size(), m_size - offset));
    const bool inWindow =
        offset >= m_windowOffset && offset + out.size() <= m_windowOffset + m_windowFilled;
    if (!inWindow) {
        if (out.size() > m_window.size()) {
            const std::size_t n = readAt(m_file, offset, out, {}).value_or(0);
            m_bytesRead += n;
            return n;
        }
        m_windowOffset = offset;
        const std::size_t wanted = std::min<std::uint64_t>(m_window.size(), m_size - offset);
        m_windowFilled = readAt(m_file, offset, std::span(m_window).first(wanted), {}).value_or(0);
        m_bytesRead += m_windowFilled;
    }
    const std::size_t skip = static_cast<std::size_t>(offset - m_windowOffset);
    const std::size_t n = std::min(out.size(), m_windowFilled - std::min(skip, m_windowFilled));
    std::memcpy(out.data(), m_window.data() + skip, n);
    return n;
}

void FileSource::fetchWhole() {
    if (std::exchange(m_windowOffset, 0) != 0) m_windowFilled = 0;
    m_window.resize(std::max<std::size_t>(m_window.size(), m_size));
    const auto rest = std::span(m_window).first(m_size).subspan(m_windowFilled);
    const std::size_t n = readAt(m_file, m_windowFilled, rest, {}).value_or(0);
    m_windowFilled += n;
    m_bytesRead += n;
}

} // namespace lightstack::base
