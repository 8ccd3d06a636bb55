#include "core/metadata/checksums.h"

#include "core/archive/open_file.h"
#include "core/metadata/crc32_fold.h"

#include <libdeflate.h>

namespace lightstack::metadata {

std::uint32_t crc32Of(std::uint32_t crc, std::span<const std::byte> bytes) noexcept {
    if (canFoldCrc32()) {
        Crc32Rest rest;
        if (const std::size_t done = foldCrc32(crc, bytes, rest); done > 0) {
            crc = libdeflate_crc32(~0U, rest.data(), rest.size());
            bytes = bytes.subspan(done);
        }
    }
    return libdeflate_crc32(crc, bytes.data(), bytes.size());
}

Result<std::uint32_t> crc32Of(const std::filesystem::path& path, const std::stop_token& stop) {
    const auto file = archive::openFile(path, stop);
    if (!file) return tl::unexpected(file.error());
    std::vector<std::byte> block(1U << 20);
    std::uint32_t crc = 0;
    for (std::uint64_t at = 0;;) {
        if (stop.stop_requested()) return cancelled(path);
        const auto n = base::readAt(file->file, at, block, path);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) return crc;
        crc = crc32Of(crc, std::span(block).first(*n));
        at += *n;
    }
}

} // namespace lightstack::metadata
