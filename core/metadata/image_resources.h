// Block by block through Photoshop's image resources ("8BIM": Adobe Photoshop File Formats
// Specification), as they stand in PSD files, in a segment of JPEG files and in a tag of TIFF
// files.
//
// Only heads are read; whether the data end where the resources do is told by isWhole(). Whoever
// walks a file from outside says after how many blocks it is enough. Thread: one at a time, as its
// source.
#pragma once

#include "core/base/byte_source.h"

namespace lightstack::metadata {

class ImageResources {
public:
    // What of the source lies between `begin` and `end`.
    ImageResources(base::ByteSource& source, std::uint64_t begin, std::uint64_t end) noexcept
        : m_source(&source), m_limit(end), m_end(begin) {}

    bool next(); // false: another signature, or no room for a head: they end here

    [[nodiscard]] unsigned id() const noexcept { return m_id; }
    [[nodiscard]] std::uint64_t at() const noexcept { return m_at; } // of its head
    [[nodiscard]] std::uint64_t body() const noexcept { return m_body; }
    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; } // of its data
    [[nodiscard]] std::uint64_t end() const noexcept { return m_end; }   // where the next one is
    [[nodiscard]] bool isWhole() const noexcept { return m_body + m_size <= m_limit; }

private:
    base::ByteSource* m_source;
    std::uint64_t m_limit;
    std::uint64_t m_at = 0;
    std::uint64_t m_body = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_end;
    unsigned m_id = 0;
};

} // namespace lightstack::metadata
