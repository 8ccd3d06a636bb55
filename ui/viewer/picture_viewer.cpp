#include "ui/viewer/picture_viewer.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"
#include "ui/viewer/animation_player.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/full_screen_chrome.h"
#include "ui/viewer/histogram_panel.h"
#include "ui/viewer/image_canvas.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

QWidget* makeFailurePage(QLabel*& picture, QLabel*& text, QPushButton*& next) {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setAlignment(Qt::AlignCenter);
    layout->setSpacing(kSpace3);
    picture = new QLabel;
    picture->setAlignment(Qt::AlignCenter);
    text = new QLabel;
    text->setTextFormat(Qt::RichText);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    next = new QPushButton(PictureViewer::tr("Next picture"));
    layout->addWidget(picture);
    layout->addWidget(text);
    layout->addWidget(next, 0, Qt::AlignCenter);
    return page;
}

} // namespace

PictureViewer::PictureViewer(FolderModel* model, thumbs::PictureService* pictures, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_pictures(pictures)
    , m_canvas(new ImageCanvas)
    , m_stack(new QStackedLayout)
    , m_histogram(new HistogramPanel)
    , m_strip(new FilmStrip(model))
    , m_pagePill(new QToolButton(m_canvas))
    , m_player(new AnimationPlayer(this))
    , m_chrome(new FullScreenChrome(m_canvas)) {
    setFocusPolicy(Qt::StrongFocus);
    QPushButton* next = nullptr;
    m_failure = makeFailurePage(m_failureSign, m_failureText, next);
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_failure);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_histogram);
    layout->addWidget(m_strip);
    m_histogram->hide();
    m_pagePill->hide();
    m_pagePill->setFocusPolicy(Qt::NoFocus);
    m_pagePill->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pagePill->setIconSize({16, 16});
    m_canvas->setFocusProxy(this);
    makeActions();
    m_bar = makeBar();
    connect(next, &QPushButton::clicked, this, [this] { step(1); });
    wireParts();
}

void PictureViewer::wireParts() {
    connect(m_canvas, &ImageCanvas::zoomChanged, this, [this](double scale) {
        if (m_stack->currentWidget() == m_canvas) Q_EMIT zoomChanged(scale);
    });
    connect(m_player, &AnimationPlayer::frameShown, this, &PictureViewer::onFrame);
    connect(m_player, &AnimationPlayer::stateChanged, this, &PictureViewer::onPlayerState);
    connect(m_chrome, &FullScreenChrome::awakeChanged, this, &PictureViewer::updatePagePill);
    connect(m_pagePill, &QToolButton::clicked, this, &PictureViewer::togglePlaying);
    connect(m_canvas, &ImageCanvas::hovered, this, &PictureViewer::onHover);
    connect(m_canvas, &ImageCanvas::windowDragged, this, &PictureViewer::dragWindow);
    connect(m_canvas, &ImageCanvas::stepWanted, this, &PictureViewer::step);
    connect(m_strip, &FilmStrip::rowClicked, this, &PictureViewer::showRow);
    connect(
        m_histogram, &HistogramPanel::windowEdited, m_pictures, &thumbs::PictureService::setWindow);
    connect(m_histogram, &HistogramPanel::autoWanted, m_pictures,
        &thumbs::PictureService::setAutoWindow);
    connect(m_pictures, &thumbs::PictureService::pictureReady, this, &PictureViewer::onPicture);
    connect(m_pictures, &thumbs::PictureService::failed, this, &PictureViewer::onFailed);
    connect(m_model, &FolderModel::viewChanged, this, [this] {
        if (!isVisible() || m_path.empty()) return;
        m_row = m_model->rowOfPath(m_path);
        m_strip->setCurrentRow(m_row);
        updateBar();
    });
}

