// Right of the slice, while they are in use: the slab (which slices become one) and the crop box in
// numbers, with its proposal and its way to the export. Thread: GUI only.
#pragma once

#include "ui/slices/volume_scene.h"

#include <QWidget>

#include <array>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace lightstack::ui {

// The head of a panel: its name, and a button that closes it.
class PanelTitle : public QWidget {
    Q_OBJECT
public:
    PanelTitle(const QString& title, const QString& closeTip, QWidget* parent = nullptr);

Q_SIGNALS:
    void closeWanted();
};

class SlabPanel : public QWidget {
    Q_OBJECT
public:
    explicit SlabPanel(VolumeScene* scene, QWidget* parent = nullptr);
    void setAxis(Axis axis); // the thickness is said along it

private:
    void follow();

    VolumeScene* m_scene;
    Axis m_axis = Axis::Z;
    QComboBox* m_rule;
    QSpinBox* m_thickness;
    QLabel* m_length;
    bool m_following = false;
};

class CropPanel : public QWidget {
    Q_OBJECT
public:
    explicit CropPanel(VolumeScene* scene, QWidget* parent = nullptr);
    void setBytesPerVoxel(int bytes) { m_bytesPerVoxel = bytes; }
    void setProposing(bool proposing);
    void say(const QString& sentence); // below the buttons
    // The box before the last proposal or reset.
    void remember();
    void setEdge(Axis axis, bool end, std::int64_t place); // place: the last or first within

Q_SIGNALS:
    void proposeWanted();
    void exportWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QLabel* letter = nullptr;
        QSpinBox* first = nullptr;
        QSpinBox* last = nullptr; // the last that is within
    };
    void makeRows(QGridLayout* grid);
    void follow();
    void edited(Axis axis);
    void restyle();

    VolumeScene* m_scene;
    std::array<Row, 3> m_rows;
    QLabel* m_size;
    QPushButton* m_propose;
    QPushButton* m_reset;
    QPushButton* m_undo;
    QPushButton* m_export;
    QLabel* m_note;
    volume::VolumeBox m_before;
    int m_bytesPerVoxel = 1;
    bool m_following = false;
};

} // namespace lightstack::ui
