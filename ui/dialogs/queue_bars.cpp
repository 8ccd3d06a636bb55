#include "ui/dialogs/queue_bars.h"

#include "ui/models/job_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr int kThinBar = 6;

QString text(const pipeline::QueueState& queue) {
    return QueueBars::tr("%1: %2 of %3")
        .arg(queueWord(queue.name), numberText(queue.depth), numberText(queue.capacity));
}

} // namespace

QueueBars::QueueBars(QWidget* parent) : QWidget(parent) {
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Queues"));
}

void QueueBars::setQueues(std::vector<pipeline::QueueState> queues) {
    const bool same = queues.size() == m_queues.size();
    m_queues = std::move(queues);
    setAccessibleDescription(texts().join(QStringLiteral("; ")));
    if (!same) updateGeometry();
    update();
}

QStringList QueueBars::texts() const {
    QStringList out;
    for (const pipeline::QueueState& queue : m_queues)
        out << text(queue);
    return out;
}

int QueueBars::rowHeight() const {
    return fontMetrics().height() + 2 + kThinBar + kSpace2;
}

QSize QueueBars::sizeHint() const {
    return {180, static_cast<int>(m_queues.size()) * rowHeight()};
}

void QueueBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // by the words
    int y = 0;
    for (const pipeline::QueueState& queue : m_queues) {
        const QRect words(0, y, width(), fontMetrics().height());
        painter.setPen(colors().text);
        painter.drawText(words,
            Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft),
            fontMetrics().elidedText(text(queue), Qt::ElideRight, width()));
        const QRect bar(0, words.bottom() + 3, width(), kThinBar);
        painter.fillRect(bar, colors().line);
        const double full = queue.capacity == 0
                                ? 0
                                : std::min(1.0, static_cast<double>(queue.depth) /
                                                    static_cast<double>(queue.capacity));
        QRect filled = bar;
        filled.setWidth(static_cast<int>(full * bar.width()));
        if (filled.width() > 0)
            painter.fillRect(
                QStyle::visualRect(layoutDirection(), rect(), filled), colors().accent);
        y += rowHeight();
    }
}

} // namespace lightstack::ui
