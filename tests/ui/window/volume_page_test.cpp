// Volumes in the window: from the menu to the slice viewer and back.
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/slices/plane_grid.h"
#include "ui/slices/slice_viewer.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/status_bar.h"

#include <QLabel>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

void addSlices(const WindowFixture& f, int count) {
    for (int z = 0; z < count; ++z)
        f.addPicture("ct/s_" + std::to_string(1000 + z) + ".png", 40, 30);
}

bool says(const WindowFixture& f, const QString& text) {
    for (const QLabel* label : f.part<StatusBar>()->findChildren<QLabel*>())
        if (label->isVisible() && label->text().startsWith(text)) return true;
    return false;
}

} // namespace

class VolumePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMenuOpensTheStackAndEscapeGoesBack() {
        WindowFixture f;
        addSlices(f, 6);
        f.open(f.folder / "ct");
        const WindowActions& a = f.window().actions();
        a.openVolume->trigger();
        QTRY_VERIFY(f.window().isVolumeUp());
        f.settle();
        const auto* viewer = f.part<SliceViewer>();
        QCOMPARE(viewer->scene()->size(), (VoxelPoint{40, 30, 6}));
        QVERIFY(says(f, QStringLiteral("6 slice")));
        QCOMPARE(f.window().windowTitle(), QStringLiteral("s_#.png"));
        QVERIFY(!a.openVolume->isEnabled());
        QVERIFY(!a.trash->isEnabled()); // of what is not seen
        QVERIFY(a.toGrid->isEnabled());
        QTest::keyClick(f.part<PlaneGrid>()->activeView(), Qt::Key_Escape);
        QVERIFY(!f.window().isVolumeUp());
        QCOMPARE(f.page(), f.part<ThumbnailGrid>());
        QVERIFY(a.openVolume->isEnabled());
        QVERIFY(viewer->stack().slices.empty());
    }
    void theSliceThatIsViewedIsTheOneShown() {
        WindowFixture f;
        addSlices(f, 9);
        f.open(f.folder / "ct" / "s_1002.png");
        QTRY_VERIFY(f.window().isViewing());
        f.window().actions().openVolume->trigger();
        QTRY_VERIFY(f.window().isVolumeUp());
        f.settle();
        QCOMPARE(f.part<SliceViewer>()->scene()->position().z, 2);
    }
    void aFolderWithoutAStackSaysSo() {
        WindowFixture f;
        f.addPicture("a.png");
        f.open(f.folder.path());
        f.window().actions().openVolume->trigger();
        QTRY_VERIFY(says(f, QStringLiteral("No stack of slices")));
        QVERIFY(!f.window().isVolumeUp());
    }
    void anotherFolderLeavesTheVolume() {
        WindowFixture f;
        addSlices(f, 5);
        f.addPicture("other/a.png");
        f.open(f.folder / "ct");
        f.window().actions().openVolume->trigger();
        QTRY_VERIFY(f.window().isVolumeUp());
        f.open(f.folder / "other");
        QVERIFY(!f.window().isVolumeUp());
        QCOMPARE(f.page(), f.part<ThumbnailGrid>());
    }
    void aFolderThatChangesDoesNotCloseIt() {
        WindowFixture f;
        addSlices(f, 5);
        f.open(f.folder / "ct");
        f.window().actions().openVolume->trigger();
        QTRY_VERIFY(f.window().isVolumeUp());
        f.addPicture("ct/new.png");
        QTRY_VERIFY(f.model().rowOfName("new.png") >= 0);
        QVERIFY(f.window().isVolumeUp());
        QVERIFY(says(f, QStringLiteral("5 slice"))); // of the volume, not of the folder
    }
    void itIsShownAsSoonAsItsFolderIsThere() {
        WindowFixture f;
        addSlices(f, 5);
        f.window().setOrthogonal(true);
        f.window().wantVolume();
        f.open(f.folder / "ct");
        QTRY_VERIFY(f.window().isVolumeUp());
        f.settle();
        QVERIFY(f.part<PlaneGrid>()->isOrthogonal());
        QVERIFY(f.window().state().slices.orthogonal);
    }
};

#include "volume_page_test.moc"
LIGHTSTACK_TEST(VolumePageTest);
