#include "core/io/tiff_rows.h"

#include "core/io/tiff_stream.h"
#include "core/io/tiff_strip_codec.h"

#include <tiffio.h>

#include <algorithm>

namespace lightstack::io {
namespace {

constexpr int kMostRescues = 16; // a page: each reads the directory again

// Strips that libtiff decodes: whole, or row by row where they are large or damaged.
class CodedStrips : public TiffStream {
public:
    CodedStrips(TiffHandle& handle, const TiffLayout& layout, int plane, const TiffReading& reading,
        TiffPixels& pixels)
        : TiffStream(handle, layout, reading)
        , m_plane(plane)
        , m_pixels(pixels)
        , m_codec(handle, layout)
        , m_rowBytes(static_cast<std::size_t>(layout.packedRowBytes(layout.width))) {}

    void run() {
        const int strips = (m_layout.height - 1) / m_layout.rowsPerStrip + 1;
        for (int strip = 0; strip < strips; ++strip) {
            const int first = strip * m_layout.rowsPerStrip;
            const int rows = std::min(m_layout.rowsPerStrip, m_layout.height - first);
            const auto index =
                static_cast<std::uint32_t>(m_plane) * static_cast<std::uint32_t>(strips) +
                static_cast<std::uint32_t>(strip);
            if (stopped() || !one(index, first, rows)) return;
            m_pixels.rowsDone(first + rows);
        }
    }

private:
    bool one(std::uint32_t index, int first, int rows) {
        const Part there = part(index);
        if (there == Part::Gap) return gap(first, rows);
        if (there == Part::Missing) return cut("strip", index);
        if (there == Part::Cut) return cut("strip", index) && rescue(first, rows);
        const std::uint64_t bytes = static_cast<std::uint64_t>(rows) * m_rowBytes;
        if (bytes > kMostTiffStrip) return scanlines(index, first, rows);
        if (m_buffer.size() < bytes) m_buffer.resize(static_cast<std::size_t>(bytes));
        const auto want = static_cast<tmsize_t>(bytes);
        const TiffPiece piece = m_codec.read(
            index, std::span(m_buffer).first(static_cast<std::size_t>(bytes)), m_rowBytes);
        if (piece == TiffPiece::Decoded ||
            (piece == TiffPiece::Left &&
                TIFFReadEncodedStrip(m_handle.get(), index, m_buffer.data(), want) == want)) {
            for (int i = 0; i < rows; ++i)
                deliver(first + i, m_buffer.data() + static_cast<std::size_t>(i) * m_rowBytes);
            good();
            return true;
        }
        return damaged("strip", index) && rescue(first, rows);
    }

    void deliver(int y, const std::byte* row) {
        m_pixels.put(y, 0, m_layout.width, {row, m_rowBytes});
    }

    bool gap(int first, int rows) {
        if (!m_reading.fillGaps) return true;
        m_buffer.assign(std::max(m_buffer.size(), m_rowBytes), std::byte{0});
        for (int i = 0; i < rows; ++i)
            deliver(first + i, m_buffer.data());
        return true;
    }

    bool makeLine() {
        const tmsize_t line = TIFFScanlineSize(m_handle.get());
        if (line < 0 || static_cast<std::uint64_t>(line) > kMostTiffRow) return false;
        const auto size = std::max(m_rowBytes, static_cast<std::size_t>(line));
        if (m_buffer.size() < size) m_buffer.resize(size);
        return true;
    }

    bool scanlines(std::uint32_t index, int first, int rows) {
        if (!makeLine()) return damaged("strip", index);
        for (int y = first; y < first + rows; ++y) {
            if (stopped()) return false;
            if (TIFFReadScanline(m_handle.get(), m_buffer.data(), static_cast<std::uint32_t>(y),
                    static_cast<std::uint16_t>(m_plane)) < 0)
                return damaged("strip", index);
            deliver(y, m_buffer.data());
            m_pixels.rowsDone(y + 1);
            good();
        }
        return true;
    }

    // The rows before the damage. Always goes on.
    bool rescue(int first, int rows) {
        if (++m_rescues > kMostRescues || !enterAgain() || !makeLine()) return true;
        const TiffPadding padding(m_handle);
        for (int y = first; y < first + rows; ++y) {
            if (stopped()) return false;
            if (TIFFReadScanline(m_handle.get(), m_buffer.data(), static_cast<std::uint32_t>(y),
                    static_cast<std::uint16_t>(m_plane)) < 0)
                break;
            deliver(y, m_buffer.data());
            good();
        }
        m_handle.takeMessage();
        return true;
    }

