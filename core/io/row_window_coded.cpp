#include "core/io/row_window_coded.h"

#include "core/io/grey_palette.h"
#include "core/io/tiff_rows.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace lightstack::io {
namespace {

constexpr std::uint64_t kManyBandBytes = 1024 * 1024;

// Codecs that stop where they are told to.
bool canStop(int compression) noexcept {
    return compression == COMPRESSION_LZW || compression == COMPRESSION_ADOBE_DEFLATE ||
           compression == COMPRESSION_DEFLATE || compression == COMPRESSION_PACKBITS ||
           compression == COMPRESSION_ZSTD || compression == COMPRESSION_NONE;
}

class CodedWindow final : public RowWindow {
public:
    CodedWindow(std::unique_ptr<ImageFile> file, OpenTiffPage page)
        : m_file(std::move(file))
        , m_page(std::move(page))
        , m_packedRow(static_cast<std::size_t>(layout().packedRowBytes(layout().width)))
        , m_unpacks(layout().bits != 8 * image::bytesPerSample(layout().type))
        , m_bandRows(std::min(
              layout().height, layout().tiled ? layout().tileHeight : layout().rowsPerStrip))
        , m_byRows(!layout().tiled &&
                   static_cast<std::uint64_t>(m_bandRows) * m_packedRow > kManyBandBytes) {
        m_spec = layout().spec();
        m_spec.planes = image::PlaneOrder::Interleaved;
        m_whiteIsZero = layout().photometric == PHOTOMETRIC_MINISWHITE;
        m_palette = greyPaletteOf(m_page);
    }
    [[nodiscard]] int bandRows() const noexcept override { return m_bandRows; }
    [[nodiscard]] bool stopsInBands() const noexcept override {
        return m_byRows || (!layout().tiled && canStop(layout().compression));
    }
    [[nodiscard]] std::uint64_t heldBytes() const noexcept {
        return static_cast<std::uint64_t>(m_byRows ? 1 : m_bandRows) * m_packedRow;
    }

    Result<void> read(
        const RowPick& pick, std::span<std::byte> out, const std::stop_token& stop) override {
        const int height = layout().height;
        const std::size_t line = static_cast<std::size_t>(pick.width) * pixelBytes();
        const int right = pick.column(pick.width - 1, layout().width);
        for (int i = 0; i < pick.rows; ++i) {
            const int row = pick.row(i, height);
            const int bandEnd = std::min(height, (row / m_bandRows + 1) * m_bandRows);
            // The last row picked of this band.
            const int more = std::min<int>(pick.rows - 1, i + (bandEnd - 1 - row) / pick.stepY);
            const auto have = m_byRows ? scanTo(row, stop)
                                       : hold(row, pick.row(more, height), pick.x, right, stop);
            if (!have) return tl::unexpected(have.error());
            pickColumns(unpacked(*have), layout().width, pixelBytes(), pick,
                out.data() + static_cast<std::size_t>(i) * line);
        }
        return {};
    }

private:
    [[nodiscard]] const TiffLayout& layout() const noexcept { return m_page.layout; }
    [[nodiscard]] TIFF* tif() const noexcept { return m_page.handle.get(); }
    tl::unexpected<Error> damaged(const char* what, std::uint32_t index) {
        const std::string why = m_page.handle.takeMessage();
        m_band = -1;
        m_nextRow = -1;
        return fail(ErrorCode::CorruptData, m_file->path(),
            std::string(what) + " " + std::to_string(index) + " is damaged" +
                (why.empty() ? "" : ": " + why));
    }
    // Left out on purpose: zeros.
    [[nodiscard]] bool isGap(std::uint32_t index) const {
        return TIFFGetStrileOffset(tif(), index) == 0 && TIFFGetStrileByteCount(tif(), index) == 0;
    }
    Result<void> room(std::vector<std::byte>& buffer, std::size_t bytes) {
        try {
            if (buffer.size() < bytes) buffer.resize(bytes);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::LimitExceeded, m_file->path(), "there is no memory for a strip");
        }
        return {};
    }

    const std::byte* unpacked(const std::byte* packed) {
        if (!m_unpacks) return packed;
        m_row.resize(m_spec.rowBytes());
        unpackTiffRow(layout(), {packed, m_packedRow},
            static_cast<std::size_t>(m_spec.size.width) * static_cast<std::size_t>(m_spec.channels),
            m_row.data());
        return m_row.data();
    }

