#include "ui/dialogs/downsample_dialog.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/dialogs/downsample_compare.h"
#include "ui/dialogs/downsample_page.h"
#include "ui/dialogs/downsample_preview.h"
#include "ui/dialogs/downsample_words.h"
#include "ui/dialogs/job_report.h"
#include "ui/models/downsample_job.h"

#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

#include <cmath>

using namespace lightstack;
using namespace lightstack::tests;
using namespace lightstack::ui;
namespace fs = std::filesystem;

namespace {

void savePicture(const fs::path& path, int width, int height) {
    fs::create_directories(path.parent_path());
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(
                x, y, qRgb(128 + static_cast<int>(90 * std::sin(x * 0.3)), (x + y) % 256, y % 256));
    if (!image.save(QString::fromStdString(path.string()), nullptr, 95)) std::abort();
}

// Two pictures to be made smaller, one that fits, one that is none.
struct Shard {
    Shard() {
        savePicture(folder / "in/a.jpg", 800, 600);
        savePicture(folder / "in/sub/b.jpg", 700, 1400);
        savePicture(folder / "in/c.jpg", 200, 100);
        folder.write("in/broken.jpg", "nothing");
    }
    [[nodiscard]] std::unique_ptr<DownsampleDialog> dialog() const {
        const fs::path in = folder / "in";
        return std::make_unique<DownsampleDialog>(
            std::vector<DownsampleSource>{
                {QStringLiteral("Folder in"), QStringLiteral("in"), {in}, in}},
            folder / "runs", downsample::DownsampleRequest());
    }
    [[nodiscard]] QSize sizeOf(const std::string& name) const {
        return QImage(QString::fromStdString((folder / name).string())).size();
    }
    TempFolder folder;
};

bool isReady(const DownsampleDialog& dialog) {
    return dialog.page()->forecaster().prediction().has_value();
}

QCheckBox* consentOf(DownsampleDialog& dialog) {
    for (QCheckBox* box : dialog.findChildren<QCheckBox*>())
        if (box->text().remove(u'&').startsWith(QStringLiteral("Yes"))) return box;
    return nullptr;
}

bool says(DownsampleDialog& dialog, const QString& text) {
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->text().contains(text)) return true;
    return false;
}

QRadioButton* radio(DownsampleDialog& dialog, const QString& text) {
    for (QRadioButton* button : dialog.findChildren<QRadioButton*>())
        if (button->text().remove(u'&') == text) return button;
    return nullptr;
}

} // namespace

class DownsampleDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItWillDoAndDoesIt() {
        const Shard shard;
        const auto dialog = shard.dialog();
        QVERIFY(!dialog->primaryButton()->isEnabled()); // nothing is known yet
        QTRY_VERIFY(isReady(*dialog));
        const auto& forecast = *dialog->page()->forecaster().forecast();
        QCOMPARE(forecast.writing, 2U);
        QCOMPARE(forecast.fitting, 1U);
        QCOMPARE(forecast.failures.size(), std::size_t{1});
        QVERIFY(says(*dialog, QStringLiteral("All originals stay")));
        QCOMPARE(dialog->primaryButton()->text(), QStringLiteral("Downsample"));
        QVERIFY(dialog->primaryButton()->isEnabled());
        dialog->primaryButton()->click();
        QTRY_VERIFY(!dialog->isRunning());
        const auto* job = qobject_cast<DownsampleJob*>(dialog->job());
        QCOMPARE(job->outcome()->total.written, 2U);
        QCOMPARE(job->end(), Job::End::ButSome); // broken.jpg
        QCOMPARE(shard.sizeOf("in small/a.jpg"), QSize(512, 384));
        QCOMPARE(shard.sizeOf("in small/sub/b.jpg"), QSize(256, 512));
        QCOMPARE(shard.sizeOf("in/a.jpg"), QSize(800, 600));
        const QAbstractItemModel* folders = nullptr;
        for (const QTreeView* view : dialog->findChildren<QTreeView*>())
            if (view->accessibleName() == QStringLiteral("Totals by folder"))
                folders = view->model();
        QVERIFY(folders != nullptr);
        QCOMPARE(folders->index(1, 0).data().toString(), QStringLiteral("in"));
        QCOMPARE(folders->index(2, 0).data().toString(), QStringLiteral("sub"));
        QCOMPARE(folders->index(2, 1).data().toString(), QStringLiteral("1")); // written
        QVERIFY(!folders->index(2, 10).data().toString().isEmpty());           // pictures a second
        const QString copied = jobReportText(*job);
        QVERIFY(copied.contains(QStringLiteral("\nAll\t2\t0\t1\t1\t")));
        QVERIFY(copied.contains(QStringLiteral("\nsub\t1\t0\t0\t0\t")));
        QVERIFY(downsample::interruptedRuns(shard.folder / "runs").empty());
        QSignalSpy shown(dialog.get(), &DownsampleDialog::folderWanted);
        dialog->primaryButton()->click();
        QCOMPARE(shown.size(), 1);
    }

    // Shards number their files alike: a name alone does not tell which one failed.
    void failuresOfOneNameAreToldApart() {
        const Shard shard;
        shard.folder.write("in/sub/broken.jpg", "nothing");
        shard.folder.write("in/sub/other.jpg", "nothing");
        const auto dialog = shard.dialog();
        QTRY_VERIFY(isReady(*dialog));
        dialog->start();
        QTRY_VERIFY(!dialog->isRunning());
        QStringList names;
        const auto* list = dialog->findChild<QTreeWidget*>();
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            names << list->topLevelItem(row)->text(0);
        names.sort();
        QCOMPARE(names, (QStringList{QStringLiteral("in/broken.jpg"), QStringLiteral("other.jpg"),
                            QStringLiteral("sub/broken.jpg")}));
    }

    // In place only after it was agreed to, and to other numbers it must be agreed anew.
    void originalsAreReplacedOnlyWithConsent() {
        const Shard shard;
        const auto dialog = shard.dialog();
        dialog->show();
        QComboBox* originals = nullptr;
        for (QComboBox* box : dialog->findChildren<QComboBox*>())
            if (box->findText(QStringLiteral("Stay")) >= 0) originals = box;
        QTRY_VERIFY(isReady(*dialog));
        QVERIFY(originals->isVisible());
        radio(*dialog, QStringLiteral("In place of the originals"))->setChecked(true);
        QTRY_VERIFY(isReady(*dialog));
        QVERIFY(!originals->isVisible()); // none will stand beside its result
        QCheckBox* consent = consentOf(*dialog);
        QVERIFY(consent != nullptr && consent->isVisible());
        QVERIFY(!QKeySequence::mnemonic(consent->text()).isEmpty());
        QVERIFY(says(*dialog, QStringLiteral("cannot be undone")));
        QVERIFY(!dialog->primaryButton()->isEnabled());
        dialog->start();
        QVERIFY(dialog->job() == nullptr);
        consent->setChecked(true);
        QVERIFY(dialog->primaryButton()->isEnabled());
        for (QSpinBox* box : dialog->findChildren<QSpinBox*>())
            if (box->isVisible() && box->value() == 512) box->setValue(400);
        QVERIFY(!consent->isChecked());
        QTRY_VERIFY(isReady(*dialog));
        QVERIFY(!dialog->primaryButton()->isEnabled());
        consent->setChecked(true);
        dialog->primaryButton()->click();
        QTRY_VERIFY(!dialog->isRunning());
        QCOMPARE(shard.sizeOf("in/a.jpg"), QSize(400, 300));
        QCOMPARE(shard.sizeOf("in/c.jpg"), QSize(200, 100));
    }

    void theFolderOfThePicturesIsNoneForTheResults() {
        const Shard shard;
        const auto dialog = shard.dialog();
        dialog->show();
        const auto warns = [&] {
            for (const QLabel* label : dialog->findChildren<QLabel*>())
                if (label->text().startsWith(QStringLiteral("The pictures themselves are there")))
                    return label->isVisible();
            return false;
        };
        QVERIFY(!warns());
        dialog->page()->form()->setFolder(shard.folder / "in/sub/..");
        QVERIFY(warns());
        dialog->page()->form()->setFolder(shard.folder / "none yet");
        QVERIFY(!warns());
    }

    // A list of the library has files of many folders, often of one name.
    void aListThatSpansFoldersKeepsThemApart() {
        const Shard shard;
        savePicture(shard.folder / "in/sub/a.jpg", 700, 700);
        DownsampleDialog dialog(
            {{QStringLiteral("List"), QStringLiteral("list"),
                {shard.folder / "in/a.jpg", shard.folder / "in/sub/a.jpg"}, shard.folder / "in"}},
            shard.folder / "runs", downsample::DownsampleRequest());
        QTRY_VERIFY(isReady(dialog));
        QCOMPARE(dialog.page()->forecaster().forecast()->writing, 2U);
        dialog.start();
        QTRY_VERIFY(dialog.job() != nullptr && !dialog.isRunning());
        QCOMPARE(shard.sizeOf("in small/a.jpg"), QSize(512, 384));
        QCOMPARE(shard.sizeOf("in small/sub/a.jpg"), QSize(512, 512));
    }

    void thePreviewFollowsTheQuality() {
        const Shard shard;
        const auto dialog = shard.dialog();
        DownsamplePreview* preview = dialog->page()->preview();
        QTRY_VERIFY(preview->result().has_value());
        const std::uint64_t fine = preview->result()->bytes;
        const double alike = preview->result()->ssim;
        QVERIFY(preview->readOut().contains(QStringLiteral("512 × 384")));
        for (QSlider* slider : dialog->findChildren<QSlider*>())
            slider->setValue(30);
        QTRY_VERIFY(preview->result()->bytes < fine);
        QVERIFY(preview->result()->ssim < alike);
        preview->step(1);
        QTRY_VERIFY(preview->readOut().contains(QStringLiteral("256 × 512")));
        preview->step(1); // there is no third
        QVERIFY(preview->readOut().contains(QStringLiteral("256 × 512")));
    }

    void theDividerAndTheScaleObeyKeysAndMouse() {
        DownsampleCompare compare;
        compare.resize(400, 300);
        QImage after(1000, 500, QImage::Format_RGB32);
        after.fill(Qt::white);
        QImage before(2000, 1000, QImage::Format_RGB32);
        before.fill(Qt::black);
        compare.setBefore(before, before.scaled(1000, 500));
        compare.setAfter(after);
        QVERIFY(compare.isFitted());
        QCOMPARE(compare.scale(), 0.4);
        QTest::keyClick(&compare, Qt::Key_Left);
        QVERIFY(std::abs(compare.divider() - 0.45) < 1e-9);
        QTest::keyClick(&compare, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::abs(compare.divider() - 0.46) < 1e-9);
        QTest::keyClick(&compare, Qt::Key_End);
        QCOMPARE(compare.divider(), 1.0);
        QTest::mouseClick(&compare, Qt::LeftButton, {}, {100, 150});
        QVERIFY(std::abs(compare.divider() - 0.25) < 0.01);
        const QImage shown = compare.grab().toImage();
        QCOMPARE(shown.pixelColor(50, 160), QColor(Qt::black));
        QCOMPARE(shown.pixelColor(300, 160), QColor(Qt::white));
        QTest::keyClick(&compare, Qt::Key_1);
        QCOMPARE(compare.scale(), 1.0);
        QTest::keyClick(&compare, Qt::Key_Plus);
        QCOMPARE(compare.scale(), 1.25);
        QTest::keyClick(&compare, Qt::Key_0);
        QVERIFY(compare.isFitted());
    }

    void aRunThatWasCutOffIsOfferedAndGoneOnWith() {
        const Shard shard;
        downsample::DownsampleRequest request;
        request.inputs = {shard.folder / "in"};
        request.out = shard.folder / "there";
        request.longSide = 300;
        request.journal = downsample::journalIn(shard.folder / "runs", request);
        {
            const auto mark = downsample::RunMark::set(request, 2); // and killed
            QVERIFY(mark);
        }
        const auto dialog = shard.dialog();
        dialog->show();
        QTRY_VERIFY(says(*dialog, QStringLiteral("was interrupted after 0 of 2")));
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == QStringLiteral("Go On")) button->click();
        QTRY_VERIFY(dialog->job() != nullptr && !dialog->isRunning());
        QCOMPARE(shard.sizeOf("there/a.jpg"), QSize(300, 225));
        QVERIFY(downsample::interruptedRuns(shard.folder / "runs").empty());
    }

    void aRunInPlaceThatWasGoneOnWithShowsItsFolder() {
        const Shard shard;
        downsample::DownsampleRequest request;
        request.inputs = {shard.folder / "in"};
        request.root = shard.folder / "in";
        request.journal = downsample::journalIn(shard.folder / "runs", request);
        {
            const auto mark = downsample::RunMark::set(request, 2); // and killed
            QVERIFY(mark);
        }
        const auto dialog = shard.dialog();
        dialog->show();
        QTRY_VERIFY(says(*dialog, QStringLiteral("was interrupted")));
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == QStringLiteral("Go On")) button->click();
        QTRY_VERIFY(dialog->job() != nullptr && !dialog->isRunning());
        QSignalSpy shown(dialog.get(), &DownsampleDialog::folderWanted);
        dialog->primaryButton()->click();
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0][0].value<fs::path>(), shard.folder / "in");
    }

    // Cancel had the focus, which a stop takes from it: Enter is not for what stands beside it.
    void whatComesNextHasTheFocusWhenAJobHasEnded() {
        const Shard shard;
        const auto dialog = shard.dialog();
        dialog->show();
        QTRY_VERIFY(isReady(*dialog));
        dialog->start();
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Copy Report")) {
                QVERIFY(!button->autoDefault());
                button->setFocus();
            }
        QTRY_VERIFY(!dialog->isRunning());
        QCOMPARE(dialog->focusWidget(), dialog->primaryButton());
    }

    // Where all that is left is damaged, as after a run that did the others.
    void nothingIsForetoldFromNothing() {
        downsample::Forecast forecast;
        forecast.pictures = std::make_shared<const std::vector<downsample::PlannedPicture>>(2);
        forecast.writing = 2;
        forecast.bytesBefore = 3'000'000;
        QVERIFY(forecastText(forecast, downsample::Prediction())
                    .endsWith(u"MB; none of those tried could be made smaller."_qs));
        forecast.writing = 0;
        forecast.fitting = 1;
        QVERIFY(forecastText(forecast, {}).endsWith(u"already, nothing to do."_qs));
        forecast.collisions.emplace_back(); // there would be something
        QVERIFY(forecastText(forecast, {}).endsWith(u"already, none will be written."_qs));
    }
    void whatIsWorthANoteIsSaidInWords() {
        downsample::DownsampleReport report;
        downsample::DownsampleRequest request;
        QVERIFY(notesOf(report, request).isEmpty());
        report.total.fitting = 3;
        QVERIFY(notesOf(report, request).isEmpty()); // in place they are where they were
        request.out = "elsewhere";
        request.keepMetadata = false;
        report.lost = {{"IPTC", 2}, {"comment", 1}};
        report.links = 1;
        const QStringList notes = notesOf(report, request);
        QCOMPARE(notes.size(), 4);
        QCOMPARE(notes.front(), QStringLiteral("Results are without: IPTC (2), comment (1)."));
    }

    void aRunThatWasCutOffSaysHowFarItCame() {
        downsample::InterruptedRun run;
        run.request.inputs = {"/shards/one"};
        run.total = 9;
        run.done = 9;
        QVERIFY(interruptedText(run).contains(u"over one was interrupted after 9 of 9"_qs));
        run.request.deleteOriginals = true;
        QVERIFY(interruptedText(run).contains(u"interrupted while it removed originals"_qs));
        run.done = 4;
        QVERIFY(interruptedText(run).contains(u"after 4 of 9"_qs));
    }

    void wordsOfWhatBecomesOfTheOriginals() {
        downsample::Forecast forecast;
        forecast.pictures = std::make_shared<std::vector<downsample::PlannedPicture>>(9);
        forecast.writing = 5;
        forecast.renamed = 2;
        downsample::DownsampleRequest request;
        QVERIFY(consentText(forecast, request).contains(QStringLiteral("replace 3")));
        QVERIFY(originalsText(forecast, request).contains(QStringLiteral("stay beside")));
        request.deleteOriginals = true;
        QVERIFY(originalsText(forecast, request).contains(QStringLiteral("trash")));
        request.deleteForGood = true;
        QVERIFY(consentText(forecast, request).contains(QStringLiteral("delete 5")));
        forecast.renamed = 5;
        request.deleteForGood = false;
        QVERIFY(consentText(forecast, request).isEmpty()); // the trash can be emptied again
        forecast.writing = forecast.renamed = 0;
        QCOMPARE(originalsText(forecast, request), QStringLiteral("No file is changed."));
        // A folder of results that lacks what fitted is no surprise afterwards.
        forecast.writing = 2;
        forecast.fitting = 3;
        QVERIFY(!originalsText(forecast, request).contains(QStringLiteral("not copied")));
        request.out = std::filesystem::path("/out");
        QVERIFY(originalsText(forecast, request).contains(QStringLiteral("not copied")));
    }
};

#include "downsample_dialog_test.moc"
LIGHTSTACK_TEST(DownsampleDialogTest);
