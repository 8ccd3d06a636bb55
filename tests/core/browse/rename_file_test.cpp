// Renaming one file: never over another one, any bytes.
#include "core/browse/file_actions.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace std::string_literals;
using tests::TempFolder;
namespace fs = std::filesystem;

class RenameFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatCannotBe() {
        for (const std::string& bad : {""s, "."s, ".."s, "a/b"s, "a\0b"s, std::string(256, 'x')}) {
            QVERIFY(!browse::nameObjection(bad).empty());
            QCOMPARE(browse::renameFile("/tmp/x", bad).error().code, ErrorCode::Usage);
        }
        for (const std::string& good : {"a"s, "..."s, "\xFF\n"s, std::string(255, 'x'), " "s})
            QCOMPARE(browse::nameObjection(good), std::string());
    }
    void renames() {
        const TempFolder folder;
        const fs::path path = folder.write("a.jpg", "x");
        const auto renamed = browse::renameFile(path, "b\xFF.jpg");
        QCOMPARE(renamed.value(), folder / "b\xFF.jpg");
        QVERIFY(fs::exists(*renamed) && !fs::exists(path));
        QCOMPARE(browse::renameFile(*renamed, "b\xFF.jpg").value(), *renamed); // its own name
        QCOMPARE(browse::renameFile(*renamed, "B\xFF.jpg").value(), folder / "B\xFF.jpg");
        QCOMPARE(browse::renameFile(folder / "none", "c").error().code, ErrorCode::NotFound);
    }
    void nothingIsReplaced() {
        const TempFolder folder;
        const fs::path a = folder.write("a", "aa");
        const fs::path b = folder.write("b", "b");
        fs::create_symlink("nowhere", folder / "dangling");
        fs::create_directory(folder / "folder");
        for (const char* taken : {"b", "dangling", "folder"})
            QCOMPARE(browse::renameFile(a, taken).error().code, ErrorCode::Io);
        QCOMPARE(fs::file_size(a), std::uintmax_t{2});
        QCOMPARE(fs::file_size(b), std::uintmax_t{1});
    }
};

#include "rename_file_test.moc"
LIGHTSTACK_TEST(RenameFileTest);
