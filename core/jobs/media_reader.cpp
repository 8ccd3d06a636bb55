#include "core/jobs/media_reader.h"

#include "core/archive/zip_member.h"
#include "core/base/crc32.h"
#include "core/catalog/content_fingerprint.h"
#include "core/metadata/common_fields.h"
#include "core/takeout/capture_time.h"
#include "core/takeout/media_name.h"

#include <algorithm>
#include <cstring>

namespace lightstack::jobs {
namespace {

// Stays in the second cache of a core between the kernel's copy and the checksum.
constexpr std::size_t kHead = 256 * 1024;
constexpr std::size_t kFirstHead = catalog::kFingerprintPart;

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

void fill(catalog::ExifRow& row, metadata::CommonFields& fields) {
    row.takenMs = fields.takenAtMs();
    row.make = std::move(fields.make);
    row.model = std::move(fields.model);
    row.lens = fields.lensModel.empty() ? std::move(fields.lensMake) : std::move(fields.lensModel);
    row.software = std::move(fields.software);
    row.artist = std::move(fields.artist);
    row.copyright = std::move(fields.copyright);
    row.description = std::move(fields.description);
    row.keywords = joined(fields.keywords);
    row.title = std::move(fields.title);
    row.exposure = fields.exposureTime;
    row.fNumber = fields.fNumber;
    row.focalLength = fields.focalLength;
    row.focal35 = fields.focalLength35;
    row.iso = fields.iso;
    row.flash = fields.flash;
    row.rating = fields.rating;
    row.orientation = fields.orientation;
    if (fields.gps)
        row.gps =
            takeout::GeoPoint{fields.gps->latitude, fields.gps->longitude, fields.gps->altitude};
}

void choose(MediaTask& task) {
    catalog::AssetRow& row = task.row;
    const takeout::CaptureTime time =
        takeout::captureTime(row.exif.takenMs, task.sidecarTaken, row.file.name, task.folderName);
    row.takenMs = time.ms;
    row.takenFrom = time.from;
    row.dateConflict = time.conflict;
    row.place = takeout::placeOf(row.exif.gps, task.sidecarGeo, task.sidecarGeoExif);
}

} // namespace

// The head from memory, anything else from where it came from.
class MediaReader::HeadSource final : public base::ByteSource {
public:
    HeadSource(base::ByteSource& rest, std::span<const std::byte> head)
        : m_rest(rest), m_head(head) {}
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_rest.size(); }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        if (offset >= size() || out.empty()) return 0;
        out = out.first(std::min<std::uint64_t>(out.size(), size() - offset));
        if (offset + out.size() > m_head.size()) return m_rest.read(offset, out);
        std::memcpy(out.data(), m_head.data() + offset, out.size());
        return out.size();
    }

private:
    base::ByteSource& m_rest;
    std::span<const std::byte> m_head;
};

// A file without a window of its own.
class MediaReader::PlainSource final : public base::ByteSource {
public:
    PlainSource(const base::FileDescriptor& file, std::uint64_t size)
        : m_file(file), m_size(size) {}
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_size; }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        const std::size_t n = base::readAt(m_file, offset, out, {}).value_or(0);
        m_bytesRead += n;
        return n;
    }
    [[nodiscard]] std::uint64_t bytesRead() const noexcept override { return m_bytesRead; }

private:
    const base::FileDescriptor& m_file;
    std::uint64_t m_size;
    std::uint64_t m_bytesRead = 0;
};

MediaReader::MediaReader(bool metadataFirst)
    : m_metadataFirst(metadataFirst), m_head(kHead), m_ends(2 * catalog::kFingerprintPart) {
}

Result<void> MediaReader::read(MediaTask& task, const std::stop_token& stop) {
    const std::filesystem::path path =
        std::filesystem::path(task.row.file.folder) / task.row.file.name;
    auto done = task.zip ? memberContent(task, path) : content(task, path, stop);
    if (!done && done.error().code == ErrorCode::Cancelled) return done;
    if (!done) {
        task.row.status = catalog::AssetStatus::Failed;
        task.row.error = std::move(done.error());
    }
    choose(task);
    return {};
}

void MediaReader::read(MediaTask& task, base::ByteSource& bytes, std::uint32_t crc32) {
    const std::filesystem::path path =
        std::filesystem::path(task.row.file.folder) / task.row.file.name;
    if (auto done = sourceContent(task, path, bytes, crc32, true); !done) {
        task.row.status = catalog::AssetStatus::Failed;
        task.row.error = std::move(done.error());
    }
    choose(task);
}

bool MediaReader::describe(MediaTask& task, const std::filesystem::path& path, HeadSource& source) {
    catalog::AssetRow& row = task.row;
    const metadata::MimeVerdict verdict = metadata::sniffMime(source);
    row.mime = verdict.mime;
    const bool media = verdict.mime.starts_with("image/") || verdict.mime.starts_with("video/");
    const bool named = takeout::isMedia(takeout::kindOfName(row.file.name));
    if (!media && !named) {
        row.status = catalog::AssetStatus::Other;
        return false;
    }
    row.status = catalog::AssetStatus::Ok;
    if (auto fields = metadata::readCommonFields(source, verdict)) {
        row.width = fields->width;
        row.height = fields->height;
        if (const auto& film = fields->film)
            row.film = catalog::FilmRow{
                film->seconds, film->framesPerSecond, film->videoCodec, film->audioCodec};
        fill(row.exif, *fields);
    } else if (media && fields.error().code == ErrorCode::CorruptData) {
        row.status = catalog::AssetStatus::Failed;
        row.error = Error{ErrorCode::CorruptData, path, fields.error().detail};
    }
    if (!media) {
        row.status = catalog::AssetStatus::Failed;
        row.error = Error{ErrorCode::Unsupported, path,
            "is no picture and no film by content (" + row.mime + ")"};
    }
    return true;
}

