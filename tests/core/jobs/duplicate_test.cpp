#include "core/catalog/catalog_file.h"
#include "core/jobs/duplicate_trash.h"
#include "core/jobs/library_scan.h"
#include "tests/core/catalog/catalog_dump.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::catalog;
using namespace lightstack::jobs;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

// A library, its catalog, and a trash of its own.
struct CopiesLibrary {
    TempFolder folder, out;
    fs::path file;

    CopiesLibrary() : file(out / "c.db") { fs::create_directory(out / "trash"); }
    void scan() const {
        pipeline::StageClock clock({"walk", "pair", "read", "write"});
        const fs::path root = folder.path();
        const auto result = scanLibrary(std::span(&root, 1), file, {}, clock, {});
        if (!result) qFatal("%s", result.error().detail.c_str());
    }
    [[nodiscard]] std::vector<DuplicateGroup> groups(KeepRule rule = KeepRule::OldestFolder) const {
        auto database = openCatalogForReading(file);
        return findDuplicates(*database, rule).value();
    }
    [[nodiscard]] std::vector<CheckedGroup> checked() const {
        std::vector<CheckedGroup> out_;
        CheckCounts counts;
        for (const DuplicateGroup& group : groups())
            out_.push_back(checkGroup(group, counts, {}).value());
        return out_;
    }
    [[nodiscard]] TrashOptions trash() const {
        TrashOptions options;
        options.move = [this](const fs::path& path) -> Result<browse::TrashedFile> {
            const fs::path to = out / "trash" / path.filename();
            std::error_code error;
            fs::rename(path, to, error);
            if (error) return fail(ErrorCode::Io, path, error.message());
            return browse::TrashedFile{path, to, {}};
        };
        options.back = [](const browse::TrashedFile& file_) -> Result<void> {
            fs::rename(file_.trashed, file_.original);
            return {};
        };
        return options;
    }
    [[nodiscard]] std::int64_t number(std::string_view sql) const {
        auto database = openCatalogForReading(file);
        return database->number(sql).value_or(-1);
    }
};

// "name state", sorted.
std::vector<std::string> states(const CheckedGroup& group) {
    std::vector<std::string> out;
    for (const CheckedFile& each : group.files)
        out.push_back(
            each.file.path.filename().native() + " " + std::string(copyStateName(each.state)));
    std::sort(out.begin(), out.end());
    return out;
}

using Lines = std::vector<std::string>;

} // namespace

class DuplicateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsAndWhichStays() {
        const CopiesLibrary library;
        const std::string picture = jpegBytes(1);
        library.folder.write("album/a longer name.jpg", picture);
        library.folder.write(
            "album/a longer name.jpg.json", sidecarJson("a longer name.jpg", "1500000000"));
        library.folder.write("Photos from 2012/a.jpg", picture);
        library.folder.write("x/a.jpg", picture);
        library.folder.write("x/empty.jpg", "");
        library.folder.write("y/empty.jpg", "");
        library.folder.write("x/other.jpg", jpegBytes(2));
        library.scan();
        const auto byFolder = library.groups();
        QCOMPARE(byFolder.size(), std::size_t{1});
        QCOMPARE(byFolder[0].files.size(), std::size_t{3});
        const auto kept = [](const DuplicateGroup& group) {
            return group.files[group.keep].path.parent_path().filename().native();
        };
        QCOMPARE(kept(byFolder[0]), std::string("Photos from 2012"));
        QCOMPARE(kept(library.groups(KeepRule::WithSidecar)[0]), std::string("album"));
        QCOMPARE(kept(library.groups(KeepRule::ShortestPath)[0]), std::string("x"));
        QCOMPARE(sumOf(byFolder).copies, std::uint64_t{2});
        QCOMPARE(sumOf(byFolder).bytes, std::uint64_t{2 * picture.size()});
    }

    void everyByteCounts() {
        const CopiesLibrary library;
        std::string picture = jpegBytes(1) + std::string(3'000'000, 'x');
        const fs::path kept = library.folder.write("a/a.jpg", picture);
        library.folder.write("b/b.jpg", picture);
        library.folder.write("b/last byte.jpg", picture);
        library.folder.write("b/shorter.jpg", picture);
        library.folder.write("b/gone.jpg", picture);
        fs::create_hard_link(kept, library.folder / "b/hard link.jpg");
        fs::create_hard_link(library.folder / "b/b.jpg", library.folder / "b/c.jpg");
        fs::create_symlink(kept, library.folder / "b/symlink.jpg");
        library.scan();
        picture.back() = 'y'; // what a scan does not see: same size, same time
        const auto time = fs::last_write_time(library.folder / "b/last byte.jpg");
        library.folder.write("b/last byte.jpg", picture);
        fs::last_write_time(library.folder / "b/last byte.jpg", time);
        fs::resize_file(library.folder / "b/shorter.jpg", 100);
        fs::remove(library.folder / "b/gone.jpg");
        auto groups = library.groups();
        QCOMPARE(groups.size(), std::size_t{1});
        for (std::size_t i = 0; i < groups[0].files.size(); ++i)
            if (groups[0].files[i].path == kept) groups[0].keep = i;
        CheckCounts counts;
        const auto checked = checkGroup(groups[0], counts, {});
        QVERIFY(checked);
        QCOMPARE(states(*checked),
            (Lines{"a.jpg kept", "b.jpg same", "c.jpg same-file", "gone.jpg unreadable",
                "hard link.jpg same-file", "last byte.jpg different", "shorter.jpg different",
                "symlink.jpg same-file"}));
        QCOMPARE(counts.files.load(), std::uint64_t{8});
        const CheckSum sum = sumOf(std::vector{*checked});
        QCOMPARE(sum.copies, std::uint64_t{1});
        QCOMPARE(sum.bytes, std::uint64_t{picture.size()});
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(
            checkGroup(groups[0], counts, stop.get_token()).error().code, ErrorCode::Cancelled);
    }

    void aDifferenceEndsTheReading() {
        const CopiesLibrary library;
        const std::string picture(8'000'000, 'x');
        library.folder.write("a.jpg", picture);
        library.folder.write("b.jpg", picture);
        DuplicateGroup group{picture.size(), 1, {}, 0};
        for (const char* name : {"a.jpg", "b.jpg"})
            group.files.push_back({1, library.folder / name, 0, 0, {}, 0, {}});
        std::string other = picture;
        other[10] = 'y';
        library.folder.write("b.jpg", other);
        CheckCounts counts;
        QVERIFY(checkGroup(group, counts, {}));
        QVERIFY(counts.bytesRead <= std::uint64_t{2 << 20});
    }

    void copiesGoAndTheCatalogFollows() {
        const CopiesLibrary library;
        const std::string picture = jpegBytes(1);
        library.folder.write("2010/a.jpg", picture);
        library.folder.write("album/a.jpg", picture);
        library.folder.write("album/a-edited.jpg", jpegBytes(3));
        library.folder.write("album/a.jpg.json", sidecarJson("a.jpg", "1500000000"));
        library.folder.write("album/b.jpg", picture);
        library.folder.write("album/b.jpg.json", sidecarJson("b.jpg", "1500000000"));
        library.scan();
        TrashOptions options = library.trash();
        options.sidecars = true;
        const auto checked = library.checked();
        QCOMPARE(sumOf(checked).copies, std::uint64_t{2});
        QCOMPARE(sumOf(checked).sidecars, std::uint64_t{1}); // an edit has the other one too
        const TrashOutcome outcome = trashCopies(checked, options, {});
        QCOMPARE(outcome.copies, std::uint64_t{2});
        QCOMPARE(outcome.sidecars, std::uint64_t{1});
        QCOMPARE(outcome.moved.size(), std::size_t{3});
        QVERIFY(outcome.failures.empty());
        QVERIFY(fs::exists(library.folder / "2010/a.jpg"));
        QVERIFY(!fs::exists(library.folder / "album/a.jpg"));
        QVERIFY(fs::exists(library.folder / "album/a.jpg.json"));
        QVERIFY(!fs::exists(library.folder / "album/b.jpg.json"));
        QVERIFY(markGone(library.file, outcome.rows));
        QVERIFY(library.groups().empty());
        QCOMPARE(library.number("SELECT count(*) FROM assets WHERE status = 'missing'"), 2);
        const std::string told = dumpOf(library.file);
        library.scan(); // finds what the catalog says
        QCOMPARE(dumpOf(library.file), told);
        // All comes back.
        for (const browse::TrashedFile& file : outcome.moved)
            QVERIFY(options.back(file));
        QVERIFY(markBack(library.file, outcome.rows));
        QCOMPARE(library.groups().size(), std::size_t{1});
        const std::string back = dumpOf(library.file);
        library.scan();
        QCOMPARE(dumpOf(library.file), back);
    }

    // Between the comparison and the move, anything may happen.
    void whatChangedSinceStays() {
        const auto trashAfter = [](const std::function<void(const CopiesLibrary&)>& meanwhile,
                                    bool keptGoes = false) {
            const CopiesLibrary library;
            const std::string picture = jpegBytes(1);
            library.folder.write("2010/a.jpg", picture);
            library.folder.write("album/a.jpg", picture);
            library.scan();
            const auto checked = library.checked();
            meanwhile(library);
            TrashOptions options = library.trash();
            if (keptGoes)
                options.move = [move = options.move, &library](const fs::path& path) {
                    auto moved = move(path);
                    fs::rename(library.folder / "2010/a.jpg", library.folder / "elsewhere.jpg");
                    return moved;
                };
            const TrashOutcome outcome = trashCopies(checked, options, {});
            return std::tuple(outcome.copies, outcome.failures.size(),
                fs::exists(library.folder / "album/a.jpg"));
        };
        const auto stays = std::tuple(std::uint64_t{0}, std::size_t{1}, true);
        QVERIFY(trashAfter([](const CopiesLibrary&) {}) ==
                std::tuple(std::uint64_t{1}, std::size_t{0}, false));
        QVERIFY(trashAfter([](const CopiesLibrary& l) { l.folder.write("album/a.jpg", "new"); }) ==
                stays);
        QVERIFY(trashAfter([](const CopiesLibrary& l) { l.folder.write("2010/a.jpg", "new"); }) ==
                stays);
        QVERIFY(trashAfter([](const CopiesLibrary& l) { fs::remove(l.folder / "2010/a.jpg"); }) ==
                stays);
        QVERIFY(trashAfter([](const CopiesLibrary&) {}, true) == stays); // brought back
    }
};

#include "duplicate_test.moc"
LIGHTSTACK_TEST(DuplicateTest);
