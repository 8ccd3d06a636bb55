#include "ui/window/filter_bar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace lightstack::ui {
namespace {

constexpr int kFilterRestMs = 80;

QString plain(const QAction* action) {
    return action->text().remove(u'&');
}

QToolButton* menuButton(const QString& iconName, const QString& tip, QMenu* menu) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    return button;
}

} // namespace

FilterBar::FilterBar(const WindowActions& actions, QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit), m_actions(actions) {
    auto* kinds = new QMenu(this);
    kinds->addActions(actions.kinds->actions());
    kinds->addSeparator();
    kinds->addAction(actions.showHidden);
    m_kind = menuButton(QStringLiteral("filter"), tr("Kinds of files shown"), kinds);
    m_sort = menuButton(QStringLiteral("sort"), tr("Order"), actions.sortMenu(this));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    explainText();
    fit();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace1, 0, kSpace1, 0);
    row->setSpacing(kSpace1);
    row->addWidget(m_text);
    row->addWidget(m_kind);
    row->addWidget(m_sort);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kFilterRestMs);
    connect(m_text, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(&m_rest, &QTimer::timeout, this, [this] { Q_EMIT textChanged(text()); });
    const auto refresh = [this] {
        m_kind->setText(plain(m_actions.kinds->checkedAction()));
        m_sort->setText(plain(m_actions.sort->checkedAction()) +
                        (m_actions.descending->isChecked() ? QStringLiteral(" ↓") : QString()));
    };
    connect(actions.kinds, &QActionGroup::triggered, this, refresh);
    connect(actions.sort, &QActionGroup::triggered, this, refresh);
    connect(actions.descending, &QAction::toggled, this, refresh);
    refresh();
}

QString FilterBar::text() const {
    return m_text->text();
}

void FilterBar::setCompact(bool compact) {
    const auto style = compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    m_kind->setToolButtonStyle(style);
    m_sort->setToolButtonStyle(style);
    m_compact = compact;
    fit();
}

void FilterBar::setSearching(bool searching) {
    m_searching = searching;
    explainText();
    fit();
}

void FilterBar::fit() {
    const int digits = m_searching ? (m_compact ? 22 : 34) : (m_compact ? 16 : 24);
    m_text->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * digits);
}

void FilterBar::explainText() {
    const QString keys = m_actions.find->shortcut().toString(QKeySequence::NativeText);
    m_text->setPlaceholderText(m_searching ? tr("Search this list") : tr("Filter"));
    m_text->setToolTip(
        m_searching ? tr("Words of names, descriptions, keywords and people, and fields such as "
                         "camera:canon or date:2019 (%1)")
                          .arg(keys)
                    : tr("Shows names that hold all these words (%1)").arg(keys));
    m_text->setAccessibleName(m_searching ? tr("Search the library") : tr("Filter by name"));
}

void FilterBar::focusText() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::clearText() {
    if (m_text->text().isEmpty()) return;
    m_text->clear();
    m_rest.stop();
    Q_EMIT textChanged({});
}

void FilterBar::setOptions(const browse::ViewOptions& options) {
    m_actions.setKinds(options.kinds);
    m_actions.setSort(options.sort);
    m_kind->setText(plain(m_actions.kinds->checkedAction()));
    m_sort->setText(plain(m_actions.sort->checkedAction()) +
                    (options.descending ? QStringLiteral(" ↓") : QString()));
    const QSignalBlocker blocker(m_text);
    if (m_text->text().toStdString() != options.text)
        m_text->setText(QString::fromStdString(options.text));
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            clearText();
            Q_EMIT leaveWanted();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            if (m_rest.isActive()) {
                m_rest.stop();
                Q_EMIT textChanged(text());
            }
            Q_EMIT leaveWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lightstack::ui
