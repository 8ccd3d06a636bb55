// Left of the slice: the slider with its crop handles, where one stands (place, number in the
// file's name, length), and play with its rate. Follows the axis of the view that is active.
// Thread: GUI only.
#pragma once

#include "ui/slices/volume_scene.h"

#include <QWidget>

class QLabel;
class QSpinBox;
class QToolButton;

namespace lightstack::ui {

class SliceSlider;

class SliceColumn : public QWidget {
    Q_OBJECT
public:
    explicit SliceColumn(VolumeScene* scene, QWidget* parent = nullptr);

    void setAxis(Axis axis);
    [[nodiscard]] Axis axis() const noexcept { return m_axis; }
    // The slice's number as it stands in the file's name, and the name; empty across x and y.
    void setFile(const QString& number, const QString& name);
    void setMarks(const std::vector<std::int64_t>& missing); // along z
    void setPlaying(bool playing);
    void setRate(int rate);
    void goTo(); // puts the cursor into the place's field

Q_SIGNALS:
    void playToggled();
    void rateChosen(int rate);
    void leaveWanted(); // the field is done with; the keys go back to the picture

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void followScene();
    void follow();
    void restyle();

    VolumeScene* m_scene;
    Axis m_axis = Axis::Z;
    QLabel* m_letter;
    SliceSlider* m_slider;
    QSpinBox* m_place;
    QLabel* m_count;
    QLabel* m_file;
    QLabel* m_length;
    QToolButton* m_play;
    QSpinBox* m_rate;
    std::vector<std::int64_t> m_marks;
    bool m_following = false;
};

} // namespace lightstack::ui
