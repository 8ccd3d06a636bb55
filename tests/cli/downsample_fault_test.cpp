// What a script sees when the disk fails under a batch: exit codes, the list of failures, resume.
#include "tests/cli/cli_process.h"
#include "tests/support/fault_shim.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

#include <sys/resource.h>

using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

// The shim in front of the program, for as long as it lives.
class Preloaded {
public:
    Preloaded(const fs::path& root, unsigned operations, int at, int error, bool lasting) {
        set("LD_PRELOAD", LIGHTSTACK_BIN_DIR "/liblightstack_fault_shim.so");
        set("LIGHTSTACK_FAULT_ROOT", root.c_str());
        set("LIGHTSTACK_FAULT_OPS", QByteArray::number(operations));
        set("LIGHTSTACK_FAULT_AT", QByteArray::number(at));
        set("LIGHTSTACK_FAULT_ERROR", QByteArray::number(error));
        set("LIGHTSTACK_FAULT_LASTING", lasting ? "1" : "0");
    }
    ~Preloaded() {
        for (const QByteArray& name : m_names)
            qunsetenv(name.constData());
    }
    Preloaded(const Preloaded&) = delete;
    Preloaded& operator=(const Preloaded&) = delete;

private:
    void set(const char* name, const QByteArray& value) {
        qputenv(name, value);
        m_names.append(name);
    }
    QList<QByteArray> m_names;
};

} // namespace

class DownsampleFaultCliTest : public QObject {
    Q_OBJECT

private:
    static void fill(const TempFolder& folder) {
        fs::create_directories(folder / "in");
        for (const char* name : {"a.jpg", "b.jpg", "c.jpg"}) {
            QImage image(80, 60, QImage::Format_RGB32);
            image.fill(Qt::darkGreen);
            QVERIFY(
                image.save(QString::fromStdString((folder / "in" / name).string()), "JPEG", 90));
        }
        qputenv("XDG_STATE_HOME", (folder / "state").c_str());
    }
    static CliRun run(const TempFolder& folder, bool resume = false) {
        std::vector<std::string> arguments{
            "--json", "downsample", folder / "in", "--in-place", "--size", "40"};
        if (resume) arguments.emplace_back("--resume");
        return runCli(arguments);
    }
    static qsizetype failuresOf(const CliRun& run) {
        return run.json()[QLatin1String("failures")].toArray().size();
    }

private Q_SLOTS:
    void oneFailureIsListedAndTheRestIsDone() {
        const TempFolder folder;
        fill(folder);
        {
            const Preloaded shim(folder / "in", faults::kRename, 2, EIO, false);
            const CliRun failed = run(folder);
            QCOMPARE(failed.exitCode, 1);
            QCOMPARE(failuresOf(failed), 1);
            QCOMPARE(failed.json()[QLatin1String("written")].toInt(), 2);
        }
        const CliRun again = run(folder, true);
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json()[QLatin1String("written")].toInt(), 1);
        QCOMPARE(std::distance(fs::directory_iterator(folder / "in"), fs::directory_iterator()), 3);
    }

    void aFullDiskFailsThemAllAndLosesNone() {
        const TempFolder folder;
        fill(folder);
        const auto size = fs::file_size(folder / "in/a.jpg");
        const Preloaded shim(folder / "in", faults::kWrite, 1, ENOSPC, true);
        const CliRun failed = run(folder);
        QCOMPARE(failed.exitCode, 3);
        QCOMPARE(failuresOf(failed), 3);
        QCOMPARE(fs::file_size(folder / "in/a.jpg"), size);
        QCOMPARE(std::distance(fs::directory_iterator(folder / "in"), fs::directory_iterator()), 3);
    }

    // Of the shell (ulimit -f) or a disk that keeps no large files; the signal would end the run.
    void aLimitOnFileSizesIsAFailureOfTheFile() {
        const TempFolder folder;
        fill(folder);
        QImage large(80, 60, QImage::Format_RGB32);
        large.fill(Qt::darkGreen);
        QString text; // goes along, and no coder makes it small
        for (unsigned i = 1; text.size() < 30'000; i = i * 1103515245U + 12345U)
            text += QChar(static_cast<char16_t>(u'A' + (i >> 16) % 60));
        large.setText(QStringLiteral("Comment"), text);
        const fs::path file = folder / "in/d.png";
        QVERIFY(large.save(QString::fromStdString(file.string())));
        const auto size = fs::file_size(file);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{8000, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const CliRun failed = run(folder);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(failed.exitCode, 1);
        QCOMPARE(failed.json()[QLatin1String("written")].toInt(), 3);
        QCOMPARE(failuresOf(failed), 1);
        QCOMPARE(fs::file_size(file), size);
        QCOMPARE(std::distance(fs::directory_iterator(folder / "in"), fs::directory_iterator()), 4);
    }

    void whatCannotBeBegunIsSaidSo() {
        const TempFolder folder;
        fill(folder);
        const Preloaded shim(
            folder / "state", faults::kOpen | faults::kMakeFolder, 1, EACCES, true);
        QCOMPARE(run(folder).exitCode, 3);
    }

    void aKilledRunIsGoneOnWith() {
        const TempFolder folder;
        fill(folder);
        {
            const Preloaded shim(folder / "in", faults::kRename, 2, faults::kKill, false);
            QCOMPARE(run(folder).exitCode, faults::kKilled);
        }
        const CliRun rest = run(folder, true);
        QCOMPARE(rest.exitCode, 0);
        QCOMPARE(rest.json()[QLatin1String("resumed")].toInt(), 1);
        QCOMPARE(rest.json()[QLatin1String("written")].toInt(), 2);
    }
};

#include "downsample_fault_test.moc"
LIGHTSTACK_TEST(DownsampleFaultCliTest);
