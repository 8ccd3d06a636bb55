// To the trash and back, by the Trash specification 1.0.
#include "core/base/file_io.h"
#include "core/browse/file_actions.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lightstack;
using tests::contentOf;
using tests::namesIn;
using tests::TempFolder;
namespace fs = std::filesystem;

class TrashTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_home;
    QByteArray m_before;

    [[nodiscard]] fs::path trash() const { return *m_home / "data/Trash"; }

private Q_SLOTS:
    void init() {
        m_before = qgetenv("XDG_DATA_HOME");
        m_home = std::make_unique<TempFolder>();
        qputenv("XDG_DATA_HOME", (*m_home / "data").c_str());
    }
    void cleanup() {
        if (m_before.isNull())
            qunsetenv("XDG_DATA_HOME");
        else
            qputenv("XDG_DATA_HOME", m_before);
    }
    void thereAndBack() {
        const fs::path path = m_home->write("pictures/a b\xFF%.jpg", "content");
        const auto trashed = browse::moveToTrash(path);
        QVERIFY(trashed);
        QVERIFY(!fs::exists(path));
        QCOMPARE(trashed->original, path);
        QCOMPARE(trashed->trashed, trash() / "files/a b\xFF%.jpg");
        QCOMPARE(trashed->info, trash() / "info/a b\xFF%.jpg.trashinfo");
        QCOMPARE(contentOf(trashed->trashed), std::string("content"));
        const QStringList lines = QString::fromStdString(contentOf(trashed->info)).split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QStringLiteral("[Trash Info]"));
        QCOMPARE(lines[1], QString::fromStdString("Path=" + fs::canonical(m_home->path()).native() +
                                                  "/pictures/a%20b%FF%25.jpg"));
        QVERIFY(lines[2].startsWith(QStringLiteral("DeletionDate=")));
        const auto when =
            QDateTime::fromString(lines[2].mid(13), QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
        QVERIFY(when.isValid() && std::abs(when.secsTo(QDateTime::currentDateTime())) < 60);
        QCOMPARE(lines[3], QString());
        QVERIFY(browse::restoreFromTrash(*trashed));
        QCOMPARE(contentOf(path), std::string("content"));
        QVERIFY(namesIn(trash() / "files").empty() && namesIn(trash() / "info").empty());
    }
    void theTrashIsPrivate() {
        QVERIFY(browse::moveToTrash(m_home->write("a", "x")));
        for (const fs::path& folder : {trash(), trash() / "files", trash() / "info"}) {
            struct stat st = {};
            QCOMPARE(::stat(folder.c_str(), &st), 0);
            QCOMPARE(st.st_mode & 0777U, 0700U);
        }
    }
    void sameNamesStandSideBySide() {
        std::vector<browse::TrashedFile> all;
        for (int i = 0; i < 3; ++i)
            all.push_back(*browse::moveToTrash(m_home->write("a.tar.gz", std::to_string(i))));
        QCOMPARE(namesIn(trash() / "files"),
            (std::vector<std::string>{"a.tar.2.gz", "a.tar.3.gz", "a.tar.gz"}));
        QCOMPARE(namesIn(trash() / "info").size(), std::size_t{3});
        QVERIFY(browse::restoreFromTrash(all[1]));
        QCOMPARE(contentOf(*m_home / "a.tar.gz"), std::string("1"));
    }
    void aFileWithoutItsInfoIsNotReplaced() {
        m_home->write("data/Trash/files/a.jpg", "orphan");
        const auto trashed = browse::moveToTrash(m_home->write("a.jpg", "mine"));
        QVERIFY(trashed);
        QCOMPARE(contentOf(trash() / "files/a.jpg"), std::string("orphan"));
        QCOMPARE(contentOf(trashed->trashed), std::string("mine"));
        QCOMPARE(namesIn(trash() / "info"), std::vector<std::string>{"a.2.jpg.trashinfo"});
    }
    void restoringReplacesNothing() {
        const fs::path path = m_home->write("a.jpg", "old");
        const auto trashed = browse::moveToTrash(path);
        m_home->write("a.jpg", "new");
        const auto restored = browse::restoreFromTrash(*trashed);
        QCOMPARE(restored.error().code, ErrorCode::Io);
        QCOMPARE(contentOf(path), std::string("new"));
        QCOMPARE(contentOf(trashed->trashed), std::string("old"));
        QVERIFY(fs::exists(trashed->info));
    }
    void linksGoThemselves() {
        m_home->write("target", "x");
        fs::create_symlink("target", *m_home / "link");
        fs::create_symlink("nowhere", *m_home / "dangling");
        QVERIFY(browse::moveToTrash(*m_home / "link"));
        QVERIFY(browse::moveToTrash(*m_home / "dangling"));
        QVERIFY(fs::exists(*m_home / "target"));
        QVERIFY(fs::is_symlink(trash() / "files/link"));
    }
    void foldersGoWhole() {
        m_home->write("folder/inner/a", "x");
        const auto trashed = browse::moveToTrash(*m_home / "folder/");
        QVERIFY(trashed);
        QCOMPARE(contentOf(trash() / "files/folder/inner/a"), std::string("x"));
        QVERIFY(browse::restoreFromTrash(*trashed));
        QCOMPARE(contentOf(*m_home / "folder/inner/a"), std::string("x"));
    }
    // "link/.." is the parent of what the link leads to, not of the link.
    void parentsOfLinksAreThoseOfTheDisk() {
        m_home->write("real/a", "right");
        m_home->write("a", "wrong");
        fs::create_directory(*m_home / "real/below");
        fs::create_directory_symlink(*m_home / "real/below", *m_home / "link");
        const auto trashed = browse::moveToTrash(*m_home / "link/../a");
        QVERIFY(trashed);
        QCOMPARE(contentOf(trashed->trashed), std::string("right"));
        QCOMPARE(contentOf(*m_home / "a"), std::string("wrong"));
    }
    void longNamesAreCutBetweenCharacters() {
        std::string name;
        while (name.size() < 248)
            name += "\xC3\xA4";
        const fs::path path = m_home->write(name + ".jpg", "x");
        const auto first = browse::moveToTrash(path);
        QVERIFY(first);
        const std::string cut = first->trashed.filename().native();
        QVERIFY(cut.size() <= 245 && cut.ends_with("\xC3\xA4.jpg"));
        m_home->write(name + ".jpg", "y");
        QVERIFY(browse::moveToTrash(path));
        QVERIFY(browse::restoreFromTrash(*first));
        QCOMPARE(contentOf(path), std::string("x"));
    }
    // Nor does one who is killed: what tells of a file has no name until it is written.
    void aFullDiskLeavesNothing() {
        const fs::path path = m_home->write("a.jpg", "content");
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit = {};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        rlimit none = limit;
        none.rlim_cur = 10;
        ::setrlimit(RLIMIT_FSIZE, &none);
        const auto trashed = browse::moveToTrash(path);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, before);
        QVERIFY(!trashed);
        QCOMPARE(trashed.error().path, path);
        QCOMPARE(contentOf(path), std::string("content"));
        QVERIFY(namesIn(trash() / "files").empty() && namesIn(trash() / "info").empty());
    }
    void whatCannotGoIsSaid() {
        QCOMPARE(browse::moveToTrash(*m_home / "none").error().code, ErrorCode::NotFound);
        QCOMPARE(browse::moveToTrash(*m_home / "no/folder/a").error().code, ErrorCode::NotFound);
        QCOMPARE(browse::moveToTrash("/").error().code, ErrorCode::Usage);
        QCOMPARE(browse::moveToTrash(*m_home / "..").error().code, ErrorCode::Usage);
    }
    void anotherDiskHasItsOwn() {
        struct stat here = {};
        struct stat there = {};
        const fs::path top = "/dev/shm";
        if (::stat(m_home->path().c_str(), &here) != 0 || ::stat(top.c_str(), &there) != 0 ||
            here.st_dev == there.st_dev || ::access(top.c_str(), W_OK) != 0)
            QSKIP("no second file system to write to");
        const fs::path own = top / (".Trash-" + std::to_string(::getuid()));
        const bool wasThere = fs::exists(own);
        const fs::path folder = top / ("lightstack-test-" + std::to_string(::getpid()));
        fs::create_directories(folder);
        const std::string name = "a-" + std::to_string(::getpid()) + ".jpg";
        fs::copy_file(m_home->write("a", "x"), folder / name);
        fs::create_directory_symlink(folder, *m_home / "mounted"); // reached through a link
        const auto trashed = browse::moveToTrash(*m_home / "mounted" / name);
        const std::string info = trashed ? contentOf(trashed->info) : "";
        const bool restored = trashed && browse::restoreFromTrash(*trashed);
        const bool back = fs::exists(folder / name);
        fs::remove_all(folder);
        if (!wasThere) fs::remove_all(own);
        QVERIFY(trashed);
        QCOMPARE(trashed->trashed, own / "files" / name);
        QVERIFY2(info.find("\nPath=" + folder.filename().native() + "/" + name + "\n") !=
                     std::string::npos,
            info.c_str());
        QVERIFY(restored && back);
        QVERIFY(!fs::exists(trash()));
    }
};

#include "trash_test.moc"
LIGHTSTACK_TEST(TrashTest);
