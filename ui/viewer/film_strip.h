// The neighbours of the picture shown, as a strip of thumbnails: the current one in the middle, a
// click goes there. Geometry by arithmetic; while the viewer is up, the strip says which thumbnails
// are wanted. Thread: GUI only.
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

Q_SIGNALS:
    void rowClicked(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QRect cellRect(int row) const;
    [[nodiscard]] int bucket() const;
    void sendDemand();

    FolderModel* m_model;
    int m_row = -1;
    bool m_active = false;
    QTimer m_timer;
};

} // namespace lightstack::ui
