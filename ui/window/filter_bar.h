// What is shown and in which order: kind, words of the name as you type, sort. Says so in its
// colour and words while something is left out. Thread: GUI only.
#pragma once

#include "core/browse/folder_view.h"
#include "ui/window/window_actions.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace lightstack::ui {

class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(const WindowActions& actions, QWidget* parent = nullptr);
    void focusText();
    void clearText();                                    // tells textChanged at once
    void setOptions(const browse::ViewOptions& options); // shows them, tells nobody
    [[nodiscard]] QString text() const;
    void setCompact(bool compact); // for a narrow window: icons without words

Q_SIGNALS:
    void textChanged(const QString& text); // after a moment of rest
    void leaveWanted();                    // the keyboard goes back to the pictures

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_text;
    QToolButton* m_kind;
    QToolButton* m_sort;
    const WindowActions& m_actions;
    QTimer m_rest;
};

} // namespace lightstack::ui
