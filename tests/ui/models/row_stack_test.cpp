// The volume behind a tile of the grid.
#include "core/browse/stack_grouper.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/models/row_stack.h"

#include <QtTest>

#include <fstream>

using namespace lightstack;
using tests::TempFolder;
using tests::TiffKind;
using tests::TiffValues;

namespace {

// Its only row is the file.
browse::FolderView viewOf(const TempFolder& folder, const char* name) {
    auto table = std::make_shared<browse::FolderTable>(folder / "");
    table->append(name, browse::kindOfName(name));
    browse::StackGrouper grouper(nullptr);
    grouper.group(*table, std::chrono::milliseconds(0), {});
    browse::FolderView view;
    view.stacks = grouper.stacks();
    view.stacksInView = grouper.inView(*table);
    view.order = {0};
    view.tiles = {-1};
    view.table = std::move(table);
    return view;
}

} // namespace

class RowStackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The reduced copies that microscopes put behind each page opened as slices of the volume.
    void copiesAreNoSlices() {
        const TempFolder folder;
        {
            tests::TiffFixture file(folder / "lsm.tif", "wl");
            for (std::uint64_t z = 0; z < 4; ++z) {
                QVERIFY(file.addPage({.width = 16, .height = 12}, TiffValues(16 * 12, z)));
                const TiffKind copy{.width = 8, .height = 6, .subfileType = 1};
                QVERIFY(file.addPage(copy, TiffValues(8 * 6, 9)));
            }
        }
        const auto stack = ui::stackOfRow(viewOf(folder, "lsm.tif"), 0, 8);
        QVERIFY(stack.paged);
        QCOMPARE(stack.slices.size(), std::size_t{4});
        for (std::size_t z = 0; z < 4; ++z) {
            QCOMPARE(stack.slices[z].page, static_cast<int>(2 * z));
            QCOMPARE(stack.slices[z].index, static_cast<std::int64_t>(z));
        }
    }
    // What cannot be looked into is what its tile said.
    void othersAreAsTheirTilesSay() {
        const TempFolder folder;
        std::ofstream(folder / "gone.tif") << "no picture";
        QCOMPARE(ui::stackOfRow(viewOf(folder, "gone.tif"), 0, 5).slices.size(), std::size_t{5});
    }
};

#include "row_stack_test.moc"
LIGHTSTACK_TEST(RowStackTest);
