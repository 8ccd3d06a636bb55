// Opening, reading, writing: nothing in a folder may block, and short files are short reads.
#include "core/base/file_io.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace lightstack;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

void makeSocket(const fs::path& path) {
    const base::FileDescriptor fd(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    QVERIFY(::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
}

std::string text(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

class FileIoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyRegularFilesOpen_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(code);
        };
        row("fifo", ErrorCode::Unsupported);
        row("link to fifo", ErrorCode::Unsupported);
        row("socket", ErrorCode::Unsupported);
        row("folder", ErrorCode::Unsupported);
        row("device", ErrorCode::Unsupported);
        row("dangling", ErrorCode::NotFound);
        row("circle", ErrorCode::NotFound);
        row("nothing", ErrorCode::NotFound);
        row("file/below", ErrorCode::NotFound);
    }
    void onlyRegularFilesOpen() {
        QFETCH(QString, name);
        QFETCH(int, code);
        const TempFolder folder;
        QVERIFY(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
        fs::create_symlink("fifo", folder / "link to fifo");
        makeSocket(folder / "socket");
        fs::create_directory(folder / "folder");
        fs::create_symlink("/dev/null", folder / "device");
        fs::create_symlink("nowhere", folder / "dangling");
        fs::create_symlink("circle", folder / "circle");
        folder.write("file", "x");
        const fs::path path = folder / name.toStdString();
        const auto opened = base::openRegular(path);
        QVERIFY(!opened);
        QCOMPARE(static_cast<int>(opened.error().code), code);
        QCOMPARE(opened.error().path, path);
        QVERIFY(!opened.error().detail.empty());
        const auto stamp = base::stampOf(path);
        QVERIFY(!stamp);
        QCOMPARE(static_cast<int>(stamp.error().code), code);
    }
    void allIsWrittenOrSaidWhyNot() {
        const TempFolder folder;
        const fs::path path = folder.write("file", "");
        const std::string words(300'000, 'w');
        const auto bytes = std::as_bytes(std::span(words));
        const base::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        QCOMPARE(base::writeAll(file, bytes), 0);
        QCOMPARE(base::writeAll(file, bytes.first(1)), 0); // where it stands
        QCOMPARE(text(*base::readWhole(path, 1 << 20)), words + "w");
        const base::FileDescriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
        QCOMPARE(base::writeAll(full, bytes), ENOSPC);
        const base::FileDescriptor closed(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        QCOMPARE(base::writeAll(closed, bytes), EBADF);
    }
    void linksAreFollowed() {
        const TempFolder folder;
        folder.write("target", "abc");
        fs::create_symlink("target", folder / "link");
        const auto file = base::openRegular(folder / "link");
        QVERIFY(file && file->isOpen());
        const auto stamp = base::stampOf(*file, {});
        QVERIFY(stamp);
        QCOMPARE(stamp->size, std::uint64_t{3});
        QCOMPARE(*stamp, *base::stampOf(folder / "target"));
    }
    void stampsTellStatesApart() {
        const TempFolder folder;
        const fs::path path = folder.write("a", "abc");
        const timespec times[2] = {{0, UTIME_OMIT}, {-2, 250'000'000}}; // before 1970
        QVERIFY(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
        const auto before = base::stampOf(path);
        QCOMPARE(before->mtimeNs, std::int64_t{-1'750'000'000});
        folder.write("a", "abd");
        QVERIFY(*base::stampOf(path) != *before);
    }
    void readsAreShortOnlyAtTheEnd() {
        const TempFolder folder;
        const fs::path path = folder.write("a", "0123456789");
        const auto file = base::openRegular(path);
        std::vector<std::byte> out(4);
        QCOMPARE(base::readAt(*file, 0, out, path).value(), std::size_t{4});
        QCOMPARE(text(out), std::string("0123"));
        QCOMPARE(base::readAt(*file, 8, out, path).value(), std::size_t{2});
        QCOMPARE(base::readAt(*file, 10, out, path).value(), std::size_t{0});
        QCOMPARE(base::readAt(*file, UINT64_MAX - 3, out, path).value(), std::size_t{0});
        QCOMPARE(base::readAt(*file, 0, {}, path).value(), std::size_t{0});
        QVERIFY(::truncate(path.c_str(), 2) == 0); // shrinks while it is read
        QCOMPARE(base::readAt(*file, 0, out, path).value(), std::size_t{2});
    }
    void readingAFolderIsAnError() {
        const base::FileDescriptor folder(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        std::vector<std::byte> out(4);
        const auto n = base::readAt(folder, 0, out, "/");
        QCOMPARE(n.error().code, ErrorCode::Io);
        QCOMPARE(n.error().path, fs::path("/"));
    }
    void wholeFilesAreBounded() {
        const TempFolder folder;
        const fs::path path = folder.write("a", "0123456789");
        QCOMPARE(text(base::readWhole(path, 10).value()), std::string("0123456789"));
        QCOMPARE(base::readWhole(path, 9).error().code, ErrorCode::LimitExceeded);
        QVERIFY(base::readWhole(folder.write("empty", ""), 0)->empty());
        QCOMPARE(base::readWhole(folder / "no", 9).error().code, ErrorCode::NotFound);
    }
    void descriptorsCloseOnce() {
        base::FileDescriptor a(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        const int number = a.get();
        base::FileDescriptor b(std::move(a));
        QCOMPARE(b.get(), number);
        base::FileDescriptor c(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        c = std::move(b);
        QCOMPARE(c.get(), number);
        QCOMPARE(::close(c.release()), 0);
        QVERIFY(!c.isOpen());
    }
};

#include "file_io_test.moc"
LIGHTSTACK_TEST(FileIoTest);
