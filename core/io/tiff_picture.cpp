#include "core/io/tiff_picture.h"

#include "core/io/tiff_rows.h"
#include "core/io/tiff_shrink.h"

#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lightstack::io {
namespace {

using image::ImageBuffer;
using image::ImageSpec;
using image::SampleType;

enum class Mapping { Identity, Palette, ScaleBits, Lab };

// How stored samples turn to shown ones.
struct Plan {
    Mapping mapping = Mapping::Identity;
    ColorModel color = ColorModel::Gray;
    bool whiteIsZero = false;
    std::vector<int> channels; // of the stored samples, in shown order
    SampleType type = SampleType::U8;
    std::vector<std::array<std::uint8_t, 3>> palette;
    int shownChannels = 1;
};

Plan planFor(const TiffLayout& l) {
    Plan plan;
    plan.type = l.type;
    const auto take = [&](int count, ColorModel plain, std::optional<ColorModel> withAlpha) {
        for (int i = 0; i < count; ++i)
            plan.channels.push_back(i);
        plan.color = plain;
        if (withAlpha && l.alphaChannel >= count) {
            plan.channels.push_back(l.alphaChannel);
            plan.color = *withAlpha;
        }
    };
    const bool lab = l.photometric == PHOTOMETRIC_CIELAB || l.photometric == PHOTOMETRIC_ICCLAB ||
                     l.photometric == PHOTOMETRIC_ITULAB;
    if (l.photometric == PHOTOMETRIC_PALETTE) {
        take(1, ColorModel::Rgb, std::nullopt);
        plan.mapping = Mapping::Palette;
        plan.type = SampleType::U8;
    } else if (lab && l.samples >= 3 && (l.bits == 8 || l.bits == 16)) {
        take(3, ColorModel::Rgb, std::nullopt);
        plan.mapping = Mapping::Lab;
        plan.type = SampleType::U8;
    } else if ((l.photometric == PHOTOMETRIC_RGB || l.photometric == PHOTOMETRIC_YCBCR) &&
               l.samples >= 3) {
        take(3, ColorModel::Rgb, ColorModel::Rgba);
    } else if (l.photometric == PHOTOMETRIC_SEPARATED && l.samples >= 4) {
        take(4, ColorModel::Cmyk, std::nullopt);
    } else {
        take(1, ColorModel::Gray, ColorModel::GrayAlpha);
        plan.whiteIsZero = l.photometric == PHOTOMETRIC_MINISWHITE;
    }
    if (plan.mapping == Mapping::Identity && l.bits < 8 && l.sampleFormat != SAMPLEFORMAT_INT)
        plan.mapping = Mapping::ScaleBits;
    const bool toRgb = plan.mapping == Mapping::Palette || plan.mapping == Mapping::Lab;
    plan.shownChannels = toRgb ? 3 : static_cast<int>(plan.channels.size());
    return plan;
}

double labCurve(double t) {
    return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
}

// CIE L*a*b* (D50) to sRGB, by way of XYZ adapted to D65 (Bradford).
std::array<std::uint8_t, 3> labToSrgb(double L, double a, double b) {
    const double fy = (L + 16) / 116;
    const double X = 0.96422 * labCurve(fy + a / 500);
    const double Y = labCurve(fy);
    const double Z = 0.82521 * labCurve(fy - b / 200);
    const std::array<double, 3> linear{3.1338561 * X - 1.6168667 * Y - 0.4906146 * Z,
        -0.9787684 * X + 1.9161415 * Y + 0.0334540 * Z,
        0.0719453 * X - 0.2289914 * Y + 1.4052427 * Z};
    std::array<std::uint8_t, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = std::clamp(linear[i], 0.0, 1.0);
        const double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
        out[i] = static_cast<std::uint8_t>(std::lround(encoded * 255));
    }
    return out;
}

// Maps stored rows to shown rows.
class RowMapper {
public:
    RowMapper(const TiffLayout& layout, Plan plan) : m_layout(layout), m_plan(std::move(plan)) {}
    [[nodiscard]] const Plan& plan() const noexcept { return m_plan; }

