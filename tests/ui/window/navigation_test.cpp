#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/viewer/picture_viewer.h"

#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

class NavigationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backRestoresThePlace() {
        WindowFixture f;
        for (int i = 0; i < 120; ++i)
            std::filesystem::create_directories(f.folder / ("d" + std::to_string(i)));
        f.addPicture("d7/x.png");
        f.open(f.folder.path());
        auto* grid = f.part<ThumbnailGrid>();
        f.window().selectName("d100");
        const int scroll = grid->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        f.open(f.folder / "d7");
        QCOMPARE(f.names(), QStringList{QStringLiteral("x.png")});
        f.window().actions().back->trigger();
        QTRY_COMPARE(f.names().size(), 120);
        f.settle();
        QCOMPARE(grid->currentIndex().data().toString(), QStringLiteral("d100"));
        QCOMPARE(grid->verticalScrollBar()->value(), scroll);
        QVERIFY(f.window().actions().forward->isEnabled());
        f.window().actions().forward->trigger();
        QTRY_COMPARE(f.names(), QStringList{QStringLiteral("x.png")});
    }

    void upSelectsWhereWeCameFrom() {
        WindowFixture f;
        f.addPicture("one/x.png");
        f.addPicture("two/y.png");
        f.open(f.folder / "two");
        f.window().actions().up->trigger();
        QTRY_COMPARE(f.names().size(), 2);
        f.settle();
        QCOMPARE(f.part<ThumbnailGrid>()->currentIndex().data().toString(), QStringLiteral("two"));
    }

    void enterOpensAFolder() {
        WindowFixture f;
        f.addPicture("one/x.png");
        f.open(f.folder.path());
        f.window().selectName("one");
        QTest::keyClick(f.part<ThumbnailGrid>(), Qt::Key_Return);
        QTRY_COMPARE(f.names(), QStringList{QStringLiteral("x.png")});
    }

    // Behind a page that says what is wrong lie the pictures of before.
    void nothingActsOnPicturesThatAreNotSeen() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        f.window().selectName("a.png");
        const WindowActions& a = f.window().actions();
        QVERIFY(a.trash->isEnabled() && a.rename->isEnabled());
        f.window().openPaths({f.folder / "nowhere"});
        QTRY_VERIFY(f.page() != f.part<ThumbnailGrid>());
        QTRY_VERIFY(!a.trash->isEnabled());
        QVERIFY(!a.rename->isEnabled() && !a.copy->isEnabled());
    }

    void aFolderThatIsNotThereSaysSo() {
        WindowFixture f;
        f.open(f.folder / "none");
        auto* page = qobject_cast<EmptyPage*>(f.page());
        QVERIFY(page != nullptr);
        page->findChildren<QPushButton*>().first()->click(); // the folder above
        QTRY_COMPARE(f.session().folder(), f.folder.path());
    }

    void aFolderThatVanishesSaysSoAndComesBack() {
        WindowFixture f;
        f.addPicture("gone/x.png");
        f.open(f.folder / "gone");
        QCOMPARE(f.names().size(), 1);
        std::filesystem::remove_all(f.folder / "gone");
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<EmptyPage*>(f.page()) != nullptr, 10'000);
        f.addPicture("gone/y.png");
        f.window().actions().reload->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(f.names(), QStringList{QStringLiteral("y.png")}, 10'000);
        QVERIFY(qobject_cast<ThumbnailGrid*>(f.page()) != nullptr);
    }

    void aPictureThatGoesGivesWayToItsNeighbour() {
        WindowFixture f;
        for (const char* name : {"a.png", "b.png", "c.png"})
            f.addPicture(name);
        f.open(f.folder / "b.png");
        auto* viewer = f.part<PictureViewer>();
        QTRY_COMPARE(viewer->currentRow(), 1);
        std::filesystem::remove(f.folder / "b.png");
        QTRY_COMPARE_WITH_TIMEOUT(viewer->currentPath(), f.folder / "c.png", 10'000);
        std::filesystem::remove(f.folder / "c.png");
        QTRY_COMPARE_WITH_TIMEOUT(viewer->currentPath(), f.folder / "a.png", 10'000);
        std::filesystem::remove(f.folder / "a.png");
        QTRY_VERIFY_WITH_TIMEOUT(!f.window().isViewing(), 10'000);
        QVERIFY(qobject_cast<EmptyPage*>(f.page()) != nullptr);
    }

    void escapeEndsFilterAndFullScreen() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        f.window().actions().fullScreen->trigger();
        QTRY_VERIFY(f.window().isFullScreen());
        QTest::keyClick(f.part<ThumbnailGrid>(), Qt::Key_Escape);
        QTRY_VERIFY(!f.window().isFullScreen());
    }

    void filesThatAppearAreShown() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        f.addPicture("b.png");
        QTRY_COMPARE_WITH_TIMEOUT(f.names().size(), 2, 10'000);
    }

    void onlyOtherFilesOfferToShowThem() {
        WindowFixture f;
        f.folder.write("a.txt", "x");
        f.open(f.folder.path());
        auto* page = qobject_cast<EmptyPage*>(f.page());
        QVERIFY(page != nullptr);
        page->findChildren<QPushButton*>().first()->click();
        QTRY_COMPARE(f.names(), QStringList{QStringLiteral("a.txt")});
    }

    void theDemoSetIsOpened() {
        WindowFixture f;
        f.addPicture("a.png");
        auto* page = qobject_cast<EmptyPage*>(f.page());
        QVERIFY(page != nullptr);
        page->findChildren<QPushButton*>().last()->click();
        QTRY_COMPARE(f.session().folder(), f.folder.path());
    }
};

#include "navigation_test.moc"
LIGHTSTACK_TEST(NavigationTest);
