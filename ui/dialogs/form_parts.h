// What several forms of jobs share. Thread: GUI.
#pragma once

#include "core/base/file_path.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <filesystem>

namespace lightstack::ui {

// What a file dialog answers, in the bytes of the file system.
[[nodiscard]] inline std::filesystem::path pathOf(const QString& chosen) {
    return base::fromBytes(QFile::encodeName(chosen));
}

// Below a field; hidden until say() shows why its text will not do.
[[nodiscard]] inline QLabel* errorLabel() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->hide();
    return label;
}

inline void say(QLabel* label, const QString& error) {
    label->setText(error);
    label->setVisible(!error.isEmpty());
    setTextColor(label, colors().failure);
}

// What is disabled says why instead of what it is about.
inline void setAble(QWidget* widget, bool able, const QString& why, const QString& about = {}) {
    widget->setEnabled(able);
    widget->setToolTip(able ? about : why);
}

// Beside a field of one line its label stands in the middle; Qt's own is a little above, and right
// beside fields of several lines. Of a form that is complete, and set into its widget.
inline void levelLabels(QFormLayout* form) {
    for (int row = 0; row < form->rowCount(); ++row) {
        const QLayoutItem* label = form->itemAt(row, QFormLayout::LabelRole);
        const QLayoutItem* field = form->itemAt(row, QFormLayout::FieldRole);
        if (label == nullptr || field == nullptr || label->widget() == nullptr) continue;
        const QLayout* inside = field->widget() != nullptr ? field->widget()->layout() : nullptr;
        if (inside == nullptr || qobject_cast<const QHBoxLayout*>(inside) != nullptr)
            label->widget()->setMinimumHeight(field->sizeHint().height());
    }
}

// The column of a page that begins with its form.
[[nodiscard]] inline QVBoxLayout* columnBelow(QFormLayout* form, QWidget* page) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace3);
    column->addLayout(form);
    levelLabels(form);
    return column;
}

// Of a widget that is one line of others; null: of none yet.
[[nodiscard]] inline QHBoxLayout* rowIn(QWidget* box) {
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    return row;
}

// The lower edge of a job's dialog; Return presses `primary`.
[[nodiscard]] inline QWidget* jobButtons(
    QPushButton* pause, QPushButton* change, QPushButton* primary, QPushButton* secondary) {
    auto* box = new QWidget;
    auto* row = rowIn(box);
    row->addWidget(pause);
    row->addWidget(change);
    row->addStretch(1);
    row->addWidget(primary);
    row->addWidget(secondary);
    for (QPushButton* button : {pause, change, secondary})
        button->setAutoDefault(false);
    primary->setDefault(true);
    return box;
}

// A path in a form: as many lines as it needs, and no wider than there is room.
inline void giveWay(QLabel* place) {
    place->setWordWrap(true);
    place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

// A path that can be copied, and the button that leads to another one.
[[nodiscard]] inline QHBoxLayout* placeRow(QLabel* place, QPushButton* elsewhere) {
    auto* row = rowIn(nullptr);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    giveWay(place);
    elsewhere->setAutoDefault(false);
    row->addWidget(place, 1);
    row->addWidget(elsewhere, 0, Qt::AlignTop);
    return row;
}

} // namespace lightstack::ui
