// What goes wrong around a run: a full disk, sources that vanish, another program, a pause, a stop.
#include "core/volume/pyramid_finder.h"
#include "tests/core/volume/volume_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace lightstack;
using tests::StackKind;
using tests::TempFolder;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

const StackKind kFaultyKind{{.width = 400, .height = 300, .bits = 16}, 40, "wl"};

volume::PyramidRequest faultyRequest(const TempFolder& folder, int levels = 3) {
    auto out = tests::requestFor(tests::listed(folder / "in"), folder / "out");
    out.levels = levels;
    return out;
}

using Built = Result<volume::PyramidReport>;

// Runs it on a thread of its own.
class Run {
public:
    Run(volume::PyramidRequest wanted, pipeline::PauseGate* gate)
        : m_thread([this, wanted = std::move(wanted), gate](const std::stop_token& stop) {
            m_result = volume::buildPyramid(
                wanted, m_clock, stop,
                [this](const volume::PyramidProgress& now) { m_done = now.doneSlices; }, gate);
        }) {}
    void stop() { m_thread.request_stop(); }
    const Built& wait() {
        if (m_thread.joinable()) m_thread.join();
        return *m_result;
    }
    [[nodiscard]] std::uint64_t done() const { return m_done; }

private:
    pipeline::StageClock m_clock{volume::pyramidStages()};
    std::optional<Built> m_result;
    std::atomic<std::uint64_t> m_done{0};
    std::jthread m_thread; // last: ends first
};

// No file of this process grows past so many bytes: what a full disk looks like.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

bool hasTemporaryFiles(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename().native().starts_with(".lightstack-")) return true;
    return false;
}

} // namespace

class PyramidFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        tests::writeStack(m_stack / "in", kFaultyKind);
        QVERIFY(tests::built(faultyRequest(m_stack)));
        m_whole = tests::treeOf(m_stack / "out");
    }
    void init() { fs::remove_all(m_stack / "out"); }

    // The write that does not fit is the error; once there is room, the result is as ever.
    void aFullDiskStopsTheRun_data() {
        QTest::addColumn<bool>("zarr");
        QTest::newRow("tiff") << false;
        QTest::newRow("ome-zarr") << true;
    }
    void aFullDiskStopsTheRun() {
        QFETCH(bool, zarr);
        auto wanted = faultyRequest(m_stack);
        if (zarr) {
            wanted.format = volume::PyramidFormat::OmeZarr;
            wanted.out = m_stack / "v.ome.zarr";
        }
        {
            const SmallDisk disk(40'000); // level 1 has 60,000 bytes a slice
            const auto refused = tests::built(wanted);
            QVERIFY(!refused && refused.error().code == ErrorCode::Io);
            QVERIFY(!refused.error().detail.empty());
        }
        QVERIFY(!fs::exists(wanted.out));
        QVERIFY(!hasTemporaryFiles(m_stack.path()));
        QVERIFY(tests::built(wanted));
        if (!zarr) QVERIFY(tests::treeOf(wanted.out) == m_whole);
        fs::remove_all(wanted.out);
    }

    // A drive that is pulled out: no half pyramid, and the run goes on when it is back.
    void sourcesThatVanish_data() {
        QTest::addColumn<bool>("skipBad");
        QTest::newRow("plain") << false;
        QTest::newRow("bad slices are skipped") << true;
    }
    void sourcesThatVanish() {
        QFETCH(bool, skipBad);
        auto wanted = faultyRequest(m_stack);
        wanted.skipBad = skipBad;
        wanted.workers = 1;
        pipeline::PauseGate gate;
        gate.pause();
        Run run(wanted, &gate);
        fs::rename(m_stack / "in", m_stack / "away");
        gate.resume();
        const auto& result = run.wait();
        fs::rename(m_stack / "away", m_stack / "in");
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::NotFound);
        QVERIFY(!fs::exists(wanted.out));
        QVERIFY(tests::built(faultyRequest(m_stack)));
        QVERIFY(tests::treeOf(wanted.out) == m_whole);
    }

    // The one that comes second says so and touches nothing; the first one is not disturbed.
    void twoProgramsOnOneFolder() {
#if defined(__SANITIZE_THREAD__)
        QSKIP("the thread sanitizer does not follow fork");
#endif
        for (int round = 0; round < 5; ++round) {
            fs::remove_all(m_stack / "out");
            std::vector<pid_t> children;
            for (int i = 0; i < 4; ++i) {
                const pid_t child = ::fork();
                if (child == 0) {
                    const auto report = tests::built(faultyRequest(m_stack));
                    const bool refused = !report && report.error().detail.find("another program") !=
                                                        std::string::npos;
                    ::_exit(report ? 0 : refused ? 1 : 2);
                }
                children.push_back(child);
            }
            int built = 0;
            for (const pid_t child : children) {
                int status = 0;
                ::waitpid(child, &status, 0);
                QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) < 2);
                built += WEXITSTATUS(status) == 0 ? 1 : 0;
            }
            QVERIFY(built >= 1);
            QVERIFY(tests::treeOf(m_stack / "out") == m_whole);
            QVERIFY(!fs::exists(m_stack / "out.partial"));
        }
    }

    void aPausedRunStandsStill() {
        pipeline::PauseGate gate;
        gate.pause();
        Run run(faultyRequest(m_stack), &gate);
        QTest::qWait(120); // more than twice the time between two reports
        QCOMPARE(run.done(), std::uint64_t{0});
        gate.resume();
        QVERIFY(run.wait());
        QVERIFY(tests::treeOf(m_stack / "out") == m_whole);
    }

    void stoppingIsQuick_data() {
        QTest::addColumn<bool>("paused");
        QTest::newRow("at work") << false;
        QTest::newRow("paused") << true;
    }
    void stoppingIsQuick() {
        QFETCH(bool, paused);
        StackKind kind{{.width = 3000, .height = 2000, .bits = 16, .compression = 5}, 6, "wl"};
        kind.slice.rowsPerStrip = 50;
        if (!fs::exists(m_stack / "large")) tests::writeStack(m_stack / "large", kind);
        auto wanted = tests::requestFor(tests::listed(m_stack / "large"), m_stack / "large.out");
        bool cancelled = true;
        const auto took = tests::quickest(std::chrono::milliseconds(100), [&] {
            pipeline::PauseGate gate;
            if (paused) gate.pause();
            Run run(wanted, &gate);
            QTest::qWait(30); // it decodes, or waits
            const auto start = std::chrono::steady_clock::now();
            run.stop();
            const auto& result = run.wait();
            const auto stopped = tests::since(start);
            cancelled &= !result && result.error().code == ErrorCode::Cancelled;
            cancelled &= !fs::exists(wanted.out);
            return stopped;
        });
        QVERIFY(cancelled);
        QVERIFY2(took.count() <= 100, qPrintable(QString::number(took.count())));
    }

    // Where nothing can be written beside the data, the pyramid goes to the cache and is found.
    void readOnlyFoldersUseTheCache() {
        const TempFolder cache;
        qputenv("XDG_CACHE_HOME", cache.path().c_str());
        const auto stack = tests::listed(m_stack / "in");
        const auto mode = volume::PyramidMode::Exact;
        QVERIFY(volume::writablePyramidFolder(stack, mode) ==
                volume::defaultPyramidFolder(stack, mode));
        constexpr auto kEnter =
            fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
        constexpr auto kWrite =
            fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
        fs::permissions(m_stack.path(), kEnter, fs::perm_options::add);
        fs::permissions(m_stack / "in", kWrite, fs::perm_options::remove);
        fs::permissions(cache.path(), fs::perms::all);
        const bool isRoot = ::geteuid() == 0; // who may do anything, unless it steps back
        if (isRoot) QCOMPARE(::seteuid(65534), 0);
        auto wanted = tests::requestFor(stack, volume::writablePyramidFolder(stack, mode));
        const auto report = tests::built(wanted);
        const auto found = volume::findPyramid(stack);
        if (isRoot) QCOMPARE(::seteuid(0), 0);
        fs::permissions(m_stack / "in", fs::perms::owner_write, fs::perm_options::add);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QCOMPARE(wanted.out, volume::cachedPyramidFolder(stack, mode));
        QVERIFY(found && found->current && found->folder == wanted.out);
    }

private:
    TempFolder m_stack;
    std::map<std::string, std::string> m_whole;
};

#include "pyramid_faults_test.moc"
LIGHTSTACK_TEST(PyramidFaultsTest);
