// Actions, keys, menu, and what they do.
#include "ui/slices/facts_panel.h"
#include "ui/slices/plane_grid.h"
#include "ui/slices/side_panels.h"
#include "ui/slices/slice_column.h"
#include "ui/slices/slice_player.h"
#include "ui/slices/slice_viewer.h"
#include "ui/slices/value_probe.h"
#include "ui/slices/voxel_size_form.h"
#include "ui/slices/window_bar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>

namespace lightstack::ui {
namespace {

constexpr int kPage = 10;
constexpr double kZoomStep = 1.25;

} // namespace

QAction* SliceViewer::addKey(const QString& text, const QList<QKeySequence>& keys) {
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setIconVisibleInMenu(false);
    addAction(action);
    return action;
}

QAction* SliceViewer::addTool(
    const QString& iconName, const QString& text, const QList<QKeySequence>& keys) {
    QAction* action = addKey(text, keys);
    action->setIcon(icon(iconName));
    m_tools << action;
    return action;
}

QAction* SliceViewer::addToggle(
    const QString& iconName, const QString& text, const QList<QKeySequence>& keys) {
    QAction* action = addTool(iconName, text, keys);
    action->setCheckable(true);
    return action;
}

void SliceViewer::addSeparator() {
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    m_tools << separator;
}

template <class Did>
void SliceViewer::on(QAction* action, Did did) {
    connect(action, &QAction::triggered, this, std::move(did));
}

void SliceViewer::makeActions() {
    on(addTool(QStringLiteral("zoom-fit"), tr("&Fit to Window"), {Qt::Key_F}),
        [this] { m_scene->wantFit(); });
    on(addTool(QStringLiteral("zoom-actual"), tr("&100 %"), {Qt::Key_1, Qt::CTRL | Qt::Key_1}),
        [this] { zoomActual(); });
    on(addTool(QStringLiteral("zoom-in"), tr("Zoom &In"), {Qt::Key_Plus, Qt::Key_Equal}),
        [this] { zoomBy(kZoomStep); });
    on(addTool(QStringLiteral("zoom-out"), tr("&Zoom Out"), {Qt::Key_Minus}),
        [this] { zoomBy(1 / kZoomStep); });
    addSeparator();
    m_orthogonal = addToggle(QStringLiteral("ortho"), tr("&Three Views"), {Qt::Key_O});
    on(m_orthogonal, [this](bool on) { setOrthogonal(on); });
    m_cross = addToggle(QStringLiteral("cross"), tr("Cross &Lines"), {Qt::Key_X});
    on(m_cross, [this](bool on) { m_scene->setCrossShown(on); });
    addSeparator();
    m_slabOn = addToggle(QStringLiteral("slab"), tr("&Slab"), {Qt::Key_S});
    on(m_slabOn, [this](bool on) {
        Slab slab = m_scene->slab();
        slab.on = on;
        m_scene->setSlab(slab);
    });
    m_measure = addToggle(QStringLiteral("ruler"), tr("&Measure Distance"), {Qt::Key_M});
    on(m_measure, [this](bool on) { m_scene->setMeasuring(on); });
    m_cropOn = addToggle(QStringLiteral("crop"), tr("&Crop Box"), {Qt::Key_C});
    on(m_cropOn, [this](bool on) { m_scene->setBoxShown(on); });
    addSeparator();
    m_histogram = addToggle(QStringLiteral("histogram"), tr("&Histogram"), {Qt::Key_H});
    on(m_histogram, [this](bool on) {
        m_window->setVisible(on);
        keep();
    });
    on(addKey(tr("&Go to Slice"), {Qt::Key_G}), [this] { m_column->goTo(); });
    using slices::AutoRule;
    on(addKey(tr("Window: &Auto"), {Qt::Key_A}),
        [this] { m_service->setAutoWindow(AutoRule::ImageJ); });
    on(addKey(tr("Window: &Percentile"), {Qt::Key_P}),
        [this] { m_service->setAutoWindow(AutoRule::Percentile); });
    on(addKey(tr("Window: Full &Range"), {Qt::Key_U}),
        [this] { m_service->setAutoWindow(AutoRule::Full); });
    on(addKey(tr("Loc&k the Window for All Slices"), {Qt::Key_L}),
        [this] { m_window->toggleLocked(); });
    on(addKey(tr("Thi&nner Slab"), {Qt::Key_BracketLeft}), [this] { changeThickness(-1); });
    on(addKey(tr("Thick&er Slab"), {Qt::Key_BracketRight}), [this] { changeThickness(1); });
    on(addKey(tr("Crop Box &Begins Here"), {Qt::Key_B}), [this] {
        m_crop->setEdge(m_grid->active(), false, m_scene->position().along(m_grid->active()));
    });
    on(addKey(tr("Crop Box En&ds Here"), {Qt::Key_T}), [this] {
        m_crop->setEdge(m_grid->active(), true, m_scene->position().along(m_grid->active()));
    });
    on(addKey(tr("Propose Crop Bo&x"), {Qt::SHIFT | Qt::Key_C}), [this] { propose(); });
    on(addKey(tr("&Voxel Size…"), {Qt::Key_V}), [this] { openSizeForm(); });
}

void SliceViewer::updateActions() {
    const bool any = !m_scene->isEmpty();
    for (QAction* action : actions())
        action->setEnabled(any);
    m_orthogonal->setChecked(m_grid->isOrthogonal());
    m_cross->setChecked(m_scene->isCrossShown());
    m_slabOn->setChecked(m_scene->slab().on);
    m_measure->setChecked(m_scene->isMeasuring());
    m_cropOn->setChecked(m_scene->isBoxShown());
    m_slab->setVisible(m_scene->slab().on);
    m_crop->setVisible(m_scene->isBoxShown());
    m_side->setVisible(m_scene->slab().on || m_scene->isBoxShown());
}

void SliceViewer::setOrthogonal(bool orthogonal) {
    m_grid->setOrthogonal(orthogonal);
    m_scene->setCrossShown(orthogonal ? m_crossInThree : m_crossInSlice);
    updateActions();
    request();
    updateFacts();
    keep();
}

void SliceViewer::setSettings(const SliceSettings& settings) {
    m_settings = settings;
    m_player->setRate(settings.rate);
    m_column->setRate(settings.rate);
    m_window->setSettings(settings);
    m_window->setVisible(settings.histogram);
    m_histogram->setChecked(settings.histogram);
    m_service->setLocked(settings.locked);
    const SliceSettings wanted = settings;
    setOrthogonal(wanted.orthogonal);
    m_settings = wanted;
}

void SliceViewer::keep() {
    SliceSettings now;
    now.rate = m_player->rate();
    now.logarithmic = m_window->isLogarithmic();
    now.locked = m_window->isLocked();
    now.histogram = m_histogram->isChecked();
    now.orthogonal = m_grid->isOrthogonal();
    now.presets = m_window->presets();
    if (now == m_settings) return;
    m_settings = now;
    Q_EMIT settingsChanged();
}

void SliceViewer::focusPicture() {
    m_grid->activeView()->setFocus();
}

void SliceViewer::step(std::int64_t slices) {
    m_scene->moveTo(m_grid->active(), m_scene->position().along(m_grid->active()) + slices);
}

void SliceViewer::zoomBy(double factor) {
    if (m_scene->isEmpty()) return;
    const Axis axis = m_grid->active();
    const QPointF middle = m_grid->view(axis)->transform().center();
    m_scene->zoom(m_scene->scale() * factor, m_scene->center().withInPlane(axis, middle));
}

void SliceViewer::zoomActual() {
    if (!m_scene->isEmpty()) zoomBy(1 / m_scene->scale());
}

void SliceViewer::changeThickness(int by) {
    Slab slab = m_scene->slab();
    if (slab.on) slab.thickness = std::max<std::int64_t>(2, slab.thickness + by);
    slab.on = true;
    m_scene->setSlab(slab);
}

void SliceViewer::dragWindow(QPointF share) {
    const raster::Histogram& histogram = m_window->histogram();
    const double range = std::max(1e-9, histogram.high - histogram.low);
    raster::WindowLevel window = m_windowNow;
    const double level = (window.low + window.high) / 2 - share.y() * range;
    const double width = std::max(range / 1000, window.high - window.low + share.x() * range);
    m_service->setWindow({level - width / 2, level + width / 2});
}

void SliceViewer::openSizeForm() {
    if (m_scene->isEmpty()) return;
    std::array<double, 3> times{1, 1, 1};
    for (const Axis axis : kAxes)
        if (m_scene->proportions()) times[static_cast<std::size_t>(axis)] = m_scene->stretch(axis);
    m_form->open(m_scene->voxel(), times);
}

void SliceViewer::showMenu(QPoint global) {
    QMenu menu(this);
    menu.addActions(m_tools);
    menu.addSeparator();
    for (QAction* action : actions())
        if (!m_tools.contains(action)) menu.addAction(action);
    menu.exec(global);
}

void SliceViewer::keyPressEvent(QKeyEvent* event) {
    const bool rightToLeft = isRightToLeft();
    switch (event->key()) {
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Left:
        return step(rightToLeft ? 1 : -1);
    case Qt::Key_Right:
        return step(rightToLeft ? -1 : 1);
    case Qt::Key_PageUp:
        return step(-kPage);
    case Qt::Key_PageDown:
        return step(kPage);
    case Qt::Key_Home:
        return m_scene->moveTo(m_grid->active(), 0);
    case Qt::Key_End:
        return m_scene->moveTo(m_grid->active(), m_scene->size().along(m_grid->active()) - 1);
    case Qt::Key_Space:
        if (event->isAutoRepeat()) return;
        m_spaceHeld = true;
        m_spaceUsed = false;
        return m_grid->setPanning(true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return focusPicture(); // a field is done with
    case Qt::Key_Escape:
        if (qobject_cast<PlaneView*>(focusWidget()) == nullptr && !m_failed) return focusPicture();
        if (m_scene->isMeasuring()) return m_scene->setMeasuring(false);
        Q_EMIT closed();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

// Space alone plays; Space with a drag has panned.
void SliceViewer::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_grid->setPanning(false);
    if (m_spaceHeld && !m_spaceUsed && !m_scene->isEmpty())
        m_player->setPlaying(!m_player->isPlaying());
    m_spaceHeld = false;
}

bool SliceViewer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) m_spaceUsed = true;
    if (event->type() == QEvent::FocusOut && m_spaceHeld) {
        m_spaceHeld = false;
        m_grid->setPanning(false);
    }
    return QWidget::eventFilter(watched, event);
}

void SliceViewer::hideEvent(QHideEvent* event) {
    m_player->setPlaying(false);
    QWidget::hideEvent(event);
}

void SliceViewer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && !m_messageIcon.isEmpty())
        m_messageSign->setPixmap(
            icon(m_messageIcon)
                .pixmap(
                    m_messageSign->pixmap().deviceIndependentSize().toSize(), devicePixelRatioF()));
    QWidget::changeEvent(event);
}

} // namespace lightstack::ui
