#include "tests/support/test_registry.h"
#include "tests/ui/models/bracket_language.h"
#include "ui/dialogs/rename_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using lightstack::ui::RenameDialog;

namespace {

QPushButton* renameButton(const QDialog& dialog, const QString& text) {
    for (auto* found : dialog.findChildren<QPushButton*>())
        if (found->text().remove(u'&') == text) return found;
    return nullptr;
}

bool says(const QDialog& dialog, const QString& text) {
    for (const auto* label : dialog.findChildren<QLabel*>())
        if (label->text() == text) return true;
    return false;
}

} // namespace

class RenameDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNameWithoutItsExtensionIsSelected_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("selected");
        QTest::newRow("plain") << "rose.jpg"
                               << "rose";
        QTest::newRow("two dots") << "a.tar.gz"
                                  << "a.tar";
        QTest::newRow("none") << "LICENSE"
                              << "LICENSE";
        QTest::newRow("hidden") << ".profile"
                                << ".profile";
    }
    void theNameWithoutItsExtensionIsSelected() {
        QFETCH(QString, name);
        QFETCH(QString, selected);
        const RenameDialog dialog(name, {});
        QCOMPARE(dialog.findChild<QLineEdit*>()->selectedText(), selected);
    }
    void whatIsWrongIsSaidAndBarsTheWay_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("fine");
        QTest::newRow("another") << "tulip.jpg" << true;
        QTest::newRow("the same") << "rose.jpg" << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("slash") << "a/b.jpg" << false;
        QTest::newRow("dots") << ".." << false;
        QTest::newRow("taken") << "lily.jpg" << false;
        QTest::newRow("long") << QString(256, u'x') << false;
        QTest::newRow("long in bytes") << QString(128, QChar(0xe9)) << false;
        QTest::newRow("just short enough") << QString(255, u'x') << true;
    }
    void whatIsWrongIsSaidAndBarsTheWay() {
        QFETCH(QString, typed);
        QFETCH(bool, fine);
        RenameDialog dialog(QStringLiteral("rose.jpg"),
            [](const QString& name) { return name == QLatin1String("lily.jpg"); });
        dialog.findChild<QLineEdit*>()->setText(typed);
        QCOMPARE(dialog.objection(typed).isEmpty(), fine);
        QCOMPARE(renameButton(dialog, QStringLiteral("Rename"))->isEnabled(), fine);
        if (!fine) QVERIFY(says(dialog, dialog.objection(typed)));
    }
    void whatIsWrongIsSaidInTheWindowsLanguage() {
        const lightstack::tests::BracketLanguage language({"Failures"});
        const RenameDialog dialog(QStringLiteral("rose.jpg"), {});
        for (const char* name : {"", "a/b", ".."})
            QVERIFY2(dialog.objection(QLatin1String(name)).startsWith(QLatin1Char('<')), name);
    }
    void enterRenames() {
        RenameDialog dialog(QStringLiteral("rose.jpg"), {});
        dialog.show();
        QVERIFY(renameButton(dialog, QStringLiteral("Rename"))->isDefault());
        QVERIFY(!renameButton(dialog, QStringLiteral("Cancel"))->isDefault());
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("lily"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.name(), QStringLiteral("lily.jpg"));
    }
    void enterDoesNothingWithAnImpossibleName() {
        RenameDialog dialog(QStringLiteral("rose.jpg"), {});
        dialog.show();
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("a/b"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
    }
};

#include "rename_dialog_test.moc"
LIGHTSTACK_TEST(RenameDialogTest);
