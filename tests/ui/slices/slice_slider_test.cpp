// Slider, column, play: places, crop handles, marks, going to a slice.
#include "tests/support/test_registry.h"
#include "tests/ui/slices/volume_fixture.h"
#include "ui/slices/slice_column.h"
#include "ui/slices/slice_player.h"
#include "ui/slices/slice_slider.h"

#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;

namespace {

struct Column {
    VolumeScene scene;
    SliceColumn column{&scene};
    Column() {
        column.resize(92, 500);
        column.show();
        scene.setVolume({40, 50, 100}, volume::VoxelEdges{0.5, 0.5, 2, "mm", "test"});
    }
    SliceSlider* slider() const { return column.findChild<SliceSlider*>(); }
    QSpinBox* place() const { return column.findChildren<QSpinBox*>().front(); }
    bool says(const QString& text) const {
        for (const auto* label : column.findChildren<QLabel*>())
            if (label->text() == text) return true;
        return false;
    }
};

} // namespace

class SliceSliderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void placesAndHeightsAreInverse() {
        SliceSlider slider;
        slider.resize(44, 400);
        slider.setRange(0, 99);
        QVERIFY(slider.yOf(0) < slider.yOf(99)); // the first is on top
        for (const int place : {0, 1, 50, 98, 99})
            QCOMPARE(slider.placeAt(slider.yOf(place)), place);
        QCOMPARE(slider.placeAt(-100), 0);
        QCOMPARE(slider.placeAt(9999), 99);
    }
    void aPressGoesThereAndTheSceneFollows() {
        Column c;
        QCOMPARE(c.slider()->value(), 50);
        const QPointF to(22, c.slider()->yOf(80));
        tests::drag(c.slider(), Qt::LeftButton, {22, c.slider()->yOf(20)}, to);
        QCOMPARE(c.scene.position().z, 80);
        QVERIFY(c.says(QStringLiteral("160.0 mm")));
        QVERIFY(c.says(QStringLiteral("0 to 99")));
        QCOMPARE(c.place()->value(), 80);
    }
    void itFollowsTheScene() {
        Column c;
        c.scene.moveTo(Axis::Z, 3);
        QCOMPARE(c.slider()->value(), 3);
        c.column.setAxis(Axis::X);
        QCOMPARE(c.slider()->maximum(), 39);
        QCOMPARE(c.slider()->value(), 20);
        c.slider()->setValue(5);
        QCOMPARE(c.scene.position(), (VoxelPoint{5, 25, 3}));
    }
    void cropHandlesMoveTheBox() {
        Column c;
        SliceSlider* slider = c.slider();
        c.scene.setBoxShown(true);
        const auto border = [&](double place) { return slider->yOf(place - 0.5); };
        tests::drag(slider, Qt::LeftButton, {9, border(0) - 4}, {9, border(30)});
        QCOMPARE(c.scene.box(), (volume::VolumeBox{0, 40, 0, 50, 30, 100}));
        tests::drag(slider, Qt::LeftButton, {9, border(100) + 4}, {9, border(60)});
        QCOMPARE(c.scene.box().z1, 60);
        tests::drag(slider, Qt::LeftButton, {9, border(60) + 4}, {9, border(10)});
        QCOMPARE(c.scene.box().z1, 31); // never past the other one
        QCOMPARE(c.scene.position().z, 50);
        c.column.setAxis(Axis::Y);
        tests::drag(slider, Qt::LeftButton, {9, border(0) - 4}, {9, border(7)});
        QCOMPARE(c.scene.box().y0, 7);
    }
    void handlesAreThereOnlyWithTheBox() {
        Column c;
        tests::drag(c.slider(), Qt::LeftButton, {9, 5}, {9, c.slider()->yOf(30)});
        QCOMPARE(c.scene.box(), c.scene.wholeBox());
        QCOMPARE(c.scene.position().z, 30);
    }
    void theWheelMovesOneSlice() {
        Column c;
        tests::turnWheel(c.slider(), {22, 100}, -1);
        QCOMPARE(c.scene.position().z, 51);
        tests::turnWheel(c.slider(), {22, 100}, 2);
        QCOMPARE(c.scene.position().z, 49);
    }
    void goToTakesAPlace() {
        Column c;
        QSignalSpy left(&c.column, &SliceColumn::leaveWanted);
        c.column.activateWindow();
        c.column.goTo();
        QTest::keyClicks(c.place(), QStringLiteral("77"));
        QTest::keyClick(c.place(), Qt::Key_Return);
        QCOMPARE(c.scene.position().z, 77);
        QCOMPARE(left.count(), 1);
        c.column.goTo();
        QTest::keyClicks(c.place(), QStringLiteral("12"));
        QTest::keyClick(c.place(), Qt::Key_Escape);
        QCOMPARE(c.scene.position().z, 77);
        QCOMPARE(c.place()->value(), 77);
    }
    void thePlayerHoldsItsRate() {
        QCOMPARE(SlicePlayer::stepsFor(40, 25), 1);
        QCOMPARE(SlicePlayer::stepsFor(5, 25), 1);
        QCOMPARE(SlicePlayer::stepsFor(400, 25), 10); // late: slices are left out
        SlicePlayer player;
        QSignalSpy steps(&player, &SlicePlayer::stepWanted);
        player.setRate(100);
        player.setPlaying(true);
        QTRY_COMPARE(steps.count(), 1);
        QTest::qWait(60); // the slice is not on the screen yet: no further one
        QCOMPARE(steps.count(), 1);
        player.shown();
        QTRY_COMPARE(steps.count(), 2);
        player.setPlaying(false);
        QVERIFY(!player.isPlaying());
    }
};

#include "slice_slider_test.moc"
LIGHTSTACK_TEST(SliceSliderTest);
