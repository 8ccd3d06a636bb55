// The window: folder tree, tool bar, grid or viewer or empty page, metadata panel, status bar.
//
// Opening a path: asked on a thread of its own what it is -> a folder goes to the navigator, a file
// to the viewer at once while its folder is being listed. The window wires parts and holds no
// files: the session lists, the services decode, the commands work off the GUI thread. Files:
// main_window.cpp builds, main_window_wiring.cpp connects actions, main_window_folder.cpp follows
// the folder and the selection, main_window_volume.cpp shows volumes. Thread: GUI only.
#pragma once

#include "core/browse/folder_session.h"
#include "core/browse/row_files.h"
#include "core/library/library_session.h"
#include "core/metadata/metadata_service.h"
#include "core/thumbs/picture_service.h"
#include "core/volume/slice_stack.h"
#include "ui/models/background.h"
#include "ui/models/downsample_places.h"
#include "ui/models/folder_model.h"
#include "ui/models/job_choices.h"
#include "ui/models/pyramid_preview.h"
#include "ui/slices/slice_settings.h"
#include "ui/window/empty_page.h"
#include "ui/window/window_actions.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QDockWidget;
class QStackedWidget;

namespace lightstack::ui {

class DownsampleCommands;
class FileCommands;
class FilterBar;
class FolderTree;
class JobCommands;
class JobList;
class LibraryCommands;
class LibraryTools;
class LibrarySearch;
class LibraryTree;
class MetadataPanel;
class Navigator;
class PathBar;
class PictureViewer;
struct ShortcutGroup;
class SliceViewer;
class StatusBar;
class ThumbnailGrid;
class VolumeCommands;

// Made in app; all must outlive the window.
struct WindowParts {
    browse::FolderSession* session = nullptr;
    FolderModel* model = nullptr;
    thumbs::ThumbnailService* thumbnails = nullptr;
    thumbs::PictureService* pictures = nullptr;
    metadata::MetadataService* metadata = nullptr;
    // Makes the demo set and says where; runs on a thread of its own.
    std::function<Result<std::filesystem::path>()> makeDemoSet;
    PyramidPlaces pyramids;
    DownsamplePlaces downsample;
    std::filesystem::path catalogFile;          // of the library; need not exist yet
    library::LibrarySession* library = nullptr; // of that catalog; null: there are no lists
    std::filesystem::path scratch;              // a folder for what is made only to be measured
};

// What is kept from one start to the next.
struct WindowState {
    QByteArray geometry;
    QByteArray panes;
    int cellSide = 160;
    browse::ViewOptions options;                    // the text filter is not kept
    std::optional<browse::ViewOptions> listOptions; // of the library's lists
    std::filesystem::path lastFolder;
    std::vector<std::filesystem::path> recent;
    SliceSettings slices;
    JobChoices jobs;
};

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowParts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    // One folder, one file, or several files of one folder (selected there).
    void openPaths(std::vector<std::filesystem::path> paths);
    void openList(const library::LibraryPlace& place, const std::string& query = {});
    void showWelcome();
    void setState(const WindowState& state);
    [[nodiscard]] WindowState state() const;
    void setConfirmTrash(bool confirm);
    void setKeepZoom(bool keep);

    // For pictures of the window: everything in view is final.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isViewing() const;
    [[nodiscard]] bool isVolumeUp() const; // the slice viewer is the page
    // False where no such name is shown.
    bool selectName(const std::string& name);
    bool selectFirstPicture();
    void wantVolume(); // as soon as the folder that is being opened is there
    void setOrthogonal(bool orthogonal);
    void viewCurrent();
    void setMetadataVisible(bool visible);
    void say(const QString& sentence); // in the status bar, as a warning
    [[nodiscard]] const WindowActions& actions() const noexcept { return m_actions; }
    [[nodiscard]] LibraryCommands* libraryCommands() const noexcept { return m_library; }
    [[nodiscard]] JobCommands* jobCommands() const noexcept { return m_jobCommands; }
    [[nodiscard]] JobList* jobs() const noexcept { return m_jobs; }
    [[nodiscard]] QList<QAction*> shortcutActions() const;
    [[nodiscard]] std::vector<ShortcutGroup> shortcutGroups() const; // as F1 shows them

public Q_SLOTS:
    // Shows the stack in the slice viewer, from slice `position` (by place, not by number).
    void openVolume(const lightstack::volume::SliceStack& stack, std::int64_t position = 0);
    // The stack of the current file, or the folder's first; found off the GUI thread.
    void openCurrentVolume();

Q_SIGNALS:
    void preferencesRequested();
    void stateChanged(); // worth saving: recent folders, options

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildToolBar();
    void buildPanes();
    void buildMenus();
    void wireActions();
    void wireFileActions();
    void wireOpenWithAndUndo();
    void wireParts();
    void wireViewer();
    void wireVolume();
    void exportVolume(); // the volume that is looked at, or the stack of the current file
    // Its folder, and a name by which it is found there.
    [[nodiscard]] std::pair<std::filesystem::path, std::string> stackMeant() const;
    void wireSlices();
    void wireDownsample();

