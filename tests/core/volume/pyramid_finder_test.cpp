// Pyramids found again: beside the data and in the cache place, and never believed when the files
// are others; levels read by rows.
#include "core/volume/pyramid_finder.h"
#include "tests/core/volume/zarr_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>
#include <thread>

using namespace lightstack;
using tests::StackKind;
using tests::TempFolder;
using volume::PyramidFormat;
using volume::PyramidMode;
namespace fs = std::filesystem;

namespace {

const StackKind kFoundKind{{.width = 300, .height = 270, .bits = 16}, 37, "wl"};
const StackKind kColour{{.width = 41, .height = 27, .bits = 8, .samples = 3, .photometric = 2}, 9};

// Builds where the browser would.
volume::SliceStack withPyramid(const fs::path& folder, const StackKind& kind, PyramidFormat format,
    PyramidMode mode = PyramidMode::Exact) {
    auto wanted = tests::requestFor(tests::writeStack(folder, kind), {});
    wanted.out = volume::defaultPyramidFolder(wanted.stack, mode, format);
    wanted.format = format;
    wanted.mode = mode;
    wanted.levels = 3;
    if (mode == PyramidMode::Exact) wanted.voxel = volume::VoxelEdges{1.5, 1.5, 2, "um", "test"};
    const auto report = tests::built(wanted);
    if (!report) qFatal("%s", report.error().detail.c_str());
    return tests::listed(folder);
}

std::shared_ptr<volume::LevelReader> readerOf(const volume::SliceStack& stack) {
    auto found = volume::findPyramid(stack);
    if (!found) return nullptr;
    auto reader = volume::LevelReader::open(*std::move(found));
    return reader ? *std::move(reader) : nullptr;
}

std::vector<double> valuesOf(const image::ImageBuffer& slice) {
    std::vector<double> out;
    for (int y = 0; y < slice.spec().size.height; ++y)
        for (int x = 0; x < slice.spec().size.width; ++x)
            for (int c = 0; c < slice.spec().channels; ++c)
                out.push_back(slice.valueAt(x, y, c));
    return out;
}

void bothFormats() {
    QTest::addColumn<bool>("zarr");
    QTest::newRow("tiff") << false;
    QTest::newRow("ome-zarr") << true;
}

PyramidFormat fetchFormat() {
    QFETCH(bool, zarr);
    return zarr ? PyramidFormat::OmeZarr : PyramidFormat::Tiff;
}

// Any slice's file of level 1.
fs::path fileOfLevel1(const volume::FoundPyramid& found) {
    return found.format == PyramidFormat::Tiff ? volume::levelFile(found.folder, 1, 2)
                                               : found.folder / "1/0/0/0";
}

} // namespace

class PyramidFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { qputenv("XDG_CACHE_HOME", (m_cache / "cache").c_str()); }
    void cleanup() { fs::remove_all(m_cache / "cache"); }

    void thereIsNone() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kFoundKind);
        QVERIFY(!volume::findPyramid(stack));
        QVERIFY(!volume::findPyramid({}));
    }

    void everyVoxelIsReadBack_data() { bothFormats(); }
    void everyVoxelIsReadBack() {
        const auto format = fetchFormat();
        for (const StackKind& kind : {kFoundKind, kColour}) {
            const TempFolder folder;
            const auto stack = withPyramid(folder / "in", kind, format);
            const auto reader = readerOf(stack);
            QVERIFY(reader);
            const auto& found = reader->pyramid();
            QVERIFY(found.current && found.format == format && found.levels.size() == 3);
            QCOMPARE(found.source.depth, std::int64_t{kind.depth});
            QCOMPARE(found.source.slice.size.width, kind.slice.width);
            QCOMPARE(found.source.slice.channels, kind.slice.samples);
            QVERIFY(found.voxel && found.voxel->z == 2 && found.voxel->unit == "um");
            for (int level = 1; level <= 3; ++level)
                for (std::int64_t z = 0; z < (kind.depth - 1) / (1 << level) + 1; ++z) {
                    const auto slice = reader->slice(level, z, {});
                    QVERIFY2(slice, slice ? "" : slice.error().detail.c_str());
                    QVERIFY(valuesOf(*slice) ==
                            tests::expectedVoxels(kind, tests::seedsTo(kind.depth), level, z));
                }
        }
    }

    void anyRowsAreReadAlone_data() { bothFormats(); }
    void anyRowsAreReadAlone() {
        const TempFolder folder;
        const auto reader = readerOf(withPyramid(folder / "in", kFoundKind, fetchFormat()));
        QVERIFY(reader);
        const auto whole = reader->slice(1, 4, {});
        QVERIFY(whole);
        const std::size_t row = whole->spec().rowBytes();
        for (const auto& [first, rows] :
            {std::pair{0, 1}, std::pair{134, 1}, std::pair{60, 75}, std::pair{7, 100}}) {
            std::vector<std::byte> some(row * static_cast<std::size_t>(rows));
            QVERIFY(reader->readRows(1, 4, first, some, {}));
            QVERIFY(std::equal(some.begin(), some.end(), whole->row(first)));
        }
        std::vector<std::byte> one(row);
        const auto isUsage = [&](const Result<void>& result) {
            return !result && result.error().code == ErrorCode::Usage;
        };
        QVERIFY(isUsage(reader->readRows(1, 4, 135, one, {})));
        QVERIFY(isUsage(reader->readRows(1, 19, 0, one, {})));
        QVERIFY(isUsage(reader->readRows(4, 0, 0, one, {})));
        QVERIFY(isUsage(reader->readRows(1, 4, 0, std::span(one).first(row - 1), {})));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = reader->readRows(1, 4, 0, one, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }

    // More slices than files are held open, from several threads.
    void manyThreadsReadAtOnce_data() { bothFormats(); }
    void manyThreadsReadAtOnce() {
        const TempFolder folder;
        StackKind kind = kColour;
        kind.depth = 140;
        const auto reader = readerOf(withPyramid(folder / "in", kind, fetchFormat()));
        QVERIFY(reader);
        std::vector<image::ImageBuffer> slices;
        for (std::int64_t z = 0; z < 70; ++z)
            slices.push_back(reader->slice(1, z, {}).value());
        std::atomic<int> wrong{0};
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 400; ++i) {
                        const auto z = static_cast<std::size_t>((i * 37 + t * 11) % 70);
                        const auto slice = reader->slice(1, static_cast<std::int64_t>(z), {});
                        if (!slice || !std::ranges::equal(slice->bytes(), slices[z].bytes()))
                            ++wrong;
                    }
                });
        }
        QCOMPARE(wrong.load(), 0);
        std::ptrdiff_t open = 0;
        for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
            std::error_code error;
            open +=
                fs::read_symlink(entry.path(), error).native().starts_with(folder.path().native())
                    ? 1
                    : 0;
        }
        QVERIFY2(open <= 64, qPrintable(QString::number(open)));
    }

    void otherSourcesMakeItStale_data() { bothFormats(); }
    void otherSourcesMakeItStale() {
        const TempFolder folder;
        const auto stack = withPyramid(folder / "in", kFoundKind, fetchFormat());
        const auto isCurrent = [](const volume::SliceStack& s) {
            const auto found = volume::findPyramid(s);
            return found && found->current;
        };
        QVERIFY(isCurrent(stack));
        auto other = stack; // its size, its time, its name, one fewer, one more
        ++other.slices[30].size;
        QVERIFY(volume::findPyramid(other) && !isCurrent(other));
        other = stack;
        other.slices[30].mtimeNs += 1;
        QVERIFY(!isCurrent(other));
        other = stack;
        other.slices[30].name = "slice_030.tif";
        QVERIFY(!isCurrent(other));
        other = stack;
        other.slices.pop_back();
        QVERIFY(!isCurrent(other));
        other = stack;
        other.slices.erase(other.slices.begin() + 5); // a gap
        QVERIFY(!isCurrent(other));
        tests::writeSlice(folder / "in/slice_0003.tif", kFoundKind, 77);
        QVERIFY(!isCurrent(tests::listed(folder / "in")));
    }

    void whatIsDamagedIsNoPyramid_data() { bothFormats(); }
    void whatIsDamagedIsNoPyramid() {
        const TempFolder folder;
        const auto format = fetchFormat();
        const auto stack = withPyramid(folder / "in", kFoundKind, format);
        const auto file = volume::findPyramid(stack)->folder / volume::manifestName(format);
        const std::string whole = tests::contentOf(file);
        const auto put = [&](std::string text) {
            std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
        };
        const auto replaced = [&](const std::string& from, const std::string& to) {
            std::string text = whole;
            const auto at = text.find(from);
            return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
        };
        for (const std::string& text : {std::string(), whole.substr(0, whole.size() / 2),
                 std::string("[]"), replaced("\"width\":300", "\"width\":-3"),
                 replaced("\"depth\":37", "\"depth\":1e300"), replaced("\"uint16\"", "\"uint61\""),
                 replaced("\"version\":1", "\"version\":2"),
                 replaced("\"channels\":1", "\"channels\":4000000"),
                 replaced("\"level\":2", "\"level\":3")}) {
            put(text);
            QVERIFY2(!volume::findPyramid(stack), text.substr(0, 200).c_str());
        }
        put(replaced("\"slab\":1,", "\"slab\":7,")); // one is missing
        QVERIFY(volume::findPyramid(stack) && !volume::findPyramid(stack)->current);
        put(whole);
        QVERIFY(volume::findPyramid(stack)->current);
    }

    void damagedLevelFilesAreErrors_data() { bothFormats(); }
    void damagedLevelFilesAreErrors() {
        const TempFolder folder;
        const auto stack = withPyramid(folder / "in", kFoundKind, fetchFormat());
        const auto found = volume::findPyramid(stack);
        QVERIFY(found);
        const auto file = fileOfLevel1(*found);
        const auto code = [&] {
            const auto reader = readerOf(stack);
            const auto slice = reader->slice(1, 2, {});
            return slice ? std::string("read")
                         : std::string(base::errorCodeName(slice.error().code));
        };
        const auto size = fs::file_size(file);
        QCOMPARE(code(), std::string("read"));
        fs::resize_file(file, size - 1);
        QCOMPARE(code(), std::string("corrupt"));
        fs::resize_file(file, 0);
        QCOMPARE(code(), std::string("corrupt"));
        fs::resize_file(file, size + 70'000);
        QCOMPARE(code(), std::string("corrupt"));
        if (found->format == PyramidFormat::Tiff) {
            fs::resize_file(file, 0);
            fs::resize_file(file, size); // long enough, but zeros
            QCOMPARE(code(), std::string("corrupt"));
        }
        fs::remove(file);
        QCOMPARE(code(), std::string("not_found"));
        if (found->format == PyramidFormat::OmeZarr) {
            fs::remove(found->folder / "2/.zarray");
            QVERIFY(!readerOf(stack));
        }
    }

    void anotherStackOfTheFolderHasItsOwn() {
        const TempFolder folder;
        const auto stack = withPyramid(folder / "in", kFoundKind, PyramidFormat::Tiff);
        auto other = stack;
        other.prefix = "mask_";
        other.name = "mask_####.tif";
        QVERIFY(!volume::findPyramid(other));
        QVERIFY(volume::cachedPyramidFolder(stack, PyramidMode::Exact) !=
                volume::cachedPyramidFolder(other, PyramidMode::Exact));
        // .thumbnail serves all stacks of a folder: the manifest tells whose it is.
        const TempFolder second;
        const auto grey =
            withPyramid(second / "in", kFoundKind, PyramidFormat::Tiff, PyramidMode::CtHarvester);
        const auto found = volume::findPyramid(grey);
        QVERIFY(found && found->current && found->mode == PyramidMode::CtHarvester);
        other = grey;
        other.prefix = "mask_";
        for (volume::Slice& slice : other.slices)
            slice.name.replace(0, 6, "mask_");
        QVERIFY(!volume::findPyramid(other)->current);
    }

    void theCachePlaceIsSecond() {
        const TempFolder folder;
        auto wanted = tests::requestFor(tests::writeStack(folder / "in", kFoundKind), {});
        wanted.levels = 2;
        wanted.out = volume::cachedPyramidFolder(wanted.stack, PyramidMode::Exact);
        QVERIFY(wanted.out.native().starts_with((m_cache / "cache").native()));
        QVERIFY(tests::built(wanted));
        const auto cached = volume::findPyramid(wanted.stack);
        QVERIFY(cached && cached->current && cached->folder == wanted.out);
        QVERIFY(volume::LevelReader::open(*cached).value()->slice(2, 3, {}));
        wanted.out = volume::defaultPyramidFolder(wanted.stack, PyramidMode::Exact);
        QVERIFY(tests::built(wanted));
        QCOMPARE(volume::findPyramid(wanted.stack)->folder, wanted.out);
        // One that is current wins over one beside the data that is not.
        tests::writeSlice(folder / "in/slice_0003.tif", kFoundKind, 77);
        wanted.stack = tests::listed(folder / "in");
        QCOMPARE(volume::findPyramid(wanted.stack)->folder, wanted.out);
        wanted.out = cached->folder;
        QVERIFY(tests::built(wanted));
        QCOMPARE(volume::findPyramid(wanted.stack)->folder, wanted.out);
    }

    // What stood in for a slice that could not be read counts, until that file changes.
    void aReplacedSliceStaysCurrent() {
        for (const auto rule : {volume::GapRule::Stop, volume::GapRule::Nearest}) {
            const TempFolder folder;
            tests::writeStack(folder / "in", kFoundKind);
            std::ofstream(folder / "in/slice_0007.tif", std::ios::trunc) << "nothing to see";
            auto wanted = tests::requestFor(tests::listed(folder / "in"), {});
            wanted.out = volume::defaultPyramidFolder(wanted.stack, PyramidMode::Exact);
            wanted.skipBad = true;
            wanted.onGap = rule;
            QVERIFY(tests::built(wanted));
            QVERIFY(volume::findPyramid(wanted.stack)->current);
            tests::writeSlice(folder / "in/slice_0007.tif", kFoundKind, 8);
            QVERIFY(!volume::findPyramid(tests::listed(folder / "in"))->current);
        }
    }

    // Only the manifest is read: the slices need not even be there.
    void manySlicesAreComparedQuickly() {
        const TempFolder folder;
        volume::SliceStack stack{folder.path(), "s_#####.tif", "s_", ".tif", false, {}, {}};
        for (std::int64_t z = 0; z < 10'000; ++z)
            stack.slices.push_back({z, "s_" + std::to_string(z) + ".tif", 1000, z + 1, 0});
        const auto plan = volume::planPyramid(
            {{{64, 64}, 1, image::SampleType::U16}, 10'000}, PyramidMode::Exact);
        std::map<std::int64_t, QByteArray> lines;
        for (std::int64_t slab = 0; slab < plan->slabs(); ++slab) {
            volume::SlabProof proof;
            for (std::int64_t z = slab * plan->slabDepth();
                 z < std::min<std::int64_t>(10'000, (slab + 1) * plan->slabDepth()); ++z) {
                const auto& slice = stack.slices[static_cast<std::size_t>(z)];
                proof.sources.push_back({slice.name, 0, slice.size, slice.mtimeNs, 1});
            }
            lines[slab] = volume::journalLine(slab, proof);
        }
        const auto out = volume::defaultPyramidFolder(stack, PyramidMode::Exact);
        fs::create_directories(out);
        QVERIFY(volume::writeManifest(out / "manifest.json",
            volume::pyramidHead(*plan, volume::GapRule::Stop, std::nullopt), lines));
        bool current = true;
        const auto took = tests::quickest(std::chrono::milliseconds(400), [&] {
            const auto start = std::chrono::steady_clock::now();
            current &= volume::findPyramid(stack)->current;
            return tests::since(start);
        });
        QVERIFY(current);
        QVERIFY2(took.count() <= 400, qPrintable(QString::number(took.count())));
        stack.slices[7777].mtimeNs += 1;
        QVERIFY(!volume::findPyramid(stack)->current);
    }

private:
    TempFolder m_cache;
};

#include "pyramid_finder_test.moc"
LIGHTSTACK_TEST(PyramidFinderTest);
