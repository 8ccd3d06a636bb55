// kill -9 at random moments: the file opens, is whole, and has all rows older than a second.
//
// The test program runs itself as the victim (class StoreKillVictim): it puts rows and says which,
// with the system's monotonic time. The parent kills it and looks.
#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/store_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QtTest>

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

std::string nameOf(unsigned i) {
    return "/kill/" + std::to_string(i);
}

struct Lane {
    std::filesystem::path file;
    unsigned next = 0;
    std::vector<unsigned> known; // rows that were there after an earlier kill
    QString wrong;
};

// One life of a victim: killed after `lifeMs`.
void liveAndDie(Lane& lane, int lifeMs) {
    QProcess victim;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(
        QString::fromLatin1(kFileVariable), QString::fromStdString(lane.file.native()));
    environment.insert(QString::fromLatin1(kFirstVariable), QString::number(lane.next));
    victim.setProcessEnvironment(environment);
    victim.start(QCoreApplication::applicationFilePath(), {QStringLiteral("StoreKillVictim")});
    QByteArray said;
    const auto until = [&](auto&& enough) {
        while (!enough() && victim.waitForReadyRead(20'000))
            said += victim.readAllStandardOutput();
    };
    until([&] { return said.contains("row "); });
    const std::int64_t start = monotonicMs();
    while (monotonicMs() - start < lifeMs) {
        victim.waitForReadyRead(2);
        said += victim.readAllStandardOutput();
    }
    const std::int64_t killedAt = monotonicMs();
    victim.kill();
    victim.waitForFinished();
    said += victim.readAllStandardOutput();

    if (!integrityOk(lane.file)) lane.wrong = QStringLiteral("integrity check");
    const auto store = ThumbnailStore::open(StoreClock().options(lane.file));
    if (!store->status().usable) lane.wrong = QStringLiteral("does not open");
    if (!store->status().reason.empty())
        lane.wrong = QString::fromStdString(store->status().reason);
    for (const unsigned i : lane.known)
        if (!store->find(storeKey(nameOf(i)))) lane.wrong = QStringLiteral("lost %1").arg(i);
    for (const QByteArray& line : said.split('\n')) {
        unsigned row = 0;
        std::int64_t at = 0;
        if (std::sscanf(line.constData(), "row %u %" SCNd64, &row, &at) != 2) continue;
        lane.next = std::max(lane.next, row + 1);
        if (store->find(storeKey(nameOf(row))))
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
            store->put(storeKey(nameOf(i)), i + 1, storedThumbnail(i, 2000));
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
