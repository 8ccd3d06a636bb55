// The parts of the slice viewer, and what they do to each other.
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

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>

namespace lightstack::ui {
namespace {

constexpr int kSlowMs = 250;
constexpr int kSideWidth = 224;
constexpr int kSignSide = 64;

} // namespace

SliceViewer::SliceViewer(QWidget* parent)
    : QWidget(parent)
    , m_scene(new VolumeScene(this))
    , m_service(new slices::VolumeService(this))
    , m_facts(new FactsPanel(m_scene))
    , m_grid(new PlaneGrid(m_scene, m_facts))
    , m_column(new SliceColumn(m_scene))
    , m_window(new WindowBar)
    , m_side(new QWidget)
    , m_slab(new SlabPanel(m_scene))
    , m_crop(new CropPanel(m_scene))
    , m_form(new VoxelSizeForm(m_grid))
    , m_player(new SlicePlayer(this))
    , m_probe(new ValueProbe(this))
    , m_pages(new QStackedLayout)
    , m_background(this) {
    buildParts();
    makeActions();
    wireScene();
    wireService();
    wireParts();
    wireWindow();
    setSettings({});
    updateActions();
}

SliceViewer::~SliceViewer() {
    m_proposing.request_stop();
}

void SliceViewer::buildParts() {
    m_side->setFixedWidth(kSideWidth);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(m_slab);
    side->addWidget(m_crop);
    side->addStretch();
    m_side->hide();
    auto* picture = new QVBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(m_grid, 1);
    picture->addWidget(m_window);
    m_page = new QWidget;
    auto* row = new QHBoxLayout(m_page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_column);
    row->addLayout(picture, 1);
    row->addWidget(m_side);
    m_message = buildMessage();
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_message);
    setLayout(m_pages);
    setFocusProxy(m_grid->view(Axis::Z));
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
}

QWidget* SliceViewer::buildMessage() {
    auto* page = new QWidget;
    m_messageSign = new QLabel;
    m_messageTitle = new QLabel;
    m_messageText = new QLabel;
    m_messageButton = new QPushButton(tr("Back to the Grid"));
    auto* layout = new QVBoxLayout(page);
    layout->setAlignment(Qt::AlignCenter);
    layout->setSpacing(kSpace3);
    for (QLabel* label : {m_messageSign, m_messageTitle, m_messageText}) {
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    m_messageTitle->setFont(titleFont());
    m_messageText->setWordWrap(true);
    m_messageText->setMinimumWidth(420);
    m_messageText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_messageButton, 0, Qt::AlignCenter);
    connect(m_messageButton, &QPushButton::clicked, this, &SliceViewer::closed);
    return page;
}

void SliceViewer::showMessage(
    const QString& iconName, const QString& title, const QString& sentence) {
    m_messageIcon = iconName;
    m_messageSign->setPixmap(
        icon(iconName).pixmap(QSize(kSignSide, kSignSide), devicePixelRatioF()));
    m_messageTitle->setText(title);
    m_messageText->setText(sentence);
    m_pages->setCurrentWidget(m_message);
    if (isVisible()) m_messageButton->setFocus();
}

void SliceViewer::wireScene() {
    connect(m_scene, &VolumeScene::positionChanged, this, [this] {
        request();
        updateFile();
        if (m_hover) hover(m_hoverAcross, *m_hover, true);
    });
    connect(m_scene, &VolumeScene::zoomChanged, this, [this] {
        request();
        Q_EMIT zoomChanged(m_scene->isEmpty() ? 0 : m_scene->scale());
    });
    connect(m_scene, &VolumeScene::slabChanged, this, [this] {
        request();
        updateActions();
    });
    connect(m_scene, &VolumeScene::boxChanged, this, &SliceViewer::updateActions);
    connect(m_scene, &VolumeScene::measurementChanged, this, &SliceViewer::updateActions);
    connect(m_scene, &VolumeScene::crossChanged, this, [this] {
        (m_grid->isOrthogonal() ? m_crossInThree : m_crossInSlice) = m_scene->isCrossShown();
        updateActions();
    });
}

