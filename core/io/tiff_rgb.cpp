// Kinds that only libtiff's own conversion understands (subsampled YCbCr, old JPEG, LogLuv), strip
// by strip or tile by tile, as rows of RGB.
#include "core/io/tiff_stream.h"

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace lightstack::io {
namespace {

class RgbParts : public TiffStream {
public:
    RgbParts(TiffHandle& handle, const TiffLayout& layout, const TiffReading& reading,
        TiffPixels& pixels)
        : TiffStream(handle, layout, reading)
        , m_pixels(pixels)
        , m_partWidth(layout.tiled ? layout.tileWidth : layout.width)
        , m_partHeight(layout.tiled ? layout.tileHeight : layout.rowsPerStrip) {}

    ~RgbParts() { // the buffer is about to go
        if (!m_stored.empty()) TIFFReadBufferSetup(m_handle.get(), nullptr, 1024);
    }
    RgbParts(const RgbParts&) = delete;
    RgbParts& operator=(const RgbParts&) = delete;

    void run() {
        std::array<char, 1024> why{};
        if (TIFFRGBAImageOK(m_handle.get(), why.data()) == 0) {
            trouble(ErrorCode::Unsupported, why.data());
            return;
        }
        // The raster comes from the lowest row up, as long as the page counts as upright.
        TIFFSetField(m_handle.get(), TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
        const std::uint64_t area =
            static_cast<std::uint64_t>(m_partWidth) * static_cast<std::uint64_t>(m_partHeight);
        if (area * 4 > kMostTiffAllocation) {
            trouble(ErrorCode::LimitExceeded,
                "one piece of it needs " + std::to_string(area >> 18) + " MB to be decoded");
            return;
        }
        m_raster.resize(static_cast<std::size_t>(area));
        useExactBuffer();
        m_row.resize(static_cast<std::size_t>(m_partWidth) * 3);
        std::uint32_t index = 0;
        for (std::int64_t top = 0; top < m_layout.height; top += m_partHeight) {
            const int rows =
                static_cast<int>(std::min<std::int64_t>(m_partHeight, m_layout.height - top));
            for (std::int64_t left = 0; left < m_layout.width; left += m_partWidth, ++index)
                if (stopped() || !one(index, static_cast<int>(left), static_cast<int>(top), rows))
                    return;
            m_pixels.rowsDone(static_cast<int>(top) + rows);
        }
    }

private:
    // libtiff 4.5 refuses uncompressed tiles where its buffer is not exactly as large as they are;
    // its own is as large as the next KB.
    void useExactBuffer() {
        if (!m_layout.tiled || m_layout.compression != COMPRESSION_NONE) return;
        const auto bytes = static_cast<std::uint64_t>(TIFFTileSize64(m_handle.get()));
        if (bytes == 0 || bytes > kMostTiffAllocation) return;
        m_stored.resize(static_cast<std::size_t>(bytes));
        TIFFReadBufferSetup(m_handle.get(), m_stored.data(), static_cast<tmsize_t>(bytes));
    }

    bool one(std::uint32_t index, int left, int top, int rows) {
        const char* what = m_layout.tiled ? "tile" : "strip";
        std::fill(m_raster.begin(), m_raster.end(), 0);
        m_handle.takeMessage();
        // Old JPEG keeps its own books: where its strips seem to stand means little.
        const Part there = m_layout.compression == COMPRESSION_OJPEG ? Part::Whole : part(index);
        if (there == Part::Missing) return cut(what, index);
        if (there == Part::Cut && !cut(what, index)) return false;
        m_handle.setPadded(there == Part::Cut);
        const bool whole = read(left, top);
        m_handle.setPadded(false);
        if (!whole && there != Part::Cut && !damaged(what, index)) return false;
        const bool any = std::any_of(m_raster.begin(), m_raster.end(),
            [](std::uint32_t pixel) { return (pixel & 0xFFFFFF) != 0; });
        if (whole || any) deliver(left, top, rows);
        return true;
    }

    bool read(int left, int top) {
        const int strict = m_reading.tolerant ? 0 : 1;
        const auto x = static_cast<std::uint32_t>(left);
        const auto y = static_cast<std::uint32_t>(top);
        const int fine = m_layout.tiled
                             ? TIFFReadRGBATileExt(m_handle.get(), x, y, m_raster.data(), strict)
                             : TIFFReadRGBAStripExt(m_handle.get(), y, m_raster.data(), strict);
        return fine != 0 && !m_handle.hasError();
    }

    void deliver(int left, int top, int rows) {
        const int count = std::min(m_partWidth, m_layout.width - left);
        const int rasterRows = m_layout.tiled ? m_partHeight : rows;
        for (int y = 0; y < rows; ++y) {
            const std::uint32_t* from =
                m_raster.data() + static_cast<std::size_t>(rasterRows - 1 - y) *
                                      static_cast<std::size_t>(m_partWidth);
            std::byte* to = m_row.data();
            for (int x = 0; x < count; ++x, to += 3) {
                to[0] = static_cast<std::byte>(TIFFGetR(from[x]));
                to[1] = static_cast<std::byte>(TIFFGetG(from[x]));
                to[2] = static_cast<std::byte>(TIFFGetB(from[x]));
            }
            m_pixels.put(top + y, left, count, m_row);
        }
        good();
    }

    TiffPixels& m_pixels;
    int m_partWidth;
    int m_partHeight;
    std::vector<std::uint32_t> m_raster;
    std::vector<std::byte> m_row;
    std::vector<std::byte> m_stored; // what the library reads an uncompressed tile into
};

} // namespace

TiffRowsResult readTiffRgbRows(
    TiffHandle& handle, const TiffLayout& layout, const TiffReading& reading, TiffPixels& pixels) {
    RgbParts parts(handle, layout, reading, pixels);
    parts.run();
    return parts.takeResult();
}

} // namespace lightstack::io
