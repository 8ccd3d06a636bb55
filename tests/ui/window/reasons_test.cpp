// What cannot be done now says why, wherever it stands in the menus.
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"
#include "ui/window/window_actions.h"

#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QToolTip>
#include <QtTest>

#include <algorithm>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

// Disabled entries without a reason. What is in a disabled menu is not seen.
QStringList withoutReason(const QMenu* menu) {
    QStringList out;
    for (const QAction* action : menu->actions()) {
        if (action->isSeparator()) continue;
        if (!action->isEnabled()) {
            if (whyNot(action).isEmpty()) out << action->text();
        } else if (action->menu() != nullptr) {
            out << withoutReason(action->menu());
        }
    }
    return out;
}

QStringList withoutReason(WindowFixture& f) {
    QStringList out;
    for (const QAction* menu : f.window().menuBar()->actions())
        out << withoutReason(menu->menu());
    return out;
}

} // namespace

class ReasonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDisabledSaysWhy() {
        WindowFixture f;
        QCOMPARE(withoutReason(f), QStringList());
        f.addPicture("a.png", 400, 300);
        f.open(f.folder.path());
        QCOMPARE(withoutReason(f), QStringList());
        f.part<ThumbnailGrid>()->selectRow(0);
        QCOMPARE(withoutReason(f), QStringList());
        f.window().viewCurrent();
        f.settle();
        QCOMPARE(withoutReason(f), QStringList());
    }

    void keysOfWhatIsDisabledAreAnswered() {
        WindowFixture f;
        f.addPicture("a.png", 400, 300);
        f.open(f.folder.path());
        auto* grid = f.part<ThumbnailGrid>();
        grid->clearSelection();
        const auto says = [&](const QString& sentence) {
            const auto labels = f.part<StatusBar>()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                [&](const QLabel* label) { return label->text().contains(sentence); });
        };
        const QString why = whyNot(f.window().actions().trash);
        QVERIFY(!f.window().actions().trash->isEnabled() && !why.isEmpty() && !says(why));
        QTest::keyClick(grid, Qt::Key_Delete);
        QVERIFY(says(why));
        QTest::keyClick(grid, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Nothing was moved to the trash")));
    }

    void reasonsComeAndGo() {
        QAction action(QStringLiteral("&Cut…"), nullptr);
        setAble(&action, false, QStringLiteral("Nothing is selected"));
        QVERIFY(!action.isEnabled());
        QCOMPARE(action.toolTip(), QStringLiteral("Cut\nNothing is selected"));
        setAble(&action, true, QStringLiteral("Nothing is selected"));
        QVERIFY(action.isEnabled());
        QCOMPARE(action.toolTip(), QStringLiteral("Cut"));
    }

    void menusShowThemOfWhatIsDisabledAlone() {
        QMenu menu;
        QAction* able = menu.addAction(QStringLiteral("Able"));
        QAction* unable = menu.addAction(QStringLiteral("Unable"));
        able->setToolTip(QStringLiteral("what it does"));
        setAble(unable, false, QStringLiteral("why it cannot"));
        showReasons(&menu);
        menu.popup({0, 0});
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        const auto ask = [&](QAction* action) {
            const QPoint at = menu.actionGeometry(action).center();
            QHelpEvent help(QEvent::ToolTip, at, menu.mapToGlobal(at));
            QCoreApplication::sendEvent(&menu, &help);
        };
        ask(unable);
        QCOMPARE(QToolTip::text(), QStringLiteral("why it cannot"));
        ask(able);
        QTRY_VERIFY(!QToolTip::isVisible() || QToolTip::text().isEmpty());
    }
};

#include "reasons_test.moc"
LIGHTSTACK_TEST(ReasonsTest);
