// Dialogs fit the screen: what does not is cut at the bottom, where their buttons are.
#include "ui/theme/screen_room.h"

#include "tests/support/test_registry.h"

#include <QDialog>
#include <QScreen>
#include <QtTest>

using namespace lightstack;

class ScreenRoomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatFitsIsAsLargeAsWanted() {
        QDialog dialog;
        ui::resizeWithin(&dialog, {300, 200});
        QCOMPARE(dialog.size(), QSize(300, 200));
    }

    void whatDoesNotFitLeavesRoomForItsTitle() {
        QWidget parent;
        QDialog dialog(&parent);
        const QSize screen = dialog.screen()->availableSize();
        ui::resizeWithin(&dialog, screen * 2);
        QCOMPARE(dialog.width(), screen.width());
        QVERIFY(dialog.height() < screen.height());
        QVERIFY(dialog.height() > screen.height() / 2);
    }
};

#include "screen_room_test.moc"
LIGHTSTACK_TEST(ScreenRoomTest);
