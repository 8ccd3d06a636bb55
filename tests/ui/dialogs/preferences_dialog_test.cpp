// Each setting changes the one field that it names, and no other.
#include "tests/support/test_registry.h"
#include "ui/dialogs/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace lightstack;
using ui::Preferences;
using ui::PreferencesDialog;

namespace {

catalog::StoreStatus store() {
    catalog::StoreStatus status;
    status.usable = true;
    status.rows = 1234;
    status.bytes = 5'600'000;
    return status;
}

QCheckBox* box(const QDialog& dialog, const QString& part) {
    for (auto* found : dialog.findChildren<QCheckBox*>())
        if (found->text().remove(u'&').contains(part)) return found;
    return nullptr;
}

// The field whose label reads so.
template <class T>
T* field(const QDialog& dialog, const QString& label) {
    const auto* form = dialog.findChild<QFormLayout*>();
    for (auto* found : dialog.findChildren<T*>()) {
        const auto* said = qobject_cast<const QLabel*>(form->labelForField(found));
        if (said != nullptr && said->text().remove(u'&') == label) return found;
    }
    return nullptr;
}

QPushButton* button(const QDialog& dialog, const QString& text) {
    for (auto* found : dialog.findChildren<QPushButton*>())
        if (found->text().remove(u'&') == text) return found;
    return nullptr;
}

Preferences unusual() {
    Preferences p;
    p.scheme = ui::Scheme::Dark;
    p.memoryMb = 512;
    p.storeMb = 4096;
    p.workers = 3;
    p.allowPreviews = false;
    p.readDesktopCache = false;
    p.confirmTrash = false;
    p.restoreSession = false;
    p.keepZoom = true;
    return p;
}

} // namespace

class PreferencesDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsSet() {
        QCOMPARE(PreferencesDialog({}, store()).preferences(), Preferences{});
        QCOMPARE(PreferencesDialog(unusual(), store()).preferences(), unusual());
    }
    void eachBoxChangesItsOwnField_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<int>("which");
        QTest::newRow("previews") << "embedded" << 0;
        QTest::newRow("desktop") << "desktop" << 1;
        QTest::newRow("trash") << "trash" << 2;
        QTest::newRow("session") << "last folder" << 3;
        QTest::newRow("zoom") << "Keep zoom" << 4;
    }
    void eachBoxChangesItsOwnField() {
        QFETCH(QString, part);
        QFETCH(int, which);
        PreferencesDialog dialog({}, store());
        QCheckBox* found = box(dialog, part);
        QVERIFY(found != nullptr);
        found->click();
        Preferences wanted;
        bool* const fields[] = {&wanted.allowPreviews, &wanted.readDesktopCache,
            &wanted.confirmTrash, &wanted.restoreSession, &wanted.keepZoom};
        *fields[which] = !*fields[which];
        QCOMPARE(dialog.preferences(), wanted);
    }
    void eachNumberChangesItsOwnField_data() {
        QTest::addColumn<QString>("label");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("which");
        QTest::newRow("memory") << "Thumbnails in memory" << 640 << 0;
        QTest::newRow("store") << "Thumbnails on disk, at most" << 1024 << 1;
        QTest::newRow("workers") << "Worker threads" << 2 << 2;
    }
    void eachNumberChangesItsOwnField() {
        QFETCH(QString, label);
        QFETCH(int, value);
        QFETCH(int, which);
        PreferencesDialog dialog({}, store());
        auto* found = field<QSpinBox>(dialog, label);
        QVERIFY(found != nullptr);
        found->setValue(value);
        Preferences wanted;
        int* const fields[] = {&wanted.memoryMb, &wanted.storeMb, &wanted.workers};
        *fields[which] = value;
        QCOMPARE(dialog.preferences(), wanted);
    }
    void theSchemesStandInOrder() {
        PreferencesDialog dialog({}, store());
        auto* scheme = dialog.findChild<QComboBox*>();
        for (const ui::Scheme wanted : {ui::Scheme::System, ui::Scheme::Light, ui::Scheme::Dark}) {
            scheme->setCurrentIndex(static_cast<int>(wanted));
            QCOMPARE(dialog.preferences().scheme, wanted);
        }
        QCOMPARE(scheme->itemText(2), QStringLiteral("Dark"));
    }
    void theStoreSaysItsSizeAndIsCleared() {
        PreferencesDialog dialog({}, store());
        auto* size = field<QLabel>(dialog, QStringLiteral("On disk now"));
        QVERIFY(size != nullptr);
        QVERIFY(size->text().contains(u"5.6\u00A0MB"_qs));
        QVERIFY(size->text().contains(QLatin1String("1,234")));
        const QSignalSpy spy(&dialog, &PreferencesDialog::clearStoreRequested);
        button(dialog, QStringLiteral("Clear Thumbnails"))->click();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(size->text(), QStringLiteral("Empty"));
    }
    void anUnusableStoreSaysWhy() {
        catalog::StoreStatus status;
        status.usable = false;
        status.reason = "the disk is full";
        const PreferencesDialog dialog({}, status);
        QVERIFY(field<QLabel>(dialog, QStringLiteral("On disk now"))
                    ->text()
                    .contains(QLatin1String("the disk is full")));
    }
    void anEmptyStoreHasNothingToClear() {
        catalog::StoreStatus status;
        status.usable = true;
        status.bytes = 4096; // of the file itself
        const PreferencesDialog dialog({}, status);
        QCOMPARE(
            field<QLabel>(dialog, QStringLiteral("On disk now"))->text(), QStringLiteral("Empty"));
        QVERIFY(!button(dialog, QStringLiteral("Clear Thumbnails"))->isEnabled());
    }
    void whatWasNotClearedIsSaid() {
        PreferencesDialog dialog({}, store());
        QObject::connect(&dialog, &PreferencesDialog::clearStoreRequested, &dialog,
            [&] { dialog.storeNotCleared(QStringLiteral("the disk is full")); });
        button(dialog, QStringLiteral("Clear Thumbnails"))->click();
        QCOMPARE(field<QLabel>(dialog, QStringLiteral("On disk now"))->text(),
            QStringLiteral("Not cleared: the disk is full"));
    }
    void enterApplies() {
        PreferencesDialog dialog({}, store());
        dialog.show();
        QVERIFY(button(dialog, QStringLiteral("Apply"))->isDefault());
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }
};

#include "preferences_dialog_test.moc"
LIGHTSTACK_TEST(PreferencesDialogTest);
