#include "core/io/jpeg_forward.h"

#include "core/base/processor.h"
#include "core/io/jpeg_block_bits.h"
#include "core/io/jpeg_forward_block.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace lightstack::io {
namespace {

using namespace jpeg_forward;

// T.81 Annex K.1, row by row.
constexpr std::array<std::uint8_t, 64> kLumaSteps = {16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19,
    26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56,
    68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92,
    95, 98, 112, 100, 103, 99};
constexpr std::array<std::uint8_t, 64> kChromaSteps = {17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26,
    66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99};

// How much larger the scaled algorithm's output k is than the transform's.
double scaleOf(unsigned k) {
    return k == 0 ? 1 : std::numbers::sqrt2 * std::cos(k * std::numbers::pi / 16);
}

// One row of pixels to rows of the planes, `width` of them, and the last one repeated.
LIGHTSTACK_INLINE void toPlanes(const std::uint8_t* __restrict rgb, std::size_t width,
    float* __restrict luma, float* __restrict blue, float* __restrict red) {
    for (std::size_t x = 0; x < width; ++x) {
        const auto r = static_cast<float>(rgb[3 * x]);
        const auto g = static_cast<float>(rgb[3 * x + 1]);
        const auto b = static_cast<float>(rgb[3 * x + 2]);
        luma[x] = 0.299F * r + 0.587F * g + 0.114F * b - 128;
        blue[x] = 0.5F * b - 0.168735892F * r - 0.331264108F * g;
        red[x] = 0.5F * r - 0.418687589F * g - 0.081312411F * b;
    }
}

// toPlanes() by whole vectors, of which the last are filled up: a rest would be done one by one.
LIGHTSTACK_INLINE void toPlanesOf(
    const std::uint8_t* rgb, std::size_t width, float* luma, float* blue, float* red) {
    constexpr std::size_t kTogether = 64; // pixels
    const std::size_t whole = width / kTogether * kTogether;
    toPlanes(rgb, whole, luma, blue, red);
    if (whole == width) return;
    std::uint8_t rest[3 * kTogether] = {};
    float planes[3][kTogether];
    std::memcpy(rest, rgb + 3 * whole, 3 * (width - whole));
    toPlanes(rest, kTogether, planes[0], planes[1], planes[2]);
    std::copy_n(planes[0], width - whole, luma + whole);
    std::copy_n(planes[1], width - whole, blue + whole);
    std::copy_n(planes[2], width - whole, red + whole);
}

// Rows become one of half their length, or of as much.
template <std::size_t kAcross, bool kTwoRows>
LIGHTSTACK_INLINE void averageRow(
    const float* upper, const float* lower, std::size_t width, float* to) {
    constexpr std::size_t kTogether = 64;
    constexpr float kFactor = 1.0F / static_cast<float>(kAcross * (kTwoRows ? 2 : 1));
    for (std::size_t from = 0; from < width; from += kTogether) {
        float held[kTogether]; // `to` may lie in what is read, but not ahead of it
        const std::size_t n = std::min(kTogether, width - from);
        const float* __restrict above = upper + kAcross * from;
        const float* __restrict below = lower + kAcross * from;
        for (std::size_t x = 0; x < n; ++x) {
            float sum = above[kAcross * x];
            if constexpr (kAcross == 2) sum += above[2 * x + 1];
            if constexpr (kTwoRows) {
                sum += below[kAcross * x];
                if constexpr (kAcross == 2) sum += below[2 * x + 1];
            }
            held[x] = sum * kFactor;
        }
        std::copy_n(held, n, to + from);
    }
}

// A plane's unit row to a half of its width, of its height, or of both, in its own place.
LIGHTSTACK_INLINE void average(float* plane, std::size_t stride, int across, int down) {
    for (std::size_t y = 0; y < 8; ++y) {
        const float* upper = plane + y * static_cast<std::size_t>(down) * stride;
        float* to = plane + y * stride;
        if (across == 2 && down == 2)
            averageRow<2, true>(upper, upper + stride, stride / 2, to);
        else if (across == 2)
            averageRow<2, false>(upper, upper, stride / 2, to);
        else
            averageRow<1, true>(upper, upper + stride, stride, to);
    }
}

} // namespace

JpegSteps jpegSteps(bool chroma, int quality) noexcept {
    const int kept = std::clamp(quality, 1, 100);
    const int scale = kept < 50 ? 5000 / kept : 200 - 2 * kept;
    JpegSteps steps{};
    for (std::size_t k = 0; k < 64; ++k) {
        const int base = (chroma ? kChromaSteps : kLumaSteps)[kJpegZigzag[k]];
        steps[k] = static_cast<std::uint16_t>(std::clamp((base * scale + 50) / 100, 1, 255));
    }
    return steps;
}

