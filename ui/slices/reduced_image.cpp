#include "ui/slices/reduced_image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lightstack::ui {
namespace {

constexpr int kMostHalvings = 8; // 2^8 rows of 255 fit 16 bits

// First the rows of a block, side by side, which the compiler makes wide; then the columns.
void addRow(const uchar* row, std::size_t bytes, std::uint16_t* sums) {
    for (std::size_t i = 0; i < bytes; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + row[i]);
}

template <int kBytes>
void averageColumns(
    const std::uint16_t* sums, int width, int block, std::uint32_t rows, uchar* to) {
    for (int x = 0; x < width; x += block) {
        const int count = std::min(block, width - x);
        const std::uint32_t n = rows * static_cast<std::uint32_t>(count);
        for (int c = 0; c < kBytes; ++c) {
            std::uint32_t sum = n / 2;
            for (int i = 0; i < count; ++i)
                sum += sums[(x + i) * kBytes + c];
            *to++ = static_cast<uchar>(sum / n);
        }
    }
}

// Whole blocks: no division.
void averageHalves(const std::uint16_t* sums, int pixels, uchar* to) {
    for (int x = 0; x < pixels; ++x)
        to[x] = static_cast<uchar>((sums[2 * x] + sums[2 * x + 1] + 2) >> 2);
}

template <int kBytes>
QImage reduced(const QImage& image, int block) {
    const int width = (image.width() + block - 1) / block;
    const int height = (image.height() + block - 1) / block;
    QImage out(width, height, image.format());
    if (out.isNull()) return image;
    const auto bytes = static_cast<std::size_t>(image.width()) * kBytes;
    std::vector<std::uint16_t> sums(bytes);
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), std::uint16_t{0});
        const int last = std::min((y + 1) * block, image.height());
        for (int from = y * block; from < last; ++from)
            addRow(image.constScanLine(from), bytes, sums.data());
        const auto rows = static_cast<std::uint32_t>(last - y * block);
        if (kBytes == 1 && block == 2 && rows == 2 && image.width() % 2 == 0)
            averageHalves(sums.data(), width, out.scanLine(y));
        else
            averageColumns<kBytes>(sums.data(), image.width(), block, rows, out.scanLine(y));
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
