// Rows of TIFF pages for RowStream.
#include "core/io/grey_palette.h"
#include "core/io/tiff_open.h"
#include "core/io/tiff_rows.h"
#include "core/io/tiff_samples.h"
#include "core/io/tiff_strip_codec.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace lightstack::io {
namespace {

class TiffRowStream : public RowStream {
public:
    TiffRowStream(std::unique_ptr<ImageFile> file, OpenTiffPage page)
        : m_file(std::move(file))
        , m_page(std::move(page))
        , m_packedRow(static_cast<std::size_t>(m_page.layout.packedRowBytes(m_page.layout.width))) {
        m_spec = m_page.layout.spec();
        m_spec.planes = image::PlaneOrder::Interleaved;
        m_stamp = m_file->stamp();
        m_whiteIsZero = m_page.layout.photometric == PHOTOMETRIC_MINISWHITE;
        m_palette = greyPaletteOf(m_page);
    }

protected:
    [[nodiscard]] tl::unexpected<Error> broken(const std::string& detail) const {
        return fail(ErrorCode::CorruptData, m_file->path(), detail);
    }
    [[nodiscard]] const TiffLayout& layout() const noexcept { return m_page.layout; }

    std::unique_ptr<ImageFile> m_file; // the handle refers to it
    OpenTiffPage m_page;
    std::size_t m_packedRow;
    int m_row = 0;
};

// Whole bytes in uncompressed strips.
class PlainRows final : public TiffRowStream {
public:
    PlainRows(std::unique_ptr<ImageFile> file, OpenTiffPage page)
        : TiffRowStream(std::move(file), std::move(page)) {
        // A single piece, as most writers leave it: no strip has to be looked up again.
        const int strips = (layout().height - 1) / layout().rowsPerStrip + 1;
        m_isOnePiece = true;
        m_offset = layout().isVirtual ? layout().virtualOffset : offsetOf(0);
        for (int i = 1; i < strips && m_isOnePiece && !layout().isVirtual; ++i)
            m_isOnePiece = offsetOf(i) == m_offset + static_cast<std::uint64_t>(i) *
                                                         static_cast<std::uint64_t>(stripBytes());
    }
    [[nodiscard]] bool decodes() const noexcept override { return false; }

    Result<void> readRows(std::span<std::byte> out) override {
        int rows = static_cast<int>(out.size() / m_packedRow);
        if (rows > layout().height - m_row) return broken("it has no more rows");
        while (rows > 0) {
            const int strip = m_row / layout().rowsPerStrip;
            const int end = m_isOnePiece
                                ? layout().height
                                : std::min(layout().height, (strip + 1) * layout().rowsPerStrip);
            const int count = std::min(rows, end - m_row);
            const std::size_t bytes = static_cast<std::size_t>(count) * m_packedRow;
            const auto skipped = static_cast<std::uint64_t>(
                                     m_isOnePiece ? m_row : m_row - strip * layout().rowsPerStrip) *
                                 m_packedRow;
            const std::uint64_t start = m_isOnePiece ? m_offset : offsetOf(strip);
            if (start == 0) return broken("strip " + std::to_string(strip) + " is not in the file");
            const auto got = base::readAt(
                m_file->descriptor(), start + skipped, out.first(bytes), m_file->path());
            if (!got) return tl::unexpected(got.error());
            if (*got < bytes) return broken("the file ends at row " + std::to_string(m_row));
            swapTiffSamples(layout(), out.first(bytes));
            out = out.subspan(bytes);
            rows -= count;
            m_row += count;
        }
        return {};
    }

private:
    [[nodiscard]] std::size_t stripBytes() const noexcept {
        return m_packedRow * static_cast<std::size_t>(layout().rowsPerStrip);
    }
    [[nodiscard]] std::uint64_t offsetOf(int strip) const {
        return TIFFGetStrileOffset(m_page.handle.get(), static_cast<std::uint32_t>(strip));
    }
    bool m_isOnePiece = false;
    std::uint64_t m_offset = 0;
};

// Strips and tiles that are decoded: one band of them at a time; a strip that is wanted whole goes
// straight to where it is wanted.
class CodedRows final : public TiffRowStream {
public:
    CodedRows(std::unique_ptr<ImageFile> file, OpenTiffPage page, std::stop_token stop)
        : TiffRowStream(std::move(file), std::move(page))
        , m_stop(std::move(stop))
        , m_unpacks(layout().bits != 8 * image::bytesPerSample(layout().type))
        , m_bandRows(layout().tiled ? layout().tileHeight : layout().rowsPerStrip)
        , m_codec(m_page.handle, layout()) {}

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_file->path(); }
    [[nodiscard]] std::uint64_t bandBytes() const noexcept {
        return static_cast<std::uint64_t>(m_bandRows) * m_packedRow;
    }

    [[nodiscard]] int rowsAtOnce() const noexcept override { return m_bandRows; }

