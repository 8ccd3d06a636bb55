// Slabs: largest, smallest and mean of several planes, exact for every type.
#include "core/slices/slab.h"
#include "tests/core/slices/slices_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace lightstack;
using image::SampleType;
using slices::Axis;
using slices::SlabRule;
using slices::SlabSum;
using tests::StackKind;
using tests::TempFolder;

namespace {

template <class T>
T slabOf(SampleType type, SlabRule rule, const std::vector<T>& values) {
    auto sum = SlabSum::make(type, rule, 1);
    T out{};
    for (int round = 0; round < 2; ++round) { // it begins anew
        for (const T value : values)
            sum->add(reinterpret_cast<const std::byte*>(&value));
        sum->finish(reinterpret_cast<std::byte*>(&out));
    }
    return out;
}

} // namespace

class SlabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansAreRoundedHalfUp() {
        QCOMPARE(slabOf<std::uint8_t>(SampleType::U8, SlabRule::Mean, {1, 2}), std::uint8_t{2});
        QCOMPARE(slabOf<std::uint8_t>(SampleType::U8, SlabRule::Mean, {1, 1, 2}), std::uint8_t{1});
        QCOMPARE(slabOf<std::int8_t>(SampleType::S8, SlabRule::Mean, {-1, -2}), std::int8_t{-1});
        QCOMPARE(
            slabOf<std::int16_t>(SampleType::S16, SlabRule::Mean, {-3, -4, -4}), std::int16_t{-4});
        QCOMPARE(slabOf<std::int32_t>(SampleType::S32, SlabRule::Mean, {INT32_MIN, INT32_MIN}),
            INT32_MIN);
        QCOMPARE(slabOf<std::uint32_t>(SampleType::U32, SlabRule::Mean, {UINT32_MAX, UINT32_MAX}),
            UINT32_MAX);
        QCOMPARE(slabOf<std::uint64_t>(
                     SampleType::U64, SlabRule::Mean, {UINT64_MAX, UINT64_MAX, UINT64_MAX - 1}),
            std::uint64_t{UINT64_MAX});
        QCOMPARE(slabOf<std::int64_t>(SampleType::S64, SlabRule::Mean, {INT64_MIN, INT64_MAX}),
            std::int64_t{0});
        // A sum of floats would lose the ones.
        QCOMPARE(
            slabOf<float>(SampleType::F32, SlabRule::Mean, {16777216.F, 1.F, 1.F, -16777216.F}),
            0.5F);
        QCOMPARE(slabOf<double>(SampleType::F64, SlabRule::Mean, {1, 2}), 1.5);
    }

    void largestAndSmallest() {
        QCOMPARE(
            slabOf<std::int16_t>(SampleType::S16, SlabRule::Max, {-3, -1, -7}), std::int16_t{-1});
        QCOMPARE(
            slabOf<std::int16_t>(SampleType::S16, SlabRule::Min, {-3, -1, -7}), std::int16_t{-7});
        QCOMPARE(slabOf<std::uint64_t>(SampleType::U64, SlabRule::Max, {1, UINT64_MAX}),
            std::uint64_t{UINT64_MAX});
        const float none = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(slabOf<float>(SampleType::F32, SlabRule::Max, {none, -2, none}), -2.F);
        QCOMPARE(slabOf<float>(SampleType::F32, SlabRule::Min, {3, none, -2}), -2.F);
        QVERIFY(std::isnan(slabOf<float>(SampleType::F32, SlabRule::Max, {none, none})));
        QVERIFY(std::isnan(slabOf<float>(SampleType::F32, SlabRule::Mean, {none, 1})));
        QCOMPARE(slabOf<std::uint8_t>(SampleType::U8, SlabRule::Max, {}), std::uint8_t{0});
    }

    void slabsOfVolumes_data() {
        QTest::addColumn<StackKind>("kind");
        const std::tuple<const char*, int, int> types[] = {{"uint8", 8, 1}, {"uint16", 16, 1},
            {"int16", 16, 2}, {"int32", 32, 2}, {"uint32", 32, 1}, {"float32", 32, 3}};
        for (const auto& [name, bits, format] : types)
            QTest::newRow(name) << StackKind{
                {.width = 21, .height = 17, .bits = bits, .format = format}, 13, "wl"};
        QTest::newRow("colour") << StackKind{
            {.width = 15, .height = 12, .bits = 8, .samples = 3, .photometric = 2}, 9, "wl"};
    }
    void slabsOfVolumes() {
        QFETCH(StackKind, kind);
        const TempFolder folder;
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
        QVERIFY(source);
        const tests::Voxels voxels = tests::voxelsOf(kind);
        for (const Axis axis : tests::kAxes)
            for (const SlabRule rule : {SlabRule::Max, SlabRule::Min, SlabRule::Mean})
                for (const std::int64_t thickness : {2, 3, 5, 8, 1000}) {
                    const int side = tests::sideOf(voxels, axis);
                    for (const int at : {0, side / 2, side - 1}) {
                        const auto plane = source->plane({axis, at, 0, thickness, rule}, {});
                        QVERIFY(plane);
                        QVERIFY(!plane->thinned && !plane->missing);
                        const auto from = at - static_cast<int>((thickness - 1) / 2);
                        const int first = std::max(0, from);
                        const int last = std::min(side - 1, from + static_cast<int>(thickness) - 1);
                        // 1000 planes around a place: all of them.
                        const auto wrong = tests::difference(*plane,
                            tests::slabOf(voxels, axis, first, last, rule, kind.slice.format != 3));
                        QVERIFY2(wrong.empty(), wrong.c_str());
                    }
                }
    }

    // A thinned slab takes every 2^n-th plane, the position's own among them.
    void thinnedSlabs() {
        const TempFolder folder;
        const StackKind kind{{.width = 600, .height = 20, .bits = 16}, 20};
        const auto source = tests::openVolume(tests::writeStack(folder / "in", kind));
        const tests::Voxels voxels = tests::voxelsOf(kind);
        // Level 2: planes 3, 7 and 11 of 3 to 11.
        tests::Voxels three{600, 20, 3, 1, {}};
        for (const int z : {3, 7, 11}) {
            const auto plane = tests::planeOf(voxels, Axis::Z, z);
            three.values.insert(three.values.end(), plane.values.begin(), plane.values.end());
        }
        const auto plane = source->plane({Axis::Z, 7, 2, 9, SlabRule::Mean}, {});
        QVERIFY(plane && plane->thinned);
        const auto slab = tests::slabOf(three, Axis::Z, 0, 2, SlabRule::Mean, true);
        const auto wrong = tests::difference(*plane, tests::thinned(slab, 4));
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
};

#include "slab_test.moc"
LIGHTSTACK_TEST(SlabTest);
