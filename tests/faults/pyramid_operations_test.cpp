// Every file operation of a small build fails once, or the build is killed before it: what stands
// under the pyramid's name is whole, and the next build ends with the same files as an undisturbed
// one and leaves nothing else.
#include "core/volume/pyramid_manifest.h"
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/fault_run.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;

class PyramidOperationsTest : public QObject {
    Q_OBJECT

private:
    static constexpr unsigned kAll = faults::kOpen | faults::kWrite | faults::kSync |
                                     faults::kRename | faults::kUnlink | faults::kMakeFolder |
                                     faults::kClose | faults::kRead;

private Q_SLOTS:
    void aBuildSurvivesEveryOperation_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("lasting");
        QTest::addRow("EIO") << EIO << false;
        QTest::addRow("disk full") << ENOSPC << true;
        QTest::addRow("killed") << faults::kKill << false;
    }
    void aBuildSurvivesEveryOperation() {
#ifdef __SANITIZE_THREAD__
        QSKIP("threads after a fork are not for this sanitizer");
#endif
        QFETCH(int, error);
        QFETCH(bool, lasting);
        if (fs::is_directory("/dev/shm")) qputenv("TMPDIR", "/dev/shm"); // no disk to wait for
        const TempFolder folder;
        const StackKind kind{{.width = 40, .height = 30, .bits = 8}, 6, "wl"};
        const auto stack = writeStack(folder / "in", kind);
        const fs::path place = folder / "place";
        const std::string root = place.native();
        auto request = requestFor(stack, place / "out", 1);
        request.levels = 2;
        const unsigned operations = error == ENOSPC ? faults::kWrite | faults::kMakeFolder : kAll;
        const auto work = [&] {
            const auto done = built(request);
            faults::disarm();
            return done ? 0 : 1;
        };
        faults::arm({root.c_str(), 0, 0, 0, false, 0}); // no syncs here either
        fs::create_directories(place);
        const FaultRun counting = runFaulty(
            {root.c_str(), operations, 0, 0, false, 0}, [&] { return built(request) ? 0 : 1; });
        QCOMPARE(counting.status, 0);
        const Tree whole = withoutBooks(treeOf(place));
        QVERIFY(whole.size() > 4 && counting.counted > 10);
        const long step = std::max(1L, counting.counted / 80); // in bounded time
        for (long at = 1; at <= counting.counted; at += step) {
            fs::remove_all(place);
            fs::create_directories(place);
            const FaultRun run = runFaulty({root.c_str(), operations, at, error, lasting, 0}, work);
            QVERIFY2(run.status == 0 || run.status == 1 || run.status == faults::kKilled,
                qPrintable(QString::number(at)));
            if (run.status == 0 || fs::exists(place / "out"))
                QVERIFY2(withoutBooks(treeOf(place / "out")) == treeOfOut(whole),
                    qPrintable(QString::number(at)));
            QVERIFY2(built(request), qPrintable(QString::number(at)));
            QVERIFY2(withoutBooks(treeOf(place)) == whole, qPrintable(QString::number(at)));
        }
        faults::disarm();
    }

private:
    // The books of a build may stay where removing them failed: they say nothing wrong.
    static Tree withoutBooks(Tree tree) {
        std::erase_if(tree, [](const auto& file) {
            const fs::path name = fs::path(file.first).filename();
            return name == volume::kJournalName || name == volume::kHeadName;
        });
        return tree;
    }
    static Tree treeOfOut(const Tree& whole) {
        Tree out;
        for (const auto& [name, content] : whole)
            if (name.starts_with("out/")) out[name.substr(4)] = content;
        return out;
    }
};

#include "pyramid_operations_test.moc"
LIGHTSTACK_TEST(PyramidOperationsTest);
