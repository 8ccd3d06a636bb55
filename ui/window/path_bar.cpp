#include "ui/window/path_bar.h"

#include "core/base/file_path.h"
#include "core/library/library_place.h"
#include "ui/models/list_words.h"
#include "ui/theme/theme.h"
#include "ui/window/subfolders.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStringListModel>
#include <QToolButton>
#include <QUrl>

namespace lightstack::ui {
namespace {

constexpr int kCompleteMs = 60;
constexpr int kMostCompletions = 2000;
constexpr int kLongestCrumb = 240;

QString editText(const std::filesystem::path& folder) {
    QString text = base::displayText(folder);
    if (!text.endsWith(QLatin1Char('/'))) text += QLatin1Char('/');
    return text;
}

// The chevron between two crumbs.
class Separator final : public QLabel {
public:
    Separator() {
        setFixedWidth(12);
        setAlignment(Qt::AlignCenter);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QRect rect(0, 0, 12, 12);
        rect.moveCenter(this->rect().center());
        icon(isRightToLeft() ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"))
            .paint(&painter, rect, Qt::AlignCenter, QIcon::Disabled);
    }
};

} // namespace

std::filesystem::path pathOfText(const QString& text, const std::filesystem::path& current) {
    QString typed = text.trimmed();
    if (typed.startsWith(QLatin1String("file://")))
        return base::fromBytes(QByteArray::fromPercentEncoding(typed.mid(7).toUtf8()));
    if (typed == QLatin1String("~") || typed.startsWith(QLatin1String("~/")))
        typed = QString::fromLocal8Bit(qgetenv("HOME")) + typed.mid(1);
    if (!typed.startsWith(QLatin1Char('/'))) return current / base::fromBytes(typed.toUtf8());
    std::filesystem::path result = "/";
    auto known = current.begin();
    if (known != current.end()) ++known; // the root
    bool same = true;
    for (const QString& part : typed.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        same = same && known != current.end() && base::displayText(*known) == part;
        result /= same ? *known++ : base::fromBytes(part.toUtf8());
    }
    return result.lexically_normal();
}

PathBar::PathBar(QWidget* parent)
    : QStackedWidget(parent)
    , m_crumbs(new QWidget)
    , m_row(new QHBoxLayout(m_crumbs))
    , m_more(new QToolButton)
    , m_edit(new QLineEdit)
    , m_completions(new QStringListModel(this))
    , m_background(this) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_more->setText(QStringLiteral("…"));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("Folders further up"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setFocusPolicy(Qt::TabFocus);
    connect(m_more, &QToolButton::clicked, this, &PathBar::showHiddenFolders);
    m_row->addWidget(m_more);
    m_row->addStretch(1);
    m_crumbs->setCursor(Qt::IBeamCursor);
    m_crumbs->setToolTip(
        tr("Click to type a path (%1)")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText)));
    m_crumbs->installEventFilter(this);
    addWidget(m_crumbs);
    addWidget(m_edit);

    auto* completer = new QCompleter(m_completions, this);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    m_edit->setCompleter(completer);
    m_edit->setAccessibleName(tr("Path"));
    m_edit->installEventFilter(this);
    m_completeSoon.setSingleShot(true);
    m_completeSoon.setInterval(kCompleteMs);
    connect(&m_completeSoon, &QTimer::timeout, this, &PathBar::complete);
    connect(m_edit, &QLineEdit::textEdited, &m_completeSoon, qOverload<>(&QTimer::start));
    connect(m_edit, &QLineEdit::returnPressed, this, &PathBar::accept);
}

void PathBar::setFolder(const std::filesystem::path& folder) {
    m_folder = folder;
    rebuild();
    setCurrentWidget(m_crumbs);
}

QToolButton* PathBar::addButton(const std::filesystem::path& folder, const QString& text) {
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setText(button->fontMetrics()
                        .elidedText(text, Qt::ElideMiddle, kLongestCrumb)
                        .replace(QLatin1Char('&'), QLatin1String("&&")));
    button->setToolTip(base::displayText(folder));
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, folder] { Q_EMIT pathChosen(folder); });
    return button;
}

void PathBar::rebuild() {
    for (const Crumb& crumb : m_parts) {
        delete crumb.button;
        delete crumb.separator;
    }
    m_parts.clear();
    if (library::isLibraryPath(m_folder))
        addSteps();
    else
        addFolders();
    fit();
}

void PathBar::addCrumb(const std::filesystem::path& folder, QToolButton* button, bool last) {
    Crumb crumb{folder, button};
    if (last) {
        QFont font = button->font();
        font.setWeight(QFont::DemiBold);
        button->setFont(font);
    }
    if (!m_parts.empty()) {
        crumb.separator = new Separator;
        m_row->insertWidget(m_row->count() - 1, crumb.separator);
    }
    m_row->insertWidget(m_row->count() - 1, crumb.button);
    m_parts.push_back(crumb);
}

