#include "ui/slices/plane_grid.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <limits>

namespace lightstack::ui {
namespace {

constexpr int kLine = 2; // between the quarters
constexpr double kLeastShare = 0.36;

double share(double one, double other) {
    const double sum = one + other;
    return sum > 0 ? std::clamp(one / sum, kLeastShare, 1 - kLeastShare) : 0.5;
}

} // namespace

PlaneGrid::PlaneGrid(VolumeScene* scene, QWidget* facts, QWidget* parent)
    : QWidget(parent), m_scene(scene), m_facts(facts) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 160);
    facts->setParent(this);
    for (const Axis axis : {Axis::Z, Axis::X, Axis::Y}) { // the order of the Tab key
        auto* made = new PlaneView(scene, axis, this);
        m_views[static_cast<std::size_t>(axis)] = made;
        connect(made, &PlaneView::activated, this, [this, axis] { setActive(axis); });
    }
    connect(scene, &VolumeScene::fitWanted, this, &PlaneGrid::fit);
    connect(scene, &VolumeScene::voxelChanged, this, &PlaneGrid::arrange);
    connect(scene, &VolumeScene::volumeChanged, this, &PlaneGrid::arrange);
    connect(scene, &VolumeScene::positionChanged, this, &PlaneGrid::follow);
    arrange();
}

std::vector<PlaneView*> PlaneGrid::shownViews() const {
    if (!m_orthogonal) return {activeView()};
    return {view(Axis::Z), view(Axis::X), view(Axis::Y)};
}

void PlaneGrid::setOrthogonal(bool orthogonal) {
    if (orthogonal == m_orthogonal) return;
    m_orthogonal = orthogonal;
    arrange();
    activeView()->setFocus();
}

void PlaneGrid::setActive(Axis across) {
    if (across == m_active) return;
    m_active = across;
    if (!m_orthogonal) arrange();
    for (const Axis axis : kAxes)
        view(axis)->setActive(axis == m_active);
    Q_EMIT activeChanged(across);
}

void PlaneGrid::setPanning(bool panning) {
    for (PlaneView* each : m_views)
        each->setPanning(panning);
}

void PlaneGrid::arrange() {
    const QRect area = rect();
    if (m_orthogonal) {
        const auto side = [this](Axis axis) {
            return static_cast<double>(m_scene->size().along(axis)) * m_scene->stretch(axis);
        };
        const int left =
            static_cast<int>((area.width() - kLine) * share(side(Axis::X), side(Axis::Z)));
        const int top =
            static_cast<int>((area.height() - kLine) * share(side(Axis::Y), side(Axis::Z)));
        const int right = area.width() - kLine - left;
        const int bottom = area.height() - kLine - top;
        view(Axis::Z)->setGeometry(0, 0, left, top);
        view(Axis::X)->setGeometry(left + kLine, 0, right, top);
        view(Axis::Y)->setGeometry(0, top + kLine, left, bottom);
        m_facts->setGeometry(left + kLine, top + kLine, right, bottom);
    } else {
        activeView()->setGeometry(area);
    }
    for (const Axis axis : kAxes) {
        view(axis)->setVisible(m_orthogonal || axis == m_active);
        view(axis)->setActive(m_orthogonal && axis == m_active);
    }
    m_facts->setVisible(m_orthogonal);
    if (m_scene->isFit()) fit();
    Q_EMIT arranged();
}

void PlaneGrid::fit() {
    double scale = std::numeric_limits<double>::max();
    for (const PlaneView* each : shownViews())
        scale = std::min(scale, each->fitScale());
    m_scene->setFit(scale);
}

// A view that is zoomed in goes along when the position leaves all that it shows.
void PlaneGrid::follow() {
    if (m_scene->isFit() || !m_scene->isCrossShown()) return;
    SpacePoint center = m_scene->center();
    for (const PlaneView* each : shownViews()) {
        const PlaneTransform t = each->transform();
        const auto inView = [&](Axis axis, double step, double shown, double middle) {
            const double at = static_cast<double>(m_scene->position().along(axis)) + 0.5;
            if (std::abs(at - middle) * step > shown / 2) center = center.with(axis, at);
        };
        inView(axisRight(each->across()), t.step().x(), t.view.width(), t.center().x());
        inView(axisDown(each->across()), t.step().y(), t.view.height(), t.center().y());
    }
    if (!(center == m_scene->center())) m_scene->zoom(m_scene->scale(), center);
}

void PlaneGrid::resizeEvent(QResizeEvent*) {
    arrange();
}

void PlaneGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().line);
}

} // namespace lightstack::ui
