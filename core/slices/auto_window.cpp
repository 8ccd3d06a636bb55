#include "core/slices/auto_window.h"

#include <array>

namespace lightstack::slices {
namespace {

constexpr std::size_t kImageJBins = 256; // as ImageJ counts
constexpr std::uint64_t kFirstThreshold = 5000;
constexpr std::uint64_t kLeastThreshold = 10;

raster::WindowLevel imageJ(const raster::Histogram& histogram, int presses) {
    const raster::WindowLevel full{histogram.low, histogram.high};
    std::array<std::uint64_t, kImageJBins> bins{};
    for (std::size_t i = 0; i < histogram.bins.size(); ++i)
        bins[i * kImageJBins / histogram.bins.size()] += histogram.bins[i];
    std::uint64_t divisor = kFirstThreshold;
    for (int i = 0; i < presses; ++i)
        divisor = divisor / 2 < kLeastThreshold ? kFirstThreshold : divisor / 2;
    const std::uint64_t background = histogram.finite / 10;
    const std::uint64_t least = histogram.finite / divisor;
    const auto counts = [&](std::size_t i) { return bins[i] <= background && bins[i] > least; };
    std::size_t low = 0;
    while (low < kImageJBins - 1 && !counts(low))
        ++low;
    std::size_t high = kImageJBins - 1;
    while (high > 0 && !counts(high))
        --high;
    if (high < low) return full;
    const double width = (histogram.high - histogram.low) / static_cast<double>(kImageJBins);
    const raster::WindowLevel window{histogram.low + static_cast<double>(low) * width,
        histogram.low + static_cast<double>(high) * width};
    return window.high > window.low ? window : full;
}

} // namespace

raster::WindowLevel autoWindowOf(const raster::Histogram& histogram, AutoRule rule, int presses) {
    const raster::WindowLevel full{histogram.low, histogram.high};
    if (histogram.finite == 0 || !(histogram.high > histogram.low)) return full;
    switch (rule) {
    case AutoRule::ImageJ:
        return imageJ(histogram, presses);
    case AutoRule::Percentile:
        return raster::autoWindow(histogram, 0.001);
    case AutoRule::Full:
        break;
    }
    return full;
}

} // namespace lightstack::slices
