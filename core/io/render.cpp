#include "core/io/render.h"

#include "core/raster/color.h"
#include "core/raster/resample.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

using image::ImageBuffer;
using image::SampleType;
using raster::WindowLevel;

constexpr double kDarkShare = 1.0 / 8; // 16-bit colour that uses less of its range is stretched

bool hasAlpha(const Picture& picture) noexcept {
    return picture.color == ColorModel::GrayAlpha || picture.color == ColorModel::Rgba;
}

// The window of a picture nobody has set one for. Grey of more than 8 bits: percentiles; colour:
// the whole range, unless nearly nothing of it is used; alpha must keep its scale: the whole range.
WindowLevel automaticWindow(const Picture& picture) {
    const ImageBuffer& pixels = picture.pixels;
    const WindowLevel full = raster::fullRange(pixels, picture.significantBits);
    if (pixels.spec().type == SampleType::U8 || hasAlpha(picture) ||
        picture.color == ColorModel::Cmyk)
        return full;
    const raster::Histogram histogram = raster::histogramOf(pixels, -1, 4096);
    if (histogram.finite == 0) return {0, 1};
    if (picture.color == ColorModel::Rgb && !image::isFloat(pixels.spec().type) &&
        histogram.high > full.low + (full.high - full.low) * kDarkShare)
        return full;
    WindowLevel window = raster::autoWindow(histogram);
    // One value everywhere: neither black nor white tells anything, except that nothing is nothing.
    if (!(window.high > window.low))
        window = window.low == 0 ? WindowLevel{0, 1} : WindowLevel{window.low - 1, window.low + 1};
    return window;
}

// White to black and back, where the last channel is alpha.
void turnOver(ImageBuffer& pixels, bool alphaPremultiplied) {
    const auto channels = static_cast<std::size_t>(pixels.spec().channels);
    const auto bytes = pixels.mutableBytes();
    for (std::size_t i = 0; i + channels <= bytes.size(); i += channels) {
        const auto full = alphaPremultiplied ? bytes[i + channels - 1] : std::byte{255};
        for (std::size_t c = i; c + 1 < i + channels; ++c)
            bytes[c] = static_cast<std::byte>(
                std::to_integer<int>(full) - std::to_integer<int>(std::min(bytes[c], full)));
    }
}

Result<ImageBuffer> toEightBits(
    const Picture& picture, const ImageBuffer& pixels, const WindowLevel& window) {
    const bool identity = pixels.spec().type == SampleType::U8 && window == WindowLevel{0, 255};
    if (identity && !picture.whiteIsZero) return pixels;
    const bool behindAlpha = picture.whiteIsZero && hasAlpha(picture);
    auto out = raster::applyWindow(pixels, window, picture.whiteIsZero && !behindAlpha);
    if (out && behindAlpha) turnOver(*out, picture.alphaPremultiplied);
    return out;
}

Result<ImageBuffer> toColors(const Picture& picture, const ImageBuffer& pixels) {
    // Profiles describe pictures, not measurements: windowed values have left their curve.
    const bool keepProfile =
        picture.pixels.spec().type == SampleType::U8 || picture.color != ColorModel::Gray;
    const std::span<const std::byte> icc =
        keepProfile ? std::span(picture.icc) : std::span<const std::byte>();
    switch (picture.color) {
    case ColorModel::Gray:
    case ColorModel::GrayAlpha:
        return raster::toSrgb(pixels, raster::SourceColor::Gray, icc);
    case ColorModel::Cmyk:
        return raster::toSrgb(pixels,
            picture.cmykInverted ? raster::SourceColor::CmykInverted : raster::SourceColor::Cmyk,
            icc);
    default:
        return raster::toSrgb(pixels, raster::SourceColor::Rgb, icc);
    }
}

Result<ImageBuffer> premultiplied(const ImageBuffer& pixels) {
    auto out = ImageBuffer::allocate(pixels.spec(), UINT64_MAX);
    if (!out) return out;
    const auto channels = static_cast<std::size_t>(pixels.spec().channels);
    const auto from = pixels.bytes();
    const auto to = out->mutableBytes();
    for (std::size_t i = 0; i + channels <= from.size(); i += channels) {
        const unsigned alpha = std::to_integer<unsigned>(from[i + channels - 1]);
        for (std::size_t c = 0; c + 1 < channels; ++c)
            to[i + c] = static_cast<std::byte>(
                (std::to_integer<unsigned>(from[i + c]) * alpha + 127) / 255);
        to[i + channels - 1] = static_cast<std::byte>(alpha);
    }
    return out;
}

