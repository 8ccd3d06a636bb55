// The preview of names by pattern, what it refuses, and what it hands on.
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/dialogs/pattern_rename_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using ui::PatternRenameDialog;

namespace {

struct Dialog {
    TempFolder folder;
    std::unique_ptr<PatternRenameDialog> dialog;

    // Of the names, those with a star are selected.
    explicit Dialog(const std::vector<std::string>& names, const QString& pattern) {
        auto table = std::make_shared<browse::FolderTable>(folder.path());
        std::vector<std::filesystem::path> files;
        for (const std::string& given : names) {
            const bool chosen = given.ends_with('*');
            const std::string name = given.substr(0, given.size() - (chosen ? 1 : 0));
            const auto path = folder.write(name, "x");
            std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now());
            table->append(name, browse::EntryKind::Image);
            if (chosen) files.push_back(path);
        }
        dialog = std::make_unique<PatternRenameDialog>(files, table, pattern);
        dialog->show();
        wait();
    }
    void wait() const { QTRY_VERIFY(dialog->isSettled()); }
    void type(const QString& pattern) const {
        dialog->findChild<QLineEdit*>()->setText(pattern);
        wait();
    }
    QStringList column(int which) const {
        QStringList out;
        const auto* model = dialog->findChild<QTreeView*>()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            out << model->index(row, which).data().toString();
        return out;
    }
    QStringList after() const { return column(1); }
    QPushButton* rename() const {
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Rename")) return button;
        return nullptr;
    }
    bool says(const QString& text) const {
        for (const auto* label : dialog->findChildren<QLabel*>())
            if (label->text().contains(text)) return true;
        return false;
    }
};

} // namespace

class PatternRenameDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsNamesAsOneTypes() {
        const Dialog d({"b.jpg*", "a.jpg*", "other.jpg"}, QStringLiteral("p_{nnn}"));
        QCOMPARE(d.column(0), (QStringList{QStringLiteral("b.jpg"), QStringLiteral("a.jpg")}));
        QCOMPARE(
            d.after(), (QStringList{QStringLiteral("p_001.jpg"), QStringLiteral("p_002.jpg")}));
        QVERIFY(d.says(QStringLiteral("2 file")));
        QVERIFY(d.rename()->isEnabled());
        QVERIFY(d.rename()->isDefault());
        d.type(QStringLiteral("x{n}"));
        QCOMPARE(d.after(), (QStringList{QStringLiteral("x1.jpg"), QStringLiteral("x2.jpg")}));
    }
    // Of a list: each in its own folder, where its new name is free or not.
    void filesOfSeveralFolders() {
        const TempFolder one, two;
        const std::vector<std::filesystem::path> files{
            one.write("a.jpg", "x"), two.write("a.jpg", "x"), two.write("b.jpg", "x")};
        one.write("p_3.jpg", "x");
        two.write("p_2.jpg", "x");
        PatternRenameDialog dialog(files, nullptr, u"p_{n}"_qs);
        QTRY_VERIFY(dialog.isSettled());
        const auto* model = dialog.findChild<QTreeView*>()->model();
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(2, 1).data().toString(), u"p_3.jpg"_qs); // free in its folder
        QVERIFY(dialog.wantedNames().size() == 3);
        dialog.findChild<QLineEdit*>()->setText(u"q_{n}"_qs);
        QTRY_VERIFY(dialog.isSettled());
        QCOMPARE(dialog.wantedNames()[1].path, files[1]);
        QCOMPARE(dialog.wantedNames()[1].name, std::string("q_2.jpg"));
    }

    void countersBeginAndStep() {
        const Dialog d({"a.jpg*", "b.jpg*"}, QStringLiteral("{n}"));
        const auto boxes = d.dialog->findChildren<QSpinBox*>();
        boxes[0]->setValue(10);
        boxes[1]->setValue(5);
        d.wait();
        QCOMPARE(d.after(), (QStringList{QStringLiteral("10.jpg"), QStringLiteral("15.jpg")}));
        d.type(QStringLiteral("{name}_x"));
        QVERIFY(!boxes[0]->isEnabled());
    }
    void collisionsAreShownAndRefused() {
        const Dialog d({"a.jpg*", "b.jpg*", "p2.jpg"}, QStringLiteral("same"));
        QVERIFY(!d.rename()->isEnabled());
        QVERIFY(d.column(2)[0].contains(QLatin1String("two files")));
        d.type(QStringLiteral("p{n}")); // p2.jpg is another's
        QVERIFY(!d.rename()->isEnabled());
        QCOMPARE(d.column(2)[0], QString());
        QVERIFY(d.column(2)[1].contains(QLatin1String("already")));
        QVERIFY(d.says(QStringLiteral("1 name")));
        d.type(QStringLiteral("p{nn}"));
        QVERIFY(d.rename()->isEnabled());
    }
    void wrongPatternsAreSaid() {
        const Dialog d({"a.jpg*", "b.jpg*"}, QStringLiteral("{n}"));
        d.type(QStringLiteral("{nope}"));
        QVERIFY(!d.rename()->isEnabled());
        QVERIFY(d.says(QStringLiteral("{nope}")));
        d.type(QStringLiteral("{name}"));
        QVERIFY(!d.rename()->isEnabled()); // nothing to do
        QVERIFY(d.says(QStringLiteral("stay")));
    }
    void datesAreRead() {
        const Dialog d({"a.jpg*", "b.jpg*"}, QStringLiteral("{modified:yyyy}_{n}"));
        const QString year = QDate::currentDate().toString(QStringLiteral("yyyy"));
        QCOMPARE(d.after()[1], year + QStringLiteral("_2.jpg"));
    }
    void onlyWhatChangesIsWanted() {
        const Dialog d({"1.jpg*", "b.jpg*"}, QStringLiteral("{n}"));
        const auto wanted = d.dialog->wantedNames();
        QCOMPARE(wanted.size(), 1U);
        QCOMPARE(wanted[0].path, d.folder / "b.jpg");
        QCOMPARE(wanted[0].name, std::string("2.jpg"));
    }
    void fieldsAreInsertedAtTheCursor() {
        const Dialog d({"a.jpg*", "b.jpg*"}, QStringLiteral("x_{n}"));
        auto* edit = d.dialog->findChild<QLineEdit*>();
        edit->setCursorPosition(2);
        for (QAction* action : d.dialog->findChild<QToolButton*>()->menu()->actions())
            if (action->text().endsWith(QLatin1String("{name}"))) action->trigger();
        d.wait();
        QCOMPARE(edit->text(), QStringLiteral("x_{name}{n}"));
        QCOMPARE(d.after()[0], QStringLiteral("x_a1.jpg"));
    }
};

#include "pattern_rename_dialog_test.moc"
LIGHTSTACK_TEST(PatternRenameDialogTest);
