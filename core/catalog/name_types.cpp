#include "core/catalog/name_types.h"

#include <algorithm>
#include <array>

namespace lightstack::catalog {
namespace {

// By extension; types parted by blanks, the usual one first; a type ending in "/" stands for all of
// its kind.
struct Known {
    std::string_view extension, types;
};
constexpr std::string_view kZips = "application/zip";
constexpr std::string_view kPlain = "text/plain text/ application/json application/xml";
constexpr std::string_view kCsv = "text/csv text/ application/json application/xml";
constexpr std::string_view kJson = "application/json text/ application/xml";
constexpr std::string_view kXml = "application/xml text/ application/json";
constexpr std::string_view kHtml = "text/html text/ application/xml";
constexpr std::string_view kMpeg4 =
    "video/mp4 video/x-m4v video/3gpp video/3gpp2 audio/mp4 video/quicktime";
constexpr std::string_view kMov =
    "video/quicktime video/mp4 video/x-m4v video/3gpp video/3gpp2 audio/mp4";
constexpr std::string_view kM4a =
    "audio/mp4 video/mp4 video/x-m4v video/3gpp video/3gpp2 video/quicktime";
constexpr std::string_view kM4v =
    "video/x-m4v video/mp4 video/3gpp video/3gpp2 audio/mp4 video/quicktime";
constexpr std::string_view k3gp =
    "video/3gpp video/3gpp2 video/mp4 video/x-m4v audio/mp4 video/quicktime";
constexpr std::string_view kHeif = "image/heic image/heif image/heic-sequence image/heif-sequence";
constexpr std::string_view kJp2 = "image/jp2 image/jpx image/x-jp2-codestream";

constexpr std::array kKnown{Known{"3fr", "image/x-hasselblad-3fr image/tiff"}, Known{"3gp", k3gp},
    Known{"7z", "application/x-7z-compressed"}, Known{"arw", "image/x-sony-arw image/tiff"},
    Known{"avi", "video/x-msvideo"}, Known{"avif", "image/avif image/avif-sequence image/heif"},
    Known{"bmp", "image/bmp"}, Known{"bz2", "application/x-bzip2"},
    Known{"cr2", "image/x-canon-cr2 image/tiff"}, Known{"cr3", "image/x-canon-cr3"},
    Known{"crw", "image/x-canon-crw"}, Known{"csv", kCsv}, Known{"dcm", "application/dicom"},
    Known{"dng", "image/x-adobe-dng image/tiff"}, Known{"docx", kZips}, Known{"epub", kZips},
    Known{"erf", "image/x-epson-erf image/tiff"}, Known{"exr", "image/x-exr"},
    Known{"flac", "audio/flac"}, Known{"gif", "image/gif"}, Known{"gz", "application/gzip"},
    Known{"h5", "application/x-hdf5"}, Known{"heic", kHeif},
    Known{"heif", "image/heif image/heic image/heic-sequence image/heif-sequence"},
    Known{"hif", kHeif}, Known{"htm", kHtml}, Known{"html", kHtml},
    Known{"ico", "image/vnd.microsoft.icon image/x-cur"},
    Known{"j2k", "image/x-jp2-codestream image/jp2 image/jpx"}, Known{"jar", kZips},
    Known{"jp2", kJp2}, Known{"jpe", "image/jpeg"}, Known{"jpeg", "image/jpeg image/mpo"},
    Known{"jpg", "image/jpeg image/mpo"}, Known{"json", kJson}, Known{"jxl", "image/jxl"},
    Known{"m4a", kM4a}, Known{"m4v", kM4v}, Known{"md", kPlain},
    Known{"mkv", "video/x-matroska video/webm"}, Known{"mov", kMov}, Known{"mp", kMpeg4},
    Known{"mp3", "audio/mpeg"}, Known{"mp4", kMpeg4}, Known{"mpeg", "video/mpeg"},
    Known{"mpg", "video/mpeg"}, Known{"mpo", "image/mpo image/jpeg"},
    Known{"mts", "video/mp2t video/mpeg"}, Known{"nef", "image/x-nikon-nef image/tiff"},
    Known{"nrw", "image/x-nikon-nrw image/tiff"}, Known{"ods", kZips}, Known{"odt", kZips},
    Known{"ogg", "application/ogg audio/ogg video/ogg"},
    Known{"orf", "image/x-olympus-orf image/tiff"}, Known{"pcx", "image/x-pcx"},
    Known{"pdf", "application/pdf"}, Known{"pef", "image/x-pentax-pef image/tiff"},
    Known{"pgm", "image/x-portable-graymap"}, Known{"png", "image/png"},
    Known{"ppm", "image/x-portable-pixmap"}, Known{"pptx", kZips},
    Known{"psd", "image/vnd.adobe.photoshop"}, Known{"raf", "image/x-fuji-raf"},
    Known{"rar", "application/vnd.rar"}, Known{"rw2", "image/x-panasonic-rw2 image/tiff"},
    Known{"sqlite", "application/vnd.sqlite3"}, Known{"srw", "image/x-samsung-srw image/tiff"},
    Known{"svg", "image/svg+xml text/ application/xml"}, Known{"tar", "application/x-tar"},
    Known{"tif", "image/tiff"}, Known{"tiff", "image/tiff"}, Known{"ttf", "font/ttf font/otf"},
    Known{"txt", kPlain}, Known{"wav", "audio/x-wav"}, Known{"webm", "video/webm video/x-matroska"},
    Known{"webp", "image/webp"}, Known{"wmv", "video/x-ms-asf"}, Known{"xlsx", kZips},
    Known{"xml", kXml}, Known{"xz", "application/x-xz"}, Known{"zip", kZips},
    Known{"zst", "application/zstd"}};
static_assert(std::is_sorted(kKnown.begin(), kKnown.end(),
    [](const Known& a, const Known& b) { return a.extension < b.extension; }));

bool holds(std::string_view types, std::string_view mime) {
    while (!types.empty()) {
        const std::string_view type = types.substr(0, types.find(' '));
        if (type == mime || (type.ends_with('/') && mime.starts_with(type))) return true;
        types.remove_prefix(std::min(types.size(), type.size() + 1));
    }
    return false;
}

} // namespace

std::string extensionOf(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 12) return {};
    std::string out;
    for (const char c : name.substr(dot + 1)) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return {};
        out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

static std::string_view typesOf(std::string_view name) {
    const std::string extension = extensionOf(name);
    const auto known = std::lower_bound(kKnown.begin(), kKnown.end(), extension,
        [](const Known& one, const std::string& wanted) { return one.extension < wanted; });
    if (known == kKnown.end() || known->extension != extension) return {};
    return known->types;
}

bool isMistyped(std::string_view name, std::string_view mime) {
    if (mime.empty() || mime == "application/octet-stream" || mime.starts_with("inode/"))
        return false;
    const std::string_view types = typesOf(name);
    return !types.empty() && !holds(types, mime);
}

std::string_view typeOfName(std::string_view name) {
    const std::string_view types = typesOf(name);
    return types.substr(0, types.find(' '));
}

} // namespace lightstack::catalog
