// What the canvas draws and says: fit and 100 %, zoom at the pointer, positions of turned pictures.
#include "tests/support/test_registry.h"
#include "ui/viewer/image_canvas.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using lightstack::ui::ImageCanvas;

namespace {

// Every pixel tells where it is.
QImage map(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x / 256) * 16 + y / 256));
    return image;
}

struct Canvas {
    ImageCanvas canvas;
    QPoint pixel{-2, -2};
    double zoom = -1;

    explicit Canvas(const QImage& image, QSize size = {800, 600}) {
        QObject::connect(&canvas, &ImageCanvas::hovered, &canvas, [this](QPoint p) { pixel = p; });
        QObject::connect(
            &canvas, &ImageCanvas::zoomChanged, &canvas, [this](double scale) { zoom = scale; });
        canvas.resize(size);
        canvas.show();
        canvas.setPicture(image, image.size(), false);
    }
    QPoint at(QPoint point) {
        QMouseEvent move(QEvent::MouseMove, point, canvas.mapToGlobal(point), Qt::NoButton,
            Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &move);
        return pixel;
    }
    void wheel(QPoint point, int delta) {
        QWheelEvent event(QPointF(point), canvas.mapToGlobal(QPointF(point)), {}, {0, delta},
            Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &event);
    }
    QRgb drawn(QPoint point) { return canvas.grab().toImage().pixel(point); }
};

} // namespace

class ImageCanvasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fitAndActualSize() {
        Canvas c(map(1600, 1200));
        QVERIFY(c.canvas.isFit());
        QCOMPARE(c.zoom, 0.5);
        c.canvas.zoomActual();
        QCOMPARE(c.zoom, 1.0);
        QVERIFY(!c.canvas.isFit());
        // Pixel for pixel.
        const QPoint middle(400, 300);
        const QPoint source = c.at(middle);
        QCOMPARE(c.drawn(middle), map(1600, 1200).pixel(source));
        c.canvas.zoomFit();
        QCOMPARE(c.zoom, 0.5);
    }
    void theWheelKeepsThePointUnderThePointer() {
        Canvas c(map(1600, 1200));
        const QPoint at(620, 200);
        const QPoint before = c.at(at);
        for (int i = 0; i < 6; ++i)
            c.wheel(at, 120);
        QVERIFY(c.zoom > 1.5);
        const QPoint after = c.at(at);
        QVERIFY2((after - before).manhattanLength() <= 2,
            qPrintable(QStringLiteral("%1 %2").arg(after.x()).arg(after.y())));
    }
    void enlargedPixelsAreExact() {
        Canvas c(map(200, 150));
        c.canvas.zoomBy(8);
        QCOMPARE(c.zoom, 8.0);
        const QImage shot = c.canvas.grab().toImage();
        for (const QPoint at : {QPoint(100, 100), QPoint(401, 303), QPoint(777, 555)})
            QCOMPARE(shot.pixel(at), map(200, 150).pixel(c.at(at)));
    }
    void aDoubleClickGoesToActualSizeThereAndBack() {
        Canvas c(map(1600, 1200));
        const QPoint at(700, 500);
        const QPoint before = c.at(at);
        QTest::mouseDClick(&c.canvas, Qt::LeftButton, {}, at);
        QCOMPARE(c.zoom, 1.0);
        QVERIFY((c.at(at) - before).manhattanLength() <= 2);
        QTest::mouseDClick(&c.canvas, Qt::LeftButton, {}, at);
        QVERIFY(c.canvas.isFit());
    }
    void positionsAreThoseOfTheUnturnedPicture() {
        Canvas c(map(100, 60));
        const QImage source = map(100, 60);
        for (int turn = -1; turn < 4; ++turn) {
            c.canvas.setTurn(turn);
            const QImage shot = c.canvas.grab().toImage();
            for (const QPoint at : {QPoint(385, 290), QPoint(400, 300), QPoint(420, 320)}) {
                const QPoint pixel = c.at(at);
                QVERIFY(source.rect().contains(pixel));
                QCOMPARE(shot.pixel(at), source.pixel(pixel));
            }
        }
    }
    void outsideIsNowhere() {
        Canvas c(map(100, 60));
        QCOMPARE(c.at({5, 5}), QPoint(-1, -1));
        c.canvas.clear();
        QCOMPARE(c.at({400, 300}), QPoint(-1, -1));
    }
    void theSharpPictureTakesThePlaceOfTheFirstLook() {
        Canvas c(map(1600, 1200).scaled(400, 300));
        c.canvas.setPicture(map(1600, 1200).scaled(400, 300), {1600, 1200}, false);
        QCOMPARE(c.zoom, 0.5);
        c.canvas.zoomActual();
        c.wheel({100, 100}, 120);
        const double zoom = c.zoom;
        const QPoint before = c.at({100, 100});
        c.canvas.setPicture(map(1600, 1200), {1600, 1200}, true);
        QCOMPARE(c.zoom, zoom);
        QCOMPARE(c.at({100, 100}), before);
    }
    void anotherPictureFitsUnlessZoomIsKept() {
        Canvas c(map(1600, 1200));
        c.canvas.zoomActual();
        c.canvas.setPicture(map(1600, 1200), {1600, 1200}, false);
        QVERIFY(c.canvas.isFit());
        c.canvas.setKeepZoom(true);
        c.canvas.zoomActual();
        c.canvas.setPicture(map(1600, 1200), {1600, 1200}, false);
        QCOMPARE(c.zoom, 1.0);
    }
    void mouseButtonsFourAndFiveStep() {
        Canvas c(map(100, 60));
        const QSignalSpy spy(&c.canvas, &ImageCanvas::stepWanted);
        QTest::mouseClick(&c.canvas, Qt::BackButton);
        QTest::mouseClick(&c.canvas, Qt::ForwardButton);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy[0][0].toInt(), -1);
        QCOMPARE(spy[1][0].toInt(), 1);
    }
};

#include "image_canvas_test.moc"
LIGHTSTACK_TEST(ImageCanvasTest);
