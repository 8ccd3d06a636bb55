#include "ui/slices/facts_panel.h"

#include "core/base/file_path.h"
#include "ui/models/number_words.h"
#include "ui/slices/length_text.h"
#include "ui/slices/plane_painter.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace lightstack::ui {
namespace {

using Rows = std::vector<std::pair<QString, QString>>;

QString edgesText(const VolumeScene& scene) {
    const auto x = scene.edge(Axis::X);
    const auto y = scene.edge(Axis::Y);
    const auto z = scene.edge(Axis::Z);
    if (!x && !y && !z) return {};
    if (x && y && z && *x == *y && *y == *z) return lengthText(*x);
    const LengthUnit unit = unitFor(x.value_or(y.value_or(z.value_or(1))));
    const auto one = [&](const std::optional<double>& edge) {
        return edge ? lengthNumber(*edge, unit) : QStringLiteral("?");
    };
    return QStringLiteral("%1 × %2 × %3 %4").arg(one(x), one(y), one(z), unit.name);
}

// Of a voxel: its edges as far as they are known, and how it is drawn where not all are.
QString voxelText(const VolumeScene& scene, const QString& edges) {
    if (scene.allEdgesKnown()) return edges;
    if (!scene.proportions())
        return edges.isEmpty() ? FactsPanel::tr("size unknown; drawn with equal edges")
                               : FactsPanel::tr("%1; drawn with equal edges").arg(edges);
    const QLocale locale;
    QStringList sides;
    for (const Axis axis : kAxes)
        sides << locale.toString(scene.stretch(axis), 'g', 4);
    const QString drawn = sides.join(QStringLiteral(" : "));
    return edges.isEmpty()
               ? FactsPanel::tr("size unknown; the file gives %1 without a unit").arg(drawn)
               : FactsPanel::tr("%1; the file gives %2 without a unit").arg(edges, drawn);
}

QString levelsText(const slices::VolumeFacts& facts) {
    int stored = 0;
    for (const slices::VolumeLevel& level : facts.levels)
        stored += level.stored && level.number > 0 ? 1 : 0;
    if (stored == 0) return FactsPanel::tr("none");
    return FactsPanel::tr("%Ln level(s) in the pyramid", nullptr, stored);
}

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='color:%1; padding-right:12px'>%2</td><td>%3</td></tr>")
        .arg(colors().secondaryText.name(), name.toHtmlEscaped(), value);
}

} // namespace

QString sampleText(const image::ImageSpec& spec) {
    const int bits = image::bytesPerSample(spec.type) * 8;
    QString text = image::isFloat(spec.type)    ? FactsPanel::tr("%1-bit float")
                   : image::isSigned(spec.type) ? FactsPanel::tr("%1-bit signed")
                                                : FactsPanel::tr("%1-bit");
    text = text.arg(bits);
    if (spec.channels > 1) text += FactsPanel::tr(", %Ln channel(s)", nullptr, spec.channels);
    return text;
}

FactsPanel::FactsPanel(VolumeScene* scene, QWidget* parent)
    : QScrollArea(parent), m_scene(scene), m_label(new QLabel) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(m_label);
    setFocusPolicy(Qt::NoFocus);
    m_label->setContentsMargins(kSpace4, kSpace1, kSpace3, kSpace1);
    m_label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse);
    connect(m_label, &QLabel::linkActivated, this, &FactsPanel::voxelSizeWanted);
    connect(scene, &VolumeScene::positionChanged, this, &FactsPanel::follow);
    connect(scene, &VolumeScene::voxelChanged, this, &FactsPanel::follow);
}

