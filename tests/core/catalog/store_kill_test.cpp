// kill -9 at random moments: the file opens, is whole, and has all rows older than a second.
//
// The test program runs itself as the victim (class StoreKillVictim): it puts rows and says which,
// with the system's monotonic time. The parent kills it and looks.
#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <random>
#include <thread>

using namespace lightstack;
using namespace lightstack::tests;
using catalog::ThumbnailStore;

namespace {

constexpr const char* kFileVariable = "LIGHTSTACK_KILL_STORE";
constexpr const char* kFirstVariable = "LIGHTSTACK_KILL_FIRST";

std::int64_t monotonicMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string killedNameOf(unsigned i) {
    return "/kill/" + std::to_string(i);
}

struct Lane {
    std::filesystem::path file;
    unsigned next = 0;
    std::vector<unsigned> known; // rows that were there after an earlier kill
    QString wrong;
};

// A child process whose standard output is a pipe; killed and reaped at the latest when it goes out
// of scope. posix_spawn, not fork: the parent has threads.
class Victim {
public:
    explicit Victim(const Lane& lane) {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0) return;
        m_output = base::FileDescriptor(ends[0]);
        const base::FileDescriptor input(ends[1]);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, input.get(), STDOUT_FILENO);
        std::string program = QCoreApplication::applicationFilePath().toStdString();
        std::string name = "StoreKillVictim";
        char* arguments[] = {program.data(), name.data(), nullptr};
        std::vector<std::string> variables{kFileVariable + ("=" + lane.file.native()),
            kFirstVariable + ("=" + std::to_string(lane.next))};
        std::vector<char*> environment;
        for (std::string& variable : variables)
            environment.push_back(variable.data());
        for (char** variable = environ; *variable != nullptr; ++variable)
            environment.push_back(*variable);
        environment.push_back(nullptr);
        if (::posix_spawn(
                &m_pid, program.c_str(), &actions, nullptr, arguments, environment.data()) != 0)
            m_pid = -1;
        ::posix_spawn_file_actions_destroy(&actions);
    }
    ~Victim() { kill(); }
    Victim(const Victim&) = delete;
    Victim& operator=(const Victim&) = delete;

    void kill() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = -1;
    }
    // Appends what comes within `ms`; false at the end of the output.
    bool read(std::string& said, int ms) {
        pollfd poll{m_output.get(), POLLIN, 0};
        if (::poll(&poll, 1, ms) <= 0) return true;
        char buffer[4096];
        const ssize_t count = ::read(m_output.get(), buffer, sizeof buffer);
        if (count > 0) said.append(buffer, static_cast<std::size_t>(count));
        return count > 0;
    }

private:
    base::FileDescriptor m_output;
    pid_t m_pid = -1;
};

// One life of a victim: killed after `lifeMs`.
void liveAndDie(Lane& lane, int lifeMs) {
    Victim victim(lane);
    std::string said;
    const std::int64_t begun = monotonicMs();
    while (said.find("row ") == std::string::npos && monotonicMs() - begun < 30'000)
        if (!victim.read(said, 1000)) break;
    const std::int64_t start = monotonicMs();
    while (monotonicMs() - start < lifeMs)
        victim.read(said, 2);
    const std::int64_t killedAt = monotonicMs();
    victim.kill();
    while (victim.read(said, 1000)) {
    } // to the end: it is dead

    if (!integrityOk(lane.file)) lane.wrong = QStringLiteral("integrity check");
    const auto store = ThumbnailStore::open(StoreClock().options(lane.file));
    if (!store->status().usable) lane.wrong = QStringLiteral("does not open");
    if (!store->status().reason.empty())
        lane.wrong = QString::fromStdString(store->status().reason);
    for (const unsigned i : lane.known)
        if (!store->find(storeKey(killedNameOf(i)))) lane.wrong = QStringLiteral("lost %1").arg(i);
    for (const QByteArray& line : QByteArray::fromStdString(said).split('\n')) {
        unsigned row = 0;
        std::int64_t at = 0;
        if (std::sscanf(line.constData(), "row %u %" SCNd64, &row, &at) != 2) continue;
        lane.next = std::max(lane.next, row + 1);
        if (store->find(storeKey(killedNameOf(row))))
            lane.known.push_back(row);
        else if (at < killedAt - 1000)
            lane.wrong = QStringLiteral("row %1, %2 ms old, is lost").arg(row).arg(killedAt - at);
    }
}

} // namespace

class StoreKillVictim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writeUntilKilled() {
        const QByteArray file = qgetenv(kFileVariable);
        if (file.isEmpty()) QSKIP("only run by StoreKillTest");
        const auto store = ThumbnailStore::open(StoreClock().options(file.toStdString()));
        for (unsigned i = qgetenv(kFirstVariable).toUInt();; ++i) {
            store->put(storeKey(killedNameOf(i)), i + 1, storedThumbnail(i, 2000));
            std::printf("row %u %" PRId64 "\n", i, monotonicMs());
            if (std::fflush(stdout) != 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(1)); // rows of all ages
        }
    }
};

class StoreKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedFiftyTimes() {
        const TempFolder folder;
        std::vector<Lane> lanes(5);
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < lanes.size(); ++i)
            threads.emplace_back([&lane = lanes[i], &folder, i] {
                lane.file = folder / ("t" + std::to_string(i) + ".db");
                std::minstd_rand random(i + 1);
                for (unsigned kill = 0; kill < 10 && lane.wrong.isEmpty(); ++kill)
                    liveAndDie(lane, kill % 5 == 4 ? 1100 + static_cast<int>(random() % 400)
                                                   : static_cast<int>(random() % 500));
            });
        for (auto& thread : threads)
            thread.join();
        std::size_t known = 0;
        for (const Lane& lane : lanes) {
            QVERIFY2(lane.wrong.isEmpty(), qPrintable(lane.wrong));
            known += lane.known.size();
        }
        QVERIFY(known > 1000);
    }
};

#include "store_kill_test.moc"
LIGHTSTACK_TEST(StoreKillVictim);
LIGHTSTACK_TEST(StoreKillTest);
