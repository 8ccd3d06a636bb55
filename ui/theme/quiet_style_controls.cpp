// Scroll bars, sliders, check boxes, spin boxes, combo boxes.
#include "ui/theme/quiet_style.h"
#include "ui/theme/theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>

#include <cmath>

namespace lightstack::ui {
namespace {

QColor handleColor(const QStyleOption* option, bool active) {
    const bool pressed = option->state.testFlag(QStyle::State_Sunken) && active;
    const bool hover = option->state.testFlag(QStyle::State_MouseOver) && active;
    if (isDark()) return QColor(pressed ? 0x9a9a9a : hover ? 0x7a7a7a : 0x565656);
    return QColor(pressed ? 0x6f6f6f : hover ? 0x8c8c8c : 0xb0b0b0);
}

} // namespace

void QuietStyle::drawCheck(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter) {
    const bool round = element == PE_IndicatorRadioButton;
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state.testFlag(State_On);
    const bool partly = option->state.testFlag(State_NoChange);
    QRectF box(0, 0, 14, 14);
    box.moveCenter(QRectF(option->rect).center());
    box.moveTo(std::round(box.x()) + 0.5, std::round(box.y()) + 0.5);
    const QColor accent = enabled ? option->palette.color(QPalette::Highlight) : colors().line;
    QColor edge = colors().secondaryText;
    if (!enabled) edge = colors().line;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hover = enabled && option->state.testFlag(State_MouseOver);
    painter->setPen(QPen(on || partly ? accent : hover ? colors().text : edge, 1));
    painter->setBrush(on || partly ? accent : option->palette.color(QPalette::Base));
    if (round)
        painter->drawEllipse(box);
    else
        painter->drawRoundedRect(box, 3, 3);
    painter->setPen(QPen(option->palette.color(QPalette::HighlightedText), 1.75, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = box.topLeft();
    if (on && round) {
        painter->setBrush(option->palette.color(QPalette::HighlightedText));
        painter->setPen(Qt::NoPen);
        painter->drawEllipse(box.center(), 3, 3);
    } else if (on) {
        painter->drawPolyline(
            QPolygonF{o + QPointF(3.5, 7.5), o + QPointF(6, 10), o + QPointF(10.5, 4.5)});
    } else if (partly) {
        painter->drawLine(o + QPointF(4, 7), o + QPointF(10, 7));
    }
    painter->restore();
}

void QuietStyle::drawSpinBox(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (spin == nullptr) return;
    QStyleOptionFrame frame;
    frame.QStyleOption::operator=(*option);
    frame.lineWidth = 1;
    proxy()->drawPrimitive(PE_PanelLineEdit, &frame, painter, widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) return;
    const auto arrow = [&](SubControl part, const QString& name, bool enabled) {
        QRect rect(0, 0, 10, 10);
        rect.moveCenter(subControlRect(CC_SpinBox, option, part, widget).center());
        const bool on = enabled && option->state.testFlag(State_Enabled);
        icon(name).paint(painter, rect, Qt::AlignCenter, on ? QIcon::Normal : QIcon::Disabled);
    };
    arrow(SC_SpinBoxUp, QStringLiteral("chevron-up"),
        spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
    arrow(SC_SpinBoxDown, QStringLiteral("chevron-down"),
        spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
}

QRect QuietStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl part, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // No arrows: the groove is the whole bar.
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const qint64 range = static_cast<qint64>(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0)
        handle =
            static_cast<int>(std::clamp<qint64>(length * bar->pageStep / (range + bar->pageStep),
                std::min(length, pixelMetric(PM_ScrollBarSliderMin, option, widget)), length));
    const int at = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return upright ? QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size)
                       : QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height());
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return along(at, handle);
    case SC_ScrollBarSubPage:
        return along(0, at);
    case SC_ScrollBarAddPage:
        return along(at + handle, length - at - handle);
    default:
        return {};
    }
}

void QuietStyle::drawScrollBar(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const bool onGrid = widget != nullptr && widget->parentWidget() != nullptr &&
                        widget->parentWidget()->parentWidget() != nullptr &&
                        widget->parentWidget()->parentWidget()->property("gridGround").toBool();
    painter->fillRect(option->rect, onGrid ? colors().grid : option->palette.color(QPalette::Base));
    if (bar == nullptr || bar->maximum <= bar->minimum) return;
    const QRectF handle = QRectF(subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget))
                              .adjusted(3, 3, -3, -3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(handleColor(option, option->activeSubControls.testFlag(SC_ScrollBarSlider)));
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

void QuietStyle::drawSlider(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (slider == nullptr || slider->orientation != Qt::Horizontal)
        return QProxyStyle::drawComplexControl(CC_Slider, option, painter, widget);
    const QRectF handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
    const bool enabled = option->state.testFlag(State_Enabled);
    const qreal y = option->rect.center().y() + 0.5;
    const QRectF groove(option->rect.left() + 2, y - 1.5, option->rect.width() - 4, 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isDark() ? QColor(0x4a4a4a) : QColor(0xc4c4c4));
    painter->drawRoundedRect(groove, 1.5, 1.5);
    QRectF done = groove;
    if (slider->upsideDown)
        done.setLeft(handle.center().x());
    else
        done.setRight(handle.center().x());
    painter->setBrush(enabled ? colors().accent : colors().line);
    painter->drawRoundedRect(done, 1.5, 1.5);
    const QPointF center(handle.center().x(), y);
    if (option->state.testFlag(State_HasFocus)) {
        QColor ring = colors().accent;
        ring.setAlpha(90);
        painter->setBrush(ring);
        painter->drawEllipse(center, 7, 7);
    }
    painter->setBrush(enabled ? (isDark() ? QColor(0xe0e0e0) : QColor(0xffffff)) : colors().line);
    painter->setPen(QPen(isDark() ? QColor(0x111111) : QColor(0x8a8a8a), 1));
    painter->drawEllipse(center, 5.5, 5.5);
    painter->restore();
}

// A text that is too long ends in dots, instead of anywhere.
void QuietStyle::drawComboBoxLabel(
    const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (box == nullptr || !box->currentIcon.isNull() || box->editable)
        return QProxyStyle::drawControl(CE_ComboBoxLabel, option, painter, widget);
    QStyleOptionComboBox copy(*box);
    constexpr int kMargins = 2; // Fusion's, on either side of the text
    const QRect field = subControlRect(CC_ComboBox, &copy, SC_ComboBoxEditField, widget);
    copy.currentText =
        box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, field.width() - 2 * kMargins);
    QProxyStyle::drawControl(CE_ComboBoxLabel, &copy, painter, widget);
}

void QuietStyle::drawComboBox(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (box == nullptr || box->editable)
        return QProxyStyle::drawComplexControl(CC_ComboBox, option, painter, widget);
    QStyleOptionButton button;
    button.QStyleOption::operator=(*option);
    button.rect = option->rect;
    proxy()->drawPrimitive(PE_PanelButtonCommand, &button, painter, widget);
    QRect arrow(0, 0, 12, 12);
    arrow.moveCenter(subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget).center());
    icon(QStringLiteral("chevron-down")).paint(painter, arrow);
}

