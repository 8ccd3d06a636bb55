#include "core/io/tiff_layout.h"

#include <tiffio.h>

#include <algorithm>
#include <bit>

namespace lightstack::io {
namespace {

using image::SampleType;

std::optional<SampleType> typeFor(int bits, int format) noexcept {
    if (format == SAMPLEFORMAT_IEEEFP) {
        if (bits == 16) return SampleType::F16;
        if (bits == 24 || bits == 32) return SampleType::F32;
        if (bits == 64) return SampleType::F64;
        return std::nullopt;
    }
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_INT && format != SAMPLEFORMAT_VOID)
        return std::nullopt;
    const bool isSigned = format == SAMPLEFORMAT_INT;
    if (bits < 1 || bits > 64) return std::nullopt;
    if (bits <= 8) return isSigned ? SampleType::S8 : SampleType::U8;
    if (bits <= 16) return isSigned ? SampleType::S16 : SampleType::U16;
    if (bits <= 32) return isSigned ? SampleType::S32 : SampleType::U32;
    return isSigned ? SampleType::S64 : SampleType::U64;
}

int shortField(TIFF* tif, std::uint32_t tag, int fallback) {
    std::uint16_t value = 0;
    return TIFFGetFieldDefaulted(tif, tag, &value) != 0 ? value : fallback;
}

void readAlpha(TIFF* tif, TiffLayout& layout) {
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    if (TIFFGetField(tif, TIFFTAG_EXTRASAMPLES, &count, &kinds) == 0 || kinds == nullptr) return;
    const int first = layout.samples - static_cast<int>(count);
    for (int i = 0; i < count; ++i) {
        if (kinds[i] != EXTRASAMPLE_ASSOCALPHA && kinds[i] != EXTRASAMPLE_UNASSALPHA) continue;
        layout.alphaChannel = first + i;
        layout.alphaPremultiplied = kinds[i] == EXTRASAMPLE_ASSOCALPHA;
        return;
    }
}

Result<void> checkKinds(const TiffLayout& layout, const std::filesystem::path& path) {
    if (layout.sampleFormat == SAMPLEFORMAT_COMPLEXINT ||
        layout.sampleFormat == SAMPLEFORMAT_COMPLEXIEEEFP)
        return fail(ErrorCode::Unsupported, path, "it holds complex numbers");
    if (!typeFor(layout.bits, layout.sampleFormat))
        return fail(ErrorCode::Unsupported, path,
            "samples of " + std::to_string(layout.bits) + " bits in format " +
                std::to_string(layout.sampleFormat) + " are not read");
    if (TIFFIsCODECConfigured(static_cast<std::uint16_t>(layout.compression)) == 0)
        return fail(ErrorCode::Unsupported, path,
            "its compression (" + std::string(tiffCompressionName(layout.compression)) +
                ") is not read here");
    return {};
}

// Strips or tiles.
Result<void> readParts(TiffHandle& handle, TiffLayout& layout) {
    TIFF* tif = handle.get();
    layout.tiled = TIFFIsTiled(tif) != 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    if (layout.tiled) {
        TIFFGetField(tif, TIFFTAG_TILEWIDTH, &a);
        TIFFGetField(tif, TIFFTAG_TILELENGTH, &b);
        if (a == 0 || b == 0 || a > (1U << 20) || b > (1U << 20))
            return fail(
                ErrorCode::CorruptData, handle.file().path(), "its tiles have an impossible size");
        layout.tileWidth = static_cast<int>(a);
        layout.tileHeight = static_cast<int>(b);
        return {};
    }
    TIFFGetFieldDefaulted(tif, TIFFTAG_ROWSPERSTRIP, &a);
    const auto height = static_cast<std::uint32_t>(layout.height);
    layout.rowsPerStrip = static_cast<int>(a == 0 ? height : std::min(a, height));
    return {};
}

} // namespace

image::ImageSpec TiffLayout::spec() const noexcept {
    return {{width, height}, samples, type,
        separate ? image::PlaneOrder::Separate : image::PlaneOrder::Interleaved};
}

