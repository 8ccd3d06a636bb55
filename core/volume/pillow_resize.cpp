#include "core/volume/pillow_resize.h"

#include <algorithm>
#include <cmath>

namespace lightstack::volume {
namespace {

constexpr int kPrecision = 22;
constexpr double kSupport = 2.0;

double bicubic(double x) noexcept {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
    if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
    return 0;
}

struct Taps {
    int first = 0;
    std::vector<int> weights;
};

std::vector<Taps> tapsFor(int from, int to) {
    const double scale = static_cast<double>(from) / to;
    const double filterScale = std::max(scale, 1.0);
    const double support = kSupport * filterScale;
    std::vector<Taps> out(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double center = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(std::trunc(center - support + 0.5)));
        const int end = std::min(from, static_cast<int>(std::trunc(center + support + 0.5)));
        std::vector<double> exact;
        double sum = 0;
        for (int x = first; x < end; ++x) {
            exact.push_back(bicubic((x - center + 0.5) * (1.0 / filterScale)));
            sum += exact.back();
        }
        Taps& taps = out[static_cast<std::size_t>(i)];
        taps.first = first;
        for (const double weight : exact) {
            const double fixed = (sum != 0 ? weight / sum : weight) * (1 << kPrecision);
            taps.weights.push_back(static_cast<int>(fixed < 0 ? fixed - 0.5 : fixed + 0.5));
        }
    }
    return out;
}

std::uint8_t clipped(int sum) noexcept {
    return static_cast<std::uint8_t>(std::clamp(sum >> kPrecision, 0, 255));
}

} // namespace

std::vector<std::uint8_t> pillowResize(
    const std::vector<std::uint8_t>& pixels, image::PixelSize from, image::PixelSize to) {
    const auto fromWidth = static_cast<std::size_t>(from.width);
    const auto toWidth = static_cast<std::size_t>(to.width);
    std::vector<std::uint8_t> across(toWidth * static_cast<std::size_t>(from.height));
    const auto columns = tapsFor(from.width, to.width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(from.height); ++y)
        for (std::size_t x = 0; x < toWidth; ++x) {
            const Taps& taps = columns[x];
            int sum = 1 << (kPrecision - 1);
            const std::uint8_t* at =
                pixels.data() + y * fromWidth + static_cast<std::size_t>(taps.first);
            for (std::size_t k = 0; k < taps.weights.size(); ++k)
                sum += at[k] * taps.weights[k];
            across[y * toWidth + x] = clipped(sum);
        }
    const auto rows = tapsFor(from.height, to.height);
    std::vector<std::uint8_t> out(toWidth * static_cast<std::size_t>(to.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(to.height); ++y) {
        const Taps& taps = rows[y];
        for (std::size_t x = 0; x < toWidth; ++x) {
            int sum = 1 << (kPrecision - 1);
            for (std::size_t k = 0; k < taps.weights.size(); ++k)
                sum += across[(static_cast<std::size_t>(taps.first) + k) * toWidth + x] *
                       taps.weights[k];
            out[y * toWidth + x] = clipped(sum);
        }
    }
    return out;
}

} // namespace lightstack::volume
