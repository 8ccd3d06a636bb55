#include "core/raster/lanczos.h"

#include "core/raster/light.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <numbers>
#include <vector>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::SampleType;

constexpr double kLobes = 3;
constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 30;

double kernel(double x) noexcept {
    if (x == 0) return 1;
    if (std::abs(x) >= kLobes) return 0;
    const double p = std::numbers::pi * x;
    return kLobes * std::sin(p) * std::sin(p / kLobes) / (p * p);
}

// What one output pixel takes: `count` source pixels from `first` on, weights adding up to one.
template <class W>
struct Taps {
    int first = 0;
    int count = 0;
    const W* weights = nullptr;
};

template <class W>
class Weights {
public:
    Weights(int in, int out) : m_taps(static_cast<std::size_t>(out)) {
        const double scale = static_cast<double>(in) / out;
        const double reach = kLobes * scale;
        m_stride = static_cast<std::size_t>(std::ceil(reach)) * 2 + 2;
        m_weights.resize(m_stride * m_taps.size());
        std::vector<double> row(m_stride);
        for (int i = 0; i < out; ++i) {
            const double centre = (i + 0.5) * scale;
            const int first = std::max(0, static_cast<int>(std::trunc(centre - reach + 0.5)));
            const int last = std::min(in, static_cast<int>(std::trunc(centre + reach + 0.5)));
            double sum = 0;
            for (int k = first; k < last; ++k)
                sum += row[static_cast<std::size_t>(k - first)] =
                    kernel((k + 0.5 - centre) / scale);
            W* weights = m_weights.data() + m_stride * static_cast<std::size_t>(i);
            for (int k = 0; k < last - first; ++k)
                weights[k] = static_cast<W>(row[static_cast<std::size_t>(k)] / sum);
            m_taps[static_cast<std::size_t>(i)] = {first, last - first, weights};
        }
    }
    [[nodiscard]] const Taps<W>& of(int out) const noexcept {
        return m_taps[static_cast<std::size_t>(out)];
    }

private:
    std::size_t m_stride = 0;
    std::vector<W> m_weights;
    std::vector<Taps<W>> m_taps;
};

template <class T, class W>
void addRow(W* __restrict sum, const T* __restrict row, std::size_t n, W weight) noexcept {
    for (std::size_t i = 0; i < n; ++i)
        sum[i] += static_cast<W>(row[i]) * weight;
}

// Two rows a turn: the sums are loaded and stored half as often.
template <class T, class W>
void addTwo(W* __restrict sum, const T* __restrict a, const T* __restrict b, std::size_t n, W wa,
    W wb) noexcept {
    for (std::size_t i = 0; i < n; ++i)
        sum[i] += static_cast<W>(a[i]) * wa + static_cast<W>(b[i]) * wb;
}

// The source rows of one output row, weighted.
template <class T, class W>
void gatherRows(const ImageBuffer& in, const Taps<W>& taps, std::vector<W>& sum) {
    std::fill(sum.begin(), sum.end(), W{0});
    int k = 0;
    for (; k + 1 < taps.count; k += 2)
        addTwo<T, W>(sum.data(), in.rowAs<T>(taps.first + k), in.rowAs<T>(taps.first + k + 1),
            sum.size(), taps.weights[k], taps.weights[k + 1]);
    if (k < taps.count)
        addRow<T, W>(sum.data(), in.rowAs<T>(taps.first + k), sum.size(), taps.weights[k]);
}

template <class T, class W>
T rounded(W value) noexcept {
    if constexpr (std::floating_point<T>) {
        return static_cast<T>(value);
    } else {
        constexpr W low = std::numeric_limits<T>::min();
        constexpr W high = std::numeric_limits<T>::max();
        return static_cast<T>(std::clamp(std::floor(value + W{0.5}), low, high));
    }
}

