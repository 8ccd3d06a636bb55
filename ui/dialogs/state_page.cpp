#include "ui/dialogs/state_page.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

constexpr int kPicture = 40;

} // namespace

StatePage::StatePage(QWidget* parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_busy(new QProgressBar) {
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(160, 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace6, kSpace6, kSpace6, kSpace6);
    column->setSpacing(kSpace2);
    column->addStretch(2);
    for (QLabel* label : {m_picture, m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_picture);
        column->addWidget(label);
    }
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addSpacing(kSpace2);
    column->addWidget(m_busy, 0, Qt::AlignHCenter);
    column->addStretch(3);
    restyle();
}

void StatePage::showWorking(const QString& title) {
    m_icon.clear();
    m_title->setText(title);
    m_sentence->setText(QStringLiteral(" ")); // its line is kept
    m_busy->show();
    restyle();
}

void StatePage::setDetail(const QString& sentence) {
    m_sentence->setText(sentence);
}

void StatePage::showMessage(
    const QString& iconName, const QString& title, const QString& sentence) {
    m_icon = iconName;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_busy->hide();
    restyle();
}

void StatePage::restyle() {
    m_picture->setVisible(!m_icon.isEmpty());
    if (!m_icon.isEmpty())
        m_picture->setPixmap(icon(m_icon).pixmap(QSize(kPicture, kPicture), devicePixelRatioF()));
    m_title->setFont(titleFont());
    setTextColor(m_sentence, colors().secondaryText);
}

void StatePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::ApplicationFontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace lightstack::ui
