#include "core/browse/folder_table.h"

#include <algorithm>
#include <array>

namespace lightstack::browse {
namespace {

using namespace std::string_view_literals;

// Extensions in lower case.
constexpr std::array kImages{"apng"sv, "avif"sv, "bmp"sv, "btf"sv, "cur"sv, "dcm"sv, "dib"sv,
    "exr"sv, "gif"sv, "hdr"sv, "heic"sv, "heics"sv, "heif"sv, "heifs"sv, "hif"sv, "icns"sv, "ico"sv,
    "jfif"sv, "jp2"sv, "jpe"sv, "jpeg"sv, "jpg"sv, "jxl"sv, "lsm"sv, "mpo"sv, "pam"sv, "pbm"sv,
    "pcx"sv, "pgm"sv, "png"sv, "pnm"sv, "ppm"sv, "psd"sv, "svg"sv, "svgz"sv, "tf2"sv, "tf8"sv,
    "tga"sv, "tif"sv, "tiff"sv, "wbmp"sv, "webp"sv, "xbm"sv, "xpm"sv};
constexpr std::array kRaws{"3fr"sv, "arw"sv, "cr2"sv, "cr3"sv, "crw"sv, "dcr"sv, "dng"sv, "erf"sv,
    "iiq"sv, "kdc"sv, "mef"sv, "mos"sv, "mrw"sv, "nef"sv, "nrw"sv, "orf"sv, "pef"sv, "raf"sv,
    "raw"sv, "rw2"sv, "rwl"sv, "sr2"sv, "srf"sv, "srw"sv, "x3f"sv};
constexpr std::array kVideos{"3g2"sv, "3gp"sv, "avi"sv, "flv"sv, "m2ts"sv, "m4v"sv, "mkv"sv,
    "mov"sv, "mp4"sv, "mpeg"sv, "mpg"sv, "mts"sv, "ogv"sv, "webm"sv, "wmv"sv};
constexpr std::array kOthers{"7z"sv, "bak"sv, "bin"sv, "bz2"sv, "c"sv, "cfg"sv, "conf"sv, "cpp"sv,
    "css"sv, "csv"sv, "db"sv, "doc"sv, "docx"sv, "dtxml"sv, "exe"sv, "flac"sv, "gz"sv, "h"sv,
    "htm"sv, "html"sv, "ini"sv, "jar"sv, "js"sv, "json"sv, "jsonl"sv, "log"sv, "md"sv, "mhd"sv,
    "mp3"sv, "nhdr"sv, "nrrd"sv, "o"sv, "odp"sv, "ods"sv, "odt"sv, "ogg"sv, "pca"sv, "pcj"sv,
    "pcp"sv, "pcr"sv, "pdf"sv, "ppt"sv, "pptx"sv, "py"sv, "rar"sv, "rtf"sv, "sh"sv, "so"sv,
    "sqlite"sv, "tar"sv, "tmp"sv, "toml"sv, "tsv"sv, "ttf"sv, "txt"sv, "vgi"sv, "vol"sv, "wav"sv,
    "xls"sv, "xlsx"sv, "xml"sv, "xmp"sv, "xz"sv, "yaml"sv, "yml"sv, "zip"sv, "zst"sv};

constexpr std::size_t kLongest = 8; // bytes of an extension above, packed into a number

struct Known {
    std::uint64_t extension = 0;
    EntryKind kind = EntryKind::Unknown;
};

constexpr std::uint64_t packed(std::string_view extension) noexcept {
    std::uint64_t out = 0;
    for (const char c : extension) {
        const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        out = out << 8 | byte;
    }
    return out;
}

constexpr auto makeKnown() {
    std::array<Known, kImages.size() + kRaws.size() + kVideos.size() + kOthers.size()> known{};
    std::size_t at = 0;
    const auto add = [&](const auto& extensions, EntryKind kind) {
        for (const std::string_view extension : extensions)
            known[at++] = {packed(extension), kind};
    };
    add(kImages, EntryKind::Image);
    add(kRaws, EntryKind::Raw);
    add(kVideos, EntryKind::Video);
    add(kOthers, EntryKind::Other);
    std::sort(known.begin(), known.end(),
        [](const Known& a, const Known& b) { return a.extension < b.extension; });
    return known;
}
constexpr auto kKnown = makeKnown();

} // namespace

// Asked once an entry while a folder is listed.
EntryKind kindOfName(std::string_view name) noexcept {
    const std::size_t slash = name.rfind('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return EntryKind::Unknown;
    const std::string_view text = name.substr(dot + 1);
    if (text.size() > kLongest) return EntryKind::Unknown;
    const std::uint64_t extension = packed(text);
    const auto at = std::lower_bound(kKnown.begin(), kKnown.end(), extension,
        [](const Known& known, std::uint64_t wanted) { return known.extension < wanted; });
    return at != kKnown.end() && at->extension == extension ? at->kind : EntryKind::Unknown;
}

} // namespace lightstack::browse
