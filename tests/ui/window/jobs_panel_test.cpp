// Jobs in the window: the line and the panel, failures with "Show" and "Retry", asking before the
// end, the menus that start them.
#include "tests/support/test_registry.h"
#include "tests/ui/models/paced_job.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/dialogs/job_card.h"
#include "ui/dialogs/profile_dialog.h"
#include "ui/dialogs/scan_dialog.h"
#include "ui/models/job_list.h"
#include "ui/window/job_commands.h"
#include "ui/window/job_line.h"
#include "ui/window/jobs_panel.h"
#include "ui/window/status_bar.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using namespace lightstack::tests;

namespace {

QPushButton* button(const QWidget* widget, const QString& text) {
    for (auto* found : widget->findChildren<QPushButton*>())
        if (found->text() == text) return found;
    return nullptr;
}

PacedJob* begin(WindowFixture& f, const std::shared_ptr<Pace>& pace, int items,
    std::set<int> bad = {}, const QString& name = u"Paced"_qs) {
    return f.window().jobs()->add(std::make_unique<PacedJob>(pace, items, std::move(bad), name));
}

} // namespace

class JobsPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLineCountsSeveralJobs() {
        WindowFixture f;
        auto* line = f.part<JobLine>();
        auto one = std::make_shared<Pace>();
        auto two = std::make_shared<Pace>();
        Job* first = begin(f, one, 2, {}, u"First"_qs);
        QVERIFY(line->text().startsWith(u"First"_qs));
        f.window().resize(2400, 800); // its parts stay together
        QTRY_COMPARE(f.window().statusBar()->width(), 2400);
        QTRY_VERIFY(line->isVisible() && line->width() <= line->sizeHint().width());
        Job* second = begin(f, two, 2, {}, u"Second"_qs);
        QCOMPARE(line->text(), u"2 job(s)"_qs);
        two->allow(2);
        QTRY_COMPARE(second->state(), Job::State::Finished);
        QVERIFY(line->text().startsWith(u"First"_qs));
        one->allow(2);
        QTRY_COMPARE(first->state(), Job::State::Finished);
        QVERIFY(line->text().endsWith(u"done"_qs));
        line->findChild<QToolButton*>()->click(); // no dialog: the panel
        QVERIFY(!line->isVisible());
        QVERIFY(f.window().jobCommands()->dock()->isVisible());
        QCOMPARE(f.part<JobsPanel>()->findChildren<JobCard*>().size(), 2);
    }
    // A window that had room for its line of jobs grew past the screen when a selection stood
    // there.
    void longLinesLeaveTheWindowAsItIs() {
        WindowFixture f;
        auto* bar = f.part<StatusBar>();
        bar->setViewerMode(true); // with short words: what fonts make of it
        bar->setWideValue(true);
        QCoreApplication::processEvents();
        constexpr int kRoomForJobs = 320;
        const int wide = std::max(1000, bar->minimumSizeHint().width() + kRoomForJobs);
        f.window().resize(wide, 700);
        QTRY_COMPARE(f.window().width(), wide);
        auto pace = std::make_shared<Pace>();
        Job* job = begin(f, pace, 2, {}, u"Pyramid of a stack with a name that has no end"_qs);
        bar->setCounts(u"12,345 pictures, 17 stacks, 23 folders, 9 hidden"_qs);
        bar->setSelection(u"1 stack, 1,000 files selected, 524.5 MB, and more of it"_qs);
        for (const bool viewer : {false, true}) {
            bar->setViewerMode(viewer);
            bar->setWideValue(viewer);
            QCoreApplication::processEvents();
            QVERIFY2(bar->minimumSizeHint().width() <= wide,
                qPrintable(QString::number(bar->minimumSizeHint().width())));
            QCOMPARE(f.window().width(), wide);
            auto* line = f.part<JobLine>();
            QVERIFY(line->isVisible() && line->geometry().right() <= bar->width());
        }
        pace->allow(2);
        QTRY_COMPARE(job->state(), Job::State::Finished);
    }
    void whatFailedIsShownAndRunAgain() {
        WindowFixture f;
        auto pace = std::make_shared<Pace>();
        pace->allow(100);
        Job* job = begin(f, pace, 4, {1, 2});
        f.window().jobCommands()->showPanel();
        QTRY_COMPARE(job->state(), Job::State::Finished);
        auto* card = f.part<JobCard>();
        auto* failures = card->findChild<QTreeWidget*>();
        QCOMPARE(failures->topLevelItemCount(), 2);
        QCOMPARE(failures->topLevelItem(0)->text(0), u"1.jpg"_qs);
        QSignalSpy wanted(card, &JobCard::showWanted);
        QVERIFY(!button(card, u"Show"_qs)->isEnabled());
        failures->topLevelItem(1)->setSelected(true);
        button(card, u"Show"_qs)->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().value<std::filesystem::path>(),
            std::filesystem::path("/pictures/2.jpg"));
        button(card, u"Copy Report"_qs)->click();
        const QString report = QGuiApplication::clipboard()->text();
        QVERIFY2(report.contains(u"/pictures/1.jpg: is damaged"_qs) &&
                     report.contains(u"Reading takes 75 %"_qs),
            qPrintable(report));
        button(card, u"Retry"_qs)->click();
        QTRY_COMPARE(f.window().jobs()->jobs().size(), std::size_t{1});
        QVERIFY(f.window().jobs()->jobs().front() != job);
        QTRY_COMPARE(f.window().jobs()->jobs().front()->end(), Job::End::Whole);
    }
    void aFailureLeadsToItsFile() {
        WindowFixture f;
        f.addPicture("pictures/a.png", 20, 20);
        f.addPicture("pictures/b.png", 20, 20);
        Q_EMIT f.window().jobCommands()->fileWanted(f.folder / "pictures/b.png");
        QTRY_COMPARE(f.session().folder(), f.folder / "pictures");
        f.settle();
        QCOMPARE(f.names(), (QStringList{u"a.png"_qs, u"b.png"_qs}));
    }
    void quittingAsksInPlaceWhileJobsRun() {
        WindowFixture f;
        auto pace = std::make_shared<Pace>();
        Job* job = begin(f, pace, 4);
        f.window().actions().quit->trigger();
        QVERIFY(f.window().isVisible());
        QVERIFY(f.part<JobsPanel>()->isAsking());
        button(f.part<JobsPanel>(), u"Keep Running"_qs)->click();
        QVERIFY(!f.part<JobsPanel>()->isAsking());
        QCOMPARE(job->state(), Job::State::Running);
        f.window().actions().quit->trigger();
        button(f.part<JobsPanel>(), u"Stop and Quit"_qs)->click();
        QVERIFY(!f.window().isVisible());
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->end(), Job::End::Stopped);
    }
    void theMenusHaveThem() {
        WindowFixture f;
        const JobCommands& jobs = *f.window().jobCommands();
        QSet<QAction*> found;
        for (const QAction* menu : f.window().menuBar()->actions())
            if (menu->menu() != nullptr)
                for (QAction* action : menu->menu()->actions())
                    found << action;
        for (QAction* action :
            {jobs.scanAction(), jobs.rescanAction(), jobs.backfillAction(), jobs.profileAction()})
            QVERIFY(found.contains(action));
        QVERIFY(!jobs.rescanAction()->isEnabled());
        jobs.profileAction()->trigger();
        QVERIFY(f.part<ProfileDialog>()->isVisible());
    }
    void theFirstScanIsOfTheFolderThatIsShown() {
        WindowFixture f;
        f.addPicture("Takeout/a.png", 20, 20);
        f.open(f.folder / "Takeout");
        f.window().jobCommands()->scanAction()->trigger();
        const auto* form = f.part<ScanDialog>()->form();
        QCOMPARE(form->roots().size(), std::size_t{1});
        QCOMPARE(form->roots().front(), f.folder / "Takeout");
    }
    void aScanIsMadeAndMadeAgainByOneClick() {
        WindowFixture f;
        f.addPicture("Takeout/a.png", 20, 20);
        JobCommands& jobs = *f.window().jobCommands();
        jobs.scanAction()->trigger();
        auto* dialog = f.part<ScanDialog>();
        dialog->form()->setCatalog(f.folder / "c.catalog");
        dialog->form()->addRoots({f.folder / "Takeout"});
        QSignalSpy kept(&jobs, &JobCommands::choicesChanged);
        dialog->start();
        dialog->reject(); // hides
        QCOMPARE(kept.count(), 1);
        QTRY_VERIFY(!f.window().jobs()->isRunning());
        QCOMPARE(jobs.choices().scan.roots.size(), std::size_t{1});
        QVERIFY(jobs.rescanAction()->isEnabled());
        jobs.rescanAction()->trigger();
        QCOMPARE(f.window().jobs()->jobs().size(), std::size_t{2});
        const auto* again = static_cast<const ScanJob*>(f.window().jobs()->jobs().back());
        QTRY_COMPARE(again->state(), Job::State::Finished);
        QCOMPARE(again->outcome()->unchanged, std::uint64_t{1});
        QCOMPARE(again->outcome()->opened, std::uint64_t{0});
    }
};

#include "jobs_panel_test.moc"
LIGHTSTACK_TEST(JobsPanelTest);
