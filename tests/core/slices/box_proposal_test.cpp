// Boxes proposed for phantoms: what stands out is held, specks and noise are not.
#include "core/slices/grey_volume.h"
#include "tests/core/slices/slices_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace lightstack;
using slices::GreyVolume;
using tests::TempFolder;
using volume::VolumeBox;

namespace {

GreyVolume made(int width, int height, int depth, float value) {
    GreyVolume out{width, height, depth, {}};
    out.voxels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                          static_cast<std::size_t>(depth),
        value);
    return out;
}

void fill(GreyVolume& volume, const VolumeBox& box, float value) {
    for (auto z = static_cast<int>(box.z0); z < box.z1; ++z)
        for (auto y = static_cast<int>(box.y0); y < box.y1; ++y)
            for (auto x = static_cast<int>(box.x0); x < box.x1; ++x)
                volume.voxels[volume.row(y, z) + static_cast<std::size_t>(x)] = value;
}

void addNoise(GreyVolume& volume, float sigma) {
    std::mt19937 random(7);
    std::normal_distribution<float> noise(0, sigma);
    for (float& v : volume.voxels)
        v += noise(random);
}

bool isNear(const std::optional<VolumeBox>& got, const VolumeBox& wanted, std::int64_t most) {
    if (!got) return false;
    const auto near = [most](std::int64_t a, std::int64_t b) { return std::abs(a - b) <= most; };
    return near(got->x0, wanted.x0) && near(got->x1, wanted.x1) && near(got->y0, wanted.y0) &&
           near(got->y1, wanted.y1) && near(got->z0, wanted.z0) && near(got->z1, wanted.z1);
}

} // namespace

class BoxProposalTest : public QObject {
    Q_OBJECT

    const VolumeBox m_box{20, 50, 15, 40, 30, 55};

private Q_SLOTS:
    void aPlainObject() {
        GreyVolume volume = made(80, 70, 90, 1000);
        fill(volume, m_box, 3000);
        QCOMPARE(*slices::brightBox(volume), m_box);
    }

    void noise() {
        for (const float sigma : {50.F, 200.F, 400.F}) { // of a contrast of 1000
            GreyVolume volume = made(80, 70, 90, 1000);
            fill(volume, m_box, 2000);
            addNoise(volume, sigma);
            QVERIFY(isNear(slices::brightBox(volume), m_box, 2));
        }
    }

    void specksAndHotVoxels() {
        GreyVolume volume = made(80, 70, 90, 1000);
        fill(volume, m_box, 2000);
        addNoise(volume, 60);
        std::mt19937 random(3);
        for (int i = 0; i < 300; ++i) // hot and dead voxels anywhere
            volume.voxels[random() % volume.voxels.size()] = i % 5 == 0 ? -30000.F : 60000.F;
        fill(volume, {2, 4, 2, 4, 2, 4}, 65000); // grains of metal
        fill(volume, {75, 78, 60, 62, 80, 82}, 65000);
        fill(volume, {70, 72, 5, 7, 70, 73}, 2500); // dust
        QVERIFY(isNear(slices::brightBox(volume), m_box, 1));
    }

    // A thin part that hangs on the object is held.
    void thinParts() {
        GreyVolume volume = made(80, 70, 90, 1000);
        fill(volume, m_box, 3000);
        fill(volume, {30, 31, 20, 21, 55, 85}, 3000);
        VolumeBox wanted = m_box;
        wanted.z1 = 85;
        QCOMPARE(*slices::brightBox(volume), wanted);
    }

    // Reconstructions are a circle in a square of one value, which is no background to judge by.
    void circleOfAir() {
        const auto circle = [](float outside, const VolumeBox& object) {
            GreyVolume volume = made(80, 80, 60, 10000);
            fill(volume, object, 20000);
            addNoise(volume, 800);
            for (int z = 0; z < 60; ++z)
                for (int y = 0; y < 80; ++y)
                    for (int x = 0; x < 80; ++x)
                        if ((x - 40) * (x - 40) + (y - 40) * (y - 40) > 40 * 40)
                            volume.voxels[volume.row(y, z) + static_cast<std::size_t>(x)] = outside;
            return volume;
        };
        const VolumeBox object{25, 55, 30, 50, 10, 40};
        QVERIFY(isNear(slices::brightBox(circle(0, object)), object, 2));
        QVERIFY(isNear(slices::brightBox(circle(65535, object)), object, 2));
        // Nothing in it: all of it.
        QVERIFY(isNear(slices::brightBox(circle(0, {})), {0, 80, 0, 80, 0, 60}, 2));
    }

