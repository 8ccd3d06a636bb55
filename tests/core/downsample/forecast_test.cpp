#include "core/downsample/forecast.h"

#include "core/downsample/downsample.h"
#include "core/downsample/preview.h"
#include "core/downsample/room.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <cmath>
#include <numeric>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleRequest;
using downsample::Forecast;

namespace {

// Waves: what encodes like a photograph.
void saveInput(const fs::path& path, int width, int height, const char* format) {
    fs::create_directories(path.parent_path());
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int wave = static_cast<int>(100 * std::sin(x * 0.21) * std::cos(y * 0.17));
            image.setPixel(x, y, qRgb(128 + wave, 120 - wave, (x * 3 + y) % 256));
        }
    if (!image.save(QString::fromStdString(path.string()), format, 95)) std::abort();
}

DownsampleRequest inPlace(const fs::path& folder) {
    DownsampleRequest request;
    request.inputs = {folder};
    request.longSide = 100;
    return request;
}

downsample::Survey surveyOf(const DownsampleRequest& request) {
    std::atomic<std::uint64_t> counted{0};
    auto out = downsample::survey(request, counted, {});
    if (counted != out.files.size()) std::abort();
    return out;
}

downsample::DownsampleReport run(const DownsampleRequest& request) {
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    return *downsample::downsample(request, clock, gate, {});
}

} // namespace

class ForecastTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // What is told before is what happens, to the last file.
    void whatIsToldIsWhatHappens() {
        const TempFolder folder;
        for (int i = 0; i < 8; ++i)
            saveInput(folder / ("sub/p" + std::to_string(i) + ".jpg"), 300, 200 + i, "JPEG");
        for (int i = 0; i < 3; ++i)
            saveInput(folder / ("q" + std::to_string(i) + ".png"), 240, 240, "PNG");
        saveInput(folder / "q0.jpg", 300, 100, "JPEG"); // meets the JPEG of q0.png
        saveInput(folder / "small.jpg", 90, 80, "JPEG");
        folder.write("broken.jpg", "nothing");
        DownsampleRequest request = inPlace(folder.path());
        request.format = io::FileFormat::Jpeg;
        const downsample::Survey survey = surveyOf(request);
        const Forecast told = downsample::forecast(survey, request, {});
        const auto predicted = downsample::predict(*told.pictures, request, {});
        QCOMPARE(told.pictures->size(), std::size_t{14});
        QCOMPARE(told.collisions.size(), std::size_t{1});
        QCOMPARE(told.collisions.front().path, folder / "q0.png");
        QCOMPARE(told.failures.size(), std::size_t{1});
        QCOMPARE(told.renamed, 2U);
        QVERIFY(predicted.seconds > 0);
        request.dryRun = true;
        const auto dry = run(request);
        QCOMPARE(dry.total.wanted, told.writing);
        QCOMPARE(dry.total.converted, told.converting);
        QCOMPARE(dry.total.bytesBefore, told.bytesBefore);
        request.dryRun = false;
        const auto report = run(request);
        QCOMPARE(report.total.written, told.writing);
        QCOMPARE(report.total.fitting, told.fitting);
        QCOMPARE(report.total.converted, told.converting);
        QCOMPARE(report.total.failed, 2U);
        QCOMPARE(report.total.bytesBefore, told.bytesBefore);
        const auto after = static_cast<double>(report.total.bytesAfter);
        QVERIFY(std::abs(static_cast<double>(predicted.bytes) - after) < 0.1 * after);
    }

    // A dialog that is closed over a slow disk does not wait for every file to be looked into.
    void whatIsStoppedOpensNothingMore() {
        const TempFolder folder;
        for (int i = 0; i < 4; ++i)
            saveInput(folder / ("p" + std::to_string(i) + ".jpg"), 200, 150, "JPEG");
        DownsampleRequest request = inPlace(folder.path());
        request.longSide = 300; // all fit
        const downsample::Survey survey = surveyOf(request);
        request.longSide = 100;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(downsample::forecast(survey, request, stop.get_token()).writing, 4U);
        QVERIFY(!survey.attached->at(0) && !survey.attached->at(3));
        downsample::forecast(survey, request, {});
        QVERIFY(survey.attached->at(0) && survey.attached->at(3));
    }

    // A file that fits costs its header alone, as in the run; others what a result may lose.
    void whatFitsIsNotLookedInto() {
        const TempFolder folder;
        QImage image(200, 150, QImage::Format_RGB32);
        image.fill(Qt::darkRed);
        image.setText(QStringLiteral("Title"), QStringLiteral("kept in PNG alone"));
        QVERIFY(image.save(QString::fromStdString((folder / "p.png").string())));
        DownsampleRequest request = inPlace(folder.path());
        request.format = io::FileFormat::Png;
        request.longSide = 300;
        const auto survey = surveyOf(request);
        QVERIFY(downsample::forecast(survey, request, {}).losses.empty());
        QVERIFY(!survey.attached->at(0));
        request.format = io::FileFormat::Jpeg;
        QCOMPARE(downsample::forecast(survey, request, {}).losses.size(), std::size_t{1});
        QVERIFY(survey.attached->at(0));
        // What a request wants from the first is known with the survey.
        QVERIFY(surveyOf(request).attached->at(0));
    }

    // What writing takes is part of what is told; trying it leaves no trace.
    void writingIsForeseen() {
        const TempFolder folder;
        for (int i = 0; i < 4; ++i)
            saveInput(folder / ("p" + std::to_string(i) + ".jpg"), 300, 200, "JPEG");
        const DownsampleRequest request = inPlace(folder.path());
        const Forecast told = downsample::forecast(surveyOf(request), request, {});
        const auto before = fs::last_write_time(folder.path());
        const auto predicted = downsample::predict(*told.pictures, request, {});
        QVERIFY(predicted.writeSeconds > 0);
        QVERIFY(predicted.seconds >= predicted.writeSeconds);
        QVERIFY(predicted.seconds >= predicted.makeSeconds);
        QVERIFY(predicted.shortages.empty());
        QCOMPARE(predicted.each.size(), told.pictures->size());
        QCOMPARE(
            std::accumulate(predicted.each.begin(), predicted.each.end(), std::uint64_t{0}) / 8,
            predicted.bytes / 8);
        QVERIFY(fs::last_write_time(folder.path()) == before);
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 4);
    }

    void roomIsAskedForBeforehand() {
        const TempFolder folder;
        for (int i = 0; i < 5; ++i)
            saveInput(folder / ("p" + std::to_string(i) + ".png"), 300, 300, "PNG");
        DownsampleRequest request = inPlace(folder.path());
        request.writers = 2;
        const auto needed = [&](std::uint64_t free) {
            const Forecast told = downsample::forecast(surveyOf(request), request, {});
            const std::vector<std::uint64_t> each(told.pictures->size(), 1000);
            const auto missing = downsample::shortages(
                *told.pictures, each, request, [&](const auto&) { return std::optional(free); });
            return missing.empty() ? 0 : missing.front().needed;
        };
        QCOMPARE(needed(0), 2000U); // they replace larger ones: two copies at once
        QCOMPARE(needed(2000), 0U);
        request.format = io::FileFormat::Jpeg; // beside the originals
        QCOMPARE(needed(0), 7000U);
        request.format.reset();
        request.out = folder / "out/that/is/to/be/made";
        QCOMPARE(needed(6999), 7000U);
        QCOMPARE(needed(7000), 0U);
        QVERIFY(!std::filesystem::exists(folder / "out"));
        const Forecast told = downsample::forecast(surveyOf(request), request, {});
        QVERIFY(downsample::checkRoom(*told.pictures, request, {}).has_value());
        const auto refused = downsample::checkRoom(*told.pictures, request, {},
            [](const auto&) { return std::optional<std::uint64_t>(1); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Io);
        QVERIFY(refused.error().detail.find("nothing was written") != std::string::npos);
    }

    void oneSurveyServesAllRequests() {
        const TempFolder folder;
        saveInput(folder / "wide.jpg", 400, 100, "JPEG");
        saveInput(folder / "tall.jpg", 100, 400, "JPEG");
        DownsampleRequest request = inPlace(folder.path());
        const downsample::Survey survey = surveyOf(request);
        const auto targets = [&] {
            std::vector<image::PixelSize> out;
            const auto pictures = downsample::forecast(survey, request, {}).pictures;
            for (const auto& picture : *pictures)
                out.push_back(picture.judgement.target);
            return out; // tall, wide
        };
        using Sizes = std::vector<image::PixelSize>;
        QCOMPARE(targets(), (Sizes{{25, 100}, {100, 25}}));
        request.sizeRule = downsample::SizeRule::ShortSide;
        request.shortSide = 50;
        QCOMPARE(targets(), (Sizes{{50, 200}, {200, 50}}));
        request.shortSide = 100;
        QCOMPARE(downsample::forecast(survey, request, {}).fitting, 2U);
        request.sizeRule = downsample::SizeRule::Box;
        request.box = {200, 100};
        QCOMPARE(targets(), (Sizes{{25, 100}, {200, 50}}));
        request.box = {400, 400};
        QCOMPARE(downsample::forecast(survey, request, {}).fitting, 2U);
    }

    void aPreviewIsWhatWillBeWritten() {
        const TempFolder folder;
        saveInput(folder / "in/a.jpg", 640, 480, "JPEG");
        DownsampleRequest request = inPlace(folder / "in");
        request.quality = 60;
        const auto picture = downsample::preparePreview(folder / "in/a.jpg", request, 4096, {});
        QVERIFY(picture);
        QCOMPARE(picture->before.size(), QSize(640, 480));
        QCOMPARE(picture->judgement.target, (image::PixelSize{100, 75}));
        const auto result = downsample::encodePreview(*picture, request, {});
        QVERIFY(result);
        DownsampleRequest better = request;
        better.quality = 98;
        const auto fine = downsample::encodePreview(*picture, better, {});
        QVERIFY(fine->bytes > result->bytes);
        QVERIFY(fine->ssim > result->ssim && fine->ssim <= 1 && result->ssim > 0.5);
        request.out = folder / "out";
        QCOMPARE(run(request).total.bytesAfter, result->bytes);
        const QImage written(QString::fromStdString((folder / "out/a.jpg").string()));
        QCOMPARE(result->after, written.convertToFormat(result->after.format()));
    }

    void previewsEndWhenStoppedAndSayWhatFailed() {
        const TempFolder folder;
        saveInput(folder / "a.png", 400, 300, "PNG");
        folder.write("b.jpg", "nothing");
        const DownsampleRequest request = inPlace(folder.path());
        std::stop_source stop;
        stop.request_stop();
        const auto cut =
            downsample::preparePreview(folder / "a.png", request, 4096, stop.get_token());
        if (!cut) QCOMPARE(cut.error().code, ErrorCode::Cancelled);
        QVERIFY(!downsample::preparePreview(folder / "b.jpg", request, 4096, {}));
        const auto whole = downsample::preparePreview(folder / "a.png", request, 200, {});
        QCOMPARE(whole->before.size(), QSize(200, 150)); // no larger than asked for
        QCOMPARE(downsample::encodePreview(*whole, request, {})->ssim, 1.0); // PNG loses nothing
        QCOMPARE(downsample::encodePreview(*whole, request, stop.get_token()).error().code,
            ErrorCode::Cancelled);
    }
};

#include "forecast_test.moc"
LIGHTSTACK_TEST(ForecastTest);
