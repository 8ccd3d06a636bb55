// From the question to the report: the preview, boxes and levels, an export, a stop.
#include "core/base/file_path.h"
#include "tests/support/test_registry.h"
#include "tests/ui/dialogs/dialog_words.h"
#include "tests/ui/dialogs/stack_folder.h"
#include "ui/dialogs/export_box_form.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/models/export_job.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

#include <set>

using namespace lightstack;
using tests::TempFolder;
using ui::ExportDialog;
using volume::ExportFormat;
using volume::VolumeBox;
namespace fs = std::filesystem;

namespace {

struct ExportFixture {
    explicit ExportFixture(const fs::path& folder, const std::string& stack = {},
        const ui::ExportForm::Start& start = {})
        : dialog(folder, stack, start) {
        dialog.show();
    }
    void ready() const { QTRY_VERIFY(dialog.canStart()); }
    QPushButton* button(const QString& text) const { return tests::buttonOf(dialog, text); }
    void click(const QString& text) const {
        QPushButton* found = button(text);
        QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(text));
        found->click();
    }
    bool says(const QString& text) const { return tests::saysIn(dialog, text); }
    QComboBox* combo(int which) const { return dialog.findChildren<QComboBox*>()[which]; }
    void choose(ExportFormat format) const {
        combo(1)->setCurrentIndex(combo(1)->findData(static_cast<int>(format)));
    }
    QSpinBox* side(const QString& name) const {
        for (auto* spin : dialog.findChildren<QSpinBox*>())
            if (spin->accessibleName() == name) return spin;
        return nullptr;
    }
    bool ended() const {
        return dialog.job() != nullptr && dialog.job()->state() == ui::VolumeJob::State::Finished;
    }
    ExportDialog dialog;
};

} // namespace

class ExportDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Fields jumped when a format with a longer hint was chosen.
    void fieldsStayWhereTheyAre() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 4);
        const ExportFixture d(folder.path());
        d.ready();
        std::set<int> places;
        for (int format = 0; format < d.combo(1)->count(); ++format) {
            d.combo(1)->setCurrentIndex(format);
            d.ready();
            QCoreApplication::sendPostedEvents();
            places.insert(d.combo(2)->mapTo(&d.dialog, QPoint()).y());
        }
        QCOMPARE(d.combo(1)->count(), 8);
        QCOMPARE(places.size(), std::size_t{1});
    }
    void thePreviewIsWhatWillBe() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 9, 300);
        const ExportFixture d(folder.path());
        d.ready();
        QVERIFY(d.says(u"9 slice"_qs));
        QVERIFY(d.says(u"300 × 300 × 9 voxels (uint8) written"_qs));
        QVERIFY(d.says(u"s.ome.tif"_qs));
        QVERIFY(d.says(u"size of the voxels is not known"_qs));
        QCOMPARE(d.combo(2)->itemText(1), u"1: 150 × 150 × 5"_qs);
        d.combo(2)->setCurrentIndex(1);
        QVERIFY(!d.dialog.canStart()); // until the new preview is there
        d.ready();
        QVERIFY(d.says(u"150 × 150 × 5 voxels"_qs));
        QVERIFY(d.says(u"s_level1.ome.tif"_qs));
        d.choose(ExportFormat::Nrrd);
        d.ready();
        QVERIFY(d.says(u"s_level1.nrrd"_qs) && d.says(u"Slicer"_qs));
    }
    // A folder's name may look like markup, which labels follow unless the style tells them not to.
    void pathsAreNoMarkup() {
        ui::applyTheme(*qApp, ui::Scheme::Light);
        const TempFolder folder;
        const fs::path odd = folder / "<b>in";
        fs::create_directories(odd);
        tests::writeSlices(odd, "s_", 4);
        const ExportFixture d(odd);
        d.ready();
        int shown = 0;
        for (const auto* label : d.dialog.findChildren<QLabel*>()) {
            if (!label->text().contains(u"<b>in"_qs)) continue;
            QCOMPARE(label->textFormat(), Qt::PlainText);
            ++shown;
        }
        QVERIFY(shown > 0);
    }

    void theBoxIsTheOneThatWasGiven() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "other_", 20, 30);
        tests::writeSlices(folder.path(), "s_", 9, 300);
        ui::ExportForm::Start start;
        start.box = VolumeBox{10, 20, 0, 300, 2, 400};
        start.level = 1;
        start.voxel = volume::VoxelEdges{2, 2, 4, "um", "said"};
        const ExportFixture d(folder.path(), "s_####.png", start);
        d.ready();
        QCOMPARE(d.side(u"First column"_qs)->value(), 10);
        QCOMPARE(d.side(u"Last column"_qs)->value(), 19);
        QCOMPARE(d.side(u"Last slice"_qs)->value(), 8); // cut to the volume
        QVERIFY(d.says(u"5 × 150 × 4 voxels"_qs));
        d.side(u"First column"_qs)->setValue(100); // the other end gives way
        QCOMPARE(d.side(u"Last column"_qs)->value(), 100);
        d.ready();
        QCOMPARE(d.combo(2)->itemText(0), u"0, the slices themselves: 1 × 300 × 7"_qs);
        d.click(u"Whole Volume"_qs);
        d.ready();
        QVERIFY(d.says(u"150 × 150 × 5 voxels"_qs));
        QVERIFY(!d.button(u"Whole Volume"_qs)->isEnabled());
        d.choose(ExportFormat::MetaImage);
        d.ready();
        QVERIFY(d.says(u"in millimetres"_qs)); // so the said size is known
    }

    void exportsAndReports() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 9, 64);
        ExportFixture d(folder.path(), "s_0004.png");
        d.ready();
        d.choose(ExportFormat::Mhd);
        d.ready();
        QSignalSpy started(&d.dialog, &ExportDialog::started);
        d.click(u"Export"_qs);
        QCOMPARE(started.size(), 1);
        QTRY_VERIFY(d.ended());
        QVERIFY(d.dialog.job()->outcome().report.has_value());
        QVERIFY(d.says(u"The export is done"_qs) && d.says(u"64 × 64 × 9 voxels"_qs));
        // What took a share of the time did not take 0.00 seconds.
        const auto* stages = d.dialog.findChild<QTreeWidget*>();
        QVERIFY(stages->topLevelItemCount() > 0);
        for (int row = 0; row < stages->topLevelItemCount(); ++row)
            QVERIFY(QLocale().toDouble(stages->topLevelItem(row)->text(1)) > 0);
        QCOMPARE(fs::file_size(folder / "s.raw"), std::uintmax_t{64 * 64 * 9});
        fs::path shown;
        connect(&d.dialog, &ExportDialog::fileManagerWanted, this,
            [&](const fs::path& path) { shown = path; });
        d.click(u"Show in File Manager"_qs);
        QCOMPARE(shown, folder / "s.mhd");
        QVERIFY(!d.dialog.isVisible());
        // Names that are taken are passed over.
        const ExportFixture again(folder.path());
        again.ready();
        again.choose(ExportFormat::Mhd);
        again.ready();
        QVERIFY(again.says(u"s_2.mhd"_qs));
    }

    void cancelLeavesNothing() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 60, 500);
        const ExportFixture d(folder.path());
        d.ready();
        d.click(u"Export"_qs);
        d.click(u"Pause"_qs);
        QVERIFY(d.dialog.job()->isPaused());
        d.click(u"Cancel"_qs);
        QTRY_VERIFY(d.ended());
        QCOMPARE(d.dialog.job()->end(), ui::VolumeJob::End::Stopped);
        QVERIFY(d.says(u"Nothing was left behind"_qs));
        for (const auto& entry : fs::directory_iterator(folder.path()))
            QVERIFY(entry.path().extension() == ".png");
    }

    void whatCannotBeIsSaid() {
        const TempFolder folder;
        const ExportFixture d(folder.path());
        QTRY_VERIFY(d.says(u"There is no stack here"_qs));
        const TempFolder other;
        tests::writeSlices(other.path(), "s_", 12, 40, {4, 5});
        (void)other.write("s_0008.png", "no picture");
        const ExportFixture gaps(other.path());
        gaps.ready();
        QVERIFY(gaps.combo(3)->isVisibleTo(&gaps.dialog));
        gaps.click(u"Export"_qs);
        QTRY_VERIFY(gaps.ended());
        QVERIFY(gaps.says(u"but for some slices"_qs));
        QCOMPARE(gaps.dialog.job()->outcome().report->shape.level.depth, std::int64_t{12});
    }
};

#include "export_dialog_test.moc"
LIGHTSTACK_TEST(ExportDialogTest);
