#include "ui/window/folder_tree.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/window/folder_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <memory>

using namespace lightstack;
using namespace lightstack::ui;

namespace {

std::unique_ptr<FolderTree> shownTree(const std::filesystem::path& home) {
    qputenv("HOME", home.c_str());
    auto tree = std::make_unique<FolderTree>();
    tree->resize(240, 600);
    tree->show();
    return tree;
}

} // namespace

class FolderTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAndKeepsInStepWithTheDisk() {
        const tests::TempFolder temp;
        for (const char* name : {"b", "a", "c10", "c9"})
            std::filesystem::create_directories(temp / name);
        qputenv("HOME", temp.path().c_str());
        FolderTreeModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex home = model.index(0, 0, model.index(FolderTreeModel::Places, 0));
        QCOMPARE(model.pathOf(home), temp.path());
        QSignalSpy listed(&model, &FolderTreeModel::folderListed);
        model.list(home);
        QVERIFY(listed.wait());
        QCOMPARE(namesIn(model, home), (QStringList{QStringLiteral("a"), QStringLiteral("b"),
                                           QStringLiteral("c9"), QStringLiteral("c10")}));
        const QPersistentModelIndex kept(model.index(1, 0, home));
        std::filesystem::remove(temp / "a");
        std::filesystem::create_directories(temp / "bb");
        model.list(home);
        QVERIFY(listed.wait());
        QCOMPARE(namesIn(model, home), (QStringList{QStringLiteral("b"), QStringLiteral("bb"),
                                           QStringLiteral("c9"), QStringLiteral("c10")}));
        QCOMPARE(kept.row(), 0); // what stayed is the same item
        QCOMPARE(model.deepestAbove(temp / "bb").data().toString(), QStringLiteral("bb"));
        QCOMPARE(model.deepestAbove(temp / "bb/unlisted"), model.deepestAbove(temp / "bb"));
    }

    void anUnreadableFolderHasNoBranch() {
        FolderTreeModel model;
        model.setRecent({"/nonexistent/folder"});
        const QModelIndex gone = model.index(0, 0, model.index(FolderTreeModel::Recent, 0));
        QVERIFY(model.hasChildren(gone)); // not known yet
        QSignalSpy listed(&model, &FolderTreeModel::folderListed);
        model.list(gone);
        QVERIFY(listed.wait());
        QVERIFY(!model.hasChildren(gone));
    }

    void recentFoldersMoveWithoutLosingTheirBranch() {
        const tests::TempFolder temp;
        std::filesystem::create_directories(temp / "x/inner");
        FolderTreeModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRecent({"/a", temp / "x"});
        const QModelIndex section = model.index(FolderTreeModel::Recent, 0);
        QSignalSpy listed(&model, &FolderTreeModel::folderListed);
        model.list(model.index(1, 0, section));
        QVERIFY(listed.wait());
        model.setRecent({temp / "x", "/b"});
        QCOMPARE(namesIn(model, section), (QStringList{QStringLiteral("x"), QStringLiteral("b")}));
        QCOMPARE(model.rowCount(model.index(0, 0, section)), 1);
    }

    void unfoldsTowardsTheOpenFolder() {
        const tests::TempFolder temp;
        std::filesystem::create_directories(temp / "one/two/three");
        const auto shown = shownTree(temp.path());
        FolderTree& tree = *shown;
        tree.setCurrentFolder(temp / "one/two/three");
        QTRY_COMPARE(tree.currentIndex().data().toString(), QStringLiteral("three"));
        QVERIFY(tree.viewport()->rect().intersects(tree.visualRect(tree.currentIndex())));
        // A folder that is not there ends at the one above.
        tree.setCurrentFolder(temp / "one/none/deeper");
        QTRY_COMPARE(tree.currentIndex().data().toString(), QStringLiteral("one"));
    }

    void findsAFolderThatWasMadeSinceItsBranchWasListed() {
        const tests::TempFolder temp;
        std::filesystem::create_directories(temp / "one");
        const auto shown = shownTree(temp.path());
        FolderTree& tree = *shown;
        tree.setCurrentFolder(temp / "one");
        QTRY_COMPARE(tree.currentIndex().data().toString(), QStringLiteral("one"));
        std::filesystem::create_directories(temp / "one small/inner");
        tree.setCurrentFolder(temp / "one small");
        QTRY_COMPARE(tree.currentIndex().data().toString(), QStringLiteral("one small"));
        std::filesystem::create_directories(temp / "one/two"); // it had none
        tree.setCurrentFolder(temp / "one/two");
        QTRY_COMPARE(tree.currentIndex().data().toString(), QStringLiteral("two"));
    }

    void aClickOpensAndEnterToo() {
        const tests::TempFolder temp;
        std::filesystem::create_directories(temp / "one");
        const auto shown = shownTree(temp.path());
        FolderTree& tree = *shown;
        tree.setCurrentFolder(temp / "one");
        QTRY_COMPARE(tree.currentIndex().data().toString(), QStringLiteral("one"));
        QSignalSpy chosen(&tree, &FolderTree::folderChosen);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
            tree.visualRect(tree.currentIndex().parent()).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<std::filesystem::path>(), temp.path());
        QTest::keyClick(&tree, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<std::filesystem::path>(), temp / "one");
    }

private:
    static QStringList namesIn(const FolderTreeModel& model, const QModelIndex& parent) {
        QStringList names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names << model.index(row, 0, parent).data().toString();
        return names;
    }
};

#include "folder_tree_test.moc"
LIGHTSTACK_TEST(FolderTreeTest);
