#include "ui/dialogs/stage_bar.h"

#include "ui/dialogs/plot_style.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/models/job_words.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {

constexpr int kBar = 14;
constexpr int kSwatch = 10;
constexpr double kTooSmall = 0.005; // share of the time that would be told as 0 %

} // namespace

StageBar::StageBar(QWidget* parent) : QWidget(parent) {
    setFont(captionFont());
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Where the time goes"));
}

void StageBar::setStages(std::vector<pipeline::StageTotals> stages) {
    double sum = 0;
    for (const pipeline::StageTotals& stage : stages)
        sum += stage.seconds;
    std::vector<Part> parts;
    double shown = 0;
    int style = 0;
    for (const pipeline::StageTotals& stage : stages) {
        const int own = style++;
        const double share = sum > 0 ? stage.seconds / sum : 0;
        if (share < kTooSmall) continue;
        shown += share;
        parts.push_back({tr("%1 %2, %3 %")
                             .arg(stageWord(stage.name), durationText(stage.seconds))
                             .arg(std::lround(100 * share)),
            share, own, stage.name == "wait"});
    }
    for (Part& part : parts)
        part.share /= shown; // they fill the bar
    m_parts = std::move(parts);
    setAccessibleDescription(legend().join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QStringList StageBar::legend() const {
    QStringList out;
    for (const Part& part : m_parts)
        out << part.text;
    return out;
}

std::vector<QRect> StageBar::places(int width) const {
    std::vector<QRect> out;
    const int line = fontMetrics().height();
    int x = 0;
    int y = kBar + kSpace2;
    for (const Part& part : m_parts) {
        const int wide = kSwatch + kSpace1 + fontMetrics().horizontalAdvance(part.text);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += line + 2;
        }
        out.emplace_back(x, y, wide, line);
        x += wide + kSpace4;
    }
    return out;
}

int StageBar::heightForWidth(int width) const {
    if (m_parts.empty()) return kBar;
    return places(std::max(1, width)).back().bottom() + 1;
}

QSize StageBar::sizeHint() const {
    return {320, heightForWidth(320)};
}

QSize StageBar::minimumSizeHint() const {
    return {160, heightForWidth(std::max(160, width()))};
}

void StageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // by the words
    const auto mirrored = [this](const QRect& r) {
        return QStyle::visualRect(layoutDirection(), rect(), r);
    };
    if (m_parts.empty()) {
        painter.fillRect(QRect(0, 0, width(), kBar), colors().line);
        return;
    }
    double before = 0;
    for (const Part& part : m_parts) {
        const int from = static_cast<int>(std::lround(before * width()));
        before += part.share;
        const int to = static_cast<int>(std::lround(before * width()));
        // A pixel of ground between two: they are told apart without colour.
        if (to > from)
            fillSegment(painter, mirrored(QRect(from, 0, std::max(1, to - from - 1), kBar)),
                part.style, part.waiting);
    }
    const std::vector<QRect> rects = places(width());
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const QRect& r = rects[i];
        const QRect swatch(r.left(), r.top() + (r.height() - kSwatch) / 2, kSwatch, kSwatch);
        fillSegment(painter, mirrored(swatch), m_parts[i].style, m_parts[i].waiting);
        painter.setPen(colors().text);
        painter.drawText(mirrored(r.adjusted(kSwatch + kSpace1, 0, 0, 0)),
            Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft), m_parts[i].text);
    }
}

} // namespace lightstack::ui
