// A CT phantom: a shell with pores and dense inclusions, 16-bit slices, and the scanner's log.
#include "app/demo_set.h"
#include "core/base/atomic_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace lightstack::app::demo {
namespace {

constexpr int kSide = 320;
constexpr int kSlices = 160;
constexpr double kVoxelMicrometres = 12.5;

struct Ball {
    double x, y, z, radius, density;
};

std::vector<Ball> inclusions() {
    std::vector<Ball> balls;
    std::uint64_t state = 0x9E3779B97F4A7C15ULL;
    const auto next = [&] {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return static_cast<double>(state >> 11) / 9007199254740992.0;
    };
    for (int i = 0; i < 90; ++i) {
        const double angle = next() * 6.283185307;
        const double distance = 0.62 * std::sqrt(next());
        balls.push_back({distance * std::cos(angle), distance * std::sin(angle), next() * 2 - 1,
            0.03 + 0.09 * next(),
            i % 3 == 0   ? 1.9
            : i % 3 == 1 ? 0.05
                         : 0.55});
    }
    return balls;
}

double density(double x, double y, double z, const std::vector<Ball>& nearby) {
    const double wobble = 0.04 * std::sin(5 * std::atan2(y, x) + 3 * z);
    const double r = std::hypot(x, y) + wobble;
    if (r > 0.86) return 0.02;
    if (r > 0.74) return 1.35 + 0.2 * std::sin(40 * z + 9 * std::atan2(y, x));
    for (const Ball& ball : nearby) {
        const double dx = x - ball.x;
        const double dy = y - ball.y;
        const double dz = z - ball.z;
        if (dx * dx + dy * dy + dz * dz < ball.radius * ball.radius) return ball.density;
    }
    return 0.8 + 0.05 * std::sin(18 * x) * std::cos(16 * y + 5 * z);
}

std::vector<std::uint16_t> slice(int index, const std::vector<Ball>& balls) {
    const double z = 2.0 * index / (kSlices - 1) - 1;
    std::vector<Ball> nearby;
    std::copy_if(balls.begin(), balls.end(), std::back_inserter(nearby),
        [&](const Ball& ball) { return std::fabs(ball.z - z) < ball.radius; });
    std::vector<std::uint16_t> pixels;
    pixels.reserve(static_cast<std::size_t>(kSide) * kSide);
    auto noise = static_cast<std::uint32_t>(index * 747796405 + 1);
    for (int py = 0; py < kSide; ++py)
        for (int px = 0; px < kSide; ++px) {
            noise = noise * 1664525U + 1013904223U;
            const double grain = (static_cast<double>(noise >> 8) / 16777216.0 - 0.5) * 1400;
            const double x = 2.0 * px / (kSide - 1) - 1;
            const double y = 2.0 * py / (kSide - 1) - 1;
            const double value = 4000 + 16000 * density(x, y, z, nearby) + grain;
            pixels.push_back(static_cast<std::uint16_t>(std::clamp(value, 0.0, 65535.0)));
        }
    return pixels;
}

// Classic little-endian TIFF, one uncompressed strip last in the file (TIFF 6.0).
std::vector<std::byte> encodeTiff(const std::vector<std::uint16_t>& pixels) {
    struct Entry {
        std::uint16_t tag, type;
        std::uint32_t value;
    };
    constexpr std::uint32_t kEntries = 13;
    constexpr std::uint32_t kRationals = 8 + 2 + kEntries * 12 + 4;
    constexpr std::uint32_t kData = kRationals + 16;
    const auto byteCount = static_cast<std::uint32_t>(pixels.size() * 2);
    const std::array<Entry, kEntries> entries{
        {{256, 4, kSide}, {257, 4, kSide}, {258, 3, 16}, {259, 3, 1}, {262, 3, 1}, {273, 4, kData},
            {277, 3, 1}, {278, 4, kSide}, {279, 4, byteCount}, {282, 5, kRationals},
            {283, 5, kRationals + 8}, {296, 3, 3}, {339, 3, 1}}};
    std::vector<std::byte> out;
    const auto put = [&](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            out.push_back(static_cast<std::byte>(value >> (8 * i)));
    };
    for (const char c : {'I', 'I', '*', '\0'})
        out.push_back(static_cast<std::byte>(c));
    put(8, 4);
    put(kEntries, 2);
    for (const Entry& entry : entries) {
        put(entry.tag, 2);
        put(entry.type, 2);
        put(1, 4);
        put(entry.value, 4);
    }
    put(0, 4);
    for (int axis = 0; axis < 2; ++axis) { // pixels a centimetre
        put(static_cast<std::uint32_t>(1e4 / kVoxelMicrometres * 100), 4);
        put(100, 4);
    }
    const std::size_t at = out.size();
    out.resize(at + byteCount);
    std::memcpy(out.data() + at, pixels.data(), byteCount);
    return out;
}

std::string scannerLog() {
    char text[512];
    std::snprintf(text, sizeof text,
        "[System]\r\nScanner=Lightstack phantom\r\n[Acquisition]\r\nImage Pixel Size (um)=%.2f\r\n"
        "[Reconstruction]\r\nPixel Size (um)=%.2f\r\nFirst Section=0\r\nLast Section=%d\r\n"
        "Sections Count=%d\r\nResult Image Width (pixels)=%d\r\nResult Image Height (pixels)=%d\r\n"
        "[File name convention]\r\nFilename Prefix=phantom_\r\nFilename Index Length=4\r\n",
        kVoxelMicrometres, kVoxelMicrometres, kSlices - 1, kSlices, kSide, kSide);
    return text;
}

} // namespace

Result<void> writePhantom(const std::filesystem::path& folder, const std::stop_token& stop) {
    const std::vector<Ball> balls = inclusions();
    for (int index = 0; index < kSlices; ++index) {
        if (stop.stop_requested()) return cancelled();
        char name[32];
        std::snprintf(name, sizeof name, "phantom_%04d.tif", index);
        if (std::filesystem::exists(folder / name)) continue;
        auto written =
            base::writeAtomically(folder / name, encodeTiff(slice(index, balls)), {.sync = false});
        if (!written) return written;
    }
    const std::string log = scannerLog();
    return base::writeAtomically(
        folder / "phantom_.log", std::as_bytes(std::span(log.data(), log.size())), {.sync = false});
}

} // namespace lightstack::app::demo
