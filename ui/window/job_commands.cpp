#include "ui/window/job_commands.h"

#include "core/base/file_path.h"
#include "ui/dialogs/backfill_dialog.h"
#include "ui/dialogs/profile_dialog.h"
#include "ui/dialogs/scan_dialog.h"
#include "ui/models/job_list.h"
#include "ui/theme/theme.h"
#include "ui/window/jobs_panel.h"
#include "ui/window/library_commands.h"
#include "ui/window/pane.h"
#include "ui/window/raise_dialog.h"
#include "ui/window/reasons.h"
#include "ui/window/window_actions.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr std::uint64_t kManyBlobs = 1000; // for a rate that tells something

} // namespace

JobCommands::JobCommands(
    JobList* jobs, LibraryCommands* library, std::filesystem::path scratch, QMainWindow* window)
    : QObject(window)
    , m_jobs(jobs)
    , m_library(library)
    , m_scratch(std::move(scratch))
    , m_window(window)
    , m_scan(windowAction(
          window, "plus", tr("Scan &Takeout or Folder…"), {Qt::CTRL | Qt::ALT | Qt::Key_T}))
    , m_rescan(windowAction(window, "reload", tr("&Rescan"), {Qt::CTRL | Qt::Key_F5}))
    , m_backfill(windowAction(
          window, "document", tr("&Backfill MIME Types…"), {Qt::CTRL | Qt::ALT | Qt::Key_B}))
    , m_profile(
          windowAction(window, "histogram", tr("Pro&file…"), {Qt::CTRL | Qt::ALT | Qt::Key_F}))
    , m_show(windowAction(window, "gear", tr("&Jobs"), {Qt::CTRL | Qt::SHIFT | Qt::Key_J}))
    , m_panel(new JobsPanel(jobs)) {
    m_show->setCheckable(true);
    m_dock = makePane(window, QStringLiteral("jobs"), tr("Jobs"), m_panel, m_show);
    m_dock->setAllowedAreas(
        Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea | Qt::BottomDockWidgetArea);
    window->addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    m_dock->hide();
    m_show->setChecked(false);
    setAble(m_rescan, false, tr("Nothing was scanned yet"));
    connect(m_panel, &JobsPanel::showWanted, this, &JobCommands::fileWanted);
    connect(m_panel, &JobsPanel::quitWanted, this, &JobCommands::quitWanted);
    connect(m_scan, &QAction::triggered, this, &JobCommands::scanShown);
    connect(m_rescan, &QAction::triggered, this, &JobCommands::rescan);
    connect(m_backfill, &QAction::triggered, this, &JobCommands::backfill);
    connect(m_profile, &QAction::triggered, this, &JobCommands::profile);
    connect(library, &LibraryCommands::scanWanted, this, &JobCommands::scanShown);
    connect(jobs, &JobList::added, this, &JobCommands::follow);
}

void JobCommands::fillMenus(const WindowMenus& menus) {
    QAction* before = m_library->catalogFileAction();
    menus.library->insertActions(before, {m_scan, m_rescan, m_backfill});
    menus.library->insertSeparator(before);
    QAction* preferences =
        menus.tools->actions().isEmpty() ? nullptr : menus.tools->actions().last();
    menus.tools->insertAction(preferences, m_profile);
    menus.tools->insertSeparator(preferences);
    menus.view->insertAction(menus.behindPanes, m_show);
}

QList<QAction*> JobCommands::actions() const {
    return {m_profile, m_show};
}

void JobCommands::setChoices(const JobChoices& choices) {
    m_choices = choices;
    setAble(m_rescan, !m_choices.scan.roots.empty(), tr("Nothing was scanned yet"));
}

void JobCommands::showPanel() {
    m_dock->show();
    m_show->setChecked(true);
    m_panel->setFocus();
}

template <class ADialog>
bool JobCommands::showRunning(const QPointer<ADialog>& dialog) {
    if (!dialog || !dialog->isRunning()) return false;
    raiseDialog(dialog);
    return true;
}

void JobCommands::show(JobDialog* dialog) {
    dialog->setJobs(m_jobs);
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    connect(dialog, &JobDialog::fileWanted, this, &JobCommands::fileWanted);
    connect(dialog, &JobDialog::started, this, [this, dialog](Job* job) {
        m_jobs->setShow(job, [shown = QPointer<QDialog>(dialog)] {
            if (shown) raiseDialog(shown);
            return !shown.isNull();
        });
    });
    raiseDialog(dialog);
}

