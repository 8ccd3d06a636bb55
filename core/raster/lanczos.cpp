#include "core/raster/lanczos.h"

#include "core/raster/lanczos_passes.h"
#include "core/raster/light.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::SampleType;
using lanczos_passes::Taps;

constexpr double kLobes = 3;
constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 30;

double kernel(double x) noexcept {
    if (x == 0) return 1;
    if (std::abs(x) >= kLobes) return 0;
    const double p = std::numbers::pi * x;
    const double third = std::sin(p / kLobes);
    const double whole = (3 - 4 * third * third) * third; // sin(p), by the law for three angles
    return kLobes * whole * third / (p * p);
}

template <class W>
class Weights {
public:
    Weights() = default;
    // `extent`: of the `in` pixels, what is picture; 0: all.
    Weights(int in, double extent, int out)
        : m_taps(static_cast<std::size_t>(out)), m_in(in), m_extent(extent) {
        const double scale = (extent > 0 ? std::min<double>(extent, in) : in) / out;
        const double reach = kLobes * scale;
        m_stride = (static_cast<std::size_t>(std::ceil(reach)) * 2 + 2 + 3) / 4 * 4; // vectors
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
    [[nodiscard]] bool areOf(int in, double extent, int out) const noexcept {
        return m_in == in && m_extent == extent && m_taps.size() == static_cast<std::size_t>(out);
    }
    [[nodiscard]] const std::vector<Taps<W>>& taps() const noexcept { return m_taps; }
    // From here on all take as many pixels, those too many times nothing, and as pairs, too. How
    // many; the last ones may lie behind the row. 0: they are too many, nothing changes.
    int pair() {
        if (!m_pairs.empty()) return m_taps[0].count;
        int most = 0;
        for (const Taps<W>& taps : m_taps)
            most = std::max(most, taps.count);
        most += most % 2;
        const auto vectors = static_cast<std::size_t>(most) / 2;
        if (most > 2 * lanczos_passes::kMostVectors) return 0;
        m_pairs.resize(8 * vectors * m_taps.size());
        W* pairs = m_pairs.data();
        for (Taps<W>& taps : m_taps) {
            taps.count = most;
            taps.pairs = pairs;
            for (std::size_t k = 0; k < vectors; ++k, pairs += 8)
                for (std::size_t i = 0; i < 6; ++i)
                    pairs[i] = taps.weights[2 * k + i / 3];
        }
        return most;
    }

private:
    std::size_t m_stride = 0;
    std::vector<W> m_weights;
    std::vector<W> m_pairs;
    std::vector<Taps<W>> m_taps;
    int m_in = 0;
    double m_extent = 0;
};

enum class Direction { Rows, Columns, PairedColumns };

// Pictures of a set are often of one size: what a thread used last is kept.
template <class W, Direction kDirection>
Weights<W>& weightsOf(int in, double extent, int out) {
    static thread_local Weights<W> last;
    if (!last.areOf(in, extent, out)) last = Weights<W>(in, extent, out);
    return last;
}

// And how many pixels are read past a row's last: a vector of four, and what pairs are filled with.
template <class T, class W>
std::pair<const Weights<W>*, std::size_t> columnsOf(
    const image::ImageSpec& in, int out, const LanczosOptions& options) {
    if constexpr (std::unsigned_integral<T>) // an infinite sample times nothing is not nothing
        if (in.channels == 3) {
            auto& paired =
                weightsOf<W, Direction::PairedColumns>(in.size.width, options.width, out);
            return {&paired, 2 + static_cast<std::size_t>(paired.pair())};
        }
    return {&weightsOf<W, Direction::Columns>(in.size.width, options.width, out), 2};
}

template <class T, class W>
Result<ImageBuffer> shrunk(
    const ImageBuffer& in, image::PixelSize target, const LanczosOptions& options) {
    image::ImageSpec spec = in.spec();
    spec.size = target;
    Result<ImageBuffer> out = ImageBuffer::allocate(spec, kMostBytes);
    if (!out) return out;
    const auto& rows =
        weightsOf<W, Direction::Rows>(in.spec().size.height, options.height, target.height);
    const auto [columns, behind] = columnsOf<T, W>(in.spec(), target.width, options);
    const std::size_t samples =
        static_cast<std::size_t>(in.spec().size.width) * static_cast<std::size_t>(spec.channels);
    std::vector<W> sum(samples + 4 * behind);
    std::vector<const T*> sources;
    T* line = reinterpret_cast<T*>(out->mutableBytes().data());
    for (const Taps<W>& taps : rows.taps()) {
        sources.clear();
        for (int k = 0; k < taps.count; ++k)
            sources.push_back(in.rowAs<T>(taps.first + k));
        lanczos_passes::rowSums<T, W>(
            sum.data(), sources.data(), taps.weights, taps.count, samples);
        lanczos_passes::columnSums<T, W>(
            sum.data(), columns->taps().data(), target.width, spec.channels, line);
        line += static_cast<std::ptrdiff_t>(target.width) * spec.channels;
    }
    return out;
}

Result<ImageBuffer> plain(
    const ImageBuffer& buffer, image::PixelSize target, const LanczosOptions& options) {
    switch (buffer.spec().type) {
    case SampleType::U8:
        return shrunk<std::uint8_t, float>(buffer, target, options);
    case SampleType::S8:
        return shrunk<std::int8_t, float>(buffer, target, options);
    case SampleType::U16:
        return shrunk<std::uint16_t, float>(buffer, target, options);
    case SampleType::S16:
        return shrunk<std::int16_t, float>(buffer, target, options);
    case SampleType::F32:
        return shrunk<float, double>(buffer, target, options);
    case SampleType::F64:
        return shrunk<double, double>(buffer, target, options);
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
    if (!light && !options.alphaLast) return plain(buffer, target, options);
    Result<ImageBuffer> open = toLight(buffer, {light, options.alphaLast});
    if (!open) return open;
    Result<ImageBuffer> small = plain(*open, target, options);
    if (!small) return small;
    return fromLight(*small, spec.type, {light, options.alphaLast});
}

} // namespace lightstack::raster
