// Packed bits to whole samples.
#include "core/io/tiff_rows.h"

#include <bit>
#include <cstring>

namespace lightstack::io {
namespace {

// 24-bit floats: sign, 7 bits of exponent (bias 63), 16 of mantissa (Adobe, TIFF Technical Note 3).
float floatFrom24(std::uint32_t v) noexcept {
    const std::uint32_t sign = (v >> 23) << 31;
    const std::uint32_t exponent = (v >> 16) & 0x7F;
    const std::uint32_t mantissa = v & 0xFFFF;
    if (exponent == 0) {
        const float small = static_cast<float>(mantissa) * 0x1p-78F;
        return sign != 0 ? -small : small;
    }
    if (exponent == 0x7F) return std::bit_cast<float>(sign | 0x7F800000U | (mantissa << 7));
    return std::bit_cast<float>(sign | ((exponent + 64) << 23) | (mantissa << 7));
}

// The codec leaves these in native order, which here is the lowest byte first.
void unpack24(image::SampleType type, const std::byte* p, std::size_t count, std::byte* out) {
    for (std::size_t i = 0; i < count; ++i, p += 3, out += 4) {
        std::uint32_t v = std::to_integer<std::uint32_t>(p[0]) |
                          (std::to_integer<std::uint32_t>(p[1]) << 8) |
                          (std::to_integer<std::uint32_t>(p[2]) << 16);
        if (image::isFloat(type))
            v = std::bit_cast<std::uint32_t>(floatFrom24(v));
        else if (image::isSigned(type) && (v & 0x800000) != 0)
            v |= 0xFF000000;
        std::memcpy(out, &v, sizeof v);
    }
}

// 1, 2 and 4 bits, unsigned: the shown and stored majority of few-bit pictures.
template <unsigned Bits>
void unpackFew(const std::byte* p, std::size_t count, std::byte* out) {
    constexpr unsigned kEach = 8 / Bits;
    constexpr unsigned kMask = (1U << Bits) - 1;
    for (std::size_t i = 0; i < count; ++p) {
        const unsigned byte = std::to_integer<unsigned>(*p);
        for (unsigned k = 0; k < kEach && i < count; ++k, ++i)
            out[i] = static_cast<std::byte>((byte >> (8 - Bits * (k + 1))) & kMask);
    }
}

void unpack12(const std::byte* p, std::size_t count, std::byte* out) {
    for (std::size_t i = 0; i < count; ++i, out += 2) {
        const auto a = std::to_integer<unsigned>(p[0]);
        const auto b = std::to_integer<unsigned>(p[1]);
        const auto v =
            static_cast<std::uint16_t>((i & 1) == 0 ? (a << 4) | (b >> 4) : ((a & 15) << 8) | b);
        std::memcpy(out, &v, sizeof v);
        p += 1 + (i & 1);
    }
}

template <class T>
void unpackAny(
    int bits, bool isSigned, std::span<const std::byte> packed, std::size_t count, std::byte* out) {
    unsigned __int128 window = 0;
    int held = 0;
    std::size_t at = 0;
    const auto mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
    for (std::size_t i = 0; i < count; ++i) {
        while (held < bits) {
            window =
                (window << 8) | (at < packed.size() ? std::to_integer<unsigned>(packed[at]) : 0U);
            ++at;
            held += 8;
        }
        held -= bits;
        auto value = static_cast<std::uint64_t>(window >> held) & mask;
        if (isSigned && ((value >> (bits - 1)) & 1) != 0) value |= ~mask;
        const T narrow = static_cast<T>(value);
        std::memcpy(out + i * sizeof(T), &narrow, sizeof narrow);
    }
}

} // namespace

void unpackTiffRow(const TiffLayout& layout, std::span<const std::byte> packed, std::size_t count,
    std::byte* out) {
    const int bits = layout.bits;
    const int bytes = image::bytesPerSample(layout.type);
    const bool isSigned = image::isSigned(layout.type);
    if (bits == bytes * 8) {
        std::memcpy(out, packed.data(), count * static_cast<std::size_t>(bytes));
        return;
    }
    if (bits == 24) return unpack24(layout.type, packed.data(), count, out);
    if (!isSigned && bits == 1) return unpackFew<1>(packed.data(), count, out);
    if (!isSigned && bits == 2) return unpackFew<2>(packed.data(), count, out);
    if (!isSigned && bits == 4) return unpackFew<4>(packed.data(), count, out);
    if (!isSigned && bits == 12) return unpack12(packed.data(), count, out);
    switch (bytes) {
    case 1:
        return unpackAny<std::uint8_t>(bits, isSigned, packed, count, out);
    case 2:
        return unpackAny<std::uint16_t>(bits, isSigned, packed, count, out);
    case 4:
        return unpackAny<std::uint32_t>(bits, isSigned, packed, count, out);
    default:
        return unpackAny<std::uint64_t>(bits, isSigned, packed, count, out);
    }
}

} // namespace lightstack::io
