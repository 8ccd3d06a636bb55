// What moves plays by itself, pauses, and stops when it is left.
#include "tests/core/io/animation_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/ui/viewer/viewer_fixture.h"
#include "ui/viewer/animation_player.h"
#include "ui/viewer/full_screen_chrome.h"

#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using tests::ViewerFixture;

namespace {

QImage plain(const QColor& color) {
    QImage image(60, 40, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

struct Moving {
    ViewerFixture f;
    explicit Moving(int plays = 0, int delay = 30) {
        f.addFile(
            "a.png", tests::apngOf({{plain(Qt::red), {}, delay}, {plain(Qt::green), {}, delay},
                                       {plain(Qt::blue), {}, delay}},
                         plays));
        f.addPlain("b.png", Qt::gray);
        f.addFile("c.gif", tests::gifOf({0, 1, 0, 1}, 30));
        f.list();
    }
    ui::AnimationPlayer* player() const { return f.viewer.player(); }
    QToolButton* pill() const { return f.canvas()->findChild<QToolButton*>(); }
    QColor color() { return f.colorAt(f.canvas()->rect().center()); }
};

} // namespace

class AnimationViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsByItselfAndGoesRound() {
        Moving m;
        QList<int> indexes;
        connect(m.player(), &ui::AnimationPlayer::frameShown, this,
            [&](const QImage&, int index) { indexes << index; });
        m.f.show(0);
        QTRY_VERIFY(indexes.size() >= 7);
        QCOMPARE(indexes.mid(0, 7), (QList<int>{0, 1, 2, 0, 1, 2, 0}));
        QVERIFY(m.pill()->isVisible());
        QVERIFY(m.pill()->text().contains(QLatin1String("of 3")));
    }
    void spaceAndTheButtonPause() {
        Moving m;
        m.f.show(0);
        QTRY_COMPARE(m.color(), QColor(Qt::blue));
        QTest::keyClick(&m.f.viewer, Qt::Key_Space);
        QCOMPARE(m.f.viewer.currentRow(), 0); // not the next picture
        QVERIFY(m.player()->isPaused());
        const QSignalSpy shown(m.player(), &ui::AnimationPlayer::frameShown);
        QTest::qWait(100);
        QCOMPARE(shown.count(), 0);
        QTest::mouseClick(m.pill(), Qt::LeftButton);
        QVERIFY(!m.player()->isPaused());
        QTRY_VERIFY(shown.count() > 2);
    }
    void theOrderIsKeptOverAPause() {
        Moving m;
        QList<int> indexes;
        connect(m.player(), &ui::AnimationPlayer::frameShown, this,
            [&](const QImage&, int index) { indexes << index; });
        m.f.show(0);
        QTRY_VERIFY(indexes.size() >= 2);
        m.player()->setPaused(true);
        m.player()->setPaused(false);
        QTRY_VERIFY(indexes.size() >= 8);
        for (qsizetype i = 1; i < indexes.size(); ++i)
            QCOMPARE(indexes[i], (indexes[i - 1] + 1) % 3);
    }
    void stopsWhenLeft() {
        Moving m;
        m.f.show(0);
        QTRY_VERIFY(m.player()->isMoving());
        m.f.show(1);
        QVERIFY(!m.player()->isMoving());
        QTRY_COMPARE(m.color(), QColor(Qt::gray));
        QVERIFY(!m.pill()->isVisible());
        QTest::keyClick(&m.f.viewer, Qt::Key_Space); // steps again
        QCOMPARE(m.f.viewer.currentRow(), 2);
        m.f.viewer.leave();
        QVERIFY(!m.player()->isMoving());
    }
    void waitsWhileNotInView() {
        Moving m;
        m.f.show(0);
        QTRY_VERIFY(m.player()->isMoving());
        m.f.viewer.hide();
        const QSignalSpy shown(m.player(), &ui::AnimationPlayer::frameShown);
        QTest::qWait(100);
        QCOMPARE(shown.count(), 0);
        QVERIFY(!m.player()->isPaused());
        m.f.viewer.show();
        QTRY_VERIFY(shown.count() > 1);
    }
    void playsAsOftenAsTheFileSays() {
        Moving m(2, 20);
        QList<int> indexes;
        connect(m.player(), &ui::AnimationPlayer::frameShown, this,
            [&](const QImage&, int index) { indexes << index; });
        m.f.show(0);
        QTRY_VERIFY(m.player()->isPaused());
        QCOMPARE(indexes, (QList<int>{0, 1, 2, 0, 1, 2}));
        QCOMPARE(m.color(), QColor(Qt::blue));
        QTest::keyClick(&m.f.viewer, Qt::Key_Space); // anew
        QTRY_COMPARE(indexes.size(), 12);
    }
    void aPausedFrameHasItsValues() {
        Moving m;
        m.f.show(2); // a GIF, whose frames are pages
        QList<int> indexes;
        connect(m.player(), &ui::AnimationPlayer::frameShown, this, [&](const QImage&, int index) {
            indexes << index;
            if (index == 1) m.player()->setPaused(true);
        });
        QTRY_VERIFY(m.player()->isPaused());
        QTRY_VERIFY(m.f.viewer.isFinal());
        m.f.canvas()->zoomBy(20);
        m.f.hover(m.f.canvas()->rect().center());
        QTRY_COMPARE(m.f.valueText(), QStringLiteral("x 0  y 0   1")); // index of the palette
        QCOMPARE(m.color(), QColor(Qt::white));
        QTest::keyClick(&m.f.viewer, Qt::Key_PageUp);
        QTRY_COMPARE(m.color(), QColor(Qt::black));
        QTRY_COMPARE(m.f.valueText(), QStringLiteral("x 0  y 0   0"));
    }
    void theButtonGoesWithTheChromeOfFullScreen() {
        Moving m;
        m.f.show(0);
        QTRY_VERIFY(m.pill()->isVisible());
        QCursor::setPos(m.f.viewer.mapToGlobal(QPoint(400, 300)));
        m.f.viewer.chrome()->setRest(200);
        m.f.viewer.setFullScreen(true);
        QTRY_VERIFY(!m.pill()->isVisible());
        m.f.hover({420, 310});
        QVERIFY(m.pill()->isVisible());
        m.f.viewer.setFullScreen(false);
        QVERIFY(m.pill()->isVisible());
    }
    void stillPicturesDoNotMove() {
        Moving m;
        m.f.show(1);
        QTest::qWait(50);
        QVERIFY(!m.player()->isMoving());
        QVERIFY(!m.pill()->isVisible());
    }
};

#include "animation_test.moc"
LIGHTSTACK_TEST(AnimationViewTest);
