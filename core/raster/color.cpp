#include "core/raster/color.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;

struct ProfileCloser {
    void operator()(void* profile) const noexcept { cmsCloseProfile(profile); }
};
struct TransformCloser {
    void operator()(void* transform) const noexcept { cmsDeleteTransform(transform); }
};
using Profile = std::unique_ptr<void, ProfileCloser>;
using Transform = std::shared_ptr<void>;

struct Key {
    SourceColor source;
    bool deep; // 16 bits a sample
    std::vector<std::byte> icc;
    bool operator==(const Key&) const = default;
};

bool fits(cmsColorSpaceSignature space, SourceColor source) noexcept {
    switch (source) {
    case SourceColor::Gray:
        return space == cmsSigGrayData;
    case SourceColor::Rgb:
        return space == cmsSigRgbData;
    default:
        return space == cmsSigCmykData;
    }
}

cmsUInt32Number formatOf(SourceColor source, bool deep) noexcept {
    switch (source) {
    case SourceColor::Gray:
        return deep ? TYPE_GRAY_16 : TYPE_GRAY_8;
    case SourceColor::Rgb:
        return deep ? TYPE_RGB_16 : TYPE_RGB_8;
    case SourceColor::Cmyk:
        return deep ? TYPE_CMYK_16 : TYPE_CMYK_8;
    case SourceColor::CmykInverted:
        return deep ? TYPE_CMYK_16_REV : TYPE_CMYK_8_REV;
    }
    return TYPE_RGB_8;
}

// Null where the profile is damaged or of another colour space.
Transform makeTransform(const Key& key) {
    const Profile input(
        cmsOpenProfileFromMem(key.icc.data(), static_cast<cmsUInt32Number>(key.icc.size())));
    if (!input || !fits(cmsGetColorSpace(input.get()), key.source)) return nullptr;
    const Profile output(cmsCreate_sRGBProfile());
    // NOCACHE: the transform has no state and serves all threads. Grey is asked for 256 values
    // only: they may be computed in full, not between the points of a grid.
    cmsUInt32Number flags = cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION;
    if (key.source == SourceColor::Gray) flags |= cmsFLAGS_NOOPTIMIZE;
    if (key.deep) flags |= cmsFLAGS_HIGHRESPRECALC;
    void* transform = cmsCreateTransform(input.get(), formatOf(key.source, key.deep), output.get(),
        formatOf(SourceColor::Rgb, key.deep), INTENT_PERCEPTUAL, flags);
    return {transform, [](void* t) {
                if (t != nullptr) TransformCloser{}(t);
            }};
}

Transform transformFor(SourceColor source, bool deep, std::span<const std::byte> icc) {
    constexpr std::size_t kKept = 16;
    static std::mutex mutex;
    static std::vector<std::pair<Key, Transform>> cache;
    Key key{source, deep, {icc.begin(), icc.end()}};
    const std::lock_guard lock(mutex);
    const auto found =
        std::find_if(cache.begin(), cache.end(), [&](const auto& e) { return e.first == key; });
    if (found != cache.end()) {
        std::rotate(cache.begin(), found, found + 1);
        return cache.front().second;
    }
    Transform transform = makeTransform(key);
    cache.insert(cache.begin(), {std::move(key), transform});
    if (cache.size() > kKept) cache.pop_back();
    return transform;
}

int colorChannels(SourceColor source) noexcept {
    return source == SourceColor::Gray ? 1 : source == SourceColor::Rgb ? 3 : 4;
}

using GrayTable = std::array<std::array<std::byte, 3>, 256>;

GrayTable grayTable(void* transform) {
    std::array<std::uint8_t, 256> greys{};
    std::iota(greys.begin(), greys.end(), std::uint8_t{0});
    GrayTable table{};
    cmsDoTransform(transform, greys.data(), table.data(), 256);
    return table;
}

void convertGrayRow(
    const GrayTable& table, const std::byte* in, std::byte* out, int width, int inChannels) {
    for (int x = 0; x < width; ++x) {
        out = std::copy_n(table[std::to_integer<std::size_t>(*in)].data(), 3, out);
        out = std::copy(in + 1, in + inChannels, out);
        in += inChannels;
    }
}

