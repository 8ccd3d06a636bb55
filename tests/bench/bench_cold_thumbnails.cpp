// Cold thumbnails of 12-megapixel JPEGs, baseline and progressive, against vipsthumbnail.
//
// Pictures are made with a seed. In each round ours (two workers: open, decode, shrink, encode) and
// two vipsthumbnail processes (half of the files each) make 256-px thumbnails of the same files;
// the median of the rounds is printed. Embedded previews are off.
#include "core/io/render.h"
#include "core/io/thumbnail_codec.h"
#include "tests/bench/median.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QImageWriter>
#include <QProcess>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <random>
#include <thread>

using namespace lightstack;
using bench::median;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kFiles = 40;
constexpr int kRounds = 5;
constexpr int kSide = 256;

// Smooth shapes, texture and grain: about 3.5 MB at quality 90, as a telephone writes.
QImage makePhoto(unsigned seed) {
    constexpr int kWidth = 4000;
    constexpr int kHeight = 3000;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> any(0, 6.28);
    const double a = any(random), b = any(random), c = any(random);
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    for (int y = 0; y < kHeight; ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < kWidth; ++x) {
            const double wave = 90 * std::sin(x / 310.0 + a) * std::cos(y / 270.0 + b) +
                                24 * std::sin((x + 2 * y) / 23.0 + c) +
                                10 * std::sin(x / 3.1) * std::sin(y / 3.7);
            const int grain = static_cast<int>(random() % 17) - 8;
            const auto to8 = [&](double v) {
                return std::clamp(static_cast<int>(v) + grain, 0, 255);
            };
            row[x] = qRgb(to8(128 + wave), to8(120 + wave * 0.8), to8(110 - wave * 0.5));
        }
    }
    return image;
}

std::vector<std::string> makeFiles(const std::filesystem::path& folder, bool progressive) {
    std::filesystem::create_directories(folder);
    std::vector<std::string> files;
    constexpr int kDistinct = 4;
    for (int i = 0; i < kFiles; ++i) {
        const auto path = folder / (std::to_string(i) + ".jpg");
        files.push_back(path.native());
        if (std::filesystem::exists(path)) continue;
        if (i >= kDistinct) { // own bytes on disk, the same picture
            std::filesystem::copy_file(folder / (std::to_string(i % kDistinct) + ".jpg"), path);
            continue;
        }
        QImageWriter writer(QString::fromStdString(path), "jpeg");
        writer.setQuality(90);
        writer.setProgressiveScanWrite(progressive);
        if (!writer.write(makePhoto(static_cast<unsigned>(i + 1)))) {
            std::fprintf(stderr, "%s cannot be written\n", path.c_str());
            std::exit(1);
        }
    }
    return files;
}

double ours(const std::vector<std::string>& files) {
    const auto start = Clock::now();
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            const auto file = io::ImageFile::open(files[i]);
            io::ReadHint hint;
            hint.maxSide = kSide;
            hint.allowPreviews = false;
            const auto picture =
                file ? io::loadThumbnail(*file, hint) : tl::unexpected(file.error());
            if (!picture || !io::encodeThumbnail(picture->image))
                std::fprintf(stderr, "failed: %s\n", files[i].c_str());
        }
    };
    {
        const std::jthread other(work);
        work();
    }
    return static_cast<double>(files.size()) /
           std::chrono::duration<double>(Clock::now() - start).count();
}

double vips(const std::vector<std::string>& files, const std::filesystem::path& out) {
    std::filesystem::create_directories(out);
    const auto start = Clock::now();
    const auto half = [&](std::size_t begin, std::size_t end) {
        QStringList arguments{QStringLiteral("--size=%1").arg(kSide), QStringLiteral("-o"),
            QString::fromStdString((out / "%s.jpg[Q=88]").native())};
        for (std::size_t i = begin; i < end; ++i)
            arguments << QString::fromStdString(files[i]);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("VIPS_CONCURRENCY"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("vipsthumbnail"), arguments);
        process.waitForFinished(-1);
    };
    {
        const std::jthread other([&] { half(0, files.size() / 2); });
        half(files.size() / 2, files.size());
    }
    return static_cast<double>(files.size()) /
           std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "lightstack-bench-cold";
    for (const bool progressive : {false, true}) {
        const auto files =
            makeFiles(folder / (progressive ? "progressive" : "baseline"), progressive);
        std::vector<double> mine, theirs, ratios;
        for (int round = 0; round < kRounds; ++round) {
            mine.push_back(ours(files));
            theirs.push_back(vips(files, folder / "out"));
            ratios.push_back(mine.back() / theirs.back());
        }
        std::printf("%-11s %d files of 12 MP, %.1f MB: Lightstack %.1f/s, vipsthumbnail x2 %.1f/s, "
                    "ratio %.2f\n",
            progressive ? "progressive" : "baseline", kFiles,
            static_cast<double>(std::filesystem::file_size(files.front())) / 1e6, median(mine),
            median(theirs), median(ratios));
    }
    return 0;
}
