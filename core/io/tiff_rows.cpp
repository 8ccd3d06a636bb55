#include "core/io/tiff_rows.h"

#include <tiffio.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::uint64_t kPiece = std::uint64_t{4} << 20;
constexpr std::uint64_t kMostStrip = std::uint64_t{256} << 20;

class RowReader {
public:
    RowReader(TiffHandle& handle, const TiffLayout& layout, int plane, bool tolerant,
        const std::stop_token& stop, const TiffRowSink& sink)
        : m_handle(handle)
        , m_layout(layout)
        , m_plane(plane)
        , m_tolerant(tolerant)
        , m_stop(stop)
        , m_sink(sink)
        , m_rowBytes(static_cast<std::size_t>(layout.packedRowBytes(layout.width))) {}

    TiffRowsResult run() {
        if (m_layout.tiled)
            tiles();
        else if (isPlainBytes())
            plainStrips();
        else
            codedStrips();
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool isPlainBytes() const noexcept {
        const int b = m_layout.bits;
        return m_layout.compression == COMPRESSION_NONE && !m_layout.reversedBits &&
               !m_layout.subsampled && (b == 8 || b == 16 || b == 32 || b == 64);
    }

    // False: stop here.
    bool trouble(ErrorCode code, std::string detail) {
        if (!m_result.error)
            m_result.error = Error{code, m_handle.file().path(), std::move(detail)};
        return m_tolerant && code == ErrorCode::CorruptData;
    }
    bool stopped() {
        if (!m_stop.stop_requested()) return false;
        m_result.error = Error{ErrorCode::Cancelled, m_handle.file().path(), "cancelled"};
        return true;
    }
    void deliver(int y, const std::byte* row) {
        m_sink(y, {row, m_rowBytes});
        ++m_result.rows;
    }

    void swapSamples(std::byte* bytes, std::size_t size) const {
        const auto each = [&](auto tag) {
            using T = decltype(tag);
            for (std::size_t i = 0; i + sizeof(T) <= size; i += sizeof(T)) {
                T value;
                std::memcpy(&value, bytes + i, sizeof value);
                if constexpr (sizeof(T) == 2) value = __builtin_bswap16(value);
                if constexpr (sizeof(T) == 4) value = __builtin_bswap32(value);
                if constexpr (sizeof(T) == 8) value = __builtin_bswap64(value);
                std::memcpy(bytes + i, &value, sizeof value);
            }
        };
        if (m_layout.bits == 16) each(std::uint16_t{});
        if (m_layout.bits == 32) each(std::uint32_t{});
        if (m_layout.bits == 64) each(std::uint64_t{});
    }

    void plainStrips() {
        const int stripsAPlane =
            (m_layout.height + m_layout.rowsPerStrip - 1) / m_layout.rowsPerStrip;
        for (int strip = 0; strip < stripsAPlane; ++strip) {
            const int first = strip * m_layout.rowsPerStrip;
            const int rows = std::min(m_layout.rowsPerStrip, m_layout.height - first);
            std::uint64_t offset =
                m_layout.virtualOffset + static_cast<std::uint64_t>(first) * m_rowBytes;
            if (!m_layout.isVirtual) {
                int missing = 0;
                offset = TIFFGetStrileOffsetWithErr(m_handle.get(),
                    static_cast<std::uint32_t>(m_plane * stripsAPlane + strip), &missing);
                if (missing != 0 || offset == 0) {
                    if (!trouble(ErrorCode::CorruptData,
                            "strip " + std::to_string(strip) + " is missing"))
                        return;
                    continue;
                }
            }
            if (!plainRows(offset, first, rows)) return;
        }
    }

    bool plainRows(std::uint64_t offset, int first, int rows) {
        const int pieceRows = static_cast<int>(
            std::clamp<std::uint64_t>(kPiece / m_rowBytes, 1, static_cast<std::uint64_t>(rows)));
        m_buffer.resize(static_cast<std::size_t>(pieceRows) * m_rowBytes);
        for (int done = 0; done < rows; done += pieceRows) {
            if (stopped()) return false;
            const int now = std::min(pieceRows, rows - done);
            const std::size_t want = static_cast<std::size_t>(now) * m_rowBytes;
            const auto got = base::readAt(m_handle.file().descriptor(),
                offset + static_cast<std::uint64_t>(done) * m_rowBytes,
                std::span(m_buffer).first(want), m_handle.file().path());
            if (!got) {
                m_result.error = got.error();
                return false;
            }
            if (m_layout.swapped) swapSamples(m_buffer.data(), *got);
            const int whole = static_cast<int>(*got / m_rowBytes);
            for (int i = 0; i < whole; ++i)
                deliver(
                    first + done + i, m_buffer.data() + static_cast<std::size_t>(i) * m_rowBytes);
            if (whole < now)
                return trouble(ErrorCode::CorruptData,
                    "the file ends at row " + std::to_string(first + done + whole));
        }
        return true;
    }

    void codedStrips() {
        const std::uint64_t stripBytes =
            static_cast<std::uint64_t>(m_layout.rowsPerStrip) * m_rowBytes;
        if (stripBytes > kMostStrip) return scanlines();
        const int strips = (m_layout.height + m_layout.rowsPerStrip - 1) / m_layout.rowsPerStrip;
        m_buffer.resize(static_cast<std::size_t>(stripBytes));
        for (int strip = 0; strip < strips; ++strip) {
            if (stopped()) return;
            const int first = strip * m_layout.rowsPerStrip;
            const int rows = std::min(m_layout.rowsPerStrip, m_layout.height - first);
            const auto want = static_cast<tmsize_t>(static_cast<std::size_t>(rows) * m_rowBytes);
            const tmsize_t got = TIFFReadEncodedStrip(m_handle.get(),
                static_cast<std::uint32_t>(m_plane * strips + strip), m_buffer.data(), want);
            const int whole =
                got < 0 ? 0 : static_cast<int>(static_cast<std::size_t>(got) / m_rowBytes);
            for (int i = 0; i < std::min(whole, rows); ++i)
                deliver(first + i, m_buffer.data() + static_cast<std::size_t>(i) * m_rowBytes);
            if (whole >= rows) continue;
            const std::string why = m_handle.takeMessage();
            if (!trouble(ErrorCode::CorruptData, "strip " + std::to_string(strip) + " is damaged" +
                                                     (why.empty() ? "" : ": " + why)))
                return;
        }
    }

    // One huge strip: row by row, libtiff then reads it in pieces.
    void scanlines() {
        m_buffer.resize(std::max(m_rowBytes,
            static_cast<std::size_t>(std::max<tmsize_t>(0, TIFFScanlineSize(m_handle.get())))));
        for (int y = 0; y < m_layout.height; ++y) {
            if (stopped()) return;
            if (TIFFReadScanline(m_handle.get(), m_buffer.data(), static_cast<std::uint32_t>(y),
                    static_cast<std::uint16_t>(m_plane)) < 0) {
                trouble(ErrorCode::CorruptData,
                    "row " + std::to_string(y) + " is damaged: " + m_handle.takeMessage());
                return;
            }
            deliver(y, m_buffer.data());
        }
    }

    void tiles() {
        const std::uint64_t tileRow = m_layout.packedRowBytes(m_layout.tileWidth);
        const std::uint64_t bitsAcross =
            static_cast<std::uint64_t>(m_layout.tileWidth) *
            static_cast<std::uint64_t>(m_layout.separate ? 1 : m_layout.samples) *
            static_cast<std::uint64_t>(m_layout.bits);
        const int across = (m_layout.width + m_layout.tileWidth - 1) / m_layout.tileWidth;
        const std::uint64_t bandBytes = tileRow * static_cast<std::uint64_t>(across) *
                                        static_cast<std::uint64_t>(m_layout.tileHeight);
        if (bitsAcross % 8 != 0) {
            trouble(ErrorCode::Unsupported, "its tiles do not end on whole bytes");
            return;
        }
        if (bandBytes > kMostTiffAllocation) {
            trouble(ErrorCode::LimitExceeded,
                "a row of tiles needs " + std::to_string(bandBytes >> 20) + " MB");
            return;
        }
        const std::size_t stride =
            static_cast<std::size_t>(tileRow) * static_cast<std::size_t>(across);
        std::vector<std::byte> tile(
            static_cast<std::size_t>(tileRow) * static_cast<std::size_t>(m_layout.tileHeight));
        m_buffer.resize(static_cast<std::size_t>(bandBytes));
        for (int top = 0; top < m_layout.height; top += m_layout.tileHeight) {
            bool whole = true;
            for (int column = 0; column < across; ++column) {
                if (stopped()) return;
                if (!readTile(column, top, tile)) {
                    whole = false;
                    std::fill(tile.begin(), tile.end(), std::byte{0});
                    if (!m_tolerant) return;
                }
                for (int y = 0; y < m_layout.tileHeight; ++y)
                    std::memcpy(m_buffer.data() + static_cast<std::size_t>(y) * stride +
                                    static_cast<std::size_t>(column) * tileRow,
                        tile.data() + static_cast<std::size_t>(y) * tileRow, tileRow);
            }
            m_anyTile = m_anyTile || whole;
            const int rows = std::min(m_layout.tileHeight, m_layout.height - top);
            for (int y = 0; y < rows; ++y)
                deliver(top + y, m_buffer.data() + static_cast<std::size_t>(y) * stride);
        }
        if (!m_anyTile && m_goodTiles == 0) m_result.rows = 0;
    }

    bool readTile(int column, int top, std::vector<std::byte>& tile) {
        const std::uint32_t index =
            TIFFComputeTile(m_handle.get(), static_cast<std::uint32_t>(column * m_layout.tileWidth),
                static_cast<std::uint32_t>(top), 0, static_cast<std::uint16_t>(m_plane));
        const tmsize_t got = TIFFReadEncodedTile(
            m_handle.get(), index, tile.data(), static_cast<tmsize_t>(tile.size()));
        if (got == static_cast<tmsize_t>(tile.size())) {
            ++m_goodTiles;
            return true;
        }
        const std::string why = m_handle.takeMessage();
        trouble(ErrorCode::CorruptData,
            "tile " + std::to_string(index) + " is damaged" + (why.empty() ? "" : ": " + why));
        return false;
    }

    TiffHandle& m_handle;
    const TiffLayout& m_layout;
    int m_plane;
    bool m_tolerant;
    const std::stop_token& m_stop;
    const TiffRowSink& m_sink;
    std::size_t m_rowBytes;
    std::vector<std::byte> m_buffer;
    TiffRowsResult m_result;
    bool m_anyTile = false;
    int m_goodTiles = 0;
};

template <class T>
void storeAs(std::byte* out, int index, std::int64_t value) {
    const T narrow = static_cast<T>(value);
    std::memcpy(out + static_cast<std::size_t>(index) * sizeof(T), &narrow, sizeof narrow);
}

void store(image::SampleType type, std::byte* out, int index, std::int64_t value) {
    switch (image::bytesPerSample(type)) {
    case 1:
        return storeAs<std::uint8_t>(out, index, value);
    case 2:
        return storeAs<std::uint16_t>(out, index, value);
    case 4:
        return storeAs<std::uint32_t>(out, index, value);
    default:
        return storeAs<std::uint64_t>(out, index, value);
    }
}

// 24-bit floats: sign, 7 bits of exponent (bias 63), 16 of mantissa (Adobe, TIFF Technical Note 3).
float floatFrom24(std::uint32_t v) noexcept {
    const std::uint32_t sign = (v >> 23) << 31;
    const std::uint32_t exponent = (v >> 16) & 0x7F;
    const std::uint32_t mantissa = v & 0xFFFF;
    if (exponent == 0) {
        const float small = static_cast<float>(mantissa) * 0x1p-78F;
        return sign != 0 ? -small : small;
    }
    if (exponent == 0x7F) return std::bit_cast<float>(sign | 0x7F800000U | (mantissa << 7));
    return std::bit_cast<float>(sign | ((exponent + 64) << 23) | (mantissa << 7));
}

} // namespace

