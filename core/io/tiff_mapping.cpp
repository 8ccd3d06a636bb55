#include "core/io/tiff_mapping.h"

#include "core/io/tiff_lab.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

using image::SampleType;

template <std::size_t Bytes>
void pick(const std::byte* stored, int perPixel, const std::vector<int>& chosen, int count,
    std::byte* out) {
    const std::size_t step = static_cast<std::size_t>(perPixel) * Bytes;
    for (int x = 0; x < count; ++x, stored += step)
        for (const int c : chosen) {
            std::memcpy(out, stored + static_cast<std::size_t>(c) * Bytes, Bytes);
            out += Bytes;
        }
}

template <class T>
void multiplyAlpha(std::byte* pixels, std::size_t channels, int count) {
    for (int x = 0; x < count; ++x, pixels += channels * sizeof(T)) {
        T alpha;
        std::memcpy(&alpha, pixels + (channels - 1) * sizeof(T), sizeof(T));
        for (std::size_t c = 0; c + 1 < channels; ++c) {
            T v;
            std::memcpy(&v, pixels + c * sizeof(T), sizeof(T));
            if constexpr (std::is_floating_point_v<T>) {
                v = v * alpha;
            } else {
                constexpr std::uint64_t kFull = std::numeric_limits<T>::max();
                v = static_cast<T>((std::uint64_t{v} * alpha + kFull / 2) / kFull);
            }
            std::memcpy(pixels + c * sizeof(T), &v, sizeof(T));
        }
    }
}

void mapPalette(const TiffPalette& palette, SampleType type, const std::byte* stored, int perPixel,
    int channel, int count, std::byte* out) {
    const auto bytes = static_cast<std::size_t>(image::bytesPerSample(type));
    const std::size_t step = static_cast<std::size_t>(perPixel) * bytes;
    stored += static_cast<std::size_t>(channel) * bytes;
    for (int x = 0; x < count; ++x, stored += step, out += 3) {
        std::size_t index = std::to_integer<std::size_t>(stored[0]);
        if (bytes == 2) index |= std::to_integer<std::size_t>(stored[1]) << 8;
        std::memcpy(out, palette[std::min(index, palette.size() - 1)].data(), 3);
    }
}

void scaleBits(int bits, const std::byte* stored, int perPixel, const std::vector<int>& chosen,
    int count, std::byte* out) {
    const unsigned full = (1U << bits) - 1;
    std::array<std::byte, 256> table{};
    for (unsigned i = 0; i <= full; ++i)
        table[i] = static_cast<std::byte>((i * 255 + full / 2) / full);
    for (int x = 0; x < count; ++x, stored += perPixel)
        for (const int c : chosen)
            *out++ = table[std::to_integer<std::size_t>(stored[c])];
}

void chooseChannels(const TiffLayout& l, TiffMapping& to) {
    const auto take = [&](int count, ColorModel plain, std::optional<ColorModel> withAlpha) {
        for (int i = 0; i < count; ++i)
            to.channels.push_back(i);
        to.color = plain;
        if (withAlpha && l.alphaChannel >= count) {
            to.channels.push_back(l.alphaChannel);
            to.color = *withAlpha;
        }
    };
    const bool colored = l.photometric == PHOTOMETRIC_RGB || l.photometric == PHOTOMETRIC_YCBCR;
    if (to.kind == TiffMappingKind::Palette)
        take(1, ColorModel::Rgb, std::nullopt);
    else if (to.kind == TiffMappingKind::Lab)
        take(3, ColorModel::Rgb, std::nullopt);
    else if (colored && l.samples >= 3)
        take(3, ColorModel::Rgb, ColorModel::Rgba);
    else if (l.photometric == PHOTOMETRIC_SEPARATED && l.samples >= 4 && l.processInks)
        take(4, ColorModel::Cmyk, std::nullopt);
    else
        take(1, ColorModel::Gray, ColorModel::GrayAlpha);
    // No ink is white too.
    to.whiteIsZero = to.color != ColorModel::Cmyk && (l.photometric == PHOTOMETRIC_MINISWHITE ||
                                                         l.photometric == PHOTOMETRIC_SEPARATED);
}

} // namespace

bool TiffMapping::changesNothing(int perPixel, const std::vector<int>& chosen) const noexcept {
    if (kind != TiffMappingKind::Identity || premultiply ||
        chosen.size() != static_cast<std::size_t>(perPixel))
        return false;
    for (int i = 0; i < perPixel; ++i)
        if (chosen[static_cast<std::size_t>(i)] != i) return false;
    return true;
}

void TiffMapping::map(const TiffLayout& layout, const std::byte* stored, int perPixel,
    const std::vector<int>& chosen, int count, std::byte* out) const {
    switch (kind) {
    case TiffMappingKind::Palette:
        mapPalette(palette, layout.type, stored, perPixel, chosen.front(), count, out);
        break;
    case TiffMappingKind::Lab:
        tiffLabToRgb(layout, stored, perPixel, count, out);
        break;
    case TiffMappingKind::ScaleBits:
        scaleBits(layout.bits, stored, perPixel, chosen, count, out);
        break;
    case TiffMappingKind::Identity:
        switch (image::bytesPerSample(type)) {
        case 1:
            pick<1>(stored, perPixel, chosen, count, out);
            break;
        case 2:
            pick<2>(stored, perPixel, chosen, count, out);
            break;
        case 4:
            pick<4>(stored, perPixel, chosen, count, out);
            break;
        default:
            pick<8>(stored, perPixel, chosen, count, out);
            break;
        }
        break;
    }
    if (!premultiply) return;
    if (type == SampleType::U8) multiplyAlpha<std::uint8_t>(out, chosen.size(), count);
    if (type == SampleType::U16) multiplyAlpha<std::uint16_t>(out, chosen.size(), count);
    if (type == SampleType::F32) multiplyAlpha<float>(out, chosen.size(), count);
}

Result<TiffMapping> tiffMappingFor(TiffHandle& handle, const TiffLayout& l) {
    TiffMapping out;
    out.type = l.type;
    if (l.photometric == PHOTOMETRIC_PALETTE && !image::isFloat(l.type)) {
        auto palette = readTiffPalette(handle, l.bits);
        if (!palette) return tl::unexpected(palette.error());
        out.palette = *std::move(palette);
        out.kind = TiffMappingKind::Palette;
    } else if (isTiffLab(l)) {
        out.kind = TiffMappingKind::Lab;
    } else if (l.bits < 8 && !image::isSigned(l.type)) {
        out.kind = TiffMappingKind::ScaleBits;
    }
    chooseChannels(l, out);
    const bool toRgb = out.kind == TiffMappingKind::Palette || out.kind == TiffMappingKind::Lab;
    if (toRgb) out.type = SampleType::U8;
    out.shownChannels = toRgb ? 3 : static_cast<int>(out.channels.size());
    return out;
}

} // namespace lightstack::io
