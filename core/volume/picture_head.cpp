#include "core/volume/picture_head.h"

#include "core/base/byte_order.h"
#include "core/base/file_io.h"
#include "core/volume/slice_header.h"

#include <array>
#include <cstring>

namespace lightstack::volume {
namespace {

constexpr std::size_t kHead = 8192; // a palette stands in it, whatever comes before

unsigned byteAt(std::span<const std::byte> bytes, std::size_t at) {
    return std::to_integer<unsigned>(bytes[at]);
}

// `count` entries of `stride` bytes, the first three the colour.
bool isGrey(std::span<const std::byte> palette, std::size_t count, std::size_t stride) {
    for (std::size_t i = 0; i < count && (i + 1) * stride <= palette.size(); ++i)
        if (byteAt(palette, i * stride) != byteAt(palette, i * stride + 1) ||
            byteAt(palette, i * stride) != byteAt(palette, i * stride + 2))
            return false;
    return true;
}

bool isGreyBmp(std::span<const std::byte> head) {
    if (head.size() < 54) return false;
    const unsigned bits = byteAt(head, 28) | byteAt(head, 29) << 8;
    const std::size_t at = 14 + (byteAt(head, 14) | byteAt(head, 15) << 8);
    if (bits > 8) return false;
    return at >= head.size() || isGrey(head.subspan(at), std::size_t{1} << bits, 4);
}

bool isGreyPng(std::span<const std::byte> head) {
    constexpr unsigned kPalette = 3;
    if (head.size() < 33 || byteAt(head, 25) != kPalette) return head.size() >= 33;
    for (std::size_t at = 8; at + 8 <= head.size();) {
        const std::size_t length = base::bigEndian(head.subspan(at, 4));
        const auto* type = reinterpret_cast<const char*>(head.data() + at + 4);
        if (std::memcmp(type, "PLTE", 4) == 0)
            return at + 8 + length <= head.size() &&
                   isGrey(head.subspan(at + 8, length), length / 3, 3);
        at += length + 12;
    }
    return false; // the palette is too far to be looked for
}

} // namespace

std::optional<PictureHead> readPictureHead(const std::filesystem::path& file) {
    const auto folder = FolderHandle::open(file.parent_path());
    if (!folder) return std::nullopt;
    HeaderReader reader(*folder);
    const SliceHeader header = reader.read(file.filename().native(), {});
    if (header.spec.width == 0) return std::nullopt; // a truncated one has its size, too
    PictureHead out{header.spec.width, header.spec.height, header.spec.channels == 1};
    const bool png = header.spec.mime == "image/png";
    if (!out.grey || (!png && header.spec.mime != "image/bmp")) return out;
    const auto opened = folder->openFile(file.filename().native());
    if (!opened) return std::nullopt;
    std::array<std::byte, kHead> bytes{};
    const auto n = base::readAt(opened->file, 0, bytes, file);
    if (!n) return std::nullopt;
    const auto head = std::span<const std::byte>(bytes).first(*n);
    out.grey = png ? isGreyPng(head) : isGreyBmp(head);
    return out;
}

} // namespace lightstack::volume