    int m_plane;
    TiffPixels& m_pixels;
    TiffStripCodec m_codec;
    std::size_t m_rowBytes;
    std::vector<std::byte> m_buffer;
    int m_rescues = 0;
};

class Tiles : public TiffStream {
public:
    Tiles(TiffHandle& handle, const TiffLayout& layout, int plane, const TiffReading& reading,
        TiffPixels& pixels)
        : TiffStream(handle, layout, reading)
        , m_plane(plane)
        , m_pixels(pixels)
        , m_codec(handle, layout)
        , m_tileRow(layout.packedRowBytes(layout.tileWidth)) {}

    void run() {
        const std::uint64_t bytes = m_tileRow * static_cast<std::uint64_t>(m_layout.tileHeight);
        if (bytes > kMostTiffAllocation) {
            trouble(ErrorCode::LimitExceeded,
                "one of its tiles needs " + std::to_string(bytes >> 20) + " MB");
            return;
        }
        m_tile.resize(static_cast<std::size_t>(bytes));
        for (std::int64_t top = 0; top < m_layout.height; top += m_layout.tileHeight) {
            const int rows = static_cast<int>(
                std::min<std::int64_t>(m_layout.tileHeight, m_layout.height - top));
            for (std::int64_t left = 0; left < m_layout.width; left += m_layout.tileWidth)
                if (stopped() || !one(static_cast<int>(left), static_cast<int>(top), rows)) return;
            m_pixels.rowsDone(static_cast<int>(top) + rows);
        }
    }

private:
    bool one(int left, int top, int rows) {
        const std::uint32_t index =
            TIFFComputeTile(m_handle.get(), static_cast<std::uint32_t>(left),
                static_cast<std::uint32_t>(top), 0, static_cast<std::uint16_t>(m_plane));
        const Part there = part(index);
        if (there == Part::Missing) return cut("tile", index);
        if (there == Part::Gap) {
            if (!m_reading.fillGaps) return true;
            std::fill(m_tile.begin(), m_tile.end(), std::byte{0});
        } else if (there == Part::Cut) {
            if (!cut("tile", index)) return false;
            const TiffPadding padding(m_handle);
            if (!read(index)) return true;
        } else if (!read(index)) {
            return damaged("tile", index);
        }
        const int count = std::min(m_layout.tileWidth, m_layout.width - left);
        for (int y = 0; y < rows; ++y)
            m_pixels.put(top + y, left, count,
                {m_tile.data() + static_cast<std::size_t>(y) * m_tileRow,
                    static_cast<std::size_t>(m_tileRow)});
        if (there != Part::Gap) good();
        return true;
    }

    bool read(std::uint32_t index) {
        const auto want = static_cast<tmsize_t>(m_tile.size());
        const TiffPiece piece = m_codec.read(index, m_tile, static_cast<std::size_t>(m_tileRow));
        if (piece != TiffPiece::Left) return piece == TiffPiece::Decoded;
        return TIFFReadEncodedTile(m_handle.get(), index, m_tile.data(), want) == want;
    }

    int m_plane;
    TiffPixels& m_pixels;
    TiffStripCodec m_codec;
    std::uint64_t m_tileRow;
    std::vector<std::byte> m_tile;
};

template <class Reader>
TiffRowsResult runReader(Reader reader) {
    reader.run();
    return reader.takeResult();
}

} // namespace

TiffRowsResult readTiffRows(TiffHandle& handle, const TiffLayout& layout, int plane,
    const TiffReading& reading, TiffPixels& pixels) {
    if (layout.packedRowBytes(layout.width) > kMostTiffRow)
        return {false, Error{ErrorCode::LimitExceeded, handle.file().path(),
                           "a single row of pixels is larger than " +
                               std::to_string(kMostTiffRow >> 20) + " MB"}};
    if (layout.tiled) return runReader(Tiles(handle, layout, plane, reading, pixels));
    if (isPlainTiff(layout)) return readPlainTiffRows(handle, layout, plane, reading, pixels);
    return runReader(CodedStrips(handle, layout, plane, reading, pixels));
}

} // namespace lightstack::io
