// The pointer over a plane: position, zoom, pan, window, distance, crop box; what is kept on
// screen.
#include "tests/support/test_registry.h"
#include "tests/ui/slices/volume_fixture.h"
#include "ui/slices/plane_painter.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::drag;
using tests::turnWheel;

namespace {

// A view of 100 x 80 x 60 voxels at 4 pixels a voxel.
struct View {
    VolumeScene scene;
    PlaneView view;
    explicit View(Axis across = Axis::Z) : view(&scene, across) {
        view.resize(400, 320);
        scene.setVolume({100, 80, 60}, volume::VoxelEdges{1, 1, 2, "um", "test"});
        scene.setFit(view.fitScale());
        view.show();
    }
    QPointF at(double u, double v) const {
        return view.transform().toView({u, v}) / view.devicePixelRatioF();
    }
};

std::shared_ptr<slices::ViewedPlane> planeOf(int level, int side, Qt::GlobalColor color) {
    auto plane = std::make_shared<slices::ViewedPlane>();
    plane->plane.query.level = level;
    plane->plane.query.position = 30;
    plane->image = QImage(side, side, QImage::Format_RGB32);
    plane->image.fill(color);
    return plane;
}

bool isNear(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
               std::abs(a.blue() - b.blue()) <
           60;
}

} // namespace

class PlaneViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePositionIsDraggedWhereLinesAreShown() {
        View v;
        v.scene.setCrossShown(true);
        drag(&v.view, Qt::LeftButton, v.at(10, 10), v.at(70.5, 20.5));
        QCOMPARE(v.scene.position(), (VoxelPoint{70, 20, 30}));
        drag(&v.view, Qt::LeftButton, v.at(50, 50), v.at(-30, 900)); // stays inside
        QCOMPARE(v.scene.position(), (VoxelPoint{0, 79, 30}));
    }
    void sideViewsMoveTheirOwnAxes() {
        View v(Axis::Y);
        v.scene.setCrossShown(true);
        drag(&v.view, Qt::LeftButton, v.at(50, 30), v.at(12.5, 45.5));
        QCOMPARE(v.scene.position(), (VoxelPoint{12, 40, 45}));
    }
    void theWheelMovesAlongTheAxis() {
        View v;
        turnWheel(&v.view, {10, 10}, -1);
        QCOMPARE(v.scene.position(), (VoxelPoint{50, 40, 31}));
        turnWheel(&v.view, {10, 10}, 1, Qt::ShiftModifier);
        QCOMPARE(v.scene.position().z, 21);
        View side(Axis::X);
        turnWheel(&side.view, {10, 10}, -3);
        QCOMPARE(side.scene.position().x, 53);
    }
    void ctrlWheelZoomsToTheCursor() {
        View v;
        const QPointF cursor(300, 80);
        turnWheel(&v.view, cursor, 4, Qt::ControlModifier);
        QVERIFY(!v.scene.isFit());
        const QPointF under = v.view.transform().toPlane(cursor * v.view.devicePixelRatioF());
        QVERIFY(std::abs(under.x() - 75) < 0.5 && std::abs(under.y() - 20) < 0.5);
        QCOMPARE(v.scene.position().z, 30);
    }
    void threeWaysToPan() {
        for (const bool space : {false, true})
            for (const auto button : {Qt::MiddleButton, Qt::LeftButton}) {
                View v;
                v.scene.setCrossShown(space);
                v.view.setPanning(space);
                v.scene.zoom(16, {50, 40, 30});
                drag(&v.view, button, {200, 160}, {232, 128});
                QCOMPARE(v.scene.center(), (SpacePoint{48, 42, 30}));
                QCOMPARE(v.scene.position(), (VoxelPoint{50, 40, 30}));
            }
    }
    void theRightButtonChangesTheWindow() {
        View v;
        QSignalSpy dragged(&v.view, &PlaneView::windowDragged);
        QSignalSpy menu(&v.view, &PlaneView::menuWanted);
        drag(&v.view, Qt::RightButton, {100, 100}, {140, 132});
        QPointF sum;
        for (const auto& call : dragged)
            sum += call.front().toPointF();
        QCOMPARE(sum, QPointF(0.1, 0.1));
        QCOMPARE(menu.count(), 0);
        drag(&v.view, Qt::RightButton, {100, 100}, {101, 100}); // a click
        QCOMPARE(menu.count(), 1);
    }
    void distancesAreDrawnAndTakenByTheirEnds() {
        View v;
        v.scene.setMeasuring(true);
        drag(&v.view, Qt::LeftButton, v.at(10, 10), v.at(40, 50));
        QVERIFY(v.scene.measurement().has_value());
        QCOMPARE(measured(v.scene, *v.scene.measurement()).voxels, 50.0);
        drag(&v.view, Qt::LeftButton, v.at(40, 50), v.at(10, 70));
        QCOMPARE(measured(v.scene, *v.scene.measurement()).voxels, 60.0);
        drag(&v.view, Qt::LeftButton, v.at(20, 20), v.at(50, 24), Qt::ShiftModifier); // level
        QCOMPARE(measured(v.scene, *v.scene.measurement()).voxels, 30.0);
        drag(&v.view, Qt::LeftButton, v.at(80, 70), v.at(80, 70)); // a click lets it go
        QVERIFY(!v.scene.measurement());
        v.scene.setMeasuring(false);
    }
    void theBoxIsTakenByItsEdges() {
        View v;
        v.scene.setBoxShown(true);
        v.scene.setBox({10, 90, 10, 70, 0, 60});
        drag(&v.view, Qt::LeftButton, v.at(10, 40), v.at(25, 44));
        QCOMPARE(v.scene.box(), (volume::VolumeBox{25, 90, 10, 70, 0, 60}));
        drag(&v.view, Qt::LeftButton, v.at(90, 70), v.at(60, 50));
        QCOMPARE(v.scene.box(), (volume::VolumeBox{25, 60, 10, 50, 0, 60}));
        drag(&v.view, Qt::LeftButton, v.at(40, 30), v.at(45, 35), Qt::ControlModifier);
        QCOMPARE(v.scene.box(), (volume::VolumeBox{30, 65, 15, 55, 0, 60}));
        View side(Axis::X);
        side.scene.setBoxShown(true);
        drag(&side.view, Qt::LeftButton, side.at(0, 40), side.at(20, 40));
        QCOMPARE(side.scene.box(), (volume::VolumeBox{0, 100, 0, 80, 20, 60}));
    }
    void aVoxelIsAsLongAsItsEdge() {
        View v(Axis::Y); // 100 x 60 voxels of 1 x 2 µm
        const PlaneTransform t = v.view.transform();
        QCOMPARE(t.step().y(), 2 * t.step().x());
        QCOMPARE(v.view.wantedSide(), static_cast<int>(std::ceil(100 * t.step().y())));
    }
    void aCoarserPictureDoesNotReplaceASharperOne() {
        View v;
        const auto colour = [&] { return v.view.grab().toImage().pixelColor(200, 160); };
        v.view.setPlane(planeOf(2, 25, Qt::red));
        QCOMPARE(colour(), QColor(Qt::red)); // stands where the whole slice does
        v.view.setPlane(planeOf(0, 100, Qt::blue));
        QCOMPARE(colour(), QColor(Qt::blue));
        v.view.setPlane(planeOf(2, 25, Qt::green));
        QCOMPARE(colour(), QColor(Qt::blue));
        auto next = planeOf(2, 25, Qt::green);
        next->plane.query.position = 31;
        v.view.setPlane(next);
        QCOMPARE(colour(), QColor(Qt::green));
    }
    void aMissingSliceIsMarked() {
        View v;
        auto plane = planeOf(0, 100, Qt::blue);
        plane->plane.missing = true;
        plane->plane.reason = "no slice has this number";
        v.view.setPlane(plane);
        const QImage picture = v.view.grab().toImage();
        QVERIFY(picture.pixelColor(60, 250) != QColor(Qt::blue));
        v.view.clear();
        QVERIFY(v.view.grab().toImage() != picture);
    }
    // A letter stood beneath the labels in the corners.
    void lettersOfTheCrossAreNotCovered() {
        View v;
        v.view.setFacts(u"Level 0"_qs, true);
        v.scene.setVoxel(std::nullopt);
        v.scene.setCrossShown(true);
        v.scene.moveTo(Axis::X, 10); // above what is said of the voxel size
        v.scene.moveTo(Axis::Y, 3);  // beside the facts
        auto blue = planeOf(0, 100, Qt::blue);
        blue->image = blue->image.copy(0, 0, 100, 80);
        v.view.setPlane(blue);
        const QImage picture = v.view.grab().toImage();
        const auto letters = [&](const QRect& where, const QColor& color, bool besideX) {
            const QPoint line = v.at(10.5, 3.5).toPoint();
            int count = 0;
            for (int y = where.top(); y <= where.bottom(); ++y)
                for (int x = where.left(); x <= where.right(); ++x)
                    if (std::abs(besideX ? x - line.x() : y - line.y()) > 1 &&
                        isNear(picture.pixelColor(x, y), color))
                        ++count;
            return count;
        };
        QVERIFY(letters({20, 200, 50, 100}, axisColor(Axis::X), true) > 0);
        QVERIFY(letters({250, 1, 149, 40}, axisColor(Axis::Y), false) > 0);
    }
    void theUnknownVoxelSizeIsOfferedToBeSet() {
        View v;
        v.view.setFacts({}, true);
        QSignalSpy wanted(&v.view, &PlaneView::voxelSizeWanted);
        v.view.grab();
        drag(&v.view, Qt::LeftButton, {30, 300}, {30, 300});
        QCOMPARE(wanted.count(), 0); // there is a scale bar
        v.scene.setVoxel(std::nullopt);
        v.view.grab();
        drag(&v.view, Qt::LeftButton, {30, 300}, {30, 300});
        QCOMPARE(wanted.count(), 1);
    }
};

#include "plane_view_test.moc"
LIGHTSTACK_TEST(PlaneViewTest);
