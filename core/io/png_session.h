// One libpng reader over a ByteSource; private to png_reader.cpp. As with libjpeg, errors jump, so
// guarded() is the one place with setjmp and its work owns nothing.
// Thread: one.
#pragma once

#include "core/base/byte_source.h"

#include <csetjmp>
#include <string>

#include <png.h>

namespace lightstack::io {

class PngSession {
public:
    explicit PngSession(base::ByteSource& source);
    ~PngSession();
    PngSession(const PngSession&) = delete;
    PngSession& operator=(const PngSession&) = delete;

    // False where libpng gave up; text() says why.
    template <class Work>
    bool guarded(Work work) {
        if (png == nullptr || setjmp(png_jmpbuf(png)) != 0) return false;
        work();
        return true;
    }
    [[nodiscard]] std::string text() const { return m_text; }
    [[nodiscard]] bool outOfMemory() const noexcept { return png == nullptr; }

    png_structp png = nullptr;
    png_infop info = nullptr;
    bool stopped = false;

private:
    static void onRead(png_structp png, png_bytep out, std::size_t size);
    static void onError(png_structp png, png_const_charp text);
    static void onWarning(png_structp png, png_const_charp text);

    base::ByteSource& m_source;
    std::uint64_t m_offset = 0;
    char m_text[128] = {};
};

} // namespace lightstack::io
