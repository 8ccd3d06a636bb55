#include "core/downsample/downsample.h"

#include "core/base/file_io.h"
#include "core/downsample/downsample_plan.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QImage>
#include <QtTest>

#include <array>

#include <fcntl.h>
#include <sys/stat.h>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleReport;
using downsample::DownsampleRequest;

namespace {

void savePicture(const fs::path& path, int width, int height, const char* format,
    QImage::Format pixels = QImage::Format_RGB32) {
    fs::create_directories(path.parent_path());
    QImage image(width, height, pixels);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, QColor(x % 256, y % 256, (x + y) % 256, 255 - x % 2 * 100));
    if (!image.save(QString::fromStdString(path.string()), format, 95)) std::abort();
}

image::PixelSize sizeOf(const fs::path& path) {
    const auto file = io::ImageFile::open(path);
    const auto info = (*io::readerFor(*file))->info(*file, 0, {});
    return info->size;
}

ino_t inodeOf(const fs::path& path) {
    struct stat state = {};
    return ::stat(path.c_str(), &state) == 0 ? state.st_ino : 0;
}

} // namespace

class DownsampleTest : public QObject {
    Q_OBJECT

private:
    static DownsampleReport run(const DownsampleRequest& request, std::stop_token stop = {}) {
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        return *downsample::downsample(request, clock, gate, stop);
    }
    static DownsampleRequest inPlace(const fs::path& folder) {
        DownsampleRequest request;
        request.inputs = {folder};
        request.longSide = 100;
        return request;
    }

private Q_SLOTS:
    void onlyShrinksAndLeavesWhatFits() {
        const TempFolder folder;
        savePicture(folder / "large.jpg", 400, 200, "JPEG");
        savePicture(folder / "sub/tall.png", 150, 300, "PNG");
        savePicture(folder / "small.jpg", 100, 60, "JPEG");
        folder.write("notes.txt", "not a picture");
        const auto before = treeOf(folder.path());
        const ino_t inode = inodeOf(folder / "small.jpg");
        const DownsampleReport report = run(inPlace(folder.path()));
        QCOMPARE(report.total.written, 2U);
        QCOMPARE(report.total.fitting, 1U);
        QCOMPARE(report.total.converted, 0U);
        QVERIFY(report.failures.empty());
        QCOMPARE(sizeOf(folder / "large.jpg"), (image::PixelSize{100, 50}));
        QCOMPARE(sizeOf(folder / "sub/tall.png"), (image::PixelSize{50, 100}));
        const auto after = treeOf(folder.path());
        QCOMPARE(after.size(), before.size());
        QVERIFY(after.at("small.jpg") == before.at("small.jpg"));
        QVERIFY(after.at("notes.txt") == before.at("notes.txt"));
        QCOMPARE(inodeOf(folder / "small.jpg"), inode);
        QCOMPARE(report.total.bytesAfter,
            after.at("large.jpg").size() + after.at("sub/tall.png").size());
        QCOMPARE(report.shards.size(), std::size_t{2});
    }

    void aDryRunChangesNothingAndPredicts() {
        const TempFolder folder;
        for (int i = 0; i < 5; ++i)
            savePicture(folder / ("a" + std::to_string(i) + ".jpg"), 400, 300, "JPEG");
        folder.write(".lightstack-999999999-0.tmp", "what a killed run left");
        const auto before = treeOf(folder.path());
        DownsampleRequest request = inPlace(folder.path());
        request.dryRun = true;
        const DownsampleReport dry = run(request);
        QVERIFY(treeOf(folder.path()) == before);
        QCOMPARE(dry.wanted.size(), std::size_t{5});
        QCOMPARE(dry.total.written, 0U);
        const DownsampleReport real = run(inPlace(folder.path()));
        QCOMPARE(dry.total.wanted, real.total.written);
        QCOMPARE(dry.total.bytesBefore, real.total.bytesBefore);
        QCOMPARE(dry.shards.front().wanted, 5U);
        QCOMPARE(real.total.bytesAfter, dry.predictedBytes); // five equal pictures
        QVERIFY(!fs::exists(folder / ".lightstack-999999999-0.tmp"));
    }

    void collidingNamesAreRefusedBeforehand() {
        const TempFolder folder;
        savePicture(folder / "a.png", 300, 300, "PNG");
        savePicture(folder / "a.jpg", 300, 300, "JPEG");
        savePicture(folder / "b.png", 300, 300, "PNG");
        savePicture(folder / "b.bmp", 300, 300, "BMP");
        savePicture(folder / "c.png", 300, 300, "PNG");
        DownsampleRequest request = inPlace(folder.path());
        request.format = io::FileFormat::Jpeg;
        request.deleteOriginals = request.deleteForGood = true;
        const DownsampleReport report = run(request);
        QCOMPARE(report.total.written, 2U); // a.jpg itself, c.jpg
        QCOMPARE(report.failures.size(), std::size_t{3});
        for (const Error& error : report.failures)
            QCOMPARE(error.code, ErrorCode::Usage);
        QVERIFY(fs::exists(folder / "a.png"));
        QVERIFY(fs::exists(folder / "b.png") && fs::exists(folder / "b.bmp"));
        QVERIFY(!fs::exists(folder / "b.jpg"));
        QVERIFY(!fs::exists(folder / "c.png"));
        QCOMPARE(sizeOf(folder / "c.jpg"), (image::PixelSize{100, 100}));
        QCOMPARE(report.deleted, 1U);
    }