// Colour channels through the transform, the rest carried over; `sample`: bytes each.
void convertRow(void* transform, const std::byte* in, std::byte* out, int width, int inChannels,
    int inColors, int sample) {
    if (inChannels == inColors) {
        cmsDoTransform(transform, in, out, static_cast<cmsUInt32Number>(width));
        return;
    }
    const auto bytes = [sample](int samples) {
        return static_cast<std::size_t>(samples) * static_cast<std::size_t>(sample);
    };
    const int extra = inChannels - inColors;
    const std::size_t step = bytes(inColors);
    const auto pixels = static_cast<std::size_t>(width);
    std::vector<std::byte> colors(pixels * step);
    std::vector<std::byte> rgb(pixels * bytes(3));
    for (std::size_t x = 0; x < pixels; ++x)
        std::memcpy(&colors[x * step], in + x * bytes(inChannels), step);
    cmsDoTransform(transform, colors.data(), rgb.data(), static_cast<cmsUInt32Number>(width));
    for (std::size_t x = 0; x < pixels; ++x) {
        std::byte* to = out + x * bytes(3 + extra);
        std::memcpy(to, &rgb[x * bytes(3)], bytes(3));
        std::memcpy(to + bytes(3), in + x * bytes(inChannels) + step, bytes(extra));
    }
}

void plainCmykRow(const std::byte* in, std::byte* out, int width, int inChannels, bool inverted) {
    const int extra = inChannels - 4;
    for (int x = 0; x < width; ++x, in += inChannels) {
        const int black = std::to_integer<int>(in[3]);
        const int k = inverted ? black : 255 - black;
        for (int c = 0; c < 3; ++c) {
            const int ink = std::to_integer<int>(in[c]);
            *out++ = static_cast<std::byte>(((inverted ? ink : 255 - ink) * k + 127) / 255);
        }
        for (int c = 0; c < extra; ++c)
            *out++ = in[4 + c];
    }
}

} // namespace

Result<ImageBuffer> toSrgb(
    const ImageBuffer& buffer, SourceColor source, std::span<const std::byte> icc) {
    const int colors = colorChannels(source);
    image::ImageSpec spec = buffer.spec();
    const bool deep = spec.type == image::SampleType::U16;
    const bool known = spec.type == image::SampleType::U8 || (deep && !icc.empty());
    if (!known || spec.channels < colors || spec.planes != image::PlaneOrder::Interleaved)
        return fail(ErrorCode::Unsupported, {},
            "colours are converted at 8 bits a sample, or at 16 with a profile");
    const Transform transform = icc.empty() ? nullptr : transformFor(source, deep, icc);
    const bool cmyk = colors == 4;
    if (!transform && (!cmyk || deep)) return buffer;
    const int inChannels = spec.channels;
    spec.channels = 3 + inChannels - colors;
    auto out = ImageBuffer::allocate(spec, UINT64_MAX);
    if (!out) return out;
    std::byte* to = out->mutableBytes().data();
    std::optional<GrayTable> greys;
    if (source == SourceColor::Gray && !deep) greys = grayTable(transform.get());
    for (int y = 0; y < spec.size.height; ++y, to += spec.rowBytes()) {
        if (greys)
            convertGrayRow(*greys, buffer.row(y), to, spec.size.width, inChannels);
        else if (transform)
            convertRow(transform.get(), buffer.row(y), to, spec.size.width, inChannels, colors,
                image::bytesPerSample(spec.type));
        else
            plainCmykRow(buffer.row(y), to, spec.size.width, inChannels,
                source == SourceColor::CmykInverted);
    }
    return out;
}

std::vector<std::byte> srgbIccProfile() {
    const Profile profile(cmsCreate_sRGBProfile());
    cmsUInt32Number size = 0;
    if (!profile || !cmsSaveProfileToMem(profile.get(), nullptr, &size)) return {};
    std::vector<std::byte> out(size);
    if (!cmsSaveProfileToMem(profile.get(), out.data(), &size)) return {};
    // The date of its making (ICC.1, 7.2.8) would make each result differ from the last: the first
    // of January 2000 stands for all.
    constexpr std::array<unsigned char, 12> date{0x07, 0xD0, 0, 1, 0, 1};
    std::memcpy(out.data() + 24, date.data(), date.size());
    return out;
}

} // namespace lightstack::raster
