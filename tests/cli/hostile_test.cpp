// Every broken sample through info, decode and thumbnails, within 1 GiB of address space growth and
// five seconds a file: no crash, no hang, a reason for each.
#include "tests/cli/cli_process.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace lightstack::tests;

namespace {

std::vector<std::string> brokenFiles() {
    std::vector<std::string> files;
    for (const auto& entry :
        std::filesystem::recursive_directory_iterator(samplesFolder() / "broken"))
        if (entry.is_regular_file()) files.push_back(entry.path().native());
    std::sort(files.begin(), files.end());
    return files;
}

// Each takes less than a second; on a machine that does much else, only a hang takes so long.
constexpr CliLimits kLimits{.seconds = 30, .gigabyteGrowth = true};

// A run is fine when it ended by itself and gave either a result or a reason.
QByteArray complaint(const std::string& file, const CliRun& run) {
    const QByteArray name = QByteArray::fromStdString(file) + ": ";
    if (run.exitCode == -1) return name + "crashed " + run.errors.left(300);
    if (run.exitCode == -2) return name + "took longer than 30 s";
    if (run.json().isEmpty()) return name + "no JSON, exit " + QByteArray::number(run.exitCode);
    if (run.exitCode == 0) return {};
    const QJsonArray failures = run.json()[QStringLiteral("failures")].toArray();
    if (failures.isEmpty()) return name + "failed without a failure";
    if (failures.first().toObject()[QStringLiteral("reason")].toString().isEmpty())
        return name + "failed without a reason";
    return {};
}

QByteArray runAll(const std::string& command) {
    const std::vector<std::string> files = brokenFiles();
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    QByteArray complaints;
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            const QByteArray text =
                complaint(files[i], runCli({command, "--json", files[i]}, kLimits));
            const std::lock_guard lock(mutex);
            if (!text.isEmpty()) complaints += "\n" + text;
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2; ++i)
        threads.emplace_back(work);
    threads.clear();
    return complaints;
}

} // namespace

class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { LIGHTSTACK_NEED_SAMPLES(); }

    void info() {
        const QByteArray complaints = runAll("info");
        QVERIFY2(complaints.isEmpty(), complaints.constData());
    }
    void decode() {
        const QByteArray complaints = runAll("decode");
        QVERIFY2(complaints.isEmpty(), complaints.constData());
    }
    void thumbnails() {
        const TempFolder store;
        const CliRun run =
            runCli({"thumbnails", "--json", "--recursive", (samplesFolder() / "broken").native(),
                       "--store", (store / "t.db").native()},
                {.seconds = 200, .gigabyteGrowth = true});
        QVERIFY2(run.exitCode == 1, run.errors.left(500).constData());
        const QJsonObject items = run.json()[QStringLiteral("items")].toObject();
        QCOMPARE(items[QStringLiteral("total")].toInt(),
            items[QStringLiteral("done")].toInt() + items[QStringLiteral("skipped")].toInt() +
                items[QStringLiteral("failed")].toInt());
        for (const QJsonValue& failure : run.json()[QStringLiteral("failures")].toArray())
            QVERIFY(!failure.toObject()[QStringLiteral("reason")].toString().isEmpty());
    }
};

#include "hostile_test.moc"
LIGHTSTACK_TEST(HostileTest);
