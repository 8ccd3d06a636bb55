// Landscapes by arithmetic: sky, sun, ranges of hills that fade with distance, water.
#include "app/demo_exif.h"
#include "app/demo_set.h"
#include "core/base/atomic_file.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace lightstack::app::demo {
namespace {

constexpr int kWidth = 1440;
constexpr int kHeight = 960;
constexpr int kPhotos = 36;

double hash01(std::uint32_t x) {
    x = (x ^ 61U) ^ (x >> 16);
    x *= 9U;
    x ^= x >> 4;
    x *= 0x27d4eb2dU;
    x ^= x >> 15;
    return static_cast<double>(x & 0xFFFFFFU) / 0xFFFFFF;
}

// Smooth noise in one dimension, four octaves.
double ridge(double x, std::uint32_t seed) {
    double sum = 0;
    double amplitude = 0.5;
    for (std::uint32_t octave = 0; octave < 5; ++octave) {
        const double at = x * std::pow(2.0, octave);
        const auto cell =
            static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(at)) + 4096);
        const double t = at - std::floor(at);
        const double smooth = t * t * (3 - 2 * t);
        const double a = hash01(cell * 131U + seed * 7919U + octave * 104729U);
        const double b = hash01((cell + 1) * 131U + seed * 7919U + octave * 104729U);
        sum += amplitude * (a + (b - a) * smooth);
        amplitude *= 0.5;
    }
    return sum;
}

struct Scene {
    std::uint32_t seed = 0;
    double hour = 0; // 0 night .. 1 noon
    QColor sky, horizon, hills;
    double sunX = 0, sunY = 0;
};

Scene sceneOf(std::uint32_t index) {
    Scene scene;
    scene.seed = index + 17;
    scene.hour = hash01(index * 31 + 5);
    const double hue = 0.55 + 0.12 * hash01(index * 17 + 3);
    const double warm = 0.03 + 0.09 * hash01(index * 13 + 9);
    scene.sky = QColor::fromHsvF(float(hue), 0.55F, float(0.35 + 0.6 * scene.hour));
    scene.horizon = QColor::fromHsvF(float(warm), float(0.75 - 0.6 * scene.hour), 0.98F);
    scene.hills = QColor::fromHsvF(float(0.25 + 0.4 * hash01(index * 7 + 1)), 0.45F, 0.32F);
    scene.sunX = 0.15 + 0.7 * hash01(index * 23 + 11);
    scene.sunY = 0.18 + 0.3 * (1 - scene.hour);
    return scene;
}

using Rgb = std::array<double, 3>;

Rgb toRgb(const QColor& c) {
    return {double(c.redF()), double(c.greenF()), double(c.blueF())};
}

Rgb mix(const Rgb& a, const Rgb& b, double t) {
    return {a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t};
}

QImage paint(const Scene& scene) {
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    constexpr int kRanges = 5;
    std::array<std::vector<double>, kRanges> skyline;
    for (std::uint32_t r = 0; r < kRanges; ++r)
        for (int x = 0; x < kWidth; ++x)
            skyline[r].push_back(
                0.42 + 0.11 * r -
                (0.26 - 0.03 * r) * (ridge(x / 420.0 * (1 + 0.35 * r), scene.seed * 5 + r) - 0.35));
    const Rgb sky = toRgb(scene.sky);
    const Rgb horizon = toRgb(scene.horizon);
    const Rgb hills = toRgb(scene.hills);
    for (int y = 0; y < kHeight; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const double v = double(y) / kHeight;
        for (int x = 0; x < kWidth; ++x) {
            const double u = double(x) / kWidth;
            Rgb color = mix(sky, horizon, std::clamp(v / 0.6, 0.0, 1.0));
            const double dx = (u - scene.sunX) * 1.5;
            const double sun = std::exp(-(dx * dx + (v - scene.sunY) * (v - scene.sunY)) * 90);
            color = mix(color, {1.0, 0.96, 0.86}, std::min(1.0, sun * 1.6));
            for (std::size_t r = 0; r < kRanges; ++r)
                if (v > skyline[r][static_cast<std::size_t>(x)]) {
                    const double near = (double(r) + 1) / kRanges;
                    const double shade =
                        0.85 + 0.3 * hash01(static_cast<std::uint32_t>(
                                         (x / 3) * 7919 + (y / 3) * 104729 + int(r)));
                    color = mix(mix(horizon, sky, 0.35),
                        {hills[0] * shade, hills[1] * shade, hills[2] * shade}, near);
                }
            const double grain = (hash01(static_cast<std::uint32_t>(x) * 73856093U ^
                                         (static_cast<std::uint32_t>(y) * 19349663U + scene.seed)) -
                                     0.5) *
                                 0.02;
            const auto to8 = [&](double c) {
                return static_cast<int>(std::lround(255 * std::clamp(c + grain, 0.0, 1.0)));
            };
            line[x] = qRgb(to8(color[0]), to8(color[1]), to8(color[2]));
        }
    }
    return image;
}

ExifValues exifOf(std::uint32_t index, int orientation) {
    ExifValues values;
    char date[32];
    std::snprintf(date, sizeof date, "%04u:%02u:%02u %02u:%02u:%02u", 2019 + index / 8,
        1 + (index * 5) % 12, 1 + (index * 11) % 28, 6 + index % 14, (index * 7) % 60,
        (index * 13) % 60);
    values.dateTime = date;
    values.model = index % 3 == 0 ? "Demo One" : "Demo Two";
    values.orientation = orientation;
    values.exposureDenominator = 60U << (index % 5);
    values.fNumberTimes10 = std::array<unsigned, 4>{28, 40, 56, 80}[index % 4];
    values.iso = 100U << (index % 4);
    values.focalLength = std::array<unsigned, 4>{24, 35, 50, 85}[(index / 2) % 4];
    values.latitude = 43.0 + hash01(index) * 6;
    values.longitude = 5.0 + hash01(index + 99) * 8;
    return values;
}

} // namespace

Result<void> writePhotos(const std::filesystem::path& folder, const std::stop_token& stop) {
    for (std::uint32_t index = 0; index < kPhotos; ++index) {
        if (stop.stop_requested()) return cancelled();
        char name[32];
        std::snprintf(name, sizeof name, "DSC_%04u.jpg", index + 1);
        if (std::filesystem::exists(folder / name)) continue;
        QImage image = paint(sceneOf(index));
        int orientation = 1;
        if (index % 5 == 3) { // a portrait, as a camera stores it: lying, with orientation 6
            image = image.copy(420, 0, 600, kHeight);
            image = image.transformed(QTransform().rotate(-90));
            orientation = 6;
        }
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPG", 90))
            return fail(ErrorCode::Io, folder / name, "the JPEG writer refused the picture");
        jpeg = withExif(jpeg, exifOf(index, orientation));
        auto written = base::writeAtomically(folder / name, jpeg, {.sync = false});
        if (!written) return written;
    }
    return {};
}

} // namespace lightstack::app::demo
