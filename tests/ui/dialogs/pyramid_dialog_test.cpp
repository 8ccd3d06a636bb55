// From the question to the report: the preview, a build, a stop, places that cannot be written.
#include "core/volume/level_files.h"
#include "core/volume/pyramid_manifest.h"
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"
#include "tests/ui/dialogs/dialog_words.h"
#include "tests/ui/dialogs/stack_folder.h"
#include "ui/dialogs/pyramid_dialog.h"
#include "ui/models/pyramid_job.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using ui::PyramidDialog;
using ui::PyramidJob;

Q_DECLARE_METATYPE(std::filesystem::path)

namespace {

constexpr std::chrono::milliseconds kAtOnce{100};

struct PyramidFixture {
    explicit PyramidFixture(const std::filesystem::path& folder, ui::PyramidPlaces places = {},
        const std::string& name = {})
        : dialog(folder, name, std::move(places)) {
        dialog.show();
    }
    void ready() const { QTRY_VERIFY(dialog.canStart()); }
    QPushButton* button(const QString& text) const { return tests::buttonOf(dialog, text); }
    void click(const QString& text) const {
        QPushButton* found = button(text);
        QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(text));
        found->click();
    }
    QStringList levels() const { return table(u"Levels"_qs, 1); }
    QStringList table(const QString& name, int column) const {
        QStringList out;
        for (const auto* tree : dialog.findChildren<QTreeWidget*>())
            if (tree->accessibleName() == name)
                for (int i = 0; i < tree->topLevelItemCount(); ++i)
                    out << tree->topLevelItem(i)->text(column);
        return out;
    }
    bool says(const QString& text) const { return tests::saysIn(dialog, text); }
    QComboBox* combo(int which) const { return dialog.findChildren<QComboBox*>()[which]; }
    bool ended() const {
        return dialog.job() != nullptr && dialog.job()->state() == PyramidJob::State::Finished;
    }
    PyramidDialog dialog;
};

} // namespace

class PyramidDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePreviewIsWhatWillBe() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 9, 700);
        const PyramidFixture d(folder.path());
        d.ready();
        QCOMPARE(d.levels(),
            (QStringList{u"700 × 700 × 9"_qs, u"350 × 350 × 5"_qs, u"175 × 175 × 3"_qs}));
        QVERIFY(d.says(u"9 slice"_qs));
        QVERIFY(d.says(u"s.png.pyramid"_qs));
        QVERIFY(!d.combo(3)->isVisibleTo(&d.dialog)); // no gaps, no rule
        d.dialog.findChild<QSpinBox*>()->setValue(1);
        QVERIFY(!d.dialog.canStart()); // until the new preview is there
        d.ready();
        QCOMPARE(d.levels().size(), 2);
        QVERIFY(d.says(u"It will take a few seconds"_qs));
        QVERIFY(d.says(u"free"_qs));
        d.combo(1)->setCurrentIndex(1); // as CTHarvester
        d.ready();
        QVERIFY(d.says(u".thumbnail"_qs));
        QVERIFY(!d.combo(2)->isEnabled()); // which knows TIFF only
    }

    // The stack that was looked at or selected was not the one that was proposed.
    void theStackThatIsMeantComesFirst() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "a_", 9);
        tests::writeSlices(folder.path(), "b_", 5);
        for (const auto& [name, first] :
            {std::pair{"", u"a_"_qs}, {"b_0003.png", u"b_"_qs}, {"photo.jpg", u"a_"_qs}}) {
            const PyramidFixture d(folder.path(), {}, name);
            d.ready();
            QVERIFY(d.combo(0)->currentText().startsWith(first));
        }
        // One place a folder, and the other program finds the larger stack there.
        const PyramidFixture d(folder.path(), {}, "b_0003.png");
        d.ready();
        d.combo(1)->setCurrentIndex(1); // as CTHarvester
        QTRY_VERIFY(d.says(u"CTHarvester would take these levels"_qs));
        QVERIFY(!d.dialog.canStart());
        d.combo(0)->setCurrentIndex(0);
        d.ready();
    }

    void buildsLevelsAndReports() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 10, 300);
        PyramidFixture d(folder.path());
        d.ready();
        QSignalSpy started(&d.dialog, &PyramidDialog::started);
        d.click(u"Generate"_qs);
        QCOMPARE(started.size(), 1);
        QTRY_VERIFY(d.ended());
        QVERIFY(d.dialog.job()->outcome().report.has_value());
        QVERIFY(d.says(u"The pyramid is done"_qs));
        QVERIFY(d.says(u"bottleneck"_qs));
        QVERIFY(d.table(u"Where the time went"_qs, 0).contains(u"Opening"_qs));
        const auto out = folder / "s.png.pyramid";
        QVERIFY(std::filesystem::exists(volume::levelFile(out, 1, 4)));
        std::filesystem::path shown;
        connect(&d.dialog, &PyramidDialog::resultWanted, this,
            [&](const std::filesystem::path& path) { shown = path; });
        d.click(u"Show Result"_qs);
        QCOMPARE(shown, volume::levelFile(out, 1, 0).parent_path());
        QVERIFY(!d.dialog.isVisible());
    }

    void omeZarrHoldsTheSlicesAsWell() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 9, 300);
        const PyramidFixture d(folder.path());
        d.ready();
        const QStringList sizes = d.table(u"Levels"_qs, 2);
        d.combo(2)->setCurrentIndex(1);
        d.ready();
        QCOMPARE(d.table(u"Levels"_qs, 1).size(), 3); // the files, their copy, one level
        QCOMPARE(d.levels()[1], u"300 × 300 × 9"_qs);
        QVERIFY(d.table(u"Levels"_qs, 2) != sizes);
        QVERIFY(d.says(u".ome.zarr"_qs));
        d.click(u"Generate"_qs);
        QTRY_VERIFY(d.ended());
        QVERIFY(d.dialog.job()->outcome().report.has_value());
        QVERIFY(std::filesystem::exists(folder / "s.png.ome.zarr/0/.zarray"));
        const PyramidFixture again(folder.path());
        again.ready();
        QVERIFY(!again.says(u"There is a pyramid already"_qs)); // not of TIFF slices
        again.combo(2)->setCurrentIndex(1);
        again.ready();
        QVERIFY(again.says(u"There is a pyramid already"_qs));
    }

    void aPausedJobWaitsAndGoesOn() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 60, 500);
        const PyramidFixture d(folder.path());
        d.ready();
        d.click(u"Generate"_qs);
        d.click(u"Pause"_qs);
        QVERIFY(d.dialog.job()->isPaused());
        QVERIFY(d.says(u"Paused"_qs) || d.says(u"Looking"_qs));
        // What was under way ends; then nothing moves.
        QTRY_VERIFY(d.dialog.job()->now().total > 0);
        QTRY_VERIFY(d.says(u"Paused"_qs));
        std::uint64_t before = 0;
        do {
            before = d.dialog.job()->now().done;
            QTest::qWait(150);
        } while (d.dialog.job()->now().done != before);
        QVERIFY(before < 60 && !d.ended());
        d.click(u"Resume"_qs);
        QTRY_VERIFY_WITH_TIMEOUT(d.ended(), 30'000);
        QVERIFY(d.dialog.job()->outcome().report.has_value());
        QVERIFY(d.button(u"Pause"_qs) == nullptr);
    }

    void cancelEndsAPause() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 60, 500);
        bool cancelled = true;
        const auto took = tests::quickest(kAtOnce, [&] {
            const PyramidFixture d(folder.path());
            d.ready();
            d.click(u"Generate"_qs);
            d.click(u"Pause"_qs);
            const auto start = std::chrono::steady_clock::now();
            d.click(u"Cancel"_qs);
            cancelled &= QTest::qWaitFor([&] { return d.ended(); }, 5000);
            const auto ended = tests::since(start);
            const auto& report = d.dialog.job()->outcome().report;
            cancelled &= !report && report.error().code == ErrorCode::Cancelled;
            return ended;
        });
        QVERIFY(cancelled);
        QVERIFY2(took <= kAtOnce, qPrintable(QString::number(took.count())));
    }

    void whatARunTaughtIsKept() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 9, 300);
        ui::PyramidPlaces places;
        ui::PyramidRates kept;
        kept.of(volume::PyramidFormat::Tiff, true) = 9 * 300 * 300 / 600.0; // ten minutes
        places.rates = [&kept] { return kept; };
        int saved = 0;
        places.keepRates = [&](const ui::PyramidRates&) { ++saved; };
        const PyramidFixture d(folder.path(), places);
        d.ready();
        QVERIFY(d.says(u"It will take about 10 min"_qs));
        d.click(u"Generate"_qs);
        QTRY_VERIFY(d.ended());
        QCOMPARE(saved, 1);
    }

    void gapsAskForARuleAndBadSlicesAreListed() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 12, 40, {4, 5});
        (void)folder.write("s_0008.png", "no picture");
        const PyramidFixture d(folder.path());
        d.ready();
        QVERIFY(d.combo(3)->isVisibleTo(&d.dialog));
        QVERIFY(d.says(u"2 slice(s) are missing"_qs) || d.says(u"2 slices are missing"_qs));
        auto* skip = d.dialog.findChild<QCheckBox*>();
        QVERIFY(skip->isChecked()); // one is bad
        d.click(u"Generate"_qs);
        QTRY_VERIFY(d.ended());
        QVERIFY(d.dialog.job()->outcome().report.has_value());
        QCOMPARE(d.table(u"Failures"_qs, 0), QStringList{u"s_0008.png"_qs});
        QVERIFY(d.says(u"but for some"_qs));
        QVERIFY(std::filesystem::exists(volume::levelFile(folder / "s.png.pyramid", 1, 5)));
    }

    // Without tables the two lines of a result stood far apart.
    void linesStandTogetherWhereNothingWasToBeDone() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 6, 300);
        for (int run = 0; run < 2; ++run) {
            const PyramidFixture d(folder.path());
            d.ready();
            d.click(u"Generate"_qs);
            QTRY_VERIFY(d.ended());
            if (run == 0) continue;
            const QLabel* title = nullptr;
            const QLabel* sentence = nullptr;
            for (const auto* label : d.dialog.findChildren<QLabel*>()) {
                if (label->text() == u"The pyramid is done"_qs) title = label;
                if (label->text().contains(u"done before"_qs)) sentence = label;
            }
            QVERIFY(title != nullptr && sentence != nullptr);
            QVERIFY(!d.says(u"bottleneck"_qs));
            QTRY_VERIFY(sentence->y() > title->y());
            QCOMPARE(title->height(), title->sizeHint().height());
            QVERIFY(sentence->y() - title->geometry().bottom() < 20);
            QVERIFY(sentence->height() < 60);
        }
    }
    void aBadSliceWithoutLeaveIsAFailure() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 6, 40);
        (void)folder.write("s_0003.png", "no picture");
        const PyramidFixture d(folder.path());
        d.ready();
        d.dialog.findChild<QCheckBox*>()->setChecked(false);
        d.ready();
        d.click(u"Generate"_qs);
        QTRY_VERIFY(d.ended());
        QVERIFY(!d.dialog.job()->outcome().report);
        QVERIFY(d.says(u"could not be made"_qs));
        QVERIFY(d.says(u"s_0003.png"_qs));
        d.click(u"Change…"_qs); // back to the form
        d.ready();
        // Only where there is something to go on with.
        QCOMPARE(d.says(u"An earlier run was stopped"_qs),
            std::filesystem::exists(folder / "s.png.pyramid.partial"));
    }

    void cancelStopsAtOnceAndKeepsWhatIsDone() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 100, 800);
        const PyramidFixture d(folder.path());
        const auto took = tests::quickest(kAtOnce, [&] {
            if (d.ended()) d.click(u"Change…"_qs);
            d.ready();
            d.click(u"Generate"_qs);
            while (d.dialog.job()->now().done == 0 && !d.ended())
                QTest::qWait(1);
            const auto start = std::chrono::steady_clock::now();
            d.click(u"Cancel"_qs);
            const bool ended = QTest::qWaitFor([&] { return d.ended(); }, 5000);
            return ended ? tests::since(start) : std::chrono::milliseconds::max();
        });
        QVERIFY2(took <= kAtOnce, qPrintable(QString::number(took.count())));
        QVERIFY(!d.dialog.job()->outcome().report);
        QCOMPARE(d.dialog.job()->outcome().report.error().code, ErrorCode::Cancelled);
        QVERIFY(d.says(u"Stopped"_qs));
        QVERIFY(!std::filesystem::exists(folder / "s.png.pyramid"));
        d.click(u"Change…"_qs);
        d.ready();
        d.dialog.findChild<QSpinBox*>()->setValue(1);
        d.ready();
        d.click(u"Generate"_qs);
        QTRY_VERIFY_WITH_TIMEOUT(d.ended(), 30'000);
        QVERIFY(d.dialog.job()->outcome().report.has_value());
    }

    void hiddenItGoesOnAndGoneItStops() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 100, 800);
        auto d = std::make_unique<PyramidFixture>(folder.path());
        d->ready();
        d->click(u"Generate"_qs);
        // Something is done that is worth going on with. Looks often.
        const auto journal = folder / "s.png.pyramid.partial" / volume::kJournalName;
        QVERIFY(QTest::qWaitFor([&] {
            std::error_code none;
            return std::filesystem::exists(journal, none) &&
                   std::filesystem::file_size(journal, none) > 0;
        }));
        d->dialog.reject(); // Esc
        QVERIFY(!d->dialog.isVisible());
        QVERIFY(d->dialog.isRunning());
        QElapsedTimer clock;
        clock.start();
        d.reset();
        QVERIFY(clock.elapsed() < 500);
        QVERIFY(!std::filesystem::exists(folder / "s.png.pyramid"));
        QVERIFY(std::filesystem::exists(folder / "s.png.pyramid.partial"));
    }

    void aReadOnlyPlaceLeadsToTheCache() {
        const TempFolder folder;
        const TempFolder cache;
        tests::writeSlices(folder.path(), "s_", 4, 40);
        qputenv("XDG_CACHE_HOME", cache.path().c_str());
        ui::PyramidPlaces places;
        places.canWrite = [data = folder.path()](
                              const std::filesystem::path& path) { return path != data; };
        const PyramidFixture d(folder.path(), places);
        d.ready();
        QVERIFY(d.says(u"it goes to the cache"_qs));
        d.click(u"Generate"_qs);
        QTRY_VERIFY(d.ended());
        QVERIFY(d.dialog.job()->outcome().report.has_value());
        const auto out = d.dialog.job()->request().out;
        QVERIFY(out.native().starts_with(cache.path().native()));
        QVERIFY(std::filesystem::exists(volume::levelFile(out, 1, 0)));
        QVERIFY(!std::filesystem::exists(folder / "s.png.pyramid"));
    }

    void withoutAnyPlaceNothingStarts() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 4, 40);
        ui::PyramidPlaces places;
        places.canWrite = [](const std::filesystem::path&) { return false; };
        const PyramidFixture d(folder.path(), places);
        QTRY_VERIFY(d.says(u"Nothing can be written there"_qs));
        QVERIFY(!d.dialog.canStart());
        QVERIFY(!d.button(u"Generate"_qs)->isEnabled());
    }

    void foreignFilesAreNotReplaced() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 4, 40);
        (void)folder.write("s.png.pyramid/letter.txt", "mine");
        const PyramidFixture d(folder.path());
        QTRY_VERIFY(d.says(u"something else of that name"_qs));
        QVERIFY(!d.dialog.canStart());
        QVERIFY(std::filesystem::exists(folder / "s.png.pyramid/letter.txt"));
    }

    void aFinishedPyramidIsKept() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 6, 40);
        for (int turn = 0; turn < 2; ++turn) {
            const PyramidFixture d(folder.path());
            d.ready();
            QCOMPARE(d.says(u"There is a pyramid already"_qs), turn == 1);
            d.click(u"Generate"_qs);
            QTRY_VERIFY(d.ended());
            QVERIFY(d.dialog.job()->outcome().report.has_value());
            QCOMPARE(d.dialog.job()->outcome().report->resumedSlices,
                turn == 1 ? std::uint64_t{6} : std::uint64_t{0});
        }
    }

    void nothingFoundSaysSo() {
        const TempFolder folder;
        const PyramidFixture d(folder.path());
        QTRY_VERIFY(d.says(u"There is no stack here"_qs));
        QVERIFY(d.button(u"Generate"_qs) == nullptr);
    }
};

#include "pyramid_dialog_test.moc"
LIGHTSTACK_TEST(PyramidDialogTest);
