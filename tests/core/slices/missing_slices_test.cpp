// Slices that are not there, or not as the others: blank planes with a reason, never an error.
#include "core/slices/slice_cache.h"
#include "tests/core/slices/slices_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <future>
#include <thread>

using namespace lightstack;
using slices::Axis;
using slices::SlabRule;
using tests::StackKind;
using tests::TempFolder;

namespace {

const StackKind kKind{{.width = 23, .height = 17, .bits = 16}, 12, "wl"};

bool isBlank(const slices::Plane& plane) {
    const auto bytes = plane.pixels.bytes();
    return !bytes.empty() &&
           std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; });
}

// The volume with these slices blank.
tests::Voxels without(const std::vector<int>& missing) {
    tests::Voxels voxels = tests::voxelsOf(kKind);
    for (const int z : missing)
        for (int y = 0; y < voxels.height; ++y)
            for (int x = 0; x < voxels.width; ++x)
                voxels.at(x, y, z) = 0;
    return voxels;
}

} // namespace

class MissingSlicesTest : public QObject {
    Q_OBJECT

    static void check(slices::VolumeSource& source, const std::vector<int>& missing) {
        const tests::Voxels voxels = without(missing);
        for (const Axis axis : tests::kAxes)
            for (int round = 0; round < 2; ++round) // from the cache, too
                for (int at = 0; at < tests::sideOf(voxels, axis); ++at) {
                    const auto plane = source.plane({.axis = axis, .position = at}, {});
                    QVERIFY(plane);
                    const bool gone = axis == Axis::Z && std::find(missing.begin(), missing.end(),
                                                             at) != missing.end();
                    QCOMPARE(plane->missing, gone);
                    QCOMPARE(!plane->reason.empty(), gone || axis != Axis::Z);
                    if (gone) QVERIFY(isBlank(*plane));
                    const auto wrong = tests::difference(*plane, tests::planeOf(voxels, axis, at));
                    QVERIFY2(wrong.empty(), wrong.c_str());
                }
    }

private Q_SLOTS:
    void gapsInTheNumbers() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kKind, 40);
        std::filesystem::remove(folder / "in/slice_0044.tif");
        std::filesystem::remove(folder / "in/slice_0045.tif");
        const auto stack = tests::listed(folder / "in");
        const auto source = tests::openVolume(stack);
        QCOMPARE(source->facts().levels[0].depth, std::int64_t{12});
        check(*source, {4, 5});
        const auto plane = source->plane({.axis = Axis::Z, .position = 5}, {});
        QCOMPARE(plane->reason, std::string("there is no slice 45"));
        QCOMPARE(slices::sliceAt(stack, 5), nullptr);
        QCOMPARE(slices::sliceAt(stack, 6)->index, std::int64_t{46});
        QCOMPARE(slices::sliceAt(stack, 12), nullptr);
        QCOMPARE(slices::sliceAt(stack, -1), nullptr);
        QVERIFY(source->cachedValue(1, 1, 5).empty());
    }

    // Every hundredth number: slices are counted, there are no gaps to look at.
    void numbersFarApart() {
        const TempFolder folder;
        for (int z = 0; z < 4; ++z)
            tests::writeSlice(folder / ("slice_" + std::to_string(1000 + z * 100) + ".tif"), kKind,
                static_cast<std::uint64_t>(z) + 1);
        const auto source = tests::openVolume(tests::listed(folder.path()));
        QCOMPARE(source->facts().levels[0].depth, std::int64_t{4});
        const auto plane = source->plane({.axis = Axis::Z, .position = 3}, {});
        QVERIFY(
            tests::difference(*plane, tests::planeOf(tests::voxelsOf(kKind), Axis::Z, 3)).empty());
    }

    void damagedSlices() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        const auto at = [&](int z) {
            return stack.pathOf(stack.slices[static_cast<std::size_t>(z)]);
        };
        std::filesystem::resize_file(
            at(2), std::filesystem::file_size(at(2)) / 2); // the head is gone
        std::filesystem::resize_file(at(3), 0);
        std::filesystem::remove(at(5));
        StackKind odd = kKind;
        odd.slice.width = 24;
        tests::writeSlice(at(7), odd, 1);
        odd = kKind;
        odd.slice.bits = 8;
        tests::writeSlice(at(8), odd, 1);
        const auto source = tests::openVolume(stack);
        QVERIFY(source);
        check(*source, {2, 3, 5, 7, 8});
        const auto plane = source->plane({.axis = Axis::Z, .position = 7}, {});
        QCOMPARE(plane->reason, std::string("it is 24 x 17 uint16, the others are 23 x 17 uint16"));
    }

    void theKindIsThatOfMost() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        StackKind odd = kKind;
        odd.slice.width = 99;
        tests::writeSlice(stack.pathOf(stack.slices.front()), odd, 1);
        const auto source = tests::openVolume(stack);
        QCOMPARE(source->facts().spec.slice.size.width, 23);
        check(*source, {0});
    }

    void slabsPassOverThem() {
        const TempFolder folder;
        auto stack = tests::writeStack(folder / "in", kKind);
        std::filesystem::remove(stack.pathOf(stack.slices[4]));
        std::filesystem::remove(stack.pathOf(stack.slices[5]));
        const auto source = tests::openVolume(stack);
        const auto plane = source->plane({Axis::Z, 4, 0, 3, SlabRule::Mean}, {});
        QVERIFY(plane && !plane->missing);
        QVERIFY(plane->reason.starts_with("2 of 3 slices are left out"));
        const auto voxels = tests::voxelsOf(kKind);
        QVERIFY(tests::difference(*plane, tests::planeOf(voxels, Axis::Z, 3)).empty());
        const auto none = source->plane({Axis::Z, 4, 0, 2, SlabRule::Min}, {});
        QVERIFY(none && none->missing && isBlank(*none));
    }

    void nothingCanBeRead() {
        const TempFolder folder;
        auto stack = tests::writeStack(folder / "in", kKind);
        for (const auto& slice : stack.slices)
            std::filesystem::resize_file(stack.pathOf(slice), 0);
        const auto source = slices::VolumeSource::open(stack, 1 << 20, {});
        QVERIFY(!source);
        QVERIFY(source.error().path == stack.pathOf(stack.slices[0]));
    }

    // Rewritten while it is open: the new file is read, wherever its rows stand.
    void rewrittenSlices() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        const auto source = tests::openVolume(stack, 0);
        QVERIFY(source->plane({.axis = Axis::Y, .position = 3}, {}));
        StackKind big = kKind;
        big.mode = "wb8";
        tests::writeSlice(stack.pathOf(stack.slices[6]), big, 77);
        const auto plane = source->plane({.axis = Axis::Z, .position = 6}, {});
        const auto values = tests::expectedVoxels(kKind, {77}, 0, 0);
        QVERIFY(plane && !plane->missing);
        QVERIFY(tests::difference(*plane, {23, 17, 1, 1, values}).empty());
    }

    void cacheIsBoundedAndSharesWork() {
        slices::SliceCache cache(1000);
        const auto plane = [](int bytes) {
            return *image::ImageBuffer::allocate({{bytes, 1}, 1, image::SampleType::U8}, 1 << 20);
        };
        cache.put({Axis::Z, 0, 1}, plane(400));
        cache.put({Axis::Z, 0, 2}, plane(400));
        QVERIFY(cache.find({Axis::Z, 0, 1}));
        cache.put({Axis::Z, 0, 3}, plane(400)); // 2 was used least
        QVERIFY(!cache.find({Axis::Z, 0, 2}));
        QVERIFY(cache.find({Axis::Z, 0, 1}) && cache.find({Axis::Z, 0, 3}));
        cache.put({Axis::Z, 0, 4}, plane(2000));
        QVERIFY(!cache.find({Axis::Z, 0, 4}));
        QCOMPARE(cache.bytes(), std::uint64_t{800});
        // Whoever asks for what is being made gets it from who makes it.
        std::atomic<int> made{0};
        std::promise<void> go;
        auto ready = go.get_future().share();
        const auto make = [&]() -> Result<image::ImageBuffer> {
            ++made;
            ready.wait();
            return plane(100);
        };
        std::vector<std::jthread> threads;
        std::atomic<int> got{0};
        for (int i = 0; i < 3; ++i)
            threads.emplace_back([&] {
                if (cache.get({Axis::Z, 0, 9}, make, {})) ++got;
            });
        while (made == 0)
            std::this_thread::yield();
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = cache.get({Axis::Z, 0, 9}, make, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        go.set_value();
        threads.clear();
        QCOMPARE(made.load(), 1);
        QCOMPARE(got.load(), 3);
    }
};

#include "missing_slices_test.moc"
LIGHTSTACK_TEST(MissingSlicesTest);
