#include "core/raster/light.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <vector>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::SampleType;

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 30;

template <class T>
constexpr float fullScale() noexcept {
    if constexpr (std::floating_point<T>)
        return 1.0F;
    else
        return static_cast<float>(std::numeric_limits<T>::max());
}

// Every sample's amount of light; empty where there is no curve.
template <class T>
std::vector<float> curveOf(const LightOptions& options) {
    std::vector<float> curve;
    if constexpr (std::unsigned_integral<T>) {
        if (!options.linear) return curve;
        constexpr std::size_t n = std::size_t{std::numeric_limits<T>::max()} + 1;
        curve.resize(n);
        for (std::size_t i = 0; i < n; ++i)
            curve[i] = static_cast<float>(
                linearFromSrgb(static_cast<double>(i) / static_cast<double>(n - 1)));
    }
    return curve;
}

template <class T>
void open(const ImageBuffer& in, const LightOptions& options, float* out) {
    const std::vector<float> curve = curveOf<T>(options);
    const auto channels = static_cast<std::size_t>(in.spec().channels);
    const std::size_t colours = options.alphaLast ? channels - 1 : channels;
    const T* sample = reinterpret_cast<const T*>(in.bytes().data());
    const std::size_t pixels = in.bytes().size() / sizeof(T) / channels;
    for (std::size_t p = 0; p < pixels; ++p, sample += channels, out += channels) {
        const float alpha =
            options.alphaLast ? static_cast<float>(sample[colours]) / fullScale<T>() : 1.0F;
        for (std::size_t c = 0; c < colours; ++c) {
            float value = static_cast<float>(sample[c]);
            if constexpr (std::unsigned_integral<T>)
                if (!curve.empty()) value = curve[sample[c]];
            out[c] = value * alpha;
        }
        if (options.alphaLast) out[colours] = alpha;
    }
}

template <class T>
T stored(float value) noexcept {
    if constexpr (std::floating_point<T>) {
        return static_cast<T>(value);
    } else {
        constexpr double low = std::numeric_limits<T>::min();
        constexpr double high = std::numeric_limits<T>::max();
        return static_cast<T>(std::clamp(std::floor(static_cast<double>(value) + 0.5), low, high));
    }
}

template <class T>
void close(const ImageBuffer& light, const LightOptions& options, T* out) {
    const bool curved = options.linear && std::unsigned_integral<T>;
    const auto channels = static_cast<std::size_t>(light.spec().channels);
    const std::size_t colours = options.alphaLast ? channels - 1 : channels;
    const float* sample = reinterpret_cast<const float*>(light.bytes().data());
    const std::size_t pixels = light.bytes().size() / sizeof(float) / channels;
    for (std::size_t p = 0; p < pixels; ++p, sample += channels, out += channels) {
        // Ringing may leave alpha a little outside of its range; the colours ring with it.
        const float alpha = options.alphaLast ? sample[colours] : 1.0F;
        for (std::size_t c = 0; c < colours; ++c) {
            float value = alpha > 0 ? sample[c] / alpha : 0;
            if (curved)
                value = static_cast<float>(srgbFromLinear(std::clamp(value, 0.0F, 1.0F))) *
                        fullScale<T>();
            out[c] = stored<T>(value);
        }
        if (options.alphaLast)
            out[colours] = stored<T>(std::clamp(alpha, 0.0F, 1.0F) * fullScale<T>());
    }
}

Result<ImageBuffer> unsupported(SampleType type) {
    return fail(ErrorCode::Unsupported, {},
        "Samples of type " + std::string(image::sampleTypeName(type)) + " cannot be mixed.");
}

} // namespace

double linearFromSrgb(double value) noexcept {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double srgbFromLinear(double value) noexcept {
    return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

Result<ImageBuffer> toLight(const ImageBuffer& buffer, const LightOptions& options) {
    image::ImageSpec spec = buffer.spec();
    const SampleType type = spec.type;
    spec.type = SampleType::F32;
    Result<ImageBuffer> out = ImageBuffer::allocate(spec, kMostBytes);
    if (!out) return out;
    auto* samples = reinterpret_cast<float*>(out->mutableBytes().data());
    switch (type) {
    case SampleType::U8:
        open<std::uint8_t>(buffer, options, samples);
        break;
    case SampleType::S8:
        open<std::int8_t>(buffer, options, samples);
        break;
    case SampleType::U16:
        open<std::uint16_t>(buffer, options, samples);
        break;
    case SampleType::S16:
        open<std::int16_t>(buffer, options, samples);
        break;
    case SampleType::F32:
        open<float>(buffer, options, samples);
        break;
    default:
        return unsupported(type);
    }
    return out;
}

Result<ImageBuffer> fromLight(
    const ImageBuffer& light, SampleType type, const LightOptions& options) {
    image::ImageSpec spec = light.spec();
    spec.type = type;
    Result<ImageBuffer> out = ImageBuffer::allocate(spec, kMostBytes);
    if (!out) return out;
    std::byte* bytes = out->mutableBytes().data();
    switch (type) {
    case SampleType::U8:
        close(light, options, reinterpret_cast<std::uint8_t*>(bytes));
        break;
    case SampleType::S8:
        close(light, options, reinterpret_cast<std::int8_t*>(bytes));
        break;
    case SampleType::U16:
        close(light, options, reinterpret_cast<std::uint16_t*>(bytes));
        break;
    case SampleType::S16:
        close(light, options, reinterpret_cast<std::int16_t*>(bytes));
        break;
    case SampleType::F32:
        close(light, options, reinterpret_cast<float*>(bytes));
        break;
    default:
        return unsupported(type);
    }
    return out;
}

} // namespace lightstack::raster