JpegForward::JpegForward(
    const image::ImageBuffer& pixels, ChromaSampling chroma, const std::array<JpegSteps, 2>& steps)
    : m_pixels(pixels) {
    const image::ImageSpec& spec = pixels.spec();
    const bool color = spec.channels == 3;
    m_horizontal = color && chroma != ChromaSampling::Full ? 2 : 1;
    m_vertical = color && chroma == ChromaSampling::Quarter ? 2 : 1;
    m_unitsAcross = (spec.size.width + 8 * m_horizontal - 1) / (8 * m_horizontal);
    m_unitsDown = (spec.size.height + 8 * m_vertical - 1) / (8 * m_vertical);
    const int blocksOfUnit = m_horizontal * m_vertical + (color ? 2 : 0);
    m_blocksOfUnit = static_cast<std::size_t>(blocksOfUnit);
    m_blocks.resize(m_blocksOfUnit * static_cast<std::size_t>(m_unitsAcross));
    m_stride = static_cast<std::size_t>(m_unitsAcross) * static_cast<std::size_t>(8 * m_horizontal);
    for (std::size_t i = 0; i < (color ? 3U : 1U); ++i)
        m_planes[i].resize(m_stride * static_cast<std::size_t>(8 * m_vertical));
    for (std::size_t table = 0; table < 2; ++table)
        for (unsigned k = 0; k < 64; ++k) {
            const unsigned row = kJpegZigzag[k] / 8;
            const unsigned column = kJpegZigzag[k] % 8;
            m_factors[table][column * 8 + row] =
                static_cast<float>(1 / (8 * steps[table][k] * scaleOf(row) * scaleOf(column)));
        }
}

// The whole work of a row in one function, so that it can be compiled twice.
struct JpegForward::Passes {
    LIGHTSTACK_INLINE static void fill(JpegForward& to, int row) {
        const image::ImageSpec& spec = to.m_pixels.spec();
        const auto width = static_cast<std::size_t>(spec.size.width);
        for (int y = 0; y < 8 * to.m_vertical; ++y) {
            const int from = std::min(row * 8 * to.m_vertical + y, spec.size.height - 1);
            const auto* bytes = reinterpret_cast<const std::uint8_t*>(to.m_pixels.row(from));
            const std::size_t at = static_cast<std::size_t>(y) * to.m_stride;
            float* luma = to.m_planes[0].data() + at;
            if (spec.channels == 1) {
                for (std::size_t x = 0; x < width; ++x)
                    luma[x] = static_cast<float>(bytes[x]) - 128;
            } else {
                toPlanesOf(
                    bytes, width, luma, to.m_planes[1].data() + at, to.m_planes[2].data() + at);
            }
            for (std::vector<float>& plane : to.m_planes)
                if (!plane.empty())
                    std::fill(plane.data() + at + width, plane.data() + at + to.m_stride,
                        plane[at + width - 1]);
        }
    }

    template <int kLanes>
    LIGHTSTACK_INLINE static void transform(JpegForward& to) {
        JpegCoefficients* out = to.m_blocks.data();
        for (int unit = 0; unit < to.m_unitsAcross; ++unit) {
            for (int v = 0; v < to.m_vertical; ++v)
                for (int h = 0; h < to.m_horizontal; ++h)
                    forwardBlock<kLanes>(
                        to.m_planes[0].data() + static_cast<std::size_t>(8 * v) * to.m_stride +
                            static_cast<std::size_t>(8 * (unit * to.m_horizontal + h)),
                        to.m_stride, to.m_factors[0].data(), *out++);
            for (std::size_t i = 1; i < 3 && !to.m_planes[i].empty(); ++i)
                forwardBlock<kLanes>(to.m_planes[i].data() + static_cast<std::size_t>(8 * unit),
                    to.m_stride, to.m_factors[1].data(), *out++);
        }
    }

    template <int kLanes>
    LIGHTSTACK_INLINE static void work(JpegForward& to, int row) {
        fill(to, row);
        if (to.m_horizontal * to.m_vertical > 1)
            for (std::size_t i = 1; i < 3; ++i)
                average(to.m_planes[i].data(), to.m_stride, to.m_horizontal, to.m_vertical);
        transform<kLanes>(to);
    }

    static void plain(JpegForward& to, int row) { work<4>(to, row); }
#ifdef LIGHTSTACK_WIDE_VECTORS
    LIGHTSTACK_WIDE_VECTORS static void wide(JpegForward& to, int row) {
        work<8>(to, row);
    }
    LIGHTSTACK_WIDEST_VECTORS static void widest(JpegForward& to, int row) {
        work<16>(to, row);
    }
#endif
};

std::span<const JpegCoefficients> JpegForward::unitRow(int row) {
#ifdef LIGHTSTACK_WIDE_VECTORS
    if (base::hasWidestVectors())
        Passes::widest(*this, row);
    else if (base::hasWideVectors())
        Passes::wide(*this, row);
    else
#endif
        Passes::plain(*this, row);
    return m_blocks;
}

} // namespace lightstack::io
