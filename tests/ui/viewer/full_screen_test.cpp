// Bar and strip in full screen: over the picture, gone after a rest, back when the pointer moves.
#include "tests/support/test_registry.h"
#include "tests/ui/viewer/viewer_fixture.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/full_screen_chrome.h"

#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace lightstack::ui;
using lightstack::tests::ViewerFixture;

namespace {

constexpr int kRest = 250; // ms

FilmStrip* strip(const ViewerFixture& f) {
    return f.viewer.findChild<FilmStrip*>();
}

QWidget* bar(const ViewerFixture& f) {
    for (auto* button : f.viewer.findChildren<QToolButton*>())
        if (button->toolTip().startsWith(QLatin1String("Leave full screen")))
            return button->parentWidget();
    return nullptr;
}

} // namespace

class FullScreenTest : public QObject {
    Q_OBJECT

    static void prepare(ViewerFixture& f) {
        f.addPlain("a.png", Qt::red);
        f.addPlain("b.png", Qt::green);
        f.list();
        f.show(0);
        f.viewer.chrome()->setRest(kRest);
        QCursor::setPos(f.viewer.mapToGlobal(QPoint(400, 300))); // not upon what is to go
        f.viewer.setFullScreen(true);
        QTRY_VERIFY(bar(f)->isVisible());
    }

private Q_SLOTS:
    void fadesAwayAndComesBack() {
        ViewerFixture f;
        prepare(f);
        QVERIFY(strip(f)->isVisible());
        QTRY_VERIFY(!bar(f)->isVisible());
        QVERIFY(!strip(f)->isVisible());
        QCOMPARE(f.canvas()->cursor().shape(), Qt::BlankCursor);
        QCOMPARE(f.canvas()->size(), f.viewer.size());
        f.hover({300, 300});
        QTRY_VERIFY(bar(f)->isVisible());
        QVERIFY(strip(f)->isVisible());
        QVERIFY(f.canvas()->cursor().shape() != Qt::BlankCursor);
        QTRY_VERIFY(!bar(f)->isVisible());
        // The picture has not moved for it.
        QCOMPARE(f.canvas()->size(), f.viewer.size());
    }
    void aPointerThatDoesNotMoveWakesNothing() {
        ViewerFixture f;
        prepare(f);
        f.hover({300, 300});
        QTRY_VERIFY(!f.viewer.chrome()->isAwake());
        f.hover({300, 300});
        QVERIFY(!f.viewer.chrome()->isAwake());
        f.hover({301, 300});
        QVERIFY(f.viewer.chrome()->isAwake());
    }
    void keysStepWithoutWaking() {
        ViewerFixture f;
        prepare(f);
        QTRY_VERIFY(!bar(f)->isVisible());
        QTest::keyClick(&f.viewer, Qt::Key_Right);
        QTRY_VERIFY(f.viewer.isFinal());
        QCOMPARE(f.viewer.currentRow(), 1);
        QVERIFY(!bar(f)->isVisible());
    }
    void leavingPutsTheStripBelowThePicture() {
        ViewerFixture f;
        prepare(f);
        QTRY_VERIFY(!strip(f)->isVisible());
        f.viewer.setFullScreen(false);
        QVERIFY(!bar(f)->isVisible());
        QVERIFY(strip(f)->isVisible());
        QVERIFY(strip(f)->graphicsEffect() == nullptr);
        QTRY_COMPARE(f.canvas()->height(), f.viewer.height() - strip(f)->height());
        QVERIFY(f.canvas()->cursor().shape() != Qt::BlankCursor);
        f.hover({300, 300});
        QVERIFY(!bar(f)->isVisible());
    }
    void theStripStaysAwayIfNotWanted() {
        ViewerFixture f;
        prepare(f);
        f.viewer.toggleFilmStrip();
        f.hover({200, 300});
        QTRY_VERIFY(bar(f)->isVisible());
        QVERIFY(!strip(f)->isVisible());
        f.viewer.setFullScreen(false);
        QVERIFY(!strip(f)->isVisible());
        f.viewer.toggleFilmStrip();
        QVERIFY(strip(f)->isVisible());
    }
    void theBarLeads() {
        ViewerFixture f;
        prepare(f);
        f.hover({200, 300});
        const QSignalSpy closed(&f.viewer, &PictureViewer::closeRequested);
        for (auto* button : bar(f)->findChildren<QToolButton*>())
            if (button->toolTip().startsWith(QLatin1String("Leave"))) button->click();
        QCOMPARE(closed.count(), 1);
    }
};

#include "full_screen_test.moc"
LIGHTSTACK_TEST(FullScreenTest);
