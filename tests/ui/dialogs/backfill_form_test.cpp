// What the form of a backfill says will happen, and what of it stays for the next run.
#include "ui/dialogs/backfill_form.h"

#include "core/catalog/catalog_file.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/dialogs/backfill_dialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using lightstack::tests::TempFolder;

namespace {

// Three blobs, of which one failed before.
void fill(const std::filesystem::path& catalog) {
    auto types = catalog::BlobTypes::openOrMake(catalog);
    const std::pair<std::string, std::string> rows[] = {
        {"/a", "aabb01"}, {"/b", "aabb01"}, {"/c", "aabb02"}, {"/d", "aabb03"}};
    if (!types->add(rows) ||
        !types->database().execute("INSERT INTO blob_failures VALUES('aabb03', 'io', 'no')"))
        qFatal("cannot write the fixture");
}

QCheckBox* checkBox(const QWidget& form, const QString& part) {
    for (QCheckBox* box : form.findChildren<QCheckBox*>())
        if (box->text().contains(part)) return box;
    qFatal("no such check box");
}

QPushButton* button(const QWidget& form, const QString& text) {
    for (QPushButton* each : form.findChildren<QPushButton*>())
        if (each->text() == text) return each;
    qFatal("no such button");
}

} // namespace

class BackfillFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMissingIsSaid() {
        const TempFolder out;
        fill(out / "c.catalog");
        BackfillForm form(out / "c.catalog", {});
        QTRY_VERIFY(form.text().contains(u"of 3 rows"_qs));
        QVERIFY2(form.text().startsWith(u"Choose the folder"_qs), qPrintable(form.text()));
        QVERIFY(!form.canStart() && form.whyNot().contains(u"folder of blobs"_qs));
        std::filesystem::create_directory(out / "blobs");
        form.setBlobs(out / "blobs");
        QTRY_VERIFY(form.canStart());
        QVERIFY(!form.text().contains(u"Choose"_qs));
    }
    void whatFailedIsLeftOutUntilItIsAskedFor() {
        const TempFolder out;
        fill(out / "c.catalog");
        BackfillChoices choices;
        choices.blobs = out.path();
        BackfillForm form(out / "c.catalog", choices);
        QTRY_VERIFY(form.text().contains(u"left out"_qs));
        QCOMPARE(form.wish().expected, std::uint64_t{2});
        checkBox(form, u"failed before"_qs)->setChecked(true);
        QVERIFY2(form.text().contains(u"looked at again"_qs), qPrintable(form.text()));
        QVERIFY(!form.text().contains(u"left out"_qs));
        QCOMPARE(form.wish().expected, std::uint64_t{3});
    }
    void aListIsTakenBackByAButton() {
        const TempFolder out;
        fill(out / "c.catalog");
        BackfillForm form(out / "c.catalog", {});
        QCheckBox* nul = checkBox(form, u"NUL"_qs);
        QVERIFY(button(form, u"None"_qs)->isHidden());
        QVERIFY(!nul->isEnabled() && nul->toolTip().contains(u"list"_qs));
        form.setRows(out.write("rows.tsv", "/x\taabb09\n"));
        QVERIFY(!button(form, u"None"_qs)->isHidden());
        QVERIFY(nul->isEnabled());
        button(form, u"None"_qs)->click();
        QVERIFY(form.wish().rows.empty());
        QVERIFY(button(form, u"None"_qs)->isHidden());
    }
    void afterWritingTheNextRunIsDryAgain() {
        const TempFolder out;
        fill(out / "c.catalog");
        out.write("blobs/aa/bb/aabb01", "%PDF-1.7\n");
        BackfillChoices choices;
        choices.blobs = out / "blobs";
        BackfillDialog dialog(out / "c.catalog", choices);
        QTRY_VERIFY(dialog.primaryButton()->isEnabled());
        dialog.start();
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QCOMPARE(dialog.primaryButton()->text(), u"Write Types"_qs);
        dialog.primaryButton()->click();
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QVERIFY(!static_cast<BackfillJob*>(dialog.job())->wish().options.dryRun);
        QVERIFY(dialog.form()->isDryRun());
    }
};

#include "backfill_form_test.moc"
LIGHTSTACK_TEST(BackfillFormTest);
