#include "core/io/deflate.h"

#include <libdeflate.h>

#include <memory>

namespace lightstack::io {
namespace {

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* d) const noexcept { libdeflate_free_decompressor(d); }
};
struct FreeCompressor {
    void operator()(libdeflate_compressor* c) const noexcept { libdeflate_free_compressor(c); }
};

} // namespace

Inflated inflateExactly(std::span<const std::byte> coded, std::span<std::byte> out) noexcept {
    static thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor>
        decompressor(libdeflate_alloc_decompressor());
    if (decompressor == nullptr) return Inflated::Damaged;
    switch (libdeflate_zlib_decompress(
        decompressor.get(), coded.data(), coded.size(), out.data(), out.size(), nullptr)) {
    case LIBDEFLATE_SUCCESS:
        return Inflated::Whole;
    case LIBDEFLATE_INSUFFICIENT_SPACE:
        return Inflated::Longer;
    default:
        return Inflated::Damaged;
    }
}

std::vector<std::byte> deflated(std::span<const std::byte> bytes, int level) {
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
        libdeflate_alloc_compressor(level));
    if (compressor == nullptr) return {};
    std::vector<std::byte> out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
    out.resize(libdeflate_zlib_compress(
        compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

} // namespace lightstack::io
