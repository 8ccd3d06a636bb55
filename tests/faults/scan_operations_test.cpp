// File operations of the catalog fail, or the scan is killed before them: the next scan ends with
// the same catalog as an undisturbed one.
#include "core/jobs/library_scan.h"
#include "tests/core/catalog/catalog_dump.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/support/fault_run.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;

class ScanOperationsTest : public QObject {
    Q_OBJECT

private:
    static bool scan(const fs::path& root, const fs::path& catalog) {
        pipeline::StageClock clock({"walk", "pair", "read", "write"});
        jobs::ScanOptions options;
        options.batch = 10;
        return jobs::scanLibrary(std::span(&root, 1), catalog, options, clock, {}).has_value();
    }

private Q_SLOTS:
    void aScanSurvivesTheCatalogsOperations_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("lasting");
        QTest::addRow("EIO") << EIO << false;
        QTest::addRow("disk full") << ENOSPC << true;
        QTest::addRow("killed") << faults::kKill << false;
    }
    void aScanSurvivesTheCatalogsOperations() {
#ifdef __SANITIZE_THREAD__
        QSKIP("threads after a fork are not for this sanitizer");
#endif
        QFETCH(int, error);
        QFETCH(bool, lasting);
        if (fs::is_directory("/dev/shm")) qputenv("TMPDIR", "/dev/shm"); // no disk to wait for
        const TempFolder library;
        makeLibrary(library, 20);
        const TempFolder folder;
        const fs::path place = folder / "place";
        const std::string root = place.native();
        const fs::path catalog = place / "c.db";
        constexpr unsigned kWrites = faults::kWrite | faults::kSync | faults::kUnlink;
        const unsigned operations = error == ENOSPC ? unsigned{faults::kWrite} : kWrites;
        const auto work = [&] { return scan(library.path(), catalog) ? 0 : 1; };
        fs::create_directories(place);
        const FaultRun counting = runFaulty({root.c_str(), operations, 0, 0, false, 0}, work);
        QCOMPARE(counting.status, 0);
        const std::string whole = dumpOf(catalog);
        QVERIFY(whole.size() > 100 && counting.counted > 5);
        const long step = std::max(1L, counting.counted / 40); // in bounded time
        for (long at = 1; at <= counting.counted; at += step) {
            fs::remove_all(place);
            fs::create_directories(place);
            const FaultRun run = runFaulty({root.c_str(), operations, at, error, lasting, 0}, work);
            QVERIFY2(run.status == 0 || run.status == 1 || run.status == faults::kKilled,
                qPrintable(QString::number(at)));
            if (run.status == 0)
                QVERIFY2(dumpOf(catalog) == whole, qPrintable(QString::number(at)));
            QVERIFY2(scan(library.path(), catalog), qPrintable(QString::number(at)));
            QVERIFY2(dumpOf(catalog) == whole, qPrintable(QString::number(at)));
        }
    }
};

#include "scan_operations_test.moc"
LIGHTSTACK_TEST(ScanOperationsTest);
