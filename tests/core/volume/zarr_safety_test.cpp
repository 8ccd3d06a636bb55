// OME-Zarr: lost chunks, changed and bad slices, killed runs.
#include "tests/core/volume/zarr_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>
#include <random>
#include <set>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
using tests::seedsTo;
using tests::StackKind;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

// With the times of chunks put back, those that were written stand out.
std::set<std::string> newerThan(const fs::path& out, fs::file_time_type past) {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(out))
        if (entry.is_regular_file() && entry.path().filename().native().front() != '.' &&
            fs::last_write_time(entry.path()) != past)
            names.insert(entry.path().lexically_relative(out));
    return names;
}

const StackKind kStoredKind{
    {.width = 530, .height = 514, .bits = 16}, 37, "wl"}; // 2 x 2 x 2 chunks

} // namespace

class ZarrSafetyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDoneTwice() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kStoredKind);
        QVERIFY(tests::built(tests::zarrRequest(folder)));
        const auto before = tests::treeOf(folder / "v.ome.zarr");
        const auto again = tests::built(tests::zarrRequest(folder));
        QVERIFY(again);
        QCOMPARE(again->resumedSlices, std::uint64_t{37});
        QCOMPARE(again->bytesWritten, std::uint64_t{0});
        QVERIFY(tests::treeOf(folder / "v.ome.zarr") == before);
    }

    void theResultDoesNotDependOnWorkers() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kStoredKind);
        std::map<std::string, std::string> first;
        for (const int workers : {1, 2, 5}) {
            auto wanted = tests::zarrRequest(folder);
            wanted.out = folder / std::to_string(workers);
            wanted.workers = workers;
            QVERIFY(tests::built(wanted));
            auto content = tests::treeOf(wanted.out);
            if (first.empty()) first = content;
            QVERIFY(content == first);
        }
    }

    // A chunk that is gone or cut off is made again, with all that shares its slices.
    void lostChunksComeBack() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kStoredKind);
        const auto wanted = tests::zarrRequest(folder);
        QVERIFY(tests::built(wanted));
        const auto whole = tests::treeOf(wanted.out);
        for (const char* lost : {"0/1/0/1", "1/0/0/0", "3/0/0/0", ".zattrs", "2/.zarray"}) {
            QVERIFY(fs::remove(wanted.out / lost));
            const auto report = tests::built(wanted);
            QVERIFY2(report, report ? "" : report.error().detail.c_str());
            QVERIFY2(tests::treeOf(wanted.out) == whole, lost);
        }
        fs::resize_file(wanted.out / "0/0/1/0", 1000);
        std::ofstream(wanted.out / "0/0/0/0.part") << "left behind";
        QVERIFY(tests::built(wanted));
        QVERIFY(tests::treeOf(wanted.out) == whole);
    }

    // As an earlier version wrote it: chunks of other sides would be taken for these, or stay
    // behind.
    void otherChunksAreMadeAnew() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kStoredKind);
        const auto wanted = tests::zarrRequest(folder);
        QVERIFY(tests::built(wanted));
        const auto whole = tests::treeOf(wanted.out);
        std::string manifest = whole.at(".lightstack.json");
        const std::string_view now = "ome-zarr 0.4, even chunks";
        manifest.replace(manifest.find(now), now.size(), "ome-zarr 0.4");
        folder.write("v.ome.zarr/.lightstack.json", manifest);
        folder.write("v.ome.zarr/0/0/0/2", "a chunk that there was");
        const auto again = tests::built(wanted);
        QVERIFY(again);
        QCOMPARE(again->resumedSlices, std::uint64_t{0});
        QVERIFY(tests::treeOf(wanted.out) == whole);
    }

    // One changed slice: the chunks that hold it, and no others.
    void aChangedSliceChangesItsChunks() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kStoredKind);
        const auto wanted = tests::zarrRequest(folder);
        QVERIFY(tests::built(wanted));
        const auto past = fs::file_time_type::clock::now() - std::chrono::hours(1);
        for (const auto& entry : fs::recursive_directory_iterator(wanted.out))
            if (entry.is_regular_file()) fs::last_write_time(entry.path(), past);
        auto seeds = seedsTo(37);
        tests::writeSlice(folder / "in/slice_0034.tif", kStoredKind, 99);
        seeds[34] = 99;
        QVERIFY(tests::built(tests::zarrRequest(folder)));
        const std::string difference = tests::zarrDifference(wanted.out, kStoredKind, seeds, 3);
        QVERIFY2(difference.empty(), difference.c_str());
        const auto written = newerThan(wanted.out, past);
        QVERIFY(written == (std::set<std::string>{"0/1/0/0", "0/1/0/1", "0/1/1/0", "0/1/1/1",
                               "1/0/0/0", "2/0/0/0", "3/0/0/0"}));
    }

    void badSlicesAreBlankInTheSourceToo() {
        const TempFolder folder;
        StackKind kind = kStoredKind;
        kind.slice.compression = 5; // the damage shows while rows are read
        tests::writeStack(folder / "in", kind);
        const auto bad = folder / "in/slice_0007.tif";
        fs::resize_file(bad, fs::file_size(bad) / 2);
        auto wanted = tests::zarrRequest(folder);
        wanted.skipBad = true;
        const auto report = tests::built(wanted);
        QVERIFY(report && report->failures.size() == 1);
        auto seeds = seedsTo(37);
        seeds[7] = 0;
        const std::string difference = tests::zarrDifference(wanted.out, kind, seeds, 3);
        QVERIFY2(difference.empty(), difference.c_str());
    }

    // kill -9 at random moments of new runs and of updates.
    void killedAtAnyMoment() {
#if defined(__SANITIZE_THREAD__)
        QSKIP("the thread sanitizer does not follow fork");
#endif
        const TempFolder folder;
        StackKind kind = kStoredKind;
        kind.slice.height = 50; // two chunks a layer
        tests::writeStack(folder / "in", kind);
        auto wanted = tests::zarrRequest(folder);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(tests::built(wanted));
        auto whole = tests::treeOf(wanted.out);
        const auto wholeUs = std::max<qint64>(2000, clock.nsecsElapsed() / 1000);
        std::mt19937 random(1);
        int killed = 0;
        for (int round = 0; killed < 10 && round < 200; ++round) {
            if (round % 2 == 0)
                fs::remove_all(wanted.out);
            else
                tests::writeSlice(
                    folder / "in/slice_0020.tif", kind, 100 + static_cast<std::uint64_t>(round));
            wanted.stack = tests::listed(folder / "in");
            for (int k = 0; k < 2; ++k) {
                const pid_t child = ::fork();
                if (child == 0) ::_exit(tests::built(wanted) ? 0 : 1);
                ::usleep(static_cast<useconds_t>(random() % static_cast<unsigned>(wholeUs)));
                ::kill(child, SIGKILL);
                int status = 0;
                ::waitpid(child, &status, 0);
                killed += WIFSIGNALED(status) ? 1 : 0;
            }
            const auto report = tests::built(wanted);
            QVERIFY2(report, report ? "" : report.error().detail.c_str());
            if (round % 2 == 1) {
                auto fresh = wanted;
                fresh.out = folder / "fresh";
                fs::remove_all(fresh.out);
                QVERIFY(tests::built(fresh));
                whole = tests::treeOf(fresh.out);
            }
            QVERIFY(tests::treeOf(wanted.out) == whole);
        }
        QVERIFY2(killed >= 8, qPrintable(QString::number(killed)));
    }
};

#include "zarr_safety_test.moc"
LIGHTSTACK_TEST(ZarrSafetyTest);
