// From rows to files, and items found again in another view.
#include "core/browse/changed_table.h"
#include "core/browse/lister.h"
#include "core/browse/row_files.h"
#include "core/browse/sorter.h"
#include "core/browse/stack_grouper.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using browse::FolderView;
using browse::StackFiles;

namespace {

FolderView viewOf(
    const std::vector<std::string>& names, const std::vector<std::string>& expanded = {}) {
    auto table = std::make_shared<browse::FolderTable>("/f");
    std::uint64_t size = 1;
    for (const std::string& name : names) {
        const bool isFolder = name.ends_with('/');
        const auto id = table->append(name.substr(0, name.size() - (isFolder ? 1 : 0)),
            isFolder ? browse::EntryKind::Folder : browse::kindOfName(name));
        table->setStat(id, size, 1);
        size *= 2;
    }
    browse::StackGrouper grouper(nullptr);
    for (const std::string& key : expanded)
        grouper.setExpanded(key, true);
    grouper.group(*table, std::chrono::milliseconds(0), {});
    FolderView view;
    view.stacks = grouper.stacks();
    view.stacksInView = grouper.inView(*table);
    const browse::Stacking stacking{view.stacks.get(), view.stacksInView};
    view.order = browse::filterEntries(*table, {}, stacking);
    browse::sortEntries(*table, {}, {}, view.order, stacking);
    view.tiles = browse::unfoldStacks(*table, {}, stacking, view.order);
    view.table = std::move(table);
    return view;
}

std::string joined(const std::vector<std::filesystem::path>& paths) {
    std::string out;
    for (const auto& path : paths)
        out += (out.empty() ? "" : " ") + path.filename().native();
    return out;
}

using Rows = std::vector<int>;

Rows again(const FolderView& now, const FolderView& before, const Rows& rows) {
    return browse::rowsAgain(now, before, rows);
}

const std::vector<std::string> kNames{"d/", "s_1.tif", "s_2.tif", "s_3.tif", "s_03.tif", "z.jpg"};

} // namespace

class RowFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStackStandsForItsFiles() {
        const FolderView view = viewOf(kNames); // rows: d, s_#, z
        const std::vector<browse::RowRange> all{{0, 2}};
        QCOMPARE(joined(browse::filesOf(view, all, StackFiles::All)),
            std::string("d s_1.tif s_2.tif s_3.tif s_03.tif z.jpg"));
        QCOMPARE(joined(browse::filesOf(view, all, StackFiles::All, false, 2)),
            std::string("s_1.tif s_2.tif"));
        QCOMPARE(joined(browse::filesOf(view, all, StackFiles::Representative, false)),
            std::string("s_2.tif z.jpg"));
        QCOMPARE(
            joined(browse::filesOf(view, all, StackFiles::First)), std::string("d s_1.tif z.jpg"));
    }
    void sumsCountSlices() {
        const FolderView view = viewOf(kNames);
        const std::vector<browse::RowRange> all{{0, 0}, {1, 2}};
        const browse::RowSum sum = browse::sumOf(view, all);
        QCOMPARE(sum.folders, std::size_t{1});
        QCOMPARE(sum.stacks, std::size_t{1});
        QCOMPARE(sum.files, std::size_t{5});
        QCOMPARE(sum.bytes, std::uint64_t{2 + 4 + 8 + 16 + 32});
        const FolderView unfolded = viewOf(kNames, {"/s_#.tif"});
        const std::vector<browse::RowRange> rows{{0, 5}};
        QCOMPARE(browse::sumOf(unfolded, rows).stacks, std::size_t{0});
        QCOMPARE(browse::sumOf(unfolded, rows).bytes, sum.bytes);
    }
    void itemsAreFoundAgain() {
        const FolderView folded = viewOf(kNames);
        const FolderView unfolded = viewOf(kNames, {"/s_#.tif"});
        QCOMPARE(folded.itemName(1), std::string_view("/s_#.tif"));
        QCOMPARE(unfolded.order.size(), std::size_t{6});
        const auto row = [](const FolderView& view, std::string_view name) {
            std::unordered_map<std::string_view, int> rows{{name, -1}};
            browse::findItems(view, rows);
            return rows[name];
        };
        QCOMPARE(row(folded, "/s_#.tif"), 1);
        QCOMPARE(row(folded, "s_3.tif"), 1); // inside, and so is its twin
        QCOMPARE(row(folded, "s_03.tif"), 1);
        QCOMPARE(row(folded, "s_4.tif"), -1);
        QCOMPARE(row(folded, "z.jpg"), 2);
        QCOMPARE(row(unfolded, "/s_#.tif"), 1); // its first file
        QCOMPARE(row(unfolded, "s_2.tif"), 2);
        QCOMPARE(row(folded, "/gone_#.tif"), -1);
    }
    void rowsAreFoundAgainInTablesMadeAnew() {
        const FolderView folded = viewOf(kNames); // d, s_#, z
        const FolderView unfolded = viewOf(kNames, {"/s_#.tif"});
        QCOMPARE(again(unfolded, folded, {0, 1, 2}), (Rows{0, 1, 5}));
        QCOMPARE(again(folded, unfolded, {0, 1, 2, 3, 4, 5}), (Rows{0, 1, 1, 1, 1, 2}));
        const FolderView others = viewOf({"d/", "a.jpg", "z.jpg"});
        QCOMPARE(again(others, folded, {0, 1, 2}), (Rows{0, -1, 2}));
        QCOMPARE(again(folded, others, {2, 1, 2}), (Rows{2, -1, 2}));
        // Of many, those that stand within a stack now are left out.
        Rows many{1, 2, 5};
        many.resize(9, 0);
        QCOMPARE(again(folded, unfolded, many), (Rows{-1, -1, 2, 0, 0, 0, 0, 0, 0}));
        QCOMPARE(again(unfolded, others, many = Rows(9, 2)), Rows(9, 5));
    }
    void rowsAreFoundAgainInCopies() {
        FolderView view = viewOf({"a.jpg", "b.jpg", "c.jpg"});
        FolderView stated = view;
        stated.table = std::make_shared<browse::FolderTable>(*view.table);
        std::reverse(stated.order.begin(), stated.order.end());
        QCOMPARE(again(stated, view, {0, 1, 2}), (Rows{2, 1, 0}));
        // The first page is a beginning of the whole, also when it comes later.
        auto whole = std::make_shared<browse::FolderTable>(*view.table);
        whole->append("0.jpg", browse::EntryKind::Image);
        FolderView all;
        all.table = whole;
        all.order = {3, 0, 1, 2};
        QCOMPARE(again(all, view, {0, 2}), (Rows{1, 3}));
        QCOMPARE(again(view, all, {0, 1}), (Rows{-1, 0}));
    }
    void rowsAreFoundAgainAfterChanges() {
        const tests::TempFolder folder;
        for (const char* name : {"a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"})
            folder.write(name, name);
        FolderView view;
        view.table = *browse::listFolder(folder.path(), {}, [](const auto&, std::size_t) {});
        view.order = browse::filterEntries(*view.table, {});
        browse::sortEntries(*view.table, {}, {}, view.order);
        std::filesystem::remove(folder / "b.jpg");
        folder.write("new.jpg", "new");
        browse::FolderChanges changes;
        changes.touched = {"new.jpg", "c.jpg", "b.jpg"};
        changes.removed = {"a.jpg"};
        const browse::ChangedTable next = browse::withChanges(*view.table, changes);
        for (browse::FolderTable::Id id = 0; id < 5; ++id) {
            const auto now = next.table->again(*view.table, id);
            const bool gone = view.table->name(id) == "a.jpg" || view.table->name(id) == "b.jpg";
            QVERIFY(now && (*now == next.table->count()) == gone);
            if (!gone) QCOMPARE(next.table->name(*now), view.table->name(id));
        }
        FolderView after;
        after.table = next.table;
        after.order = browse::filterEntries(*next.table, {});
        browse::sortEntries(*next.table, {}, {}, after.order);
        QCOMPARE(again(after, view, {0, 1, 2, 3, 4}), (Rows{-1, -1, 0, 1, 2}));
        QCOMPARE(again(view, after, {3, 2}), (Rows{-1, 4})); // back: by name
        QVERIFY(!view.table->again(*next.table, 0));
    }
};

#include "row_files_test.moc"
LIGHTSTACK_TEST(RowFilesTest);
