#include "tests/support/test_registry.h"
#include "ui/viewer/view_transform.h"

#include <QtTest>

using lightstack::ui::ViewTransform;

class ViewTransformTest : public QObject {
    Q_OBJECT

    static ViewTransform make(QSizeF picture, QSizeF view) {
        ViewTransform t;
        t.picture = picture;
        t.view = view;
        t.setFit();
        return t;
    }

private Q_SLOTS:
    void fitShrinksButNeverEnlarges() {
        QCOMPARE(make({4000, 2000}, {800, 600}).scale, 0.2);
        QCOMPARE(make({2000, 4000}, {800, 600}).scale, 0.15);
        QCOMPARE(make({100, 50}, {800, 600}).scale, 1.0);
        const QRectF rect = make({4000, 2000}, {800, 600}).pictureRect();
        QCOMPARE(rect, QRectF(0, 100, 800, 400));
    }
    void zoomKeepsThePointUnderTheCursor() {
        for (const QPointF at : {QPointF(400, 300), QPointF(610, 220), QPointF(240, 350)}) {
            ViewTransform t = make({4000, 3000}, {800, 600});
            QPointF before = t.toPicture(at);
            for (const double factor : {2.0, 3.0, 1.7, 0.5}) {
                t.zoomTo(t.scale * factor, at);
                const QPointF now = t.toPicture(at);
                QVERIFY2(
                    std::abs(now.x() - before.x()) < 1e-6, qPrintable(QString::number(factor)));
                QVERIFY(std::abs(now.y() - before.y()) < 1e-6);
                before = now;
            }
        }
    }
    void zoomHasLimits() {
        ViewTransform t = make({400, 300}, {800, 600});
        t.zoomTo(1000, {});
        QCOMPARE(t.scale, 64.0);
        t.zoomTo(0, {});
        QCOMPARE(t.scale, 0.01);
        ViewTransform vast = make({1'000'000, 1'000'000}, {100, 100});
        QVERIFY(vast.scale < 0.01); // fitting is always possible
    }
    void panningStopsAtTheEdges() {
        ViewTransform t = make({4000, 3000}, {800, 600});
        t.zoomTo(1, {400, 300});
        t.pan({100'000, 100'000});
        QCOMPARE(t.toPicture({0, 0}), QPointF(0, 0));
        t.pan({-100'000, -100'000});
        QCOMPARE(t.toPicture({800, 600}), QPointF(4000, 3000));
    }
    // A view that is an odd number of pixels wider than the picture: it is painted on whole pixels,
    // and the first one under the pointer is the first one of the picture.
    void theSeenPixelIsThePaintedOne() {
        for (const int width : {800, 801, 802, 803}) {
            ViewTransform t;
            t.picture = {300, 200};
            t.view = {static_cast<double>(width), static_cast<double>(width - 200)};
            t.setFit();
            const QPointF corner = t.pictureRect().topLeft();
            QCOMPARE(corner, QPointF(corner.toPoint()));
            QCOMPARE(t.seenAt(corner), QPointF(0, 0));
            QCOMPARE(t.seenAt(corner + QPointF(299, 199)), QPointF(299, 199));
        }
    }
    void aSmallPictureStaysInTheMiddle() {
        ViewTransform t = make({100, 100}, {800, 600});
        t.pan({300, 300});
        QCOMPARE(t.pictureRect(), QRectF(350, 250, 100, 100));
    }
};

#include "view_transform_test.moc"
LIGHTSTACK_TEST(ViewTransformTest);
