#include "ui/slices/reduced_image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lightstack::ui {
namespace {

constexpr int kMostHalvings = 8; // 2^16 pixels of 255 fit 32 bits

// Adds a row of pixels to the sums of its blocks.
template <int kBytes>
void addRow(const uchar* row, int width, int block, std::vector<std::uint32_t>& sums) {
    std::size_t out = 0;
    for (int x = 0; x < width; x += block, out += kBytes) {
        const int end = std::min(x + block, width) * kBytes;
        for (int i = x * kBytes; i < end; i += kBytes)
            for (int c = 0; c < kBytes; ++c)
                sums[out + static_cast<std::size_t>(c)] += row[i + c];
    }
}

template <int kBytes>
QImage reduced(const QImage& image, int block) {
    const int width = (image.width() + block - 1) / block;
    const int height = (image.height() + block - 1) / block;
    QImage out(width, height, image.format());
    if (out.isNull()) return image;
    std::vector<std::uint32_t> sums(static_cast<std::size_t>(width) * kBytes);
    const int rest = image.width() - (width - 1) * block; // of the last block
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), 0U);
        const int last = std::min((y + 1) * block, image.height());
        for (int from = y * block; from < last; ++from)
            addRow<kBytes>(image.constScanLine(from), image.width(), block, sums);
        const auto rows = static_cast<std::uint32_t>(last - y * block);
        uchar* to = out.scanLine(y);
        for (int x = 0; x < width; ++x) {
            const std::uint32_t n = rows * static_cast<std::uint32_t>(x + 1 < width ? block : rest);
            for (int c = 0; c < kBytes; ++c) {
                const std::uint32_t sum = sums[static_cast<std::size_t>(x * kBytes + c)];
                to[x * kBytes + c] = static_cast<uchar>((sum + n / 2) / n);
            }
        }
    }
    return out;
}

} // namespace

QImage reducedImage(const QImage& image, int halvings) {
    const int block = 1 << std::clamp(halvings, 0, kMostHalvings);
    if (block == 1 || image.isNull()) return image;
    if (image.format() == QImage::Format_Grayscale8) return reduced<1>(image, block);
    return reduced<4>(image.convertToFormat(QImage::Format_RGB32), block);
}

int halvingsFor(double pixel) noexcept {
    if (!(pixel > 0) || pixel > 0.5) return 0;
    return std::min(kMostHalvings, static_cast<int>(std::floor(-std::log2(pixel))));
}

} // namespace lightstack::ui
