// What the report says of made folders, its states, and what it hands on.
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"
#include "tests/ui/dialogs/dialog_words.h"
#include "tests/ui/dialogs/stack_folder.h"
#include "tests/ui/models/bracket_language.h"
#include "ui/dialogs/stack_report_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using ui::StackReportDialog;

namespace {

struct ReportFixture {
    explicit ReportFixture(const std::filesystem::path& folder, const std::string& name = {})
        : dialog(folder, name) {
        dialog.show();
        QTRY_VERIFY(dialog.isSettled());
    }
    QPushButton* button(const QString& text) const { return tests::buttonOf(dialog, text); }
    // "label: text" of the rows below a heading that begins so; "" is the summary.
    QStringList rows(const QString& heading) const {
        QStringList out;
        const auto take = [&](const QTreeWidgetItem* item) {
            out << (item->text(1).isEmpty() ? item->text(0)
                                            : item->text(0) + u": "_qs + item->text(1));
        };
        const auto* tree = dialog.findChild<QTreeWidget*>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* top = tree->topLevelItem(i);
            if (heading.isEmpty() && top->childCount() == 0) take(top);
            if (heading.isEmpty() || !top->text(0).startsWith(heading)) continue;
            for (int row = 0; row < top->childCount(); ++row)
                take(top->child(row));
        }
        return out;
    }
    bool says(const QString& text) const { return tests::saysIn(dialog, text); }
    StackReportDialog dialog;
};

// A stack with something of all that can be noted.
void makeTroubledStack(const TempFolder& folder) {
    tests::writeSlices(folder.path(), "scan_", 12, 64, {5});
    tests::writeSlices(folder / "odd", "scan_", 4, 32);
    std::filesystem::rename(folder / "odd/scan_0003.png", folder / "scan_0003.png");
    std::filesystem::remove_all(folder / "odd");
    (void)folder.write("scan_0004.png", "");
    std::filesystem::resize_file(folder / "scan_0006.png", 40);
    std::filesystem::copy_file(folder / "scan_0009.png", folder / "scan_9.png");
    std::filesystem::copy_file(folder / "scan_0009.png", folder / "scan_spr.png");
    (void)folder.write("scan_.log",
        "[System]\nScanner=X\n[Acquisition]\nSource Current (uA)=80\n[Reconstruction]\n"
        "Dataset Prefix=scan_\nPixel Size (um)=4.5\nSections Count=99\n"
        "Result Image Width (pixels)=8\nResult Image Height (pixels)=6\n");
    (void)folder.write("scan_.vgi", "[file1]\nName = scan_\nsize = 64 64 12\n"
                                    "resolution = 0.0051 0.0051 0.0051\nunit = mm\n");
    (void)folder.write("q.log", "[Reconstruction]\nDataset Prefix=q\nPixel Size (um)=4.5\n");
}

} // namespace

class StackReportDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStackThatIsMeantIsShownFirst() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "a_", 9);
        tests::writeSlices(folder.path(), "b_", 5);
        QVERIFY(ReportFixture(folder.path()).dialog.text().contains(u"a_"_qs));
        QVERIFY(ReportFixture(folder.path(), "b_0003.png").dialog.text().contains(u"b_"_qs));
    }
    void wholeStackIsSaidToBeWhole() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "scan_", 12);
        const ReportFixture d(folder.path());
        const auto* list = d.dialog.findChild<QListWidget*>();
        QCOMPARE(list->count(), 1);
        QVERIFY(list->item(0)->text().contains(u"0 to 11"_qs));
        const QString summary = d.rows({}).join(u'\n');
        QVERIFY2(summary.contains(u"nothing is missing"_qs), qPrintable(summary));
        QVERIFY2(summary.contains(u"64 × 64, uint8"_qs), qPrintable(summary));
        QVERIFY2(summary.contains(u"Voxel size: unknown"_qs), qPrintable(summary));
        QVERIFY(d.rows(u"Gaps"_qs).isEmpty());
        QVERIFY(d.rows(u"Bad"_qs).isEmpty());
    }

    void whatIsWrongIsListed() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "scan_", 20, 64, {5, 6, 7, 12});
        tests::writeSlices(folder / "odd", "scan_", 4, 32);
        std::filesystem::rename(folder / "odd/scan_0003.png", folder / "scan_0003.png");
        std::filesystem::remove_all(folder / "odd");
        (void)folder.write("scan_0004.png", ""); // empty
        std::filesystem::copy_file(folder / "scan_0009.png", folder / "scan_9.png");
        std::filesystem::copy_file(folder / "scan_0009.png", folder / "scan_spr.png");
        const ReportFixture d(folder.path());
        QCOMPARE(d.rows(u"Gaps"_qs).size(), 2);
        QVERIFY2(d.rows(u"Gaps"_qs)[0].startsWith(u"5–7: 3 slice"_qs),
            qPrintable(d.rows(u"Gaps"_qs)[0]));
        QVERIFY(d.rows(u"Gaps"_qs)[1].startsWith(u"12: 1 slice"_qs));
        QCOMPARE(d.rows(u"Odd"_qs).size(), 1);
        QVERIFY(d.rows(u"Odd"_qs)[0].startsWith(u"scan_0003.png: 32 × 32"_qs));
        QCOMPARE(d.rows(u"Bad"_qs).size(), 1);
        QVERIFY(d.rows(u"Bad"_qs)[0].startsWith(u"scan_0004.png: "_qs));
        QCOMPARE(d.rows(u"Duplicates"_qs).size(), 1);
        QCOMPARE(d.rows(u"Strangers"_qs), QStringList{u"scan_spr.png: not of the stack"_qs});
        QVERIFY(d.rows({}).join(u'\n').contains(u"4 missing, 1 duplicate"_qs));
    }

    void voxelSizeIsTold() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "rec_", 5);
        (void)folder.write("rec_.log",
            "[System]\nScanner=SkyScan1172\n[Reconstruction]\nProgram Version=Version: 1.6\n"
            "Dataset Prefix=rec_\nPixel Size (um)=4.5\n");
        const ReportFixture d(folder.path());
        const QString summary = d.rows({}).join(u'\n');
        QVERIFY2(summary.contains(u"4.5 × 4.5"_qs), qPrintable(summary));
        const QStringList claims = d.rows(u"What is said"_qs);
        QVERIFY(!claims.isEmpty());
        QVERIFY2(claims[0].contains(u"rec_.log"_qs), qPrintable(claims[0]));
        QVERIFY2(claims[0].contains(u": used – "_qs), qPrintable(claims[0]));
    }

    // Nothing of what core found is said in core's own words.
    void theWholeReportSpeaksTheWindowsLanguage() {
        const TempFolder folder;
        makeTroubledStack(folder);
        const tests::BracketLanguage language({"StackWords", "Failures"});
        const ReportFixture d(folder.path());
        const auto own = [](const QString& text) { return text.contains(QLatin1Char('<')); };
        QVERIFY(d.rows(u"<Notes"_qs).size() >= 9);
        for (const char* heading : {"<Notes", "<Odd", "<Bad", "<Scanner"}) {
            const QStringList rows = d.rows(QString::fromLatin1(heading));
            QVERIFY2(!rows.isEmpty(), heading);
            for (const QString& row : rows)
                QVERIFY2(own(row), qPrintable(row));
        }
        const QString notes = d.rows(u"<Notes"_qs).join(u'\n');
        QVERIFY2(notes.contains(u"8 × 6"_qs) && notes.contains(u"“q”"_qs), qPrintable(notes));
        QVERIFY(d.rows(u"<Scanner"_qs).contains(u"<Current>: 80 µA"_qs));
    }

    void theChosenStackIsShownAndCopied() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "a_", 4);
        tests::writeSlices(folder.path(), "b_", 7, 48);
        ReportFixture d(folder.path());
        auto* list = d.dialog.findChild<QListWidget*>();
        QCOMPARE(list->count(), 2);
        QSignalSpy wanted(&d.dialog, &StackReportDialog::pyramidWanted);
        list->setCurrentRow(1);
        QVERIFY(d.rows({}).join(u'\n').contains(u"48 × 48"_qs));
        d.button(u"Copy as Text"_qs)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith(u"b_"_qs));
        QVERIFY(copied.contains(u"0 to 6"_qs));
        d.button(u"Generate Pyramid…"_qs)->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].value<std::size_t>(), std::size_t{1});
    }

    void anEmptyFolderSaysSo() {
        const TempFolder folder;
        const ReportFixture d(folder.path());
        QVERIFY(d.says(u"There is no stack here"_qs));
        QVERIFY(!d.button(u"Generate Pyramid…"_qs)->isEnabled());
        QVERIFY(!d.button(u"Copy as Text"_qs)->isEnabled());
    }

    void aFolderThatIsGoneIsAFailure() {
        const TempFolder folder;
        const ReportFixture d(folder / "gone");
        QVERIFY(d.says(u"cannot be examined"_qs));
        QCOMPARE(d.dialog.text(), QString());
    }

    void closingStopsTheAudit() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 300, 8);
        constexpr std::chrono::milliseconds kAtOnce{100};
        const auto took = tests::quickest(kAtOnce, [&] {
            auto dialog = std::make_unique<StackReportDialog>(folder.path());
            dialog->show();
            const auto start = std::chrono::steady_clock::now();
            dialog.reset(); // waits for nobody
            return tests::since(start);
        });
        QVERIFY(took <= kAtOnce);
        QCoreApplication::processEvents();
    }
};

#include "stack_report_dialog_test.moc"
LIGHTSTACK_TEST(StackReportDialogTest);
