#include "core/browse/folder_table.h"

#include "core/base/file_path.h"

#include <algorithm>
#include <array>

namespace lightstack::browse {
namespace {

using namespace std::string_view_literals;

// Extensions in lower case.
constexpr std::array kImages{"apng"sv, "avif"sv, "bmp"sv, "btf"sv, "cur"sv, "dcm"sv, "dib"sv,
    "exr"sv, "gif"sv, "hdr"sv, "heic"sv, "heics"sv, "heif"sv, "heifs"sv, "hif"sv, "icns"sv, "ico"sv,
    "jfif"sv, "jp2"sv, "jpe"sv, "jpeg"sv, "jpg"sv, "jxl"sv, "mpo"sv, "pam"sv, "pbm"sv, "pcx"sv,
    "pgm"sv, "png"sv, "pnm"sv, "ppm"sv, "psd"sv, "svg"sv, "svgz"sv, "tf2"sv, "tf8"sv, "tga"sv,
    "tif"sv, "tiff"sv, "wbmp"sv, "webp"sv, "xbm"sv, "xpm"sv};
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

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view extension) noexcept {
    return std::find(names.begin(), names.end(), extension) != names.end();
}

} // namespace

EntryKind kindOfName(std::string_view name) noexcept {
    const std::string extension = base::lowerExtension(name);
    if (extension.empty()) return EntryKind::Unknown;
    if (contains(kImages, extension)) return EntryKind::Image;
    if (contains(kRaws, extension)) return EntryKind::Raw;
    if (contains(kVideos, extension)) return EntryKind::Video;
    if (contains(kOthers, extension)) return EntryKind::Other;
    return EntryKind::Unknown;
}

} // namespace lightstack::browse
