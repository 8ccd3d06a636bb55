// Rows and columns of a picture wherever they stand in it: what planes across a stack are made of.
//
// 1. open() reads the head of the file. 2. read() picks every n-th row and column of a part. Of
// uncompressed TIFFs only the bytes wanted are read, or, where gaps are smaller than a read costs,
// all of the part in pieces; of coded ones only the strips or tiles that hold the rows are decoded,
// and a strip no further than its last row wanted; other formats are decoded whole, once. 3.
// place() is where uncompressed rows stand: with it the same file is opened again without reading
// its head. Samples are as RowStream's; colours stored one by one are joined, those of a palette
// become greys as light as they are. Strict: damage is an error. Thread: one at a time a window.
#pragma once

#include "core/io/tiff_pages.h"

#include <algorithm>

namespace lightstack::io {

// Columns x, x + stepX... and rows y, y + stepY...; past the last of the picture: the last.
struct RowPick {
    int x = 0;
    int width = 0; // columns picked
    int stepX = 1;
    int y = 0;
    int rows = 0; // rows picked
    int stepY = 1;

    [[nodiscard]] int column(int i, int width_) const noexcept {
        return static_cast<int>(std::min<std::int64_t>(x + std::int64_t{i} * stepX, width_ - 1));
    }
    [[nodiscard]] int row(int i, int height) const noexcept {
        return static_cast<int>(std::min<std::int64_t>(y + std::int64_t{i} * stepY, height - 1));
    }
    // Everything of such a picture.
    [[nodiscard]] static RowPick all(image::PixelSize size) noexcept {
        return {0, size.width, 1, 0, size.height, 1};
    }
};

// The columns picked of a whole row of `width` pixels.
void pickColumns(const std::byte* row, int width, std::size_t pixelBytes, const RowPick& pick,
    std::byte* out) noexcept;

// Where the rows of a page stand one after the other, and the state of the file that was seen.
struct RowPlace {
    std::uint64_t offset = 0;
    std::uint64_t fileSize = 0;
    std::int64_t mtimeNs = 0;
    bool swapped = false; // not this machine's byte order
};

// All bytes of a file but its rows: what says where and how these stand. Files of one size with
// equal frames are read alike.
struct RowFrame {
    std::vector<std::byte> head;
    std::vector<std::byte> tail;
    bool operator==(const RowFrame&) const = default;
};

class GreyPalette;

class RowWindow {
public:
    // LimitExceeded where more than `maxBytes` had to be held. Errors else as ImageReader::samples.
    static Result<std::unique_ptr<RowWindow>> open(const std::filesystem::path& path, int page,
        std::uint64_t maxBytes, const std::stop_token& stop);
    // A page that was found before (rowPages()).
    static Result<std::unique_ptr<RowWindow>> open(const std::filesystem::path& path,
        const TiffPage& page, std::uint64_t maxBytes, const std::stop_token& stop);
    // CorruptData where the file is no longer as it was.
    static Result<std::unique_ptr<RowWindow>> open(
        const std::filesystem::path& path, const image::ImageSpec& spec, const RowPlace& place);
    // None where the file is no longer as it was, or there is much around its rows.
    static std::optional<RowFrame> frameOf(
        const std::filesystem::path& path, const image::ImageSpec& spec, const RowPlace& place);
    // Another file that is framed like the one of `place`: two small reads instead of its head's
    // parsing. Unsupported where it is not.
    static Result<std::unique_ptr<RowWindow>> open(const std::filesystem::path& path,
        const image::ImageSpec& spec, const RowPlace& place, const RowFrame& frame);

    virtual ~RowWindow() = default;
    RowWindow(const RowWindow&) = delete;
    RowWindow& operator=(const RowWindow&) = delete;

    [[nodiscard]] const image::ImageSpec& spec() const noexcept { return m_spec; } // interleaved
    [[nodiscard]] bool whiteIsZero() const noexcept { return m_whiteIsZero; }
    // What the numbers in the file stand for; null where it has no palette.
    [[nodiscard]] const std::shared_ptr<const GreyPalette>& palette() const noexcept {
        return m_palette;
    }
    // None where rows are decoded, or stand in several places.
    [[nodiscard]] virtual std::optional<RowPlace> place() const { return std::nullopt; }
    // How many rows are decoded at once; 0: none are, each is read by itself.
    [[nodiscard]] virtual int bandRows() const noexcept = 0;
    // A band is decoded no further than to the last row wanted of it.
    [[nodiscard]] virtual bool stopsInBands() const noexcept { return false; }
    // Packed pixels, `rows` x `width`. Requires: x and y within the picture, steps positive,
    // out.size() = rows * width * pixel. CorruptData, Io, Cancelled.
    virtual Result<void> read(
        const RowPick& pick, std::span<std::byte> out, const std::stop_token& stop) = 0;

protected:
    RowWindow() = default;
    [[nodiscard]] std::size_t pixelBytes() const noexcept {
        return static_cast<std::size_t>(m_spec.channels) *
               static_cast<std::size_t>(image::bytesPerSample(m_spec.type));
    }
    image::ImageSpec m_spec;
    bool m_whiteIsZero = false;
    std::shared_ptr<const GreyPalette> m_palette;
};

// Where all pages of a file are: one walk down the chain, however many there are. Empty where it is
// no TIFF; at most `limit`.
std::vector<TiffPage> rowPages(const ImageFile& file, int limit);

// For row_window.cpp: a page of a TIFF whose samples are read by us, or by libtiff's codecs.
Result<std::unique_ptr<RowWindow>> openTiffRowWindow(
    std::unique_ptr<ImageFile> file, const TiffPage& page, std::uint64_t maxBytes);

} // namespace lightstack::io
