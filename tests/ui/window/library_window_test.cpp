// The library in the window: its lists in the grid, one history with the folders, the search line.
#include "core/library/library_session.h"
#include "tests/core/library/library_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/window/filter_bar.h"
#include "ui/window/library_commands.h"
#include "ui/window/library_search.h"
#include "ui/window/library_tree.h"
#include "ui/window/library_tree_model.h"
#include "ui/window/navigator.h"
#include "ui/window/path_bar.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace lightstack;
using namespace lightstack::tests;
using namespace lightstack::ui;
using library::LibraryPlace;
using library::ListKind;

class LibraryWindowTest : public QObject {
    Q_OBJECT

    static void show(WindowFixture& w, const LibraryPlace& place, const std::string& query = {}) {
        w.window().openList(place, query);
        QVERIFY(QTest::qWaitFor([&] {
            const auto* view = w.model().view();
            return view != nullptr && view->complete && view->table->folder() == place.toPath() &&
                   view->options.text == query;
        }));
    }
    static QStringList steps(WindowFixture& w) {
        QStringList texts;
        for (const auto* button : w.part<PathBar>()->findChildren<QToolButton*>())
            if (!button->text().isEmpty() && button->text() != QStringLiteral("…"))
                texts << button->text();
        return texts;
    }

private Q_SLOTS:
    void anAlbumStandsInTheGridWithItsPath() {
        const LibraryFixture library;
        WindowFixture w(library.file());
        show(w, {ListKind::Album, "1", "Rome"});
        QCOMPARE(w.page(), w.part<ThumbnailGrid>());
        QCOMPARE(w.model().rowCount(), 3);
        QCOMPARE(steps(w), (QStringList{QStringLiteral("Library"), QStringLiteral("Albums"),
                               QStringLiteral("Rome")}));
        QVERIFY(w.window().windowTitle().startsWith(QStringLiteral("Rome")));
        QVERIFY(w.window().libraryCommands()->currentList() ==
                (LibraryPlace{ListKind::Album, "1", "Rome"}));
        w.part<ThumbnailGrid>()->selectRow(0);
        QCOMPARE(w.window().libraryCommands()->selectedAssets().size(), std::size_t{1});
    }
    void historyGoesAcrossFoldersAndLists() {
        const LibraryFixture library;
        WindowFixture w(library.file());
        w.addPicture("one.png");
        w.open(w.folder.path());
        show(w, {}, "is:film");
        QCOMPARE(w.model().rowCount(), 1);
        show(w, {ListKind::Album, "3", "Sea"});
        QVERIFY(w.part<FilterBar>()->text().isEmpty());
        w.window().actions().back->trigger();
        QTRY_COMPARE(w.part<FilterBar>()->text(), QStringLiteral("is:film"));
        QTRY_COMPARE(w.model().rowCount(), 1);
        w.window().actions().back->trigger();
        QTRY_VERIFY(w.model().view() && !w.model().view()->facts);
        QTRY_COMPARE(w.names(), QStringList{QStringLiteral("one.png")});
        QVERIFY(w.part<FilterBar>()->text().isEmpty());
        w.window().actions().forward->trigger();
        QTRY_VERIFY(w.model().isList());
        QTRY_COMPARE(w.model().rowCount(), 1);
        // Options of folders and lists are their own.
        QCOMPARE(int(w.session().options().sort), int(browse::SortKey::Name));
    }
    void searchingAsYouTypeAndMistakes() {
        const LibraryFixture library;
        WindowFixture w(library.file());
        show(w, {});
        w.window().libraryCommands()->searchAction()->trigger();
        auto* field = w.part<FilterBar>()->field();
        QTest::keyClicks(field, QStringLiteral("waves"));
        QTRY_COMPARE(w.model().rowCount(), 1);
        field->setText(QStringLiteral("nonsense:x"));
        auto* search = w.part<LibrarySearch>();
        QVERIFY(search != nullptr);
        QTest::qWait(150);
        QCOMPARE(w.model().rowCount(), 1); // what was there stays
        QVERIFY(w.window().isSettled());
        field->setText(QStringLiteral("is:film"));
        QTRY_COMPARE(w.names(), QStringList{QStringLiteral("a.mp4")});
        QVERIFY(search->error().isEmpty());
    }
    void theTreeShowsListsAndOpensThem() {
        const LibraryFixture library;
        WindowFixture w(library.file());
        auto* view = w.part<LibraryTreeView>();
        auto* model = static_cast<LibraryTreeModel*>(view->model());
        QTRY_COMPARE(model->rowCount(), library::kListKinds);
        const QModelIndex albums = model->index(int(ListKind::Album), 0);
        QCOMPARE(model->rowCount(albums), 2);
        view->setFocus();
        view->setCurrentIndex(albums);
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(view->isExpanded(albums)); // has no list of its own
        view->setCurrentIndex(model->index(1, 0, albums));
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_VERIFY(w.model().view() && w.model().isList());
        QTRY_COMPARE(w.window().libraryCommands()->currentList()->title, std::string("Sea"));
        // Counts change, nothing folds up.
        library.run("UPDATE sidecars SET title = 'See' WHERE id = 3");
        w.library()->refresh();
        QTRY_COMPARE(model->index(1, 0, model->index(int(ListKind::Album), 0)).data().toString(),
            QStringLiteral("See"));
        QVERIFY(view->isExpanded(model->index(int(ListKind::Album), 0)));
        const auto month = model->indexOf({ListKind::Timeline, "2019-05"});
        QVERIFY(month.isValid());
        QCOMPARE(month.parent().data().toString(), QStringLiteral("2019"));
        QCOMPARE(model->placeOf(month)->value, std::string("2019-05"));
    }
    // Two albums of one title: each is told by its folder, and marked for itself; the title alone
    // shows both, and marks both.
    void albumsOfOneTitleAreMarkedByWhatTheyAre() {
        const LibraryFixture library;
        library.run("UPDATE sidecars SET title = 'Rome' WHERE id = 3");
        WindowFixture w(library.file());
        auto* view = w.part<LibraryTreeView>();
        auto* model = static_cast<LibraryTreeModel*>(view->model());
        QTRY_COMPARE(model->rowCount(model->index(int(ListKind::Album), 0)), 2);
        const auto marked = [&] {
            QStringList out;
            for (const QModelIndex& index : view->selectionModel()->selectedIndexes())
                out << index.data(LibraryTreeModel::FolderRole).toString();
            out.sort();
            return out;
        };
        const QModelIndex second = model->index(1, 0, model->index(int(ListKind::Album), 0));
        QCOMPARE(second.data().toString(), QStringLiteral("Rome"));
        QCOMPARE(second.data(LibraryTreeModel::FolderRole).toString(), QStringLiteral("sea"));
        QVERIFY(second.data(Qt::ToolTipRole).toString().contains(QStringLiteral("sea")));
        show(w, *model->placeOf(second));
        QTRY_COMPARE(marked(), QStringList{QStringLiteral("sea")});
        show(w, {ListKind::Album, {}, "Rome"});
        QCOMPARE(w.model().rowCount(), 5);
        QTRY_COMPARE(marked(), (QStringList{QStringLiteral("rome"), QStringLiteral("sea")}));
    }
    void aListThatGrowsKeepsSelectionAndPlace() {
        const LibraryFixture library;
        WindowFixture w(library.file());
        show(w, {});
        const int row = w.model().rowOfPath("/lib/part2/rome/a.jpg");
        w.part<ThumbnailGrid>()->selectRow(row);
        library.run("UPDATE assets SET taken = 9999999999999 WHERE id = 6");
        w.library()->refresh();
        QTRY_COMPARE(w.model().rowOfPath("/plain/d.jpg"), 0);
        const auto rows = w.part<ThumbnailGrid>()->selectionModel()->selectedIndexes();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(
            w.model().pathAt(rows.first().row()), std::filesystem::path("/lib/part2/rome/a.jpg"));
    }
    void showInFolderGoesThere() {
        const LibraryFixture library;
        WindowFixture w(library.file());
        const auto picture = w.addPicture("sub/two.png");
        library.run("UPDATE folders SET path = CAST('" + picture.parent_path().native() +
                    "' AS BLOB) WHERE id = 4; UPDATE assets SET name = CAST('two.png' AS BLOB) "
                    "WHERE id = 6");
        show(w, {ListKind::WithoutDate});
        QVERIFY(!w.window().libraryCommands()->showInFolderAction()->isEnabled());
        w.part<ThumbnailGrid>()->selectRow(0);
        QVERIFY(w.window().libraryCommands()->showInFolderAction()->isEnabled());
        w.window().libraryCommands()->showInFolderAction()->trigger();
        QTRY_COMPARE(w.session().folder(), picture.parent_path());
        QTRY_COMPARE(w.names(), QStringList{QStringLiteral("two.png")});
        QTRY_VERIFY(w.part<ThumbnailGrid>()->selectionModel()->hasSelection());
    }
    void withoutALibraryThereIsAWayToOne() {
        const LibraryFixture library(false);
        WindowFixture w(library.file());
        w.window().openList({});
        QTRY_COMPARE(w.page(), w.part<EmptyPage>());
        bool wanted = false;
        connect(w.window().libraryCommands(), &LibraryCommands::scanWanted, this,
            [&] { wanted = true; });
        auto* button = w.part<EmptyPage>()->findChild<QPushButton*>();
        QTRY_VERIFY((button = w.part<EmptyPage>()->findChild<QPushButton*>()) != nullptr &&
                    button->text().contains(QStringLiteral("Scan")));
        button->click();
        QVERIFY(wanted);
    }
    void suggestions() {
        library::LibraryLists lists;
        lists.albums.push_back({{ListKind::Album, "1", "Rome 2019"}, 12, 0, 0});
        const auto texts = [&](const QString& word) {
            QStringList out;
            for (const Suggestion& s : suggestionsFor(word, &lists))
                out << s.text;
            return out;
        };
        lists.albums.push_back({{ListKind::Album, "2", "Sea"}, 3, 0, 0});
        lists.albums.push_back({{ListKind::Album, "3", "Sea"}, 4, 0, 0}); // searched for as one
        QCOMPARE(texts(QStringLiteral("album:se")), QStringList{QStringLiteral("album:Sea")});
        QCOMPARE(suggestionsFor(QStringLiteral("album:se"), &lists)[0].hint, QStringLiteral("7"));
        QCOMPARE(texts(QStringLiteral("cam")), QStringList{QStringLiteral("camera:")});
        QCOMPARE(texts(QStringLiteral("-cam")), QStringList{QStringLiteral("-camera:")});
        QCOMPARE(
            texts(QStringLiteral("album:ro")), QStringList{QStringLiteral("album:\"Rome 2019\"")});
        QVERIFY(texts(QStringLiteral("is:fi")).contains(QStringLiteral("is:film")));
        QVERIFY(texts(QStringLiteral("is:film")).isEmpty());
        QCOMPARE(wordBefore(QStringLiteral("a album:\"x y"), 12), QStringLiteral("album:\"x y"));
        QCOMPARE(wordBefore(QStringLiteral("abc def"), 5), QStringLiteral("d"));
    }
};

#include "library_window_test.moc"
LIGHTSTACK_TEST(LibraryWindowTest);
