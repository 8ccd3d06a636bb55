// Voxels to screen and back, true proportions, round lengths, the crop box's edges.
#include "tests/support/test_registry.h"
#include "ui/slices/crop_handles.h"
#include "ui/slices/length_text.h"
#include "ui/slices/reduced_image.h"
#include "ui/slices/volume_scene.h"

#include <QLocale>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;

namespace {

PlaneTransform transformOf(QSizeF plane, QSizeF view, QPointF stretch = {1, 1}) {
    PlaneTransform t;
    t.plane = plane;
    t.view = view;
    t.stretch = stretch;
    t.scale = t.fitScale();
    t.wanted = {plane.width() / 2, plane.height() / 2};
    return t;
}

bool near(QPointF a, QPointF b, double by = 1e-9) {
    return std::abs(a.x() - b.x()) <= by && std::abs(a.y() - b.y()) <= by;
}

} // namespace

class PlaneGeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void planesFitTogetherAroundTheSlice() {
        QCOMPARE(axisRight(Axis::Z), Axis::X);
        QCOMPARE(axisDown(Axis::Z), Axis::Y);
        QCOMPARE(axisRight(Axis::Y), Axis::X);
        QCOMPARE(axisDown(Axis::Y), Axis::Z);
        QCOMPARE(axisRight(Axis::X), Axis::Z);
        QCOMPARE(axisDown(Axis::X), Axis::Y);
    }
    void thereAndBack() {
        PlaneTransform t = transformOf({300, 200}, {640, 480}, {1, 2.5});
        t.scale = 3.7;
        t.wanted = {120, 90};
        for (const QPointF p : {QPointF(0, 0), QPointF(17.25, 180), QPointF(300, 200)})
            QVERIFY(near(t.toPlane(t.toView(p)), p));
        QCOMPARE(t.origin(), QPointF(std::round(t.origin().x()), std::round(t.origin().y())));
    }
    void fitShowsAllInTrueProportions() {
        const PlaneTransform t = transformOf({100, 40}, {500, 500}, {1, 2.5});
        QCOMPARE(t.fitScale(), 5.0); // 100 x 100 in the edge of x
        QCOMPARE(t.planeRect(), QRectF(0, 0, 500, 500));
        const PlaneTransform flat = transformOf({100, 40}, {500, 500});
        QCOMPARE(flat.planeRect(), QRectF(0, 150, 500, 200));
    }
    void zoomKeepsWhatIsUnderTheCursor() {
        PlaneTransform t = transformOf({3000, 2000}, {800, 600}, {1, 1.5});
        t.scale = 2;
        t.wanted = {1500, 1000};
        const QPointF cursor(611, 173);
        const QPointF under = t.toPlane(cursor);
        t.wanted = t.centerAfterZoom(2.5, cursor);
        t.scale = 2.5;
        QVERIFY(near(t.toPlane(cursor), under, 0.5)); // the plane stands on whole pixels
    }
    void nothingIsPannedOutOfView() {
        PlaneTransform t = transformOf({1000, 100}, {500, 500});
        t.scale = 1;
        t.wanted = {-400, 9999};
        QCOMPARE(t.center(), QPointF(250, 50)); // at the left edge; upright in the middle
    }
    void roundLengths() {
        QCOMPARE(roundLength(1), 1.0);
        QCOMPARE(roundLength(1.99), 1.0);
        QCOMPARE(roundLength(2), 2.0);
        QCOMPARE(roundLength(4.9), 2.0);
        QCOMPARE(roundLength(7), 5.0);
        QCOMPARE(roundLength(10), 10.0);
        QCOMPARE(roundLength(0.083), 0.05);
        QCOMPARE(roundLength(830), 500.0);
    }
    void lengthsInTheUnitThatReads() {
        QCOMPARE(lengthText(12.5), QStringLiteral("12.50 µm"));
        QCOMPARE(lengthText(4410), QStringLiteral("4.410 mm"));
        QCOMPARE(lengthText(0.25), QStringLiteral("250.0 nm"));
        QCOMPARE(lengthText(2.5e6), QStringLiteral("2.500 m"));
    }
    void smallerPicturesAreMeans() {
        QImage image(5, 3, QImage::Format_Grayscale8);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 5; ++x)
                image.scanLine(y)[x] = static_cast<uchar>(10 * x + 100 * (y % 2));
        const QImage half = reducedImage(image, 1);
        QCOMPARE(half.size(), QSize(3, 2));
        QCOMPARE(half.constScanLine(0)[0], uchar{55}); // 0 10 100 110
        QCOMPARE(half.constScanLine(0)[2], uchar{90}); // 40 140: what is there
        QCOMPARE(half.constScanLine(1)[1], uchar{25}); // 20 30
        QImage red(8, 8, QImage::Format_RGB32);
        red.fill(QColor(200, 40, 6));
        QCOMPARE(reducedImage(red, 3).pixelColor(0, 0), QColor(200, 40, 6));
        QCOMPARE(halvingsFor(1.7), 0);
        QCOMPARE(halvingsFor(0.51), 0);
        QCOMPARE(halvingsFor(0.5), 1);
        QCOMPARE(halvingsFor(0.26), 1);
        QCOMPARE(halvingsFor(0.17), 2);
    }
    void edgesOfTheBox() {
        const QRectF box(100, 100, 200, 100);
        QCOMPARE(edgesAt(box, {102, 150}, 7), BoxEdges(LeftEdge));
        QCOMPARE(edgesAt(box, {296, 203}, 7), BoxEdges(RightEdge | BottomEdge));
        QCOMPARE(edgesAt(box, {200, 95}, 7), BoxEdges(TopEdge));
        QCOMPARE(edgesAt(box, {200, 150}, 7), BoxEdges(NoEdge));
        QCOMPARE(edgesAt(box, {80, 150}, 7), BoxEdges(NoEdge));
    }
    void movedEdgesStopAtTheirOpposite() {
        const volume::VolumeBox box{10, 20, 30, 40, 50, 60};
        const VoxelPoint size{100, 100, 100};
        const auto left = movedBox(box, size, Axis::Z, LeftEdge, {}, {4.4, 0});
        QCOMPARE(left, (volume::VolumeBox{4, 20, 30, 40, 50, 60}));
        QCOMPARE(movedBox(box, size, Axis::Z, LeftEdge, {}, {55, 0}).x0, 19);
        QCOMPARE(movedBox(box, size, Axis::Z, RightEdge, {}, {500, 0}).x1, 100);
        const auto corner = movedBox(box, size, Axis::Y, RightEdge | BottomEdge, {}, {31, 71});
        QCOMPARE(corner, (volume::VolumeBox{10, 31, 30, 40, 50, 71}));
        // Across x, z runs to the right.
        QCOMPARE(movedBox(box, size, Axis::X, LeftEdge, {}, {45, 0}).z0, 45);
    }
    void theWholeBoxKeepsItsSize() {
        const volume::VolumeBox box{10, 20, 30, 40, 50, 60};
        const auto moved = movedBox(box, {100, 100, 100}, Axis::Z, WholeBox, {15, 35}, {-500, 40});
        QCOMPARE(moved, (volume::VolumeBox{0, 10, 35, 45, 50, 60}));
    }
};

#include "plane_geometry_test.moc"
LIGHTSTACK_TEST(PlaneGeometryTest);
