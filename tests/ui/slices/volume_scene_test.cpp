// What the views share: position, voxel edges, box, distances.
#include "tests/support/test_registry.h"
#include "ui/slices/stack_places.h"
#include "ui/slices/volume_scene.h"

#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;

namespace {

volume::VoxelEdges edges(double x, double y, double z, const char* unit) {
    return {x, y, z, unit, "test"};
}

} // namespace

class VolumeSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void thePositionStaysInside() {
        VolumeScene scene;
        scene.setVolume({10, 20, 30}, std::nullopt);
        QCOMPARE(scene.position(), (VoxelPoint{5, 10, 15}));
        QSignalSpy moved(&scene, &VolumeScene::positionChanged);
        scene.setPosition({-4, 100, 7});
        QCOMPARE(scene.position(), (VoxelPoint{0, 19, 7}));
        scene.moveTo(Axis::Z, 7);
        QCOMPARE(moved.count(), 1);
    }
    void proportionsAreTrueWhereTheyAreKnown() {
        VolumeScene scene;
        scene.setVolume({10, 10, 10}, edges(2, 2, 5, "um"));
        QCOMPARE(scene.stretch(Axis::X), 1.0);
        QCOMPARE(scene.stretch(Axis::Z), 2.5);
        QCOMPARE(*scene.edge(Axis::Z), 5.0);
        QVERIFY(scene.allEdgesKnown());
        scene.setVoxel(edges(0.002, 0.002, 0, "mm"));
        QCOMPARE(scene.stretch(Axis::Z), 1.0); // unknown: as x
        QVERIFY(!scene.edge(Axis::Z));
        QVERIFY(!scene.allEdgesKnown());
        QVERIFY(std::abs(*scene.stretchLength() - 2.0) < 1e-9);
        scene.setVoxel(edges(1, 1, 3, "pixel"));
        QCOMPARE(scene.stretch(Axis::Z), 3.0); // a ratio, but no length
        QVERIFY(!scene.stretchLength());
        scene.setVoxel(std::nullopt);
        QCOMPARE(scene.stretch(Axis::Z), 1.0);
    }
    // What a file says without a unit shapes the voxels, and is no length.
    void proportionsWithoutAUnit() {
        VolumeScene scene;
        scene.setVolume({10, 10, 10}, std::nullopt, edges(0.25, 0.25, 2.5, ""));
        QCOMPARE(scene.stretch(Axis::X), 1.0);
        QCOMPARE(scene.stretch(Axis::Z), 10.0);
        QVERIFY(scene.proportions() && !scene.edge(Axis::Z) && !scene.stretchLength());
        scene.setVolume({10, 10, 10}, edges(0, 0, 5, "um"), edges(0.25, 0.25, 2.5, ""));
        QCOMPARE(scene.stretch(Axis::Z), 10.0);
        QCOMPARE(scene.stretchLength().value_or(0), 0.5);
        scene.setVoxel(edges(2, 2, 3, "um")); // the user knows better
        QCOMPARE(scene.stretch(Axis::Z), 1.5);
        QVERIFY(!scene.proportions());
        scene.setVolume({10, 10, 10}, std::nullopt);
        QVERIFY(!scene.proportions());
    }
    void theBoxIsCutAndNeverEmpty() {
        VolumeScene scene;
        scene.setVolume({10, 20, 30}, std::nullopt);
        QCOMPARE(scene.box(), scene.wholeBox());
        scene.setBox({-5, 4, 3, 300, 10, 20});
        QCOMPARE(scene.box(), (volume::VolumeBox{0, 4, 3, 20, 10, 20}));
        scene.setBox({5, 5, 0, 20, 0, 30});
        QCOMPARE(scene.box(), (volume::VolumeBox{0, 4, 3, 20, 10, 20}));
        scene.resetBox();
        QCOMPARE(scene.box(), scene.wholeBox());
    }
    void distancesInVoxelsAndOnTheObject() {
        VolumeScene scene;
        scene.setVolume({100, 100, 100}, edges(2, 2, 5, "um"));
        const auto slice = measured(scene, {Axis::Z, {10, 20, 5.5}, {40, 60, 5.5}});
        QCOMPARE(slice.voxels, 50.0);
        QCOMPARE(*slice.micrometres, 100.0);
        QVERIFY(std::abs(slice.degrees + 53.1301) < 1e-3); // downwards
        const auto side = measured(scene, {Axis::Y, {0, 5.5, 40}, {30, 5.5, 24}});
        QCOMPARE(side.voxels, 34.0);
        QCOMPARE(*side.micrometres, 100.0); // 60 to the right, 80 up
        QVERIFY(std::abs(side.degrees - 53.1301) < 1e-3);
        QCOMPARE(measuredText(slice), QStringLiteral("100.0 µm   50.0 voxels   -53.1°"));
    }
    void anUnknownLengthIsNotSaid() {
        VolumeScene scene;
        scene.setVolume({100, 100, 100}, edges(2, 2, 0, "um"));
        QVERIFY(measured(scene, {Axis::Z, {0, 0, 5.5}, {3, 4, 5.5}}).micrometres);
        QVERIFY(!measured(scene, {Axis::Y, {0, 5.5, 0}, {3, 5.5, 4}}).micrometres);
        scene.setVoxel(std::nullopt);
        const auto plain = measured(scene, {Axis::Z, {0, 0, 5.5}, {3, 4, 5.5}});
        QCOMPARE(plain.voxels, 5.0);
        QVERIFY(!plain.micrometres);
    }
    void gapsTakeTheirPlaces() {
        volume::SliceStack stack;
        stack.prefix = "s_";
        stack.suffix = ".tif";
        for (const int index : {7, 8, 11, 12})
            stack.slices.push_back({index, "s_" + std::to_string(index) + ".tif", 0, 0, 0});
        const StackPlaces all(stack, 6);
        QCOMPARE(all.sliceAt(stack, 0)->index, 7);
        QCOMPARE(all.sliceAt(stack, 2), nullptr);
        QCOMPARE(all.sliceAt(stack, 4)->index, 11);
        QCOMPARE(all.placeOf(stack, 2), 4);
        QCOMPARE(all.gaps(stack), (std::vector<std::int64_t>{2, 3}));
        const StackPlaces closed(stack, 4);
        QCOMPARE(closed.sliceAt(stack, 2)->index, 11);
        QCOMPARE(closed.placeOf(stack, 2), 2);
        QVERIFY(closed.gaps(stack).empty());
        QCOMPARE(numberIn(stack, stack.slices[2]), std::string("11"));
    }
};

#include "volume_scene_test.moc"
LIGHTSTACK_TEST(VolumeSceneTest);
