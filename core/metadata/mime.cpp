// Names given: image/ jpeg mpo png webp gif bmp tiff heic heif heic-sequence heif-sequence avif
// avif-sequence jxl jp2 jpx svg+xml vnd.adobe.photoshop vnd.microsoft.icon x-cur x-exr
// vnd.radiance x-portable-{bitmap,graymap,pixmap,anymap,floatmap} x-pcx x-tga x-qoi x-xcf x-sgi
// x-dds fits jls wmf emf x-xpixmap x-xbitmap; raw: x-canon-cr2 x-canon-cr3 x-canon-crw x-adobe-dng
// x-nikon-nef x-nikon-nrw x-sony-arw x-sony-sr2 x-pentax-pef x-samsung-srw x-olympus-orf
// x-panasonic-rw2 x-minolta-mrw x-fuji-raf x-hasselblad-3fr x-phaseone-iiq x-epson-erf
// x-kodak-dcr x-kodak-kdc x-leica-rwl x-sigma-x3f x-mamiya-mef x-leaf-mos; image/x-nrrd
// x-metaimage x-nifti application/dicom; video, audio, text and archives as IANA has them.
// Flags: "animated" "bigtiff" "ome" "imagej" "multipicture" "gzip".
#include "core/metadata/mime.h"

#include "core/metadata/mime_rules.h"

#include <algorithm>
#include <array>

namespace lightstack::metadata {

bool MimeVerdict::hasFlag(std::string_view flag) const noexcept {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

namespace {

MimeVerdict judge(rules::Head head, base::ByteSource& source) {
    if (head.empty()) return {"inode/x-empty", {}, 0};
    // DICOM may wear a TIFF header as its preamble (dual-personality files), so it comes first.
    if (rules::has(head, 128, "DICM")) return {"application/dicom", {}, 0};
    if (auto found = rules::byChunks(head, source)) return *found;
    if (auto found = rules::byTiff(head, source)) return *found;
    if (auto found = rules::byBoxes(head)) return *found;
    if (auto found = rules::bySignature(head)) return *found;
    if (auto found = rules::byText(head)) return *found;
    if (auto found = rules::byPlausibility(head, source)) return *found;
    return {"application/octet-stream", {}, 0};
}

} // namespace

MimeVerdict sniffMime(base::ByteSource& source) {
    std::array<std::byte, kMimeHeadBytes> bytes; // NOLINT: filled by the read
    const std::size_t n = source.read(0, bytes);
    MimeVerdict verdict = judge({reinterpret_cast<const char*>(bytes.data()), n}, source);
    verdict.bytesRead = source.bytesRead();
    return verdict;
}

bool isKnownNonPicture(std::string_view mime) noexcept {
    return mime.starts_with("video/") || mime.starts_with("audio/") || mime.starts_with("text/") ||
           mime.starts_with("font/") ||
           (mime.starts_with("application/") && mime != "application/octet-stream");
}

bool isTiffBasedRaw(std::string_view mime) noexcept {
    constexpr std::array<std::string_view, 18> kNames{"image/x-canon-cr2", "image/x-adobe-dng",
        "image/x-nikon-nef", "image/x-nikon-nrw", "image/x-sony-arw", "image/x-sony-sr2",
        "image/x-pentax-pef", "image/x-samsung-srw", "image/x-olympus-orf", "image/x-panasonic-rw2",
        "image/x-hasselblad-3fr", "image/x-phaseone-iiq", "image/x-epson-erf", "image/x-kodak-dcr",
        "image/x-kodak-kdc", "image/x-leica-rwl", "image/x-mamiya-mef", "image/x-leaf-mos"};
    return std::find(kNames.begin(), kNames.end(), mime) != kNames.end();
}

bool isRaw(std::string_view mime) noexcept {
    return isTiffBasedRaw(mime) || mime == "image/x-canon-cr3" || mime == "image/x-canon-crw" ||
           mime == "image/x-fuji-raf" || mime == "image/x-minolta-mrw" ||
           mime == "image/x-sigma-x3f";
}

} // namespace lightstack::metadata
