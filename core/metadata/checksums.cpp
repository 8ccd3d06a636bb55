#include "core/metadata/checksums.h"

#include "core/archive/open_file.h"
#include "core/base/crc32.h"

namespace lightstack::metadata {

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
        crc = base::crc32Of(crc, std::span(block).first(*n));
        at += *n;
    }
}

} // namespace lightstack::metadata
