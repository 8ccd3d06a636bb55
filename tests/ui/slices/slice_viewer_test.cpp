// A volume in the viewer: from files to keys, linked views, values, window, crop, export.
#include "core/volume/pyramid_builder.h"
#include "core/volume/stack_audit.h"
#include "tests/support/test_registry.h"
#include "tests/ui/slices/volume_fixture.h"
#include "ui/slices/facts_panel.h"
#include "ui/slices/side_panels.h"
#include "ui/slices/slice_column.h"
#include "ui/slices/slice_slider.h"
#include "ui/slices/value_probe.h"
#include "ui/slices/voxel_size_form.h"
#include "ui/slices/window_bar.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::moveMouse;
using tests::OpenedVolume;
using tests::writeVolume;
namespace fs = std::filesystem;

namespace {

QPushButton* button(const QWidget& in, const QString& text) {
    for (auto* found : in.findChildren<QPushButton*>())
        if (found->text() == text) return found;
    return nullptr;
}

} // namespace

class SliceViewerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void itOpensAtTheSliceAskedFor() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 40, 30, 20), 7);
        QCOMPARE(v.viewer.scene()->size(), (VoxelPoint{40, 30, 20}));
        QCOMPARE(v.viewer.scene()->position(), (VoxelPoint{20, 15, 7}));
        const auto* plane = v.view(Axis::Z)->plane();
        QVERIFY(plane != nullptr);
        QCOMPARE(plane->plane.query.position, 7);
        QCOMPARE(plane->image.size(), QSize(40, 30));
        QVERIFY(!v.view(Axis::Y)->isVisible());
    }
    void keysMoveAlongTheActiveAxis() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 12, 10, 40), 20);
        const auto z = [&] { return v.viewer.scene()->position().z; };
        v.key(Qt::Key_Down);
        QCOMPARE(z(), 21);
        v.key(Qt::Key_Right);
        QCOMPARE(z(), 22);
        v.key(Qt::Key_Up);
        v.key(Qt::Key_Left);
        QCOMPARE(z(), 20);
        v.key(Qt::Key_PageDown);
        QCOMPARE(z(), 30);
        v.key(Qt::Key_PageUp);
        v.key(Qt::Key_PageUp);
        QCOMPARE(z(), 10);
        v.key(Qt::Key_Home);
        QCOMPARE(z(), 0);
        v.key(Qt::Key_Up);
        QCOMPARE(z(), 0);
        v.key(Qt::Key_End);
        QCOMPARE(z(), 39);
        v.settle();
        QCOMPARE(v.view(Axis::Z)->plane()->plane.query.position, 39);
    }
    void spacePlaysRoundAndRound() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 8, 8, 4), 3);
        QSignalSpy moved(v.viewer.scene(), &VolumeScene::positionChanged);
        v.key(Qt::Key_Space);
        QTRY_VERIFY(moved.count() >= 3); // past the end
        v.key(Qt::Key_Space);
        const auto count = moved.count();
        QTest::qWait(100);
        QCOMPARE(moved.count(), count);
    }
    void spaceWithADragOnlyPans() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 8, 8, 4));
        QSignalSpy moved(v.viewer.scene(), &VolumeScene::positionChanged);
        QTest::keyPress(v.view(Axis::Z), Qt::Key_Space);
        tests::drag(v.view(Axis::Z), Qt::LeftButton, {50, 50}, {80, 80});
        QTest::keyRelease(v.view(Axis::Z), Qt::Key_Space);
        QTest::qWait(100);
        QCOMPARE(moved.count(), 0);
    }
    void threeViewsAreLinked() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 40, 30, 20), 10);
        v.key(Qt::Key_O);
        v.settle();
        for (const Axis axis : kAxes)
            QVERIFY(v.view(axis)->isVisible());
        QVERIFY(v.viewer.scene()->isCrossShown());
        tests::drag(v.view(Axis::Z), Qt::LeftButton, v.at(Axis::Z, 5, 6), v.at(Axis::Z, 5, 6));
        v.settle();
        QCOMPARE(v.view(Axis::X)->plane()->plane.query.position, 5);
        QCOMPARE(v.view(Axis::Y)->plane()->plane.query.position, 6);
        // In each, the voxel that they share has its value.
        const auto& x = v.view(Axis::X)->plane()->plane.pixels;
        QCOMPARE(x.spec().size, (image::PixelSize{20, 30}));
        QCOMPARE(x.valueAt(10, 6), 100.0 * 5 + 10 * 6 + 1000 * 10);
        QCOMPARE(v.view(Axis::Y)->plane()->plane.pixels.valueAt(5, 10), 10560.0);
        // The active view is the one that was touched; keys follow it.
        tests::drag(v.view(Axis::Y), Qt::LeftButton, v.at(Axis::Y, 8, 3), v.at(Axis::Y, 8, 3));
        QCOMPARE(v.viewer.scene()->position(), (VoxelPoint{8, 6, 3}));
        v.key(Qt::Key_Down);
        QCOMPARE(v.viewer.scene()->position(), (VoxelPoint{8, 7, 3}));
        QCOMPARE(v.viewer.findChild<SliceSlider*>()->maximum(), 29);
        const QString facts = v.viewer.findChild<FactsPanel*>()->text();
        QVERIFY(facts.contains(QStringLiteral("40 × 30 × 20")));
        QVERIFY(facts.contains(QStringLiteral("size unknown; drawn with equal edges")));
    }
    void theValueUnderThePointer() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 40, 30, 20), 7);
        moveMouse(v.view(Axis::Z), v.at(Axis::Z, 12, 5));
        QCOMPARE(v.status.simplified(), QStringLiteral("x 12 y 5 z 7 8250"));
        v.viewer.scene()->setVoxel(volume::VoxelEdges{10, 10, 20, "um", "test"});
        v.key(Qt::Key_Down); // the pointer rests, the slice changes
        v.settle();
        QTRY_COMPARE(
            v.status.simplified(), QStringLiteral("x 12 y 5 z 8 9250 120.0 50.00 160.0 µm"));
        moveMouse(v.view(Axis::Z), {1, 1}); // beside the slice
        QVERIFY(v.status.isEmpty());
    }
    void theWindowIsDraggedAndFound() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 40, 30, 20), 7);
        auto* bar = v.viewer.findChild<WindowBar*>();
        QTRY_VERIFY(bar->histogram().finite > 0);
        v.key(Qt::Key_U); // all of it
        const auto fields = bar->findChildren<QDoubleSpinBox*>();
        QTRY_COMPARE(fields[0]->value(), bar->histogram().low);
        QCOMPARE(fields[1]->value(), bar->histogram().high);
        QCOMPARE(bar->histogram().high, 100.0 * 39 + 10 * 29 + 1000 * 19);
        const double width = fields[1]->value() - fields[0]->value();
        PlaneView* view = v.view(Axis::Z);
        tests::drag(view, Qt::RightButton, {300, 200}, {300 - view->width() / 4.0, 200});
        QTRY_VERIFY(fields[1]->value() - fields[0]->value() < width * 0.8);
        QTRY_COMPARE(std::round(view->plane()->window.low), fields[0]->value());
    }
    void aGapAndABadSliceAreMarkedTiles() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 20, 20, 12, {4}, {8}), 0);
        QCOMPARE(v.viewer.scene()->size().z, 12);
        v.viewer.scene()->moveTo(Axis::Z, 4);
        v.settle();
        QVERIFY(v.view(Axis::Z)->plane()->plane.missing);
        QVERIFY(!v.view(Axis::Z)->plane()->plane.reason.empty());
        v.viewer.scene()->moveTo(Axis::Z, 8);
        v.settle();
        QVERIFY(v.view(Axis::Z)->plane()->plane.missing);
        v.viewer.scene()->moveTo(Axis::Z, 5);
        v.settle();
        QVERIFY(!v.view(Axis::Z)->plane()->plane.missing);
        QCOMPARE(v.view(Axis::Z)->plane()->plane.pixels.valueAt(0, 0), 5000.0);
    }
    void theSlabIsAskedForAndShown() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 20, 20, 12), 6);
        v.key(Qt::Key_S);
        v.settle();
        QCOMPARE(v.view(Axis::Z)->plane()->plane.query.thickness, 9);
        QTRY_VERIFY(v.view(Axis::Z)->plane()->plane.pixels.valueAt(0, 0) >= 10'000);
        v.key(Qt::Key_BracketLeft);
        QCOMPARE(v.viewer.scene()->slab().thickness, 8);
        QVERIFY(v.viewer.findChild<SlabPanel*>()->isVisible());
        v.key(Qt::Key_S);
        v.settle();
        QCOMPARE(v.view(Axis::Z)->plane()->plane.query.thickness, 1);
    }
    void theBoxIsProposedTakenBackAndExported() {
        OpenedVolume v;
        const auto blob = [](int x, int y, int z) {
            const bool in = x >= 10 && x < 30 && y >= 8 && y < 20 && z >= 5 && z < 15;
            return in ? 30'000 : 500 + (x * 7 + y * 3 + z) % 20;
        };
        v.open(writeVolume(v.folder / "ct", 40, 30, 20, {}, {}, blob), 10);
        v.key(Qt::Key_C);
        auto* panel = v.viewer.findChild<CropPanel*>();
        QVERIFY(panel->isVisible());
        button(*panel, QStringLiteral("Propose"))->click();
        QTRY_VERIFY(v.viewer.scene()->box() != v.viewer.scene()->wholeBox());
        const volume::VolumeBox box = v.viewer.scene()->box();
        QVERIFY(box.x0 >= 8 && box.x0 <= 10 && box.x1 >= 30 && box.x1 <= 32);
        QVERIFY(box.z0 >= 3 && box.z0 <= 5 && box.z1 >= 15 && box.z1 <= 17);
        button(*panel, QStringLiteral("Undo"))->click();
        QCOMPARE(v.viewer.scene()->box(), v.viewer.scene()->wholeBox());
        v.viewer.scene()->moveTo(Axis::Z, 4);
        v.key(Qt::Key_B);
        v.viewer.scene()->moveTo(Axis::Z, 9);
        v.key(Qt::Key_T);
        QCOMPARE(v.viewer.scene()->box(), (volume::VolumeBox{0, 40, 0, 30, 4, 10}));
        QSignalSpy asked(&v.viewer, &SliceViewer::exportAsked);
        button(*panel, QStringLiteral("Export…"))->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.front()[1].value<volume::VolumeBox>(), v.viewer.scene()->box());
    }
    void theVoxelSizeSaidHoldsForTheStack() {
        OpenedVolume v;
        const auto stack = writeVolume(v.folder / "ct", 20, 20, 12);
        v.open(stack);
        QVERIFY(!v.viewer.scene()->stretchLength());
        v.key(Qt::Key_V);
        auto* form = v.viewer.findChild<VoxelSizeForm*>();
        QVERIFY(form->isVisible());
        form->findChildren<QDoubleSpinBox*>()[0]->setValue(2.5);
        button(*form, QStringLiteral("Set Voxel Size"))->click();
        QCOMPARE(*v.viewer.scene()->edge(Axis::Z), 2.5);
        v.open(writeVolume(v.folder / "other", 20, 20, 12));
        QVERIFY(!v.viewer.scene()->stretchLength());
        QVERIFY(!v.viewer.voxelSaid());
        v.open(stack);
        QCOMPARE(*v.viewer.scene()->edge(Axis::X), 2.5);
        QCOMPARE(v.viewer.voxelSaid()->unit, std::string("um"));
    }
    // What the file says of them without a unit stays so when the unit is told.
    void theVoxelSizeSaidKeepsProportions() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 20, 20, 12));
        v.viewer.scene()->setVolume(
            {20, 20, 12}, std::nullopt, volume::VoxelEdges{0.25, 0.25, 0.75, "", "test"});
        v.key(Qt::Key_V);
        auto* form = v.viewer.findChild<VoxelSizeForm*>();
        const auto fields = form->findChildren<QDoubleSpinBox*>();
        QCOMPARE(fields[1]->text(), QStringLiteral("as x"));
        QVERIFY(fields[2]->text().contains(QLatin1Char('3')));
        fields[0]->setValue(5);
        button(*form, QStringLiteral("Set Voxel Size"))->click();
        QCOMPARE(*v.viewer.scene()->edge(Axis::Y), 5.0);
        QCOMPARE(*v.viewer.scene()->edge(Axis::Z), 15.0);
    }
    void whatCannotBeOpenedSaysWhy() {
        OpenedVolume v;
        volume::SliceStack stack = writeVolume(v.folder / "ct", 4, 4, 3, {}, {0, 1, 2});
        v.viewer.open(stack);
        QTRY_VERIFY(button(v.viewer, QStringLiteral("Back to the Grid"))->isVisible());
        QVERIFY(v.viewer.isFinal());
        QSignalSpy closed(&v.viewer, &SliceViewer::closed);
        button(v.viewer, QStringLiteral("Back to the Grid"))->click();
        QCOMPARE(closed.count(), 1);
        v.open(writeVolume(v.folder / "good", 4, 4, 3)); // and what can be still does
        QVERIFY(v.view(Axis::Z)->isVisible());
    }
    // What had been read stayed on the screen, whatever became of the files.
    void slicesThatChangeAreReadAnew() {
        OpenedVolume v;
        const auto folder = v.folder / "ct";
        v.open(writeVolume(folder, 20, 20, 12), 3);
        v.viewer.scene()->zoom(2, {10, 10, 3});
        v.settle();
        QSignalSpy anew(&v.viewer, &SliceViewer::readAnew);
        const auto rewrite = [&](int depth) {
            const auto stack =
                writeVolume(folder, 20, 20, depth, {}, {}, [](int x, int, int) { return 300 + x; });
            for (const volume::Slice& slice : stack.slices) // clocks of file systems are coarse
                fs::last_write_time(stack.pathOf(slice),
                    fs::file_time_type::clock::now() + std::chrono::seconds(depth));
            v.viewer.lookAgain();
        };
        rewrite(12);
        QTRY_COMPARE(anew.count(), 1);
        v.settle();
        QCOMPARE(planeValues(v.view(Axis::Z)->plane()->plane, {5.5, 5.5}).at(0), 305.0);
        QCOMPARE(v.viewer.scene()->position().z, 3);
        QCOMPARE(v.viewer.scene()->scale(), 2.0);
        rewrite(15); // more have come
        QTRY_COMPARE(anew.count(), 2);
        v.settle();
        QCOMPARE(v.viewer.scene()->size().z, 15);
        QCOMPARE(v.viewer.scene()->position().z, 3);
        fs::remove_all(folder);
        v.viewer.lookAgain();
        QTRY_VERIFY(button(v.viewer, QStringLiteral("Back to the Grid"))->isVisible());
        QCOMPARE(anew.count(), 2);
    }
    void aPyramidThatIsMadeMeanwhileIsUsed() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 600, 400, 8), 3);
        v.key(Qt::Key_C);
        v.key(Qt::Key_B);
        v.viewer.scene()->zoom(0.25, {300, 200, 4});
        v.settle();
        const auto box = v.viewer.scene()->box();
        const auto* bar = v.viewer.findChild<WindowBar*>();
        const auto fields = bar->findChildren<QDoubleSpinBox*>();
        QTRY_VERIFY(bar->histogram().finite > 0);
        v.key(Qt::Key_U);
        QTRY_COMPARE(fields[1]->value(), bar->histogram().high);
        const double white = fields[1]->value();
        const auto audit = volume::auditFolder(v.folder / "ct", {}, {});
        QVERIFY(audit);
        volume::PyramidRequest request;
        request.stack = audit->stacks.front().stack;
        request.out = volume::defaultPyramidFolder(request.stack, request.mode, request.format);
        pipeline::StageClock clock(volume::pyramidStages());
        QVERIFY(volume::buildPyramid(request, clock, {}, {}));
        v.viewer.usePyramidOf(writeVolume(v.folder / "other", 4, 4, 3)); // not that one
        QVERIFY(v.viewer.isFinal());
        v.viewer.usePyramidOf(request.stack);
        v.settle();
        v.key(Qt::Key_Down);
        v.settle();
        QVERIFY(v.view(Axis::Z)->plane()->plane.query.level > 0);
        QCOMPARE(fields[1]->value(), white);
        QCOMPARE(v.viewer.scene()->position().z, 4);
        QCOMPARE(v.viewer.scene()->scale(), 0.25);
        QCOMPARE(v.viewer.scene()->box(), box);
    }
    void escapeLeavesStepByStep() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 20, 20, 12));
        QSignalSpy closed(&v.viewer, &SliceViewer::closed);
        v.key(Qt::Key_M);
        QVERIFY(v.viewer.scene()->isMeasuring());
        v.key(Qt::Key_Escape);
        QVERIFY(!v.viewer.scene()->isMeasuring());
        QCOMPARE(closed.count(), 0);
        v.key(Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }
    void aFieldThatIsDoneWithGivesTheKeysBack() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 20, 20, 12), 3);
        QSignalSpy closed(&v.viewer, &SliceViewer::closed);
        auto* field = v.viewer.findChild<WindowBar*>()->findChildren<QDoubleSpinBox*>()[0];
        for (const int key : {Qt::Key_Return, Qt::Key_Escape}) {
            field->setFocus();
            QTest::keyClicks(field, QStringLiteral("12"));
            QTest::keyClick(field, static_cast<Qt::Key>(key));
            QVERIFY(v.view(Axis::Z)->hasFocus());
        }
        QCOMPARE(closed.count(), 0);
        QCOMPARE(v.viewer.scene()->position().z, 3);
    }
    void settingsAreToldAndTaken() {
        OpenedVolume v;
        SliceSettings settings;
        settings.rate = 12;
        settings.orthogonal = true;
        settings.presets = {{QStringLiteral("bone"), {100, 900}}};
        v.viewer.setSettings(settings);
        QCOMPARE(v.viewer.settings(), settings);
        QVERIFY(v.grid()->isOrthogonal());
        QSignalSpy changed(&v.viewer, &SliceViewer::settingsChanged);
        v.open(writeVolume(v.folder / "ct", 20, 20, 12));
        v.key(Qt::Key_O);
        v.key(Qt::Key_H);
        QCOMPARE(changed.count(), 2);
        QVERIFY(!v.viewer.settings().orthogonal);
        QVERIFY(!v.viewer.settings().histogram);
        QCOMPARE(v.viewer.settings().presets, settings.presets);
    }
    void zoomFitsAndIsExact() {
        OpenedVolume v;
        v.open(writeVolume(v.folder / "ct", 40, 30, 20));
        QSignalSpy zoomed(&v.viewer, &SliceViewer::zoomChanged);
        v.key(Qt::Key_1);
        QCOMPARE(v.viewer.scene()->scale(), 1.0);
        QCOMPARE(zoomed.back().front().toDouble(), 1.0);
        v.key(Qt::Key_F);
        QVERIFY(v.viewer.scene()->isFit());
        QCOMPARE(v.viewer.scene()->scale(), v.view(Axis::Z)->fitScale());
    }
};

#include "slice_viewer_test.moc"
LIGHTSTACK_TEST(SliceViewerTest);
