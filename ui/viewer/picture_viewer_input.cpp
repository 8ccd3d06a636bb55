// Keys, pointer, full screen, and what lies over the picture.
#include "core/base/file_path.h"
#include "core/thumbs/picture_probe.h"
#include "ui/theme/theme.h"
#include "ui/viewer/animation_player.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/full_screen_chrome.h"
#include "ui/viewer/histogram_panel.h"
#include "ui/viewer/image_canvas.h"
#include "ui/viewer/picture_viewer.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QStackedLayout>
#include <QToolButton>

namespace lightstack::ui {
namespace {

QToolButton* barButton(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

} // namespace

QWidget* PictureViewer::makeBar() {
    auto* bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setCursor(Qt::ArrowCursor);
    m_barName = new QLabel;
    m_barName->setMinimumWidth(1); // gives way to the buttons
    auto* leaveFullScreen =
        new QAction(icon(QStringLiteral("close")), tr("Leave full screen"), bar);
    leaveFullScreen->setToolTip(tr("Leave full screen (Esc)"));
    connect(leaveFullScreen, &QAction::triggered, this, &PictureViewer::closeRequested);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kSpace3, kSpace1, kSpace2, kSpace1);
    row->setSpacing(2);
    row->addWidget(m_barName, 1);
    for (QAction* action : std::as_const(m_actions))
        row->addWidget(barButton(action));
    row->addSpacing(kSpace2);
    row->addWidget(barButton(leaveFullScreen));
    bar->hide();
    return bar;
}

void PictureViewer::updateBar() {
    QString text = base::displayName(m_path);
    if (m_picture && !m_picture->fullSize.isEmpty())
        text += QStringLiteral("    %1 × %2")
                    .arg(QString::number(m_picture->fullSize.width),
                        QString::number(m_picture->fullSize.height));
    m_barName->setText(text);
}

void PictureViewer::placeChrome() {
    m_pagePill->move(
        isRightToLeft() ? m_canvas->width() - m_pagePill->width() - kSpace3 : kSpace3, kSpace3);
    if (!m_fullScreen) return;
    const int height = m_bar->sizeHint().height();
    m_bar->setGeometry(0, 0, width(), height);
    m_strip->setGeometry(0, this->height() - m_strip->height(), width(), m_strip->height());
    m_pagePill->move(m_pagePill->x(), height + kSpace3);
}

void PictureViewer::updatePagePill() {
    const bool moves = m_player->isMoving();
    const int pages = moves ? m_player->frames() : m_picture ? m_picture->info.pages : 0;
    const int page = moves && m_frame >= 0 ? m_frame : m_page;
    m_pagePill->setVisible(pages > 1 && m_chrome->isAwake());
    if (pages < 2) return;
    const QLocale locale;
    const QString place = tr("%1 of %2").arg(locale.toString(page + 1), locale.toString(pages));
    m_pagePill->setText(moves ? place : tr("Page %1").arg(place));
    m_pagePill->setIcon(!moves                 ? QIcon()
                        : m_player->isPaused() ? icon(QStringLiteral("play"))
                                               : icon(QStringLiteral("pause")));
    m_pagePill->setToolTip(!moves                 ? tr("Next and previous page: PgDown, PgUp")
                           : m_player->isPaused() ? tr("Play (Space)")
                                                  : tr("Pause (Space)"));
    m_pagePill->setStyleSheet(
        QStringLiteral("QToolButton { background: %1; color: %2; border: 1px solid %3; "
                       "border-radius: 4px; padding: 3px 8px; }")
            .arg(colors().panel.name(), colors().text.name(), colors().line.name()));
    m_pagePill->adjustSize();
    placeChrome();
}

void PictureViewer::onFrame(const QImage& image, int index) {
    if (!m_picture) return;
    m_frame = index;
    m_page = m_picture->info.pages > 1 ? std::min(index, m_picture->info.pages - 1) : 0;
    m_canvas->setPicture(image, {m_picture->fullSize.width, m_picture->fullSize.height}, true);
    updatePagePill();
    onHover(m_hover);
}

void PictureViewer::onPlayerState() {
    // Standing still, a frame can be asked for its values.
    if (m_player->isPaused() && m_picture && m_picture->info.pages > 1 && m_picture->page != m_page)
        m_pictures->show(m_path, m_page, screenSide());
    updatePagePill();
}

void PictureViewer::togglePlaying() {
    m_player->setPaused(!m_player->isPaused());
}

void PictureViewer::hideEvent(QHideEvent* event) {
    m_player->setSuspended(true);
    QWidget::hideEvent(event);
}

void PictureViewer::showEvent(QShowEvent* event) {
    m_player->setSuspended(false);
    QWidget::showEvent(event);
}

void PictureViewer::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeChrome();
}