TiffRowsResult readTiffRows(TiffHandle& handle, const TiffLayout& layout, int plane, bool tolerant,
    const std::stop_token& stop, const TiffRowSink& sink) {
    return RowReader(handle, layout, plane, tolerant, stop, sink).run();
}

void unpackTiffRow(
    const TiffLayout& layout, std::span<const std::byte> packed, int count, std::byte* out) {
    const int bits = layout.bits;
    if (bits == image::bytesPerSample(layout.type) * 8) {
        std::memcpy(out, packed.data(),
            static_cast<std::size_t>(count) * static_cast<std::size_t>(bits / 8));
        return;
    }
    if (bits == 24) { // the codec leaves these in native order
        for (int i = 0; i < count; ++i) {
            const std::byte* p = packed.data() + static_cast<std::size_t>(i) * 3;
            const std::uint32_t v = std::to_integer<std::uint32_t>(p[0]) |
                                    (std::to_integer<std::uint32_t>(p[1]) << 8) |
                                    (std::to_integer<std::uint32_t>(p[2]) << 16);
            if (image::isFloat(layout.type)) {
                const float value = floatFrom24(v);
                std::memcpy(out + static_cast<std::size_t>(i) * 4, &value, 4);
            } else {
                store(layout.type, out, i,
                    image::isSigned(layout.type) ? static_cast<std::int32_t>(v << 8) >> 8
                                                 : static_cast<std::int64_t>(v));
            }
        }
        return;
    }
    unsigned __int128 window = 0;
    int held = 0;
    std::size_t at = 0;
    const bool isSigned = image::isSigned(layout.type);
    for (int i = 0; i < count; ++i) {
        while (held < bits) {
            window =
                (window << 8) | (at < packed.size() ? std::to_integer<unsigned>(packed[at]) : 0U);
            ++at;
            held += 8;
        }
        held -= bits;
        const auto mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
        auto value = static_cast<std::uint64_t>(window >> held) & mask;
        if (isSigned && ((value >> (bits - 1)) & 1) != 0) value |= ~mask;
        store(layout.type, out, i, static_cast<std::int64_t>(value));
    }
}

} // namespace lightstack::io
