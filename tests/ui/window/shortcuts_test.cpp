#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/viewer/picture_viewer.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include <functional>
#include <map>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

class ShortcutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two actions that can be asked for in the same place never share a key.
    void noKeyMeansTwoThings() {
        WindowFixture f;
        std::map<QString, QString> window;
        const auto take = [](std::map<QString, QString>& keys, const QAction* action) {
            for (const QKeySequence& key : action->shortcuts()) {
                const auto [at, fresh] = keys.emplace(key.toString(), action->text());
                QVERIFY2(fresh, qPrintable(QStringLiteral("%1: %2 and %3")
                                               .arg(key.toString(), at->second, action->text())));
            }
        };
        for (const QAction* action : f.window().actions().all())
            take(window, action);
        auto viewer = window;
        for (const QAction* action : f.part<PictureViewer>()->actions())
            take(viewer, action);
        auto grid = window;
        for (const QAction* action : f.part<ThumbnailGrid>()->actions())
            take(grid, action);
    }

    // Letters find names in the grid: no action of the window takes one away.
    void lettersStayFreeInTheGrid() {
        WindowFixture f;
        for (const QAction* action : f.window().actions().all())
            for (const QKeySequence& key : action->shortcuts()) {
                const bool letter = key.count() == 1 &&
                                    key[0].keyboardModifiers() == Qt::NoModifier &&
                                    key[0].key() >= Qt::Key_A && key[0].key() <= Qt::Key_Z;
                QVERIFY2(!letter, qPrintable(action->text()));
            }
    }

    void theTableOfKeysHolds() {
        WindowFixture f;
        const WindowActions& a = f.window().actions();
        const std::vector<std::pair<const QAction*, QKeySequence>> table{
            {a.fullScreen, Qt::Key_F11}, {a.rename, Qt::Key_F2}, {a.trash, Qt::Key_Delete},
            {a.reload, Qt::Key_F5}, {a.find, Qt::CTRL | Qt::Key_F}, {a.find, Qt::Key_Slash},
            {a.copyPath, Qt::CTRL | Qt::SHIFT | Qt::Key_C},
            {a.showInFileManager, Qt::CTRL | Qt::ALT | Qt::Key_O},
            {a.location, Qt::CTRL | Qt::Key_L}, {a.metadata, Qt::Key_F4},
            {a.selectAll, Qt::CTRL | Qt::Key_A}, {a.back, Qt::ALT | Qt::Key_Left}};
        for (const auto& [action, key] : table)
            QVERIFY2(action->shortcuts().contains(key), qPrintable(key.toString()));
    }

    void everyButtonExplainsItself() {
        WindowFixture f;
        const auto* bar = f.part<QToolBar>();
        for (const QToolButton* button : bar->findChildren<QToolButton*>()) {
            if (button->objectName() == QLatin1String("qt_toolbar_ext_button")) continue;
            if (qobject_cast<const QLineEdit*>(button->parentWidget()) != nullptr) continue;
            QVERIFY(!button->toolTip().isEmpty());
            const QAction* action = button->defaultAction();
            if (action != nullptr && !action->shortcut().isEmpty())
                QVERIFY2(button->toolTip().contains(
                             action->shortcut().toString(QKeySequence::NativeText)),
                    qPrintable(action->text()));
        }
    }

    // Whoever hears the window instead of seeing it hears what a button does.
    void everyButtonHasAName() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        for (QAbstractButton* button : f.window().findChildren<QAbstractButton*>()) {
            if (button->objectName().startsWith(QLatin1String("qt_"))) continue; // Qt's own
            if (qobject_cast<const QLineEdit*>(button->parentWidget()) != nullptr) continue;
            const auto* tool = qobject_cast<const QToolButton*>(button);
            const bool text = tool != nullptr &&
                                      tool->toolButtonStyle() == Qt::ToolButtonIconOnly &&
                                      tool->defaultAction() == nullptr && !tool->icon().isNull()
                                  ? false
                                  : !button->text().isEmpty();
            QVERIFY2(text || !button->accessibleName().isEmpty() || button->icon().isNull(),
                qPrintable(QStringLiteral("%1 in %2: %3")
                               .arg(QLatin1String(button->metaObject()->className()),
                                   QLatin1String(button->parent()->metaObject()->className()),
                                   button->toolTip())));
        }
    }

    void everyMenuEntryHasAMnemonicOfItsOwn() {
        WindowFixture f;
        const std::function<void(const QMenu*)> look = [&](const QMenu* menu) {
            std::map<QChar, QString> letters;
            for (const QAction* action : menu->actions()) {
                if (action->isSeparator()) continue;
                const auto at = action->text().indexOf(u'&');
                QVERIFY2(at >= 0, qPrintable(action->text()));
                const auto [known, fresh] =
                    letters.emplace(action->text()[at + 1].toLower(), action->text());
                QVERIFY2(fresh, qPrintable(known->second + u' ' + action->text()));
                if (action->menu() != nullptr) look(action->menu());
            }
        };
        for (const QAction* top : f.window().menuBar()->actions()) {
            QVERIFY(top->text().contains(u'&'));
            look(top->menu());
        }
    }

    // A letter typed into an open menu is the menu's, not a key of the viewer behind it.
    void anOpenMenuHasTheLetters() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        f.window().show();
        f.window().selectName("a.png");
        f.window().viewCurrent();
        QVERIFY(f.window().isViewing());
        QMenu menu;
        menu.addAction(QStringLiteral("&Ink"));
        menu.popup({});
        QTRY_COMPARE(QApplication::activePopupWidget(), &menu);
        QKeyEvent letter(QEvent::ShortcutOverride, Qt::Key_I, Qt::NoModifier, QStringLiteral("i"));
        letter.ignore();
        QCoreApplication::sendEvent(f.part<PictureViewer>(), &letter);
        QVERIFY(letter.isAccepted());
        QKeyEvent quit(QEvent::ShortcutOverride, Qt::Key_Q, Qt::ControlModifier);
        quit.ignore();
        QCoreApplication::sendEvent(f.part<PictureViewer>(), &quit);
        QVERIFY(!quit.isAccepted());
        menu.close();
        letter.ignore();
        QCoreApplication::sendEvent(f.part<PictureViewer>(), &letter);
        QVERIFY(!letter.isAccepted());
    }

    void theListOfKeysNamesEachOnce() {
        WindowFixture f;
        QSet<const QAction*> seen;
        for (const QAction* action : f.window().shortcutActions()) {
            QVERIFY2(!seen.contains(action), qPrintable(action->text()));
            seen.insert(action);
        }
        for (const QAction* top : f.window().menuBar()->actions())
            for (const QAction* action : top->menu()->actions())
                if (!action->shortcut().isEmpty())
                    QVERIFY2(seen.contains(action), qPrintable(action->text()));
    }

    void keysWorkWhereTheyShould() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        f.window().selectName("a.png");
        auto* grid = f.part<ThumbnailGrid>();
        QTest::keyClick(grid, Qt::Key_Return);
        QVERIFY(f.window().isViewing());
        QVERIFY(!f.window().actions().metadata->isChecked());
        QTest::keyClick(f.part<PictureViewer>(), Qt::Key_I);
        QVERIFY(f.window().actions().metadata->isChecked());
        QTest::keyClick(f.part<PictureViewer>(), Qt::Key_Return);
        QVERIFY(!f.window().isViewing());
        QVERIFY(grid->hasFocus());
    }
};

#include "shortcuts_test.moc"
LIGHTSTACK_TEST(ShortcutsTest);
