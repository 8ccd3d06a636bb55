#include "core/metadata/mime_rules.h"

#include "core/metadata/chunks.h"

#include <algorithm>
#include <array>

namespace lightstack::metadata::rules {
namespace {

using namespace std::string_view_literals;

MimeVerdict plain(std::string_view mime) {
    return {mime, {}, 0};
}
MimeVerdict moving(std::string_view mime) {
    return {mime, {"animated"}, 0};
}

bool hasBrand(Head brands, std::string_view brand) {
    for (std::size_t at = 0; at + 4 <= brands.size(); at += 4)
        if (brands.compare(at, 4, brand) == 0) return true;
    return false;
}

// A still picture's major brand may be generic (mif1): the compatible brands then decide.
std::optional<MimeVerdict> heifFamily(std::string_view major, Head brands) {
    if (major == "avis") return moving("image/avif-sequence");
    if (major == "hevc" || major == "hevx" || major == "hevm" || major == "hevs")
        return moving("image/heic-sequence");
    if (major == "msf1") {
        if (hasBrand(brands, "avis")) return moving("image/avif-sequence");
        if (hasBrand(brands, "hevc")) return moving("image/heic-sequence");
        return moving("image/heif-sequence");
    }
    if (major == "avif") return plain("image/avif");
    if (major == "heic" || major == "heix" || major == "heim" || major == "heis")
        return plain("image/heic");
    if (major == "mif1" || major == "mif2" || major == "miaf" || major == "1pic") {
        if (hasBrand(brands, "avif")) return plain("image/avif");
        if (hasBrand(brands, "heic") || hasBrand(brands, "heix")) return plain("image/heic");
        return plain("image/heif");
    }
    return std::nullopt;
}

std::optional<MimeVerdict> byBrand(Head head) {
    const std::string_view major = head.substr(8, 4);
    const std::size_t end = std::min<std::size_t>(head.size(), std::max(16U, big32(head, 0)));
    const Head brands = head.size() > 16 ? head.substr(16, end > 16 ? end - 16 : 0) : Head();
    if (major == "crx ") return plain("image/x-canon-cr3");
    if (auto still = heifFamily(major, brands)) return still;
    if (major == "qt  ") return plain("video/quicktime");
    if (major == "M4A " || major == "M4B ") return plain("audio/mp4");
    if (major == "M4V " || major == "M4VH" || major == "M4VP") return plain("video/x-m4v");
    if (major.starts_with("3g2")) return plain("video/3gpp2");
    if (major.starts_with("3gp") || major.starts_with("3ge") || major.starts_with("3gs") ||
        major.starts_with("3gr"))
        return plain("video/3gpp");
    if (major == "jp2 ") return plain("image/jp2");
    if (major == "jxl ") return plain("image/jxl");
    for (const std::string_view brand : {"heic"sv, "heix"sv, "mif1"sv, "avif"sv})
        if (hasBrand(brands, brand) && major != "isom" && major != "iso5" && major != "mp42")
            return plain(brand == "avif"   ? "image/avif"
                         : brand == "mif1" ? "image/heif"
                                           : "image/heic");
    return plain("video/mp4"); // isom, iso2, mp41, mp42, avc1, dash, MSNV, f4v...
}

// Whether a whole box that may open a QuickTime file stands here.
bool isMovieBox(Head head) {
    constexpr std::array kBoxes{"wide"sv, "mdat"sv, "moov"sv, "pnot"sv, "skip"sv, "free"sv};
    const std::string_view type = head.substr(4, 4);
    const std::uint32_t size = big32(head, 0);
    return (size == 0 || size == 1 || size >= 8) &&
           std::find(kBoxes.begin(), kBoxes.end(), type) != kBoxes.end();
}

bool readAt(base::ByteSource& source, std::uint64_t at, std::span<char> out) {
    return source.read(at, std::as_writable_bytes(out)) == out.size();
}

// APP2 "MPF\0" stands among the first segments; walk them, they may lie beyond the head.
bool isMultiPicture(base::ByteSource& source) {
    std::uint64_t at = 2;
    for (int segments = 0; segments < 64 && at < (1U << 20); ++segments) {
        std::array<char, 8> raw{};
        if (!readAt(source, at, raw)) return false;
        const Head segment(raw.data(), raw.size());
        const auto marker = static_cast<unsigned char>(raw[1]);
        if (raw[0] != '\xFF' || marker < 0xC0 || marker == 0xDA) return false;
        if (marker == 0xE2 && has(segment, 4, "MPF\0"sv)) return true;
        if (marker == 0xC0 || marker == 0xC2) return false;
        at += 2 + (big32(segment, 0) & 0xFFFF);
    }
    return false;
}

// acTL before the first IDAT makes a PNG an animation (APNG 1.0).
bool isAnimatedPng(base::ByteSource& source) {
    Chunks chunk = Chunks::ofPng(source);
    for (int chunks = 0; chunks < 64 && chunk.end() < (1U << 20) && chunk.next(); ++chunks) {
        if (chunk.is("acTL")) return true;
        if (chunk.is("IDAT")) return false;
    }
    return false;
}

} // namespace

std::optional<MimeVerdict> byBoxes(Head head) {
    if (head.size() < 8) return std::nullopt;
    if (has(head, 4, "ftyp") && head.size() >= 12) return byBrand(head);
    if (isMovieBox(head)) return plain("video/quicktime");
    return std::nullopt;
}

std::optional<MimeVerdict> byChunks(Head head, base::ByteSource& source) {
    if (has(head, 0, "\xFF\xD8\xFF")) {
        if (has(head, 3, "\xF7")) return plain("image/jls");
        return isMultiPicture(source) ? plain("image/mpo") : plain("image/jpeg");
    }
    if (has(head, 0, "\x89PNG\r\n\x1A\n"))
        return isAnimatedPng(source) ? moving("image/png") : plain("image/png");
    if (has(head, 0, "\x8AMNG\r\n\x1A\n")) return plain("video/x-mng");
    if (has(head, 0, "\x8BJNG\r\n\x1A\n")) return plain("image/x-jng");
    if (has(head, 0, "RIFF") && head.size() >= 12) {
        if (has(head, 8, "WEBP")) {
            const bool animated = has(head, 12, "VP8X") && head.size() > 20 && (head[20] & 2) != 0;
            return animated ? moving("image/webp") : plain("image/webp");
        }
        if (has(head, 8, "AVI ")) return plain("video/x-msvideo");
        if (has(head, 8, "WAVE")) return plain("audio/x-wav");
        if (has(head, 8, "ACON")) return plain("application/x-navi-animation");
        return plain("application/x-riff");
    }
    return std::nullopt;
}

} // namespace lightstack::metadata::rules
