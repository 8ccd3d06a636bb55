// Stacks in the window: opened as volumes, expanded and back, counted, trashed and copied whole.
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/status_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

struct Stacked : WindowFixture {
    ThumbnailGrid* grid = nullptr;

    Stacked() {
        for (const char* name : {"a.png", "s_1.tif", "s_2.tif", "s_3.tif", "s_4.tif"})
            addPicture(name);
        window().setConfirmTrash(false);
        open(folder.path());
        grid = part<ThumbnailGrid>();
    }
    [[nodiscard]] bool shows(const QStringList& wanted) const {
        return QTest::qWaitFor([&] { return names() == wanted; }, 5000);
    }
    [[nodiscard]] bool says(const QString& text) {
        return QTest::qWaitFor(
            [&] {
                for (const QLabel* label : part<StatusBar>()->findChildren<QLabel*>())
                    if (label->text().contains(text)) return true;
                return false;
            },
            5000);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(grid, key, keys); }
};

const QStringList kFolded{QStringLiteral("a.png"), QStringLiteral("s_#.tif")};
const QStringList kUnfolded{QStringLiteral("a.png"), QStringLiteral("s_1.tif"),
    QStringLiteral("s_2.tif"), QStringLiteral("s_3.tif"), QStringLiteral("s_4.tif")};

} // namespace

class StackWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enterOpensTheVolume() {
        Stacked w;
        QCOMPARE(w.names(), kFolded);
        w.grid->selectRow(1);
        w.key(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return w.window().isVolumeUp(); }, 5000));
        QVERIFY(w.says(QStringLiteral("4 slice")));
    }
    void aPictureStillOpensInTheViewer() {
        Stacked w;
        w.grid->selectRow(0);
        w.key(Qt::Key_Return);
        QVERIFY(w.window().isViewing());
    }
    void expandsByKeyAndBack() {
        Stacked w;
        const WindowActions& a = w.window().actions();
        w.grid->selectRow(0);
        QVERIFY(!a.expandStack->isEnabled());
        w.grid->selectRow(1);
        QVERIFY(a.expandStack->isEnabled());
        a.expandStack->trigger();
        QVERIFY(w.shows(kUnfolded));
        QCOMPARE(w.grid->currentIndex().row(), 1);
        w.grid->selectRow(3);
        QVERIFY(a.expandStack->text().remove(u'&').contains(QStringLiteral("Collapse Stack")));
        w.key(Qt::Key_Return); // a slice is a picture now
        QVERIFY(w.window().isViewing());
        QCOMPARE(
            w.part<PictureViewer>()->currentPath().filename().native(), std::string("s_3.tif"));
        a.toGrid->trigger();
        QCOMPARE(w.grid->currentIndex().row(), 3);
        a.expandStack->trigger();
        QVERIFY(w.shows(kFolded));
        QCOMPARE(w.grid->currentIndex().row(), 1);
    }
    void groupingIsAChoiceThatIsKept() {
        Stacked w;
        const WindowActions& a = w.window().actions();
        QVERIFY(a.groupStacks->isChecked());
        a.groupStacks->trigger();
        QVERIFY(w.shows(kUnfolded));
        QVERIFY(!w.window().state().options.groupStacks);
        WindowState state = w.window().state();
        state.options.groupStacks = true;
        w.window().setState(state);
        QVERIFY(a.groupStacks->isChecked());
        QVERIFY(w.shows(kFolded));
    }
    void theStatusBarCountsSlices() {
        Stacked w;
        QVERIFY(w.says(QStringLiteral("1 stack")));
        w.grid->selectAll();
        QVERIFY(w.says(QStringLiteral("5 file")));
    }
    void copyAndTrashTakeAllFiles() {
        Stacked w;
        w.grid->selectRow(1);
        w.window().actions().copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->urls().size(), 4);
        w.window().actions().trash->trigger();
        QVERIFY(w.shows({QStringLiteral("a.png")}));
        w.window().actions().undo->trigger();
        QVERIFY(w.shows(kFolded));
    }
    void aFileOpenedByItsPathHasItsNeighbours() {
        Stacked w;
        w.open(w.folder / "s_2.tif");
        QTRY_VERIFY(w.window().isViewing());
        QVERIFY(QTest::qWaitFor([&] { return w.part<PictureViewer>()->currentRow() == 2; }, 5000));
        QCOMPARE(w.names(), kUnfolded);
    }
    void aNewSliceIsCounted() {
        Stacked w;
        w.addPicture("s_5.tif");
        QVERIFY(QTest::qWaitFor([&] { return w.model().slicesAt(1) == 5; }, 5000));
        QCOMPARE(w.names(), kFolded);
    }
};

#include "stack_window_test.moc"
LIGHTSTACK_TEST(StackWindowTest);