int at(const std::byte* p, int i) noexcept {
    return std::to_integer<int>(p[i]);
}

// Files may call brighter colours premultiplied: those would overflow where they are drawn.
QRgb premultipliedColor(int red, int green, int blue, int alpha) noexcept {
    return qRgba(std::min(red, alpha), std::min(green, alpha), std::min(blue, alpha), alpha);
}

Result<QImage> toQImage(const ImageBuffer& pixels) {
    const image::ImageSpec& spec = pixels.spec();
    const int channels = spec.channels;
    const QImage::Format format = channels == 1   ? QImage::Format_Grayscale8
                                  : channels == 3 ? QImage::Format_RGB32
                                                  : QImage::Format_ARGB32_Premultiplied;
    QImage out(spec.size.width, spec.size.height, format);
    if (out.isNull())
        return fail(ErrorCode::LimitExceeded, {}, "the picture is too large to be shown");
    for (int y = 0; y < spec.size.height; ++y) {
        const std::byte* from = pixels.row(y);
        if (channels == 1) {
            std::memcpy(out.scanLine(y), from, static_cast<std::size_t>(spec.size.width));
            continue;
        }
        auto* to = reinterpret_cast<QRgb*>(out.scanLine(y));
        for (int x = 0; x < spec.size.width; ++x, from += channels) {
            if (channels == 2)
                to[x] = premultipliedColor(at(from, 0), at(from, 0), at(from, 0), at(from, 1));
            else
                to[x] = premultipliedColor(
                    at(from, 0), at(from, 1), at(from, 2), channels == 3 ? 255 : at(from, 3));
        }
    }
    return out;
}

image::PixelSize targetOf(const Picture& picture, int maxSide) noexcept {
    const image::PixelSize decoded = picture.pixels.spec().size;
    if (maxSide < 1) return decoded;
    // The file's own proportions, not those of a picture that was rounded up to whole blocks.
    const image::PixelSize base =
        picture.fullSize.isEmpty() || picture.origin == PictureOrigin::Preview ? decoded
                                                                               : picture.fullSize;
    const image::PixelSize fit = image::fitWithin(base, maxSide);
    return {std::min(fit.width, decoded.width), std::min(fit.height, decoded.height)};
}

// Alpha: colours of transparent pixels must not bleed into their neighbours, so the picture is
// premultiplied before it shrinks.
Result<ImageBuffer> prepare(
    const Picture& picture, image::PixelSize target, const WindowLevel& window) {
    if (!hasAlpha(picture)) {
        return raster::shrink(picture.pixels, target)
            .and_then([&](const ImageBuffer& b) { return toEightBits(picture, b, window); })
            .and_then([&](const ImageBuffer& b) { return toColors(picture, b); });
    }
    return toEightBits(picture, picture.pixels, window)
        .and_then([&](const ImageBuffer& b) { return toColors(picture, b); })
        .and_then([&](const ImageBuffer& b) {
            return picture.alphaPremultiplied ? Result<ImageBuffer>(b) : premultiplied(b);
        })
        .and_then([&](const ImageBuffer& b) { return raster::shrink(b, target); });
}

} // namespace

Result<Rendered> render(const Picture& picture, const RenderOptions& options) {
    if (picture.pixels.isNull()) return fail(ErrorCode::CorruptData, {}, "there are no pixels");
    const WindowLevel window =
        options.window && !hasAlpha(picture) ? *options.window : automaticWindow(picture);
    auto image =
        prepare(picture, targetOf(picture, options.maxSide), window)
            .and_then([&](const ImageBuffer& b) { return raster::orient(b, picture.orientation); })
            .and_then(toQImage);
    if (!image) return tl::unexpected(image.error());
    return Rendered{*std::move(image), window};
}

} // namespace lightstack::io
