#include "tests/bench/downsample_set.h"

#include <QBuffer>
#include <QImage>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>
#include <vector>

namespace lightstack::bench {
namespace {

namespace fs = std::filesystem;
constexpr int kContents = 4;

// Pixels of random grey, enlarged smoothly: one octave.
QImage octave(int width, int height, int cell, unsigned& seed) {
    QImage small(std::max(2, width / cell), std::max(2, height / cell), QImage::Format_RGB32);
    for (int y = 0; y < small.height(); ++y)
        for (int x = 0; x < small.width(); ++x) {
            seed = seed * 1664525 + 1013904223;
            const auto value = static_cast<int>(seed >> 24);
            small.setPixel(x, y, qRgb(value, (value * 3 + 64) / 4, (value + 255) / 2));
        }
    return small.scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

std::string photo(int width, int height, unsigned seed, int quality) {
    std::vector<QImage> octaves;
    const std::vector<std::pair<int, int>> weights{{256, 8}, {32, 4}, {6, 3}, {1, 1}};
    for (const auto& [cell, weight] : weights)
        octaves.push_back(octave(width, height, cell, seed));
    QImage out(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        auto* to = reinterpret_cast<std::uint8_t*>(out.scanLine(y));
        for (int i = 0; i < 4 * width; ++i) {
            int sum = 0;
            for (std::size_t o = 0; o < octaves.size(); ++o)
                sum += weights[o].second * octaves[o].constScanLine(y)[i];
            to[i] = static_cast<std::uint8_t>(sum / 16);
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!out.save(&buffer, "JPEG", quality)) std::abort();
    return bytes.toStdString();
}

void writePhotos(const fs::path& folder, int count, int width, int height) {
    fs::create_directories(folder);
    std::vector<std::string> contents;
    for (int i = 0; i < std::min(count, kContents); ++i)
        contents.push_back(photo(width, height, static_cast<unsigned>(i) + 1, 90));
    for (int i = 0; i < count; ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "p%05d.jpg", i);
        std::ofstream(folder / name, std::ios::binary)
            << contents[static_cast<std::size_t>(i) % contents.size()];
    }
}

void writeShard(const fs::path& folder, int count) {
    fs::create_directories(folder);
    std::vector<std::string> large;
    std::vector<std::string> fitting;
    for (unsigned i = 0; i < kContents; ++i) {
        large.push_back(photo(2000, 1400, i + 10, 92));
        fitting.push_back(photo(512, 380, i + 20, 95));
    }
    for (int i = 0; i < count; ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "s%05d.jpg", i);
        const bool works = i * 32 / 100 != (i + 1) * 32 / 100;
        const auto& from = works ? large : fitting;
        std::ofstream(folder / name, std::ios::binary)
            << from[static_cast<std::size_t>(i) % from.size()];
    }
}

void copySynced(const fs::path& from, const fs::path& to) {
    fs::copy(from, to);
    ::sync();
}

} // namespace lightstack::bench
