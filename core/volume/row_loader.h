// Reads a few rows of a slice into samples of one type, charges the clock, keeps the checksum.
// Thread: one at a time.
#pragma once

#include "core/base/crc32.h"
#include "core/image/image_buffer.h"
#include "core/volume/pyramid_pass.h"
#include "core/volume/spare_buffers.h"

#include <vector>

namespace lightstack::volume {

template <class T>
class RowLoader {
public:
    // `samples`: room for as many rows as are loaded at once; it must outlive the loader, and may
    // serve another one in between.
    RowLoader(io::RowStream& stream, Samples<T>& samples, pipeline::StageClock& clock)
        : m_stream(stream)
        , m_clock(clock)
        , m_row(static_cast<std::size_t>(stream.spec().size.width) *
                static_cast<std::size_t>(stream.spec().channels))
        , m_samples(&samples) {
        if (stream.spec().type == image::SampleType::F16) m_halves.resize(m_samples->size());
    }

    // Other room, as large.
    void use(Samples<T>& samples) noexcept { m_samples = &samples; }

    Result<void> load(int rows) {
        const auto start = std::chrono::steady_clock::now();
        const std::size_t count = m_row * static_cast<std::size_t>(rows);
        const auto bytes = m_halves.empty()
                               ? std::as_writable_bytes(std::span(*m_samples).first(count))
                               : std::as_writable_bytes(std::span(m_halves).first(count));
        if (auto done = m_stream.read(bytes); !done) return done;
        m_crc = base::crc32Of(m_crc, bytes);
        if constexpr (std::is_same_v<T, float>)
            for (std::size_t i = 0; i < count && !m_halves.empty(); ++i)
                (*m_samples)[i] = image::halfToFloat(m_halves[i]);
        m_clock.add(m_stream.decodes() ? kDecode : kRead, std::chrono::steady_clock::now() - start,
            bytes.size(), 0);
        return {};
    }
    [[nodiscard]] const T* row(int y) const noexcept {
        return m_samples->data() + m_row * static_cast<std::size_t>(y);
    }
    // The first rows of those that were loaded last.
    [[nodiscard]] std::span<const std::byte> bytes(int rows) const noexcept {
        return std::as_bytes(std::span(*m_samples).first(m_row * static_cast<std::size_t>(rows)));
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_samples->size(); } // of the room
    [[nodiscard]] std::uint32_t crc() const noexcept { return m_crc; }

private:
    io::RowStream& m_stream;
    pipeline::StageClock& m_clock;
    std::size_t m_row;
    Samples<T>* m_samples;
    std::vector<std::uint16_t> m_halves; // float16, before they are widened
    std::uint32_t m_crc = 0;
};

// Rows that are loaded at once: enough for few calls, little enough for the cache; multiples of
// four.
inline int rowsAPiece(const image::ImageSpec& slice, int rowsAtOnce = 1) noexcept {
    constexpr std::size_t kPiece = 192 * 1024;
    constexpr std::size_t kMostPiece = 512 * 1024;
    const std::size_t rowBytes = std::max<std::size_t>(slice.rowBytes(), 1);
    const auto rows = static_cast<int>(kPiece / rowBytes);
    // What is decoded in one go is best taken in one go.
    if (rowsAtOnce % 4 == 0 && rowsAtOnce > rows &&
        static_cast<std::size_t>(rowsAtOnce) * rowBytes <= kMostPiece)
        return rowsAtOnce;
    if (rowsAtOnce % 4 == 0 && rowsAtOnce <= rows) return rows / rowsAtOnce * rowsAtOnce;
    return std::max(4, rows / 4 * 4);
}

} // namespace lightstack::volume
