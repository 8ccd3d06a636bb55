#include "ui/slices/volume_scene.h"

#include "core/metadata/scanner_log.h"
#include "ui/slices/length_text.h"

#include <QLocale>

#include <numbers>

namespace lightstack::ui {
namespace {

double rawEdge(const volume::VoxelEdges& voxel, Axis axis) {
    return axis == Axis::X ? voxel.x : axis == Axis::Y ? voxel.y : voxel.z;
}

} // namespace

VolumeScene::VolumeScene(QObject* parent) : QObject(parent) {
}

void VolumeScene::setVolume(const VoxelPoint& size, const std::optional<volume::VoxelEdges>& voxel,
    const std::optional<volume::VoxelEdges>& proportions) {
    m_size = size;
    m_voxel = voxel;
    m_proportions = allEdgesKnown() ? std::nullopt : proportions;
    m_position = {size.x / 2, size.y / 2, size.z / 2};
    m_center = {static_cast<double>(size.x) / 2, static_cast<double>(size.y) / 2,
        static_cast<double>(size.z) / 2};
    m_fit = true;
    m_box = wholeBox();
    m_boxShown = false;
    m_measuring = false;
    m_measurement.reset();
    m_slab.on = false;
    Q_EMIT volumeChanged();
    Q_EMIT voxelChanged();
    Q_EMIT boxChanged();
    Q_EMIT slabChanged();
    Q_EMIT measurementChanged();
    Q_EMIT positionChanged();
    Q_EMIT fitWanted();
}

void VolumeScene::setVoxel(const std::optional<volume::VoxelEdges>& voxel) {
    m_voxel = voxel;
    if (allEdgesKnown()) m_proportions.reset();
    Q_EMIT voxelChanged();
    if (m_fit)
        Q_EMIT fitWanted();
    else
        Q_EMIT zoomChanged();
}

std::optional<double> VolumeScene::edge(Axis axis) const noexcept {
    if (!m_voxel || !(rawEdge(*m_voxel, axis) > 0)) return std::nullopt;
    const auto unit = metadata::micrometresIn(m_voxel->unit);
    if (!unit) return std::nullopt;
    return rawEdge(*m_voxel, axis) * *unit;
}

bool VolumeScene::allEdgesKnown() const noexcept {
    return edge(Axis::X) && edge(Axis::Y) && edge(Axis::Z);
}

double VolumeScene::stretch(Axis axis) const noexcept {
    const auto& drawnBy = m_proportions ? m_proportions : m_voxel;
    if (!drawnBy || !(rawEdge(*drawnBy, axis) > 0)) return 1;
    double base = 0;
    for (const Axis candidate : kAxes)
        if (base <= 0) base = rawEdge(*drawnBy, candidate);
    const double ratio = rawEdge(*drawnBy, axis) / base;
    return std::isfinite(ratio) ? std::clamp(ratio, 1e-3, 1e3) : 1;
}

std::optional<double> VolumeScene::stretchLength() const noexcept {
    for (const Axis axis : kAxes)
        if (const auto length = edge(axis)) return *length / stretch(axis);
    return std::nullopt;
}

void VolumeScene::setPosition(const VoxelPoint& position) {
    if (isEmpty()) return;
    const VoxelPoint inside{std::clamp<std::int64_t>(position.x, 0, m_size.x - 1),
        std::clamp<std::int64_t>(position.y, 0, m_size.y - 1),
        std::clamp<std::int64_t>(position.z, 0, m_size.z - 1)};
    if (inside == m_position) return;
    m_position = inside;
    Q_EMIT positionChanged();
}

void VolumeScene::setFit(double scale) {
    m_fit = true;
    m_scale = scale;
    m_center = {static_cast<double>(m_size.x) / 2, static_cast<double>(m_size.y) / 2,
        static_cast<double>(m_size.z) / 2};
    Q_EMIT zoomChanged();
}

void VolumeScene::zoom(double scale, const SpacePoint& center) {
    m_fit = false;
    m_scale = std::clamp(scale, kSmallestScale, kLargestScale);
    m_center = center;
    Q_EMIT zoomChanged();
}

void VolumeScene::wantFit() {
    m_fit = true;
    Q_EMIT fitWanted();
}

void VolumeScene::setSlab(const Slab& slab) {
    Slab next = slab;
    next.thickness = std::max<std::int64_t>(1, slab.thickness);
    if (next == m_slab) return;
    m_slab = next;
    Q_EMIT slabChanged();
}

volume::VolumeBox VolumeScene::wholeBox() const noexcept {
    return {0, m_size.x, 0, m_size.y, 0, m_size.z};
}

void VolumeScene::setBox(const volume::VolumeBox& box) {
    const volume::VolumeBox inside = box.within(m_size.x, m_size.y, m_size.z);
    if (inside.isEmpty() || inside == m_box) return;
    m_box = inside;
    Q_EMIT boxChanged();
}

void VolumeScene::setBoxShown(bool shown) {
    if (shown == m_boxShown) return;
    m_boxShown = shown;
    Q_EMIT boxChanged();
}

void VolumeScene::setMeasuring(bool measuring) {
    if (measuring == m_measuring) return;
    m_measuring = measuring;
    if (!measuring) m_measurement.reset();
    Q_EMIT measurementChanged();
}

void VolumeScene::setMeasurement(const std::optional<Measurement>& measurement) {
    if (measurement == m_measurement) return;
    m_measurement = measurement;
    Q_EMIT measurementChanged();
}

void VolumeScene::setCrossShown(bool shown) {
    if (shown == m_crossShown) return;
    m_crossShown = shown;
    Q_EMIT crossChanged();
}

MeasuredLength measured(const VolumeScene& scene, const Measurement& m) {
    MeasuredLength out;
    double voxels = 0;
    double length = 0;
    bool known = true;
    for (const Axis axis : kAxes) {
        const double d = m.to.along(axis) - m.from.along(axis);
        voxels += d * d;
        if (d == 0) continue;
        const auto edge = scene.edge(axis);
        known = known && edge;
        if (edge) length += d * *edge * d * *edge;
    }
    out.voxels = std::sqrt(voxels);
    if (known && scene.stretchLength()) out.micrometres = std::sqrt(length);
    const QPointF d = m.to.inPlane(m.across) - m.from.inPlane(m.across);
    const double du = d.x() * scene.stretch(axisRight(m.across));
    const double dv = d.y() * scene.stretch(axisDown(m.across));
    out.degrees = du == 0 && dv == 0 ? 0 : std::atan2(-dv, du) * 180 / std::numbers::pi;
    return out;
}

QString measuredText(const MeasuredLength& length) {
    const QLocale locale;
    QString text = VolumeScene::tr("%1 voxels").arg(locale.toString(length.voxels, 'f', 1));
    if (length.micrometres) text = lengthText(*length.micrometres) + QStringLiteral("   ") + text;
    return text + QStringLiteral("   %1°").arg(locale.toString(length.degrees, 'f', 1));
}

} // namespace lightstack::ui
