#include "core/raster/ssim.h"

#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace lightstack;
using namespace lightstack::tests;
using raster::ssim;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes noise(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    Bytes out(count);
    for (std::uint8_t& value : out)
        value = static_cast<std::uint8_t>(random() & 255);
    return out;
}

// The definition, window by window, without separating anything.
double slowSsim(const image::ImageBuffer& a, const image::ImageBuffer& b, double range) {
    const int taps = 11;
    double weights[taps][taps];
    double total = 0;
    for (int v = 0; v < taps; ++v)
        for (int u = 0; u < taps; ++u)
            total += weights[v][u] =
                std::exp(-((u - 5) * (u - 5) + (v - 5) * (v - 5)) / (2 * 1.5 * 1.5));
    const auto luma = [](const image::ImageBuffer& p, int x, int y) {
        if (p.spec().channels < 3) return p.valueAt(x, y, 0);
        return 0.299 * p.valueAt(x, y, 0) + 0.587 * p.valueAt(x, y, 1) + 0.114 * p.valueAt(x, y, 2);
    };
    const double c1 = std::pow(0.01 * range, 2);
    const double c2 = std::pow(0.03 * range, 2);
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + taps <= a.spec().size.height; ++y)
        for (int x = 0; x + taps <= a.spec().size.width; ++x, ++windows) {
            double ma = 0, mb = 0, va = 0, vb = 0, cov = 0;
            for (int v = 0; v < taps; ++v)
                for (int u = 0; u < taps; ++u) {
                    ma += weights[v][u] / total * luma(a, x + u, y + v);
                    mb += weights[v][u] / total * luma(b, x + u, y + v);
                }
            for (int v = 0; v < taps; ++v)
                for (int u = 0; u < taps; ++u) {
                    const double da = luma(a, x + u, y + v) - ma;
                    const double db = luma(b, x + u, y + v) - mb;
                    va += weights[v][u] / total * da * da;
                    vb += weights[v][u] / total * db * db;
                    cov += weights[v][u] / total * da * db;
                }
            sum +=
                (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
        }
    return sum / windows;
}

} // namespace

class SsimTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalPicturesAreOne() {
        const auto grey = picture<std::uint8_t>({20, 15}, 1, noise(300, 1));
        QCOMPARE(*ssim(grey, grey), 1.0);
        const auto one = picture<std::uint8_t>({1, 1}, 3, {1, 2, 3});
        QCOMPARE(*ssim(one, one), 1.0);
    }

    // Two even pictures have no structure: (2ab + C1) / (a² + b² + C1) is all that is left.
    void evenPicturesHaveAClosedForm() {
        const auto a = picture<std::uint8_t>({16, 16}, 1, Bytes(256, 100));
        const auto b = picture<std::uint8_t>({16, 16}, 1, Bytes(256, 150));
        const double c1 = 2.55 * 2.55;
        const double expected = (2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1);
        QVERIFY(std::abs(*ssim(a, b) - expected) < 1e-9);
        const auto black = picture<std::uint8_t>({16, 16}, 1, Bytes(256, 0));
        const auto white = picture<std::uint8_t>({16, 16}, 1, Bytes(256, 255));
        QVERIFY(std::abs(*ssim(black, white) - c1 / (255.0 * 255 + c1)) < 1e-9);
    }

    void agreesWithTheDefinition() {
        for (const int channels : {1, 2, 3, 4}) {
            const auto count = static_cast<std::size_t>(23 * 19 * channels);
            const Bytes first = noise(count, 3);
            Bytes second = first;
            const Bytes other = noise(count, 4);
            for (std::size_t i = 0; i < count; ++i)
                second[i] = static_cast<std::uint8_t>((3 * first[i] + other[i]) / 4);
            const auto a = picture<std::uint8_t>({23, 19}, channels, first);
            const auto b = picture<std::uint8_t>({23, 19}, channels, second);
            const double exact = slowSsim(a, b, 255);
            QVERIFY(exact > 0.5 && exact < 0.99);
            QVERIFY2(std::abs(*ssim(a, b) - exact) < 1e-9, qPrintable(QString::number(channels)));
            QCOMPARE(*ssim(a, b), *ssim(b, a));
        }
    }

    void deepPicturesUseTheirRange() {
        std::vector<std::uint16_t> first, second;
        for (const std::uint8_t value : noise(400, 5)) {
            first.push_back(static_cast<std::uint16_t>(value * 257));
            second.push_back(static_cast<std::uint16_t>(value * 200 + 900));
        }
        const auto a = picture<std::uint16_t>({20, 20}, 1, first);
        const auto b = picture<std::uint16_t>({20, 20}, 1, second);
        QVERIFY(std::abs(*ssim(a, b) - slowSsim(a, b, 65535)) < 1e-9);
    }

    void alphaDoesNotCount() {
        Bytes first = noise(13 * 13 * 4, 6);
        Bytes second = first;
        for (std::size_t i = 3; i < second.size(); i += 4)
            second[i] = static_cast<std::uint8_t>(255 - second[i]);
        QCOMPARE(*ssim(picture<std::uint8_t>({13, 13}, 4, first),
                     picture<std::uint8_t>({13, 13}, 4, second)),
            1.0);
    }

    void refusesWhatCannotBeCompared() {
        const auto a = picture<std::uint8_t>({4, 4}, 1, Bytes(16, 1));
        const auto b = picture<std::uint8_t>({2, 8}, 1, Bytes(16, 1));
        const auto f = picture<float>({2, 2}, 1, {0, 0, 0, 0});
        QCOMPARE(ssim(a, b).error().code, ErrorCode::Usage);
        QCOMPARE(ssim(f, f).error().code, ErrorCode::Usage);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(ssim(a, a, stop.get_token()).error().code, ErrorCode::Cancelled);
    }
};

#include "ssim_test.moc"
LIGHTSTACK_TEST(SsimTest);
