#include "ui/dialogs/duplicates_dialog.h"

#include "core/catalog/catalog_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/panels/library_folder.h"
#include "ui/models/duplicate_jobs.h"
#include "ui/models/duplicates_model.h"
#include "ui/models/job_list.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using ui::DuplicatesDialog;

namespace {

// The home trash is on another file system than nothing: all of it in one folder.
struct DuplicatesFixture {
    LibraryFolder library;
    ui::JobList jobs;
    std::unique_ptr<DuplicatesDialog> dialog;

    explicit DuplicatesFixture(bool scanned = true) {
        qputenv("XDG_DATA_HOME", (library.out / "data").c_str());
        if (scanned) library.scan();
        dialog = std::make_unique<DuplicatesDialog>(library.catalog, &jobs);
        dialog->show();
    }
    [[nodiscard]] QString act() const { return dialog->primaryButton()->text().remove(u'&'); }
    [[nodiscard]] bool says(const QString& text) const {
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return dialog->model()->index(row, column).data().toString();
    }
};

} // namespace

class DuplicatesDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparedThenMovedThenTold() {
        DuplicatesFixture d;
        QTRY_COMPARE(d.act(), QStringLiteral("Compare"));
        QVERIFY(d.says(QStringLiteral("1 copy")));
        QCOMPARE(d.dialog->model()->rowCount(), 3);
        QVERIFY(d.dialog->model()->isGroup(0));
        QCOMPARE(d.cell(1, 0), QStringLiteral("Stays")); // the year's folder
        QCOMPARE(d.cell(2, 0), QStringLiteral("Copy"));
        QVERIFY(d.cell(2, 1).endsWith(QStringLiteral("Rome/copy.jpg")));
        QCOMPARE(d.cell(2, 2), QStringLiteral("copy.jpg.json"));
        d.dialog->act();
        QTRY_VERIFY(d.act().startsWith(QStringLiteral("Move 1")));
        QCOMPARE(d.cell(2, 0), QStringLiteral("Same: to the trash"));
        auto* sidecars = d.dialog->findChild<QCheckBox*>();
        QVERIFY(sidecars->isVisible() && !sidecars->isChecked());
        sidecars->setChecked(true);
        std::vector<browse::TrashedFile> moved;
        connect(
            d.dialog.get(), &DuplicatesDialog::moveStarted, this, [&](ui::DuplicateTrashJob* job) {
                connect(
                    job, &ui::Job::finished, this, [&moved, job] { moved = job->outcome().moved; });
            });
        d.dialog->act();
        QTRY_COMPARE(moved.size(), std::size_t{2});
        QVERIFY(!std::filesystem::exists(d.library.folder / "Rome/copy.jpg"));
        QVERIFY(!std::filesystem::exists(d.library.folder / "Rome/copy.jpg.json"));
        QVERIFY(std::filesystem::exists(d.library.image(1)));
        QCOMPARE(d.act(), QStringLiteral("Close"));
        auto database = catalog::openCatalogForReading(d.library.catalog);
        QVERIFY(catalog::findDuplicates(*database)->empty());
        for (const browse::TrashedFile& file : moved)
            QVERIFY(browse::restoreFromTrash(file));
    }

    void whichStaysIsChosenByKeyboard() {
        DuplicatesFixture d;
        QTRY_COMPARE(d.act(), QStringLiteral("Compare"));
        auto* view = d.dialog->findChild<QTreeView*>();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(d.cell(1, 0), QStringLiteral("Copy"));
        QCOMPARE(d.cell(2, 0), QStringLiteral("Stays"));
        d.dialog->act();
        QTRY_VERIFY(d.act().startsWith(QStringLiteral("Move 1")));
        view->setFocus(); // it was on the button
        QTest::keyClick(view, Qt::Key_Up);
        QTest::keyClick(view, Qt::Key_Space); // what was compared is about the other one
        QCOMPARE(d.act(), QStringLiteral("Compare"));
        QCOMPARE(d.cell(1, 0), QStringLiteral("Stays"));
        d.dialog->setRule(catalog::KeepRule::ShortestPath);
        QCOMPARE(d.cell(2, 0), QStringLiteral("Stays"));
    }

    void whatDiffersStays() {
        DuplicatesFixture d;
        QTRY_COMPARE(d.act(), QStringLiteral("Compare"));
        d.library.folder.write("Rome/copy.jpg", "another");
        d.dialog->act();
        QTRY_COMPARE(d.cell(2, 0), QStringLiteral("Different: stays"));
        QVERIFY(!d.dialog->primaryButton()->isEnabled());
    }

    void withoutALibrary() {
        DuplicatesFixture d(false);
        QTRY_VERIFY(d.says(QStringLiteral("There is no library yet")));
        QCOMPARE(d.act(), QStringLiteral("Close"));
    }
};

#include "duplicates_dialog_test.moc"
LIGHTSTACK_TEST(DuplicatesDialogTest);
