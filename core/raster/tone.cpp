#include "core/raster/tone.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::SampleType;

struct Half {
    std::uint16_t bits;
};
double toDouble(Half value) noexcept {
    return static_cast<double>(image::halfToFloat(value.bits));
}
template <class T>
double toDouble(T value) noexcept {
    return static_cast<double>(value);
}

// Calls f with a null pointer of the C++ type of the samples.
template <class F>
auto dispatch(SampleType type, F&& f) {
    switch (type) {
    case SampleType::U8:
        return f(static_cast<const std::uint8_t*>(nullptr));
    case SampleType::S8:
        return f(static_cast<const std::int8_t*>(nullptr));
    case SampleType::U16:
        return f(static_cast<const std::uint16_t*>(nullptr));
    case SampleType::S16:
        return f(static_cast<const std::int16_t*>(nullptr));
    case SampleType::U32:
        return f(static_cast<const std::uint32_t*>(nullptr));
    case SampleType::S32:
        return f(static_cast<const std::int32_t*>(nullptr));
    case SampleType::U64:
        return f(static_cast<const std::uint64_t*>(nullptr));
    case SampleType::S64:
        return f(static_cast<const std::int64_t*>(nullptr));
    case SampleType::F16:
        return f(static_cast<const Half*>(nullptr));
    case SampleType::F32:
        return f(static_cast<const float*>(nullptr));
    case SampleType::F64:
        break;
    }
    return f(static_cast<const double*>(nullptr));
}

template <class T>
T loadAs(const std::byte* bytes, std::size_t index) noexcept {
    T value;
    std::memcpy(&value, bytes + index * sizeof(T), sizeof(T));
    return value;
}

// A regular grid of at most `maxSamples` samples, of one channel or of all; at least one.
struct Grid {
    int stepX = 1, stepY = 1;

    Grid(image::PixelSize size, int channels, std::uint64_t maxSamples) noexcept {
        const double most = static_cast<double>(std::max<std::uint64_t>(maxSamples, 1)) / channels;
        const double even = std::ceil(std::sqrt(double(size.width) * size.height / most));
        // Thin pictures: what one side cannot give, the other has to.
        stepX = static_cast<int>(std::clamp(even, 1.0, double(size.width)));
        stepY = static_cast<int>(std::clamp(even, 1.0, double(size.height)));
        const auto spread = [most](int& step, int side, int otherSide, int otherStep) {
            const double others = std::ceil(double(otherSide) / otherStep);
            const double allowed = std::max(1.0, std::floor(most / others));
            step = std::max(step, static_cast<int>(std::ceil(side / allowed)));
        };
        spread(stepX, size.width, size.height, stepY);
        spread(stepY, size.height, size.width, stepX);
    }
    // In the middle of the steps, and within the picture.
    static int first(int side, int step) noexcept { return std::min(step / 2, (side - 1) / 2); }
};

template <class F>
void forEachSample(const ImageBuffer& buffer, int channel, std::uint64_t maxSamples, F&& f) {
    const image::ImageSpec& spec = buffer.spec();
    const bool separate = spec.planes == image::PlaneOrder::Separate;
    const int perPixel = separate ? 1 : spec.channels;
    const int planes = separate ? spec.channels : 1;
    const Grid grid(spec.size, channel < 0 ? spec.channels : 1, maxSamples);
    dispatch(spec.type, [&](auto* tag) {
        using T = std::remove_cv_t<std::remove_pointer_t<decltype(tag)>>;
        for (int plane = 0; plane < planes; ++plane) {
            if (separate && channel >= 0 && plane != channel) continue;
            for (int y = Grid::first(spec.size.height, grid.stepY); y < spec.size.height;
                 y += grid.stepY) {
                const std::byte* row = buffer.row(y, plane);
                const auto each = static_cast<std::size_t>(perPixel);
                for (int x = Grid::first(spec.size.width, grid.stepX); x < spec.size.width;
                     x += grid.stepX)
                    for (int c = 0; c < perPixel; ++c)
                        if (separate || channel < 0 || c == channel)
                            f(toDouble(loadAs<T>(row,
                                static_cast<std::size_t>(x) * each + static_cast<std::size_t>(c))));
            }
        }
    });
}

// Where `value` stands between low (0) and high (1); their difference may be past what a double
// holds. Requires: low <= value <= high, low < high, all finite.
double fraction(double value, double low, double high) noexcept {
    if (const double range = high - low; std::isfinite(range)) return (value - low) / range;
    return (value / 2 - low / 2) / (high / 2 - low / 2);
}

std::uint8_t windowed(double value, const WindowLevel& window) noexcept {
    if (!(value > window.low)) return 0; // NaN too
    if (value >= window.high) return 255;
    const double grey = fraction(value, window.low, window.high) * 255; // never negative
    return static_cast<std::uint8_t>(grey + 0.5); // NOLINT(bugprone-incorrect-roundings)
}

