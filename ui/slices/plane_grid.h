// The views of a volume: one plane large, or three around each other with the facts in the fourth
// quarter: XY top left, YZ beside it, XZ below it. The quarters are as wide and high as the
// volume's sides ask for, so that one scale fits all. Also: fit, and views that follow the position
// when it leaves them. Thread: GUI only.
#pragma once

#include "ui/slices/plane_view.h"

#include <QWidget>

#include <array>
#include <vector>

namespace lightstack::ui {

class PlaneGrid : public QWidget {
    Q_OBJECT
public:
    PlaneGrid(VolumeScene* scene, QWidget* facts, QWidget* parent = nullptr);

    [[nodiscard]] PlaneView* view(Axis across) const {
        return m_views[static_cast<std::size_t>(across)];
    }
    [[nodiscard]] std::vector<PlaneView*> shownViews() const;
    void setOrthogonal(bool orthogonal);
    [[nodiscard]] bool isOrthogonal() const noexcept { return m_orthogonal; }
    // The view whose axis keys and slider move along; alone in view unless orthogonal.
    void setActive(Axis across);
    [[nodiscard]] Axis active() const noexcept { return m_active; }
    [[nodiscard]] PlaneView* activeView() const { return view(m_active); }
    void setPanning(bool panning);

Q_SIGNALS:
    void arranged(); // other views, or other sizes
    void activeChanged(lightstack::slices::Axis across);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void fit();
    void follow();

    VolumeScene* m_scene;
    std::array<PlaneView*, 3> m_views{};
    QWidget* m_facts;
    bool m_orthogonal = false;
    Axis m_active = Axis::Z;
};

} // namespace lightstack::ui
