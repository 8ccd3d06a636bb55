#include "core/archive/open_file.h"

#include "core/archive/archive_path.h"
#include "core/archive/zip_archive.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <unistd.h>

using namespace lightstack;
using namespace lightstack::archive;
using namespace lightstack::tests;

namespace {

std::string content(const Result<OpenedFile>& opened) {
    if (!opened) return opened.error().detail;
    std::string out(opened->stamp.size + 1, '\0');
    const auto n = base::readAt(opened->file, 0, std::as_writable_bytes(std::span(out)), {});
    out.resize(n.value_or(0));
    return out;
}

} // namespace

class OpenFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAndMembers() {
        const TempFolder folder;
        const auto plain = folder.write("a.jpg", "on disk");
        const auto zip = folder.write(
            "t.zip", makeZip({{.name = "Takeout/x.jpg", .content = "packed"},
                         {.name = "Takeout/s.jpg", .content = "stored", .deflate = false},
                         {.name = "Takeout/bad.jpg", .content = "xyz", .crc = 5}}));
        const auto file = openFile(plain);
        QCOMPARE(content(file), std::string("on disk"));
        QVERIFY(!file->isMember);
        QCOMPARE(file->openablePath(plain), plain);
        const auto member = openFile(zip / "Takeout/x.jpg");
        QCOMPARE(content(member), std::string("packed"));
        QVERIFY(member->isMember);
        QCOMPARE(member->stamp.size, std::uint64_t{6});
        QCOMPARE(member->stamp.mtimeNs, memberTime(1589039253, crcOf("packed")));
        QVERIFY(member->stamp == archive::stampOf(zip / "Takeout/x.jpg").value());
        const auto again = openFile(member->openablePath(zip));
        QCOMPARE(content(again), std::string("packed"));
        QCOMPARE(content(openFile(zip / "Takeout/s.jpg")), std::string("stored"));
        QCOMPARE(openFile(zip / "Takeout/bad.jpg").error().code, ErrorCode::CorruptData);
        QCOMPARE(archive::readWhole(zip / "Takeout/x.jpg", 6)->size(), std::size_t{6});
        QCOMPARE(
            archive::readWhole(zip / "Takeout/x.jpg", 5).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(archive::readWhole(plain, 100)->size(), std::size_t{7});
        QCOMPARE(openFile(zip / "Takeout/none.jpg").error().code, ErrorCode::NotFound);
        QCOMPARE(openFile(zip / "Takeout").error().code, ErrorCode::NotFound);
        QCOMPARE(openFile(folder / "none/x.jpg").error().code, ErrorCode::NotFound);
        QCOMPARE(openFile(plain / "x.jpg").error().code, ErrorCode::NotFound);
        QCOMPARE(content(openFile(zip)).substr(0, 2), std::string("PK"));
    }

    void aLargeOneHasNoNameEither() {
        const TempFolder folder;
        const std::string large = noise(17'000'000);
        const auto zip = folder.write("t.zip", makeZip({{.name = "x", .content = large}}));
        const auto opened = openFile(zip / "x");
        QVERIFY(content(opened) == large);
    }

    // Opened again while it is open: the same bytes, positions of their own.
    void openedTwice() {
        const TempFolder folder;
        const auto zip = folder.write("t.zip", makeZip({{.name = "x", .content = "0123456789"}}));
        const auto first = openFile(zip / "x");
        const auto second = openFile(zip / "x");
        QVERIFY(first && second);
        char c = 0;
        QCOMPARE(::read(second->file.get(), &c, 1), ssize_t{1});
        QCOMPARE(::lseek(second->file.get(), 5, SEEK_SET), off_t{5});
        const auto third = openFile(zip / "x");
        QCOMPARE(::read(third->file.get(), &c, 1), ssize_t{1});
        QCOMPARE(c, '0');
        QCOMPARE(content(first), std::string("0123456789"));
        QVERIFY(first->stamp == third->stamp);
    }

    void aChangedArchiveIsReadAnew() {
        const TempFolder folder;
        const auto zip = folder.write("t.zip", makeZip({{.name = "x", .content = "old"}}));
        QCOMPARE(content(openFile(zip / "x")), std::string("old"));
        folder.write("t.zip", makeZip({{.name = "x", .content = "newer"}}));
        QCOMPARE(content(openFile(zip / "x")), std::string("newer"));
        std::filesystem::remove(zip);
        QCOMPARE(openFile(zip / "x").error().code, ErrorCode::NotFound);
    }

    void membersOfForeignTarsSayWhyNot() {
        const TempFolder folder;
        const auto tar = folder.write("t.tar", "BZh9" + noise(2000));
        const auto opened = openFile(tar / "x.jpg");
        QCOMPARE(opened.error().code, ErrorCode::Unsupported);
        QVERIFY(opened.error().detail.find("unpack it") != std::string::npos);
    }

    void pathsAreTakenApart() {
        const TempFolder folder;
        const auto zip = folder.write("t.zip", "x");
        const auto place = splitPath(zip / "a/b/c.jpg");
        QVERIFY(place.has_value());
        QCOMPARE(place->archive, zip);
        QCOMPARE(place->member, std::string("a/b/c.jpg"));
        QVERIFY(!splitPath(zip).has_value());
        QVERIFY(!splitPath(folder / "none/a.jpg").has_value());
        QVERIFY(!splitPath("relative").has_value());
        QCOMPARE(kindOfArchive(zip).value(), ArchiveKind::Zip); // by name
        QCOMPARE(kindOfArchive(folder.write("a.bin", makeZip({}))).value(), ArchiveKind::Zip);
        QCOMPARE(
            kindOfArchive(folder.write("b.bin", makeTar({}) + "x")).value(), ArchiveKind::None);
        QCOMPARE(kindOfArchive(folder.write("c", makeTar({{"a", "b"}}))).value(), ArchiveKind::Tar);
        QCOMPARE(kindOfArchive(folder.write("d.jpg", "\xFF\xD8")).value(), ArchiveKind::None);
    }
};

#include "open_file_test.moc"
LIGHTSTACK_TEST(OpenFileTest);
