// Gaps, bad slices, interrupted runs, changed sources, leftovers, two programs.
#include "core/volume/pyramid_lock.h"
#include "core/volume/stack_audit.h"
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
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
using volume::GapRule;
namespace fs = std::filesystem;

namespace {

const StackKind kSafeKind{{.width = 40, .height = 30, .bits = 16}, 20, "wl"};

void expectLevels(const fs::path& out, const std::vector<int>& seeds, int levels) {
    for (int level = 1; level <= levels; ++level)
        for (std::int64_t z = 0; z < static_cast<std::int64_t>((seeds.size() - 1) >> level) + 1;
             ++z)
            QVERIFY(tests::levelVoxels(out, level, z) ==
                    tests::expectedVoxels(kSafeKind, seeds, level, z));
}

volume::PyramidRequest request(const TempFolder& folder, int levels = 3) {
    auto out = tests::requestFor(tests::listed(folder / "in"), folder / "out");
    out.levels = levels;
    return out;
}

} // namespace

class PyramidSafetyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gapsStopUntilARuleIsChosen() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        fs::remove(folder / "in/slice_0004.tif");
        fs::remove(folder / "in/slice_0005.tif");
        auto wanted = request(folder);
        const auto refused = tests::built(wanted);
        QVERIFY(
            !refused && refused.error().detail.find("2 slices are missing") != std::string::npos);
        QVERIFY(!fs::exists(folder / "out"));
        auto seeds = seedsTo(20);
        wanted.onGap = GapRule::Nearest;
        QVERIFY(tests::built(wanted));
        seeds[4] = 4; // the slice before
        seeds[5] = 7; // the slice behind
        expectLevels(folder / "out", seeds, 3);
        wanted.onGap = GapRule::Blank;
        QVERIFY(tests::built(wanted));
        seeds[4] = seeds[5] = 0;
        expectLevels(folder / "out", seeds, 3); // never shorter, never at another place
    }

    void aBadSliceFailsAlone_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("cut");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("no picture") << QByteArray("nothing to see") << false;
        QTest::newRow("truncated") << QByteArray() << true;
    }
    void aBadSliceFailsAlone() {
        QFETCH(QByteArray, content);
        QFETCH(bool, cut);
        const TempFolder folder;
        StackKind kind = kSafeKind;
        kind.slice.compression = cut ? 5 : 1; // LZW: the damage shows while rows are read
        tests::writeStack(folder / "in", kind);
        const auto bad = folder / "in/slice_0007.tif";
        if (cut)
            fs::resize_file(bad, fs::file_size(bad) / 2);
        else
            std::ofstream(bad, std::ios::binary | std::ios::trunc) << content.toStdString();
        auto wanted = request(folder);
        const auto refused = tests::built(wanted);
        QVERIFY(!refused && refused.error().path.filename() == "slice_0007.tif");
        wanted.skipBad = true;
        const auto report = tests::built(wanted);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QCOMPARE(report->failures.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(report->failures[0].path.filename()),
            QStringLiteral("slice_0007.tif"));
        auto seeds = seedsTo(20);
        seeds[7] = 0;
        expectLevels(folder / "out", seeds, 3);
    }

    void aSliceOfAnotherShapeIsBad() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        StackKind other = kSafeKind;
        other.slice.width = 41;
        tests::writeSlice(folder / "in/slice_0003.tif", other, 1);
        const auto refused = tests::built(request(folder));
        QVERIFY(!refused && refused.error().detail.find("41 x 30") != std::string::npos);
    }

    // What most slices are counts, even where the first is something else: it alone is left out.
    void theFirstSliceIsTheOddOne_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("photometric");
        QTest::newRow("of another depth") << 8 << kSafeKind.slice.width << 1;
        QTest::newRow("of another size") << 16 << kSafeKind.slice.width - 1 << 1;
        QTest::newRow("with white zeros") << 16 << kSafeKind.slice.width << 0;
    }
    void theFirstSliceIsTheOddOne() {
        QFETCH(int, bits);
        QFETCH(int, width);
        QFETCH(int, photometric);
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        StackKind other = kSafeKind;
        other.slice.bits = bits;
        other.slice.width = width;
        other.slice.photometric = photometric;
        tests::writeSlice(folder / "in/slice_0000.tif", other, 1);
        const auto audit = volume::auditFolder(folder / "in", {}, {});
        QVERIFY(audit && audit->stacks.size() == 1);
        QCOMPARE(audit->stacks[0].odd.size(), std::size_t{1});
        auto wanted = request(folder);
        wanted.stack = audit->stacks[0].stack;
        QVERIFY(!tests::built(wanted));
        wanted.skipBad = true;
        wanted.onGap = GapRule::Nearest;
        const auto report = tests::built(wanted);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QCOMPARE(report->failures.size(), std::size_t{1});
        auto seeds = seedsTo(20);
        seeds[0] = 2;
        expectLevels(folder / "out", seeds, 3);
    }

    void nothingIsDoneTwice() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        QVERIFY(tests::built(request(folder)));
        const auto before = tests::treeOf(folder / "out");
        const auto again = tests::built(request(folder));
        QVERIFY(again);
        QCOMPARE(again->resumedSlices, std::uint64_t{20});
        QCOMPARE(again->bytesRead, std::uint64_t{0});
        QCOMPARE(again->bytesWritten, std::uint64_t{0});
        QVERIFY(tests::treeOf(folder / "out") == before);
    }

    // One changed slice: one slice of each level is written, and nothing else.
    void aChangedSliceRebuildsItsDependants() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        QVERIFY(tests::built(request(folder)));
        std::map<fs::path, fs::file_time_type> times;
        const auto past = fs::file_time_type::clock::now() - std::chrono::hours(1);
        for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
            if (entry.path().extension() == ".tif") fs::last_write_time(entry.path(), past);
        tests::writeSlice(folder / "in/slice_0009.tif", kSafeKind, 99);
        const auto report = tests::built(request(folder));
        QVERIFY(report);
        std::set<std::string> written;
        for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
            if (entry.path().extension() == ".tif" && fs::last_write_time(entry.path()) != past)
                written.insert(entry.path().lexically_relative(folder / "out"));
        QVERIFY(written == (std::set<std::string>{"1/000004.tif", "2/000002.tif", "3/000001.tif"}));
        auto seeds = seedsTo(20);
        seeds[9] = 99;
        expectLevels(folder / "out", seeds, 3);
        QCOMPARE(report->resumedSlices, std::uint64_t{12}); // two slabs of three
    }

    // What a killed program leaves behind is not believed.
    void leftoversAreNotTrusted() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        QVERIFY(tests::built(request(folder)));
        fs::resize_file(volume::levelFile(folder / "out", 1, 3), 0);
        fs::resize_file(volume::levelFile(folder / "out", 2, 0), 100);
        fs::remove(volume::levelFile(folder / "out", 3, 2));
        QVERIFY(tests::built(request(folder)));
        expectLevels(folder / "out", seedsTo(20), 3);
    }

    // A journal that says more than the disk holds (power cut): files are read and compared.
    void aJournalIsCheckedAgainstTheFiles() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        QVERIFY(tests::built(request(folder)));
        const auto whole = tests::treeOf(folder / "out");
        interrupt(folder);
        const auto file = volume::levelFile(folder / "out.partial", 1, 1);
        const auto size = fs::file_size(file);
        fs::resize_file(file, 0);
        fs::resize_file(file, size); // long enough, but zeros
        const auto report = tests::built(request(folder));
        QVERIFY(report);
        QCOMPARE(report->resumedSlices, std::uint64_t{12});
        QVERIFY(tests::treeOf(folder / "out") == whole);
        QVERIFY(!fs::exists(folder / "out.partial"));
    }

    // kill -9 at random moments, then the run is resumed: byte for byte as if nothing had been.
    void killedAtAnyMoment() {
#if defined(__SANITIZE_THREAD__)
        QSKIP("the thread sanitizer does not follow fork");
#endif
        const TempFolder folder;
        StackKind kind = kSafeKind;
        kind.slice.width = 200;
        kind.slice.height = 150;
        kind.depth = 64;
        tests::writeStack(folder / "in", kind);
        auto wanted = request(folder, 3);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(tests::built(wanted));
        const auto wholeUs = std::max<qint64>(2000, clock.nsecsElapsed() / 1000);
        const auto whole = tests::treeOf(folder / "out");
        std::mt19937 random(1);
        int killed = 0;
        for (int round = 0; killed < 60 && round < 400; ++round) {
            fs::remove_all(folder / "out");
            const int kills = 1 + static_cast<int>(random() % 3);
            for (int k = 0; k < kills; ++k) {
                const pid_t child = ::fork();
                if (child == 0) {
                    const auto report = tests::built(wanted);
                    ::_exit(report ? 0 : 1);
                }
                ::usleep(static_cast<useconds_t>(random() % static_cast<unsigned>(wholeUs)));
                ::kill(child, SIGKILL);
                int status = 0;
                ::waitpid(child, &status, 0);
                killed += WIFSIGNALED(status) ? 1 : 0;
            }
            const auto report = tests::built(wanted);
            QVERIFY2(report, report ? "" : report.error().detail.c_str());
            const auto now = tests::treeOf(folder / "out");
            for (const auto& [name, bytes] : now)
                QVERIFY2(whole.contains(name) && whole.at(name) == bytes, name.c_str());
            QCOMPARE(now.size(), whole.size());
            QVERIFY(!fs::exists(folder / "out.partial"));
        }
        QVERIFY2(killed >= 50, qPrintable(QString::number(killed)));
    }

    void twoProgramsDoNotMeet() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        {
            const auto lock = volume::PyramidLock::take(folder / "out");
            QVERIFY(lock);
            const auto refused = tests::built(request(folder));
            QVERIFY(!refused);
            QVERIFY(refused.error().detail.find("another program") != std::string::npos);
        }
        QVERIFY(tests::built(request(folder)));
    }

    void cancelledRunsGoOnLater() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        std::stop_source stop;
        stop.request_stop();
        pipeline::StageClock clock(volume::pyramidStages());
        const auto cancelled = volume::buildPyramid(request(folder), clock, stop.get_token());
        QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
        QVERIFY(tests::built(request(folder)));
        expectLevels(folder / "out", seedsTo(20), 3);
    }

    void aDryRunWritesNothing() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        auto wanted = request(folder);
        wanted.dryRun = true;
        const auto report = tests::built(wanted);
        QVERIFY(report);
        QCOMPARE(report->plan.levels.size(), std::size_t{3});
        QVERIFY(report->levelBytes[0] >= std::uint64_t{20 * 15 * 2 * 10});
        QVERIFY(!fs::exists(folder / "out") && !fs::exists(folder / "out.partial"));
    }

    // What stands in the way is somebody's work.
    void otherFoldersAreNeverReplaced() {
        for (const char* place : {"out", "out.partial", "out.old"}) {
            const TempFolder folder;
            tests::writeStack(folder / "in", kSafeKind);
            fs::create_directories(folder / place);
            QVERIFY(tests::built(request(folder))); // empty
            fs::remove_all(folder / "out");
            folder.write(std::string(place) + "/manifest.json", "{\"of\": \"something else\"}");
            const auto refused = tests::built(request(folder));
            QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
            QCOMPARE(QString::fromStdString(refused.error().path.filename()),
                QString::fromLatin1(place));
            QCOMPARE(tests::treeOf(folder / place).size(), std::size_t{1});
        }
    }

    void aFolderThatCannotBeWritten() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kSafeKind);
        folder.write("file", "in the way");
        auto wanted = request(folder);
        wanted.out = folder / "file/out";
        const auto refused = tests::built(wanted);
        QVERIFY(!refused && !refused.error().detail.empty());
    }

private:
    // As after kill -9 before the last step: partial folder, journal of all slabs.
    static void interrupt(const TempFolder& folder) {
        const auto manifest = volume::readManifest(folder / "out");
        QVERIFY(manifest);
        fs::rename(folder / "out", folder / "out.partial");
        fs::remove(folder / "out.partial/manifest.json");
        std::ofstream head(folder / "out.partial/head.json", std::ios::binary);
        head << QJsonDocument(manifest->head).toJson(QJsonDocument::Compact).toStdString();
        std::ofstream journal(folder / "out.partial/journal.jsonl", std::ios::binary);
        for (const auto& [slab, proof] : manifest->slabs)
            journal << volume::journalLine(slab, proof).toStdString();
        journal << "{\"slab\":7,\"sour"; // cut off
    }
};

#include "pyramid_safety_test.moc"
LIGHTSTACK_TEST(PyramidSafetyTest);
