// The dialogs that start jobs: what they say before, what they show after; by Enter alone.
#include "core/catalog/blob_types.h"
#include "core/catalog/catalog_file.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/dialogs/backfill_dialog.h"
#include "ui/dialogs/job_report.h"
#include "ui/dialogs/line_plot.h"
#include "ui/dialogs/mnemonics.h"
#include "ui/dialogs/plot_style.h"
#include "ui/dialogs/profile_dialog.h"
#include "ui/dialogs/queue_bars.h"
#include "ui/dialogs/scan_dialog.h"
#include "ui/dialogs/stage_bar.h"
#include "ui/models/profile_job.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

#include <algorithm>

using namespace lightstack;
using namespace lightstack::ui;
using lightstack::tests::TempFolder;

class JobDialogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aScanSaysWhatItWillDo() {
        const TempFolder folder, out;
        folder.write("Takeout/A/a.jpg", "not really");
        folder.write("Takeout/A/a.jpg.json", "{}");
        ScanDialog dialog(out / "c.catalog", {});
        QVERIFY(!dialog.primaryButton()->isEnabled());
        dialog.form()->addRoots({folder.path(), folder.path()});
        QCOMPARE(dialog.form()->roots().size(), std::size_t{1}); // once is enough
        QVERIFY(dialog.primaryButton()->isEnabled());            // Enter need not wait
        QTRY_VERIFY(dialog.form()->isCounted());
        QVERIFY2(dialog.form()->text().contains(u"1 pictures and films, 1 sidecars"_qs),
            qPrintable(dialog.form()->text()));
        dialog.show();
        QSignalSpy started(&dialog, &JobDialog::started);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(started.count(), 1);
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QVERIFY(std::filesystem::exists(out / "c.catalog"));
        QVERIFY(!dialog.isFormUp());
        QCOMPARE(dialog.primaryButton()->text(), u"Show Library"_qs);
    }
    // What the catalog knows is not opened; a part that it does not know is.
    void aNewPartIsReadThrough() {
        const TempFolder folder, out;
        folder.write("Takeout/A/a.jpg.json", "{}");
        ScanDialog first(out / "c.catalog", {});
        first.form()->addRoots({folder.path()});
        first.start();
        QTRY_COMPARE(first.job()->state(), Job::State::Finished);
        ScanDialog dialog(out / "c.catalog", {});
        dialog.form()->addRoots({folder.path()});
        QTRY_VERIFY(dialog.form()->isCounted());
        QTRY_VERIFY2(dialog.form()->text().contains(u"none is opened"_qs),
            qPrintable(dialog.form()->text()));
        dialog.form()->addRoots({out.write("takeout-2.tgz", "12345")});
        QTRY_VERIFY2(dialog.form()->text().contains(u"1 archive(s) are read through"_qs),
            qPrintable(dialog.form()->text()));
        QVERIFY2(!dialog.form()->text().contains(u"none is opened"_qs),
            qPrintable(dialog.form()->text()));
    }
    void aFolderThatIsNotThereIsSaidBesideTheList() {
        const TempFolder out;
        ScanDialog dialog(out / "c.catalog", {});
        dialog.form()->addRoots({out / "gone"});
        QTRY_VERIFY(!dialog.primaryButton()->isEnabled());
        QVERIFY(dialog.form()->text().contains(u"gone"_qs));
    }
    void choicesOfAScanAreKept() {
        const TempFolder folder, out;
        ScanChoices choices;
        choices.roots = {folder.path()};
        choices.workers = 3;
        choices.queue = 50;
        choices.metadataFirst = true;
        ScanDialog dialog(out / "c.catalog", choices);
        QCOMPARE(dialog.form()->choices(), choices);
        const ScanWish wish = dialog.form()->wish();
        QCOMPARE(wish.options.workers, 3U);
        QCOMPARE(wish.options.queue, std::size_t{50});
        QVERIFY(wish.options.metadataFirst);
    }
    void aBackfillLooksFirstThenWrites() {
        const TempFolder out;
        const auto catalog = out / "c.catalog";
        QVERIFY(catalog::openCatalog(catalog).has_value());
        {
            auto types = catalog::BlobTypes::open(catalog);
            const std::pair<std::string, std::string> rows[] = {{"/a", "aabb01"}, {"/b", "aabb01"}};
            QVERIFY(types->add(rows).has_value());
        }
        out.write("blobs/aa/bb/aabb01", "%PDF-1.7\n");
        BackfillChoices choices;
        choices.blobs = out / "blobs";
        BackfillDialog dialog(catalog, choices);
        QTRY_VERIFY(dialog.primaryButton()->isEnabled());
        QVERIFY2(
            dialog.form()->text().contains(u"of 2 rows"_qs), qPrintable(dialog.form()->text()));
        QCOMPARE(dialog.primaryButton()->text(), u"Dry Run"_qs);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QCOMPARE(dialog.types()->topLevelItemCount(), 1);
        QCOMPARE(dialog.types()->topLevelItem(0)->text(0), u"application/pdf"_qs);
        QCOMPARE(catalog::BlobTypes::open(catalog)->waiting()->rows, std::uint64_t{2});
        QCOMPARE(dialog.primaryButton()->text(), u"Write Types"_qs);
        dialog.primaryButton()->click();
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QCOMPARE(catalog::BlobTypes::open(catalog)->waiting()->rows, std::uint64_t{0});
        QVERIFY(!dialog.primaryButton()->isVisible());
    }
    // A store alone: all its blobs get a row, and what is named wrongly is shown and written.
    void aBackfillRegistersAndReports() {
        const TempFolder out;
        out.write("blobs/aa/bb/aabb01", "%PDF-1.7\n");
        const auto list = out.write("rows.tsv", "docs/a.jpg\taabb01\ndocs/b.pdf\taabb01\n");
        BackfillChoices choices;
        choices.blobs = out / "blobs";
        BackfillDialog dialog(out / "c.catalog", choices);
        QTRY_VERIFY(dialog.form()->text().contains(u"no such catalog"_qs));
        dialog.form()->setRows(out / "none.tsv");
        QTRY_VERIFY(dialog.form()->text().contains(u"no such file"_qs));
        dialog.form()->setRows(list);
        dialog.form()->setRegister(true);
        QTRY_VERIFY(dialog.primaryButton()->isEnabled());
        dialog.show();
        dialog.start();
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QVERIFY(!std::filesystem::exists(out / "c.catalog")); // a dry run
        QTRY_COMPARE(dialog.disagreements()->model()->rowCount(), 1);
        const auto cell = [&](int column) {
            return dialog.disagreements()->model()->index(0, column).data().toString();
        };
        QCOMPARE(cell(0), u"docs/a.jpg"_qs);
        QCOMPARE(cell(1), u"application/pdf"_qs);
        QCOMPARE(cell(2), u"image/jpeg"_qs);
        for (const bool dry : {true, false}) {
            if (!dry) dialog.primaryButton()->click();
            QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
            QSignalSpy written(&dialog, &BackfillDialog::reportWritten);
            const auto report = out / (dry ? "dry.csv" : "r.json");
            dialog.exportReport(report);
            QTRY_COMPARE(written.size(), 1);
            QVERIFY(written.front().front().toBool());
            // Said where the button is, not below what may have to be scrolled.
            const auto labels = dialog.findChildren<QLabel*>();
            const auto said = std::find_if(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->text().contains(QString::fromStdString(report.filename().native()));
            });
            QVERIFY(said != labels.end() && (*said)->isVisible());
            QTRY_VERIFY((*said)->y() < dialog.disagreements()->y());
            const auto bytes = base::readWhole(report, 1000);
            const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
            QVERIFY(text.find("docs/a.jpg") != std::string::npos);
            QVERIFY(text.find("docs/b.pdf") == std::string::npos);
        }
        QCOMPARE(catalog::BlobTypes::open(out / "c.catalog")->waiting()->rows, std::uint64_t{0});
    }
    void aMissingCatalogIsSaid() {
        const TempFolder out;
        BackfillDialog dialog(out / "none.catalog", {});
        QTRY_VERIFY(dialog.form()->text().contains(u"no such catalog"_qs));
        QVERIFY(!dialog.primaryButton()->isEnabled());
    }
    void aProfileShowsRunsAndComparesThem() {
        const TempFolder out;
        out.write("data/a.bin", std::string(100'000, 'x'));
        ProfileChoices choices;
        choices.subject = profile::Subject::Pipeline;
        choices.path = out / "data";
        choices.threads = u"1,2"_qs;
        choices.queues = u"10"_qs;
        ProfileDialog dialog(out / "scratch", choices);
        QVERIFY(dialog.primaryButton()->isEnabled());
        QVERIFY(dialog.form()->text().startsWith(u"The job runs 2 time"_qs));
        dialog.start();
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QCOMPARE(dialog.view()->table()->topLevelItemCount(), 2);
        const auto& lines = dialog.view()->threadsPlot()->lines();
        QCOMPARE(lines.front().points.size(), std::size_t{2});
        QCOMPARE(lines.back().points.back().y(), 2 * lines.front().points.front().y()); // ideal
        QVERIFY(jobReportText(*dialog.job()).contains(u"\n1\t10\t1\t"_qs));
        dialog.save(out / "p.json");
        auto kept = profile::loadProfile(out / "p.json");
        QVERIFY(kept.has_value());
        for (profile::ProfileRun& run : kept->runs)
            run.itemsPerSecond *= 2;
        QVERIFY(profile::saveProfile(out / "faster.json", *kept).has_value());
        dialog.compare(out / "faster.json");
        QVERIFY2(dialog.view()->comparison().startsWith(u"Slower:"_qs),
            qPrintable(dialog.view()->comparison()));
        QVERIFY(dialog.view()->table()->topLevelItem(0)->text(10).endsWith(u"(-50 %)"_qs));
        for (profile::ProfileRun& run : kept->runs)
            run.itemsPerSecond /= 4;
        QVERIFY(profile::saveProfile(out / "slower.json", *kept).has_value());
        dialog.compare(out / "slower.json");
        QVERIFY(dialog.view()->table()->topLevelItem(0)->text(10).endsWith(u"(+100 %)"_qs));
        QCOMPARE(dialog.view()->comparison(), u"Nothing has become slower by a tenth."_qs);
        for (profile::ProfileRun& run : kept->runs)
            run.settings.threads *= 16;
        kept->machine = "64 × Something";
        QVERIFY(profile::saveProfile(out / "others.json", *kept).has_value());
        dialog.compare(out / "others.json");
        QCOMPARE(dialog.view()->comparison(),
            u"No run has the same numbers as a kept one: there is nothing to compare.\n"
            "The kept profile is of another machine: 64 × Something."_qs);
        dialog.compare(out / "none.json");
        QCOMPARE(dialog.view()->table()->topLevelItemCount(), 2);
    }
    void everyFieldHasALetter() {
        QWidget form;
        auto* rows = new QFormLayout(&form);
        auto* own = new QLineEdit;
        auto* threads = new QLineEdit;
        auto* inner = new QLineEdit;
        auto* several = new QWidget;
        (new QHBoxLayout(several))->addWidget(inner);
        rows->addRow(u"&Threads"_qs, own);
        rows->addRow(u"Threads"_qs, threads); // its letter is taken
        rows->addRow(u"Several"_qs, several);
        auto* check = new QCheckBox(u"Also hidden ones"_qs);
        rows->addRow(QString(), check);
        rows->addRow(QString(), new QLabel(u"just text"_qs));
        giveMnemonics(&form);
        const auto labelOf = [&](QWidget* field) {
            return qobject_cast<QLabel*>(rows->labelForField(field));
        };
        QCOMPARE(labelOf(own)->text(), u"&Threads"_qs);
        QCOMPARE(labelOf(threads)->text(), u"T&hreads"_qs);
        QCOMPARE(labelOf(several)->text(), u"&Several"_qs);
        QCOMPARE(labelOf(several)->buddy(), inner); // which can be typed into
        QCOMPARE(check->text(), u"&Also hidden ones"_qs);
    }
    void wrongNumbersAreSaidBesideTheirField() {
        QVERIFY(!ProfileForm::numbers(u"1, x"_qs, 10));
        QVERIFY(!ProfileForm::numbers(u"0"_qs, 10));
        QVERIFY(!ProfileForm::numbers(u"11"_qs, 10));
        QCOMPARE(*ProfileForm::numbers(u" 1,10 "_qs, 10), (std::vector<std::size_t>{1, 10}));
        ProfileForm form({});
        QVERIFY(form.canStart());
        auto* threads = form.findChildren<QLineEdit*>().front();
        threads->setText(u"two"_qs);
        QVERIFY(!form.canStart());
        threads->setText(u"2"_qs);
        QVERIFY(form.canStart());
    }
    // As the command does without a folder: nobody needs data of their own to begin.
    void withoutAFolderTheDemoSetIsProfiled() {
        const TempFolder out;
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        out.write("demo/Photos/notes.txt", "no picture");
        for (const char* name : {"1.jpg", "2.jpg"})
            QVERIFY(picture.save(
                QString::fromStdString((out / "demo/Photos" / name).native()), "JPEG"));
        ProfileChoices choices;
        choices.subject = profile::Subject::Downsample;
        choices.threads = u"1"_qs;
        choices.queues = u"10"_qs;
        int made = 0;
        ProfileDialog dialog(out / "scratch", choices, [&] {
            ++made;
            return Result<std::filesystem::path>(out / "demo");
        });
        QVERIFY(dialog.form()->choices().path.empty());
        QVERIFY(dialog.primaryButton()->isEnabled());
        dialog.start();
        QTRY_COMPARE(dialog.job()->state(), Job::State::Finished);
        QCOMPARE(made, 1);
        QCOMPARE(dialog.view()->profile().runs.size(), std::size_t{1});
        // Several times over, so that there is something to time.
        QCOMPARE(dialog.view()->profile().runs.front().items, std::uint64_t{16});
        QVERIFY(!std::filesystem::exists(out / "scratch/data"));
        QCOMPARE(dialog.view()->profile().path, out / "demo/Photos"); // to be compared with
        // What cannot be made is said.
        ProfileDialog broken(out / "scratch", choices, [] {
            return Result<std::filesystem::path>(fail(ErrorCode::Io, "/demo", "the disk is full"));
        });
        broken.start();
        QTRY_COMPARE(broken.job()->state(), Job::State::Finished);
        QCOMPARE(broken.job()->failures().front().detail, std::string("the disk is full"));
    }
    void instrumentsSayTheirFiguresInWords() {
        StageBar bar;
        bar.setStages({{"read", 6, 0, 0}, {"write", 2, 0, 0}, {"sync", 0, 0, 0}});
        QCOMPARE(bar.legend(), (QStringList{u"Reading 6.0 s, 75 %"_qs, u"Writing 2.0 s, 25 %"_qs}));
        QVERIFY(bar.heightForWidth(100) > bar.heightForWidth(2000));
        bar.setStages({{"read", 0.02, 0, 0}, {"write", 0.004, 0, 0}}); // short, but all there was
        QCOMPARE(
            bar.legend(), (QStringList{u"Reading 0.02 s, 83 %"_qs, u"Writing 0.01 s, 17 %"_qs}));
        QueueBars queues;
        queues.setQueues({{"files", "a", "b", 812, 1000, 0, 0, 1, 1}});
        QCOMPARE(queues.texts(), QStringList{u"Files to read: 812 of 1,000"_qs});
        QCOMPARE(LinePlot::tickStep(90, 4), 50.0);
        QCOMPARE(LinePlot::tickStep(8, 4), 2.0);
        QCOMPARE(shortNumber(1'234'000), u"1.2 M"_qs);
        QCOMPARE(shortNumber(20'000), u"20 k"_qs);
        QCOMPARE(shortNumber(0.05), u"0.05"_qs); // ticks of short runs differ
        QCOMPARE(shortNumber(3 * 0.05), u"0.15"_qs);
        QCOMPARE(shortNumber(0), u"0"_qs);
    }
};

#include "job_dialogs_test.moc"
LIGHTSTACK_TEST(JobDialogsTest);
