// BMP and PNG: their heads hold all that is asked for. The end of a JPEG.
#include "core/base/byte_order.h"
#include "core/volume/slice_formats.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace lightstack::volume {
namespace {

std::uint32_t little(const std::byte* at, std::size_t bytes) noexcept {
    return static_cast<std::uint32_t>(base::littleEndian({at, bytes}));
}

std::uint32_t big(const std::byte* at) noexcept {
    return static_cast<std::uint32_t>(base::bigEndian({at, 4}));
}

bool tailHolds(base::ByteSource& source, std::string_view mark) {
    std::array<std::byte, 4096> tail{};
    const std::uint64_t n = std::min<std::uint64_t>(tail.size(), source.size());
    const std::size_t got =
        source.read(source.size() - n, std::span(tail).first(static_cast<std::size_t>(n)));
    return std::string_view(reinterpret_cast<const char*>(tail.data()), got).find(mark) !=
           std::string_view::npos;
}

} // namespace

std::optional<SliceHeader> judgeBmp(base::ByteSource& source) {
    std::array<std::byte, 54> head{};
    if (source.read(0, head) != head.size()) return truncated({}, "ends within its header");
    const std::uint32_t offset = little(&head[10], 4);
    const auto width = static_cast<std::int32_t>(little(&head[18], 4));
    const auto height = static_cast<std::int32_t>(little(&head[22], 4)); // below 0: top row first
    const std::uint32_t bits = little(&head[28], 2);
    const bool known = little(&head[14], 4) >= 40 && little(&head[30], 4) == 0 &&
                       (bits == 1 || bits == 4 || bits == 8 || bits == 24 || bits == 32);
    if (!known || width <= 0 || height == 0 || height == INT32_MIN) return std::nullopt;
    SliceHeader out;
    out.state = SliceState::Good;
    out.spec = {width, std::abs(height), 8, image::SampleType::U8, bits <= 8 ? 1 : 3, "image/bmp"};
    const std::uint64_t row = (static_cast<std::uint64_t>(width) * bits + 31) / 32 * 4;
    const std::uint64_t end = offset + row * static_cast<std::uint64_t>(std::abs(height));
    if (end > source.size())
        return truncated(out.spec, "ends after " + std::to_string(source.size()) + " of " +
                                       std::to_string(end) + " bytes");
    return out;
}

std::optional<SliceHeader> judgePng(base::ByteSource& source) {
    std::array<std::byte, 33> head{};
    if (source.read(0, head) != head.size()) return truncated({}, "ends within its header");
    if (std::memcmp(&head[12], "IHDR", 4) != 0)
        return unreadable(ErrorCode::CorruptData, "its PNG header is damaged");
    const std::uint32_t width = big(&head[16]);
    const std::uint32_t height = big(&head[20]);
    const int bits = std::to_integer<int>(head[24]);
    static constexpr std::array<int, 7> kChannels{1, 0, 3, 1, 2, 0, 4};
    const auto color = std::to_integer<std::size_t>(head[25]);
    const int channels = color < kChannels.size() ? kChannels[color] : 0;
    if (width == 0 || width > INT32_MAX || height == 0 || height > INT32_MAX || channels == 0)
        return unreadable(ErrorCode::CorruptData, "its PNG header makes no sense");
    SliceHeader out;
    out.state = SliceState::Good;
    out.spec = {static_cast<int>(width), static_cast<int>(height), bits,
        bits == 16 ? image::SampleType::U16 : image::SampleType::U8, channels, "image/png"};
    if (!tailHolds(source, "IEND")) return truncated(out.spec, "ends before its last chunk");
    return out;
}

bool endsAsJpeg(base::ByteSource& source) {
    return tailHolds(source, "\xFF\xD9");
}

} // namespace lightstack::volume
