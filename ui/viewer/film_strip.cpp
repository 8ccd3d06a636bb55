#include "ui/viewer/film_strip.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {
constexpr int kSide = 72;
constexpr int kGap = 6;
constexpr int kPitch = kSide + kGap;
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
    return thumbs::bucketFor(shownSide());
}

int FilmStrip::shownSide() const {
    return static_cast<int>(std::ceil(kSide * devicePixelRatioF()));
}

// Folders stand before the files and are not part of the strip.
int FilmStrip::firstFile() const {
    if (m_model->view() == nullptr || !m_model->view()->sorted) return 0;
    int low = 0;
    int high = m_model->rowCount();
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (m_model->kindAt(middle) == browse::EntryKind::Folder)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// How far the strip is scrolled: the current picture in the middle, but no empty ends.
std::int64_t FilmStrip::offset() const {
    const int first = firstFile();
    const std::int64_t files = m_model->rowCount() - first;
    const std::int64_t content = 2 * kSpace2 + files * kPitch - kGap;
    const std::int64_t wanted =
        kSpace2 + std::int64_t{m_row - first} * kPitch + kSide / 2 - width() / 2;
    return std::clamp<std::int64_t>(wanted, 0, std::max<std::int64_t>(0, content - width()));
}

QRect FilmStrip::cellRect(int row) const {
    const std::int64_t at = kSpace2 + std::int64_t{row - firstFile()} * kPitch - offset();
    const int x = static_cast<int>(std::clamp<std::int64_t>(at, INT32_MIN / 2, INT32_MAX / 2));
    return {isRightToLeft() ? width() - x - kSide : x, kSpace2, kSide, kSide};
}

int FilmStrip::rowAt(QPoint point) const {
    const int x = isRightToLeft() ? width() - 1 - point.x() : point.x();
    const std::int64_t at = x + offset() - kSpace2;
    if (at < 0 || at % kPitch >= kSide) return -1;
    const std::int64_t row = firstFile() + at / kPitch;
    return row < m_model->rowCount() ? static_cast<int>(row) : -1;
}

std::pair<int, int> FilmStrip::rowsInView() const {
    const int first = firstFile();
    const std::int64_t from = first + std::max<std::int64_t>(0, offset() - kSpace2) / kPitch;
    const std::int64_t last = from + width() / kPitch + 1;
    return {static_cast<int>(from),
        static_cast<int>(std::min<std::int64_t>(last, m_model->rowCount() - 1))};
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
    const auto rows = isVisible() ? rowsInView() : std::pair(m_row - 1, m_row + 1);
    const int around = std::max(m_row - rows.first, rows.second - m_row);
    std::vector<thumbs::WantedThumbnail> wanted;
    const auto want = [&](int row, thumbs::DemandTier tier) {
        if (row >= std::max(0, rows.first) && row <= rows.second && row < m_model->rowCount() &&
            m_model->kindAt(row) != browse::EntryKind::Folder)
            wanted.push_back({m_model->keyAt(row, bucket(), shownSide()), tier});
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
    const auto [first, last] = rowsInView();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int row = first; row <= last; ++row) {
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
    if (event->button() != Qt::LeftButton) return;
    if (const int row = rowAt(event->position().toPoint()); row >= 0) Q_EMIT rowClicked(row);
}

void FilmStrip::wheelEvent(QWheelEvent* event) {
    const int row = m_row + (event->angleDelta().y() < 0 ? 1 : -1);
    if (row >= firstFile() && row < m_model->rowCount()) Q_EMIT rowClicked(row);
    event->accept();
}

void FilmStrip::resizeEvent(QResizeEvent*) {
    m_timer.start();
}

void FilmStrip::showEvent(QShowEvent*) {
    m_timer.start();
}

} // namespace lightstack::ui