void PathBar::addFolders() {
    const std::filesystem::path home = base::fromBytes(qgetenv("HOME")).lexically_normal();
    std::vector<std::filesystem::path> folders;
    for (auto folder = m_folder; !folder.empty(); folder = folder.parent_path()) {
        folders.insert(folders.begin(), folder);
        if (!folder.has_relative_path() || (folder == home && folder != "/")) break;
    }
    for (const auto& folder : folders) {
        const bool isHome = folder == home && folder != "/";
        QToolButton* button =
            addButton(folder, isHome                       ? tr("Home")
                              : folder.has_relative_path() ? base::displayName(folder)
                                                           : QStringLiteral("/"));
        if (isHome || !folder.has_relative_path()) {
            button->setIcon(icon(isHome ? QStringLiteral("home") : QStringLiteral("disk")));
            button->setIconSize({16, 16});
            button->setToolButtonStyle(
                isHome ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
            button->setAccessibleName(isHome ? tr("Home") : tr("File system"));
        }
        addCrumb(folder, button, folder == m_folder);
    }
}

void PathBar::addSteps() {
    const auto place = library::LibraryPlace::fromPath(m_folder);
    if (!place) return;
    const std::vector<ListStep> steps = listSteps(*place);
    for (const ListStep& step : steps) {
        const auto path = step.place ? step.place->toPath() : std::filesystem::path();
        QToolButton* button = addButton(path, step.text);
        button->setToolTip(step.text);
        button->setEnabled(step.place.has_value());
        if (m_parts.empty()) {
            button->setIcon(icon(QStringLiteral("library")));
            button->setIconSize({16, 16});
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        }
        addCrumb(path, button, &step == &steps.back());
    }
}

void PathBar::fit() {
    // From the right, as many as there is room for; the rest hides behind the dots.
    int room = width() - kSpace6 - m_more->sizeHint().width();
    bool fits = true;
    for (std::size_t i = m_parts.size(); i-- > 0;) {
        Crumb& crumb = m_parts[i];
        room -= crumb.button->sizeHint().width() + 12;
        fits = fits && (room >= 0 || i + 1 == m_parts.size());
        crumb.button->setVisible(fits);
        if (crumb.separator != nullptr) crumb.separator->setVisible(fits);
    }
    m_more->setVisible(!fits);
}

void PathBar::showHiddenFolders() {
    QMenu menu(this);
    for (const Crumb& crumb : m_parts)
        if (crumb.button->isHidden())
            menu.addAction(icon(QStringLiteral("folder")),
                library::isLibraryPath(m_folder) ? crumb.button->toolTip()
                                                 : base::displayText(crumb.folder),
                crumb.button, &QToolButton::click);
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

// Where typing begins: a list is no folder.
std::filesystem::path PathBar::start() const {
    if (m_folder.is_absolute()) return m_folder;
    return m_folder.empty() ? std::filesystem::path("/") : base::fromBytes(qgetenv("HOME"));
}

void PathBar::edit() {
    m_edit->setText(editText(start()));
    setCurrentWidget(m_edit);
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    m_completed.reset();
}

void PathBar::endEdit() {
    setCurrentWidget(m_crumbs);
    Q_EMIT editingEnded();
}

void PathBar::accept() {
    const auto path = pathOfText(m_edit->text(), start());
    endEdit();
    Q_EMIT pathChosen(path);
}

void PathBar::complete() {
    const QString text = m_edit->text();
    const QString folder = text.left(text.lastIndexOf(QLatin1Char('/')) + 1);
    if (m_completed && folder == *m_completed) return;
    m_completed = folder;
    const bool hidden = text.mid(folder.size()).startsWith(QLatin1Char('.'));
    m_background.run(
        [path = pathOfText(folder, start()), hidden] { return listSubfolders(path, hidden); },
        [this, folder](Result<std::vector<Subfolder>> answer) {
            if (!answer || folder != m_completed || !m_edit->hasFocus()) return;
            QStringList names;
            for (const Subfolder& sub : *answer)
                if (base::isValidUtf8(sub.name) && names.size() < kMostCompletions)
                    names << folder + QString::fromStdString(sub.name) + QLatin1Char('/');
            m_completions->setStringList(names);
            m_edit->completer()->setCompletionPrefix(m_edit->text());
            if (m_edit->completer()->completionCount() > 0) m_edit->completer()->complete();
        });
}

bool PathBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_crumbs && event->type() == QEvent::MouseButtonPress) {
        edit();
        return true;
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        endEdit();
        return true;
    }
    if (watched == m_edit && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        setCurrentWidget(m_crumbs);
    return QStackedWidget::eventFilter(watched, event);
}

void PathBar::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    fit();
}

void PathBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange && !m_folder.empty()) rebuild();
    QStackedWidget::changeEvent(event);
}

} // namespace lightstack::ui
