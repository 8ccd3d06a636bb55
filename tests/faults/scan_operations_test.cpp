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
    void aScanSurvivesTheCatalogsOperations_data() { addFaultRows(); }
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
        const fs::path catalog = place / "c.db";
        constexpr unsigned kWrites = faults::kWrite | faults::kSync | faults::kUnlink;
        const unsigned operations = error == ENOSPC ? unsigned{faults::kWrite} : kWrites;
        fs::create_directories(place);
        QVERIFY(scan(library.path(), catalog));
        const std::string whole = dumpOf(catalog);
        QVERIFY(whole.size() > 100);
        const std::string wrong = sweepFaults(
            {place, operations, error, lasting, 40}, 6,
            [&] { return scan(library.path(), catalog) ? 0 : 1; },
            [&](int status) -> std::string {
                if (status == 0 && dumpOf(catalog) != whole) return "it said that it was done";
                if (!scan(library.path(), catalog)) return "the next scan fails";
                return dumpOf(catalog) == whole ? "" : "the next scan ends otherwise";
            });
        QCOMPARE(wrong, std::string());
    }
};

#include "scan_operations_test.moc"
LIGHTSTACK_TEST(ScanOperationsTest);
