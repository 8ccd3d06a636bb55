// The list of shortcuts is made of the actions themselves, and can be searched.
#include "tests/support/test_registry.h"
#include "ui/dialogs/help_dialogs.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QTimer>
#include <QtTest>

#include <functional>

namespace {

// Runs on the dialog as soon as it is up, then closes it.
void onceUp(const std::function<void(QDialog*)>& look) {
    QTimer::singleShot(0, qApp, [look] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        look(dialog);
        dialog->reject();
    });
}

int shownRows(const QTableWidget& table) {
    int rows = 0;
    for (int row = 0; row < table.rowCount(); ++row)
        rows += table.isRowHidden(row) ? 0 : 1;
    return rows;
}

} // namespace

class HelpDialogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortcutsAreThoseOfTheActions() {
        QAction fly(QStringLiteral("&Fly Away…"));
        fly.setShortcut(Qt::CTRL | Qt::Key_J);
        QAction keyless(QStringLiteral("Keyless"));
        bool looked = false;
        onceUp([&](QDialog* dialog) {
            const auto* table = dialog->findChild<QTableWidget*>();
            QCOMPARE(table->item(1, 0)->text(), QStringLiteral("Fly Away"));
            QCOMPARE(table->item(1, 1)->text(), QStringLiteral("Ctrl+J"));
            QVERIFY(table->findItems(QStringLiteral("Keyless"), Qt::MatchExactly).isEmpty());
            auto* search = dialog->findChild<QLineEdit*>();
            for (const char* words : {"fly", "ctrl+j"}) { // it, and the title above
                search->setText(QLatin1String(words));
                QCOMPARE(shownRows(*table), 2);
                QVERIFY(!table->isRowHidden(0) && !table->isRowHidden(1));
            }
            search->clear();
            QCOMPARE(shownRows(*table), table->rowCount());
            looked = true;
        });
        lightstack::ui::showShortcuts(
            {{QStringLiteral("Birds"), {&fly, &keyless}, {}},
                {QStringLiteral("Fish"), {}, {{QStringLiteral("Swim"), QStringLiteral("Wheel")}}}},
            nullptr);
        QVERIFY(looked);
    }
    void aboutNamesTheVersion() {
        bool found = false;
        onceUp([&](QDialog* dialog) {
            for (const auto* label : dialog->findChildren<QLabel*>()) {
                found |= label->text() == QLatin1String("Lightstack " LIGHTSTACK_VERSION);
                QCOMPARE(label->textFormat() == Qt::RichText, label->text().contains(u'<'));
            }
        });
        lightstack::ui::showAbout(nullptr);
        QVERIFY(found);
    }
};

#include "help_dialogs_test.moc"
LIGHTSTACK_TEST(HelpDialogsTest);