void JobCommands::scan() {
    if (showRunning(m_scanDialog)) return;
    delete m_scanDialog;
    m_scanDialog = new ScanDialog(m_library->catalogFile(), m_choices.scan, m_window);
    connect(m_scanDialog, &ScanDialog::started, this, [this](const Job* job) {
        m_choices.scan = m_scanDialog->form()->choices();
        m_choices.scan.catalog = static_cast<const ScanJob*>(job)->wish().catalog;
        setAble(m_rescan, true, {});
        m_library->setCatalogFile(m_choices.scan.catalog);
        Q_EMIT choicesChanged();
    });
    connect(m_scanDialog, &ScanDialog::libraryWanted, m_library, [this] { m_library->show({}); });
    show(m_scanDialog);
}

// Not for all there is: a disk or a home that happens to be shown first.
void JobCommands::scanShown() {
    scan();
    const std::filesystem::path folder = m_library->shownFolder();
    const bool all = folder == folder.root_path() || folder == base::fromBytes(qgetenv("HOME"));
    if (!all && !m_scanDialog->isRunning() && m_scanDialog->form()->roots().empty())
        m_scanDialog->form()->addRoots({folder});
}

// At once: what is there already is not opened again.
void JobCommands::rescan() {
    for (Job* job : m_jobs->jobs())
        if (qobject_cast<ScanJob*>(job) != nullptr && job->state() != Job::State::Finished)
            return showPanel();
    const ScanChoices& scan = m_choices.scan;
    if (scan.roots.empty()) return;
    // The folders are another catalog's: not without a look.
    if (!scan.catalog.empty() && scan.catalog != m_library->catalogFile()) return this->scan();
    ScanWish wish;
    wish.roots = scan.roots;
    wish.catalog = m_library->catalogFile();
    wish.options.workers = static_cast<unsigned>(std::max(0, scan.workers));
    wish.options.queue = static_cast<std::size_t>(std::max(1, scan.queue));
    wish.options.batch = static_cast<std::size_t>(std::max(1, scan.batch));
    wish.options.sequential = scan.sequential;
    wish.options.metadataFirst = scan.metadataFirst;
    m_jobs->add(std::make_unique<ScanJob>(std::move(wish)));
}

void JobCommands::backfill() {
    if (showRunning(m_backfillDialog)) return;
    delete m_backfillDialog;
    m_backfillDialog = new BackfillDialog(m_library->catalogFile(), m_choices.backfill, m_window);
    connect(m_backfillDialog, &BackfillDialog::started, this, [this] {
        m_choices.backfill = m_backfillDialog->form()->choices();
        Q_EMIT choicesChanged();
    });
    show(m_backfillDialog);
}

void JobCommands::profile() {
    if (showRunning(m_profileDialog)) return;
    delete m_profileDialog;
    m_profileDialog = new ProfileDialog(m_scratch, m_choices.profile, m_makeDemoSet, m_window);
    m_profileDialog->form()->setStart(m_library->shownFolder());
    connect(m_profileDialog, &ProfileDialog::started, this, [this] {
        m_choices.profile = m_profileDialog->form()->choices();
        Q_EMIT choicesChanged();
    });
    show(m_profileDialog);
}

void JobCommands::follow(Job* job) {
    connect(job, &Job::finished, this, [this, job] { jobEnded(job); });
}

// Also of those that were begun anew in the panel.
void JobCommands::jobEnded(Job* job) {
    if (const auto* scan = qobject_cast<ScanJob*>(job)) {
        if (const double rate = ScanDialog::rateOf(*scan); rate > 0)
            m_choices.scan.filesPerSecond = rate;
        m_library->refresh();
    } else if (const auto* backfill = qobject_cast<BackfillJob*>(job)) {
        const auto& outcome = backfill->outcome();
        if (outcome && outcome->blobs >= kManyBlobs && outcome->seconds > 0)
            m_choices.backfill.blobsPerSecond =
                static_cast<double>(outcome->blobs) / outcome->seconds;
        if (outcome && !backfill->wish().options.dryRun) m_library->refresh();
    }
}

bool JobCommands::mayQuit() {
    if (!m_jobs->isRunning() || m_panel->isAsking()) return true;
    showPanel();
    m_panel->askToQuit();
    return false;
}

void JobCommands::stop() {
    m_jobs->stopAll();
    for (QDialog* dialog : {static_cast<QDialog*>(m_scanDialog),
             static_cast<QDialog*>(m_backfillDialog), static_cast<QDialog*>(m_profileDialog)})
        if (dialog != nullptr) dialog->hide();
}

} // namespace lightstack::ui
