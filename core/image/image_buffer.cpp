#include "core/image/image_buffer.h"

#include <QtGlobal>

#include <bit>
#include <cstring>
#include <new>

namespace lightstack::image {
namespace {

template <class T>
double load(const std::byte* at) noexcept {
    T value;
    std::memcpy(&value, at, sizeof value);
    return static_cast<double>(value);
}

} // namespace

Result<ImageBuffer> ImageBuffer::allocate(
    const ImageSpec& spec, std::uint64_t limitBytes, std::size_t behind) {
    const auto size = checkedByteSize(spec, limitBytes);
    if (!size) return tl::unexpected(size.error());
    ImageBuffer buffer;
    buffer.m_spec = spec;
    buffer.m_size = static_cast<std::size_t>(*size);
    buffer.m_behind = behind;
    auto* bytes = new (std::nothrow) std::byte[buffer.m_size + behind];
    if (bytes == nullptr)
        return fail(ErrorCode::LimitExceeded, {},
            "no memory for " + std::to_string(*size >> 20) + " MB of pixels");
    buffer.m_bytes.reset(bytes);
    return buffer;
}

std::span<std::byte> ImageBuffer::mutableBytes() noexcept {
    Q_ASSERT(m_bytes.use_count() <= 1);
    return {m_bytes.get(), m_size};
}

std::span<std::byte> ImageBuffer::mutableRoom() noexcept {
    Q_ASSERT(m_bytes.use_count() <= 1);
    return {m_bytes.get(), m_size + m_behind};
}

const std::byte* ImageBuffer::row(int y, int plane) const noexcept {
    const std::size_t line =
        static_cast<std::size_t>(plane) * static_cast<std::size_t>(m_spec.size.height) +
        static_cast<std::size_t>(y);
    return m_bytes.get() + line * m_spec.rowBytes();
}

double ImageBuffer::valueAt(int x, int y, int channel) const noexcept {
    const bool separate = m_spec.planes == PlaneOrder::Separate;
    const std::size_t sample =
        separate ? static_cast<std::size_t>(x)
                 : static_cast<std::size_t>(x) * static_cast<std::size_t>(m_spec.channels) +
                       static_cast<std::size_t>(channel);
    const std::byte* at = row(y, separate ? channel : 0) +
                          sample * static_cast<std::size_t>(bytesPerSample(m_spec.type));
    switch (m_spec.type) {
    case SampleType::U8:
        return load<std::uint8_t>(at);
    case SampleType::S8:
        return load<std::int8_t>(at);
    case SampleType::U16:
        return load<std::uint16_t>(at);
    case SampleType::S16:
        return load<std::int16_t>(at);
    case SampleType::U32:
        return load<std::uint32_t>(at);
    case SampleType::S32:
        return load<std::int32_t>(at);
    case SampleType::U64:
        return load<std::uint64_t>(at);
    case SampleType::S64:
        return load<std::int64_t>(at);
    case SampleType::F16: {
        std::uint16_t half = 0;
        std::memcpy(&half, at, sizeof half);
        return static_cast<double>(halfToFloat(half));
    }
    case SampleType::F32:
        return load<float>(at);
    case SampleType::F64:
        return load<double>(at);
    }
    return 0;
}

float halfToFloat(std::uint16_t half) noexcept {
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1FU;
    const std::uint32_t mantissa = half & 0x3FFU;
    if (exponent == 0x1F) return std::bit_cast<float>(sign | 0x7F800000U | (mantissa << 13));
    if (exponent == 0) {
        const float value = static_cast<float>(mantissa) * 0x1p-24F;
        return sign != 0 ? -value : value;
    }
    return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
}

} // namespace lightstack::image
