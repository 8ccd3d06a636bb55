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
    void aBuildSurvivesEveryOperation_data() { addFaultRows(); }
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
        auto request = requestFor(stack, place / "out", 1);
        request.levels = 2;
        const unsigned operations = error == ENOSPC ? faults::kWrite | faults::kMakeFolder : kAll;
        const std::string root = place.native();
        faults::arm({root.c_str(), 0, 0, 0, false, 0}); // no syncs here either
        fs::create_directories(place);
        QVERIFY(built(request));
        const Tree whole = withoutBooks(treeOf(place));
        QVERIFY(whole.size() > 4);
        const std::string wrong = sweepFaults(
            {place, operations, error, lasting, 80}, 11, [&] { return built(request) ? 0 : 1; },
            [&](int status) -> std::string {
                const bool there = status == 0 || fs::exists(place / "out");
                if (there && withoutBooks(treeOf(place / "out")) != treeOfOut(whole))
                    return "what stands there is not whole";
                if (!built(request)) return "the next build fails";
                return withoutBooks(treeOf(place)) == whole ? "" : "the next build ends otherwise";
            });
        faults::disarm();
        QCOMPARE(wrong, std::string());
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
