// One window for all slices of a stack: what it is, how often slices are read for it, and that a
// slice as part of a stack is kept apart from the file alone.
#include "core/thumbs/thumbnail_loader.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace lightstack;
using raster::WindowLevel;
using thumbs::StackSample;
using thumbs::StackWindows;
using thumbs::Thumbnail;
namespace fs = std::filesystem;
using Look = StackWindows::Look;

namespace {

// A stack whose slices are named by what they say.
StackSample sampleOf(const std::vector<std::string>& slices, std::uint64_t id = 1) {
    StackSample sample;
    sample.id = id;
    for (const std::string& slice : slices)
        sample.slices.push_back({slice, 0});
    return sample;
}

Look lookOf(const std::string& slice) {
    if (slice == "broken") return {};
    if (slice == "colours") return {true, false, {}};
    if (slice == "flat") return {true, true, {}};
    const double low = std::stod(slice);
    return {true, true, WindowLevel{low, low + 100}};
}

// Slices of 16 bits: a ramp from slice * 1000 upwards.
struct Stack {
    tests::TempFolder folder;
    thumbs::DesktopCache desktop{folder / "desktop"};
    std::shared_ptr<StackSample> sample = std::make_shared<StackSample>();
    std::vector<std::string> paths;

    explicit Stack(int bits = 16) {
        fs::create_directory(folder / "data");
        for (int slice = 0; slice < 9; ++slice) {
            const fs::path path = folder / "data" / ("s_" + std::to_string(slice) + ".tif");
            tests::TiffKind kind;
            kind.width = kind.height = 64;
            kind.bits = bits;
            tests::TiffValues values(64 * 64);
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = static_cast<std::uint64_t>(slice) * (bits == 16 ? 1000 : 10) +
                            i % (bits == 16 ? 1000 : 100);
            tests::TiffFixture(path, "wl").addPage(kind, values);
            // Settled: rows of files that were just written are not kept.
            fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
            paths.push_back(path.native());
        }
        sample->id = thumbs::stackId("s", paths.size());
        for (const std::size_t slice : thumbs::sampledSlices(paths.size()))
            sample->slices.push_back({paths[slice], 0});
    }
    Thumbnail load(int slice, bool inStack, catalog::ThumbnailStore* store = nullptr) const {
        thumbs::ThumbnailLoader loader(store, desktop);
        thumbs::ThumbnailKey key;
        key.path = paths[static_cast<std::size_t>(slice)];
        key.bucket = 128;
        if (inStack) key.stack = sample;
        return loader.load(key, {});
    }
    // Mean grey.
    static int grey(const Thumbnail& thumbnail) {
        return thumbnail.image.isNull() ? -1 : static_cast<int>(thumbnail.color & 255U);
    }
};

} // namespace

class StackWindowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someSlicesAreLookedAt() {
        using At = std::vector<std::size_t>;
        QCOMPARE(thumbs::sampledSlices(0), At{});
        QCOMPARE(thumbs::sampledSlices(1), At{0});
        QCOMPARE(thumbs::sampledSlices(3), (At{0, 1, 2}));
        QCOMPARE(thumbs::sampledSlices(1000), (At{100, 300, 500, 700, 900}));
        for (std::size_t count = 1; count < 300; ++count) {
            const At at = thumbs::sampledSlices(count);
            QVERIFY(at.back() < count && at.size() <= 5);
            QCOMPARE(at[at.size() / 2], count / 2); // stands for the stack
        }
    }
    void aStackThatGrowsIsAnother() {
        QCOMPARE(thumbs::stackId("a", 1000), thumbs::stackId("a", 1001));
        QVERIFY(thumbs::stackId("a", 1000) != thumbs::stackId("b", 1000));
        QVERIFY(thumbs::stackId("a", 1000) != thumbs::stackId("a", 1600));
        QVERIFY(thumbs::stackId("", 0) != 0);
    }
    void theWindowHoldsThoseOfAll_data() {
        QTest::addColumn<QStringList>("slices");
        QTest::addColumn<bool>("any");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        const auto row = [](const char* name, const QStringList& slices, bool any, double low = 0,
                             double high = 0) {
            QTest::newRow(name) << slices << any << low << high;
        };
        const auto s = [](const char* text) { return QLatin1String(text); };
        row("all", {s("500"), s("200"), s("900")}, true, 200, 1000);
        row("flat ones have no say", {s("flat"), s("-5"), s("flat")}, true, -5, 95);
        row("nor broken ones", {s("broken"), s("7"), s("broken")}, true, 7, 107);
        row("colours", {s("5"), s("colours"), s("9")}, false);
        row("all flat", {s("flat"), s("flat")}, false);
        row("all broken", {s("broken")}, false);
    }
    void theWindowHoldsThoseOfAll() {
        QFETCH(QStringList, slices);
        QFETCH(bool, any);
        QFETCH(double, low);
        QFETCH(double, high);
        std::vector<std::string> names;
        for (const QString& slice : slices)
            names.push_back(slice.toStdString());
        StackWindows windows;
        const auto window = windows.find(
            sampleOf(names), nullptr, [](const auto& slice) { return lookOf(slice.path); }, {});
        QCOMPARE(window.has_value(), any);
        if (any) QCOMPARE(*window, (WindowLevel{low, high}));
    }
    void slicesAreReadOnce() {
        StackWindows windows;
        std::atomic<int> looked = 0;
        const auto look = [&](const StackSample::Slice& slice) {
            ++looked;
            return lookOf(slice.path);
        };
        const StackSample sample = sampleOf({"1", "2", "3"});
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    const auto window = windows.find(sample, nullptr, look, {});
                    right += window == WindowLevel{1, 103} ? 1 : 0;
                });
        }
        QCOMPARE(right.load(), 8);
        QCOMPARE(looked.load(), 3);
        QCOMPARE(*windows.find(sampleOf({"5"}, 2), nullptr, look, {}), (WindowLevel{5, 105}));
        QCOMPARE(looked.load(), 4);
        // What could not be read, or was interrupted, is asked again.
        for (int i = 0; i < 2; ++i)
            QVERIFY(!windows.find(sampleOf({"broken"}, 3), nullptr, look, {}));
        QCOMPARE(looked.load(), 6);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!windows.find(sampleOf({"6"}, 4), nullptr, look, stop.get_token()));
        QCOMPARE(*windows.find(sampleOf({"6"}, 4), nullptr, look, {}), (WindowLevel{6, 106}));
    }
    void whatWasInterruptedGoesOn() {
        StackWindows windows;
        std::vector<std::string> looked;
        std::stop_source stop;
        const auto look = [&](const StackSample::Slice& slice) {
            looked.push_back(slice.path);
            if (slice.path == "20") stop.request_stop();
            return lookOf(slice.path);
        };
        const StackSample sample = sampleOf({"10", "20", "30"});
        QVERIFY(!windows.find(sample, nullptr, look, stop.get_token()));
        QCOMPARE(*windows.find(sample, nullptr, look, {}), (WindowLevel{10, 130}));
        QCOMPARE(looked, (std::vector<std::string>{"10", "20", "20", "30"}));
    }
    void slicesOfAStackShareTheirScale() {
        const Stack s;
        for (const int slice : {0, 4, 8}) {
            const int alone = Stack::grey(s.load(slice, false));
            QVERIFY2(std::abs(alone - 127) < 8, qPrintable(QString::number(alone)));
        }
        int before = -1;
        for (int slice = 0; slice < 9; ++slice) {
            const int grey = Stack::grey(s.load(slice, true));
            QVERIFY2(grey >= before && (slice < 1 || slice > 7 || grey > before),
                qPrintable(QStringLiteral("%1: %2 after %3").arg(slice).arg(grey).arg(before)));
            before = grey;
        }
        QVERIFY(Stack::grey(s.load(1, true)) < 60 && Stack::grey(s.load(7, true)) > 190);
    }
    void eightBitsAreShownAsTheyAre() {
        const Stack s(8);
        for (const int slice : {0, 4, 8})
            QVERIFY(s.load(slice, true).image == s.load(slice, false).image);
    }
    void rowsOfTheStoreAreKeptApart() {
        const Stack s;
        catalog::StoreOptions options;
        options.file = s.folder / "store.db";
        std::map<std::pair<int, bool>, int> greys;
        {
            const auto store = catalog::ThumbnailStore::open(options);
            for (const int slice : {1, 4, 7})
                for (const bool inStack : {true, false})
                    greys[{slice, inStack}] = Stack::grey(s.load(slice, inStack, store.get()));
        }
        // The next start reads no slice for the window.
        for (const std::size_t slice : {std::size_t{0}, std::size_t{2}, std::size_t{6}})
            fs::resize_file(s.paths[slice], 10);
        const auto store = catalog::ThumbnailStore::open(options);
        for (const int slice : {1, 4, 7})
            for (const bool inStack : {false, true}) {
                const Thumbnail found = s.load(slice, inStack, store.get());
                QCOMPARE(found.origin, thumbs::ThumbnailOrigin::Store);
                QVERIFY(std::abs(Stack::grey(found) - greys[{slice, inStack}]) <= 1);
            }
        const int alone = greys[{1, false}];
        const int inStack = greys[{1, true}];
        QVERIFY(alone - inStack > 40);
    }
    void keysOfOneFileAreTwoItems() {
        const Stack s;
        thumbs::ThumbnailKey alone;
        alone.path = s.paths[0];
        thumbs::ThumbnailKey part = alone;
        part.stack = s.sample;
        thumbs::ThumbnailKey again = alone;
        again.stack = std::make_shared<StackSample>(*s.sample);
        QVERIFY(!alone.sameItem(part) && !part.sameItem(alone));
        QVERIFY(part.sameItem(again));
        QVERIFY(thumbs::windowedPage({0, 1}, 0) != thumbs::windowedPage({0, 2}, 0));
        QVERIFY(thumbs::windowedPage({0, 1}, 0) != thumbs::windowedPage({0, 1}, 1));
        QVERIFY(thumbs::windowedPage({0, 1}, 0) >= 1 << 30);
    }
};

#include "stack_windows_test.moc"
LIGHTSTACK_TEST(StackWindowsTest);
