// One picture of the folder at a time: the grid's thumbnail at once, a first look, then the sharp
// one; next and previous; pages; window and level; the raw value under the cursor; film strip; full
// screen.
//
// Arrow keys and Space step, the wheel zooms at the cursor, PageUp and PageDown turn pages,
// dragging pans, dragging with the right button changes window (sideways) and level (up and down).
// What moves plays by itself until it is left; Space or the button on it pauses. Files:
// picture_viewer.cpp loads and shows, picture_viewer_input.cpp has keys, pointer and full screen.
// Thread: GUI only.
#pragma once

#include "core/thumbs/picture_service.h"
#include "ui/models/folder_model.h"

#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace lightstack::ui {

class AnimationPlayer;
class FilmStrip;
class FullScreenChrome;
class HistogramPanel;
class ImageCanvas;

class PictureViewer : public QWidget {
    Q_OBJECT
public:
    PictureViewer(FolderModel* model, thumbs::PictureService* pictures, QWidget* parent = nullptr);

    void showRow(int row);
    // Before the listing is there; the row is found when it comes.
    void showPath(const std::filesystem::path& path);
    void leave(); // stops work, lets go of the pictures
    [[nodiscard]] int currentRow() const noexcept { return m_row; }
    [[nodiscard]] const std::filesystem::path& currentPath() const noexcept { return m_path; }
    [[nodiscard]] QList<QAction*> viewerActions() const { return m_actions; }
    void setFullScreen(bool on);
    void setKeepZoom(bool keep);
    [[nodiscard]] bool isFinal() const noexcept { return m_final; } // sharp, or failed
    [[nodiscard]] bool isFullScreen() const noexcept { return m_fullScreen; }
    [[nodiscard]] AnimationPlayer* player() const noexcept { return m_player; }
    [[nodiscard]] FullScreenChrome* chrome() const noexcept { return m_chrome; }

public Q_SLOTS:
    void step(int direction);
    void toggleFilmStrip();
    void toggleHistogram(); // shown or hidden for the next pictures, too
    void togglePlaying();

Q_SIGNALS:
    void closeRequested();
    void currentRowChanged(int row);
    void valueTextChanged(const QString& text);
    void zoomChanged(double scale); // 0: there is no picture to be zoomed
    void showInFolderRequested(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    void wireParts();
    QWidget* makeBar();
    void updateBar();
    void placeChrome();
    void onFrame(const QImage& image, int index);
    void onPlayerState();
    void load();
    void onPicture(const std::shared_ptr<const thumbs::ViewedPicture>& picture);
    void onFailed(const Error& error);
    void onHover(QPoint pixel);
    void dragWindow(QPointF share);
    void turnPage(int direction);
    void showHistogram(bool room); // if it is wanted
    void updatePagePill();
    void prefetchNeighbours();
    [[nodiscard]] int screenSide() const;
    [[nodiscard]] int nextPictureRow(int from, int direction) const;
    QAction* addViewerAction(
        const QString& icon, const QString& text, const QList<QKeySequence>& keys);

    FolderModel* m_model;
    thumbs::PictureService* m_pictures;
    ImageCanvas* m_canvas;
    QWidget* m_failure;
    QLabel* m_failureSign;
    QLabel* m_failureText;
    QStackedLayout* m_stack;
    HistogramPanel* m_histogram;
    FilmStrip* m_strip;
    QToolButton* m_pagePill; // "3 of 12" over the picture; pauses what moves
    QList<QAction*> m_actions;
    AnimationPlayer* m_player;
    FullScreenChrome* m_chrome;
    QWidget* m_bar = nullptr; // of full screen
    QLabel* m_barName = nullptr;

    int m_row = -1;
    int m_page = 0;
    int m_frame = -1; // of what moves, as shown; -1: the still picture
    int m_direction = 1;
    int m_turn = 0;
    std::filesystem::path m_path;
    std::shared_ptr<const thumbs::ViewedPicture> m_picture;
    std::optional<bool> m_histogramWish; // none: with pictures of more than 8 bits
    QAction* m_histogramAction = nullptr;
    QAction* m_stripAction = nullptr;
    bool m_stripWanted = true;
    bool m_fullScreen = false;
    bool m_final = false;
    QPoint m_hover{-1, -1};
};

} // namespace lightstack::ui