void PictureViewer::onHover(QPoint pixel) {
    m_hover = pixel;
    if (!m_picture || pixel.x() < 0) {
        Q_EMIT valueTextChanged({});
        return;
    }
    // The values are those of the page read; while something moves, another one is seen.
    const bool read = m_frame < 0 || m_frame == m_picture->page;
    const auto found = read ? thumbs::probe(*m_picture, pixel.x(), pixel.y()) : std::nullopt;
    QString text =
        tr("x %1  y %2").arg(found ? found->x : pixel.x()).arg(found ? found->y : pixel.y());
    if (found) text += QStringLiteral("   ") + QString::fromStdString(found->text);
    Q_EMIT valueTextChanged(text);
}

void PictureViewer::dragWindow(QPointF share) {
    if (!m_picture || !m_picture->windowable) return;
    raster::WindowLevel window = m_picture->window;
    const double range = std::max(1e-9, m_picture->histogram.high - m_picture->histogram.low);
    const double level = (window.low + window.high) / 2 - share.y() * range;
    const double width = std::max(range / 1000, window.high - window.low + share.x() * range);
    window = {level - width / 2, level + width / 2};
    auto changed = std::make_shared<thumbs::ViewedPicture>(*m_picture);
    changed->window = window;
    m_picture = changed;
    m_histogram->setWindow(window);
    m_pictures->setWindow(window);
}

void PictureViewer::toggleFilmStrip() {
    m_stripWanted = !m_stripWanted;
    m_stripAction->setChecked(m_stripWanted);
    m_strip->setVisible(m_stripWanted);
    if (!m_fullScreen) return;
    m_chrome->setWidgets(m_stripWanted ? QList<QWidget*>{m_bar, m_strip} : QList<QWidget*>{m_bar});
    m_chrome->wake();
}

void PictureViewer::toggleHistogram() {
    m_histogramWish = m_histogram->isHidden();
    showHistogram(true);
}

void PictureViewer::showHistogram(bool room) {
    const bool wanted = m_histogramWish.value_or(m_picture && m_picture->windowable);
    m_histogramAction->setChecked(wanted);
    m_histogram->setVisible(wanted && room && m_picture);
}

// In full screen the bar and the strip lie over the picture, so that it does not move when they
// come and go.
void PictureViewer::setFullScreen(bool on) {
    if (on != m_fullScreen) {
        m_fullScreen = on;
        if (on) {
            layout()->removeWidget(m_strip);
            m_chrome->setWidgets(
                m_stripWanted ? QList<QWidget*>{m_bar, m_strip} : QList<QWidget*>{m_bar});
            m_chrome->setActive(true);
        } else {
            m_chrome->setActive(false);
            m_bar->hide();
            layout()->addWidget(m_strip);
            m_strip->setVisible(m_stripWanted);
        }
        updateBar();
        placeChrome();
    }
    if (m_picture) showHistogram(!on);
}

void PictureViewer::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right:
        return step(isRightToLeft() ? -1 : 1);
    case Qt::Key_Left:
        return step(isRightToLeft() ? 1 : -1);
    case Qt::Key_Space:
        if (m_player->isMoving() && event->modifiers() == Qt::NoModifier) return togglePlaying();
        return step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    case Qt::Key_Backspace:
        return step(-1);
    case Qt::Key_Home:
        return showRow(nextPictureRow(-1, 1));
    case Qt::Key_End:
        return showRow(nextPictureRow(m_model->rowCount(), -1));
    case Qt::Key_PageDown:
        return turnPage(1);
    case Qt::Key_PageUp:
        return turnPage(-1);
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT closeRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace lightstack::ui
