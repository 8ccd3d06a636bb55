// What the views get to see: coarse first, then sharp, of the newest question, through one window.
#include "core/slices/volume_service.h"
#include "tests/core/slices/slices_fixture.h"
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

#include <chrono>

#include <tiffio.h>

using namespace lightstack;
using namespace lightstack::slices;
using tests::StackKind;
using tests::TempFolder;

namespace {

const StackKind kServedKind{{.width = 700, .height = 60, .bits = 16, .rowsPerStrip = 60}, 20, "wl"};

struct Seen {
    explicit Seen(VolumeService& service) {
        QObject::connect(&service, &VolumeService::planeReady, &service,
            [this](int view, const std::shared_ptr<const ViewedPlane>& plane) {
                all.emplace_back(view, plane);
            });
    }
    [[nodiscard]] std::shared_ptr<const ViewedPlane> last(int view) const {
        for (auto it = all.rbegin(); it != all.rend(); ++it)
            if (it->first == view) return it->second;
        return nullptr;
    }
    // The last picture of a view is sharp and of this place.
    [[nodiscard]] bool isSharp(int view, std::int64_t position) const {
        const auto plane = last(view);
        return plane && !plane->provisional && plane->plane.query.position == position;
    }
    std::vector<std::pair<int, std::shared_ptr<const ViewedPlane>>> all;
};

void open(VolumeService& service, const volume::SliceStack& stack) {
    QSignalSpy opened(&service, &VolumeService::opened);
    service.open(stack);
    QVERIFY(opened.wait(10'000));
}

// A grey of the picture, as the window makes it of the voxel.
int greyOf(double value, const raster::WindowLevel& window) {
    return static_cast<int>(
        std::clamp((value - window.low) / (window.high - window.low), 0.0, 1.0) * 255 + 0.5);
}

} // namespace

class VolumeServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coarseThenSharp() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kServedKind);
        VolumeService service;
        open(service, stack);
        QVERIFY(service.source() != nullptr);
        Seen seen(service);
        service.show(3, {.axis = Axis::Z, .position = 7}, 5000);
        QTRY_VERIFY(seen.isSharp(3, 7));
        QVERIFY(seen.all.front().second->provisional);
        QVERIFY(seen.all.front().second->plane.query.level > 0);
        const auto last = seen.last(3);
        QCOMPARE(last->plane.query.level, 0);
        QCOMPARE(last->image.size(), QSize(700, 60));
        const auto voxels = tests::voxelsOf(kServedKind);
        QVERIFY(tests::difference(last->plane, tests::planeOf(voxels, Axis::Z, 7)).empty());
        for (const int x : {0, 9, 333, 699})
            QVERIFY(std::abs(int{last->image.constScanLine(30)[x]} -
                             greyOf(voxels.at(x, 30, 7), last->window)) <= 1);
    }

    void newestQuestionWins() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kServedKind);
        VolumeService service;
        open(service, stack);
        Seen seen(service);
        for (int at = 0; at < 20; ++at)
            service.show(0, {.axis = Axis::Z, .position = at}, 5000);
        QTRY_VERIFY(seen.isSharp(0, 19));
        // No picture of an older question after one of a newer.
        std::int64_t before = -1;
        for (const auto& [view, plane] : seen.all) {
            QVERIFY(plane->plane.query.position >= before);
            before = plane->plane.query.position;
            if (before != 19) QVERIFY(plane->provisional);
        }
        QVERIFY(seen.all.size() < 20); // most were never begun
    }

    void viewsOfThreeAxes() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kServedKind);
        VolumeService service;
        open(service, stack);
        Seen seen(service);
        service.show(0, {.axis = Axis::Z, .position = 3}, 5000);
        service.show(1, {.axis = Axis::Y, .position = 30}, 5000);
        service.show(2, {.axis = Axis::X, .position = 100}, 5000);
        QTRY_VERIFY(seen.isSharp(0, 3) && seen.isSharp(1, 30) && seen.isSharp(2, 100));
        QCOMPARE(seen.last(1)->image.size(), QSize(700, 20));
        QCOMPARE(seen.last(2)->image.size(), QSize(20, 60));
        service.hide(1);
        const auto count = seen.all.size();
        service.setWindow({5, 6});
        QTRY_VERIFY((seen.last(0)->window == raster::WindowLevel{5, 6} &&
                     seen.last(2)->window == raster::WindowLevel{5, 6}));
        for (std::size_t i = count; i < seen.all.size(); ++i)
            QVERIFY(seen.all[i].first != 1);
    }

    void windowsOfTheStack() {
        const TempFolder folder;
        const auto stack = tests::writeVolume(
            folder / "in", 60, 50, 24, [](int x, int, int z) { return 1000 + x * 10 + z * 100; });
        VolumeService service;
        QSignalSpy histograms(&service, &VolumeService::histogramReady);
        open(service, stack);
        Seen seen(service);
        service.show(0, {.axis = Axis::Z, .position = 2}, 500);
        QTRY_VERIFY(!histograms.isEmpty() && seen.isSharp(0, 2));
        const auto histogram = histograms.front().front().value<raster::Histogram>();
        QCOMPARE(histogram.low, 1000.0);
        QCOMPARE(histogram.high, 1000.0 + 590 + 2300);
        service.setAutoWindow(AutoRule::Full);
        QCOMPARE(service.window(), (raster::WindowLevel{1000, 3890}));
        QTRY_COMPARE(seen.last(0)->window, service.window());
        service.setAutoWindow(AutoRule::Percentile);
        QVERIFY(service.window().low >= 1000 && service.window().high <= 3890);
        QSignalSpy changed(&service, &VolumeService::windowChanged);
        service.setWindow({10, 20});
        service.setWindow({10, 20}); // nothing new
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(seen.last(0)->window, (raster::WindowLevel{10, 20}));
        service.show(0, {.axis = Axis::Z, .position = 20}, 500); // for all slices
        QTRY_VERIFY(seen.isSharp(0, 20));
        QCOMPARE(seen.last(0)->window, (raster::WindowLevel{10, 20}));
    }

    void windowsOfEachSlice() {
        const TempFolder folder;
        const auto stack = tests::writeVolume(
            folder / "in", 60, 50, 24, [](int x, int, int z) { return 1000 + x * 10 + z * 100; });
        VolumeService service;
        open(service, stack);
        Seen seen(service);
        service.setAutoWindow(AutoRule::Full);
        service.show(0, {.axis = Axis::Z, .position = 2}, 500);
        QTRY_VERIFY(seen.isSharp(0, 2));
        service.setLocked(false);
        QTRY_COMPARE(seen.last(0)->window, (raster::WindowLevel{1200, 1790}));
        service.show(0, {.axis = Axis::Z, .position = 9}, 500);
        QTRY_VERIFY(seen.isSharp(0, 9));
        QCOMPARE(seen.last(0)->window, (raster::WindowLevel{1900, 2490}));
        QCOMPARE(service.window(), (raster::WindowLevel{1900, 2490}));
        // Set by hand it holds for the slice that is shown, and for no other.
        service.setWindow({0, 5000});
        QTRY_COMPARE(seen.last(0)->window, (raster::WindowLevel{0, 5000}));
        service.show(0, {.axis = Axis::Z, .position = 9, .level = 0}, 5000);
        QTRY_COMPARE(seen.last(0)->window, (raster::WindowLevel{0, 5000}));
        service.show(0, {.axis = Axis::Z, .position = 10}, 500);
        QTRY_VERIFY(seen.isSharp(0, 10));
        QCOMPARE(seen.last(0)->window, (raster::WindowLevel{2000, 2590}));
        service.setLocked(true);
        service.show(0, {.axis = Axis::Z, .position = 1}, 500);
        QTRY_VERIFY(seen.isSharp(0, 1));
        QCOMPARE(seen.last(0)->window, (raster::WindowLevel{2000, 2590}));
    }

    void eightBitsAreShownAsTheyAre() {
        const TempFolder folder;
        const StackKind kind{{.width = 30, .height = 20, .bits = 8}, 4};
        VolumeService service;
        open(service, tests::writeStack(folder / "in", kind));
        QCOMPARE(service.window(), (raster::WindowLevel{0, 255}));
        Seen seen(service);
        service.show(0, {.axis = Axis::Z, .position = 2}, 500);
        QTRY_VERIFY(seen.isSharp(0, 2));
        QCOMPARE(static_cast<double>(seen.last(0)->image.constScanLine(7)[9]),
            tests::voxelsOf(kind).at(9, 7, 2));
    }

    void whiteIsZeroIsTurned() {
        const TempFolder folder;
        const StackKind kind{{.width = 30, .height = 20, .bits = 8, .photometric = 0}, 4};
        VolumeService service;
        open(service, tests::writeStack(folder / "in", kind));
        Seen seen(service);
        service.show(0, {.axis = Axis::Z, .position = 1}, 500);
        QTRY_VERIFY(seen.isSharp(0, 1));
        QCOMPARE(
            255.0 - seen.last(0)->image.constScanLine(7)[9], tests::voxelsOf(kind).at(9, 7, 1));
    }

    void failuresAndClosing() {
        VolumeService service;
        QSignalSpy failed(&service, &VolumeService::failed);
        service.open({});
        QVERIFY(failed.wait(5000));
        QCOMPARE(static_cast<int>(failed.front().front().value<base::Error>().code),
            static_cast<int>(ErrorCode::NotFound));
        service.show(0, {}, 100); // nothing is open
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kServedKind);
        open(service, stack);
        Seen seen(service);
        service.show(0, {.axis = Axis::Z, .position = 3}, 100);
        service.close();
        QVERIFY(service.source() == nullptr);
        QTest::qWait(0);
        QVERIFY(seen.all.empty());
        service.open(stack); // the second answer is that of the second
        service.open(tests::listed(folder / "in"));
        QSignalSpy opened(&service, &VolumeService::opened);
        QTRY_COMPARE(opened.size(), 1);
        // A question that has no answer is a picture that says why.
        service.show(0, {.axis = Axis::Z, .position = 999}, 100);
        QTRY_VERIFY(seen.last(0) && seen.last(0)->plane.missing);
        QVERIFY(!seen.last(0)->plane.reason.empty());
    }

    // While slow planes are under way: threads end at once.
    void endsAtOnce() {
        const TempFolder folder;
        StackKind kind{{.width = 1500, .height = 900, .bits = 16}, 1, "wl"};
        kind.slice.compression = COMPRESSION_LZW;
        kind.slice.rowsPerStrip = 900;
        std::filesystem::create_directories(folder / "in");
        tests::writeSlice(folder / "in/slice_0000.tif", kind, 1);
        for (int z = 1; z < 300; ++z)
            std::filesystem::create_hard_link(folder / "in/slice_0000.tif",
                folder / ("in/slice_" + std::to_string(1000 + z) + ".tif"));
        auto stack = tests::listed(folder / "in");
        for (std::size_t z = 0; z < stack.slices.size(); ++z)
            stack.slices[z].index = static_cast<std::int64_t>(z);
        constexpr std::chrono::milliseconds kAtOnce{250};
        const auto took = tests::quickest(kAtOnce, [&] {
            auto service = std::make_unique<VolumeService>();
            open(*service, stack);
            Seen seen(*service);
            service->show(0, {.axis = Axis::X, .position = 700}, 5000); // decodes all of them
            service->show(1, {.axis = Axis::Y, .position = 400}, 5000);
            QTest::qWait(20);
            const auto start = std::chrono::steady_clock::now();
            service.reset();
            return tests::since(start);
        });
        QVERIFY2(took <= kAtOnce, "it waits for what nobody wants");
    }
};

#include "volume_service_test.moc"
LIGHTSTACK_TEST(VolumeServiceTest);