    Result<void> readRows(std::span<std::byte> out) override {
        const std::size_t rowBytes = m_spec.rowBytes();
        auto rows = static_cast<int>(out.size() / rowBytes);
        if (rows > layout().height - m_row) return broken("it has no more rows");
        while (rows > 0) {
            const int band = std::min(m_bandRows, layout().height - m_row);
            if (m_row >= m_bandEnd && rows >= band && !m_unpacks && !layout().tiled) {
                const std::size_t bytes = static_cast<std::size_t>(band) * rowBytes;
                m_bandStart = m_row;
                m_bandEnd = m_row + band;
                if (m_stop.stop_requested()) return cancelled(m_file->path());
                if (auto done = strip(out.first(bytes)); !done) return done;
                out = out.subspan(bytes);
                rows -= band;
                m_row += band;
                continue;
            }
            if (m_row >= m_bandEnd)
                if (auto done = nextBand(); !done) return done;
            const int count = std::min(rows, m_bandEnd - m_row);
            const std::byte* from =
                m_band.data() + static_cast<std::size_t>(m_row - m_bandStart) * m_packedRow;
            if (m_unpacks)
                for (int i = 0; i < count; ++i)
                    unpackTiffRow(layout(),
                        {from + static_cast<std::size_t>(i) * m_packedRow, m_packedRow},
                        static_cast<std::size_t>(m_spec.size.width) *
                            static_cast<std::size_t>(m_spec.channels),
                        out.data() + static_cast<std::size_t>(i) * rowBytes);
            else
                std::memcpy(out.data(), from, static_cast<std::size_t>(count) * m_packedRow);
            out = out.subspan(static_cast<std::size_t>(count) * rowBytes);
            rows -= count;
            m_row += count;
        }
        return {};
    }

private:
    Result<void> nextBand() {
        if (m_stop.stop_requested()) return cancelled(m_file->path());
        m_bandStart = m_row;
        m_bandEnd = std::min(layout().height, m_row + m_bandRows);
        try {
            m_band.resize(static_cast<std::size_t>(bandBytes()));
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::LimitExceeded, m_file->path(), "there is no memory for a strip");
        }
        const std::size_t bytes = static_cast<std::size_t>(m_bandEnd - m_bandStart) * m_packedRow;
        return layout().tiled ? tiles() : strip(std::span(m_band).first(bytes));
    }

    Result<void> strip(std::span<std::byte> out) {
        TIFF* tif = m_page.handle.get();
        const auto index = static_cast<std::uint32_t>(m_bandStart / layout().rowsPerStrip);
        const auto want = static_cast<tmsize_t>(out.size());
        if (isGap(index)) {
            std::fill(out.begin(), out.end(), std::byte{0});
            return {};
        }
        const TiffPiece piece = m_codec.read(index, out, m_packedRow);
        if (piece == TiffPiece::Decoded) return {};
        if (piece == TiffPiece::Damaged ||
            TIFFReadEncodedStrip(tif, index, out.data(), want) != want)
            return damaged("strip", index);
        return {};
    }

    Result<void> tiles() {
        TIFF* tif = m_page.handle.get();
        const auto tileRow = static_cast<std::size_t>(layout().packedRowBytes(layout().tileWidth));
        m_tile.resize(tileRow * static_cast<std::size_t>(layout().tileHeight));
        for (int left = 0; left < layout().width; left += layout().tileWidth) {
            if (m_stop.stop_requested()) return cancelled(m_file->path());
            const std::uint32_t index = TIFFComputeTile(tif, static_cast<std::uint32_t>(left),
                static_cast<std::uint32_t>(m_bandStart), 0, 0);
            const auto want = static_cast<tmsize_t>(m_tile.size());
            if (isGap(index)) {
                std::fill(m_tile.begin(), m_tile.end(), std::byte{0});
            } else if (const TiffPiece piece = m_codec.read(index, m_tile, tileRow);
                       piece == TiffPiece::Damaged ||
                       (piece == TiffPiece::Left &&
                           TIFFReadEncodedTile(tif, index, m_tile.data(), want) != want)) {
                return damaged("tile", index);
            }
            // Tile widths are multiples of 16 pixels: each begins at a byte.
            const auto at = static_cast<std::size_t>(layout().packedRowBytes(left));
            const std::size_t bytes = std::min(tileRow, m_packedRow - at);
            for (int y = 0; y < m_bandEnd - m_bandStart; ++y)
                std::memcpy(m_band.data() + static_cast<std::size_t>(y) * m_packedRow + at,
                    m_tile.data() + static_cast<std::size_t>(y) * tileRow, bytes);
        }
        return {};
    }

    // Left out on purpose: zeros.
    bool isGap(std::uint32_t index) {
        TIFF* tif = m_page.handle.get();
        return TIFFGetStrileOffset(tif, index) == 0 && TIFFGetStrileByteCount(tif, index) == 0;
    }
    tl::unexpected<Error> damaged(const char* what, std::uint32_t index) {
        const std::string why = m_page.handle.takeMessage();
        return broken(std::string(what) + " " + std::to_string(index) + " is damaged" +
                      (why.empty() ? "" : ": " + why));
    }

    std::stop_token m_stop;
    bool m_unpacks;
    int m_bandRows;
    int m_bandStart = 0;
    int m_bandEnd = 0;
    TiffStripCodec m_codec;
    std::vector<std::byte> m_band;
    std::vector<std::byte> m_tile;
};

} // namespace

Result<std::unique_ptr<RowStream>> openTiffRowStream(std::unique_ptr<ImageFile> file,
    const TiffPage& page, std::uint64_t maxBytes, const std::stop_token& stop) {
    auto open = openTiffPage(*file, page);
    if (!open) return tl::unexpected(open.error());
    const TiffLayout& layout = open->layout;
    if (layout.separate || needsTiffRgb(layout))
        return openWholePicture(
            *file, page.virtualOffset != 0 ? page.virtualIndex : page.index, maxBytes, stop);
    const std::uint64_t row = layout.packedRowBytes(layout.width);
    if (row > kMostTiffRow)
        return fail(ErrorCode::LimitExceeded, file->path(), "a single row is too large");
    if (isPlainTiff(layout))
        return std::unique_ptr<RowStream>(new PlainRows(std::move(file), *std::move(open)));
    auto rows = std::make_unique<CodedRows>(std::move(file), *std::move(open), stop);
    if (rows->bandBytes() > maxBytes)
        return fail(ErrorCode::LimitExceeded, rows->path(),
            "one of its strips is larger than the memory allowed");
    return std::unique_ptr<RowStream>(std::move(rows));
}

} // namespace lightstack::io
