#include "core/base/move_file.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cerrno>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

int noLinks(const char*, const char*) {
    errno = EPERM; // what FAT answers
    return -1;
}

} // namespace

class MoveFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsReplaced_data() {
        QTest::addColumn<int>("way");
        QTest::newRow("as the system can") << 0;
        QTest::newRow("by a link") << 1;
        QTest::newRow("without links") << 2;
    }
    void nothingIsReplaced() {
        QFETCH(int, way);
        const auto move = [&](const fs::path& from, const fs::path& to) {
            return way == 0   ? base::moveWithoutReplacing(from, to)
                   : way == 1 ? base::moveByLink(from, to)
                              : base::moveByLink(from, to, noLinks);
        };
        const TempFolder folder;
        folder.write("a", "a");
        folder.write("b", "bb");
        QCOMPARE(move(folder / "a", folder / "b"), EEXIST);
        QCOMPARE(fs::file_size(folder / "b"), std::uintmax_t{2});
        QVERIFY(fs::exists(folder / "a"));
        QCOMPARE(move(folder / "a", folder / "c"), 0);
        QVERIFY(!fs::exists(folder / "a"));
        QCOMPARE(fs::file_size(folder / "c"), std::uintmax_t{1});
        QCOMPARE(move(folder / "a", folder / "d"), ENOENT);
        fs::create_directory(folder / "sub");
        QCOMPARE(move(folder / "sub", folder / "moved"), 0);
        QVERIFY(fs::is_directory(folder / "moved"));
    }
};

#include "move_file_test.moc"
LIGHTSTACK_TEST(MoveFileTest);
