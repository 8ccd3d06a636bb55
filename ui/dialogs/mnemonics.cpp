#include "ui/dialogs/mnemonics.h"

#include <QCheckBox>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>

namespace lightstack::ui {
namespace {

// Where a free letter is, if possible one that begins a word; -1: nowhere.
qsizetype freeLetter(const QString& text, const QSet<QChar>& taken) {
    for (const bool anywhere : {false, true})
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool begins = i == 0 || text[i - 1].isSpace();
            if ((begins || anywhere) && text[i].isLetter() && !taken.contains(text[i].toLower()))
                return i;
        }
    return -1;
}

QString textOf(const QWidget* widget) {
    if (const auto* label = qobject_cast<const QLabel*>(widget)) return label->text();
    return qobject_cast<const QAbstractButton*>(widget)->text();
}

void setText(QWidget* widget, const QString& text) {
    if (auto* label = qobject_cast<QLabel*>(widget)) return label->setText(text);
    qobject_cast<QAbstractButton*>(widget)->setText(text);
}

// A row of fields has no focus itself: its first one gets it.
void sharpenBuddy(QLabel* label) {
    if (label->buddy()->focusPolicy() != Qt::NoFocus) return;
    const auto fields =
        label->buddy()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget* field : fields)
        if (field->focusPolicy() != Qt::NoFocus) return label->setBuddy(field);
}

bool isNamed(QWidget* widget) {
    if (auto* label = qobject_cast<QLabel*>(widget)) {
        if (label->buddy() == nullptr) return false;
        sharpenBuddy(label);
        return !label->text().isEmpty();
    }
    const bool button = qobject_cast<QCheckBox*>(widget) != nullptr ||
                        qobject_cast<QRadioButton*>(widget) != nullptr ||
                        qobject_cast<QPushButton*>(widget) != nullptr;
    return button && !textOf(widget).isEmpty();
}

} // namespace

void giveMnemonics(QWidget* form) {
    QSet<QChar> taken;
    QList<QWidget*> wanting;
    for (QWidget* widget : form->findChildren<QWidget*>()) {
        if (!isNamed(widget)) continue;
        const QKeySequence own = QKeySequence::mnemonic(textOf(widget));
        if (own.isEmpty())
            wanting << widget;
        else
            taken.insert(QChar(own[0].key()).toLower());
    }
    for (QWidget* widget : std::as_const(wanting)) {
        QString text = textOf(widget);
        const qsizetype at = freeLetter(text, taken);
        if (at < 0 || text.contains(u'&')) continue;
        taken.insert(text[at].toLower());
        setText(widget, text.insert(at, u'&'));
    }
}

} // namespace lightstack::ui
