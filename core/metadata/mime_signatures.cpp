#include "core/base/byte_order.h"
#include "core/metadata/mime_rules.h"

#include <array>

namespace lightstack::metadata::rules {

bool has(Head head, std::size_t at, std::string_view magic) noexcept {
    return head.size() >= at + magic.size() && head.compare(at, magic.size(), magic) == 0;
}

std::uint32_t big32(Head head, std::size_t at) noexcept {
    if (at >= head.size()) return 0;
    std::array<char, 4> bytes{}; // zeros beyond the end
    head.copy(bytes.data(), bytes.size(), at);
    return static_cast<std::uint32_t>(base::bigEndian({bytes.data(), bytes.size()}));
}

std::uint32_t little32(Head head, std::size_t at) noexcept {
    return __builtin_bswap32(big32(head, at));
}

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view magic;
    std::string_view mime;
};

constexpr std::array kSignatures{
    Signature{0, "\x00\x00\x00\x0CJXL \r\n\x87\n"sv, "image/jxl"},
    Signature{0, "\x00\x00\x00\x0CjP  \r\n\x87\n"sv, "image/jp2"},
    Signature{0, "\xFF\x0A"sv, "image/jxl"},
    Signature{0, "\xFF\x4F\xFF\x51"sv, "image/x-jp2-codestream"},
    Signature{0, "8BPS"sv, "image/vnd.adobe.photoshop"},
    Signature{0, "\x76\x2F\x31\x01"sv, "image/x-exr"},
    Signature{0, "FUJIFILMCCD-RAW"sv, "image/x-fuji-raf"},
    Signature{0, "FOVb"sv, "image/x-sigma-x3f"},
    Signature{0, "\x00MRM"sv, "image/x-minolta-mrw"},
    Signature{6, "HEAPCCDR"sv, "image/x-canon-crw"},
    Signature{0, "#?RADIANCE"sv, "image/vnd.radiance"},
    Signature{0, "#?RGBE"sv, "image/vnd.radiance"},
    Signature{0, "gimp xcf"sv, "image/x-xcf"},
    Signature{0, "qoif"sv, "image/x-qoi"},
    Signature{0, "\x01\xDA\x00\x01"sv, "image/x-sgi"},
    Signature{0, "\x01\xDA\x01\x01"sv, "image/x-sgi"},
    Signature{0, "DDS |\x00\x00\x00"sv, "image/x-dds"},
    Signature{0, "SIMPLE  ="sv, "image/fits"},
    Signature{0, "\xD7\xCD\xC6\x9A"sv, "image/wmf"},
    Signature{40, " EMF"sv, "image/emf"},
    Signature{0, "NRRD000"sv, "image/x-nrrd"},
    Signature{344, "n+1\0"sv, "image/x-nifti"},
    Signature{344, "ni1\0"sv, "image/x-nifti"},
    Signature{4, "n+2\0\r\n\x1A\n"sv, "image/x-nifti"},
    Signature{4, "ni2\0\r\n\x1A\n"sv, "image/x-nifti"},
    Signature{0, "\x89HDF\r\n\x1A\n"sv, "application/x-hdf5"},
    Signature{0, "CDF\x01"sv, "application/x-netcdf"},
    Signature{0, "%PDF-"sv, "application/pdf"},
    Signature{0, "%!PS"sv, "application/postscript"},
    Signature{0, "\xC5\xD0\xD3\xC6"sv, "application/postscript"},
    Signature{0, "PK\x03\x04"sv, "application/zip"},
    Signature{0, "PK\x05\x06"sv, "application/zip"},
    Signature{0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    Signature{0, "\x1F\x8B\x08"sv, "application/gzip"},
    Signature{0, "BZh"sv, "application/x-bzip2"},
    Signature{0,
        "\xFD"
        "7zXZ\x00"sv,
        "application/x-xz"},
    Signature{0, "\x28\xB5\x2F\xFD"sv, "application/zstd"},
    Signature{257, "ustar"sv, "application/x-tar"},
    Signature{0, "SQLite format 3\x00"sv, "application/vnd.sqlite3"},
    Signature{0, "\x1A\x45\xDF\xA3"sv, "video/x-matroska"},
    Signature{0, "OggS"sv, "application/ogg"},
    Signature{0, "AT&TFORM"sv, "image/vnd.djvu"},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    Signature{0, "FLV\x01"sv, "video/x-flv"},
    Signature{0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, "video/x-ms-asf"},
    Signature{0, "\x00\x00\x01\xBA"sv, "video/mpeg"},
    Signature{0, "\x00\x00\x01\xB3"sv, "video/mpeg"},
    Signature{0, "fLaC"sv, "audio/flac"},
    Signature{0, "ID3"sv, "audio/mpeg"},
    Signature{0,
        "\x7F"
        "ELF"sv,
        "application/x-executable"},
    Signature{0, "\x00\x01\x00\x00\x00"sv, "font/ttf"},
    Signature{0, "OTTO\x00"sv, "font/otf"},
    Signature{0, "wOF2"sv, "font/woff2"},
};

std::optional<MimeVerdict> portableMap(Head head) {
    if (head.size() < 3 || head[0] != 'P') return std::nullopt;
    const bool blank =
        head[2] == '\n' || head[2] == ' ' || head[2] == '\t' || head[2] == '\r' || head[2] == '#';
    if (!blank) return std::nullopt;
    switch (head[1]) {
    case '1':
    case '4':
        return MimeVerdict{"image/x-portable-bitmap", {}, 0};
    case '2':
    case '5':
        return MimeVerdict{"image/x-portable-graymap", {}, 0};
    case '3':
    case '6':
        return MimeVerdict{"image/x-portable-pixmap", {}, 0};
    case '7':
        return MimeVerdict{"image/x-portable-arbitrarymap", {}, 0};
    case 'F':
    case 'f':
        return MimeVerdict{"image/x-portable-floatmap", {}, 0};
    default:
        return std::nullopt;
    }
}

// "BM", reserved zeros aside: a known header size tells it from text that begins with BM.
bool isBitmap(Head head) {
    if (!has(head, 0, "BM") || head.size() < 18) return false;
    const std::uint32_t size = little32(head, 14);
    return size == 12 || size == 16 || size == 40 || size == 52 || size == 56 || size == 64 ||
           size == 108 || size == 124;
}

// A transport stream, as cameras write it: packets of 188 bytes, or of 192 with a time before each.
bool isTransportStream(Head head) {
    constexpr std::size_t kPacket = 188;
    constexpr std::size_t kPackets = 5;
    for (const std::size_t time : {std::size_t{0}, std::size_t{4}}) {
        std::size_t packets = 0;
        while (packets < kPackets && has(head, time + packets * (kPacket + time), "G"))
            ++packets;
        if (packets == kPackets) return true;
    }
    return false;
}

// What the first stream of an Ogg file is.
std::string_view oggType(Head head) {
    const Head page = head.substr(0, 128);
    if (page.find("\x80theora") != Head::npos) return "video/ogg";
    for (const std::string_view name : {"\x01vorbis"sv, "OpusHead"sv,
             "\x7F"
             "FLAC"sv,
             "Speex   "sv})
        if (page.find(name) != Head::npos) return "audio/ogg";
    return "application/ogg";
}

} // namespace

