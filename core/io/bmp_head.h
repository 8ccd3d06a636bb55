// The head of a BMP: where its pixels are, how they are stored, and its colours.
//
// The fields of the file's own head and of BITMAPCOREHEADER (OS/2) or BITMAPINFOHEADER and what
// grew out of it. A file that is shorter than them has no head. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

#include <array>
#include <cstdlib>
#include <optional>

namespace lightstack::io {

struct BmpHead {
    std::uint32_t pixels = 0;  // where they are
    std::uint32_t size = 0;    // of the head behind the file's own 14 bytes; 12: OS/2
    std::int64_t width = 0;    // as they stand: none is checked
    std::int64_t height = 0;   // always upright
    unsigned bits = 0;         // of a pixel
    std::uint32_t packing = 0; // 0 none, 1 and 2 run lengths, 3 and 6 with masks
    std::uint32_t colors = 0;  // in the palette; 0: as many as the bits allow

    [[nodiscard]] bool isOld() const noexcept { return size == 12; }
    [[nodiscard]] std::size_t colorBytes() const noexcept { return isOld() ? 3 : 4; }
    [[nodiscard]] std::uint64_t palette() const noexcept { return std::uint64_t{14} + size; }
};

inline std::optional<BmpHead> readBmpHead(base::ByteSource& bmp) {
    std::array<std::uint8_t, 54> bytes{};
    const std::size_t there = bmp.read(0, std::as_writable_bytes(std::span(bytes)));
    const auto number = [&](std::size_t at, int count) {
        std::uint32_t value = 0;
        for (int i = count; i-- > 0;)
            value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
        return value;
    };
    BmpHead head;
    head.pixels = number(10, 4);
    head.size = number(14, 4);
    if (there < (head.isOld() ? 26 : bytes.size())) return std::nullopt;
    if (head.isOld()) {
        head.width = number(18, 2);
        head.height = number(20, 2);
        head.bits = number(24, 2);
        return head;
    }
    head.width = static_cast<std::int32_t>(number(18, 4));
    head.height = std::abs(std::int64_t{static_cast<std::int32_t>(number(22, 4))});
    head.bits = number(28, 2);
    head.packing = number(30, 4);
    head.colors = number(46, 4);
    return head;
}

} // namespace lightstack::io