// One row of sums to the output's columns. The number of channels is a constant: the loop over
// them unrolls.
template <int kChannels, class T, class W>
void gatherColumns(const std::vector<W>& sum, const Weights<W>& columns, int width, T* out) {
    for (int x = 0; x < width; ++x) {
        const Taps<W>& taps = columns.of(x);
        const W* in = sum.data() + static_cast<std::ptrdiff_t>(taps.first) * kChannels;
        W pixel[kChannels] = {};
        for (int k = 0; k < taps.count; ++k, in += kChannels)
            for (int c = 0; c < kChannels; ++c)
                pixel[c] += in[c] * taps.weights[k];
        for (int c = 0; c < kChannels; ++c)
            *out++ = rounded<T, W>(pixel[c]);
    }
}

template <class T, class W>
void gatherColumnsOfAny(
    const std::vector<W>& sum, const Weights<W>& columns, int width, int channels, T* out) {
    for (int x = 0; x < width; ++x) {
        const Taps<W>& taps = columns.of(x);
        for (int c = 0; c < channels; ++c) {
            const W* in = sum.data() + static_cast<std::ptrdiff_t>(taps.first) * channels + c;
            W value = 0;
            for (int k = 0; k < taps.count; ++k, in += channels)
                value += *in * taps.weights[k];
            *out++ = rounded<T, W>(value);
        }
    }
}

template <class T, class W>
Result<ImageBuffer> shrunk(const ImageBuffer& in, image::PixelSize target) {
    image::ImageSpec spec = in.spec();
    spec.size = target;
    Result<ImageBuffer> out = ImageBuffer::allocate(spec, kMostBytes);
    if (!out) return out;
    const Weights<W> rows(in.spec().size.height, target.height);
    const Weights<W> columns(in.spec().size.width, target.width);
    std::vector<W> sum(
        static_cast<std::size_t>(in.spec().size.width) * static_cast<std::size_t>(spec.channels));
    T* line = reinterpret_cast<T*>(out->mutableBytes().data());
    for (int y = 0; y < target.height; ++y) {
        gatherRows<T, W>(in, rows.of(y), sum);
        switch (spec.channels) {
        case 1:
            gatherColumns<1, T, W>(sum, columns, target.width, line);
            break;
        case 3:
            gatherColumns<3, T, W>(sum, columns, target.width, line);
            break;
        case 4:
            gatherColumns<4, T, W>(sum, columns, target.width, line);
            break;
        default:
            gatherColumnsOfAny<T, W>(sum, columns, target.width, spec.channels, line);
        }
        line += static_cast<std::ptrdiff_t>(target.width) * spec.channels;
    }
    return out;
}

Result<ImageBuffer> plain(const ImageBuffer& buffer, image::PixelSize target) {
    switch (buffer.spec().type) {
    case SampleType::U8:
        return shrunk<std::uint8_t, float>(buffer, target);
    case SampleType::S8:
        return shrunk<std::int8_t, float>(buffer, target);
    case SampleType::U16:
        return shrunk<std::uint16_t, float>(buffer, target);
    case SampleType::S16:
        return shrunk<std::int16_t, float>(buffer, target);
    case SampleType::F32:
        return shrunk<float, double>(buffer, target);
    case SampleType::F64:
        return shrunk<double, double>(buffer, target);
    default:
        return fail(ErrorCode::Unsupported, {},
            "Samples of type " + std::string(image::sampleTypeName(buffer.spec().type)) +
                " cannot be resampled.");
    }
}

} // namespace

Result<ImageBuffer> lanczos(
    const ImageBuffer& buffer, image::PixelSize target, const LanczosOptions& options) {
    const image::ImageSpec& spec = buffer.spec();
    if (target.isEmpty() || target.width > spec.size.width || target.height > spec.size.height)
        return fail(ErrorCode::Usage, {}, "A picture can only be made smaller.");
    if (target == spec.size) return buffer;
    const bool light =
        options.linearLight && (spec.type == SampleType::U8 || spec.type == SampleType::U16);
    if (!light && !options.alphaLast) return plain(buffer, target);
    Result<ImageBuffer> open = toLight(buffer, {light, options.alphaLast});
    if (!open) return open;
    Result<ImageBuffer> small = plain(*open, target);
    if (!small) return small;
    return fromLight(*small, spec.type, {light, options.alphaLast});
}

} // namespace lightstack::raster
