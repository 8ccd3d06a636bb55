#include "core/base/crc32.h"

#include <isa-l/crc.h>

namespace lightstack::base {

std::uint32_t crc32Of(std::uint32_t crc, std::span<const std::byte> bytes) noexcept {
    return ::crc32_gzip_refl(
        crc, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

} // namespace lightstack::base
