#include "tests/core/io/tiff_fixture.h"

#include "core/io/tiff_reader.h"

#include <tiffio.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace lightstack::tests {
namespace {

std::uint64_t mixed(std::uint64_t v) {
    v = (v ^ (v >> 30)) * 0xbf58476d1ce4e5b9U;
    v = (v ^ (v >> 27)) * 0x94d049bb133111ebU;
    return v ^ (v >> 31);
}

std::uint64_t floatPattern(int bits, std::uint64_t random) {
    const auto small = static_cast<double>(static_cast<std::int64_t>(random % 4001) - 2000) / 16;
    if (bits == 64) return std::bit_cast<std::uint64_t>(small);
    if (bits == 32) return std::bit_cast<std::uint32_t>(static_cast<float>(small));
    const std::uint64_t exponent = bits == 16 ? 10 + random % 10 : 55 + random % 16;
    const int mantissa = bits == 16 ? 10 : 16;
    return ((random >> 60) & 1) << (bits - 1) | exponent << mantissa |
           ((random >> 8) & ((1U << mantissa) - 1));
}

// A row of packed samples, each part starting at a byte.
std::vector<unsigned char> packed(int bits, const std::vector<std::uint64_t>& values) {
    std::vector<unsigned char> out;
    if (bits % 8 == 0) {
        for (const std::uint64_t v : values)
            for (int b = 0; b < bits; b += 8)
                out.push_back(static_cast<unsigned char>(v >> b));
        return out;
    }
    out.assign((values.size() * static_cast<std::size_t>(bits) + 7) / 8, 0);
    std::size_t at = 0;
    for (const std::uint64_t v : values)
        for (int b = bits - 1; b >= 0; --b, ++at)
            if (((v >> b) & 1) != 0)
                out[at / 8] = static_cast<unsigned char>(out[at / 8] | (0x80U >> (at % 8)));
    return out;
}

struct Plane {
    const TiffKind& kind;
    const TiffValues& values;
    int plane;
    [[nodiscard]] std::vector<unsigned char> row(int y, int x, int count) const {
        std::vector<std::uint64_t> picked;
        for (int i = x; i < x + count; ++i)
            for (int c = 0; c < kind.samples; ++c) {
                if (kind.separate && c != plane) continue;
                const bool inside = i < kind.width && y < kind.height;
                const auto at =
                    (static_cast<std::size_t>(y) * static_cast<std::size_t>(kind.width) +
                        static_cast<std::size_t>(i)) *
                        static_cast<std::size_t>(kind.samples) +
                    static_cast<std::size_t>(c);
                picked.push_back(inside ? values[at] : 0);
            }
        return packed(kind.bits, picked);
    }
};

bool writePlane(TIFF* tif, const Plane& plane) {
    const TiffKind& kind = plane.kind;
    const auto step = static_cast<std::size_t>(kind.bits) / 8;
    const int partWidth = kind.tile > 0 ? kind.tile : kind.width;
    const int partHeight = kind.tile > 0 ? kind.tile : kind.rowsPerStrip;
    for (int top = 0; top < kind.height; top += partHeight)
        for (int left = 0; left < kind.width; left += partWidth) {
            const int rows = kind.tile > 0 ? partHeight : std::min(partHeight, kind.height - top);
            std::vector<unsigned char> bytes;
            for (int y = top; y < top + rows; ++y) {
                const auto row = plane.row(y, left, partWidth);
                bytes.insert(bytes.end(), row.begin(), row.end());
            }
            // The library swaps before its floating-point predictor, which then sees nonsense.
            if (kind.predictor == PREDICTOR_FLOATINGPOINT && TIFFIsByteSwapped(tif) != 0)
                for (std::size_t i = 0; i < bytes.size(); i += step)
                    std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(i),
                        bytes.begin() + static_cast<std::ptrdiff_t>(i + step));
            const auto size = static_cast<tmsize_t>(bytes.size());
            const auto x = static_cast<std::uint32_t>(left);
            const auto y = static_cast<std::uint32_t>(top);
            const auto sample = static_cast<std::uint16_t>(plane.plane);
            const tmsize_t written =
                kind.tile > 0 ? TIFFWriteEncodedTile(
                                    tif, TIFFComputeTile(tif, x, y, 0, sample), bytes.data(), size)
                              : TIFFWriteEncodedStrip(
                                    tif, TIFFComputeStrip(tif, y, sample), bytes.data(), size);
            if (written != size) return false;
        }
    return true;
}

} // namespace

