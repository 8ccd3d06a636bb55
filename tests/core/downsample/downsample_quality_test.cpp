// What decoding at a part of the size costs: the result against Lanczos in double precision over
// the whole picture; and what memory it takes.
#include "core/downsample/downsample.h"
#include "core/downsample/downsample_picture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <cmath>
#include <fstream>
#include <numbers>
#include <numeric>

using namespace lightstack;
using namespace lightstack::tests;
using downsample::DownsampleRequest;

namespace {

// Detail of every size, as in a photo: smooth noise in octaves.
QImage photo(int width, int height) {
    unsigned seed = 7;
    const auto octave = [&](int cell) {
        QImage small(width / cell + 2, height / cell + 2, QImage::Format_RGB32);
        for (int y = 0; y < small.height(); ++y)
            for (int x = 0; x < small.width(); ++x) {
                seed = seed * 1664525 + 1013904223;
                small.setPixel(x, y, qRgb(seed >> 24, seed >> 16 & 255, seed >> 8 & 255));
            }
        return small.scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    const std::array<std::pair<QImage, int>, 4> octaves{
        {{octave(128), 9}, {octave(24), 4}, {octave(5), 2}, {octave(2), 1}}};
    QImage out(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int i = 0; i < 4 * width; ++i) {
            int sum = 0;
            for (const auto& [image, weight] : octaves)
                sum += weight * image.constScanLine(y)[i];
            out.scanLine(y)[i] = static_cast<uchar>(sum / 16);
        }
    return out;
}

double kernel(double x) {
    if (x == 0) return 1;
    if (std::abs(x) >= 3) return 0;
    const double t = std::numbers::pi * x;
    return 3 * std::sin(t) * std::sin(t / 3) / (t * t);
}

// One direction: lines of `from` samples become `to`; `stride` between samples, `lines` of them.
std::vector<double> resized(const std::vector<double>& in, int from, int to, std::size_t lines,
    std::size_t lineStep, std::size_t stride, std::size_t outLineStep, std::size_t outStride) {
    std::vector<double> out(
        in.size() / static_cast<std::size_t>(from) * static_cast<std::size_t>(to));
    const double scale = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(std::floor(centre - 3 * scale)));
        const int end = std::min(from, static_cast<int>(std::ceil(centre + 3 * scale)));
        std::vector<double> weights;
        for (int k = first; k < end; ++k)
            weights.push_back(kernel((k + 0.5 - centre) / scale));
        const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t line = 0; line < lines; ++line) {
            double sum = 0;
            for (int k = first; k < end; ++k)
                sum += weights[static_cast<std::size_t>(k - first)] / total *
                       in[line * lineStep + static_cast<std::size_t>(k) * stride];
            out[line * outLineStep + static_cast<std::size_t>(i) * outStride] = sum;
        }
    }
    return out;
}

std::vector<double> reference(
    const std::vector<double>& plane, image::PixelSize size, image::PixelSize target) {
    const auto w = static_cast<std::size_t>(size.width);
    const auto h = static_cast<std::size_t>(size.height);
    const auto tw = static_cast<std::size_t>(target.width);
    const auto rows = resized(plane, size.width, target.width, h, w, 1, tw, 1);
    return resized(rows, size.height, target.height, tw, 1, tw, 1, tw);
}

std::vector<double> greenOf(const image::ImageBuffer& whole) {
    std::vector<double> out(whole.bytes().size() / 3);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = std::to_integer<int>(whole.bytes()[3 * i + 1]);
    return out;
}

double decibelOf(const std::vector<double>& got, const std::vector<double>& expected) {
    double sum = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double off = got[i] - std::clamp(expected[i], 0.0, 255.0);
        sum += off * off;
    }
    return 10 * std::log10(255.0 * 255.0 * static_cast<double>(expected.size()) / sum);
}

std::uint64_t peakBytes(bool reset) {
    if (reset) std::ofstream("/proc/self/clear_refs") << "5";
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            std::uint64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

} // namespace

class DownsampleQualityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPartOfTheSizeIsAsGoodAsAll_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("longSide");
        QTest::addColumn<QString>("name");
        const QSize even(1600, 1104);
        QTest::addRow("six eighths, barely") << even << 827 << "p.jpg";
        QTest::addRow("half, barely") << even << 551 << "p.jpg";
        QTest::addRow("three eighths, barely") << even << 413 << "p.jpg";
        QTest::addRow("a quarter, barely") << even << 212 << "p.jpg";
        QTest::addRow("an eighth, barely") << even << 88 << "p.jpg";
        // Eighths of these are rounded up: what is no picture must not be taken for some.
        QTest::addRow("odd size") << QSize(1394, 930) << 512 << "p.jpg";
        QTest::addRow("odd size, three eighths") << QSize(1003, 701) << 256 << "p.jpg";
        QTest::addRow("odd size, an eighth") << QSize(1601, 905) << 88 << "p.jpg";
        QTest::addRow("a strip") << QSize(5000, 37) << 300 << "p.jpg";
        // Blocks of a TIFF are rounded up as well.
        QTest::addRow("TIFF") << even << 212 << "p.tif";
        QTest::addRow("TIFF, odd size") << QSize(1394, 931) << 300 << "p.tif";
        QTest::addRow("TIFF, a strip") << QSize(5000, 37) << 300 << "p.tif";
        QTest::addRow("TIFF, a few rows") << QSize(5000, 5) << 2400 << "p.tif";
        QTest::addRow("WebP") << even << 212 << "p.webp";
        // Half of so few rows is no longer enough, whatever the width would allow.
        QTest::addRow("JPEG, a few rows") << QSize(641, 3) << 180 << "p.jpg";
        QTest::addRow("JPEG, a few pixels") << QSize(3, 2) << 2 << "p.jpg";
        QTest::addRow("WebP, two rows") << QSize(2000, 2) << 400 << "p.webp";
    }
    void aPartOfTheSizeIsAsGoodAsAll() {
        QFETCH(QSize, size);
        QFETCH(int, longSide);
        QFETCH(QString, name);
        const TempFolder folder;
        const QImage image = photo(size.width(), size.height());
        const auto path = folder / name.toStdString();
        if (!image.save(QString::fromStdString(path.string()), nullptr, 97))
            QSKIP("Qt cannot write the format here");
        const auto file = io::ImageFile::open(path);
        DownsampleRequest request;
        request.longSide = longSide;
        const auto judgement = downsample::judge(*downsample::headerOf(*file, {}), request);
        const auto small = downsample::reduce(*file, *judgement, request, {});
        QVERIFY(small);
        const auto whole = (*io::readerFor(*file))->samples(*file, {});
        const auto target = small->pixels.pixels.spec().size;
        QCOMPARE(target.width, longSide);
        const double decibel = decibelOf(
            greenOf(small->pixels.pixels), reference(greenOf(*whole), whole->spec().size, target));
        qInfo("%.1f dB", decibel);
        QVERIFY2(decibel >= 45, qPrintable(QString::number(decibel)));
    }

    // All of such a picture is in its highest frequencies.
    void aScanOfDotsIsShrunkFromAllOfThem() {
        const TempFolder folder;
        const QImage dots =
            photo(1200, 800).convertToFormat(QImage::Format_Mono, Qt::DiffuseDither);
        const auto path = folder / "dots.tif";
        if (!dots.save(QString::fromStdString(path.string())))
            QSKIP("Qt cannot write the format here");
        std::vector<double> plane;
        for (int y = 0; y < dots.height(); ++y)
            for (int x = 0; x < dots.width(); ++x)
                plane.push_back(qGray(dots.pixel(x, y)));
        const auto file = io::ImageFile::open(path);
        DownsampleRequest request;
        request.longSide = 300;
        const auto header = downsample::headerOf(*file, {});
        const auto judgement = downsample::judge(*header, request);
        const auto small = downsample::reduce(*file, *judgement, request, {});
        QVERIFY(small);
        std::vector<double> got;
        for (const std::byte sample : small->pixels.pixels.bytes())
            got.push_back(std::to_integer<int>(sample));
        const double decibel =
            decibelOf(got, reference(plane, {dots.width(), dots.height()}, {300, 200}));
        QVERIFY2(decibel >= 55, qPrintable(QString::number(decibel)));
        // Where all of them are too many, something is better than nothing.
        request.budget = 1;
        QVERIFY(downsample::judge(*header, request)->decodedSide > 0);
    }

    void aLargeTiffStreamsWithinASmallBudget() {
        const TempFolder folder;
        auto pixels = image::ImageBuffer::allocate(
            {{4000, 3000}, 3, image::SampleType::U8}, std::uint64_t{1} << 30); // 36 MB
        QVERIFY(pixels);
        for (std::size_t i = 0; i < pixels->bytes().size(); ++i)
            pixels->mutableBytes()[i] = static_cast<std::byte>(i / 60'000);
        for (const io::FileFormat format : {io::FileFormat::Tiff, io::FileFormat::Png}) {
            io::WriteRequest write;
            write.format = format;
            const auto made = io::writePicture(*pixels, io::ColorModel::Rgb, write);
            QVERIFY(made);
            folder.write(std::string("in/large") + std::string(io::fileFormatExtension(format)),
                made->bytes);
        }
        pixels = image::ImageBuffer::allocate(
            {{1, 1}, 1, image::SampleType::U8}, std::uint64_t{1} << 20); // given back
        DownsampleRequest request;
        request.inputs = {folder / "in"};
        request.out = folder / "out";
        request.budget = std::uint64_t{24} << 20;
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        [[maybe_unused]] const std::uint64_t before = peakBytes(true);
        const auto report = downsample::downsample(request, clock, gate, {});
        [[maybe_unused]] const std::uint64_t peak = peakBytes(false);
        QVERIFY(report);
        QCOMPARE(report->total.written, 1U); // the TIFF; a PNG is decoded whole
        QCOMPARE(report->failures.size(), std::size_t{1});
        QCOMPARE(report->failures.front().code, ErrorCode::LimitExceeded);
        QVERIFY(report->failures.front().path.extension() == ".png");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY2(
            peak - before < request.budget, qPrintable(QString::number((peak - before) >> 20)));
#endif
    }
};

#include "downsample_quality_test.moc"
LIGHTSTACK_TEST(DownsampleQualityTest);