    // Bone in what is soft, in air: the threshold stood between the first two, and the box cut off
    // what is soft.
    void threeKindsOfValues() {
        const VolumeBox soft{12, 64, 8, 58, 10, 80};
        for (const float sigma : {0.F, 20.F, 60.F}) {
            GreyVolume volume = made(80, 70, 90, 300);
            fill(volume, soft, 900);
            fill(volume, m_box, 5000);
            fill(volume, {30, 40, 20, 30, 40, 50}, 9000);
            addNoise(volume, sigma);
            QVERIFY(isNear(slices::brightBox(volume), soft, 2));
            // In the circle of a reconstruction.
            for (int z = 0; z < 90; ++z)
                for (int y = 0; y < 70; ++y)
                    for (int x = 0; x < 80; ++x)
                        if ((x - 40) * (x - 40) + (y - 35) * (y - 35) > 40 * 40)
                            volume.voxels[volume.row(y, z) + static_cast<std::size_t>(x)] = 0;
            const auto box = slices::brightBox(volume);
            QVERIFY(isNear(box, soft, 2));
        }
    }
    // A background that is no single value, as of rings and beams, stays background.
    void aRampIsBackground() {
        GreyVolume volume = made(80, 70, 90, 0);
        for (int z = 0; z < 90; ++z)
            for (int y = 0; y < 70; ++y)
                for (int x = 0; x < 80; ++x)
                    volume.voxels[volume.row(y, z) + static_cast<std::size_t>(x)] =
                        1000 + 5 * static_cast<float>(x);
        fill(volume, m_box, 4000);
        addNoise(volume, 40);
        QVERIFY(isNear(slices::brightBox(volume), m_box, 1));
    }

    void severalObjects() {
        GreyVolume volume = made(80, 70, 90, 1000);
        fill(volume, m_box, 3000);
        fill(volume, {60, 70, 50, 60, 70, 80}, 2600);
        QCOMPARE(*slices::brightBox(volume), (VolumeBox{20, 70, 15, 60, 30, 80}));
    }

    void nothingStandsOut() {
        QVERIFY(!slices::brightBox(made(40, 30, 20, 5)));
        GreyVolume hot = made(40, 30, 20, 5);
        hot.voxels[1234] = 1000;
        hot.voxels[1235] = 1000;
        QVERIFY(!slices::brightBox(hot));
        QVERIFY(!slices::brightBox(made(1, 1, 1, 5)));
        GreyVolume noise = made(60, 50, 40, 1000);
        addNoise(noise, 100);
        const auto box = slices::brightBox(noise); // nothing, or everything
        QVERIFY(!box || isNear(box, {0, 60, 0, 50, 0, 40}, 2));
    }

    void otsuOfTwoValues() {
        std::vector<float> values(1000, -5.F);
        std::fill(values.begin(), values.begin() + 10, 7.F);
        const auto threshold = slices::otsuThreshold(values, 1000);
        QVERIFY(threshold && *threshold > -5 && *threshold < 7);
        QVERIFY(!slices::otsuThreshold(values, -5.F));
        QVERIFY(!slices::otsuThreshold({}, 1));
    }

    void componentsByFaces() {
        GreyVolume volume = made(5, 5, 3, 0);
        const auto set = [&](int x, int y, int z) {
            volume.voxels[volume.row(y, z) + static_cast<std::size_t>(x)] = 1;
        };
        set(0, 0, 0), set(1, 0, 0), set(1, 1, 0), set(1, 1, 1); // by faces
        set(2, 2, 1);                                           // by an edge: another one
        set(4, 4, 2), set(2, 4, 2), set(2, 3, 2), set(3, 3, 2), set(4, 3, 2); // a bow
        const auto found = slices::componentsAbove(volume, 0.5F);
        QCOMPARE(found.size(), std::size_t{3});
        QCOMPARE(found[0].voxels, std::int64_t{4});
        QCOMPARE(found[0].box, (VolumeBox{0, 2, 0, 2, 0, 2}));
        QCOMPARE(found[1].voxels, std::int64_t{1});
        QCOMPARE(found[2].voxels, std::int64_t{5});
        QCOMPARE(found[2].box, (VolumeBox{2, 5, 3, 5, 2, 3}));
    }

    // Through files, at a level that is thinned: the whole object and a margin.
    void ofAVolume() {
        const TempFolder folder;
        const auto inside = [](int x, int y, int z) {
            const double dx = (x - 300) / 80.0;
            const double dy = (y - 30) / 20.0;
            const double dz = (z - 14) / 8.0;
            return dx * dx + dy * dy + dz * dz < 1;
        };
        std::mt19937 random(11);
        const auto stack = tests::writeVolume(folder / "in", 600, 64, 30, [&](int x, int y, int z) {
            return (inside(x, y, z) ? 30000 : 10000) + static_cast<int>(random() % 2000);
        });
        const auto source = tests::openVolume(stack);
        const auto box = slices::proposeBox(*source, {});
        QVERIFY(box);
        const VolumeBox object{221, 380, 11, 50, 7, 22};
        QVERIFY(box->x0 <= object.x0 && box->x1 >= object.x1);
        QVERIFY(box->y0 <= object.y0 && box->y1 >= object.y1);
        QVERIFY(box->z0 <= object.z0 && box->z1 >= object.z1);
        // Not more than two coarse voxels and the margin.
        QVERIFY(isNear(*box, object, 12));
    }

    void ofAnEmptyVolume() {
        const TempFolder folder;
        const auto stack =
            tests::writeVolume(folder / "in", 30, 20, 10, [](int, int, int) { return 7; });
        const auto source = tests::openVolume(stack);
        QCOMPARE(*slices::proposeBox(*source, {}), (VolumeBox{0, 30, 0, 20, 0, 10}));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = slices::proposeBox(*source, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
};

#include "box_proposal_test.moc"
LIGHTSTACK_TEST(BoxProposalTest);
