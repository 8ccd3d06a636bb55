#include "ui/window/main_window.h"

#include "core/base/file_path.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/job_list.h"
#include "ui/panels/metadata_panel.h"
#include "ui/slices/slice_viewer.h"
#include "ui/theme/theme.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/downsample_commands.h"
#include "ui/window/file_commands.h"
#include "ui/window/filter_bar.h"
#include "ui/window/folder_tree.h"
#include "ui/window/job_commands.h"
#include "ui/window/library_commands.h"
#include "ui/window/library_tools.h"
#include "ui/window/menu_keys.h"
#include "ui/window/navigator.h"
#include "ui/window/pane.h"
#include "ui/window/path_bar.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"
#include "ui/window/volume_commands.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

namespace lightstack::ui {
namespace {

constexpr int kTreeWidth = 240;
constexpr int kMetadataWidth = 320;
constexpr int kPathWidth = 96;
constexpr int kNarrow = 900; // at the usual dots an inch
constexpr int kUsualDpi = 96;
constexpr int kSettleMs = 500;   // a window manager needs no longer to give the old size back
constexpr int kStateVersion = 2; // panes: 2 with the library's

// Buttons that come and go together: were they actions of the tool bar itself, hiding one would
// turn off its key too.
QWidget* toolRow(const QList<QAction*>& actions, QSize iconSize) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(kSpace1, 0, kSpace1, 0);
    layout->setSpacing(2);
    for (QAction* action : actions) {
        if (action->isSeparator()) {
            layout->addSpacing(kSpace3);
            continue;
        }
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setIconSize(iconSize);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    return row;
}

} // namespace

MainWindow::MainWindow(const WindowParts& parts, QWidget* parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_actions(this)
    , m_grid(new ThumbnailGrid(parts.model))
    , m_viewer(new PictureViewer(parts.model, parts.pictures))
    , m_slices(new SliceViewer)
    , m_empty(new EmptyPage)
    , m_centre(new QStackedWidget)
    , m_tree(new FolderTree)
    , m_metadata(new MetadataPanel(parts.metadata))
    , m_status(new StatusBar)
    , m_path(new PathBar)
    , m_filter(new FilterBar(m_actions))
    , m_toolBar(new QToolBar(tr("Tools")))
    , m_navigator(new Navigator(parts.session, parts.library, parts.model, m_grid, this))
    , m_commands(new FileCommands(this))
    , m_jobs(new JobList(this))
    , m_volume(new VolumeCommands(parts.pyramids, m_jobs, this))
    , m_library(new LibraryCommands(parts.catalogFile, this))
    , m_jobCommands(new JobCommands(m_jobs, m_library, parts.scratch, this))
    , m_downsample(new DownsampleCommands(parts.downsample, m_jobs, this))
    , m_background(this) {
    setWindowTitle(tr("Lightstack"));
    m_jobCommands->setDemoSet(parts.makeDemoSet);
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    buildPanes();
    buildMenus();
    buildToolBar();
    wireActions();
    wireFileActions();
    wireParts();
    wireViewer();
    wireVolume();
    wireSlices();
    wireDownsample();
    wireStacks();
    wireLibrary();
    wireJobs();
    wireTools();
    new MenuKeys(this);
    resize(1280, 800);
    showWelcome();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPanes() {
    m_centre->addWidget(m_grid);
    m_centre->addWidget(m_viewer);
    m_centre->addWidget(m_slices);
    m_centre->addWidget(m_empty);
    m_centre->setMinimumWidth(240);
    setCentralWidget(m_centre);
    setStatusBar(m_status);
    setDockNestingEnabled(false);
    m_treeDock =
        makePane(this, QStringLiteral("folders"), tr("Folders"), m_tree, m_actions.folders);
    m_metadataDock =
        makePane(this, QStringLiteral("metadata"), tr("Metadata"), m_metadata, m_actions.metadata);
    addDockWidget(startArea(this), m_treeDock);
    addDockWidget(endArea(this), m_metadataDock);
    buildLibraryPane();
    resizeDocks({m_treeDock, m_metadataDock}, {kTreeWidth, kMetadataWidth}, Qt::Horizontal);
    setMetadataVisible(false);
}

void MainWindow::buildMenus() {
    m_menus = fillMenuBar(menuBar(), m_actions, m_viewer->viewerActions());
    for (QAction* action : m_viewer->viewerActions()) {
        explain(action);
        action->setIconVisibleInMenu(false);
    }
    for (QAction* action : m_slices->viewerActions())
        explain(action);
    m_menus.slices->addActions(m_slices->viewerActions());
    m_library->fillMenus(m_menus);
    m_jobCommands->fillMenus(m_menus);
    m_downsample->fillMenus(m_menus);
    // The letter works where letters are not typed to find a name.
    auto* letter = new QAction(tr("Metadata"), m_viewer);
    letter->setShortcut(Qt::Key_I);
    letter->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(letter, &QAction::triggered, m_actions.metadata, &QAction::trigger);
    m_viewer->addAction(letter);
    auto* above = new QAction(tr("Up"), m_grid);
    above->setShortcut(Qt::Key_Backspace);
    above->setShortcutContext(Qt::WidgetShortcut);
    connect(above, &QAction::triggered, m_actions.up, &QAction::trigger);
    m_grid->addAction(above);
    for (const QAction* entry : menuBar()->actions())
        showReasons(entry->menu());
    updateRecent({});
}

void MainWindow::buildToolBar() {
    m_toolBar->setObjectName(QStringLiteral("tools"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setIconSize({20, 20});
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->addActions({m_actions.folders, m_actions.back, m_actions.forward, m_actions.up});
    m_path->setMinimumWidth(kPathWidth);
    m_toolBar->addWidget(m_path);
    m_gridTools = m_toolBar->addWidget(m_filter);
    m_viewerTools = m_toolBar->addWidget(
        toolRow(QList{m_actions.toGrid} + m_viewer->viewerActions(), m_toolBar->iconSize()));
    m_sliceTools = m_toolBar->addWidget(
        toolRow(QList{m_actions.toGrid} + m_slices->toolActions(), m_toolBar->iconSize()));
    m_toolBar->addAction(m_actions.metadata);
    addToolBar(m_toolBar);
}

void MainWindow::showPage(QWidget* page) {
    const bool viewing = page == m_viewer;
    const bool volume = page == m_slices;
    if (m_centre->currentWidget() != page) {
        m_centre->setCurrentWidget(page);
        page->setFocus();
    }
    m_viewerTools->setVisible(viewing);
    m_sliceTools->setVisible(volume);
    m_gridTools->setVisible(!viewing && !volume);
    m_grid->setDemandActive(!viewing && !volume);
    m_status->setViewerMode(viewing || volume);
    m_status->setWideValue(volume);
    updateActions();
}

void MainWindow::setState(const WindowState& state) {
    if (!state.geometry.isEmpty()) restoreGeometry(state.geometry);
    const QSize room = screen()->availableSize();
    if (!state.geometry.isEmpty() && size() != size().boundedTo(room)) { // of a larger screen
        resize(size().boundedTo(room));
        setWindowState(windowState() | Qt::WindowMaximized);
    }
    if (!state.panes.isEmpty()) restoreState(state.panes, kStateVersion);
    m_actions.folders->setChecked(!m_treeDock->isHidden());
    m_actions.metadata->setChecked(!m_metadataDock->isHidden());
    m_grid->setCellSide(state.cellSide);
    m_status->setCellSide(m_grid->cellSide());
    m_actions.showHidden->setChecked(state.options.showHidden);
    m_actions.groupStacks->setChecked(state.options.groupStacks);
    m_actions.descending->setChecked(state.options.descending);
    browse::ViewOptions options = state.options;
    options.text.clear();
    setOptions(options);
    if (state.listOptions && m_parts.library != nullptr)
        m_parts.library->setOptions(*state.listOptions);
    m_recent = state.recent;
    m_slices->setSettings(state.slices);
    m_jobCommands->setChoices(state.jobs);
    m_jobCommands->dock()->hide(); // shown when there is something to see
    updateRecent({});
}

WindowState MainWindow::state() const {
    WindowState state;
    state.geometry = saveGeometry();
    state.panes = saveState(kStateVersion);
    state.cellSide = m_grid->cellSide();
    state.options = m_parts.session->options();
    state.options.text.clear();
    if (m_parts.library != nullptr) {
        state.listOptions = m_parts.library->options();
        state.listOptions->text.clear();
    }
    state.lastFolder = m_navigator->folder();
    state.recent = m_recent;
    state.slices = m_slices->settings();
    state.jobs = m_jobCommands->choices();
    return state;
}

void MainWindow::setConfirmTrash(bool confirm) {
    m_commands->setConfirmTrash(confirm);
}

void MainWindow::setKeepZoom(bool keep) {
    m_viewer->setKeepZoom(keep);
}

void MainWindow::say(const QString& sentence) {
    m_status->say(sentence, true);
}

void MainWindow::setMetadataVisible(bool visible) {
    m_metadataDock->setVisible(visible);
    m_actions.metadata->setChecked(visible);
    if (visible) m_selectionRest.start(0);
}

bool MainWindow::isViewing() const {
    return m_centre->currentWidget() == m_viewer;
}

bool MainWindow::isVolumeUp() const {
    return m_centre->currentWidget() == m_slices;
}

bool MainWindow::isSettled() const {
    if (!m_navigator->isSettled()) return false;
    if (m_volumeWanted || m_findingVolume) return false;
    if (isVolumeUp()) return m_slices->isFinal();
    if (!m_metadataDock->isHidden() && (m_selectionRest.isActive() || !m_metadata->isSettled()))
        return false;
    if (isViewing()) return m_viewer->isFinal() && m_parts.thumbnails->pending() == 0;
    if (m_centre->currentWidget() != m_grid) return true;
    const auto rows = m_grid->visibleRows();
    for (int row = rows.first; row <= rows.last; ++row) {
        using browse::EntryKind;
        const EntryKind kind = m_parts.model->kindAt(row);
        if (kind != EntryKind::Image && kind != EntryKind::Raw && kind != EntryKind::Unknown)
            continue;
        const thumbs::Thumbnail* thumbnail = m_parts.model->thumbnailAt(row, m_grid->bucket());
        if (thumbnail == nullptr || thumbnail->provisional) return false;
    }
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (isFullScreen()) setFullScreen(false);
    // The user's own wish is asked about while jobs run; the session's end is not.
    if (event->spontaneous() && !m_jobCommands->mayQuit()) return event->ignore();
    Q_EMIT stateChanged();
    m_viewer->leave();
    m_slices->closeVolume();
    m_volume->hideDialogs();
    m_downsample->hideDialogs();
    m_jobCommands->stop();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    m_filter->setCompact(width() < kNarrow * logicalDpiX() / kUsualDpi);
    QMainWindow::resizeEvent(event);
    // Out of full screen: the panes' sizes are those of this window again.
    if (isFullScreen() || m_beforeFullScreen.panes.isEmpty()) return;
    QTimer::singleShot(0, this,
        [this, panes = std::exchange(m_beforeFullScreen.panes, {})] { restoreState(panes); });
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::WindowStateChange)
        m_actions.fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::setFullScreen(bool on) {
    m_actions.fullScreen->setChecked(on);
    if (on == isFullScreen()) return;
    if (on) {
        m_beforeFullScreen = {saveState(), isMaximized()};
        for (QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
            dock->hide();
    }
    menuBar()->setVisible(!on);
    m_toolBar->setVisible(!on);
    m_status->setVisible(!on);
    m_viewer->setFullScreen(on);
    if (on) {
        showFullScreen();
        return;
    }
    if (m_beforeFullScreen.maximized)
        showMaximized();
    else
        showNormal();
    restoreState(m_beforeFullScreen.panes);
    QTimer::singleShot(kSettleMs, this, [this] {
        if (!isFullScreen()) m_beforeFullScreen.panes.clear();
    });
}

} // namespace lightstack::ui
