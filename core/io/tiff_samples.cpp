#include "core/io/tiff_samples.h"

#include "core/io/tiff_rows.h"

#include <tiffio.h>

#include <cstring>

namespace lightstack::io {
namespace {

using image::ImageBuffer;

// Spreads rows to where they belong in a whole plane.
class WholePlane final : public TiffPixels {
public:
    WholePlane(const TiffLayout& layout, int samplesAPixel, std::byte* out)
        : m_layout(layout)
        , m_samples(static_cast<std::size_t>(samplesAPixel))
        , m_pixelBytes(m_samples * static_cast<std::size_t>(image::bytesPerSample(layout.type)))
        , m_out(out) {}

    void put(int y, int x, int count, std::span<const std::byte> packed) override {
        const std::size_t at =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(m_layout.width) +
            static_cast<std::size_t>(x);
        unpackTiffRow(m_layout, packed, static_cast<std::size_t>(count) * m_samples,
            m_out + at * m_pixelBytes);
    }

private:
    const TiffLayout& m_layout;
    std::size_t m_samples;
    std::size_t m_pixelBytes;
    std::byte* m_out;
};

} // namespace

bool needsTiffRgb(const TiffLayout& layout) noexcept {
    return layout.subsampled || layout.compression == COMPRESSION_OJPEG;
}

Result<ImageBuffer> readTiffSamples(TiffHandle& handle, const TiffLayout& layout,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    const TiffReading reading{.tolerant = false, .fillGaps = true, .stop = stop};
    TiffLayout stored = layout;
    const bool rgb = needsTiffRgb(layout);
    if (rgb) {
        stored.samples = 3;
        stored.bits = 8;
        stored.separate = false;
        stored.type = image::SampleType::U8;
    }
    auto out = ImageBuffer::allocate(stored.spec(), maxBytes);
    if (!out) {
        out.error().path = handle.file().path();
        return out;
    }
    const std::size_t planeBytes =
        stored.spec().rowBytes() * static_cast<std::size_t>(stored.height);
    for (int plane = 0; plane < stored.planes(); ++plane) {
        std::byte* to = out->mutableBytes().data() + static_cast<std::size_t>(plane) * planeBytes;
        TiffRowsResult result;
        if (!rgb && isPlainTiff(stored)) {
            result = readPlainTiff(handle, stored, plane, stop, to);
        } else {
            WholePlane pixels(stored, stored.separate ? 1 : stored.samples, to);
            result = rgb ? readTiffRgbRows(handle, layout, reading, pixels)
                         : readTiffRows(handle, stored, plane, reading, pixels);
        }
        if (result.error) return tl::unexpected(*std::move(result.error));
    }
    return out;
}

} // namespace lightstack::io
