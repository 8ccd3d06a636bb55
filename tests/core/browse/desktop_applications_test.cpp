// Desktop entries: which applications take a kind of file, and how they are called.
#include "core/browse/desktop_applications.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>

using namespace lightstack;
using tests::TempFolder;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

std::string entry(const std::string& name, const std::string& types, const std::string& more = {}) {
    return "# comment\n[Desktop Entry]\nType=Application\nName=" + name + "\nExec=" + name +
           " %F\nMimeType=" + types + "\n" + more +
           "\n[Desktop Action x]\nName=Other\nExec=other\n";
}

Words namesFor(const std::string& mime) {
    Words out;
    for (const auto& application : browse::applicationsFor(mime))
        out.push_back(application.name);
    return out;
}

} // namespace

class DesktopApplicationsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;
    QByteArray m_home, m_dirs;

private Q_SLOTS:
    void init() {
        m_home = qgetenv("XDG_DATA_HOME");
        m_dirs = qgetenv("XDG_DATA_DIRS");
        m_folder = std::make_unique<TempFolder>();
        qputenv("XDG_DATA_HOME", (*m_folder / "user").c_str());
        qputenv("XDG_DATA_DIRS",
            ((*m_folder / "local").native() + "::" + (*m_folder / "system").native()).c_str());
    }
    void cleanup() {
        m_home.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", m_home);
        m_dirs.isNull() ? qunsetenv("XDG_DATA_DIRS") : qputenv("XDG_DATA_DIRS", m_dirs);
    }
    void kindsAreMatched() {
        m_folder->write("system/applications/b.desktop", entry("bee", "image/png;image/jpeg;"));
        m_folder->write("system/applications/a.desktop", entry("ant", "image/jpeg"));
        m_folder->write("system/applications/all.desktop", entry("all", "image/*"));
        m_folder->write("system/applications/kde/c.desktop", entry("cat", "text/plain;image/jpeg"));
        m_folder->write("system/applications/notes.txt", entry("no", "image/jpeg"));
        QCOMPARE(namesFor("image/jpeg"), (Words{"all", "ant", "bee", "cat"}));
        QCOMPARE(namesFor("image/png"), (Words{"all", "bee"}));
        QCOMPARE(namesFor("text/plain"), Words{"cat"}); // image/* is of images alone
        QVERIFY(namesFor("video/mp4").empty());
        for (const auto& application : browse::applicationsFor("text/plain")) {
            QCOMPARE(application.id, std::string("kde-c.desktop"));
            QCOMPARE(application.exec, std::string("cat %F"));
        }
    }
    void whatIsNotToBeShownIsNot_data() {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"NoDisplay=true", "Hidden=true", "Terminal=true", "Hidden = true",
                 "TryExec=/nonexistent/program", "TryExec=no-such-program-anywhere"})
            QTest::newRow(line) << QByteArray(line);
    }
    void whatIsNotToBeShownIsNot() {
        QFETCH(QByteArray, line);
        const std::string hidden = entry("shy", "image/jpeg", line.toStdString());
        m_folder->write("system/applications/a.desktop", hidden);
        QVERIFY(namesFor("image/jpeg").empty());
        // A user's entry of the same id decides, also when it hides.
        m_folder->write("system/applications/a.desktop", entry("shown", "image/jpeg"));
        QCOMPARE(namesFor("image/jpeg"), Words{"shown"});
        m_folder->write("user/applications/a.desktop", hidden);
        QVERIFY(namesFor("image/jpeg").empty());
    }
    void theUsersEntryWins() {
        m_folder->write("system/applications/a.desktop", entry("system", "image/jpeg"));
        m_folder->write(
            "local/applications/a.desktop", entry("local", "image/jpeg", "TryExec=/bin/sh"));
        QCOMPARE(namesFor("image/jpeg"), Words{"local"});
        m_folder->write("user/applications/a.desktop", entry("user", "image/jpeg", "TryExec=sh"));
        QCOMPARE(namesFor("image/jpeg"), Words{"user"});
    }
    void valuesAreTrimmedAndUnescaped() {
        m_folder->write("system/applications/a.desktop",
            "[Desktop Entry]\r\nType = Application\nName = A\\sB "
            "\nExec = a \"\\\\$x\" %f\nMimeType = image/jpeg ;\n");
        const auto found = browse::applicationsFor("image/jpeg");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().name, std::string("A B"));
        QCOMPARE(found.front().exec, std::string("a \"\\$x\" %f"));
        QCOMPARE(browse::commandWords(found.front().exec, {"/p"}), (Words{"a", "$x", "/p"}));
    }
    void commandLines_data() {
        QTest::addColumn<QByteArray>("exec");
        QTest::addColumn<Words>("words");
        const auto row = [](const char* exec, const Words& words) {
            QTest::newRow(exec) << QByteArray(exec) << words;
        };
        row("gimp %F", {"gimp", "/a b", "/c\xFF"});
        row("gimp %f", {"gimp", "/a b"});
        row("gimp %U", {"gimp", "file:///a%20b", "file:///c%FF"});
        row("gimp %u", {"gimp", "file:///a%20b"});
        row("gimp", {"gimp", "/a b", "/c\xFF"});
        row("gimp  -n   %i %c %k %F", {"gimp", "-n", "/a b", "/c\xFF"});
        row("\"/opt/my app/run\" \"\" %f", {"/opt/my app/run", "", "/a b"});
        row("sh -c \"echo \\\"\\$1\\\" 100%\" %f", {"sh", "-c", "echo \"$1\" 100%", "/a b"});
        row("run --zoom=100%% %f", {"run", "--zoom=100%", "/a b"});
        row("run --file=%f", {"run", "--file=/a b"});
        row("run --uri=%u -x", {"run", "--uri=file:///a%20b", "-x"});
        row("run \"%f\"", {"run", "%f", "/a b", "/c\xFF"});
        row("", {"/a b", "/c\xFF"});
    }
    void commandLines() {
        QFETCH(QByteArray, exec);
        QFETCH(Words, words);
        QCOMPARE(browse::commandWords(exec.toStdString(), {"/a b", "/c\xFF"}), words);
    }
    void noFilesNoWords() { QCOMPARE(browse::commandWords("gimp %f %U", {}), Words{"gimp"}); }
    void filesReachTheProgram() {
        const fs::path out = *m_folder / "called";
        const fs::path program =
            m_folder->write("run.sh", "#!/bin/sh\nprintf '%s|' \"$@\" >> '" + out.native() + "'\n");
        fs::permissions(program, fs::perms::owner_all);
        const auto called = [&] {
            std::ifstream in(out);
            return std::string(std::istreambuf_iterator<char>(in), {});
        };
        QVERIFY(browse::launch({"x", "x", program.native() + " %F"}, {"/a b", "/c\xFF"}));
        QTRY_COMPARE(called(), std::string("/a b|/c\xFF|"));
        // One that takes a single file is started for each.
        fs::remove(out);
        QVERIFY(browse::launch({"x", "x", program.native() + " -1 %f"}, {"/a", "/c"}));
        QTRY_COMPARE(called().size(), std::string("-1|/a|-1|/c|").size());
        const auto none = browse::launch({"x", "x", "/nonexistent/program %f"}, {"/a"});
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QCOMPARE(browse::launch({"x", "x", ""}, {}).error().code, ErrorCode::Usage);
    }
};

#include "desktop_applications_test.moc"
LIGHTSTACK_TEST(DesktopApplicationsTest);
