#include "ui/slices/slice_viewer.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/slices/facts_panel.h"
#include "ui/slices/length_text.h"
#include "ui/slices/plane_grid.h"
#include "ui/slices/plane_painter.h"
#include "ui/slices/side_panels.h"
#include "ui/slices/slice_column.h"
#include "ui/slices/slice_player.h"
#include "ui/slices/value_probe.h"
#include "ui/slices/voxel_size_form.h"
#include "ui/slices/window_bar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLocale>
#include <QStackedLayout>

#include <limits>
#include <utility>

namespace lightstack::ui {
namespace {

constexpr int kHistogramPatienceMs = 3000;

std::string keyOf(const volume::SliceStack& stack) {
    return (stack.folder / stack.name).native();
}

template <class T>
raster::WindowLevel rangeOfType() {
    return {static_cast<double>(std::numeric_limits<T>::lowest()),
        static_cast<double>(std::numeric_limits<T>::max())};
}

std::optional<raster::WindowLevel> typeRange(image::SampleType type) {
    using image::SampleType;
    switch (type) {
    case SampleType::U8:
        return rangeOfType<std::uint8_t>();
    case SampleType::S8:
        return rangeOfType<std::int8_t>();
    case SampleType::U16:
        return rangeOfType<std::uint16_t>();
    case SampleType::S16:
        return rangeOfType<std::int16_t>();
    default: // floats have none, and of 2^32 grey values nothing would be seen
        return std::nullopt;
    }
}

} // namespace

void SliceViewer::open(const volume::SliceStack& stack, std::int64_t position) {
    closeVolume();
    m_stack = stack;
    m_wanted = position;
    m_pages->setCurrentWidget(m_page);
    m_slow.start();
    m_service->setLocked(m_settings.locked);
    m_service->open(stack);
    lookAgain(); // how they are now
}

void SliceViewer::closeVolume() {
    m_slow.stop();
    m_proposing.request_stop();
    m_player->setPlaying(false);
    m_probe->setSource(nullptr);
    m_service->close();
    m_asked = {};
    m_failed = false;
    m_again = false;
    m_mark.reset();
    m_old = {};
    m_hasHistogram = false;
    m_hover.reset();
    m_form->hide();
    for (const Axis axis : kAxes) {
        m_grid->view(axis)->clear();
        m_grid->view(axis)->setFacts({}, false);
    }
    m_facts->setFacts(nullptr);
    m_column->setFile({}, {});
    m_column->setMarks({});
    m_window->clear();
    m_scene->clear();
    m_stack = {};
    updateActions();
    Q_EMIT statusChanged({});
}

std::optional<volume::VoxelEdges> SliceViewer::voxelSaid() const {
    const auto said = m_said.find(keyOf(m_stack));
    return said != m_said.end() ? std::optional(said->second) : std::nullopt;
}

bool SliceViewer::isFinal() const {
    if (m_failed) return true;
    if (!m_service->source() || !m_mark) return false;
    if (!m_hasHistogram && m_sinceOpened.elapsed() < kHistogramPatienceMs) return false;
    for (const Axis axis : kAxes) {
        if (!isShown(axis)) continue;
        const slices::ViewedPlane* plane = m_grid->view(axis)->plane();
        const auto& asked = m_asked[static_cast<std::size_t>(axis)];
        if (plane == nullptr || plane->provisional || !asked ||
            m_old[static_cast<std::size_t>(axis)] || !samePlace(plane->plane.query, asked->query))
            return false;
    }
    return true;
}

void SliceViewer::usePyramidOf(const volume::SliceStack& stack) {
    if (!m_service->source() || keyOf(stack) != keyOf(m_stack)) return;
    m_again = true;
    m_probe->setSource(nullptr);
    m_service->open(m_stack);
}

void SliceViewer::onOpened() {
    m_slow.stop();
    m_sinceOpened.start();
    m_asked = {};
    const slices::VolumeFacts& facts = m_service->source()->facts();
    const image::PixelSize size = facts.spec.slice.size;
    const bool again = std::exchange(m_again, false) &&
                       m_scene->size() == VoxelPoint{size.width, size.height, facts.spec.depth};
    m_probe->setSource(m_service->source());
    if (again) {
        m_service->setWindow(m_windowNow);
        m_stack = facts.stack;
        m_places = StackPlaces(m_stack, facts.spec.depth);
        m_column->setMarks(m_places.gaps(m_stack));
    } else {
        showOpened(facts);
    }
    m_facts->setFacts(&facts);
    updateFile();
    updateFacts();
    updateActions();
    request();
}

void SliceViewer::showOpened(const slices::VolumeFacts& facts) {
    m_stack = facts.stack;
    m_places = StackPlaces(m_stack, facts.spec.depth);
    const image::ImageSpec& spec = facts.spec.slice;
    m_window->setValues(!image::isFloat(spec.type), typeRange(spec.type));
    m_crop->setBytesPerVoxel(image::bytesPerSample(spec.type) * spec.channels);
    const auto said = voxelSaid();
    m_scene->setVolume({spec.size.width, spec.size.height, facts.spec.depth},
        said ? said : facts.voxel, facts.proportions);
    m_scene->moveTo(Axis::Z, m_places.placeOf(m_stack, m_wanted));
    m_column->setMarks(m_places.gaps(m_stack));
    m_pages->setCurrentWidget(m_page);
    if (isVisible() && (focusWidget() == nullptr || focusWidget() == this)) focusPicture();
}

void SliceViewer::onFailed(const base::Error& error) {
    m_slow.stop();
    m_failed = true;
    showMessage(QStringLiteral("broken"), base::displayText(std::filesystem::path(m_stack.name)),
        tr("This stack cannot be opened: %1.").arg(failureText(error)));
}

bool SliceViewer::isShown(Axis across) const {
    return m_grid->isOrthogonal() || m_grid->active() == across;
}

// The coarsest stored level that has `side` pixels along the plane's long side.
int SliceViewer::sharpLevel(Axis across, int side) const {
    int level = 0;
    for (const slices::VolumeLevel& candidate : m_service->source()->facts().levels) {
        const VoxelPoint size{candidate.width, candidate.height, candidate.depth};
        const std::int64_t longer =
            std::max(size.along(axisRight(across)), size.along(axisDown(across)));
        if (candidate.stored && longer >= side) level = std::max(level, candidate.number);
    }
    return level;
}

void SliceViewer::request() {
    if (!m_service->source() || m_scene->isEmpty()) return;
    for (const Axis axis : kAxes) {
        auto& asked = m_asked[static_cast<std::size_t>(axis)];
        const int view = static_cast<int>(axis);
        if (!isShown(axis)) {
            if (asked) m_service->hide(view);
            asked.reset();
            m_grid->view(axis)->clear();
            continue;
        }
        slices::PlaneQuery query;
        query.axis = axis;
        query.position = m_scene->position().along(axis);
        if (m_scene->slab().on) {
            query.thickness = std::min(m_scene->slab().thickness, m_scene->size().along(axis));
            query.rule = m_scene->slab().rule;
        }
        const int side = m_grid->view(axis)->wantedSide();
        const int level = sharpLevel(axis, side);
        if (asked && asked->query == query && asked->level <= level) continue;
        asked = Asked{query, level};
        m_service->show(view, query, side);
    }
}

void SliceViewer::onPlane(int view, const std::shared_ptr<const slices::ViewedPlane>& plane) {
    const auto axis = static_cast<Axis>(view);
    const auto& asked = m_asked[static_cast<std::size_t>(axis)];
    if (!asked) return; // hidden meanwhile
    m_old[static_cast<std::size_t>(axis)] = false;
    m_grid->view(axis)->setPlane(plane);
    if (axis == m_grid->active() && plane->plane.query.position == asked->query.position)
        m_player->shown();
    updateFacts();
    updateStatus();
}

// Level, size and depth, at the top right of each view.
void SliceViewer::updateFacts() {
    const auto source = m_service->source();
    if (!source) return;
    const slices::VolumeFacts& facts = source->facts();
    const QLocale locale;
    for (const Axis axis : kAxes) {
        PlaneView* view = m_grid->view(axis);
        const slices::ViewedPlane* shown = view->plane();
        const int level = shown != nullptr ? shown->plane.query.level : 0;
        QString text = tr("Level %1").arg(level);
        if (shown != nullptr && shown->plane.thinned) text = tr("Level %1, thinned").arg(level);
        if (shown != nullptr && shown->provisional) text += QStringLiteral(" …");
        const bool main = !m_grid->isOrthogonal() || axis == Axis::Z;
        if (!m_grid->isOrthogonal()) {
            QStringList sides;
            for (const Axis side : {axisRight(axis), axisDown(axis), axis})
                sides << locale.toString(qlonglong{m_scene->size().along(side)});
            text += QStringLiteral("   %1   %2")
                        .arg(sides.join(QStringLiteral(" × ")), sampleText(facts.spec.slice));
        }
        view->setFacts(text, main);
    }
}

void SliceViewer::updateFile() {
    if (m_scene->isEmpty() || m_column->axis() != Axis::Z) return m_column->setFile({}, {});
    const volume::Slice* slice = m_places.sliceAt(m_stack, m_scene->position().z);
    if (slice == nullptr) return m_column->setFile(tr("no file"), tr("The numbering has a gap."));
    const QString number = base::displayText(std::filesystem::path(numberIn(m_stack, *slice)));
    m_column->setFile(m_stack.paged ? tr("Page %1").arg(number) : tr("File %1").arg(number),
        base::displayText(std::filesystem::path(slice->name)));
}

void SliceViewer::hover(Axis across, QPointF uv, bool inside) {
    if (!inside) {
        if (m_hoverAcross == across) m_hover.reset();
        m_probe->ask(std::nullopt);
        return;
    }
    m_hover = uv;
    m_hoverAcross = across;
    const SpacePoint at = SpacePoint()
                              .with(across, static_cast<double>(m_scene->position().along(across)))
                              .withInPlane(across, uv);
    m_probe->ask(VoxelPoint{static_cast<std::int64_t>(std::floor(at.x)),
        static_cast<std::int64_t>(std::floor(at.y)), static_cast<std::int64_t>(std::floor(at.z))});
}

// What is stored; where it is not at hand, what is seen: the value of the level, or of the slab.
QString SliceViewer::valueText() const {
    const slices::ViewedPlane* shown = m_grid->view(m_hoverAcross)->plane();
    const bool same =
        shown != nullptr && shown->plane.query.position == m_scene->position().along(m_hoverAcross);
    const auto seen = same ? planeValues(shown->plane, *m_hover) : std::vector<double>();
    if (m_scene->slab().on && !seen.empty()) return tr("slab %1").arg(valuesText(seen));
    if (!m_probe->values().empty()) return valuesText(m_probe->values());
    return seen.empty() ? QString() : QStringLiteral("≈ ") + valuesText(seen);
}

// "x 1,234  y 567  z 89   23,456   10.66  4.90  0.77 mm"
void SliceViewer::updateStatus() {
    const auto& voxel = m_probe->voxel();
    if (!voxel || !m_hover) {
        Q_EMIT statusChanged({});
        return;
    }
    const QLocale locale;
    QString text;
    double longest = 0;
    for (const Axis axis : kAxes) {
        text += QStringLiteral("%1 %2  ")
                    .arg(axisLetter(axis))
                    .arg(locale.toString(qlonglong{voxel->along(axis)}));
        longest = std::max(longest,
            m_scene->edge(axis).value_or(0) * static_cast<double>(m_scene->size().along(axis)));
    }
    text += u' ' + valueText();
    if (m_scene->allEdgesKnown()) {
        const LengthUnit unit = unitFor(longest);
        text += QStringLiteral("   ");
        for (const Axis axis : kAxes)
            text +=
                lengthNumber(*m_scene->edge(axis) * static_cast<double>(voxel->along(axis)), unit) +
                u' ';
        text += unit.name;
    }
    Q_EMIT statusChanged(text);
}

void SliceViewer::saySize(const volume::VoxelEdges& voxel) {
    if (m_stack.slices.empty()) return;
    m_said[keyOf(m_stack)] = voxel;
    m_scene->setVoxel(voxel);
}

void SliceViewer::propose() {
    const auto source = m_service->source();
    if (!source) return;
    m_scene->setBoxShown(true);
    m_crop->setProposing(true);
    m_crop->say({});
    m_proposing.request_stop();
    m_proposing = {};
    m_background.run(
        [source, stop = m_proposing.get_token()] {
            return std::pair(source, slices::proposeBox(*source, stop));
        },
        [this](const std::pair<std::shared_ptr<slices::VolumeSource>, Result<volume::VolumeBox>>&
                answer) {
            m_crop->setProposing(false);
            if (answer.first != m_service->source()) return;
            if (!answer.second)
                return m_crop->say(
                    tr("No box was found: %1.").arg(failureText(answer.second.error())));
            m_crop->remember();
            m_scene->setBox(*answer.second);
            if (*answer.second == m_scene->wholeBox()) m_crop->say(tr("Nothing stands out."));
        });
}

void SliceViewer::askExport() {
    if (m_service->source()) Q_EMIT exportAsked(m_stack, m_scene->box(), 0);
}

} // namespace lightstack::ui
