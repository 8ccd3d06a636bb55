// One picture of the folder at a time: the grid's thumbnail at once, a first look, then the sharp
// one; next and previous; pages; window and level; the raw value under the cursor; film strip; full
// screen.
//
// Arrow keys and Space step, the wheel zooms at the cursor, PageUp and PageDown turn pages,
// dragging pans, dragging with the right button changes window (sideways) and level (up and down).
// Thread: GUI only.
#pragma once

#include "core/thumbs/picture_service.h"
#include "ui/models/folder_model.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace lightstack::ui {

class FilmStrip;
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

public Q_SLOTS:
    void step(int direction);
    void toggleFilmStrip();
    void toggleHistogram();

Q_SIGNALS:
    void closeRequested();
    void currentRowChanged(int row);
    void valueTextChanged(const QString& text);
    void zoomChanged(double scale);
    void showInFolderRequested(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void makeActions();
    void load();
    void onPicture(const std::shared_ptr<const thumbs::ViewedPicture>& picture);
    void onFailed(const Error& error);
    void onHover(QPoint pixel);
    void dragWindow(QPointF share);
    void turnPage(int direction);
    void updatePageLabel();
    void prefetchNeighbours();
    [[nodiscard]] int screenSide() const;
    [[nodiscard]] int nextPictureRow(int from, int direction) const;
    QAction* addViewerAction(
        const QString& icon, const QString& text, const QList<QKeySequence>& keys);

    FolderModel* m_model;
    thumbs::PictureService* m_pictures;
    ImageCanvas* m_canvas;
    QWidget* m_failure;
    QLabel* m_failureText;
    QStackedLayout* m_stack;
    HistogramPanel* m_histogram;
    FilmStrip* m_strip;
    QLabel* m_pageLabel;
    QList<QAction*> m_actions;
    QTimer m_chrome; // full screen: hides what faded in

    int m_row = -1;
    int m_page = 0;
    int m_direction = 1;
    int m_turn = 0;
    std::filesystem::path m_path;
    std::shared_ptr<const thumbs::ViewedPicture> m_picture;
    bool m_histogramWanted = false; // also for 8-bit pictures
    bool m_stripWanted = true;
    bool m_fullScreen = false;
    bool m_final = false;
    QPoint m_hover{-1, -1};
};

} // namespace lightstack::ui
