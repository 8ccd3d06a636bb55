#include "core/raster/ssim.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace lightstack::raster {
namespace {

constexpr int kWindow = 11;
constexpr double kSigma = 1.5;
constexpr std::size_t kMoments = 5; // of a window: a, b, a², b², ab

// Adds up to one.
std::vector<double> gaussian(int taps) {
    std::vector<double> out(static_cast<std::size_t>(taps));
    const double middle = (taps - 1) / 2.0;
    for (int i = 0; i < taps; ++i)
        out[static_cast<std::size_t>(i)] =
            std::exp(-(i - middle) * (i - middle) / (2 * kSigma * kSigma));
    const double sum = std::accumulate(out.begin(), out.end(), 0.0);
    for (double& weight : out)
        weight /= sum;
    return out;
}

template <class T>
void lumaRow(const T* in, int channels, std::vector<double>& out) {
    const auto step = static_cast<std::size_t>(channels);
    for (std::size_t x = 0; x < out.size(); ++x, in += step)
        out[x] = channels < 3 ? in[0] : 0.299 * in[0] + 0.587 * in[1] + 0.114 * in[2];
}

void lumaRow(const image::ImageBuffer& picture, int y, std::vector<double>& out) {
    const int channels = picture.spec().channels;
    if (picture.spec().type == image::SampleType::U8)
        lumaRow(picture.rowAs<std::uint8_t>(y), channels, out);
    else
        lumaRow(picture.rowAs<std::uint16_t>(y), channels, out);
}

// The moments of one row, weighted along it: kMoments rows of `out.size() / kMoments` windows.
void momentsOf(const std::vector<double>& a, const std::vector<double>& b,
    const std::vector<double>& weights, std::vector<double>& out) {
    const std::size_t windows = out.size() / kMoments;
    std::fill(out.begin(), out.end(), 0.0);
    for (std::size_t tap = 0; tap < weights.size(); ++tap) {
        const double weight = weights[tap];
        for (std::size_t x = 0; x < windows; ++x) {
            const double left = a[x + tap];
            const double right = b[x + tap];
            out[x] += weight * left;
            out[windows + x] += weight * right;
            out[2 * windows + x] += weight * left * left;
            out[3 * windows + x] += weight * right * right;
            out[4 * windows + x] += weight * left * right;
        }
    }
}

double similarity(const std::array<double, kMoments>& m, double range) {
    const double c1 = 0.01 * range * 0.01 * range;
    const double c2 = 0.03 * range * 0.03 * range;
    const double varianceA = m[2] - m[0] * m[0];
    const double varianceB = m[3] - m[1] * m[1];
    const double covariance = m[4] - m[0] * m[1];
    return (2 * m[0] * m[1] + c1) * (2 * covariance + c2) /
           ((m[0] * m[0] + m[1] * m[1] + c1) * (varianceA + varianceB + c2));
}

bool comparable(const image::ImageSpec& a, const image::ImageSpec& b) {
    return a == b && a.planes == image::PlaneOrder::Interleaved && a.channels >= 1 &&
           a.channels <= 4 && !a.size.isEmpty() &&
           (a.type == image::SampleType::U8 || a.type == image::SampleType::U16);
}

} // namespace

Result<double> ssim(
    const image::ImageBuffer& a, const image::ImageBuffer& b, const std::stop_token& stop) {
    const image::ImageSpec& spec = a.spec();
    if (!comparable(spec, b.spec()))
        return fail(ErrorCode::Usage, {}, "only pictures of one size and type can be compared");
    const auto across = gaussian(std::min(kWindow, spec.size.width));
    const auto down = gaussian(std::min(kWindow, spec.size.height));
    const auto width = static_cast<std::size_t>(spec.size.width);
    const std::size_t windows = width - across.size() + 1;
    const double range = spec.type == image::SampleType::U8 ? 255.0 : 65535.0;
    std::vector<double> rowA(width);
    std::vector<double> rowB(width);
    std::vector<std::vector<double>> last(down.size(), std::vector<double>(kMoments * windows));
    double sum = 0;
    for (int y = 0; y < spec.size.height; ++y) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, {}, "cancelled");
        lumaRow(a, y, rowA);
        lumaRow(b, y, rowB);
        const auto row = static_cast<std::size_t>(y);
        momentsOf(rowA, rowB, across, last[row % down.size()]);
        if (row + 1 < down.size()) continue;
        for (std::size_t x = 0; x < windows; ++x) {
            std::array<double, kMoments> moments{};
            for (std::size_t tap = 0; tap < down.size(); ++tap) {
                const auto& line = last[(row + 1 + tap) % down.size()]; // oldest first
                for (std::size_t m = 0; m < kMoments; ++m)
                    moments[m] += down[tap] * line[m * windows + x];
            }
            sum += similarity(moments, range);
        }
    }
    const auto rows = static_cast<double>(spec.size.height) - static_cast<double>(down.size()) + 1;
    return sum / (static_cast<double>(windows) * rows);
}

} // namespace lightstack::raster
