#include "ui/theme/quiet_style.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace lightstack::ui {
namespace {

constexpr qreal kRadius = 4;

// A rounded box on whole device pixels, so that its line is sharp at every scale.
void drawBox(
    QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, qreal width = 1) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter->restore();
}

// A line around, of filled sides: one that is drawn may fall, at a scale that is no whole number,
// under what the frame holds.
void drawLineAround(QPainter* painter, const QRect& rect, const QColor& line) {
    const int right = rect.left() + rect.width() - 1;
    const int bottom = rect.top() + rect.height() - 1;
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), line);
    painter->fillRect(QRect(rect.left(), bottom, rect.width(), 1), line);
    painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), line);
    painter->fillRect(QRect(right, rect.top(), 1, rect.height()), line);
}

QColor overlay(int alpha) {
    QColor color = isDark() ? QColor(Qt::white) : QColor(Qt::black);
    color.setAlpha(alpha);
    return color;
}

void drawToolButton(const QStyleOption* option, QPainter* painter) {
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool down = option->state.testFlag(QStyle::State_Sunken);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool hover = option->state.testFlag(QStyle::State_MouseOver);
    if (enabled && (down || on || hover))
        drawBox(painter, option->rect, overlay(down ? 46 : on ? (hover ? 40 : 30) : 20), {});
    if (option->state.testFlag(QStyle::State_HasFocus) &&
        option->state.testFlag(QStyle::State_KeyboardFocusChange))
        drawBox(painter, option->rect, {}, colors().accent, 1.5);
}

void drawPushButton(const QStyleOption* option, QPainter* painter) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool main = enabled && button != nullptr &&
                      button->features.testFlag(QStyleOptionButton::DefaultButton);
    QColor fill =
        main ? option->palette.color(QPalette::Highlight) : option->palette.color(QPalette::Button);
    if (option->state.testFlag(QStyle::State_Sunken))
        fill = fill.darker(112);
    else if (enabled && option->state.testFlag(QStyle::State_MouseOver))
        fill = isDark() ? fill.lighter(112) : fill.darker(103);
    drawBox(painter, option->rect, fill, main ? fill : colors().line);
    if (option->state.testFlag(QStyle::State_HasFocus) &&
        option->state.testFlag(QStyle::State_KeyboardFocusChange))
        drawBox(painter, option->rect.adjusted(2, 2, -2, -2), {},
            main ? option->palette.color(QPalette::HighlightedText) : colors().accent);
}

void drawBranch(const QStyleOption* option, QPainter* painter) {
    if (!option->state.testFlag(QStyle::State_Children)) return;
    QRect arrow(0, 0, 12, 12);
    arrow.moveCenter(option->rect.center());
    const bool rtl = option->direction == Qt::RightToLeft;
    icon(option->state.testFlag(QStyle::State_Open) ? QStringLiteral("chevron-down")
         : rtl                                      ? QStringLiteral("chevron-left")
                                                    : QStringLiteral("chevron-right"))
        .paint(painter, arrow, Qt::AlignCenter,
            option->state.testFlag(QStyle::State_Selected) ? QIcon::Selected : QIcon::Normal);
}

void drawItem(const QStyleOption* option, QPainter* painter) {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (item == nullptr) return;
    if (item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
    if (option->state.testFlag(QStyle::State_Selected)) {
        const auto group =
            option->state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
        painter->fillRect(option->rect, option->palette.color(group, QPalette::Highlight));
    } else if (option->state.testFlag(QStyle::State_MouseOver) &&
               option->state.testFlag(QStyle::State_Enabled)) {
        painter->fillRect(option->rect, overlay(14));
    }
}

// A selected row of a view that was clicked says enough by itself.
void drawFocus(const QStyleOption* option, QPainter* painter, const QWidget* widget) {
    const bool selected = qobject_cast<const QAbstractItemView*>(widget) != nullptr &&
                          option->state.testFlag(QStyle::State_Selected);
    if (selected && !widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)) return;
    drawBox(painter, option->rect, {},
        selected ? option->palette.color(QPalette::HighlightedText) : colors().accent);
}

void drawResizeHandle(const QStyleOption* option, QPainter* painter) {
    painter->fillRect(option->rect, colors().window);
    QRect line = option->rect;
    const QPoint center = line.center();
    if (line.height() > line.width())
        line.setWidth(1);
    else
        line.setHeight(1);
    line.moveCenter(center);
    painter->fillRect(line, colors().line);
}

} // namespace

QuietStyle::QuietStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {
}

void QuietStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    auto* label = qobject_cast<QLabel*>(widget);
    if (label != nullptr && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const {
    switch (element) {
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_PanelButtonCommand:
        return drawPushButton(option, painter);
    case PE_PanelItemViewItem:
        return drawItem(option, painter);
    case PE_PanelItemViewRow: // the part beside the item, under the arrow
        if (option->state.testFlag(State_Selected)) drawItem(option, painter);
        return;
    case PE_IndicatorBranch:
        return drawBranch(option, painter);
    case PE_FrameLineEdit:
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth == 0) {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return;
        }
        const bool focus = option->state.testFlag(State_HasFocus);
        drawBox(painter, option->rect, option->palette.color(QPalette::Base),
            focus ? colors().accent : colors().line, focus ? 1.5 : 1);
        return;
    }
    case PE_FrameFocusRect:
        return drawFocus(option, painter, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        return drawCheck(element, option, painter);
    case PE_Frame: // of tables and lists, those of combo boxes too
        if (widget != nullptr && widget->inherits("QComboBoxPrivateContainer"))
            painter->fillRect(option->rect, colors().window); // as their items
        return drawLineAround(painter, option->rect, colors().line);
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelScrollAreaCorner: // as quiet as the bars that meet there
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, colors().window);
        painter->fillRect(
            QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), colors().line);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colors().panel);
        return drawLineAround(painter, option->rect, colors().line);
    case PE_IndicatorDockWidgetResizeHandle:
        return drawResizeHandle(option, painter);
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void QuietStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const {
    switch (element) {
    case CE_ToolBar:
        painter->fillRect(option->rect, colors().window);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            colors().line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colors().window);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(option->rect, colors().window);
            if (option->state.testFlag(State_Selected) && option->state.testFlag(State_Enabled))
                drawBox(painter, option->rect.adjusted(0, 2, 0, -2), overlay(28), {});
            proxy()->drawItemText(painter, option->rect,
                Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine,
                item->palette, option->state.testFlag(State_Enabled), item->text,
                QPalette::WindowText);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colors().window);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            colors().line);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy = *button;
            if (copy.features.testFlag(QStyleOptionButton::DefaultButton) &&
                copy.state.testFlag(State_Enabled))
                copy.palette.setColor(
                    QPalette::ButtonText, copy.palette.color(QPalette::HighlightedText));
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_PushButtonBevel:
        return drawPushButton(option, painter);
    case CE_ComboBoxLabel:
        return drawComboBoxLabel(option, painter, widget);
    case CE_Splitter: {
        const bool upright = option->state.testFlag(State_Horizontal);
        QRect line = option->rect;
        if (upright)
            line.setWidth(1);
        else
            line.setHeight(1);
        line.moveCenter(option->rect.center());
        painter->fillRect(line, colors().line);
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

int QuietStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return kSpace1;
    case PM_ToolBarFrameWidth:
        return 1;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5;
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 14;
    case PM_MenuVMargin:
        return kSpace1;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_TreeViewIndentation:
        return kSpace4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* data) const {
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_Slider_AbsoluteSetButtons: // a click on the bar goes there
        return Qt::LeftButton | Qt::MiddleButton;
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon QuietStyle::standardIcon(
    StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const {
    switch (pixmap) {
    case SP_MessageBoxQuestion:
        return icon(QStringLiteral("help"));
    case SP_MessageBoxInformation:
        return icon(QStringLiteral("info"));
    case SP_MessageBoxWarning:
    case SP_MessageBoxCritical:
        return icon(QStringLiteral("warning"));
    case SP_LineEditClearButton:
        return icon(QStringLiteral("close"));
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

QSize QuietStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
    const QSize& contents, const QWidget* widget) const {
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        return {std::max(size.width() + kSpace2, 80), std::max(size.height() + kSpace1, 30)};
    case CT_ComboBox: // Fusion leaves its own margins out
        return {size.width() + kSpace1, std::max(size.height(), 28)};
    case CT_LineEdit:
    case CT_SpinBox:
        return {size.width(), std::max(size.height(), 28)};
    case CT_ToolButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        const bool text = button != nullptr && button->toolButtonStyle != Qt::ToolButtonIconOnly &&
                          !button->text.isEmpty();
        const bool menu =
            button != nullptr && button->features.testFlag(QStyleOptionToolButton::HasMenu);
        return {std::max(size.width() + (text ? kSpace1 : 0) + (menu ? 20 : 0), 28),
            std::max(size.height(), 28)};
    }
    case CT_MenuBarItem:
        return {contents.width() + kSpace4, std::max(contents.height() + kSpace2, 26)};
    case CT_MenuItem:
        return {size.width(), contents.height() > 6 ? std::max(size.height(), 26) : size.height()};
    default:
        return size;
    }
}

} // namespace lightstack::ui
