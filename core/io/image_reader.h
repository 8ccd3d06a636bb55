// How a file becomes pixels: one interface, one adapter a library, one table of readers.
//
// 1. ImageFile::open opens the file once and sniffs it by content. 2. readerFor() finds the reader
// that claims that content. 3. info() reads headers only; samples() gives the stored values
// untouched (the command `decode`, the value under the cursor); picture() gives what a person
// should see, at any size down to hint.maxSide, as cheaply as the format allows (DCT scaling,
// reduced pages, embedded previews). A Picture is not yet oriented, windowed or colour-converted:
// render.h does that, once, for every path, so that embedded, scaled and full agree. Reading checks
// hint.stop at every natural pause; sizes are checked against maxBytes before memory is taken. Only
// a reader that claimed the file may answer CorruptData. Thread: readers have no state, any thread;
// an ImageFile is one thread's at a time.
#pragma once

#include "core/base/byte_source.h"
#include "core/base/file_io.h"
#include "core/image/image_buffer.h"
#include "core/metadata/mime.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace lightstack::io {

// An opened file: descriptor, stamp, verdict on its content. A member of a zip or tar file is
// opened by its path, too ("/dir/a.zip/x.jpg"): it is unpacked into a file without a name.
class ImageFile {
public:
    // Up to so many bytes are kept in memory where the whole is wanted: slow disks and networks
    // answer once. More, and TIFF, whose rows are read where they go, is only announced.
    static constexpr std::uint64_t kWhole = std::uint64_t{8} << 20;
    // `wholeSoon`: all of it will be read; the system begins to fetch it before anything is parsed.
    // `stop`: while a member of an archive is looked for and unpacked.
    static Result<ImageFile> open(const std::filesystem::path& path, bool wholeSoon = false,
        const std::stop_token& stop = {});
    // Of a file whose content was looked at before: what it is is not asked again.
    static Result<ImageFile> openAs(const std::filesystem::path& path,
        const metadata::MimeVerdict& verdict, const std::stop_token& stop = {});

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }
    // For libraries that open for themselves: the same bytes, as long as this object lives.
    [[nodiscard]] const std::filesystem::path& openablePath() const noexcept { return m_openable; }
    // The stamp as it is now: another one where the file was changed meanwhile.
    [[nodiscard]] Result<base::FileStamp> stampNow() const;
    [[nodiscard]] const base::FileStamp& stamp() const noexcept { return m_stamp; }
    [[nodiscard]] const metadata::MimeVerdict& mime() const noexcept { return m_mime; }
    [[nodiscard]] const base::FileDescriptor& descriptor() const noexcept { return *m_file; }
    [[nodiscard]] base::ByteSource& bytes() const noexcept { return *m_source; }

private:
    static Result<ImageFile> opened(
        const std::filesystem::path& path, bool wholeSoon, const std::stop_token& stop);

    std::filesystem::path m_path, m_openable;
    bool m_isMember = false;                      // of an archive
    std::unique_ptr<base::FileDescriptor> m_file; // stable address: the source refers to it
    std::unique_ptr<base::FileSource> m_source;
    base::FileStamp m_stamp;
    metadata::MimeVerdict m_mime;
};

// How the samples of a Picture are to be understood.
enum class ColorModel { Gray, GrayAlpha, Rgb, Rgba, Cmyk };

struct ImageInfo {
    image::PixelSize size; // stored, before orientation
    int bits = 8;          // per sample, as stored (12 stays 12)
    image::SampleType sampleType = image::SampleType::U8;
    int channels = 1;
    int pages = 1;
    int orientation = 1;
    bool animated = false;
    std::string photometric; // "RGB", "MinIsWhite", "YCbCr", "Palette"...
    std::string compression; // "None", "LZW", "JPEG"..., "" where it says nothing
};

enum class PictureOrigin { Preview, Scaled, Full };

struct ReadHint {
    int page = 0;
    int maxSide =
        0; // long side wanted; 0 = full size. The picture has at least this (or all there is)
    bool quick = false; // an embedded preview, even a smaller one, or a first scan is welcome
    bool allowPreviews = true; // false: decode the image itself (benchmarks, exact colours)
    std::uint64_t maxBytes = std::uint64_t{2} << 30; // largest block of samples that may be taken
    std::stop_token stop = {};
};

struct Picture {
    image::ImageBuffer pixels; // interleaved; palettes, YCbCr and Lab already turned to Rgb
    ColorModel color = ColorModel::Gray;
    bool whiteIsZero = false; // grey only: render inverts, samples stay as stored
    bool alphaPremultiplied = false;
    bool cmykInverted = false;  // Adobe JPEG: 0 is full ink
    std::vector<std::byte> icc; // empty: sRGB (RGB), gamma 2.2 grey
    int orientation = 1;        // EXIF 1-8, still to be applied
    PictureOrigin origin = PictureOrigin::Full;
    image::PixelSize fullSize;         // stored size of the page, before orientation
    bool provisional = false;          // quick answer: a better one exists
    int significantBits = 0;           // 10, 12, 14 in a 16-bit type; 0 = all
    std::vector<std::string> warnings; // damage that was survived: "the last 40 rows are missing"
};

class ImageReader {
public:
    virtual ~ImageReader() = default;
    [[nodiscard]] virtual std::string_view name() const noexcept = 0;
    [[nodiscard]] virtual bool claims(const metadata::MimeVerdict& mime) const noexcept = 0;
    virtual Result<ImageInfo> info(
        const ImageFile& file, int page, const std::stop_token& stop) const = 0;
    // Stored samples: bits unpacked to the next 8/16/32/64-bit type; no palette, inversion,
    // orientation or colour conversion; separate planes stay separate.
    virtual Result<image::ImageBuffer> samples(
        const ImageFile& file, const ReadHint& hint) const = 0;
    virtual Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const = 0;
};

// In order of preference; ONE line a format in readers.cpp.
std::span<const ImageReader* const> readers() noexcept;

// Unsupported (naming the type found) where no reader claims the file.
Result<const ImageReader*> readerFor(const ImageFile& file);

} // namespace lightstack::io
