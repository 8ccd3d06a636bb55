// A build from its start to the report: paused, stopped, hidden, with bad slices.
#include "core/volume/level_files.h"
#include "core/volume/pyramid_manifest.h"
#include "tests/support/quickest.h"
#include "tests/support/test_registry.h"
#include "tests/ui/dialogs/pyramid_fixture.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>

using namespace lightstack;
using tests::PyramidFixture;
using tests::TempFolder;

Q_DECLARE_METATYPE(std::filesystem::path)

namespace {

constexpr std::chrono::milliseconds kAtOnce{100};

} // namespace

class PyramidRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void buildsLevelsAndReports() {
        const TempFolder folder;
        tests::writeSlices(folder.path(), "s_", 10, 300);
        PyramidFixture d(folder.path());
        d.ready();
        QSignalSpy started(&d.dialog, &ui::PyramidDialog::started);
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
        connect(&d.dialog, &ui::PyramidDialog::resultWanted, this,
            [&](const std::filesystem::path& path) { shown = path; });
        d.click(u"Show Result"_qs);
        QCOMPARE(shown, volume::levelFile(out, 1, 0).parent_path());
        QVERIFY(!d.dialog.isVisible());
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
};

#include "pyramid_run_test.moc"
LIGHTSTACK_TEST(PyramidRunTest);
