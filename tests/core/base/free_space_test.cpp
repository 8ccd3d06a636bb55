// Room is asked of the place that something will be made in, and told in words that are never "0".
#include "core/base/free_space.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using namespace lightstack;
namespace fs = std::filesystem;

class FreeSpaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFolderThatStands() {
        const tests::TempFolder folder;
        const fs::path file = folder.write("file", "x");
        QCOMPARE(*base::standingFolder(folder.path()), folder.path());
        QCOMPARE(*base::standingFolder(folder / "to/be/made"), folder.path());
        QCOMPARE(*base::standingFolder(file / "below"), folder.path());
        QCOMPARE(*base::standingFolder("/"), fs::path("/"));
        QCOMPARE(*base::standingFolder("not-here/either"), fs::path("."));
        QCOMPARE(*base::standingFolder({}), fs::path("."));
    }

    void freeBytesAreOfItsFileSystem() {
        const tests::TempFolder folder;
        const auto known = base::freeBytesAt(folder.path());
        QVERIFY(known.has_value());
        QCOMPARE(base::freeBytesAt(folder / "to/be/made").has_value(), true);
        const std::uintmax_t system = fs::space(folder.path()).available;
        const std::uintmax_t apart = std::max(*known, system) - std::min(*known, system);
        QVERIFY(apart < std::uintmax_t{1} << 30);              // others write meanwhile
        QVERIFY(!base::freeBytesAt("/proc/self").has_value()); // it does not count
    }

    void roughBytes() {
        QCOMPARE(base::roughBytes(0), std::string("0.0 KB"));
        QCOMPARE(base::roughBytes(400), std::string("0.4 KB"));
        QCOMPARE(base::roughBytes(999'000), std::string("999.0 KB"));
        QCOMPARE(base::roughBytes(12'340'000), std::string("12.3 MB"));
        QCOMPARE(base::roughBytes(3'100'000'000), std::string("3.1 GB"));
    }

    void roomIsRefusedInWords() {
        const tests::TempFolder folder;
        QVERIFY(base::checkRoom(folder / "new", 1).has_value());
        const auto refused = base::checkRoom(folder / "new", std::uint64_t{1} << 60);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Io);
        QCOMPARE(refused.error().path, folder / "new");
        QVERIFY(refused.error().detail.starts_with("it needs 1152921504.6 GB, but only "));
        QVERIFY(refused.error().detail.ends_with("B are free"));
        QVERIFY(base::checkRoom("/proc/self", std::uint64_t{1} << 60).has_value());
    }
};

#include "free_space_test.moc"
LIGHTSTACK_TEST(FreeSpaceTest);
