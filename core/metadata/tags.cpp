#include "core/metadata/tags.h"

#include "core/archive/open_file.h"
#include "core/metadata/exiv2_tags.h"
#include "core/metadata/tag_groups.h"
#include "core/metadata/tiff_directory.h"

namespace lightstack::metadata {
namespace {

// Both ways of naming: IMG.jpg.xmp (darktable, digiKam) and IMG.xmp (Adobe).
std::optional<std::filesystem::path> findSidecar(const std::filesystem::path& path) {
    std::filesystem::path bare = path;
    bare.replace_extension();
    for (const std::filesystem::path& stem : {path, bare})
        for (const char* extension : {".xmp", ".XMP"}) {
            std::filesystem::path candidate = stem;
            candidate += extension;
            if (candidate != path && archive::stampOf(candidate)) return candidate;
        }
    return std::nullopt;
}

void appendSidecar(
    const std::filesystem::path& path, const TagOptions& options, FileMetadata& out) {
    const auto bytes = archive::readWhole(path, 4U << 20);
    if (!bytes) {
        out.warnings.push_back("the sidecar cannot be read: " + bytes.error().detail);
        return;
    }
    const std::string packet(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    appendXmpPacket(packet, "XMP sidecar", options, out);
}

// JPEG profiles come in chunks; the first holds header and description.
std::string findIcc(
    base::ByteSource& source, const MimeVerdict& mime, const MetadataBlocks& blocks) {
    if (blocks.icc) return readExtent(source, *blocks.icc, 1U << 20);
    if (mime.mime == "image/tiff") {
        auto file = TiffFile::open(source);
        const auto first = file ? file->directoryAt(file->header().firstDirectory) : std::nullopt;
        if (first)
            if (const TiffEntry* e = first->find(34675))
                return readExtent(source, {e->valueOffset, e->byteCount()}, 1U << 20);
        return {};
    }
    if (mime.mime != "image/jpeg" && mime.mime != "image/mpo") return {};
    const std::string head = readExtent(source, {0, 262'144}, 262'144);
    const std::size_t at = head.find(std::string("ICC_PROFILE\0", 12));
    return at == std::string::npos || at < 4 ? std::string() : head.substr(at + 14, 65'519);
}

} // namespace

Result<FileMetadata> readTags(
    const std::filesystem::path& path, const std::stop_token& stop, const TagOptions& options) {
    const auto opened = archive::openFile(path, stop);
    if (!opened) return tl::unexpected(opened.error());
    const base::FileStamp& stamp = opened->stamp;
    base::FileSource source(opened->file, stamp.size);
    const MimeVerdict mime = sniffMime(source);
    const MetadataBlocks blocks = findMetadataBlocks(source, mime);

    FileMetadata out;
    std::optional<CommonFields> fields;
    if (auto read = readCommonFields(source, mime)) fields = *std::move(read);
    appendFileFacts(path, stamp, mime, fields, stop, out);
    if (stop.stop_requested()) return cancelled(path);
    const bool picture = mime.mime.starts_with("image/");
    if (picture) appendExiv2Tags(opened->openablePath(path), source, mime, blocks, options, out);
    if (stop.stop_requested()) return cancelled(path);
    if (options.sidecar && picture) {
        out.sidecar = findSidecar(path);
        if (out.sidecar) appendSidecar(*out.sidecar, options, out);
    }
    appendIccSummary(findIcc(source, mime, blocks), out);
    if (fields && fields->film) appendFilm(*fields->film, out);
    if (fields) appendGps(*fields, out);
    if (mime.mime == "image/tiff" || isTiffBasedRaw(mime.mime))
        appendTiffTags(source, options, out);
    return out;
}

} // namespace lightstack::metadata
