// The page of the window in which a volume is looked at: one slice, or three views around each
// other; window, slab, distance, crop box.
//
// 1. open() asks the service; until it answers the views are empty. 2. Views, slider and keys
// change the scene (volume_scene.h); every change asks the service for the planes that are in view,
// and only for those that differ. 3. Planes come coarse first; a view keeps what it has until
// something better comes. Files: slice_viewer.cpp opens and shows, slice_viewer_build.cpp makes the
// parts, slice_viewer_input.cpp has actions, keys and menu,
// slice_viewer_changes.cpp follows files that change. Thread: GUI only.
#pragma once

#include "core/slices/volume_service.h"
#include "core/volume/slice_stack.h"
#include "core/volume/volume_box.h"
#include "ui/models/background.h"
#include "ui/slices/slice_settings.h"
#include "ui/slices/stack_lookup.h"
#include "ui/slices/stack_places.h"
#include "ui/slices/volume_scene.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

class QAction;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace lightstack::ui {

class CropPanel;
class FactsPanel;
class PlaneGrid;
class SlabPanel;
class SliceColumn;
class SlicePlayer;
class ValueProbe;
class VoxelSizeForm;
class WindowBar;

class SliceViewer : public QWidget {
    Q_OBJECT
public:
    explicit SliceViewer(QWidget* parent = nullptr);
    ~SliceViewer() override;

    // Shows the stack from slice `position` (by place, not by number).
    void open(const volume::SliceStack& stack, std::int64_t position = 0);
    void closeVolume();
    // A pyramid of `stack` has been made: if it is the one that is open, it is used from now on.
    // Place, zoom, window and box stay.
    void usePyramidOf(const volume::SliceStack& stack);
    // Something has changed in the folder: slices that are not as they were are read anew. As
    // above.
    void lookAgain();
    [[nodiscard]] bool isFinal() const; // sharp, or failed
    [[nodiscard]] const volume::SliceStack& stack() const noexcept { return m_stack; }
    // What the user said of the voxels of the stack that is open.
    [[nodiscard]] std::optional<volume::VoxelEdges> voxelSaid() const;

    void setSettings(const SliceSettings& settings);
    [[nodiscard]] const SliceSettings& settings() const noexcept { return m_settings; }
    void setOrthogonal(bool orthogonal);

    // For the tool bar; all of them for menus and the list of shortcuts.
    [[nodiscard]] const QList<QAction*>& toolActions() const noexcept { return m_tools; }
    [[nodiscard]] QList<QAction*> viewerActions() const { return actions(); }
    [[nodiscard]] VolumeScene* scene() const noexcept { return m_scene; }

Q_SIGNALS:
    void closed();                     // Esc: back to the grid
    void statusChanged(QString value); // the voxel under the cursor, for the status bar
    // The box of `stack` is to be written, at `level` (as a suggestion).
    void exportAsked(
        lightstack::volume::SliceStack stack, lightstack::volume::VolumeBox box, int level);
    void readAnew();                // the slices have changed
    void zoomChanged(double scale); // device pixels of a voxel
    void settingsChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Asked {
        slices::PlaneQuery query;
        int level = 0; // the coarsest that would be sharp
    };

    void buildParts();
    QWidget* buildMessage();
    void wireScene();
    void wireService();
    void wireParts();
    void wireWindow();
    void makeActions();
    QAction* addTool(const QString& iconName, const QString& text, const QList<QKeySequence>& keys);
    QAction* addToggle(
        const QString& iconName, const QString& text, const QList<QKeySequence>& keys);
    void addSeparator();
    QAction* addKey(const QString& text, const QList<QKeySequence>& keys);
    template <class Did>
    void on(QAction* action, Did did);

    void onOpened();
    void showOpened(const slices::VolumeFacts& facts);
    void onFailed(const base::Error& error);
    void onSeen(const Result<SeenStack>& seen);
    void onPlane(int view, const std::shared_ptr<const slices::ViewedPlane>& plane);
    void request();
    [[nodiscard]] int sharpLevel(Axis across, int side) const;
    [[nodiscard]] bool isShown(Axis across) const;
    void updateFile();
    void updateFacts();
    void updateStatus();
    [[nodiscard]] QString valueText() const;
    void updateActions();
    void showMessage(const QString& iconName, const QString& title, const QString& sentence);
    void hover(Axis across, QPointF uv, bool inside);
    void dragWindow(QPointF share);
    void step(std::int64_t slices);
    void zoomBy(double factor);
    void zoomActual();
    void changeThickness(int by);
    void propose();
    void askExport();
    void saySize(const volume::VoxelEdges& voxel);
    void openSizeForm();
    void showMenu(QPoint global);
    void keep(); // settings
    void focusPicture();

    VolumeScene* m_scene;
    slices::VolumeService* m_service;
    FactsPanel* m_facts;
    PlaneGrid* m_grid;
    SliceColumn* m_column;
    WindowBar* m_window;
    QWidget* m_side;
    SlabPanel* m_slab;
    CropPanel* m_crop;
    VoxelSizeForm* m_form;
    SlicePlayer* m_player;
    ValueProbe* m_probe;
    QStackedLayout* m_pages;
    QWidget* m_page = nullptr;
    QWidget* m_message = nullptr;
    QLabel* m_messageSign = nullptr;
    QLabel* m_messageTitle = nullptr;
    QLabel* m_messageText = nullptr;
    QPushButton* m_messageButton = nullptr;
    QString m_messageIcon;
    QList<QAction*> m_tools;
    QAction *m_orthogonal = nullptr, *m_cross = nullptr, *m_slabOn = nullptr, *m_measure = nullptr,
            *m_cropOn = nullptr, *m_histogram = nullptr;

    volume::SliceStack m_stack;
    StackPlaces m_places;
    std::int64_t m_wanted = 0; // the slice to begin with, by its number in the stack
    std::array<std::optional<Asked>, 3> m_asked;
    raster::WindowLevel m_windowNow;
    std::map<std::string, volume::VoxelEdges> m_said; // by stack, for the session
    SliceSettings m_settings;
    std::optional<QPointF> m_hover; // voxels of the plane across m_hoverAcross
    Axis m_hoverAcross = Axis::Z;
    bool m_failed = false;
    bool m_again = false;                // the volume that was open is opened anew
    std::array<bool, 3> m_old{};         // planes that are of it as it was
    std::optional<std::uint64_t> m_mark; // of the slices that are open
    bool m_looking = false;              // whether they have changed
    bool m_lookOnceMore = false;
    bool m_hasHistogram = false;
    bool m_crossInSlice = false; // the cross lines of each arrangement
    bool m_crossInThree = true;
    bool m_spaceHeld = false;
    bool m_spaceUsed = false; // to pan
    std::stop_source m_proposing;
    QTimer m_slow; // opening takes long enough to be said
    QElapsedTimer m_sinceOpened;
    Background m_background;
};

} // namespace lightstack::ui
