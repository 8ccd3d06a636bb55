// Fusion without its frames and gradients: flat tool buttons, thin scroll bars, lines of one pixel,
// the accent for focus and for the button that Enter presses. Colours come from colors() and the
// palette at the moment of painting. Thread: GUI only.
#pragma once

#include <QProxyStyle>

namespace lightstack::ui {

class QuietStyle final : public QProxyStyle {
    Q_OBJECT
public:
    QuietStyle();

    using QProxyStyle::polish;
    // What labels and message boxes show may hold the name of a file, which is no markup: labels
    // that show markup say so themselves (Qt::RichText). Tool tips cannot, so those stay as Qt has
    // them: markup, its names escaped, or plain text.
    void polish(QWidget* widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
        SubControl part, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* data) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option,
        const QSize& contents, const QWidget* widget) const override;
    // Ours in place of the platform's, in message boxes and line edits.
    [[nodiscard]] QIcon standardIcon(
        StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const override;

private:
    static void drawCheck(PrimitiveElement element, const QStyleOption* option, QPainter* painter);
    void drawSpinBox(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawScrollBar(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawSlider(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawComboBoxLabel(
        const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawComboBox(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
};

} // namespace lightstack::ui
