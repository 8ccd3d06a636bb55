// Listing folders: what is in them, of which kind, and why one cannot be read.
#include "core/browse/lister.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <unistd.h>

using namespace lightstack;
using browse::EntryKind;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

const browse::ListingProgress kNoProgress = [](auto, std::size_t) {};

std::map<std::string, EntryKind> kindsIn(const fs::path& folder) {
    std::map<std::string, EntryKind> out;
    const auto table = browse::listFolder(folder, {}, kNoProgress);
    for (browse::FolderTable::Id id = 0; table && id < (*table)->count(); ++id)
        out.emplace((*table)->name(id), (*table)->kind(id));
    return out;
}

} // namespace

class ListerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsOfNames_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, EntryKind kind) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(kind);
        };
        row("a.JPG", EntryKind::Image);
        row("a.tif", EntryKind::Image);
        row("a.svgz", EntryKind::Image);
        row("a.Cr2", EntryKind::Raw);
        row("a.dng", EntryKind::Raw);
        row("a.MOV", EntryKind::Video);
        row("a.txt", EntryKind::Other);
        row("a.jpg.xmp", EntryKind::Other);
        row("a", EntryKind::Unknown);
        row(".jpg", EntryKind::Unknown);
        row("a.", EntryKind::Unknown);
        row("a.0001", EntryKind::Unknown);
    }
    void kindsOfNames() {
        QFETCH(QByteArray, name);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(browse::kindOfName(name.toStdString())), kind);
    }
    void everythingInAFolder() {
        const TempFolder folder;
        folder.write("a.jpg", "x");
        folder.write("\xFF\n.png", "x");
        folder.write(".hidden.nef", "x");
        folder.write("sub.jpg/inner.jpg", "x");
        QVERIFY(::mkfifo((folder / "pipe.jpg").c_str(), 0600) == 0);
        fs::create_directory_symlink("sub.jpg", folder / "link.jpg");
        fs::create_symlink("a.jpg", folder / "picture.png");
        fs::create_symlink("pipe.jpg", folder / "topipe.png");
        fs::create_symlink("nowhere", folder / "dangling.tif");
        const std::map<std::string, EntryKind> want{{"a.jpg", EntryKind::Image},
            {"\xFF\n.png", EntryKind::Image}, {".hidden.nef", EntryKind::Raw},
            {"sub.jpg", EntryKind::Folder}, {"pipe.jpg", EntryKind::Other},
            {"link.jpg", EntryKind::Folder}, {"picture.png", EntryKind::Image},
            {"topipe.png", EntryKind::Other}, {"dangling.tif", EntryKind::Image}};
        QVERIFY(kindsIn(folder.path()) == want);
        for (const auto& [name, kind] : want) {
            const auto state = browse::entryState(folder.path(), name);
            QVERIFY2(state && state->kind == kind, name.c_str());
        }
        QVERIFY(!browse::entryState(folder.path(), "none"));
        QVERIFY(kindsIn(folder / "sub.jpg/..") == want);
    }
    void sizesAndTimes() {
        const TempFolder folder;
        const fs::path path = folder.write("a", "12345");
        const timespec times[2] = {{0, 0}, {1'000'000'000, 7}};
        QVERIFY(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
        auto table = *browse::listFolder(folder.path(), {}, kNoProgress);
        QVERIFY(!table->stated(0));
        const std::uint64_t before = table->size(0);
        browse::statEntries(*table, {});
        QCOMPARE(before, std::uint64_t{0});
        QVERIFY(table->stated(0));
        QCOMPARE(table->size(0), std::uint64_t{5});
        QCOMPARE(table->mtimeNs(0), std::int64_t{1'000'000'000'000'000'007});
        QCOMPARE(table->path(0), path);
        const auto again = *browse::listFolder(folder.path(), {}, kNoProgress);
        fs::remove(path);
        browse::statEntries(*again, {});
        QVERIFY(!again->stated(0)); // gone meanwhile
    }
    void manyAreStatedWhetherSomebodyWaitsOrNot() {
        const TempFolder folder;
        folder.write("1", "12345");
        for (int i = 2; i <= 2500; ++i)
            fs::create_hard_link(folder / "1", folder / std::to_string(i));
        for (const auto haste : {browse::StatHaste::Awaited, browse::StatHaste::NobodyWaits}) {
            auto table = *browse::listFolder(folder.path(), {}, kNoProgress);
            browse::statEntries(*table, {}, haste);
            QCOMPARE(table->count(), std::size_t{2500});
            for (browse::FolderTable::Id id = 0; id < table->count(); ++id)
                QVERIFY(table->stated(id) && table->size(id) == 5 && table->mtimeNs(id) > 0);
        }
    }
    void kindsComeFromTheLastExtension() {
        using browse::EntryKind;
        QCOMPARE(browse::kindOfName("a.b.JpEg"), EntryKind::Image);
        QCOMPARE(browse::kindOfName("x.3FR"), EntryKind::Raw);
        QCOMPARE(browse::kindOfName("f.jpg/x.m2ts"), EntryKind::Video);
        QCOMPARE(browse::kindOfName("a.zst"), EntryKind::Other);
        QCOMPARE(browse::kindOfName("a.sqlite"), EntryKind::Other);
        for (const char* name :
            {"", ".jpg", "jpg", "a.", "a.jpg.", "f.jpg/x", "a.jpgjpgjpg", "a.xsqlite", "a.\xFF"})
            QCOMPARE(browse::kindOfName(name), EntryKind::Unknown);
    }
    void foldersThatCannotBeRead() {
        const TempFolder folder;
        folder.write("file", "x");
        fs::create_symlink("circle", folder / "circle");
        const auto codeOf = [&](const char* name) {
            return browse::listFolder(folder / name, {}, kNoProgress).error().code;
        };
        QCOMPARE(codeOf("none"), ErrorCode::NotFound);
        QCOMPARE(codeOf("file"), ErrorCode::NotFound);
        QCOMPARE(codeOf("circle"), ErrorCode::NotFound);
        if (::geteuid() == 0) QSKIP("rights do not bind the superuser");
        fs::create_directory(folder / "closed");
        fs::permissions(folder / "closed", fs::perms::none);
        QCOMPARE(codeOf("closed"), ErrorCode::Denied);
    }
    void stopsWhenAsked() {
        const TempFolder folder;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(browse::listFolder(folder.path(), stop.get_token(), kNoProgress).error().code,
            ErrorCode::Cancelled);
    }
    void theFirstPageComesEarly() {
        const TempFolder folder;
        const std::string longName(245, 'n');
        for (int i = 0; i < 1200; ++i) { // more than the first block holds
            const fs::path path = folder / (longName + std::to_string(i) + ".jpg");
            ::close(::open(path.c_str(), O_WRONLY | O_CREAT, 0600));
        }
        std::vector<std::size_t> firsts;
        const auto table = browse::listFolder(folder.path(), {},
            [&](const std::shared_ptr<const browse::FolderTable>& first, std::size_t n) {
                if (first) firsts.push_back(first->count());
                QCOMPARE(first ? first->count() : n, n);
            });
        QCOMPARE((*table)->count(), std::size_t{1200});
        QCOMPARE(firsts.size(), std::size_t{1});
        QVERIFY(firsts.front() > 500 && firsts.front() < 1200);
    }
};

#include "lister_test.moc"
LIGHTSTACK_TEST(ListerTest);