TiffValues patternFor(const TiffKind& kind, std::uint64_t seed) {
    TiffValues out(static_cast<std::size_t>(kind.width) * static_cast<std::size_t>(kind.height) *
                   static_cast<std::size_t>(kind.samples));
    const std::uint64_t mask =
        kind.bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << kind.bits) - 1;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint64_t random = mixed(i + seed * 0x9e3779b97f4a7c15U);
        out[i] = kind.format == 3 ? floatPattern(kind.bits, random) : random & mask;
    }
    return out;
}

TiffFixture::TiffFixture(const std::filesystem::path& path, const std::string& mode)
    : m_tif(TIFFOpen(path.c_str(), mode.c_str())) {
}

TiffFixture::~TiffFixture() {
    if (m_tif != nullptr) TIFFClose(m_tif);
}

bool TiffFixture::addPage(
    const TiffKind& kind, const TiffValues& values, const std::function<void(TIFF*)>& tags) {
    if (m_tif == nullptr) return false;
    TIFFSetField(m_tif, TIFFTAG_SUBFILETYPE, kind.subfileType);
    TIFFSetField(m_tif, TIFFTAG_IMAGEWIDTH, kind.width);
    TIFFSetField(m_tif, TIFFTAG_IMAGELENGTH, kind.height);
    TIFFSetField(m_tif, TIFFTAG_BITSPERSAMPLE, kind.bits);
    TIFFSetField(m_tif, TIFFTAG_SAMPLESPERPIXEL, kind.samples);
    TIFFSetField(m_tif, TIFFTAG_SAMPLEFORMAT, kind.format);
    TIFFSetField(m_tif, TIFFTAG_PHOTOMETRIC, kind.photometric);
    TIFFSetField(m_tif, TIFFTAG_PLANARCONFIG, kind.separate ? 2 : 1);
    if (!kind.extraSamples.empty())
        TIFFSetField(m_tif, TIFFTAG_EXTRASAMPLES, static_cast<int>(kind.extraSamples.size()),
            kind.extraSamples.data());
    if (TIFFSetField(m_tif, TIFFTAG_COMPRESSION, kind.compression) == 0) return false;
    if (kind.predictor != 1) TIFFSetField(m_tif, TIFFTAG_PREDICTOR, kind.predictor);
    if (kind.tile > 0) {
        TIFFSetField(m_tif, TIFFTAG_TILEWIDTH, kind.tile);
        TIFFSetField(m_tif, TIFFTAG_TILELENGTH, kind.tile);
    } else {
        TIFFSetField(m_tif, TIFFTAG_ROWSPERSTRIP, kind.rowsPerStrip);
    }
    if (tags) tags(m_tif);
    const int planes = kind.separate ? kind.samples : 1;
    for (int plane = 0; plane < planes; ++plane)
        if (!writePlane(m_tif, {kind, values, plane})) return false;
    return TIFFWriteDirectory(m_tif) != 0;
}

Result<io::Picture> pictureOf(const std::filesystem::path& path, int maxSide) {
    const auto file = io::ImageFile::open(path);
    if (!file) return tl::unexpected(file.error());
    io::ReadHint hint;
    hint.maxSide = maxSide;
    return io::tiffReader().picture(*file, hint);
}

} // namespace lightstack::tests
