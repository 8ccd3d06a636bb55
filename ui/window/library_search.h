// Help with the search line of the library: which fields there are, with examples, which values a
// field has here, and, below the line, what is wrong with a query. Thread: GUI only.
#pragma once

#include "core/library/library_lists.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;

namespace lightstack::ui {

struct Suggestion {
    QString text; // in place of the word
    QString hint;
    bool whole = true; // nothing is to follow: a blank comes after it
};
// For the word that ends at the cursor: fields whose names begin so, or values of its field that
// hold what stands behind the colon. Pure.
std::vector<Suggestion> suggestionsFor(
    const QString& word, const library::LibraryLists* lists, std::size_t most = 12);
// The word that ends at `cursor`: blanks between quotes are part of it.
QString wordBefore(const QString& text, int cursor);

class LibrarySearch : public QObject {
    Q_OBJECT
public:
    explicit LibrarySearch(QLineEdit* field);
    void setActive(bool active); // the line is a search, not a filter of names
    void setLists(std::shared_ptr<const library::LibraryLists> lists) {
        m_lists = std::move(lists);
    }
    void offerFields();                  // all of them
    [[nodiscard]] QString error() const; // shown; empty: the query is right

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer(const QString& word);
    void accept(const QString& text, bool whole);
    void check();
    void placeError();

    QLineEdit* m_field;
    QCompleter* m_completer;
    QStandardItemModel* m_model;
    QLabel* m_error;
    std::shared_ptr<const library::LibraryLists> m_lists;
    bool m_active = false;
};

} // namespace lightstack::ui
