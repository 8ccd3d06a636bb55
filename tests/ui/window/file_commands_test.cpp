// What the commands do to files, and that it can be undone to the byte.
#include "ui/window/file_commands.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

#include <map>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

struct Commands {
    TempFolder folder, home;
    QWidget window;
    ui::FileCommands files{&window};
    QSignalSpy said{&files, &ui::FileCommands::message};

    Commands() {
        qputenv("XDG_DATA_HOME", home.path().c_str());
        files.setConfirmTrash(false);
    }
    // One after the other: each waits for its sentence.
    [[nodiscard]] QString trash(const std::vector<fs::path>& paths) {
        files.trash(paths);
        return said.wait() ? said.takeFirst().value(0).toString() : QString();
    }
    [[nodiscard]] QString undo() {
        files.undo();
        return said.wait() ? said.takeFirst().value(0).toString() : QString();
    }
};

// The files below a folder: bytes, time, permissions.
std::map<std::string, std::string> stateOf(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::string& state = out[entry.path().native()];
        state = std::to_string(entry.last_write_time().time_since_epoch().count()) + " " +
                std::to_string(static_cast<int>(entry.status().permissions()));
        QFile file(QString::fromStdString(entry.path().native()));
        if (file.open(QIODevice::ReadOnly)) state += " " + file.readAll().toStdString();
    }
    return out;
}

} // namespace

class FileCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWentToTheTrashComesBackAsItWas() {
        Commands c;
        const auto a = c.folder.write("one/a.jpg", "first");
        const auto b = c.folder.write("two/a.jpg", "second, of the same name");
        const auto d = c.folder.write("two/Ü %20 d", std::string("\0\xff", 2));
        fs::permissions(b, fs::perms::owner_read);
        fs::last_write_time(a, fs::file_time_type::clock::now() - std::chrono::hours(9000));
        const auto before = stateOf(c.folder.path());
        QVERIFY(!c.trash({a, b, d}).isEmpty());
        QVERIFY(!fs::exists(a) && !fs::exists(b) && !fs::exists(d));
        QVERIFY(!c.undo().isEmpty());
        QVERIFY(stateOf(c.folder.path()) == before);
        QVERIFY(fs::is_empty(c.home / "Trash/files") && fs::is_empty(c.home / "Trash/info"));
        QVERIFY(!c.files.canUndo());
    }

    // One whose place is taken keeps none of the others away, and is not given up.
    void oneThatCannotComeBackIsNotLost() {
        Commands c;
        std::vector<fs::path> paths;
        for (const char* name : {"a.jpg", "b.jpg", "c.jpg"})
            paths.push_back(c.folder.write(name, name));
        QVERIFY(!c.trash(paths).isEmpty());
        (void)c.folder.write("a.jpg", "another");
        QSignalSpy moved(&c.files, &ui::FileCommands::filesMoved);
        const QString problem = c.undo();
        QVERIFY2(problem.contains(QStringLiteral("2 of 3")), qPrintable(problem));
        QVERIFY2(problem.contains(QStringLiteral("a.jpg")), qPrintable(problem));
        QVERIFY(fs::exists(paths[1]) && fs::exists(paths[2]));
        QCOMPARE(fs::file_size(paths[0]), std::uintmax_t{7}); // not replaced
        QCOMPARE(moved[0][1].value<std::vector<fs::path>>(),
            (std::vector<fs::path>{paths[1], paths[2]}));
        QVERIFY(c.files.canUndo());
        fs::remove(paths[0]);
        QVERIFY(!c.undo().isEmpty());
        QCOMPARE(fs::file_size(paths[0]), std::uintmax_t{5});
        QVERIFY(!c.files.canUndo());
    }

    // Nobody can bring back what the trash no longer has.
    void anEmptiedTrashIsNotAskedAgain() {
        Commands c;
        const auto a = c.folder.write("a.jpg", "a");
        QVERIFY(!c.trash({a}).isEmpty());
        fs::remove_all(c.home / "Trash");
        QVERIFY(!c.undo().isEmpty());
        QVERIFY(!fs::exists(a) && !c.files.canUndo());
    }
};

#include "file_commands_test.moc"
LIGHTSTACK_TEST(FileCommandsTest);
