// libwebp's encoder, and its container (libwebpmux) for profile and metadata.
#include "core/io/picture_writer.h"

#include <memory>

#include <webp/encode.h>
#include <webp/mux.h>

namespace lightstack::io {
namespace {

struct WebPFreer {
    void operator()(void* bytes) const noexcept { WebPFree(bytes); }
};
struct MuxCloser {
    void operator()(WebPMux* mux) const noexcept { WebPMuxDelete(mux); }
};

// Three or four channels, whatever comes in.
std::vector<std::uint8_t> asColour(const image::ImageBuffer& pixels, bool alpha) {
    const int channels = pixels.spec().channels;
    const auto* in = reinterpret_cast<const std::uint8_t*>(pixels.bytes().data());
    std::vector<std::uint8_t> out;
    out.reserve(pixels.bytes().size() * 3);
    for (std::size_t i = 0; i < pixels.bytes().size(); i += static_cast<std::size_t>(channels)) {
        out.insert(out.end(), 3, in[i]);
        if (alpha) out.push_back(in[i + 1]);
    }
    return out;
}

// The length of what comes out; 0: none could be made.
std::size_t encode(const std::uint8_t* samples, image::PixelSize size, bool alpha,
    const WriteRequest& request, std::uint8_t** out) {
    const int stride = size.width * (alpha ? 4 : 3);
    if (request.lossless)
        return alpha ? WebPEncodeLosslessRGBA(samples, size.width, size.height, stride, out)
                     : WebPEncodeLosslessRGB(samples, size.width, size.height, stride, out);
    const auto quality = static_cast<float>(request.quality);
    return alpha ? WebPEncodeRGBA(samples, size.width, size.height, stride, quality, out)
                 : WebPEncodeRGB(samples, size.width, size.height, stride, quality, out);
}

bool putChunk(WebPMux* mux, const char* name, const std::vector<std::byte>& bytes) {
    if (bytes.empty()) return true;
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    return WebPMuxSetChunk(mux, name, &data, 1) == WEBP_MUX_OK;
}

std::vector<std::byte> copied(const std::uint8_t* data, std::size_t size) {
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    return {bytes, bytes + size};
}

} // namespace

Result<WrittenPicture> writeWebP(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request) {
    const bool alpha = color == ColorModel::GrayAlpha || color == ColorModel::Rgba;
    const bool grey = color == ColorModel::Gray || color == ColorModel::GrayAlpha;
    std::vector<std::uint8_t> colour;
    if (grey) colour = asColour(pixels, alpha);
    const auto* samples =
        grey ? colour.data() : reinterpret_cast<const std::uint8_t*>(pixels.bytes().data());
    const image::PixelSize size = pixels.spec().size;
    std::uint8_t* out = nullptr;
    const std::size_t length = encode(samples, size, alpha, request, &out);
    const std::unique_ptr<std::uint8_t, WebPFreer> owner(out);
    if (length == 0) return fail(ErrorCode::Io, {}, "cannot encode a WebP");
    if (request.icc.empty() && request.exif.empty() && request.xmp.empty())
        return WrittenPicture{copied(out, length), {}};

    const WebPData picture{out, length};
    const std::unique_ptr<WebPMux, MuxCloser> mux(WebPMuxCreate(&picture, 0));
    WebPData whole{};
    if (mux == nullptr || !putChunk(mux.get(), "ICCP", request.icc) ||
        !putChunk(mux.get(), "EXIF", request.exif) || !putChunk(mux.get(), "XMP ", request.xmp) ||
        WebPMuxAssemble(mux.get(), &whole) != WEBP_MUX_OK)
        return fail(ErrorCode::Io, {}, "cannot put the metadata into a WebP");
    WrittenPicture written{copied(whole.bytes, whole.size), {}};
    WebPDataClear(&whole);
    return written;
}

} // namespace lightstack::io
