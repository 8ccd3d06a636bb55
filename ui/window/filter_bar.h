// What is shown and in which order: kind, words of the name as you type, sort. Says so in its
// colour and words while something is left out. While a list of the library is shown, the words are
// a search of it (library_search.h). Thread: GUI only.
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
    void setSearching(bool searching);
    [[nodiscard]] QLineEdit* field() const noexcept { return m_text; }

Q_SIGNALS:
    void textChanged(const QString& text); // after a moment of rest
    void leaveWanted();                    // the keyboard goes back to the pictures

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void explainText();

    QLineEdit* m_text;
    QToolButton* m_kind;
    QToolButton* m_sort;
    const WindowActions& m_actions;
    QTimer m_rest;
    bool m_compact = false;
    bool m_searching = false;
};

} // namespace lightstack::ui