Result<TiffLayout> readTiffLayout(TiffHandle& handle) {
    TIFF* tif = handle.get();
    const auto& path = handle.file().path();
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tif, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tif, TIFFTAG_IMAGELENGTH, &height);
    if (width == 0 || height == 0)
        return fail(ErrorCode::CorruptData, path, "the picture has no pixels");
    if (width > INT32_MAX || height > INT32_MAX)
        return fail(ErrorCode::LimitExceeded, path, "it announces more than 2^31 pixels a side");

    TiffLayout layout;
    layout.width = static_cast<int>(width);
    layout.height = static_cast<int>(height);
    layout.compression = shortField(tif, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    layout.photometric = shortField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    if (layout.compression == COMPRESSION_JPEG && layout.photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(tif, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    if (layout.photometric == PHOTOMETRIC_LOGL || layout.photometric == PHOTOMETRIC_LOGLUV)
        TIFFSetField(tif, TIFFTAG_SGILOGDATAFMT, SGILOGDATAFMT_FLOAT);
    layout.bits = shortField(tif, TIFFTAG_BITSPERSAMPLE, 1);
    layout.samples = std::max(1, shortField(tif, TIFFTAG_SAMPLESPERPIXEL, 1));
    layout.sampleFormat = shortField(tif, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    layout.orientation = shortField(tif, TIFFTAG_ORIENTATION, 1);
    if (layout.orientation < 1 || layout.orientation > 8) layout.orientation = 1;
    layout.separate =
        layout.samples > 1 && shortField(tif, TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_SEPARATE;
    layout.reversedBits = shortField(tif, TIFFTAG_FILLORDER, 1) == FILLORDER_LSB2MSB;
    layout.swapped = TIFFIsByteSwapped(tif) != 0;
    layout.processInks = shortField(tif, TIFFTAG_INKSET, INKSET_CMYK) != INKSET_MULTIINK;
    if (const auto fine = readParts(handle, layout); !fine) return tl::unexpected(fine.error());
    std::uint16_t h = 1;
    std::uint16_t v = 1;
    if (layout.photometric == PHOTOMETRIC_YCBCR && layout.compression != COMPRESSION_JPEG) {
        TIFFGetFieldDefaulted(tif, TIFFTAG_YCBCRSUBSAMPLING, &h, &v);
        layout.subsampled = (h > 1 || v > 1) && !layout.separate;
    }
    if (const auto fine = checkKinds(layout, path); !fine) return tl::unexpected(fine.error());
    layout.type = *typeFor(layout.bits, layout.sampleFormat);
    readAlpha(tif, layout);
    return layout;
}

std::vector<std::byte> readTiffIcc(TiffHandle& handle) {
    std::uint32_t size = 0;
    void* data = nullptr;
    if (TIFFGetField(handle.get(), TIFFTAG_ICCPROFILE, &size, &data) == 0 || data == nullptr)
        return {};
    const auto* bytes = static_cast<const std::byte*>(data);
    return {bytes, bytes + size};
}

Result<TiffPalette> readTiffPalette(TiffHandle& handle, int bits) {
    std::array<std::uint16_t*, 3> maps{};
    const bool there =
        TIFFGetField(handle.get(), TIFFTAG_COLORMAP, &maps[0], &maps[1], &maps[2]) != 0;
    if (!there || maps[0] == nullptr || bits > 16)
        return fail(ErrorCode::CorruptData, handle.file().path(), "its colour map is missing");
    const std::size_t count = std::size_t{1} << bits;
    bool eightBit = true;
    for (const std::uint16_t* map : maps)
        eightBit =
            eightBit && std::all_of(map, map + count, [](std::uint16_t v) { return v < 256; });
    TiffPalette palette(count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            palette[i][c] = static_cast<std::uint8_t>(eightBit ? maps[c][i] : maps[c][i] >> 8);
    return palette;
}

const char* tiffPhotometricName(int photometric) noexcept {
    switch (photometric) {
    case PHOTOMETRIC_MINISWHITE:
        return "MinIsWhite";
    case PHOTOMETRIC_MINISBLACK:
        return "MinIsBlack";
    case PHOTOMETRIC_RGB:
        return "RGB";
    case PHOTOMETRIC_PALETTE:
        return "Palette";
    case PHOTOMETRIC_MASK:
        return "Mask";
    case PHOTOMETRIC_SEPARATED:
        return "Separated";
    case PHOTOMETRIC_YCBCR:
        return "YCbCr";
    case PHOTOMETRIC_CIELAB:
        return "CIELab";
    case PHOTOMETRIC_ICCLAB:
        return "ICCLab";
    case PHOTOMETRIC_ITULAB:
        return "ITULab";
    case PHOTOMETRIC_CFA:
        return "CFA";
    case PHOTOMETRIC_LOGL:
        return "LogL";
    case PHOTOMETRIC_LOGLUV:
        return "LogLuv";
    default:
        return "unknown";
    }
}

const char* tiffCompressionName(int compression) noexcept {
    const TIFFCodec* codec = nullptr;
    switch (compression) {
    case COMPRESSION_NONE:
        return "None";
    case COMPRESSION_CCITTRLE:
        return "CCITT RLE";
    case COMPRESSION_CCITTFAX3:
        return "CCITT Fax 3";
    case COMPRESSION_CCITTFAX4:
        return "CCITT Fax 4";
    case COMPRESSION_LZW:
        return "LZW";
    case COMPRESSION_OJPEG:
        return "old-style JPEG";
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE:
        return "Deflate";
    default:
        codec = TIFFFindCODEC(static_cast<std::uint16_t>(compression));
        break;
    }
    return codec != nullptr ? codec->name : "unknown";
}

} // namespace lightstack::io
