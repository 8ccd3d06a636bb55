// The Volume menu from the window: report, pyramid, the line of a job that is hidden.
#include "core/volume/level_files.h"
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/dialogs/pyramid_dialog.h"
#include "ui/dialogs/stack_report_dialog.h"
#include "ui/models/pyramid_job.h"
#include "ui/window/job_line.h"

#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

void addSlices(const WindowFixture& f, int count, int side) {
    for (int z = 0; z < count; ++z)
        f.addPicture("ct/s_" + std::to_string(1000 + z) + ".png", side, side);
}

QPushButton* button(const QDialog* dialog, const QString& text) {
    for (auto* found : dialog->findChildren<QPushButton*>())
        if (found->text() == text) return found;
    return nullptr;
}

// The pyramid's dialog over a folder, ready to generate.
PyramidDialog* openPyramid(WindowFixture& f) {
    f.open(f.folder / "ct");
    f.window().actions().pyramid->trigger();
    auto* dialog = f.part<PyramidDialog>();
    if (dialog == nullptr || !QTest::qWaitFor([&] { return dialog->canStart(); })) return nullptr;
    return dialog;
}

} // namespace

class VolumeMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMenuHasThemAndNeedsAFolder() {
        WindowFixture f;
        const WindowActions& a = f.window().actions();
        QVERIFY(!a.stackReport->isEnabled());
        QVERIFY(!a.pyramid->isEnabled());
        QVERIFY(!a.openVolume->isEnabled());
        bool found = false;
        for (const QAction* menu : f.window().menuBar()->actions())
            found = found ||
                    (menu->menu() != nullptr && menu->menu()->actions().contains(a.openVolume) &&
                        menu->menu()->actions().contains(a.stackReport) &&
                        menu->menu()->actions().contains(a.pyramid));
        QVERIFY(found);
        addSlices(f, 3, 20);
        f.open(f.folder / "ct");
        QVERIFY(a.stackReport->isEnabled());
        QVERIFY(a.pyramid->isEnabled());
    }

    void theReportLeadsToThePyramid() {
        WindowFixture f;
        addSlices(f, 5, 20);
        f.open(f.folder / "ct");
        f.window().actions().stackReport->trigger();
        auto* report = f.part<StackReportDialog>();
        QVERIFY(report != nullptr);
        QTRY_VERIFY(report->isSettled());
        QVERIFY(report->text().contains(u"1000 to 1004"_qs));
        button(report, u"Generate Pyramid…"_qs)->click();
        QVERIFY(!report->isVisible());
        auto* dialog = f.part<PyramidDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->canStart());
    }

    void hiddenJobsShowInTheStatusBar() {
        WindowFixture f;
        addSlices(f, 6, 64);
        auto* line = f.part<JobLine>();
        QVERIFY(!line->isVisible());
        PyramidDialog* dialog = openPyramid(f);
        QVERIFY(dialog != nullptr);
        button(dialog, u"Generate"_qs)->click();
        dialog->reject();
        QVERIFY(line->isVisible());
        QVERIFY2(line->text().startsWith(u"Pyramid of s_"_qs), qPrintable(line->text()));
        QTRY_VERIFY(line->text().endsWith(u"done"_qs));
        QVERIFY(!dialog->isVisible());
        line->findChild<QToolButton*>()->click();
        QVERIFY(dialog->isVisible());
        QVERIFY(!line->isVisible());
        const auto first = volume::levelFile(dialog->job()->request().out, 1, 0).parent_path();
        button(dialog, u"Show Result"_qs)->click();
        QTRY_COMPARE(f.session().folder(), first);
        f.settle();
        QCOMPARE(f.names().size(), 1); // a stack
        QCOMPARE(f.model().slicesAt(0), 3);
    }

    void closingTheWindowStopsTheJob() {
        std::filesystem::path out;
        {
            WindowFixture f;
            addSlices(f, 60, 900);
            PyramidDialog* dialog = openPyramid(f);
            QVERIFY(dialog != nullptr);
            button(dialog, u"Generate"_qs)->click();
            dialog->reject();
            const PyramidJob* job = dialog->job();
            out = job->request().out;
            f.window().close();
            QVERIFY(job->state() != PyramidJob::State::Running);
            QTRY_COMPARE(job->state(), PyramidJob::State::Finished);
            QVERIFY(!job->outcome().report);
            QCOMPARE(job->outcome().report.error().code, ErrorCode::Cancelled);
            QVERIFY(!std::filesystem::exists(out));
        }
    }
};

#include "volume_menu_test.moc"
LIGHTSTACK_TEST(VolumeMenuTest);