void FactsPanel::setFacts(const slices::VolumeFacts* facts) {
    m_rows.clear();
    m_title.clear();
    if (facts != nullptr) {
        const image::ImageSpec& spec = facts->spec.slice;
        m_title = base::displayText(std::filesystem::path(facts->stack.name));
        const double bytes = static_cast<double>(spec.size.width) * spec.size.height *
                             spec.channels * image::bytesPerSample(spec.type) *
                             static_cast<double>(facts->spec.depth);
        m_rows.emplace_back(tr("Values"), QStringLiteral("%1, %2").arg(sampleText(spec),
                                              byteText(static_cast<std::uint64_t>(bytes))));
        m_rows.emplace_back(tr("Pyramid"), levelsText(*facts));
    }
    follow();
}

// The volume's sides: in voxels, and below it, where they are known, in a unit.
QString FactsPanel::sizeText() const {
    const QLocale locale;
    std::array<double, 3> sides{};
    QStringList voxels;
    for (const Axis axis : kAxes) {
        voxels << locale.toString(qlonglong{m_scene->size().along(axis)});
        sides[static_cast<std::size_t>(axis)] =
            m_scene->edge(axis).value_or(0) * static_cast<double>(m_scene->size().along(axis));
    }
    QString text = voxels.join(QStringLiteral(" × "));
    if (!m_scene->allEdgesKnown()) return text;
    const LengthUnit unit = unitFor(*std::max_element(sides.begin(), sides.end()));
    return text + QStringLiteral("<br/>%1 × %2 × %3 %4")
                      .arg(lengthNumber(sides[0], unit), lengthNumber(sides[1], unit),
                          lengthNumber(sides[2], unit), unit.name);
}

QString FactsPanel::positionRows() const {
    const QLocale locale;
    QString html;
    for (const Axis axis : kAxes) {
        const std::int64_t at = m_scene->position().along(axis);
        QString length;
        if (const auto edge = m_scene->edge(axis)) {
            const LengthUnit unit =
                unitFor(*edge * static_cast<double>(m_scene->size().along(axis)));
            length = QStringLiteral("%1 %2").arg(
                lengthNumber(*edge * static_cast<double>(at), unit), unit.name);
        }
        html += QStringLiteral("<tr><td style='padding-right:12px'><span style='color:%1'>■</span> "
                               "%2</td><td style='padding-right:12px'>%3</td>"
                               "<td style='color:%4'>%5</td></tr>")
                    .arg(axisColor(axis).name(), axisLetter(axis), locale.toString(qlonglong{at}),
                        colors().secondaryText.name(), length);
    }
    return html;
}

void FactsPanel::follow() {
    if (!isVisible()) return; // laid out while nobody looks, it would only cost
    if (m_rows.empty() || m_scene->isEmpty()) return m_label->clear();
    QString html = QStringLiteral("<p style='font-weight:600; margin-bottom:6px'>%1</p>"
                                  "<table cellspacing='0'>")
                       .arg(m_title.toHtmlEscaped());
    html += row(tr("Size"), sizeText());
    const QString edges = edgesText(*m_scene);
    const QString set = QStringLiteral(" <a href='#set' style='color:%1'>%2</a>")
                            .arg(colors().accentText.name(), tr("set…"));
    html += row(tr("Voxel"), voxelText(*m_scene, edges).toHtmlEscaped() + set);
    if (!edges.isEmpty()) {
        // The file is enough here; what it says in full stands in the stack's report.
        const QString source = QString::fromStdString(base::toLossyUtf8(m_scene->voxel()->source))
                                   .section(QStringLiteral(": "), 0, 0);
        if (!source.isEmpty()) html += row(tr("Said by"), source.toHtmlEscaped());
    }
    for (const auto& [name, value] : m_rows)
        html += row(name, value.toHtmlEscaped());
    m_label->setText(html +
                     QStringLiteral("</table><table cellspacing='0' style='margin-top:8px'>") +
                     positionRows() + QStringLiteral("</table>"));
}

QString FactsPanel::text() const {
    QString text = m_label->text();
    return text.replace(QRegularExpression(QStringLiteral("<[^>]*>")), QStringLiteral(" "));
}

void FactsPanel::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    follow();
}

void FactsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) follow();
    QScrollArea::changeEvent(event);
}

} // namespace lightstack::ui