    // `stored`: width x samples whole samples; `perPixel` of them a pixel, chosen ones from
    // `first`.
    void map(const std::byte* stored, int perPixel, const std::vector<int>& chosen,
        std::byte* out) const {
        const auto bytes = static_cast<std::size_t>(image::bytesPerSample(m_layout.type));
        for (int x = 0; x < m_layout.width; ++x) {
            const std::byte* pixel = stored + static_cast<std::size_t>(x * perPixel) * bytes;
            switch (m_plan.mapping) {
            case Mapping::Palette:
                out = palettePixel(pixel + static_cast<std::size_t>(chosen[0]) * bytes, out);
                break;
            case Mapping::Lab:
                out = labPixel(pixel, out);
                break;
            case Mapping::ScaleBits:
                for (const int c : chosen)
                    *out++ = static_cast<std::byte>(
                        std::to_integer<unsigned>(pixel[c]) * 255 / ((1U << m_layout.bits) - 1));
                break;
            case Mapping::Identity:
                for (const int c : chosen) {
                    std::memcpy(out, pixel + static_cast<std::size_t>(c) * bytes, bytes);
                    out += bytes;
                }
                break;
            }
        }
    }

private:
    std::byte* palettePixel(const std::byte* sample, std::byte* out) const {
        std::size_t index = std::to_integer<std::size_t>(sample[0]);
        if (image::bytesPerSample(m_layout.type) == 2)
            index |= std::to_integer<std::size_t>(sample[1]) << 8;
        const auto& color = m_plan.palette[std::min(index, m_plan.palette.size() - 1)];
        for (const std::uint8_t c : color)
            *out++ = std::byte{c};
        return out;
    }
    std::byte* labPixel(const std::byte* p, std::byte* out) const {
        const bool offset = m_layout.photometric != PHOTOMETRIC_CIELAB; // a and b around the middle
        std::array<double, 3> v{};
        for (std::size_t c = 0; c < 3; ++c) {
            if (m_layout.bits == 8) {
                const auto raw = std::to_integer<std::uint8_t>(p[c]);
                v[c] = c == 0 ? raw / 2.55 : offset ? raw - 128.0 : static_cast<std::int8_t>(raw);
            } else {
                std::uint16_t raw = 0;
                std::memcpy(&raw, p + 2 * c, 2);
                v[c] = c == 0   ? raw / 655.35
                       : offset ? raw / 256.0 - 128
                                : static_cast<std::int16_t>(raw) / 256.0;
            }
        }
        for (const std::uint8_t c : labToSrgb(v[0], v[1], v[2]))
            *out++ = std::byte{c};
        return out;
    }

    const TiffLayout& m_layout;
    Plan m_plan;
};

int shrinkFactor(const TiffLayout& layout, int maxSide) noexcept {
    if (maxSide < 1) return 1;
    return std::max(1, std::max(layout.width, layout.height) / maxSide);
}

// Remembers damage: an error while rows still came is a warning.
struct Damage {
    int rows = 0;
    std::optional<Error> error;
    void add(TiffRowsResult result) {
        rows += result.rows;
        if (result.error && !error) error = std::move(result.error);
    }
    [[nodiscard]] bool fatal() const noexcept {
        return error && (rows == 0 || error->code != ErrorCode::CorruptData);
    }
};

// One plane (or the only one) through unpack, map and shrink.
Result<ImageBuffer> streamPlane(TiffHandle& handle, const TiffLayout& layout,
    const RowMapper& mapper, int plane, const std::vector<int>& chosen, int shownChannels,
    const ReadHint& hint, Damage& damage) {
    const int perPixel = layout.separate ? 1 : layout.samples;
    const ImageSpec spec{{layout.width, layout.height}, shownChannels, mapper.plan().type,
        image::PlaneOrder::Interleaved};
    auto shrinker = RowShrinker::make(spec, shrinkFactor(layout, hint.maxSide), hint.maxBytes);
    if (!shrinker) return tl::unexpected(shrinker.error());
    std::vector<std::byte> stored(static_cast<std::size_t>(layout.width) *
                                  static_cast<std::size_t>(perPixel) *
                                  static_cast<std::size_t>(image::bytesPerSample(layout.type)));
    std::vector<std::byte> shown(spec.rowBytes());
    damage.add(readTiffRows(
        handle, layout, plane, true, hint.stop, [&](int y, std::span<const std::byte> packed) {
            unpackTiffRow(layout, packed, layout.width * perPixel, stored.data());
            mapper.map(stored.data(), perPixel, chosen, shown.data());
            shrinker->add(y, shown.data());
        }));
    if (damage.error && damage.error->code == ErrorCode::Cancelled)
        return tl::unexpected(*damage.error);
    return shrinker->finish();
}

ImageBuffer interleave(const std::vector<ImageBuffer>& planes) {
    ImageSpec spec = planes.front().spec();
    spec.channels = static_cast<int>(planes.size());
    auto out = ImageBuffer::allocate(spec, UINT64_MAX);
    if (!out) return {};
    const auto bytes = static_cast<std::size_t>(image::bytesPerSample(spec.type));
    std::byte* to = out->mutableBytes().data();
    const std::size_t pixels = planes.front().bytes().size() / bytes;
    for (std::size_t i = 0; i < pixels; ++i)
        for (const ImageBuffer& plane : planes) {
            std::memcpy(to, plane.bytes().data() + i * bytes, bytes);
            to += bytes;
        }
    return *std::move(out);
}