    void resultsGoToAFolderByTheirPaths() {
        const TempFolder folder;
        savePicture(folder / "in/x/a.jpg", 300, 200, "JPEG");
        savePicture(folder / "in/b.webp", 300, 200, "WEBP");
        const auto before = treeOf(folder / "in");
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "in/out"; // within the input: no source of the next run
        const DownsampleReport report = run(request);
        QCOMPARE(report.total.written, 2U);
        QCOMPARE(report.shards.size(), std::size_t{2});
        for (const downsample::ShardTotals& shard : report.shards) { // rates can be told
            QVERIFY(shard.seconds() > 0);
            QVERIFY(report.total.seconds() >= shard.seconds());
        }
        QCOMPARE(sizeOf(folder / "in/out/x/a.jpg"), (image::PixelSize{100, 67}));
        QCOMPARE(sizeOf(folder / "in/out/b.webp"), (image::PixelSize{100, 67}));
        for (const auto& [name, bytes] : before)
            QVERIFY(treeOf(folder / "in").at(name) == bytes);
        const DownsampleReport again = run(request); // nothing is replaced unasked
        QCOMPARE(again.total.written, 0U);
        QCOMPARE(again.failures.size(), std::size_t{2});
    }

    // Many headers are waited for at once: that is no more work than the workers could do.
    void judgingTakesNoMoreTimeThanThereIs() {
        const TempFolder folder;
        savePicture(folder / "p0.jpg", 90, 60, "JPEG"); // fits
        for (int i = 1; i < 2000; ++i)
            fs::copy_file(folder / "p0.jpg", folder / ("p" + std::to_string(i) + ".jpg"));
        DownsampleRequest request = inPlace(folder.path());
        request.workers = 2;
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        QElapsedTimer timer;
        timer.start();
        const auto done = downsample::downsample(request, clock, gate, {});
        const double all = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        QCOMPARE(done->total.fitting, 2000U);
        const auto stages = clock.totals();
        QCOMPARE(stages[downsample::kCheckStage].name, std::string("check"));
        QCOMPARE(stages[downsample::kCheckStage].items, 2000U);
        QVERIFY(stages[downsample::kCheckStage].seconds > 0);
        QVERIFY(stages[downsample::kCheckStage].seconds <= 2 * all);
    }

    void damagedFilesAreListedAndTheRestGoesOn() {
        const TempFolder folder;
        savePicture(folder / "good.jpg", 300, 200, "JPEG");
        savePicture(folder / "cut.jpg", 300, 200, "JPEG");
        fs::resize_file(folder / "cut.jpg", fs::file_size(folder / "cut.jpg") / 2);
        folder.write("empty.png", "");
        const auto cut = *base::readWhole(folder / "cut.jpg", 1U << 20);
        const DownsampleReport report = run(inPlace(folder.path()));
        QCOMPARE(report.total.written, 1U);
        QCOMPARE(report.total.failed, 2U);
        QVERIFY(*base::readWhole(folder / "cut.jpg", 1U << 20) == cut);
    }

