#include "core/raster/lanczos_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lightstack::raster {
namespace {

constexpr double kLobes = 3;

double kernel(double x) noexcept {
    if (x == 0) return 1;
    if (std::abs(x) >= kLobes) return 0;
    const double p = std::numbers::pi * x;
    const double third = std::sin(p / kLobes);
    const double whole = (3 - 4 * third * third) * third; // sin(p), by the law for three angles
    return kLobes * whole * third / (p * p);
}

} // namespace

template <class W>
LanczosWeights<W>::LanczosWeights(int in, double extent, int out, bool even)
    : m_taps(static_cast<std::size_t>(out)), m_in(in), m_extent(extent), m_even(even) {
    const double scale = (extent > 0 ? std::min<double>(extent, in) : in) / out;
    const double reach = kLobes * scale;
    const auto firstOf = [&](double centre) {
        return std::max(0, static_cast<int>(std::trunc(centre - reach + 0.5)));
    };
    const auto endOf = [&](double centre) {
        return std::min(in, static_cast<int>(std::trunc(centre + reach + 0.5)));
    };
    int most = 0;
    for (int i = 0; i < out; ++i)
        most = std::max(most, endOf((i + 0.5) * scale) - firstOf((i + 0.5) * scale));
    m_weights.resize(static_cast<std::size_t>(most) * m_taps.size());
    std::vector<double> row(static_cast<std::size_t>(most));
    W* weights = m_weights.data();
    for (int i = 0; i < out; ++i, weights += most) {
        const double centre = (i + 0.5) * scale;
        const int first = firstOf(centre);
        const int count = endOf(centre) - first;
        double sum = 0;
        for (int k = 0; k < count; ++k)
            sum += row[static_cast<std::size_t>(k)] = kernel((first + k + 0.5 - centre) / scale);
        const int from = even ? std::min(first, in - most) : first;
        for (int k = 0; k < count; ++k)
            weights[first - from + k] = static_cast<W>(row[static_cast<std::size_t>(k)] / sum);
        m_taps[static_cast<std::size_t>(i)] = {from, even ? most : count, weights};
    }
}

template <class W>
const LanczosWeights<W>& lanczosWeights(
    LanczosDirection direction, int in, double extent, int out, bool even) {
    static thread_local std::array<LanczosWeights<W>, 2> kept;
    LanczosWeights<W>& last = kept[static_cast<std::size_t>(direction)];
    if (!last.areOf(in, extent, out, even)) last = LanczosWeights<W>(in, extent, out, even);
    return last;
}

template class LanczosWeights<float>;
template class LanczosWeights<double>;
template const LanczosWeights<float>& lanczosWeights(LanczosDirection, int, double, int, bool);
template const LanczosWeights<double>& lanczosWeights(LanczosDirection, int, double, int, bool);

} // namespace lightstack::raster