    // A packed row of a large strip, by way of all rows before it.
    Result<const std::byte*> scanTo(int row, const std::stop_token& stop) {
        const int first = row / m_bandRows * m_bandRows;
        const auto line = TIFFScanlineSize(tif());
        if (line <= 0) return damaged("strip", static_cast<std::uint32_t>(row / m_bandRows));
        const std::size_t bytes = std::max(m_packedRow, static_cast<std::size_t>(line));
        if (auto ok = room(m_bytes, bytes); !ok) return tl::unexpected(ok.error());
        const auto strip = static_cast<std::uint32_t>(row / m_bandRows);
        if (isGap(strip)) {
            std::fill(m_bytes.begin(), m_bytes.end(), std::byte{0});
            m_nextRow = -1;
            return m_bytes.data();
        }
        if (m_nextRow == row + 1) return m_bytes.data(); // read last
        int next = m_nextRow > first && m_nextRow <= row ? m_nextRow : first;
        for (; next <= row; ++next) {
            if (next % 32 == 0 && stop.stop_requested()) {
                m_nextRow = next;
                return cancelled(m_file->path());
            }
            if (TIFFReadScanline(tif(), m_bytes.data(), static_cast<std::uint32_t>(next), 0) < 0)
                return damaged("strip", strip);
        }
        m_nextRow = next;
        return m_bytes.data();
    }

    // Row `row` of its band, of which rows up to `last` and columns `left` to `right` are needed.
    Result<const std::byte*> hold(
        int row, int last, int left, int right, const std::stop_token& stop) {
        const int band = row / m_bandRows;
        const bool held = m_band == band && last <= m_heldTo &&
                          (!layout().tiled || (left >= m_heldLeft && right <= m_heldRight));
        if (!held) {
            if (stop.stop_requested()) return cancelled(m_file->path());
            m_band = -1;
            if (auto ok = room(m_bytes, static_cast<std::size_t>(heldBytes())); !ok)
                return tl::unexpected(ok.error());
            const auto done = layout().tiled ? tiles(band, left, right, stop) : strip(band, last);
            if (!done) return tl::unexpected(done.error());
            m_band = band;
        }
        return m_bytes.data() + static_cast<std::size_t>(row - band * m_bandRows) * m_packedRow;
    }

    Result<void> strip(int band, int last) {
        const int first = band * m_bandRows;
        const int end = std::min(layout().height, first + m_bandRows);
        m_heldTo = canStop(layout().compression) ? last : end - 1;
        const auto want =
            static_cast<tmsize_t>(static_cast<std::size_t>(m_heldTo - first + 1) * m_packedRow);
        const auto index = static_cast<std::uint32_t>(band);
        if (isGap(index))
            std::memset(m_bytes.data(), 0, static_cast<std::size_t>(want));
        else if (TIFFReadEncodedStrip(tif(), index, m_bytes.data(), want) != want)
            return damaged("strip", index);
        return {};
    }

    Result<void> tiles(int band, int left, int right, const std::stop_token& stop) {
        const int first = band * m_bandRows;
        const int rows = std::min(m_bandRows, layout().height - first);
        const auto tileRow = static_cast<std::size_t>(layout().packedRowBytes(layout().tileWidth));
        m_tile.resize(tileRow * static_cast<std::size_t>(layout().tileHeight));
        m_heldTo = first + rows - 1;
        m_heldLeft = left / layout().tileWidth * layout().tileWidth;
        m_heldRight = m_heldLeft;
        for (int x = m_heldLeft; x <= right; x += layout().tileWidth) {
            if (stop.stop_requested()) return cancelled(m_file->path());
            const std::uint32_t index = TIFFComputeTile(
                tif(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(first), 0, 0);
            const auto want = static_cast<tmsize_t>(m_tile.size());
            if (isGap(index))
                std::fill(m_tile.begin(), m_tile.end(), std::byte{0});
            else if (TIFFReadEncodedTile(tif(), index, m_tile.data(), want) != want)
                return damaged("tile", index);
            // Tile widths are multiples of 16 pixels: each begins at a byte.
            const auto at = static_cast<std::size_t>(layout().packedRowBytes(x));
            const std::size_t bytes = std::min(tileRow, m_packedRow - at);
            for (int y = 0; y < rows; ++y)
                std::memcpy(m_bytes.data() + static_cast<std::size_t>(y) * m_packedRow + at,
                    m_tile.data() + static_cast<std::size_t>(y) * tileRow, bytes);
            m_heldRight = x + layout().tileWidth - 1;
        }
        return {};
    }

    std::unique_ptr<ImageFile> m_file; // the handle refers to it
    OpenTiffPage m_page;
    std::size_t m_packedRow;
    bool m_unpacks;
    int m_bandRows;
    bool m_byRows;
    std::vector<std::byte> m_bytes; // the band that is held, or the row read last
    std::vector<std::byte> m_tile;
    std::vector<std::byte> m_row;
    int m_band = -1;
    int m_heldTo = -1;
    int m_heldLeft = 0, m_heldRight = -1;
    int m_nextRow = -1; // that the codec would give next
};

} // namespace

Result<std::unique_ptr<RowWindow>> openCodedRowWindow(
    std::unique_ptr<ImageFile> file, OpenTiffPage page, std::uint64_t maxBytes) {
    const auto path = file->path();
    auto window = std::make_unique<CodedWindow>(std::move(file), std::move(page));
    if (window->heldBytes() > maxBytes)
        return fail(
            ErrorCode::LimitExceeded, path, "one of its strips is larger than the memory allowed");
    return std::unique_ptr<RowWindow>(std::move(window));
}

} // namespace lightstack::io