Result<ImageBuffer> streamAll(TiffHandle& handle, const TiffLayout& layout, const RowMapper& mapper,
    const ReadHint& hint, Damage& damage) {
    const Plan& plan = mapper.plan();
    const bool joinable = plan.mapping != Mapping::Lab;
    if (!layout.separate || (plan.channels.size() == 1 && joinable))
        return streamPlane(
            handle, layout, mapper, 0, plan.channels, plan.shownChannels, hint, damage);
    if (!joinable)
        return fail(
            ErrorCode::Unsupported, handle.file().path(), "Lab in separate planes is not shown");
    std::vector<ImageBuffer> planes;
    for (const int channel : plan.channels) {
        auto plane = streamPlane(handle, layout, mapper, channel, {0}, 1, hint, damage);
        if (!plane) return plane;
        planes.push_back(*std::move(plane));
    }
    return interleave(planes);
}

} // namespace

bool needsTiffRgba(const TiffLayout& layout) noexcept {
    return layout.subsampled || layout.compression == COMPRESSION_OJPEG ||
           
           (layout.photometric == PHOTOMETRIC_YCBCR && layout.compression != COMPRESSION_JPEG);
}

Result<ImageBuffer> readTiffRgba(
    TiffHandle& handle, const TiffLayout& layout, std::uint64_t maxBytes) {
    auto out = ImageBuffer::allocate(
        {{layout.width, layout.height}, 4, SampleType::U8, image::PlaneOrder::Interleaved},
        std::min(maxBytes, kMostTiffAllocation));
    if (!out) return out;
    if (layout.photometric == PHOTOMETRIC_LOGLUV)
        TIFFSetField(handle.get(), TIFFTAG_SGILOGDATAFMT, SGILOGDATAFMT_8BIT);
    auto* pixels = reinterpret_cast<std::uint32_t*>(out->mutableBytes().data());
    // The stored orientation is asked for, so that nothing is turned here.
    if (TIFFReadRGBAImageOriented(handle.get(), static_cast<std::uint32_t>(layout.width),
            static_cast<std::uint32_t>(layout.height), pixels,
            layout.orientation <= 4 ? layout.orientation : ORIENTATION_TOPLEFT, 1) == 0) {
        const std::string why = handle.takeMessage();
        return fail(ErrorCode::CorruptData, handle.file().path(),
            why.empty() ? "it cannot be decoded" : why);
    }
    return out;
}

Result<Picture> readTiffPicture(
    TiffHandle& handle, const TiffLayout& layout, const ReadHint& hint) {
    Picture picture;
    picture.fullSize = {layout.width, layout.height};
    picture.orientation = layout.orientation;
    picture.icc = readTiffIcc(handle);
    if (needsTiffRgba(layout) || layout.photometric == PHOTOMETRIC_LOGLUV) {
        auto rgba = readTiffRgba(handle, layout, hint.maxBytes);
        if (!rgba) return tl::unexpected(rgba.error());
        picture.pixels = *std::move(rgba);
        picture.color = ColorModel::Rgba;
        picture.alphaPremultiplied = true;
        return picture;
    }
    Plan plan = planFor(layout);
    if (plan.mapping == Mapping::Palette) {
        auto palette = readTiffPalette(handle, layout.bits);
        if (!palette) return tl::unexpected(palette.error());
        plan.palette = *std::move(palette);
    }
    const RowMapper mapper(layout, std::move(plan));
    Damage damage;
    auto pixels = streamAll(handle, layout, mapper, hint, damage);
    if (!pixels) return tl::unexpected(pixels.error());
    if (damage.fatal()) return tl::unexpected(*damage.error);
    if (damage.error) picture.warnings.push_back(damage.error->detail);
    picture.pixels = *std::move(pixels);
    picture.color = mapper.plan().color;
    picture.whiteIsZero = mapper.plan().whiteIsZero;
    picture.alphaPremultiplied = layout.alphaPremultiplied;
    picture.origin = picture.pixels.spec().size == picture.fullSize ? PictureOrigin::Full
                                                                    : PictureOrigin::Scaled;
    const int typeBits = 8 * image::bytesPerSample(layout.type);
    picture.significantBits =
        layout.bits < typeBits && mapper.plan().mapping == Mapping::Identity ? layout.bits : 0;
    return picture;
}

} // namespace lightstack::io
