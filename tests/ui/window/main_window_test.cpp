#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/filter_bar.h"
#include "ui/window/status_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScreen>
#include <QSlider>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

bool statusSays(const WindowFixture& fixture, const QString& text) {
    for (const QLabel* label : fixture.part<StatusBar>()->findChildren<QLabel*>())
        if (label->text().contains(text)) return true;
    return false;
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithAWelcome() {
        WindowFixture f;
        QVERIFY(qobject_cast<EmptyPage*>(f.page()) != nullptr);
        QVERIFY(!f.window().actions().up->isEnabled());
        QVERIFY(!f.window().actions().trash->isEnabled());
    }

    void opensAFolder() {
        WindowFixture f;
        f.addPicture("a10.png");
        f.addPicture("a9.png");
        f.folder.write("notes.txt", "x");
        std::filesystem::create_directories(f.folder / "sub");
        f.open(f.folder.path());
        QCOMPARE(f.names(), (QStringList{QStringLiteral("sub"), QStringLiteral("a9.png"),
                                QStringLiteral("a10.png")}));
        QVERIFY(qobject_cast<ThumbnailGrid*>(f.page()) != nullptr);
        QVERIFY(statusSays(f, QStringLiteral("2 picture")));
        QVERIFY(statusSays(f, QStringLiteral("1 folder")));
        QCOMPARE(f.window().state().recent.front(), f.folder.path());
    }

    void opensAFileInTheViewer() {
        WindowFixture f;
        f.addPicture("a.png");
        const auto picture = f.addPicture("b.png", 300, 200);
        f.open(picture);
        QVERIFY(f.window().isViewing());
        QCOMPARE(f.part<PictureViewer>()->currentPath(), picture);
        QTRY_COMPARE(f.part<PictureViewer>()->currentRow(), 1);
        QTest::keyClick(f.part<PictureViewer>(), Qt::Key_Escape);
        QVERIFY(!f.window().isViewing());
        QCOMPARE(
            f.part<ThumbnailGrid>()->currentIndex().data().toString(), QStringLiteral("b.png"));
    }

    void severalFilesAreSelected() {
        WindowFixture f;
        const auto a = f.addPicture("a.png");
        f.addPicture("b.png");
        const auto c = f.addPicture("c.png");
        f.window().openPaths({a, c});
        QTRY_COMPARE(f.session().folder(), f.folder.path());
        f.settle();
        QCOMPARE(f.part<ThumbnailGrid>()->selectionModel()->selectedIndexes().size(), 2);
    }

    void filtersAsOneTypes() {
        WindowFixture f;
        f.addPicture("rose.png");
        f.addPicture("tulip.png");
        f.open(f.folder.path());
        f.window().actions().find->trigger();
        auto* edit = f.part<FilterBar>()->findChild<QLineEdit*>();
        QTest::keyClicks(edit, QStringLiteral("tul"));
        QTRY_COMPARE(f.names(), QStringList{QStringLiteral("tulip.png")});
        QTest::keyClicks(edit, QStringLiteral("zzz"));
        QTRY_VERIFY(qobject_cast<EmptyPage*>(f.page()) != nullptr);
        QTest::keyClick(edit, Qt::Key_Escape);
        QTRY_COMPARE(f.names().size(), 2);
        QVERIFY(qobject_cast<ThumbnailGrid*>(f.page()) != nullptr);
    }

    void sortsAndShowsKinds() {
        WindowFixture f;
        f.addPicture("a.png");
        f.addPicture("b.png");
        f.folder.write("c.txt", "x");
        f.open(f.folder.path());
        f.window().actions().descending->trigger();
        QTRY_COMPARE(f.names().first(), QStringLiteral("b.png"));
        f.window().actions().kinds->actions().last()->trigger();
        QTRY_COMPARE(f.names().size(), 3);
        const WindowState state = f.window().state();
        QVERIFY(state.options.descending);
        QCOMPARE(state.options.kinds, browse::KindFilter::AllFiles);
    }

    void selectionIsCountedAndInverted() {
        WindowFixture f;
        for (const char* name : {"a.png", "b.png", "c.png"})
            f.addPicture(name);
        f.open(f.folder.path());
        f.window().selectName("b.png");
        f.window().actions().invertSelection->trigger();
        QTRY_VERIFY(statusSays(f, QStringLiteral("2 selected")));
        QVERIFY(!f.part<ThumbnailGrid>()->selectionModel()->isSelected(f.model().index(1)));
        f.window().actions().copyPath->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("/c.png")));
    }

    void theSliderSetsTheSizeOfCells() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        auto* slider = f.part<StatusBar>()->findChild<QSlider*>();
        slider->setValue(300);
        QCOMPARE(f.part<ThumbnailGrid>()->cellSide(), 300);
        f.window().actions().usualSize->trigger();
        QCOMPARE(slider->value(), 160);
    }

    void aFolderDroppedIsOpened() {
        WindowFixture f;
        std::filesystem::create_directories(f.folder / "odd \xe9 name");
        QMimeData data;
        data.setData(QStringLiteral("text/uri-list"),
            "file://" + QByteArray(f.folder.path().c_str()) + "/odd%20%E9%20name\r\n");
        QDragEnterEvent enter(
            QPoint(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.window(), &drop);
        QTRY_COMPARE(f.session().folder(), f.folder / "odd \xe9 name");
    }

    void aWindowOfALargerScreenFitsThisOne() {
        WindowState kept;
        {
            WindowFixture f;
            f.window().resize(5000, 4000);
            kept = f.window().state();
        }
        WindowFixture f;
        f.window().setState(kept);
        const QSize room =
            f.window().screen()->availableSize().expandedTo(f.window().minimumSizeHint());
        QVERIFY(f.window().width() <= room.width());
        QVERIFY(f.window().height() <= room.height());
    }

    void stateGoesRound() {
        WindowState kept;
        {
            WindowFixture f;
            f.window().setMetadataVisible(true);
            f.part<ThumbnailGrid>()->setCellSide(222);
            f.window().actions().showHidden->trigger();
            kept = f.window().state();
        }
        WindowFixture f;
        f.window().setState(kept);
        QCOMPARE(f.part<ThumbnailGrid>()->cellSide(), 222);
        QVERIFY(f.window().actions().showHidden->isChecked());
        QVERIFY(f.window().actions().metadata->isChecked());
        QVERIFY(f.session().options().showHidden);
        // Garbage is no harm.
        kept.geometry = "nonsense";
        kept.panes = "nonsense";
        kept.cellSide = 1'000'000;
        f.window().setState(kept);
        QCOMPARE(f.part<ThumbnailGrid>()->cellSide(), kLargestCell);
    }
};

#include "main_window_test.moc"
LIGHTSTACK_TEST(MainWindowTest);
