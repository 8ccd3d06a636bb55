#include "core/thumbs/png_text.h"

#include "core/base/byte_order.h"

#include <algorithm>
#include <string_view>

namespace lightstack::thumbs {

namespace {

constexpr std::string_view kSignature{"\x89PNG\r\n\x1a\n", 8};

std::uint32_t big32(std::string_view bytes) noexcept {
    return static_cast<std::uint32_t>(base::bigEndian(bytes.substr(0, 4)));
}

} // namespace

Result<PngText> readPngText(std::span<const std::byte> bytes) {
    const auto corrupt = [](const char* why) { return fail(ErrorCode::CorruptData, {}, why); };
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!rest.starts_with(kSignature)) return corrupt("not a PNG file");
    rest.remove_prefix(kSignature.size());
    PngText text;
    while (rest.size() >= 12) {
        const std::size_t length = big32(rest);
        if (length > rest.size() - 12) return corrupt("a PNG chunk is cut");
        const std::string_view kind = rest.substr(4, 4);
        const std::string_view data = rest.substr(8, length);
        rest.remove_prefix(12 + length);
        if (kind == "IEND") break;
        if (kind == "IHDR" && length >= 8) {
            text.size.width = static_cast<int>(std::min(big32(data), 0x7FFFFFFFU));
            text.size.height = static_cast<int>(std::min(big32(data.substr(4)), 0x7FFFFFFFU));
        }
        const std::size_t end = kind == "tEXt" ? data.find('\0') : std::string_view::npos;
        if (end != std::string_view::npos)
            text.entries.try_emplace(
                std::string(data.substr(0, end)), std::string(data.substr(end + 1)));
    }
    if (text.size.isEmpty()) return corrupt("a PNG without a size");
    return text;
}

} // namespace lightstack::thumbs