std::optional<MimeVerdict> bySignature(Head head) {
    if (has(head, 0, "GIF87a")) return MimeVerdict{"image/gif", {}, 0};
    if (has(head, 0, "GIF89a")) {
        MimeVerdict verdict{"image/gif", {}, 0};
        if (head.find("NETSCAPE2.0") != Head::npos) verdict.flags.emplace_back("animated");
        return verdict;
    }
    for (const Signature& signature : kSignatures) {
        if (!has(head, signature.at, signature.magic)) continue;
        if (signature.mime == "video/x-matroska" && head.substr(0, 64).find("webm") != Head::npos)
            return MimeVerdict{"video/webm", {}, 0};
        if (signature.mime == "application/ogg") return MimeVerdict{oggType(head), {}, 0};
        if (signature.mime == "image/jp2" && has(head, 20, "jpx "))
            return MimeVerdict{"image/jpx", {}, 0};
        return MimeVerdict{signature.mime, {}, 0};
    }
    if (isTransportStream(head)) return MimeVerdict{"video/mp2t", {}, 0};
    if (isBitmap(head)) return MimeVerdict{"image/bmp", {}, 0};
    const unsigned char b1 = head.size() > 1 ? static_cast<unsigned char>(head[1]) : 0;
    if (head[0] == '\xFF' && (b1 & 0xE6) == 0xE2) return MimeVerdict{"audio/mpeg", {}, 0};
    return portableMap(head);
}

} // namespace lightstack::metadata::rules
