#include "core/downsample/output_pixels.h"

#include "core/raster/color.h"
#include "core/raster/tone.h"

#include <algorithm>
#include <cstring>

namespace lightstack::downsample {
namespace {

using image::ImageBuffer;
using image::SampleType;
using io::ColorModel;
using io::FileFormat;

constexpr std::uint64_t kMostResult = std::uint64_t{4} << 30;

bool hasAlpha(ColorModel color) noexcept {
    return color == ColorModel::GrayAlpha || color == ColorModel::Rgba;
}

// Every sample of a copy through `change(sample, channel, pixel)`.
template <class T, class Change>
Result<ImageBuffer> changed(const ImageBuffer& in, Change change) {
    auto out = ImageBuffer::allocate(in.spec(), kMostResult);
    if (!out) return out;
    std::memcpy(out->mutableBytes().data(), in.bytes().data(), in.bytes().size());
    auto* sample = reinterpret_cast<T*>(out->mutableBytes().data());
    const auto channels = static_cast<std::size_t>(in.spec().channels);
    const std::size_t pixels = in.bytes().size() / sizeof(T) / channels;
    for (std::size_t p = 0; p < pixels; ++p, sample += channels)
        change(sample, channels);
    return out;
}

// `limit`: the largest value of the type that is used (4095 of 12 bits).
template <class T>
Result<ImageBuffer> upended(const ImageBuffer& in, bool alpha, T limit) {
    return changed<T>(in, [=](T* pixel, std::size_t channels) {
        for (std::size_t c = 0; c < channels - (alpha ? 1 : 0); ++c)
            pixel[c] = static_cast<T>(limit - std::min(limit, pixel[c]));
    });
}

template <class T>
Result<ImageBuffer> divided(const ImageBuffer& in) {
    return changed<T>(in, [](T* pixel, std::size_t channels) {
        const std::uint64_t alpha = pixel[channels - 1];
        constexpr std::uint64_t most = std::numeric_limits<T>::max();
        for (std::size_t c = 0; c + 1 < channels; ++c)
            pixel[c] = alpha == 0
                           ? T{0}
                           : static_cast<T>(std::min(most, (pixel[c] * most + alpha / 2) / alpha));
    });
}

// Of red, green, blue (and alpha) that are equal: one (and alpha).
Result<ImageBuffer> firstOfThree(const ImageBuffer& in) {
    image::ImageSpec spec = in.spec();
    spec.channels -= 2;
    auto out = ImageBuffer::allocate(spec, kMostResult);
    if (!out) return out;
    const auto sample = static_cast<std::size_t>(image::bytesPerSample(spec.type));
    const std::size_t extra = sample * static_cast<std::size_t>(spec.channels - 1);
    const std::byte* from = in.bytes().data();
    std::byte* to = out->mutableBytes().data();
    for (const std::byte* end = from + in.bytes().size(); from < end;) {
        std::memcpy(to, from, sample);
        std::memcpy(to + sample, from + 3 * sample, extra);
        from += 3 * sample + extra;
        to += sample + extra;
    }
    return out;
}

// 8-bit, straight alpha: laid over the background; one or three channels come out.
Result<OutputPixels> flattened(
    const ImageBuffer& in, ColorModel color, const std::array<std::uint8_t, 3>& background) {
    image::ImageSpec spec = in.spec();
    spec.channels = 3; // the background may have a colour
    auto out = ImageBuffer::allocate(spec, kMostResult);
    if (!out) return tl::unexpected(out.error());
    const auto* from = reinterpret_cast<const std::uint8_t*>(in.bytes().data());
    auto* to = reinterpret_cast<std::uint8_t*>(out->mutableBytes().data());
    const bool grey = color == ColorModel::GrayAlpha;
    const std::size_t channels = grey ? 2 : 4;
    for (std::size_t i = 0; i < in.bytes().size(); i += channels, from += channels)
        for (std::size_t c = 0; c < 3; ++c) {
            const unsigned alpha = from[channels - 1];
            const unsigned value = from[grey ? 0 : c];
            *to++ = static_cast<std::uint8_t>(
                (value * alpha + background[c] * (255 - alpha) + 127) / 255);
        }
    return OutputPixels{*out, ColorModel::Rgb, {}};
}

// The profile that goes along: none where it does not describe pixels of this model.
std::vector<std::byte> profileFor(const std::vector<std::byte>& icc, ColorModel color) {
    constexpr std::size_t kSpace = 16; // of the signature of the colour space in a profile's header
    if (icc.size() < kSpace + 4) return {};
    const bool grey = color == ColorModel::Gray || color == ColorModel::GrayAlpha;
    const bool describes = std::memcmp(icc.data() + kSpace, grey ? "GRAY" : "RGB ", 4) == 0;
    return describes ? icc : std::vector<std::byte>();
}

// By its profile to sRGB, which the new profile says; grey stays grey, and needs none.
Result<void> turnToSrgb(OutputPixels& out) {
    const SampleType type = out.pixels.spec().type;
    if (out.icc.empty() || (type != SampleType::U8 && type != SampleType::U16)) return {};
    const bool grey = out.color == ColorModel::Gray || out.color == ColorModel::GrayAlpha;
    auto rgb = raster::toSrgb(
        out.pixels, grey ? raster::SourceColor::Gray : raster::SourceColor::Rgb, out.icc);
    if (!rgb) return tl::unexpected(rgb.error());
    if (grey && rgb->spec().channels == out.pixels.spec().channels) return {}; // a damaged profile
    if (grey) {
        auto one = firstOfThree(*rgb);
        if (!one) return tl::unexpected(one.error());
        out.pixels = *one;
        out.icc.clear();
        return {};
    }
    out.pixels = *rgb;
    out.icc = raster::srgbIccProfile();
    return {};
}

// Depth that the format can hold.
Result<ImageBuffer> fitted(const io::Picture& picture, const ImageBuffer& in, FileFormat format) {
    const bool deepIsFine = format == FileFormat::Png || format == FileFormat::Tiff;
    if (in.spec().type != SampleType::U16 || deepIsFine) return in;
    return raster::applyWindow(
        in, raster::fullRange(in, hasAlpha(picture.color) ? 0 : picture.significantBits), false);
}

} // namespace

Result<void> cmykToSrgb(io::Picture& picture) {
    if (picture.color != ColorModel::Cmyk) return {};
    auto eight = picture.pixels;
    if (eight.spec().type != SampleType::U8) {
        auto windowed =
            raster::applyWindow(eight, raster::fullRange(eight, picture.significantBits), false);
        if (!windowed) return tl::unexpected(windowed.error());
        eight = *windowed;
    }
    auto rgb = raster::toSrgb(eight,
        picture.cmykInverted ? raster::SourceColor::CmykInverted : raster::SourceColor::Cmyk,
        picture.icc);
    if (!rgb) return tl::unexpected(rgb.error());
    picture.pixels = *rgb;
    picture.color = ColorModel::Rgb;
    picture.icc.clear();
    picture.significantBits = 0;
    return {};
}

Result<OutputPixels> outputPixels(
    const io::Picture& picture, FileFormat format, const OutputOptions& options) {
    ImageBuffer pixels = picture.pixels;
    const bool alpha = hasAlpha(picture.color);
    const SampleType type = pixels.spec().type;
    if (alpha && picture.alphaPremultiplied && type != SampleType::F32) {
        auto straight =
            type == SampleType::U8 ? divided<std::uint8_t>(pixels) : divided<std::uint16_t>(pixels);
        if (!straight) return tl::unexpected(straight.error());
        pixels = *straight;
    }
    if (picture.whiteIsZero && type != SampleType::F32) {
        const auto limit =
            static_cast<std::uint16_t>(raster::fullRange(pixels, picture.significantBits).high);
        auto turned = type == SampleType::U8
                          ? upended<std::uint8_t>(pixels, alpha, std::uint8_t{255})
                          : upended<std::uint16_t>(pixels, alpha, limit);
        if (!turned) return tl::unexpected(turned.error());
        pixels = *turned;
    }
    auto depth = fitted(picture, pixels, format);
    if (!depth) return tl::unexpected(depth.error());
    OutputPixels out{*depth, picture.color, profileFor(picture.icc, picture.color)};
    if (options.toSrgb)
        if (Result<void> done = turnToSrgb(out); !done) return tl::unexpected(done.error());
    if (!alpha || format != FileFormat::Jpeg) return out;
    auto flat = flattened(out.pixels, out.color, options.background);
    if (flat) flat->icc = profileFor(out.icc, ColorModel::Rgb);
    return flat;
}

} // namespace lightstack::downsample