// Integers of up to 16 bits go through a table of every value.
template <class T>
std::vector<std::uint8_t> tableFor(const WindowLevel& window, bool invert) {
    constexpr int kLow = std::numeric_limits<T>::min();
    std::vector<std::uint8_t> table(std::size_t{1} << (8 * sizeof(T)));
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::uint8_t grey =
            windowed(static_cast<double>(kLow) + static_cast<double>(i), window);
        table[i] = invert ? static_cast<std::uint8_t>(255 - grey) : grey;
    }
    return table;
}

template <class T>
void applyTo(const ImageBuffer& in, const WindowLevel& window, bool invert, std::byte* out) {
    const std::size_t count = in.bytes().size() / sizeof(T);
    if constexpr (std::is_integral_v<T> && sizeof(T) <= 2) {
        const std::vector<std::uint8_t> table = tableFor<T>(window, invert);
        constexpr int kLow = std::numeric_limits<T>::min();
        for (std::size_t i = 0; i < count; ++i)
            out[i] =
                std::byte{table[static_cast<std::size_t>(loadAs<T>(in.bytes().data(), i) - kLow)]};
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            const double value = toDouble(loadAs<T>(in.bytes().data(), i));
            const std::uint8_t grey = windowed(value, window);
            const bool turn = invert && !std::isnan(value); // no number is black, always
            out[i] = std::byte{turn ? static_cast<std::uint8_t>(255 - grey) : grey};
        }
    }
}

} // namespace

Histogram histogramOf(
    const ImageBuffer& buffer, int channel, int binCount, std::uint64_t maxSamples) {
    Histogram out;
    out.bins.assign(static_cast<std::size_t>(std::max(1, binCount)), 0);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    forEachSample(buffer, channel, maxSamples, [&](double v) {
        if (!std::isfinite(v)) {
            ++out.nonFinite;
            return;
        }
        ++out.finite;
        low = std::min(low, v);
        high = std::max(high, v);
    });
    if (out.finite == 0) return out;
    out.low = low;
    out.high = high;
    if (!(high > low)) { // one value everywhere
        out.bins.front() = out.finite;
        return out;
    }
    const auto count = static_cast<double>(out.bins.size());
    const double scale = count / (high - low); // 0 or infinite for the widest and closest ranges
    const bool plain = std::isfinite(scale) && scale > 0;
    forEachSample(buffer, channel, maxSamples, [&](double v) {
        if (!std::isfinite(v)) return;
        const auto bin =
            static_cast<std::size_t>(plain ? (v - low) * scale : fraction(v, low, high) * count);
        ++out.bins[std::min(bin, out.bins.size() - 1)];
    });
    return out;
}

WindowLevel autoWindow(const Histogram& histogram, double clipFraction) {
    const WindowLevel full{histogram.low, histogram.high};
    if (histogram.finite == 0 || !(histogram.high > histogram.low)) return full;
    const double clip = clipFraction * static_cast<double>(histogram.finite);
    const auto bins = static_cast<double>(histogram.bins.size());
    const double width = histogram.high / bins - histogram.low / bins;
    // Where the running count passes the clip, interpolated within its bin.
    const auto passes = [&](bool fromTop) {
        double sum = 0;
        const std::size_t n = histogram.bins.size();
        for (std::size_t i = 0; i < n; ++i) {
            const auto count = static_cast<double>(histogram.bins[fromTop ? n - 1 - i : i]);
            if (sum + count > clip) return (static_cast<double>(i) + (clip - sum) / count) * width;
            sum += count;
        }
        return 0.0;
    };
    const WindowLevel window{histogram.low + passes(false), histogram.high - passes(true)};
    return window.high > window.low ? window : full;
}

WindowLevel fullRange(const ImageBuffer& buffer, int significantBits) {
    switch (buffer.spec().type) {
    case SampleType::U8:
        return {0, 255};
    case SampleType::S8:
        return {-128, 127};
    case SampleType::U16:
        return {0,
            significantBits > 0 && significantBits < 16 ? std::exp2(significantBits) - 1 : 65535};
    case SampleType::S16:
        return {-32768, 32767};
    default: {
        const Histogram h = histogramOf(buffer, -1, 1);
        return {h.low, h.high};
    }
    }
}

Result<ImageBuffer> applyWindow(const ImageBuffer& buffer, const WindowLevel& window, bool invert) {
    image::ImageSpec spec = buffer.spec();
    if (spec.planes != image::PlaneOrder::Interleaved)
        return fail(ErrorCode::Unsupported, {}, "separate planes have to be joined first");
    spec.type = SampleType::U8;
    auto out = ImageBuffer::allocate(spec, UINT64_MAX);
    if (!out) return out;
    std::byte* to = out->mutableBytes().data();
    dispatch(buffer.spec().type, [&](auto* tag) {
        using T = std::remove_cv_t<std::remove_pointer_t<decltype(tag)>>;
        applyTo<T>(buffer, window, invert, to);
    });
    return out;
}

} // namespace lightstack::raster