    void openFolder(const std::filesystem::path& folder, std::vector<std::string> select = {});
    void chooseFolder();
    void openDemoSet();
    void onEmptyAct(EmptyPage::Act act);
    void showPage(QWidget* page);
    void activate(const QModelIndex& index);
    void enterViewer();
    void leaveViewer();
    void leaveVolume();
    void showBrowser();  // the grid, or why it is empty
    void followViewed(); // the picture shown may have gone: on to its neighbour
    void setFullScreen(bool on);
    void setTextFilter(const QString& text);
    void setOptions(const browse::ViewOptions& options);

    void onFolderChanged(const std::filesystem::path& folder);
    void onViewArrived();
    void showEmptiness();
    void onFilesSettled(const std::vector<std::string>& names);
    void updateCounts();
    void updateSelection();
    void updateActions();
    void updateFolderActions(bool any); // `any`: something is selected
    void updateRecent(const std::filesystem::path& folder);
    void showContextMenu(QPoint at);
    void trashSelected();
    // At most `most` of the selected files, or the one in the viewer. Stacks: `which` of their
    // files.
    [[nodiscard]] std::vector<std::filesystem::path> selectedPaths(
        std::size_t most, browse::StackFiles which, bool withFolders = true) const;
    // All of them, at once where they are few, else when a worker has gathered them.
    void withSelectedFiles(const std::function<void(std::vector<std::filesystem::path>)>& act);
    [[nodiscard]] std::vector<browse::RowRange> selectedRows() const;
    void showSelectionSum();
    [[nodiscard]] QString selectionText(const browse::RowSum& sum) const;
    void wireStacks();
    void wireLibrary();
    void buildLibraryPane();
    void giveLibraryRoom(bool any); // one sentence and a button need little
    void followPlace();             // the tree, the search line, the menus
    void searchLibrary();
    void showInFolder();
    [[nodiscard]] bool isArchivedSelected(int most) const; // among the first rows of a list
    void updateArchivedActions();
    [[nodiscard]] bool refusesArchived();     // says so where a selected file lies in an archive
    [[nodiscard]] QString placeTitle() const; // of the folder or the list
    [[nodiscard]] EmptyPage::Content listEmptiness(const browse::FolderView& view) const;
    void wireJobs();
    void wireTools();
    void openStackAt(int row);
    void toggleStackAt(int row);
    void updateStackActions();

    WindowParts m_parts;
    WindowActions m_actions;
    WindowMenus m_menus;
    ThumbnailGrid* m_grid;
    PictureViewer* m_viewer;
    SliceViewer* m_slices;
    EmptyPage* m_empty;
    QStackedWidget* m_centre;
    FolderTree* m_tree;
    MetadataPanel* m_metadata;
    QDockWidget* m_treeDock;
    QDockWidget* m_metadataDock;
    QDockWidget* m_libraryDock = nullptr;
    LibraryTree* m_libraryTree = nullptr;
    bool m_libraryHasRoom = false;
    LibrarySearch* m_search = nullptr;
    StatusBar* m_status;
    PathBar* m_path;
    FilterBar* m_filter;
    QToolBar* m_toolBar;
    QAction* m_gridTools = nullptr;   // in the tool bar while the grid is up
    QAction* m_viewerTools = nullptr; // while a picture is
    QAction* m_sliceTools = nullptr;  // while a volume is
    Navigator* m_navigator;
    FileCommands* m_commands;
    JobList* m_jobs;
    VolumeCommands* m_volume;
    LibraryCommands* m_library;
    LibraryTools* m_tools = nullptr;
    JobCommands* m_jobCommands;
    DownsampleCommands* m_downsample;
    std::vector<std::filesystem::path> m_recent;
    bool m_volumeWanted = false;
    bool m_findingVolume = false;
    int m_viewedRow = -1; // last row of the picture in the viewer
    QTimer m_selectionRest;
    quint64 m_selectionTurn = 0;
    struct {
        QByteArray panes;
        bool maximized = false;
    } m_beforeFullScreen;
    Background m_background;
};

} // namespace lightstack::ui