    void alphaIsLaidOverTheBackground() {
        const TempFolder folder;
        QImage clear(200, 200, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        clear.save(QString::fromStdString((folder / "clear.png").string()), "PNG");
        DownsampleRequest request = inPlace(folder.path());
        request.format = io::FileFormat::Jpeg;
        request.background = {114, 114, 114};
        QCOMPARE(run(request).total.converted, 1U);
        const QImage out(QString::fromStdString((folder / "clear.jpg").string()));
        QCOMPARE(out.pixelColor(50, 50), QColor(114, 114, 114));
        QVERIFY(fs::exists(folder / "clear.png")); // not asked to delete it
    }

    void sixteenBitsStay() {
        const TempFolder folder;
        QImage deep(300, 200, QImage::Format_Grayscale16);
        for (int y = 0; y < deep.height(); ++y)
            std::fill_n(reinterpret_cast<std::uint16_t*>(deep.scanLine(y)), deep.width(),
                std::uint16_t{1000});
        deep.save(QString::fromStdString((folder / "deep.png").string()), "PNG");
        QCOMPARE(run(inPlace(folder.path())).total.written, 1U);
        const auto file = io::ImageFile::open(folder / "deep.png");
        const auto samples = (*io::readerFor(*file))->samples(*file, {});
        QCOMPARE(samples->spec().type, image::SampleType::U16);
        QCOMPARE(samples->valueAt(30, 30), 1000.0);
    }

    void aStopLeavesEverythingValidAndResumeGoesOn() {
        const TempFolder folder;
        // Large ones: several times the 20 ms after which the run says where it is.
        savePicture(folder / "in/p0.png", 1560, 1080, "PNG");
        for (int i = 1; i < 30; ++i)
            fs::copy_file(folder / "in/p0.png", folder / ("in/p" + std::to_string(i) + ".png"));
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "out";
        request.journal = folder / "journal.jsonl";
        request.workers = 1;
        request.writers = 1;
        std::stop_source stop;
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        const auto cut = downsample::downsample(
            request, clock, gate, stop.get_token(), [&](const downsample::DownsampleProgress& now) {
                if (now.done >= 5) stop.request_stop();
            });
        QVERIFY(cut->cancelled);
        QVERIFY(cut->total.written >= 5 && cut->total.written < 30);
        for (const auto& [name, bytes] : treeOf(folder / "out"))
            QCOMPARE(sizeOf(folder / "out" / name), (image::PixelSize{100, 69}));
        request.resume = true;
        const DownsampleReport rest = run(request);
        QCOMPARE(rest.total.resumed, cut->total.written);
        QCOMPARE(rest.total.written, 30 - cut->total.written);
        QVERIFY(rest.failures.empty());
        QCOMPARE(treeOf(folder / "out").size(), std::size_t{30});
        QVERIFY(!fs::exists(folder / "journal.jsonl"));
    }

    // Killed, or stopped, while originals were deleted: the rest is, and those gone are no
    // failures.
    void aStopAmongDeletionsIsGoneOnWith() {
        const TempFolder folder;
        DownsampleRequest request;
        request.longSide = 100;
        for (const char* name : {"a", "b", "c"}) {
            savePicture(folder / ("in/" + std::string(name) + ".png"), 260, 180, "PNG");
            request.inputs.push_back(folder / ("in/" + std::string(name) + ".png"));
        }
        request.out = folder / "out";
        request.deleteOriginals = request.deleteForGood = true;
        request.journal = folder / "journal.jsonl";
        std::stop_source stop;
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        const auto cut = downsample::downsample(
            request, clock, gate, stop.get_token(), [&](const downsample::DownsampleProgress& now) {
                QCOMPARE(now.toDelete, std::uint64_t{3});
                if (now.deleted == 1) stop.request_stop();
            });
        QVERIFY(cut->cancelled);
        QCOMPARE(cut->total.written, 3U);
        QCOMPARE(cut->deleted, 1U);
        QCOMPARE(treeOf(folder / "in").size(), std::size_t{2});
        QVERIFY(fs::exists(request.journal));
        request.resume = true;
        std::vector<std::uint64_t> told;
        const auto whole = downsample::downsample(
            request, clock, gate, {}, [&](const downsample::DownsampleProgress& now) {
                QCOMPARE(now.done, now.total);
                QCOMPARE(now.toDelete, std::uint64_t{2});
                told.push_back(now.deleted);
            });
        const DownsampleReport& rest = *whole;
        QVERIFY(rest.failures.empty());
        QCOMPARE(rest.total.failed, 0U);
        QCOMPARE(rest.deleted, 2U);
        QCOMPARE(told.back(), std::uint64_t{2});
        QVERIFY(treeOf(folder / "in").empty());
        QCOMPARE(treeOf(folder / "out").size(), std::size_t{3});
        QVERIFY(!fs::exists(request.journal));
        QCOMPARE(run(request).failures.size(), std::size_t{3}); // nobody knows of them any more
    }

    // FAT keeps two seconds, and shows more until the file has left the cache.
    void aStickThatWasPulledOutIsGoneOnWith() {
        const TempFolder folder;
        for (const char* name : {"a", "b", "c", "d"})
            savePicture(folder / ("in/" + std::string(name) + ".png"), 260, 180, "PNG");
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "out";
        request.journal = folder / "journal.jsonl";
        request.workers = request.writers = 1;
        std::stop_source stop;
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        const auto cut = downsample::downsample(
            request, clock, gate, stop.get_token(), [&](const downsample::DownsampleProgress& now) {
                if (now.done >= 2) stop.request_stop();
            });
        QVERIFY(cut->total.written >= 2);
        for (const fs::path& place : {folder / "in", folder / "out"})
            for (const auto& entry : fs::directory_iterator(place)) {
                const auto whole = base::stampOf(entry.path())->mtimeNs / 2'000'000'000 * 2;
                const std::array<timespec, 2> times{{{whole, 0}, {whole, 0}}};
                QCOMPARE(::utimensat(AT_FDCWD, entry.path().c_str(), times.data(), 0), 0);
            }
        request.resume = true;
        const DownsampleReport rest = run(request);
        QCOMPARE(rest.total.resumed, cut->total.written);
        QCOMPARE(rest.total.written, 4 - cut->total.written);
        QVERIFY(rest.failures.empty());
    }

    void nothingAskedIsAnError() {
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        QCOMPARE(downsample::downsample({}, clock, gate, {}).error().code, ErrorCode::Usage);
        const TempFolder folder;
        const DownsampleReport report = run(inPlace(folder / "missing"));
        QCOMPARE(report.failures.size(), std::size_t{1});
        QCOMPARE(report.failures.front().code, ErrorCode::NotFound);
    }
};

#include "downsample_test.moc"
LIGHTSTACK_TEST(DownsampleTest);
