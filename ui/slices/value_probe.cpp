#include "ui/slices/value_probe.h"

#include <QLocale>
#include <QStringList>

#include <cmath>

namespace lightstack::ui {
namespace {
constexpr int kRestMs = 120;
}

ValueProbe::ValueProbe(QObject* parent) : QObject(parent), m_background(this) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &ValueProbe::read);
}

ValueProbe::~ValueProbe() {
    m_stop.request_stop();
}

void ValueProbe::setSource(std::shared_ptr<slices::VolumeSource> source) {
    m_stop.request_stop();
    m_stop = {};
    m_reading = false;
    m_source = std::move(source);
    ask(std::nullopt);
}

void ValueProbe::ask(const std::optional<VoxelPoint>& voxel) {
    m_voxel = m_source ? voxel : std::nullopt;
    m_values.clear();
    if (m_voxel) m_values = m_source->cachedValue(m_voxel->x, m_voxel->y, m_voxel->z);
    if (m_voxel && m_values.empty())
        m_rest.start();
    else
        m_rest.stop();
    Q_EMIT changed();
}

void ValueProbe::read() {
    if (!m_voxel || !m_source || m_reading) return;
    m_reading = true;
    slices::PlaneQuery query;
    query.position = m_voxel->z;
    m_background.run(
        [source = m_source, query, stop = m_stop.get_token()] {
            const auto plane = source->plane(query, stop);
            return std::pair(source, plane && !plane->missing);
        },
        [this](const std::pair<std::shared_ptr<slices::VolumeSource>, bool>& answer) {
            if (answer.first != m_source) return;
            m_reading = false;
            if (!m_voxel || !answer.second) return;
            m_values = m_source->cachedValue(m_voxel->x, m_voxel->y, m_voxel->z);
            if (!m_values.empty()) Q_EMIT changed();
        });
}

std::vector<double> planeValues(const slices::Plane& plane, QPointF uv) {
    const image::ImageSpec& spec = plane.pixels.spec();
    const double side = std::ldexp(1.0, plane.query.level);
    const int x = static_cast<int>(std::floor(uv.x() / side));
    const int y = static_cast<int>(std::floor(uv.y() / side));
    if (plane.missing || plane.pixels.isNull() || x < 0 || y < 0 || x >= spec.size.width ||
        y >= spec.size.height)
        return {};
    std::vector<double> values;
    for (int channel = 0; channel < spec.channels; ++channel)
        values.push_back(plane.pixels.valueAt(x, y, channel));
    return values;
}

QString valuesText(const std::vector<double>& values) {
    const QLocale locale;
    const auto text = [&](double value) {
        const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
        return whole ? locale.toString(static_cast<qlonglong>(value))
                     : locale.toString(value, 'g', 6);
    };
    if (values.size() == 1) return text(values.front());
    static const QString kNames = QStringLiteral("rgba");
    QStringList parts;
    for (std::size_t i = 0; i < values.size(); ++i)
        parts << (values.size() <= 4 && values.size() >= 3
                         ? QStringLiteral("%1 ").arg(kNames[static_cast<qsizetype>(i)])
                         : QString()) +
                     text(values[i]);
    return parts.join(u' ');
}

} // namespace lightstack::ui
