// Which stack a file belongs to.
#include "tests/support/test_registry.h"
#include "tests/ui/slices/volume_fixture.h"
#include "ui/slices/stack_lookup.h"

#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using tests::writeVolume;
using ui::findStackOf;

class StackLookupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStackOfAFileAndItsPlace() {
        TempFolder folder;
        const auto stack = writeVolume(folder.path(), 4, 4, 9, {2});
        const auto found = findStackOf(folder.path(), "ct_005.tif");
        QVERIFY(found);
        QCOMPARE(found->stack.slices.size(), std::size_t{8});
        QCOMPARE(found->position, 4); // by place, not by number
        QCOMPARE(found->stack.slices[4].name, std::string("ct_005.tif"));
    }
    void withoutAFileTheFirstStackAtItsMiddle() {
        TempFolder folder;
        writeVolume(folder.path(), 4, 4, 9);
        folder.write("readme.txt", "text");
        for (const char* name : {"", "readme.txt", "is not there"}) {
            const auto found = findStackOf(folder.path(), name);
            QVERIFY(found);
            QCOMPARE(found->position, 4);
        }
    }
    void noStackIsNotFound() {
        TempFolder folder;
        folder.write("one.txt", "text");
        const auto found = findStackOf(folder.path(), "");
        QVERIFY(!found);
        QCOMPARE(found.error().code, base::ErrorCode::NotFound);
        QVERIFY(!findStackOf(folder.path() / "gone", ""));
    }
};

#include "stack_lookup_test.moc"
LIGHTSTACK_TEST(StackLookupTest);
