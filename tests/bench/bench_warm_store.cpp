// Warm thumbnails through the service: rate, and the time to fill a page after a jump; then the
// same thumbnails as the desktop keeps them, one PNG a file. bench_warm_store [THUMBNAILS]
#include "core/io/thumbnail_codec.h"
#include "core/thumbs/thumbnail_service.h"
#include "tests/support/temp_folder.h"

#include <QEventLoop>
#include <QGuiApplication>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <thread>

using namespace lightstack;
using Clock = std::chrono::steady_clock;
using thumbs::DemandTier;

namespace {

constexpr int kSide = 256;
constexpr int kPage = 7 * 5; // 1920 x 1080 in cells of 256 pixels and 16 between, the last row cut
constexpr int kKinds = 48;

double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Soft shapes with film grain: about the bytes of a photo.
QImage photoLike(int seed) {
    QImage image(kSide, kSide * 3 / 4, QImage::Format_RGB32);
    std::minstd_rand random(static_cast<unsigned>(seed) + 1);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const double wave =
                std::sin(x * 0.02 * (1 + seed % 5)) * std::cos(y * 0.03 * (1 + seed % 3));
            const int grain = static_cast<int>(random() % 25) - 12;
            const int base = static_cast<int>(128 + 90 * wave) + grain;
            line[x] = qRgb(std::clamp(base, 0, 255), std::clamp(base + seed, 0, 255),
                std::clamp(200 - base, 0, 255));
        }
    }
    return image;
}

thumbs::ThumbnailKey keyOf(int row) {
    thumbs::ThumbnailKey key;
    key.path = "/pictures/IMG_" + std::to_string(row) + ".jpg"; // never opened
    key.bucket = kSide;
    key.size = 1000;
    key.mtimeNs = 1'700'000'000'000'000'000;
    return key;
}

void fillStore(catalog::ThumbnailStore& store, int count) {
    std::vector<QByteArray> blobs;
    for (int i = 0; i < kKinds; ++i)
        blobs.push_back(io::encodeThumbnail(photoLike(i)).value_or(QByteArray()));
    std::printf("thumbnail: %lld bytes as a row\n", static_cast<long long>(blobs[0].size()));
    for (int row = 0; row < count; ++row) {
        const thumbs::ThumbnailKey key = keyOf(row);
        catalog::StoreKey stored;
        stored.path = key.path;
        stored.size = key.size;
        stored.mtimeNs = key.mtimeNs;
        stored.bucket = kSide;
        catalog::StoredThumbnail thumbnail;
        thumbnail.blob = blobs[static_cast<std::size_t>(row % kKinds)];
        thumbnail.fullWidth = 4000;
        thumbnail.fullHeight = 3000;
        thumbnail.mime = "image/jpeg";
        store.put(stored, static_cast<std::uint64_t>(row) + 1, thumbnail);
    }
    store.flush();
}

std::vector<thumbs::WantedThumbnail> planFor(int first, int count) {
    std::vector<thumbs::WantedThumbnail> wanted;
    for (const thumbs::Demand& demand :
        thumbs::planDemand({first, first + kPage - 1}, thumbs::ScrollDirection::Down, 0, count))
        wanted.push_back({keyOf(demand.row), demand.tier});
    return wanted;
}

bool pageIsThere(const thumbs::ThumbnailService& service, int first) {
    for (int row = first; row < first + kPage; ++row)
        if (service.peek(keyOf(row)) == nullptr) return false;
    return true;
}

void jumps(catalog::ThumbnailStore& store, int count) {
    thumbs::ServiceOptions options;
    options.readDesktopCache = false;
    thumbs::ThumbnailService service(&store, options);
    std::minstd_rand random(5);
    std::vector<double> times;
    QEventLoop loop;
    for (int i = 0; i < 200; ++i) {
        const int first = static_cast<int>(random() % static_cast<unsigned>(count - kPage));
        const auto start = Clock::now();
        service.setDemand(planFor(first, count)); // while the last jump's look-ahead still runs
        while (!pageIsThere(service, first))
            loop.processEvents(QEventLoop::WaitForMoreEvents);
        times.push_back(millisecondsSince(start));
    }
    std::sort(times.begin(), times.end());
    std::printf("page of %d after a jump: p50 %.1f ms, p95 %.1f ms, worst %.1f ms\n", kPage,
        times[times.size() / 2], times[times.size() * 95 / 100], times.back());
}

double sweep(catalog::ThumbnailStore& store, int count) {
    thumbs::ServiceOptions options;
    options.readDesktopCache = false;
    thumbs::ThumbnailService service(&store, options);
    QEventLoop loop;
    QObject::connect(&service, &thumbs::ThumbnailService::idle, &loop, &QEventLoop::quit);
    const auto start = Clock::now();
    constexpr int kStep = 500;
    for (int row = 0; row + kStep <= count; row += kStep) {
        std::vector<thumbs::WantedThumbnail> wanted;
        for (int i = 0; i < kStep; ++i)
            wanted.push_back({keyOf(row + i), DemandTier::Visible});
        service.setDemand(std::move(wanted));
        loop.exec();
    }
    return (count / kStep * kStep) / (millisecondsSince(start) / 1000);
}

// What other programs do: a PNG a picture, two threads.
double readPngs(const tests::TempFolder& folder, int count) {
    const auto nameOf = [&](int i) {
        return QString::fromStdString((folder / (std::to_string(i) + ".png")).native());
    };
    count = std::min(count, 2000);
    for (int i = 0; i < count; ++i)
        photoLike(i % kKinds).save(nameOf(i), "PNG");
    std::atomic<int> next = 0;
    const auto start = Clock::now();
    const auto read = [&] {
        for (int i = next++; i < count; i = next++)
            if (QImage(nameOf(i)).isNull()) std::abort();
    };
    std::thread other(read);
    read();
    other.join();
    return count / (millisecondsSince(start) / 1000);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const int count = std::max(1000, argc > 1 ? std::atoi(argv[1]) : 6000);
    const tests::TempFolder folder;
    catalog::StoreOptions options;
    options.file = folder / "t.db";
    const auto store = catalog::ThumbnailStore::open(options);
    fillStore(*store, count);

    std::vector<double> rates;
    for (int i = 0; i < 5; ++i)
        rates.push_back(sweep(*store, count));
    std::sort(rates.begin(), rates.end());
    std::printf("warm store through the service: %.0f thumbnails/s (median of 5)\n", rates[2]);
    jumps(*store, count);
    const double pngs = readPngs(folder, count);
    std::printf(
        "desktop PNGs, two threads: %.0f thumbnails/s; ratio %.1f\n", pngs, rates[2] / pngs);
    return 0;
}
