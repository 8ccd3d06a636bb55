// The neighbours of the picture shown, as a strip of thumbnails: the current one in the middle, but
// for the ends of the folder, where the strip begins and ends with its edge; a click goes there.
// Geometry by arithmetic; while the viewer is up, the strip says which thumbnails are wanted.
// Thread: GUI only.
#pragma once

#include "ui/models/folder_model.h"

#include <QTimer>
#include <QWidget>

namespace lightstack::ui {

class FilmStrip : public QWidget {
    Q_OBJECT
public:
    explicit FilmStrip(FolderModel* model, QWidget* parent = nullptr);
    void setCurrentRow(int row);
    void setDemandActive(bool active);
    [[nodiscard]] QRect cellRect(int row) const;
    [[nodiscard]] int rowAt(QPoint point) const; // -1 between cells and beyond the ends

Q_SIGNALS:
    void rowClicked(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] int firstFile() const;
    [[nodiscard]] std::int64_t offset() const;
    [[nodiscard]] std::pair<int, int> rowsInView() const; // last may be before first
    [[nodiscard]] int bucket() const;
    [[nodiscard]] int shownSide() const; // of a cell, in device pixels
    void sendDemand();

    FolderModel* m_model;
    int m_row = -1;
    bool m_active = false;
    QTimer m_timer;
};

} // namespace lightstack::ui
