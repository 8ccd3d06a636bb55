// The Library menu's tools in a real window.
#include "ui/window/library_tools.h"

#include "core/catalog/catalog_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/panels/library_folder.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/dialogs/duplicates_dialog.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/duplicates_model.h"
#include "ui/panels/metadata_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/window/file_commands.h"
#include "ui/window/library_commands.h"

#include <QDockWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using ui::LibraryTools;

namespace {

struct Window {
    LibraryFolder library;
    WindowFixture fixture;

    Window() {
        qputenv("XDG_DATA_HOME", (library.out / "data").c_str());
        library.scan();
        fixture.part<ui::LibraryCommands>()->setCatalogFile(library.catalog);
        fixture.open(library.folder / "Photos from 2019");
    }
    [[nodiscard]] LibraryTools* tools() const { return fixture.part<LibraryTools>(); }
    [[nodiscard]] QAction* action(int index) const { return tools()->actions().at(index); }
};

} // namespace

class LibraryToolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theActionsStandInTheMenu() {
        Window w;
        const QList<QAction*> menu = w.fixture.part<ui::LibraryCommands>()->menu()->actions();
        for (QAction* action : w.tools()->actions())
            QVERIFY(menu.contains(action));
    }

    void thePaneFollowsTheSelection() {
        Window w;
        w.action(0)->trigger();
        QVERIFY(!w.tools()->whyDock()->isHidden());
        QVERIFY(w.fixture.window().selectName("IMG_2.jpg"));
        ui::WhyPanel* why = w.tools()->whyPanel();
        QTRY_VERIFY(why->why() != nullptr);
        QCOMPARE(why->why()->sidecar, w.library.sidecar(2));
        QVERIFY(w.fixture.window().selectName("IMG_3.jpg"));
        QTRY_COMPARE(
            why->why() ? why->why()->sidecar : std::filesystem::path(), w.library.sidecar(3));
        w.fixture.open(w.library.folder.path()); // nothing is selected there
        QTRY_VERIFY(why->why() == nullptr);
        w.action(0)->trigger();
        QVERIFY(w.tools()->whyDock()->isHidden());
    }

    void theMetadataHasTheSidecar() {
        Window w;
        w.fixture.window().setMetadataVisible(true);
        QVERIFY(w.fixture.window().selectName("IMG_2.jpg"));
        auto* panel = w.fixture.part<ui::MetadataPanel>();
        const auto* model = panel->findChild<QTreeView*>()->model();
        const auto group = [&] {
            for (int row = 0; row < model->rowCount(); ++row)
                if (model->index(row, 0).data().toString().startsWith(QStringLiteral("Sidecar")))
                    return model->index(row, 0);
            return QModelIndex();
        };
        QTRY_VERIFY(panel->isSettled() && group().isValid());
        QStringList values;
        for (int row = 0; row < model->rowCount(group()); ++row)
            values << model->index(row, 1, group()).data().toString();
        for (const char* expected :
            {"IMG_2.jpg.supplemental-metadata.json", "own-name, certain", "Von IMG_2.jpg", "Ada",
                "geo:41.900000,12.500000", "https://photos.example/x", "2019-05-04 20:00:02 UTC"})
            QVERIFY2(values.contains(QLatin1String(expected)),
                qPrintable(
                    QLatin1String(expected) + QStringLiteral(" not in ") + values.join(u'|')));
    }

    void aFolderIsExportedAsAList() {
        Window w;
        const auto target = w.library.out / "list.csv";
        w.tools()->exportListTo(target);
        QTRY_VERIFY(std::filesystem::exists(target));
        QFile file(QString::fromStdString(target.native()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("\r\n"), 4); // names, and three pictures
        QVERIFY(text.contains("IMG_2.jpg.supplemental-metadata.json"));
    }

    void copiesGoAndComeBack() {
        Window w;
        w.tools()->moveCopies();
        ui::DuplicatesDialog* dialog = w.tools()->duplicatesDialog();
        QTRY_COMPARE(dialog->model()->rowCount(), 3);
        dialog->act();
        QTRY_VERIFY(!dialog->model()->checked().empty());
        dialog->act();
        const auto copy = w.library.folder / "Rome/copy.jpg";
        QTRY_VERIFY(!std::filesystem::exists(copy));
        auto* files = w.fixture.part<ui::FileCommands>();
        QTRY_VERIFY(files->canUndo());
        dialog->act(); // closes
        files->undo();
        QTRY_VERIFY(std::filesystem::exists(copy));
        // The catalog knows, without a scan.
        w.tools()->moveCopies();
        QTRY_VERIFY(w.tools()->duplicatesDialog() != nullptr);
        QTRY_COMPARE(w.tools()->duplicatesDialog()->model()->rowCount(), 3);
    }

    // A catalog of another program has nothing to say to moves of files.
    void aCatalogThatCannotBeReadIsNotSpokenOf() {
        Window w;
        const auto file = w.library.out.write("foreign.catalog", "no database at all");
        w.fixture.part<ui::LibraryCommands>()->setCatalogFile(file);
        QSignalSpy said(w.tools(), &LibraryTools::message);
        auto* files = w.fixture.part<ui::FileCommands>();
        files->setConfirmTrash(false);
        files->trash({w.library.image(2)});
        QTRY_VERIFY(files->canUndo());
        QTest::qWait(100);
        QVERIFY(said.isEmpty());
    }

    // Files that are moved by hand, too; and what comes back is only what came back.
    void theCatalogFollowsTheTrash() {
        Window w;
        const auto missing = [&] {
            auto database = catalog::openCatalogForReading(w.library.catalog);
            return database->number("SELECT count(*) FROM assets WHERE status = 'missing'")
                .value_or(-1);
        };
        auto* files = w.fixture.part<ui::FileCommands>();
        files->setConfirmTrash(false);
        w.tools()->moveCopies();
        ui::DuplicatesDialog* dialog = w.tools()->duplicatesDialog();
        QTRY_COMPARE(dialog->model()->rowCount(), 3);
        dialog->act();
        QTRY_VERIFY(!dialog->model()->checked().empty());
        dialog->act();
        QTRY_VERIFY(files->canUndo());
        QCOMPARE(missing(), std::int64_t{1});
        dialog->act(); // closes
        files->trash({w.library.image(2)});
        QTRY_COMPARE(missing(), std::int64_t{2});
        files->undo(); // the last one alone
        QTRY_VERIFY(std::filesystem::exists(w.library.image(2)));
        QTRY_COMPARE(missing(), std::int64_t{1});
        QTest::qWait(100);
        QCOMPARE(missing(), std::int64_t{1});
        QVERIFY(!std::filesystem::exists(w.library.folder / "Rome/copy.jpg"));
    }
};

#include "library_tools_test.moc"
LIGHTSTACK_TEST(LibraryToolsTest);
