// Samples in memory: shared, and immutable once built.
//
// A reader allocates, fills through mutableBytes() while it is the only owner, and hands the buffer
// on; from then on copies share the bytes and nobody writes. Samples are in native byte order.
// Own type, not QImage or cv::Mat: QImage has no signed and no single-channel float format.
// Thread: a finished buffer may be read anywhere; filling is one thread's.
#pragma once

#include "core/image/image_spec.h"

#include <cstddef>
#include <memory>
#include <span>

namespace lightstack::image {

class ImageBuffer {
public:
    ImageBuffer() noexcept = default;

    // Memory is not cleared. `behind`: bytes more behind the pixels, for a decoder that works in
    // place. Errors as checkedByteSize, LimitExceeded when the system has no memory.
    static Result<ImageBuffer> allocate(
        const ImageSpec& spec, std::uint64_t limitBytes, std::size_t behind = 0);

    [[nodiscard]] bool isNull() const noexcept { return m_bytes == nullptr; }
    [[nodiscard]] const ImageSpec& spec() const noexcept { return m_spec; }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept {
        return {m_bytes.get(), m_size};
    }
    // Requires: the only owner.
    [[nodiscard]] std::span<std::byte> mutableBytes() noexcept;
    // With what is behind the pixels. Requires: the same.
    [[nodiscard]] std::span<std::byte> mutableRoom() noexcept;

    // Row y of plane `plane` (0 when interleaved). Requires: inside the picture.
    [[nodiscard]] const std::byte* row(int y, int plane = 0) const noexcept;
    template <class T>
    [[nodiscard]] const T* rowAs(int y, int plane = 0) const noexcept {
        return reinterpret_cast<const T*>(row(y, plane));
    }

    // One sample as a double (F16 widened), whatever the type. Requires: inside the picture.
    [[nodiscard]] double valueAt(int x, int y, int channel = 0) const noexcept;

private:
    ImageSpec m_spec;
    std::shared_ptr<std::byte[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_behind = 0;
};

// IEEE 754 binary16 to float, subnormals, infinities and NaN included.
float halfToFloat(std::uint16_t half) noexcept;

} // namespace lightstack::image
