// The old file or the new one, never half of either, and nothing left lying about.
#include "core/base/atomic_file.h"
#include "core/base/file_io.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lightstack;
using tests::asBytes;
using tests::contentOf;
using tests::namesIn;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

// No file of this process grows past so many bytes: what a full disk looks like.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAndReplaces() {
        const TempFolder folder;
        const fs::path path = folder / "a\xff.json";
        QVERIFY(base::writeAtomically(path, asBytes("first")));
        QCOMPARE(contentOf(path), std::string("first"));
        QVERIFY(base::writeAtomically(path, asBytes("second, longer"), {.sync = false}));
        QCOMPARE(contentOf(path), std::string("second, longer"));
        QVERIFY(base::writeAtomically(path, asBytes("")));
        QCOMPARE(contentOf(path), std::string());
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
    }
    void partsFollowEachOther() {
        const TempFolder folder;
        const std::string first = "first, ";
        const std::string third(300'000, 'x');
        const std::vector<std::span<const std::byte>> parts{
            asBytes(first), {}, asBytes(third), asBytes(first)};
        QVERIFY(base::writeAtomically(folder / "a", parts, {.sync = false, .start = true}));
        QVERIFY(contentOf(folder / "a") == first + third + first);
        const std::vector<std::span<const std::byte>> many(200, asBytes(first));
        QVERIFY(base::writeAtomically(folder / "b", many));
        QCOMPARE(fs::file_size(folder / "b"), std::uintmax_t{200 * 7});
        QVERIFY(base::writeAtomically(folder / "c", QByteArray("text")));
        QCOMPARE(contentOf(folder / "c"), std::string("text"));
    }
    void temporaryFilesAreKnownByName() {
        QVERIFY(base::isTemporary("/a/.lightstack-12-0.tmp"));
        QVERIFY(base::isTemporary("/a/.lightstack-12-s0.tmp"));
        for (const char* other : {"/a/.lightstack.json", "/a/.lightstack-rename-1", "/a/x.tmp", "",
                 "/a/.lightstack-mine.tmp", "/a/.lightstack-12-.tmp", "/a/.lightstack-.tmp"})
            QVERIFY(!base::isTemporary(other));
    }
    void onlyFilesOfEndedProgramsAreAbandoned() {
        const TempFolder folder;
        const auto named = [&](const std::string& process) {
            return folder.write(".lightstack-" + process + "-0.tmp", "x");
        };
        QVERIFY(base::isAbandoned(named("999999999"))); // more than there can be
        QVERIFY(!base::isAbandoned(named(std::to_string(::getpid()))));
        QVERIFY(!base::isAbandoned(named("1")));
        QVERIFY(!base::isAbandoned(folder / "a.jpg"));
    }
    void whatIsThereIsReplacedOnlyIfAsked() {
        const TempFolder folder;
        QVERIFY(base::writeAtomically(folder / "a", asBytes("1"), {.replaces = false}));
        const auto again = base::writeAtomically(folder / "a", asBytes("2"), {.replaces = false});
        QCOMPARE(again.error().code, ErrorCode::Usage);
        QVERIFY(contentOf(folder / "a") == "1");
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}), 1); // nothing is left
        QVERIFY(base::writeAtomically(folder / "a", asBytes("2")));
        QVERIFY(contentOf(folder / "a") == "2");
    }
    void permissionsAreThoseAsked() {
        const TempFolder folder;
        const mode_t before = ::umask(022);
        QVERIFY(base::writeAtomically(folder / "a", asBytes("x"), {.permissions = 0600}));
        QVERIFY(base::writeAtomically(folder / "b", asBytes("x")));
        ::umask(before);
        struct stat st = {};
        QCOMPARE(::stat((folder / "a").c_str(), &st), 0);
        QCOMPARE(st.st_mode & 0777U, 0600U);
        QCOMPARE(::stat((folder / "b").c_str(), &st), 0);
        QCOMPARE(st.st_mode & 0777U, 0644U);
    }
    void aFullDiskLeavesTheOldFile() {
        const TempFolder folder;
        const fs::path path = folder.write("a", "old");
        const std::string large(100'000, 'n');
        Result<void> written;
        {
            const FileSizeLimit limit(4096);
            written = base::writeAtomically(path, asBytes(large));
        }
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Io);
        QCOMPARE(written.error().path, path);
        QCOMPARE(contentOf(path), std::string("old"));
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
    }
    void aFolderInTheWayStays() {
        const TempFolder folder;
        folder.write("a/inner", "x");
        const auto written = base::writeAtomically(folder / "a", asBytes("new"));
        QCOMPARE(written.error().code, ErrorCode::Io);
        QCOMPARE(contentOf(folder / "a/inner"), std::string("x"));
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
    }
    void aMissingFolderIsSaid() {
        const TempFolder folder;
        const auto written = base::writeAtomically(folder / "no/a", asBytes("x"));
        QCOMPARE(written.error().code, ErrorCode::NotFound);
        QCOMPARE(written.error().path, folder / "no/a");
    }
    void aReadOnlyFolderIsSaid() {
        if (::geteuid() == 0) QSKIP("rights do not bind the superuser");
        const TempFolder folder;
        const fs::path path = folder.write("ro/a", "old");
        fs::permissions(folder / "ro", fs::perms::owner_read | fs::perms::owner_exec);
        QCOMPARE(base::writeAtomically(path, asBytes("new")).error().code, ErrorCode::Denied);
        QCOMPARE(contentOf(path), std::string("old"));
    }
    // A process that was killed leaves its temporary file; process ids come again.
    void leftoversOfAKilledProcessDoNotBlock() {
        const TempFolder folder;
        const std::string stem = ".lightstack-" + std::to_string(::getpid()) + "-";
        for (int i = 0; i < 200; ++i)
            folder.write(stem + std::to_string(i) + ".tmp", "left");
        QVERIFY(base::writeAtomically(folder / "a", asBytes("new")));
        QCOMPARE(contentOf(folder / "a"), std::string("new"));
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{201});
        QCOMPARE(contentOf(folder / (stem + "150.tmp")), std::string("left"));
    }
};

#include "atomic_file_test.moc"
LIGHTSTACK_TEST(AtomicFileTest);
