// Stored rows of a picture, pulled in order from a file that is opened once and read once: what
// volumes are reduced from.
//
// Uncompressed TIFF rows come straight from the file, as many as are asked for; coded ones strip by
// strip or a band of tiles at a time; other formats, and TIFFs whose colours are stored
// plane by plane or at a lower resolution, are decoded whole. Samples are those of
// ImageReader::samples(): bits unpacked, native byte order, always interleaved; those that number
// the greys of a palette are these greys. Strict: damage is an error. Thread: one at a time a
// stream.
#pragma once

#include "core/io/tiff_pages.h"

namespace lightstack::io {

class GreyPalette;

class RowStream {
public:
    // LimitExceeded where more than `maxBytes` had to be held. Rows of a palette come as its greys;
    // Unsupported when one that holds a colour is read.
    static Result<std::unique_ptr<RowStream>> open(const std::filesystem::path& path, int page,
        std::uint64_t maxBytes, const std::stop_token& stop);
    // A page that was found before (rowPages()): the way there is not gone again.
    static Result<std::unique_ptr<RowStream>> open(const std::filesystem::path& path,
        const TiffPage& page, std::uint64_t maxBytes, const std::stop_token& stop);

    virtual ~RowStream() = default;
    RowStream(const RowStream&) = delete;
    RowStream& operator=(const RowStream&) = delete;

    [[nodiscard]] const image::ImageSpec& spec() const noexcept { return m_spec; }
    [[nodiscard]] const base::FileStamp& stamp() const noexcept { return m_stamp; }
    [[nodiscard]] bool whiteIsZero() const noexcept { return m_whiteIsZero; }
    // What the numbers in the file stand for; null where it has no palette.
    [[nodiscard]] const std::shared_ptr<const GreyPalette>& palette() const noexcept {
        return m_palette;
    }
    // Reading is decoding, too: the clock counts it so.
    [[nodiscard]] virtual bool decodes() const noexcept { return true; }
    // Rows that are decoded in one go: who asks for multiples of them saves copies. 1: any.
    [[nodiscard]] virtual int rowsAtOnce() const noexcept { return 1; }
    // The next out.size() / spec().rowBytes() rows. CorruptData past the last.
    Result<void> read(std::span<std::byte> out) {
        auto done = readRows(out);
        m_hasFailed = m_hasFailed || !done;
        return done;
    }
    // Of several streams, the one that trouble came from: pages of one file have one path.
    [[nodiscard]] bool hasFailed() const noexcept { return m_hasFailed; }

protected:
    RowStream() = default;
    virtual Result<void> readRows(std::span<std::byte> out) = 0;
    image::ImageSpec m_spec;
    base::FileStamp m_stamp;
    bool m_whiteIsZero = false;
    std::shared_ptr<const GreyPalette> m_palette;

private:
    bool m_hasFailed = false;
};

// For tiff_row_stream.cpp: all rows decoded at once.
Result<std::unique_ptr<RowStream>> openWholePicture(
    const ImageFile& file, int page, std::uint64_t maxBytes, const std::stop_token& stop);

// For row_stream.cpp: the file is a TIFF.
Result<std::unique_ptr<RowStream>> openTiffRowStream(std::unique_ptr<ImageFile> file,
    const TiffPage& page, std::uint64_t maxBytes, const std::stop_token& stop);

} // namespace lightstack::io
