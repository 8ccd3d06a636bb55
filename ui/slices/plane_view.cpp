#include "ui/slices/plane_view.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/slices/plane_painter.h"
#include "ui/slices/reduced_image.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace lightstack::ui {
namespace {

constexpr int kMostSide = 1 << 28;

// Sharper, or as sharp and less thinned.
bool isBetter(const slices::ViewedPlane& a, const slices::ViewedPlane& b) {
    if (a.plane.query.level != b.plane.query.level)
        return a.plane.query.level < b.plane.query.level;
    return !a.plane.thinned && b.plane.thinned;
}

} // namespace

bool samePlace(const slices::PlaneQuery& a, const slices::PlaneQuery& b) noexcept {
    return a.axis == b.axis && a.position == b.position && a.thickness == b.thickness &&
           (a.rule == b.rule || a.thickness == 1);
}

PlaneView::PlaneView(VolumeScene* scene, Axis across, QWidget* parent)
    : QWidget(parent), m_scene(scene), m_across(across) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(96, 72);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::PreventContextMenu); // the right button drags
    setAccessibleName(title());
    const auto repaint = [this] { update(); };
    connect(scene, &VolumeScene::positionChanged, this, repaint);
    connect(scene, &VolumeScene::zoomChanged, this, repaint);
    connect(scene, &VolumeScene::boxChanged, this, repaint);
    connect(scene, &VolumeScene::slabChanged, this, repaint);
    connect(scene, &VolumeScene::crossChanged, this, repaint);
    connect(scene, &VolumeScene::voxelChanged, this, repaint);
    connect(scene, &VolumeScene::measurementChanged, this, repaint);
}

QString PlaneView::title() const {
    return m_across == Axis::Z   ? QStringLiteral("XY")
           : m_across == Axis::Y ? QStringLiteral("XZ")
                                 : QStringLiteral("YZ");
}

void PlaneView::setPlane(const std::shared_ptr<const slices::ViewedPlane>& plane) {
    if (m_plane && plane && samePlace(m_plane->plane.query, plane->plane.query) &&
        m_plane->window == plane->window && isBetter(*m_plane, *plane))
        return;
    m_plane = plane;
    update();
}

void PlaneView::clear() {
    m_plane.reset();
    m_reduced = {};
    m_reducedOf = 0;
    m_drag = Drag::None;
    update();
}

void PlaneView::setFacts(const QString& facts, bool main) {
    m_facts = facts;
    m_main = main;
    update();
}

void PlaneView::setActive(bool active) {
    m_active = active;
    update();
}

void PlaneView::setPanning(bool panning) {
    m_panning = panning;
    if (m_drag == Drag::None) setCursor(panning ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

PlaneTransform PlaneView::transform() const {
    const Axis right = axisRight(m_across);
    const Axis down = axisDown(m_across);
    const VoxelPoint& size = m_scene->size();
    PlaneTransform t;
    t.plane = {static_cast<double>(size.along(right)), static_cast<double>(size.along(down))};
    t.stretch = {m_scene->stretch(right), m_scene->stretch(down)};
    t.view = QSizeF(this->size()) * devicePixelRatioF();
    t.scale = m_scene->scale();
    t.wanted = m_scene->center().inPlane(m_across);
    return t;
}

double PlaneView::fitScale() const {
    return transform().fitScale();
}

int PlaneView::wantedSide() const {
    const PlaneTransform t = transform();
    const double side = std::max(t.plane.width(), t.plane.height());
    const double wanted = std::ceil(side * std::max(t.step().x(), t.step().y()));
    return static_cast<int>(std::clamp<double>(wanted, 1, kMostSide));
}

std::vector<QRectF> PlaneView::paintLabels(PlanePainter& painter) {
    const QLocale locale;
    const std::int64_t at = m_scene->position().along(m_across);
    std::vector<Pill> left{{title(), {}},
        {QStringLiteral("%1 %2").arg(axisLetter(m_across)).arg(locale.toString(qlonglong{at})),
            axisColor(m_across)}};
    if (m_scene->slab().on) {
        const int n = static_cast<int>(m_scene->slab().thickness);
        const auto rule = m_scene->slab().rule;
        left.push_back({rule == slices::SlabRule::Max   ? tr("Max of %Ln slice(s)", nullptr, n)
                        : rule == slices::SlabRule::Min ? tr("Min of %Ln slice(s)", nullptr, n)
                                                        : tr("Mean of %Ln slice(s)", nullptr, n),
            {}});
    }
    const QRectF taken = painter.drawPills(left, Qt::TopLeftCorner);
    std::vector<QRectF> all{
        taken, painter.drawPills({{m_facts, {}}}, Qt::TopRightCorner, taken.adjusted(-4, 0, 4, 0))};
    if (m_main) all.push_back(m_scaleBar = painter.drawScaleBar());
    if (!m_plane) return all;
    const QString reason = failureText(m_plane->plane.reason);
    if (m_plane->plane.missing)
        all.push_back(
            painter.drawWarning(reason.isEmpty() ? tr("This slice is missing.")
                                                 : tr("This slice cannot be shown: %1").arg(reason),
                true));
    else if (!reason.isEmpty())
        all.push_back(painter.drawWarning(reason.section(u':', 0, 0), false));
    return all;
}

void PlaneView::paintPicture(PlanePainter& painter, const PlaneTransform& t) {
    const int level = m_plane->plane.query.level;
    const int halvings = halvingsFor(std::max(t.step().x(), t.step().y()) * std::ldexp(1.0, level));
    if (halvings == 0) return painter.drawPicture(m_plane->image, level);
    if (m_reducedOf != m_plane->image.cacheKey() || m_halvings != halvings) {
        m_reduced = reducedImage(m_plane->image, halvings);
        m_reducedOf = m_plane->image.cacheKey();
        m_halvings = halvings;
    }
    painter.drawPicture(m_reduced, level + halvings);
}

void PlaneView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().grid);
    m_scaleBar = {};
    if (m_scene->isEmpty()) return;
    painter.setFont(captionFont());
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // "1 mm" also where one reads leftwards
    const PlaneTransform t = transform();
    PlanePainter plane(painter, *m_scene, t, m_across, devicePixelRatioF());
    if (m_plane && m_plane->plane.missing)
        plane.drawMissing();
    else if (m_plane)
        paintPicture(plane, t);
    if (m_scene->isBoxShown()) plane.drawBox(m_edges);
    if (m_scene->isCrossShown()) plane.drawCross();
    plane.drawMeasurement();
    const std::vector<QRectF> labels = paintLabels(plane);
    if (m_scene->isCrossShown()) plane.drawCrossLetters(labels);
    if (m_active && hasFocus()) {
        painter.setPen(QPen(colors().accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace lightstack::ui