void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const {
    switch (control) {
    case CC_ScrollBar:
        return drawScrollBar(option, painter, widget);
    case CC_Slider:
        return drawSlider(option, painter, widget);
    case CC_ComboBox:
        return drawComboBox(option, painter, widget);
    case CC_SpinBox:
        return drawSpinBox(option, painter, widget);
    case CC_ToolButton: {
        // The panel and the label; a menu is said by a chevron in the label's own row.
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (button == nullptr || !button->features.testFlag(QStyleOptionToolButton::HasMenu) ||
            button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
            break;
        proxy()->drawPrimitive(PE_PanelButtonTool, option, painter, widget);
        QStyleOptionToolButton label = *button;
        label.features &= ~QStyleOptionToolButton::HasMenu;
        const bool rtl = option->direction == Qt::RightToLeft;
        label.rect.adjust(rtl ? 16 : kSpace1, 0, rtl ? -kSpace1 : -16, 0);
        proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
        QRect arrow(0, 0, 12, 12);
        arrow.moveCenter(option->rect.center());
        if (rtl)
            arrow.moveLeft(option->rect.left() + kSpace1);
        else
            arrow.moveRight(option->rect.right() - kSpace1);
        icon(QStringLiteral("chevron-down")).paint(painter, arrow);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace lightstack::ui
