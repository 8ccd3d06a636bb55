#include "core/downsample/interrupted_run.h"

#include "core/downsample/downsample_journal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleRequest;
using downsample::interruptedRuns;
using downsample::RunMark;

namespace {

DownsampleRequest oddRequest(const fs::path& folder) {
    DownsampleRequest request;
    request.inputs = {"/a/b", "/not utf8 \xff\xfe/c\n.jpg"};
    request.sizeRule = downsample::SizeRule::Box;
    request.longSide = 77;
    request.shortSide = 78;
    request.box = {640, 480};
    request.format = io::FileFormat::WebP;
    request.quality = 81;
    request.chroma = io::ChromaSampling::Quarter;
    request.linearLight = true;
    request.background = {1, 2, 255};
    request.keepMetadata = false;
    request.profile = downsample::ProfileRule::Srgb;
    request.out = "/out\xff";
    request.root = "/a\xfe";
    request.safe = false;
    request.deleteOriginals = true;
    request.deleteForGood = true;
    request.journal = downsample::journalIn(folder, request);
    return request;
}

} // namespace

class InterruptedRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // By other settings it is not gone on with, and the mark keeps those it was begun with.
    void aMarkKeepsItsSettings() {
        const TempFolder folder;
        DownsampleRequest asked;
        asked.inputs = {folder / "in"};
        asked.journal = folder / "state/run.jsonl";
        asked.longSide = 300;
        QVERIFY(RunMark::set(asked, 0)); // and let go of: killed
        {
            downsample::DownsampleJournal journal;
            QVERIFY(journal.open(asked.journal, false, downsample::settingsOf(asked)));
            QVERIFY(journal.add({folder / "in/a.jpg", 1, 1, folder / "in/a.jpg", 1, 1}));
        }
        DownsampleRequest other = asked;
        other.resume = true;
        other.longSide = 200;
        QCOMPARE(RunMark::set(other, 0).error().code, ErrorCode::Usage);
        const auto runs = interruptedRuns(folder / "state");
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().request.longSide, 300);
        QCOMPARE(runs.front().done, 1U);
        other.longSide = 300;
        QVERIFY(RunMark::set(other, 0));
    }

    void whatWasAskedComesBack() {
        const TempFolder folder;
        const DownsampleRequest asked = oddRequest(folder.path());
        {
            const auto mark = RunMark::set(asked, 9135);
            QVERIFY(mark);
            QVERIFY(interruptedRuns(folder.path()).empty()); // it lives
            QCOMPARE(RunMark::set(asked, 1).error().code, ErrorCode::Usage);
            downsample::DownsampleJournal journal;
            QVERIFY(journal.open(asked.journal, false));
            for (int i = 0; i < 3; ++i)
                QVERIFY(journal.add({"/a/b/" + std::to_string(i), 1, 2, "/out/x", 3}));
        } // as if it had been killed: the lock goes with the process
        const auto runs = interruptedRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t{1});
        const downsample::InterruptedRun& run = runs.front();
        QCOMPARE(run.total, 9135U);
        QCOMPARE(run.done, 3U);
        QVERIFY(run.startedMs > 1'700'000'000'000);
        const DownsampleRequest& got = run.request;
        QVERIFY(got.resume);
        QVERIFY(got.inputs == asked.inputs && got.out == asked.out);
        QVERIFY(got.sizeRule == asked.sizeRule && got.box == asked.box);
        QVERIFY(got.longSide == 77 && got.shortSide == 78 && got.quality == 81);
        QVERIFY(got.format == asked.format && got.chroma == asked.chroma);
        QVERIFY(got.linearLight && !got.keepMetadata && !got.safe);
        QVERIFY(got.deleteOriginals && got.deleteForGood);
        QVERIFY(got.background == asked.background && got.profile == asked.profile);
        QCOMPARE(got.journal, asked.journal);
        QVERIFY(got.root == asked.root);
        downsample::forgetRun(run);
        QVERIFY(fs::is_empty(folder.path()));
    }

    void aCompleteRunLeavesNothing() {
        const TempFolder folder;
        auto mark = RunMark::set(oddRequest(folder.path()), 1);
        QVERIFY(mark);
        mark->remove();
        QVERIFY(fs::is_empty(folder.path()));
    }

    // For want of room, say. What an earlier run has done can still be gone on with.
    void whatNeverBeganLeavesNothing() {
        const TempFolder folder;
        DownsampleRequest asked;
        asked.inputs = {folder / "in"};
        asked.journal = folder / "state/run.jsonl";
        asked.resume = true;
        const auto refused = [&] {
            auto mark = RunMark::set(asked, 0);
            downsample::DownsampleJournal journal;
            const bool opened =
                journal.open(asked.journal, true, downsample::settingsOf(asked)).has_value();
            journal.abandon();
            if (mark) mark->abandon();
            return opened && mark;
        };
        QVERIFY(refused());
        QVERIFY(fs::is_empty(folder / "state"));
        {
            downsample::DownsampleJournal journal;
            QVERIFY(journal.open(asked.journal, false, downsample::settingsOf(asked)));
            QVERIFY(journal.add({folder / "in/a.jpg", 1, 1, folder / "in/a.jpg", 1, 1}));
        }
        QVERIFY(refused());
        const auto runs = interruptedRuns(folder / "state");
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().done, 1U);
    }

    void damagedMarksArePassedOver() {
        const TempFolder folder;
        folder.write("a.run", "{\"request\": {\"inputs\"");
        folder.write("b.run", "{}");
        folder.write("c.run", "");
        QVERIFY(interruptedRuns(folder.path()).empty());
        QVERIFY(interruptedRuns(folder / "missing").empty());
    }

    void otherInputsHaveAnotherJournal() {
        DownsampleRequest one;
        one.inputs = {"/a/b"};
        DownsampleRequest two = one;
        two.out = "/c";
        QVERIFY(downsample::journalIn("/s", one) != downsample::journalIn("/s", two));
        one.quality = 10; // how does not matter, what does
        DownsampleRequest three;
        three.inputs = {"/a/./b"};
        QCOMPARE(downsample::journalIn("/s", one), downsample::journalIn("/s", three));
    }
};

#include "interrupted_run_test.moc"
LIGHTSTACK_TEST(InterruptedRunTest);