Result<void> MediaReader::content(
    MediaTask& task, const std::filesystem::path& path, const std::stop_token& stop) {
    catalog::AssetRow& row = task.row;
    const auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    ++m_opened;
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    row.file.size = stamp->size;
    row.file.mtimeNs = stamp->mtimeNs;
    if (stamp->size == 0) return fail(ErrorCode::CorruptData, path, "the file is empty");
    const bool ends = m_metadataFirst && stamp->size > m_ends.size();
    const std::size_t wanted = std::min<std::uint64_t>(ends ? kFirstHead : kHead, stamp->size);
    const auto head = base::readAt(*file, 0, std::span(m_head).first(wanted), path);
    if (!head) return tl::unexpected(head.error());
    m_bytesRead += *head;
    if (*head < wanted) return fail(ErrorCode::Io, path, "became shorter while it was read");
    PlainSource plain(*file, stamp->size);
    HeadSource source(plain, std::span(m_head).first(*head));
    const bool media = describe(task, path, source);
    m_bytesRead += plain.bytesRead();
    if (!media) return {};
    return checksum(row, *file, path, stamp->size, *head, stop);
}

Result<void> MediaReader::memberContent(MediaTask& task, const std::filesystem::path& path) {
    ++m_opened;
    auto member = task.zip->openMember(task.member);
    if (!member) return tl::unexpected(member.error());
    auto done = sourceContent(task, path, *member, member->member().crc32, member->isStored());
    m_bytesRead += member->bytesRead();
    if (const auto& error = member->error(); done && error) return tl::unexpected(*error);
    return done;
}

Result<void> MediaReader::sourceContent(MediaTask& task, const std::filesystem::path& path,
    base::ByteSource& bytes, std::uint32_t crc32, bool isTailCheap) {
    catalog::AssetRow& row = task.row;
    const std::uint64_t size = bytes.size();
    if (size == 0) return fail(ErrorCode::CorruptData, path, "the file is empty");
    const bool whole = size <= m_ends.size();
    const std::span<std::byte> head =
        std::span(m_head).first(whole ? static_cast<std::size_t>(size) : kFirstHead);
    if (bytes.read(0, head) < head.size())
        return fail(ErrorCode::CorruptData, path, "its bytes in the archive are damaged");
    if (whole && base::crc32Of(0, head) != crc32)
        return fail(ErrorCode::CorruptData, path, "its checksum is not the archive's");
    HeadSource source(bytes, head);
    if (!describe(task, path, source)) return {};
    row.crc32 = crc32;
    if (whole) {
        row.fingerprint = catalog::fingerprintOf(size, head);
    } else if (isTailCheap) {
        std::memcpy(m_ends.data(), m_head.data(), kFirstHead);
        const std::span<std::byte> tail = std::span(m_ends).subspan(kFirstHead);
        if (bytes.read(size - tail.size(), tail) < tail.size())
            return fail(ErrorCode::CorruptData, path, "the archive ends within it");
        row.fingerprint = catalog::fingerprintOf(size, m_ends);
    }
    return {};
}

Result<void> MediaReader::checksum(catalog::AssetRow& row, const base::FileDescriptor& file,
    const std::filesystem::path& path, std::uint64_t size, std::size_t head,
    const std::stop_token& stop) {
    constexpr std::size_t part = catalog::kFingerprintPart;
    const bool whole = size <= m_ends.size();
    if (whole) {
        row.crc32 = base::crc32Of(0, std::span(m_head).first(head));
        row.fingerprint = catalog::fingerprintOf(size, std::span(m_head).first(head));
        return {};
    }
    std::memcpy(m_ends.data(), m_head.data(), part);
    const std::span<std::byte> tail = std::span(m_ends).subspan(part);
    if (m_metadataFirst) {
        const auto n = base::readAt(file, size - part, tail, path);
        if (!n) return tl::unexpected(n.error());
        m_bytesRead += *n;
        row.fingerprint = catalog::fingerprintOf(size, std::span(m_ends).first(part + *n));
        return {};
    }
    std::uint32_t crc = 0;
    std::uint64_t at = 0;
    std::span<const std::byte> piece = std::span(m_head).first(head);
    while (!piece.empty()) {
        crc = base::crc32Of(crc, piece);
        const std::uint64_t from = std::max(at, size - part);
        const std::uint64_t to = std::min(at + piece.size(), size);
        if (from < to)
            std::memcpy(
                tail.data() + (from - (size - part)), piece.data() + (from - at), to - from);
        at += piece.size();
        if (stop.stop_requested()) return cancelled(path);
        // The head has been looked at: its place takes the next piece.
        const std::size_t wanted = std::min<std::uint64_t>(m_head.size(), size - at);
        const auto n = base::readAt(file, at, std::span(m_head).first(wanted), path);
        if (!n) return tl::unexpected(n.error());
        m_bytesRead += *n;
        piece = std::span(m_head).first(*n);
    }
    if (at < size) return fail(ErrorCode::Io, path, "became shorter while it was read");
    row.crc32 = crc;
    row.fingerprint = catalog::fingerprintOf(size, m_ends);
    return {};
}

} // namespace lightstack::jobs
