#include "core/base/aside_file.h"

#include "core/base/atomic_file.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::base;
using namespace lightstack::tests;
namespace fs = std::filesystem;

class AsideFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSeenBeforeTheEnd() {
        const TempFolder folder;
        const fs::path path = folder.write("list.csv", "old");
        const std::string piece(100'000, 'x');
        {
            auto file = AsideFile::begin(path);
            QVERIFY(file);
            for (int i = 0; i < 10; ++i)
                QVERIFY(file->write(piece));
            QCOMPARE(contentOf(path), std::string("old"));
            QCOMPARE(namesIn(folder.path()).size(), std::size_t{2});
            for (const auto& entry : fs::directory_iterator(folder.path()))
                QVERIFY(entry.path() == path || isTemporary(entry.path()));
            QVERIFY(file->commit());
        }
        QCOMPARE(contentOf(path).size(), std::size_t{1'000'000});
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
    }

    void whatIsGivenUpLeavesNothing() {
        const TempFolder folder;
        const fs::path path = folder.write("list.csv", "old");
        {
            auto file = AsideFile::begin(path);
            QVERIFY(file->write("new"));
        }
        QCOMPARE(contentOf(path), std::string("old"));
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
    }

    void aFolderThatIsNotThere() {
        const TempFolder folder;
        const auto file = AsideFile::begin(folder / "none/list.csv");
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::NotFound);
    }
};

#include "aside_file_test.moc"
LIGHTSTACK_TEST(AsideFileTest);
