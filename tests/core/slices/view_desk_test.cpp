// The order in which views are served, in which levels, and through which window.
#include "core/slices/auto_window.h"
#include "core/slices/plane_renderer.h"
#include "core/slices/plane_steps.h"
#include "core/slices/view_desk.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cstring>
#include <thread>

using namespace lightstack;
using namespace lightstack::slices;
using namespace std::chrono_literals;

namespace {

AnswerWork takeAnswer(ViewDesk& desk) {
    const auto work = desk.take({});
    return work && std::holds_alternative<AnswerWork>(*work) ? std::get<AnswerWork>(*work)
                                                             : AnswerWork{};
}

PlaneQuery sliceAtPosition(std::int64_t position) {
    return {.axis = Axis::Z, .position = position};
}

VolumeFacts factsOf(int width, int height, std::int64_t depth, int stored, bool coded = false) {
    VolumeFacts facts;
    facts.coded = coded;
    VolumeLevel level{0, width, height, depth, true};
    facts.levels.push_back(level);
    while (std::max<std::int64_t>({level.width, level.height, level.depth}) > 256) {
        level = {level.number + 1, (level.width + 1) / 2, (level.height + 1) / 2,
            (level.depth + 1) / 2, level.number + 1 <= stored};
        facts.levels.push_back(level);
    }
    return facts;
}

} // namespace

class ViewDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestQuestionWins() {
        ViewDesk desk;
        const auto now = ViewDesk::Clock::now();
        desk.ask(1, sliceAtPosition(1), 100, now);
        const AnswerWork first = takeAnswer(desk);
        QCOMPARE(first.question.query.position, std::int64_t{1});
        for (int i = 2; i < 10; ++i)
            desk.ask(1, sliceAtPosition(i), 100, now + 1ms);
        // Its first picture is on its way: it is let come.
        QVERIFY(!first.stop.stop_requested());
        QVERIFY(!desk.goesOn(first.question));
        desk.done(first);
        const AnswerWork next = takeAnswer(desk);
        QCOMPARE(next.question.query.position, std::int64_t{9});
        QVERIFY(desk.isNewest(1, next.question.number));
        QVERIFY(!desk.isNewest(1, first.question.number));
        QVERIFY(desk.goesOn(next.question));
        // It has a picture: now it is stopped.
        desk.ask(1, sliceAtPosition(8), 100, now + 2ms);
        QVERIFY(next.stop.stop_requested());
        desk.done(next);
        QCOMPARE(takeAnswer(desk).question.direction, -1);
    }

    // While a view moves, the sharp picture waits a moment for the next question.
    void movingViewsPause() {
        ViewDesk desk;
        desk.ask(1, sliceAtPosition(1), 100);
        const AnswerWork first = takeAnswer(desk);
        QVERIFY(desk.goesOnAfterPause(first.question, first.stop)); // it has not moved
        desk.done(first);
        desk.ask(1, sliceAtPosition(2), 100);
        const AnswerWork second = takeAnswer(desk);
        std::jthread asker([&] { desk.ask(1, sliceAtPosition(3), 100); });
        asker.join();
        QVERIFY(!desk.goesOnAfterPause(second.question, second.stop));
        desk.done(second);
        const AnswerWork third = takeAnswer(desk);
        QVERIFY(desk.goesOnAfterPause(third.question, third.stop)); // nobody came
    }

    void slowFirstPicturesAreStopped() {
        ViewDesk desk;
        desk.ask(1, sliceAtPosition(1), 100);
        const AnswerWork first = takeAnswer(desk);
        desk.ask(1, sliceAtPosition(2), 100, ViewDesk::Clock::now() + 10s);
        QVERIFY(first.stop.stop_requested());
    }

    void viewsDoNotWaitForEachOther() {
        ViewDesk desk;
        desk.ask(1, sliceAtPosition(1), 100);
        desk.ask(2, {.axis = Axis::Y, .position = 4}, 100);
        desk.ask(1, sliceAtPosition(2), 100); // behind view 2 now
        QCOMPARE(takeAnswer(desk).question.view, 2);
        const AnswerWork first = takeAnswer(desk);
        QCOMPARE(first.question.view, 1);
        QCOMPARE(first.question.query.position, std::int64_t{2});
        QVERIFY(!desk.isIdle());
    }

    void hiddenViewsAreForgotten() {
        ViewDesk desk;
        const auto asked = desk.ask(1, sliceAtPosition(1), 100);
        const AnswerWork work = takeAnswer(desk);
        desk.ask(1, sliceAtPosition(2), 100);
        QVERIFY(desk.hide(1) > asked);
        QVERIFY(work.stop.stop_requested());
        QVERIFY(!desk.goesOn(work.question));
        desk.done(work);
        QVERIFY(desk.isIdle());
        desk.ask(1, sliceAtPosition(3), 100); // shown again
        QCOMPARE(takeAnswer(desk).question.query.position, std::int64_t{3});
    }

    void workAheadEndsWhenSomebodyAsks() {
        ViewDesk desk;
        desk.ask(1, sliceAtPosition(5), 100);
        const AnswerWork work = takeAnswer(desk);
        QVERIFY(desk.goesOn(work.question));
        QVERIFY(desk.goesAhead(work.question, 6));
        desk.ask(1, sliceAtPosition(6), 100); // the very slice
        QVERIFY(!work.stop.stop_requested());
        QVERIFY(!desk.goesAhead(work.question, 7));
        desk.ask(1, sliceAtPosition(9), 100);
        QVERIFY(work.stop.stop_requested());
    }

    void whatIsShownIsRenderedAgainOnce() {
        ViewDesk desk;
        desk.ask(1, sliceAtPosition(5), 100);
        const AnswerWork work = takeAnswer(desk);
        const auto plane = std::make_shared<const Plane>();
        desk.setShown(1, plane, true, {0, 10});
        desk.renderAll({0, 10}); // it is
        desk.done(work);
        QVERIFY(desk.isIdle());
        desk.renderAll({0, 20});
        desk.renderAll({0, 30});
        const auto again = desk.take({});
        QVERIFY(again && std::holds_alternative<RenderWork>(*again));
        QCOMPARE(std::get<RenderWork>(*again).plane, plane);
        QVERIFY(std::get<RenderWork>(*again).provisional);
        desk.done(*again);
        QVERIFY(desk.isIdle());
    }

    void resetStopsAll() {
        ViewDesk desk;
        desk.addChore([](const std::stop_token&) {});
        const auto chore = desk.take({});
        desk.ask(1, sliceAtPosition(5), 100);
        const AnswerWork work = takeAnswer(desk);
        desk.ask(1, sliceAtPosition(6), 100);
        desk.reset();
        QVERIFY(std::get<ChoreWork>(*chore).stop.stop_requested());
        QVERIFY(work.stop.stop_requested());
        desk.done(*chore);
        desk.done(work);
        QVERIFY(desk.isIdle());
        std::stop_source stop;
        std::jthread stopper([&] { stop.request_stop(); });
        QVERIFY(!desk.take(stop.get_token()));
    }

    void stepsFromCoarseToFine() {
        const auto plain = factsOf(3072, 2560, 1000, 0);
        // 3072, 1536, 768, 384, 192: a first look of 320 pixels or more, then all there is.
        QCOMPARE(planeSteps(plain, sliceAtPosition(0), 900, false), (std::vector<int>{3, 0}));
        QCOMPARE(planeSteps(plain, sliceAtPosition(0), 900, true), (std::vector<int>{0}));
        const auto coded = factsOf(3072, 2560, 1000, 0, true);
        QCOMPARE(planeSteps(coded, sliceAtPosition(0), 900, false), (std::vector<int>{0}));
        const auto stored = factsOf(3072, 2560, 1000, 4);
        QCOMPARE(planeSteps(stored, sliceAtPosition(0), 900, false), (std::vector<int>{3, 1}));
        QCOMPARE(planeSteps(stored, sliceAtPosition(0), 300, false), (std::vector<int>{3}));
        QCOMPARE(planeSteps(stored, sliceAtPosition(0), 9000, false), (std::vector<int>{3, 0}));
        const PlaneQuery across{.axis = Axis::Y};
        QCOMPARE(planeSteps(plain, across, 900, false), (std::vector<int>{3, 1, 0}));
        QCOMPARE(planeSteps(stored, across, 1536, false), (std::vector<int>{3, 1}));
        const PlaneQuery coarse{.axis = Axis::Z, .level = 2};
        QCOMPARE(planeSteps(stored, coarse, 9000, false), (std::vector<int>{3, 2}));
        const auto small = factsOf(200, 100, 50, 0);
        QCOMPARE(planeSteps(small, sliceAtPosition(0), 900, false), (std::vector<int>{0}));
    }

    void automaticWindows() {
        raster::Histogram histogram;
        histogram.low = 0;
        histogram.high = 1024;
        histogram.bins.assign(1024, 0);
        histogram.bins[0] = 600'000; // more than a tenth: background
        for (std::size_t i = 200; i < 400; ++i)
            histogram.bins[i] = 2000;
        histogram.bins[900] = 10; // too few
        histogram.finite = 1'000'010;
        const auto imageJ = autoWindowOf(histogram, AutoRule::ImageJ, 0);
        QCOMPARE(imageJ, (raster::WindowLevel{200, 396}));
        // Pressed again it asks for more: 900,010 / 156 are 5,769 in a bin of ImageJ's.
        for (std::size_t i = 200; i < 300; ++i)
            histogram.bins[i] = 1000;
        histogram.finite = 900'010;
        QCOMPARE(autoWindowOf(histogram, AutoRule::ImageJ, 4), (raster::WindowLevel{200, 396}));
        QCOMPARE(autoWindowOf(histogram, AutoRule::ImageJ, 5), (raster::WindowLevel{300, 396}));
        // 78: nothing has that many. 9: 5,000 again.
        QCOMPARE(autoWindowOf(histogram, AutoRule::ImageJ, 6), (raster::WindowLevel{0, 1024}));
        QCOMPARE(autoWindowOf(histogram, AutoRule::ImageJ, 9), (raster::WindowLevel{200, 396}));
        QCOMPARE(autoWindowOf(histogram, AutoRule::Full, 0), (raster::WindowLevel{0, 1024}));
        const auto percentile = autoWindowOf(histogram, AutoRule::Percentile, 0);
        QVERIFY(percentile.high > 390 && percentile.high < 401);
        QCOMPARE(autoWindowOf({}, AutoRule::ImageJ, 0), (raster::WindowLevel{0, 0}));
    }

    void picturesThroughAWindow() {
        PlaneRenderer renderer;
        auto grey = *image::ImageBuffer::allocate({{3, 1}, 1, image::SampleType::S16}, 1 << 20);
        const std::int16_t values[] = {-100, 0, 100};
        std::memcpy(grey.mutableBytes().data(), values, sizeof values);
        const QImage picture = renderer.render(grey, {-100, 100}, false);
        QCOMPARE(picture.format(), QImage::Format_Grayscale8);
        QCOMPARE(int{picture.scanLine(0)[0]}, 0);
        QCOMPARE(int{picture.scanLine(0)[1]}, 128);
        QCOMPARE(int{picture.scanLine(0)[2]}, 255);
        const QImage inverted = renderer.render(grey, {-100, 100}, true);
        QCOMPARE(int{inverted.scanLine(0)[0]}, 255);
        auto color = *image::ImageBuffer::allocate({{1, 1}, 3, image::SampleType::F32}, 1 << 20);
        const float rgb[] = {1, 0, 0.5F};
        std::memcpy(color.mutableBytes().data(), rgb, sizeof rgb);
        const QImage colored = renderer.render(color, {0, 1}, true); // colours are not inverted
        QCOMPARE(colored.pixel(0, 0), qRgb(255, 0, 128));
        QVERIFY(renderer.render({}, {0, 1}, false).isNull());
    }
};

#include "view_desk_test.moc"
LIGHTSTACK_TEST(ViewDeskTest);