QAction* PictureViewer::addViewerAction(
    const QString& iconName, const QString& text, const QList<QKeySequence>& keys) {
    auto* action = new QAction(icon(iconName), text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_actions << action;
    return action;
}

void PictureViewer::makeActions() {
    connect(addViewerAction(QStringLiteral("zoom-fit"), tr("&Fit to Window"), {Qt::Key_F}),
        &QAction::triggered, m_canvas, &ImageCanvas::zoomFit);
    connect(addViewerAction(QStringLiteral("zoom-actual"), tr("&100 %"), {Qt::CTRL | Qt::Key_1}),
        &QAction::triggered, m_canvas, &ImageCanvas::zoomActual);
    connect(
        addViewerAction(QStringLiteral("zoom-in"), tr("Zoom &In"), {Qt::Key_Plus, Qt::Key_Equal}),
        &QAction::triggered, this, [this] { m_canvas->zoomBy(1.25); });
    connect(addViewerAction(QStringLiteral("zoom-out"), tr("Zoom &Out"), {Qt::Key_Minus}),
        &QAction::triggered, this, [this] { m_canvas->zoomBy(0.8); });
    connect(addViewerAction(
                QStringLiteral("rotate-right"), tr("Rotate View &Right"), {Qt::CTRL | Qt::Key_R}),
        &QAction::triggered, this, [this] { m_canvas->setTurn(++m_turn); });
    connect(addViewerAction(QStringLiteral("rotate-left"), tr("Rotate View &Left"),
                {Qt::CTRL | Qt::SHIFT | Qt::Key_R}),
        &QAction::triggered, this, [this] { m_canvas->setTurn(--m_turn); });
    m_histogramAction = addViewerAction(QStringLiteral("histogram"), tr("&Histogram"), {Qt::Key_H});
    m_histogramAction->setCheckable(true);
    connect(m_histogramAction, &QAction::triggered, this, &PictureViewer::toggleHistogram);
    m_stripAction = addViewerAction(
        QStringLiteral("filmstrip"), tr("Film &Strip"), {Qt::CTRL | Qt::Key_B, Qt::Key_T});
    m_stripAction->setCheckable(true);
    m_stripAction->setChecked(m_stripWanted);
    connect(m_stripAction, &QAction::triggered, this, &PictureViewer::toggleFilmStrip);
}

int PictureViewer::screenSide() const {
    return static_cast<int>(std::max(m_canvas->width(), m_canvas->height()) * devicePixelRatioF());
}

void PictureViewer::showRow(int row) {
    if (row < 0 || row >= m_model->rowCount() || m_model->kindAt(row) == browse::EntryKind::Folder)
        return;
    m_direction = row >= m_row ? 1 : -1;
    m_row = row;
    m_page = 0;
    m_path = m_model->pathAt(row);
    m_strip->setDemandActive(true);
    m_strip->setCurrentRow(row);
    load();
    Q_EMIT currentRowChanged(row);
}

void PictureViewer::showPath(const std::filesystem::path& path) {
    m_path = path;
    m_page = 0;
    m_row = -1;
    m_strip->setDemandActive(true);
    load();
}

void PictureViewer::load() {
    m_final = false;
    m_turn = 0;
    m_frame = -1;
    m_player->stop();
    m_picture.reset();
    // Behind a failure stands a picture from before it.
    if (m_stack->currentWidget() != m_canvas) m_canvas->clear();
    m_stack->setCurrentWidget(m_canvas);
    // The grid's thumbnail, at the size the picture will have: nothing jumps when it arrives.
    const thumbs::Thumbnail* known = nullptr;
    for (const int bucket : {512, 256, 128})
        if (m_row >= 0 && known == nullptr) known = m_model->thumbnailAt(m_row, bucket);
    if (m_page == 0 && known != nullptr && !known->image.isNull() && !known->fullSize.isEmpty())
        m_canvas->setPicture(known->image, {known->fullSize.width, known->fullSize.height}, false);
    if (!m_histogram->isLocked()) m_pictures->forgetWindow();
    m_pictures->show(m_path, m_page, screenSide());
    updatePagePill();
    updateBar();
}

void PictureViewer::leave() {
    m_strip->setDemandActive(false);
    m_player->stop();
    m_pictures->clear();
    m_canvas->clear();
    m_picture.reset();
    m_path.clear();
    m_row = -1;
    Q_EMIT valueTextChanged({});
}

void PictureViewer::onPicture(const std::shared_ptr<const thumbs::ViewedPicture>& picture) {
    if (picture->path != m_path || picture->page != m_page) return;
    const bool same = m_picture && m_picture->path == picture->path;
    m_picture = picture;
    m_stack->setCurrentWidget(m_canvas);
    const bool moves = m_player->isMoving() && m_frame >= 0 && m_frame != picture->page;
    if (!moves) // else its frame is older than what is shown
        m_canvas->setPicture(
            picture->image, {picture->fullSize.width, picture->fullSize.height}, same);
    if (!picture->provisional) {
        const bool whole =
            picture->samples.isNull() || !image::isFloat(picture->samples.spec().type);
        m_histogram->setPicture(picture->histogram, picture->window, picture->windowable, whole);
        showHistogram(!m_fullScreen);
        m_final = true;
        prefetchNeighbours();
        if (m_player->path() != m_path && picture->page == 0 && picture->orientation == 1)
            m_player->start(m_path);
    }
    updatePagePill();
    onHover(m_hover);
}

void PictureViewer::onFailed(const Error& error) {
    if (error.path != m_path && !error.path.empty()) return;
    m_final = true;
    m_histogram->hide();
    const bool other = error.code == ErrorCode::Unsupported;
    m_failureSign->setPixmap(
        icon(other ? QStringLiteral("document") : QStringLiteral("broken")).pixmap(64, 64));
    const QString sentence = other ? tr("This file cannot be shown as a picture: %1.")
                                   : tr("This picture cannot be shown: %1.");
    m_failureText->setText(QStringLiteral("<p><b>%1</b></p><p>%2</p>")
                               .arg(base::displayName(m_path).toHtmlEscaped(),
                                   sentence.arg(failureText(error).toHtmlEscaped())));
    m_stack->setCurrentWidget(m_failure);
    m_pagePill->hide();
    Q_EMIT valueTextChanged({});
    Q_EMIT zoomChanged(0);
}

int PictureViewer::nextPictureRow(int from, int direction) const {
    for (int row = from + direction; row >= 0 && row < m_model->rowCount(); row += direction) {
        const browse::EntryKind kind = m_model->kindAt(row);
        if (kind == browse::EntryKind::Image || kind == browse::EntryKind::Raw ||
            kind == browse::EntryKind::Unknown)
            return row;
        if (std::abs(row - from) > 100'000) break;
    }
    return -1;
}

void PictureViewer::step(int direction) {
    if (const int row = nextPictureRow(m_row, direction); row >= 0) showRow(row);
}

void PictureViewer::prefetchNeighbours() {
    std::vector<std::filesystem::path> paths;
    for (const int direction : {m_direction, -m_direction})
        if (const int row = nextPictureRow(m_row, direction); row >= 0)
            paths.push_back(m_model->pathAt(row));
    m_pictures->prefetch(paths, screenSide());
}

void PictureViewer::turnPage(int direction) {
    if (!m_picture || m_picture->info.pages < 2) return step(direction);
    const int page = std::clamp(m_page + direction, 0, m_picture->info.pages - 1);
    if (page == m_page) return;
    m_player->setPaused(true);
    m_page = page;
    if (m_player->isMoving()) m_frame = page;
    m_pictures->show(m_path, m_page, screenSide());
}

void PictureViewer::setKeepZoom(bool keep) {
    m_canvas->setKeepZoom(keep);
}

} // namespace lightstack::ui
