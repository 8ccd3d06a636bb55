#include "core/io/png_session.h"

#include <cstring>

namespace lightstack::io {
namespace {

constexpr png_alloc_size_t kMostChunk = 16U << 20; // text, profiles
constexpr png_uint_32 kMostSide = 1'000'000;

} // namespace

PngSession::PngSession(base::ByteSource& source) : m_source(source) {
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    if (png == nullptr) return;
    info = png_create_info_struct(png);
    png_set_read_fn(png, this, onRead);
    png_set_user_limits(png, kMostSide, kMostSide);
    png_set_chunk_malloc_max(png, kMostChunk);
    png_set_chunk_cache_max(png, 1000);
    png_set_benign_errors(png, 1);
}

PngSession::~PngSession() {
    if (png != nullptr) png_destroy_read_struct(&png, &info, nullptr);
}

void PngSession::onRead(png_structp png, png_bytep out, std::size_t size) {
    auto* self = static_cast<PngSession*>(png_get_io_ptr(png));
    const std::size_t n =
        self->m_source.read(self->m_offset, {reinterpret_cast<std::byte*>(out), size});
    self->m_offset += n;
    if (n < size) png_error(png, "the file ends early");
}

void PngSession::onError(png_structp png, png_const_charp text) {
    auto* self = static_cast<PngSession*>(png_get_error_ptr(png));
    std::strncpy(self->m_text, text, sizeof self->m_text - 1);
    png_longjmp(png, 1);
}

void PngSession::onWarning(png_structp, png_const_charp) {
}

} // namespace lightstack::io
