// One stored resolution of a volume, read in parts: the files themselves, or a level of the
// pyramid. float16 is widened to float32 as it is read. Thread: any, several at once.
#pragma once

#include "core/image/image_buffer.h"
#include "core/io/row_window.h"

#include <stop_token>

namespace lightstack::slices {

inline constexpr std::uint64_t kMostPlaneBytes = std::uint64_t{2} << 30;

// The pixels picked of a picture in memory.
void pickFrom(const image::ImageBuffer& picture, const io::RowPick& pick, std::byte* out) noexcept;

class LevelSource {
public:
    virtual ~LevelSource() = default;

    [[nodiscard]] int number() const noexcept { return m_number; }
    [[nodiscard]] const image::ImageSpec& slice() const noexcept { return m_slice; } // interleaved
    [[nodiscard]] std::int64_t depth() const noexcept { return m_depth; }
    [[nodiscard]] std::size_t pixelBytes() const noexcept {
        return static_cast<std::size_t>(m_slice.channels) *
               static_cast<std::size_t>(image::bytesPerSample(m_slice.type));
    }
    // Rows that are decoded together; 0: each stands for itself.
    [[nodiscard]] virtual int bandRows() const noexcept { return 0; }
    // Packed pixels of slice z. An error is the reason why the slice cannot be shown.
    virtual Result<void> pick(std::int64_t z, const io::RowPick& pick, std::span<std::byte> out,
        const std::stop_token& stop) = 0;
    // The same as a picture, large ones by several threads.
    Result<image::ImageBuffer> picture(
        std::int64_t z, const io::RowPick& pick, const std::stop_token& stop);

protected:
    LevelSource() = default;
    int m_number = 0;
    image::ImageSpec m_slice;
    std::int64_t m_depth = 0;
};

} // namespace lightstack::slices
