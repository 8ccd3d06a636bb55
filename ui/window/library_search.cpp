#include "ui/window/library_search.h"

#include "core/catalog/search_query.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <array>

namespace lightstack::ui {
namespace {

constexpr int kHintRole = Qt::UserRole;
constexpr int kWholeRole = Qt::UserRole + 1;

struct Field {
    const char* name;
    const char* example;
};
constexpr std::array<Field, 17> kFields{{
    {"album:", QT_TRANSLATE_NOOP("LibrarySearch", "album:rome")},
    {"camera:", QT_TRANSLATE_NOOP("LibrarySearch", "camera:canon")},
    {"date:", QT_TRANSLATE_NOOP("LibrarySearch", "date:2019, date:2019-05, date:2019..2021")},
    {"f:", QT_TRANSLATE_NOOP("LibrarySearch", "f<2.8")},
    {"focal:", QT_TRANSLATE_NOOP("LibrarySearch", "focal>=200")},
    {"has:", QT_TRANSLATE_NOOP("LibrarySearch", "has:gps, has:people, has:sidecar")},
    {"height:", QT_TRANSLATE_NOOP("LibrarySearch", "height>=3000")},
    {"is:", QT_TRANSLATE_NOOP("LibrarySearch", "is:favorite, is:film, is:duplicate")},
    {"iso:", QT_TRANSLATE_NOOP("LibrarySearch", "iso>800")},
    {"lens:", QT_TRANSLATE_NOOP("LibrarySearch", "lens:50mm")},
    {"path:", QT_TRANSLATE_NOOP("LibrarySearch", "path:holidays")},
    {"person:", QT_TRANSLATE_NOOP("LibrarySearch", "person:ada")},
    {"rating:", QT_TRANSLATE_NOOP("LibrarySearch", "rating>=4")},
    {"size:", QT_TRANSLATE_NOOP("LibrarySearch", "size>10MB")},
    {"type:", QT_TRANSLATE_NOOP("LibrarySearch", "type:heic")},
    {"width:", QT_TRANSLATE_NOOP("LibrarySearch", "width>=4000")},
    {"-", QT_TRANSLATE_NOOP("LibrarySearch", "-is:film leaves films out")},
}};
constexpr std::array<const char*, 5> kHas{"date", "error", "gps", "people", "sidecar"};
constexpr std::array<const char*, 9> kIs{"archived", "conflict", "duplicate", "edit", "favorite",
    "film", "missing", "picture", "trashed"};
constexpr std::array<const char*, 6> kTypes{
    "image/gif", "image/heic", "image/jpeg", "image/png", "video/mp4", "video/quicktime"};

// Name at the left, what it is for at the right.
class HintDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int hint = option.fontMetrics.horizontalAdvance(index.data(kHintRole).toString());
        const QSize own = QStyledItemDelegate::sizeHint(option, index);
        return {own.width() + hint + kSpace6, option.fontMetrics.height() + kSpace2};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(
            chosen ? option.palette.color(QPalette::HighlightedText) : colors().secondaryText);
        const int name = option.fontMetrics.horizontalAdvance(index.data().toString());
        const bool mirrored = option.direction == Qt::RightToLeft;
        const int gap = name + kSpace6;
        const QRect rest = mirrored ? option.rect.adjusted(kSpace2, 0, -gap, 0)
                                    : option.rect.adjusted(gap, 0, -kSpace2, 0);
        painter->drawText(rest,
            Qt::AlignVCenter | Qt::AlignAbsolute | (mirrored ? Qt::AlignLeft : Qt::AlignRight),
            option.fontMetrics.elidedText(
                index.data(kHintRole).toString(), Qt::ElideRight, rest.width()));
    }
};

QString quoted(const QString& value) {
    return value.contains(u' ') ? QStringLiteral("\"%1\"").arg(value) : value;
}

using Suggestions = std::vector<Suggestion>;

template <class Names>
void addWords(Suggestions& out, const QString& field, const QString& typed, const Names& names) {
    for (const char* name : names)
        if (QLatin1String(name).contains(typed, Qt::CaseInsensitive))
            out.push_back({field + QLatin1String(name), {}, true});
}

void addLists(Suggestions& out, const QString& field, const QString& typed,
    const std::vector<library::CountedList>& lists, std::size_t most) {
    const auto nameOf = [&](const library::CountedList& list) -> const std::string& {
        return field == u"album:" ? list.place.title : list.place.value;
    };
    for (std::size_t i = 0; i < lists.size() && out.size() < most;) {
        const std::string& name = nameOf(lists[i]);
        qlonglong count = 0; // albums titled alike stand together, and are searched together
        for (; i < lists.size() && nameOf(lists[i]) == name; ++i)
            count += lists[i].count;
        const QString text = QString::fromStdString(name);
        if (text.contains(typed, Qt::CaseInsensitive))
            out.push_back({field + quoted(text), QLocale().toString(count), true});
    }
}

} // namespace

QString wordBefore(const QString& text, int cursor) {
    int from = 0;
    bool inside = false;
    for (int i = 0; i < cursor; ++i) {
        if (text[i] == u'"') inside = !inside;
        if (!inside && text[i].isSpace()) from = i + 1;
    }
    return text.mid(from, cursor - from);
}