void SliceViewer::wireService() {
    connect(m_service, &slices::VolumeService::opened, this, &SliceViewer::onOpened);
    connect(m_service, &slices::VolumeService::failed, this, &SliceViewer::onFailed);
    connect(m_service, &slices::VolumeService::planeReady, this, &SliceViewer::onPlane);
    connect(m_service, &slices::VolumeService::windowChanged, this,
        [this](const raster::WindowLevel& window) {
            m_windowNow = window;
            m_window->setWindow(window);
        });
    connect(m_service, &slices::VolumeService::histogramReady, this,
        [this](const raster::Histogram& histogram) {
            m_hasHistogram = true;
            m_window->setHistogram(histogram);
        });
    connect(&m_slow, &QTimer::timeout, this, [this] {
        showMessage(QStringLiteral("slices"), tr("Opening…"), tr("The first slice is being read."));
    });
}

void SliceViewer::wireParts() {
    connect(m_grid, &PlaneGrid::arranged, this, [this] {
        request();
        updateFacts();
    });
    connect(m_grid, &PlaneGrid::activeChanged, this, [this](Axis axis) {
        m_column->setAxis(axis);
        m_slab->setAxis(axis);
        updateFile();
        setFocusProxy(m_grid->activeView());
    });
    for (const Axis axis : kAxes) {
        PlaneView* view = m_grid->view(axis);
        view->installEventFilter(this);
        connect(view, &PlaneView::hovered, this, &SliceViewer::hover);
        connect(view, &PlaneView::windowDragged, this, &SliceViewer::dragWindow);
        connect(view, &PlaneView::menuWanted, this, &SliceViewer::showMenu);
        connect(view, &PlaneView::voxelSizeWanted, this, &SliceViewer::openSizeForm);
        connect(view, &PlaneView::enlargeWanted, this,
            [this] { setOrthogonal(!m_grid->isOrthogonal()); });
    }
    connect(m_column, &SliceColumn::playToggled, this,
        [this] { m_player->setPlaying(!m_player->isPlaying()); });
    connect(m_column, &SliceColumn::rateChosen, this, [this](int rate) {
        m_player->setRate(rate);
        keep();
    });
    connect(m_column, &SliceColumn::leaveWanted, this, &SliceViewer::focusPicture);
    connect(m_player, &SlicePlayer::playingChanged, m_column, &SliceColumn::setPlaying);
    connect(m_player, &SlicePlayer::stepWanted, this, [this](qint64 slices) {
        const std::int64_t count = m_scene->size().along(m_grid->active());
        if (count < 2) return m_player->setPlaying(false);
        const std::int64_t at = m_scene->position().along(m_grid->active());
        m_scene->moveTo(m_grid->active(), (at + slices) % count);
    });
    connect(m_probe, &ValueProbe::changed, this, &SliceViewer::updateStatus);
    connect(m_facts, &FactsPanel::voxelSizeWanted, this, &SliceViewer::openSizeForm);
    connect(m_form, &VoxelSizeForm::chosen, this, &SliceViewer::saySize);
    connect(m_form, &VoxelSizeForm::closed, this, &SliceViewer::focusPicture);
    connect(m_crop, &CropPanel::proposeWanted, this, &SliceViewer::propose);
    connect(m_crop, &CropPanel::exportWanted, this, &SliceViewer::askExport);
}

void SliceViewer::wireWindow() {
    connect(m_window, &WindowBar::windowEdited, m_service, &slices::VolumeService::setWindow);
    connect(m_window, &WindowBar::autoWanted, m_service, &slices::VolumeService::setAutoWindow);
    connect(m_window, &WindowBar::lockToggled, m_service, &slices::VolumeService::setLocked);
    connect(m_window, &WindowBar::settingsChanged, this, &SliceViewer::keep);
}

} // namespace lightstack::ui
