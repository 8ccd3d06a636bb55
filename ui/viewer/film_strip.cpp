#include "ui/viewer/film_strip.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace lightstack::ui {
namespace {
constexpr int kSide = 72;
constexpr int kGap = 6;
} // namespace

FilmStrip::FilmStrip(FolderModel* model, QWidget* parent) : QWidget(parent), m_model(model) {
    setFixedHeight(kSide + 2 * kSpace2);
    setAccessibleName(tr("Film strip"));
    m_timer.setSingleShot(true);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &FilmStrip::sendDemand);
    connect(model, &FolderModel::dataChanged, this, QOverload<>::of(&FilmStrip::update));
    connect(model, &FolderModel::modelReset, this, QOverload<>::of(&FilmStrip::update));
}

int FilmStrip::bucket() const {
    return thumbs::bucketFor(static_cast<int>(kSide * devicePixelRatioF()));
}

QRect FilmStrip::cellRect(int row) const {
    const int offset = (row - m_row) * (kSide + kGap) * (isRightToLeft() ? -1 : 1);
    return {width() / 2 - kSide / 2 + offset, kSpace2, kSide, kSide};
}

void FilmStrip::setCurrentRow(int row) {
    m_row = row;
    update();
    m_timer.start();
}

void FilmStrip::setDemandActive(bool active) {
    m_active = active;
    if (active) m_timer.start();
}

void FilmStrip::sendDemand() {
    if (!m_active || m_model->service() == nullptr || m_model->rowCount() == 0 || m_row < 0) return;
    const int around = isVisible() ? width() / (kSide + kGap) / 2 + 1 : 1;
    std::vector<thumbs::WantedThumbnail> wanted;
    const auto want = [&](int row, thumbs::DemandTier tier) {
        if (row >= 0 && row < m_model->rowCount() &&
            m_model->kindAt(row) != browse::EntryKind::Folder)
            wanted.push_back({m_model->keyAt(row, bucket()), tier});
    };
    want(m_row, thumbs::DemandTier::Visible);
    for (int i = 1; i <= around; ++i) {
        want(m_row + i, thumbs::DemandTier::Visible);
        want(m_row - i, thumbs::DemandTier::Visible);
    }
    m_model->service()->setDemand(std::move(wanted));
}

void FilmStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.setPen(colors().line);
    painter.drawLine(0, 0, width(), 0);
    if (m_row < 0) return;
    const int around = width() / (kSide + kGap) / 2 + 1;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int row = std::max(0, m_row - around);
         row <= std::min(m_model->rowCount() - 1, m_row + around); ++row) {
        const QRect cell = cellRect(row);
        QRect shown = cell.adjusted(8, 8, -8, -8);
        const thumbs::Thumbnail* t = m_model->thumbnailAt(row, bucket());
        if (m_model->kindAt(row) == browse::EntryKind::Folder || (t != nullptr && t->failure)) {
            QRect at(0, 0, 24, 24);
            at.moveCenter(cell.center());
            icon(m_model->kindAt(row) == browse::EntryKind::Folder ? QStringLiteral("folder")
                                                                   : QStringLiteral("broken"))
                .paint(&painter, at);
        } else if (t != nullptr && !t->image.isNull()) {
            QSize size = t->image.size() / devicePixelRatioF();
            if (size.width() > kSide || size.height() > kSide)
                size.scale(kSide, kSide, Qt::KeepAspectRatio);
            shown = QRect(QPoint(), size);
            shown.moveCenter(cell.center());
            painter.drawImage(shown, t->image);
        } else {
            painter.fillRect(shown, colors().hover);
        }
        if (row == m_row) {
            painter.setPen(QPen(colors().accent, 2));
            painter.drawRect(shown.adjusted(-2, -2, 1, 1));
        }
    }
}

void FilmStrip::mousePressEvent(QMouseEvent* event) {
    const int step = kSide + kGap;
    const int fromMiddle = static_cast<int>(event->position().x()) - width() / 2 + step / 2;
    const int offset = (fromMiddle >= 0 ? fromMiddle / step : (fromMiddle - step + 1) / step) *
                       (isRightToLeft() ? -1 : 1);
    const int row = m_row + offset;
    if (row >= 0 && row < m_model->rowCount()) Q_EMIT rowClicked(row);
}

void FilmStrip::wheelEvent(QWheelEvent* event) {
    const int row = m_row + (event->angleDelta().y() < 0 ? 1 : -1);
    if (row >= 0 && row < m_model->rowCount()) Q_EMIT rowClicked(row);
    event->accept();
}

void FilmStrip::resizeEvent(QResizeEvent*) {
    m_timer.start();
}

void FilmStrip::showEvent(QShowEvent*) {
    m_timer.start();
}

} // namespace lightstack::ui
