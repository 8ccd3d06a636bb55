// What it offers: the preview, the stack, the place, and why nothing can be begun.
#include "core/volume/level_files.h"
#include "tests/support/test_registry.h"
#include "tests/ui/dialogs/pyramid_fixture.h"

#include <QSpinBox>

using namespace lightstack;
using tests::PyramidFixture;
using tests::TempFolder;

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