std::vector<Suggestion> suggestionsFor(
    const QString& word, const library::LibraryLists* lists, std::size_t most) {
    Suggestions out;
    const QString minus = word.startsWith(u'-') ? QStringLiteral("-") : QString();
    const QString plain = word.mid(minus.size());
    const auto colon = plain.indexOf(u':');
    if (colon < 0) {
        for (const Field& field : kFields) {
            const QString name = QLatin1String(field.name);
            if (name != u"-" && name.startsWith(plain, Qt::CaseInsensitive))
                out.push_back({minus + name,
                    QCoreApplication::translate("LibrarySearch", field.example), false});
        }
        return out;
    }
    const QString field = plain.left(colon + 1).toLower();
    const QString typed = plain.mid(colon + 1).remove(u'"');
    if (field == u"has:") addWords(out, field, typed, kHas);
    if (field == u"is:") addWords(out, field, typed, kIs);
    if (field == u"type:") addWords(out, field, typed, kTypes);
    if (lists != nullptr) {
        if (field == u"album:") addLists(out, field, typed, lists->albums, most);
        if (field == u"camera:") addLists(out, field, typed, lists->cameras, most);
        if (field == u"lens:") addLists(out, field, typed, lists->lenses, most);
        if (field == u"person:") addLists(out, field, typed, lists->people, most);
        if (field == u"date:")
            for (const library::YearList& year : lists->years)
                addLists(out, field, typed, {year.year}, most);
    }
    if (out.size() > most) out.resize(most);
    if (out.size() == 1 && out.front().text.compare(plain, Qt::CaseInsensitive) == 0) out.clear();
    for (Suggestion& suggestion : out)
        suggestion.text.prepend(minus);
    return out;
}

LibrarySearch::LibrarySearch(QLineEdit* field)
    : QObject(field)
    , m_field(field)
    , m_completer(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
    , m_error(new QLabel(field)) {
    m_completer->setModel(m_model);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(17);
    m_completer->setWidget(m_field);
    m_completer->popup()->setItemDelegate(new HintDelegate(this));
    m_error->setWindowFlags(Qt::ToolTip);
    m_error->setAttribute(Qt::WA_ShowWithoutActivating);
    m_error->setContentsMargins(kSpace2, kSpace1, kSpace2, kSpace1);
    m_error->setAutoFillBackground(true);
    m_error->hide();
    m_field->installEventFilter(this);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this](const QModelIndex& index) {
            accept(index.data().toString(), index.data(kWholeRole).toBool());
        });
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        if (m_active) offer(wordBefore(m_field->text(), m_field->cursorPosition()));
    });
    connect(m_field, &QLineEdit::textChanged, this, &LibrarySearch::check);
}

void LibrarySearch::setActive(bool active) {
    m_active = active;
    if (!active) m_completer->popup()->hide();
    check();
}

void LibrarySearch::offerFields() {
    if (m_active && m_field->text().isEmpty()) offer({});
}

void LibrarySearch::offer(const QString& word) {
    const bool afterWord = word.isEmpty() && !m_field->text().isEmpty();
    const auto suggestions = afterWord ? Suggestions() : suggestionsFor(word, m_lists.get());
    m_model->clear();
    for (const Suggestion& suggestion : suggestions) {
        auto* item = new QStandardItem(suggestion.text);
        item->setData(suggestion.hint, kHintRole);
        item->setData(suggestion.whole, kWholeRole);
        m_model->appendRow(item);
    }
    if (suggestions.empty()) return m_completer->popup()->hide();
    m_completer->setCompletionPrefix({});
    const int width = std::max(m_field->width(), m_field->fontMetrics().averageCharWidth() * 56);
    m_completer->complete(QRect(0, 0, width, m_field->height()));
}

void LibrarySearch::accept(const QString& text, bool whole) {
    const int cursor = m_field->cursorPosition();
    const QString word = wordBefore(m_field->text(), cursor);
    QString all = m_field->text();
    all.replace(cursor - word.size(), word.size(), whole ? text + u' ' : text);
    m_field->setText(all);
    m_field->setCursorPosition(static_cast<int>(cursor - word.size() + text.size()) + whole);
    if (!whole)
        QMetaObject::invokeMethod(
            this, [this, text] { offer(text); }, Qt::QueuedConnection);
}

QString LibrarySearch::error() const {
    return m_error->isHidden() ? QString() : m_error->text();
}

void LibrarySearch::check() {
    const auto query = catalog::parseQuery(m_field->text().toStdString());
    // A field whose value is still to come is no mistake yet.
    const bool begun = wordBefore(m_field->text(), m_field->cursorPosition()).endsWith(u':');
    if (!m_active || query || begun) return m_error->hide();
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::Window, colors().panel);
    palette.setColor(QPalette::WindowText, colors().text);
    m_error->setPalette(palette);
    m_error->setText(tr("⚠ Not understood: %1.").arg(failureText(query.error().detail)));
    m_error->adjustSize();
    placeError();
    m_error->setVisible(m_field->isVisible());
}

void LibrarySearch::placeError() {
    const bool mirrored = m_field->isRightToLeft();
    const QPoint below = m_field->mapToGlobal(
        QPoint(mirrored ? m_field->width() - m_error->width() : 0, m_field->height() + kSpace1));
    m_error->move(below);
}

bool LibrarySearch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Hide || event->type() == QEvent::FocusOut) m_error->hide();
    if (event->type() == QEvent::FocusIn) check();
    return QObject::eventFilter(watched, event);
}

} // namespace lightstack::ui
