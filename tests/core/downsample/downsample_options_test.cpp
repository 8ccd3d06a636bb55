#include "core/downsample/downsample.h"
#include "core/downsample/downsample_picture.h"
#include "core/raster/color.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QColorSpace>
#include <QImage>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleRequest;
using downsample::ProfileRule;

namespace {

QString textOf(const fs::path& path) {
    return QString::fromStdString(path.string());
}

// Even, of a colour space that is not sRGB.
void saveEven(const fs::path& path, QColor colour, QColorSpace space,
    QImage::Format format = QImage::Format_RGB32) {
    QImage image(300, 200, format);
    image.fill(colour);
    image.setColorSpace(space);
    if (!image.save(textOf(path))) std::abort();
}

io::Picture pictureOf(const fs::path& path) {
    const auto file = io::ImageFile::open(path);
    return *(*io::readerFor(*file))->picture(*file, {});
}

void run(const fs::path& folder, ProfileRule rule) {
    DownsampleRequest request;
    request.inputs = {folder};
    request.longSide = 100;
    request.profile = rule;
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    const auto report = downsample::downsample(request, clock, gate, {});
    if (!report->failures.empty() || report->total.written == 0) std::abort();
}

} // namespace

class DownsampleOptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void profilesAreKeptUnlessAskedOtherwise() {
        const TempFolder folder;
        saveEven(folder / "a.png", QColor(10, 250, 30), QColorSpace(QColorSpace::AdobeRgb));
        const auto before = pictureOf(folder / "a.png");
        run(folder.path(), ProfileRule::Keep);
        const auto after = pictureOf(folder / "a.png");
        QVERIFY(!after.icc.empty() && after.icc == before.icc);
        QCOMPARE(after.pixels.valueAt(9, 9, 1), 250.0);
    }

    // libpng knows the sum of a wide-spread sRGB profile, calls it incorrect, and would leave it
    // out.
    void knownIncorrectProfilesGoIntoAPng() {
        LIGHTSTACK_NEED_SAMPLES();
        const TempFolder folder;
        constexpr std::size_t kHewlettPackard = 3144; // bytes of theirs
        int seen = 0;
        for (const auto& entry : fs::directory_iterator(samplesFolder() / "photos/exifr")) {
            if (entry.path().extension() != ".jpg" || seen == 3) continue;
            const auto file = io::ImageFile::open(entry.path());
            const auto reader = io::readerFor(*file);
            const auto before = reader ? (*reader)->picture(*file, {}) : Result<io::Picture>();
            if (!before || before->icc.size() != kHewlettPackard) continue;
            ++seen;
            DownsampleRequest request;
            request.inputs = {entry.path()};
            request.longSide = 100;
            request.format = io::FileFormat::Png;
            request.out = folder / std::to_string(seen);
            pipeline::StageClock clock(downsample::downsampleStages());
            pipeline::PauseGate gate;
            const auto report = downsample::downsample(request, clock, gate, {});
            QCOMPARE(report->total.written, 1U);
            for (const std::string& note : report->notes)
                QVERIFY2(note.find("ICC") == std::string::npos, note.c_str());
            const fs::path made = entry.path().filename().replace_extension(".png");
            QVERIFY(pictureOf(*request.out / made).icc == before->icc);
        }
        QVERIFY(seen > 0);
    }

    // The colours change, what is seen does not.
    void profilesAreTurnedToSrgb() {
        const TempFolder folder;
        saveEven(folder / "a.png", QColor(100, 150, 120), QColorSpace(QColorSpace::AdobeRgb));
        saveEven(folder / "deep.png", QColor(100, 150, 120), QColorSpace(QColorSpace::AdobeRgb),
            QImage::Format_RGBX64);
        saveEven(folder / "plain.png", QColor(100, 150, 120), {});
        const auto before = pictureOf(folder / "a.png");
        const auto expected = raster::toSrgb(before.pixels, raster::SourceColor::Rgb, before.icc);
        run(folder.path(), ProfileRule::Srgb);
        const auto after = pictureOf(folder / "a.png");
        QVERIFY(after.icc == raster::srgbIccProfile());
        const auto deep = pictureOf(folder / "deep.png");
        QCOMPARE(deep.pixels.spec().type, image::SampleType::U16);
        QVERIFY(deep.icc == raster::srgbIccProfile());
        for (int channel = 0; channel < 3; ++channel) {
            const double wanted = expected->valueAt(0, 0, channel);
            QCOMPARE(after.pixels.valueAt(9, 9, channel), wanted);
            QVERIFY(std::abs(deep.pixels.valueAt(9, 9, channel) / 257 - wanted) <= 1);
        }
        QVERIFY(expected->valueAt(0, 0, 0) != 100.0);
        const auto plain = pictureOf(folder / "plain.png");
        QVERIFY(plain.icc.empty()); // nothing was claimed, nothing is
        QCOMPARE(plain.pixels.valueAt(9, 9, 1), 150.0);
    }

    void sizesOfEveryRule() {
        DownsampleRequest request;
        const auto target = [&](int width, int height) {
            return downsample::targetSize({width, height}, request);
        };
        request.longSide = 512;
        QCOMPARE(target(4000, 3000), (image::PixelSize{512, 384}));
        QCOMPARE(target(512, 3), (image::PixelSize{512, 3}));
        request.sizeRule = downsample::SizeRule::ShortSide;
        QCOMPARE(target(4000, 3000), (image::PixelSize{683, 512}));
        QCOMPARE(target(9000, 512), (image::PixelSize{9000, 512}));
        request.sizeRule = downsample::SizeRule::Box;
        request.box = {1920, 1080};
        QCOMPARE(target(4000, 3000), (image::PixelSize{1440, 1080}));
        QCOMPARE(target(3000, 4000), (image::PixelSize{810, 1080}));
        QCOMPARE(target(1920, 1080), (image::PixelSize{1920, 1080}));
        QCOMPARE(target(100'000, 2), (image::PixelSize{1920, 1})); // no side below one
    }
};

#include "downsample_options_test.moc"
LIGHTSTACK_TEST(DownsampleOptionsTest);
