#include "ui/window/empty_page.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr int kTextWidth = 460;
constexpr int kPicture = 56;
constexpr int kLogo = 96;
constexpr std::size_t kMostOffered = 5;

QSize pictureSize(const QString& name) {
    const int side = name == QLatin1String("lightstack") ? kLogo : kPicture;
    return {side, side};
}

void emptyLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr) item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_buttons(new QWidget)
    , m_recentBox(new QWidget)
    , m_recentList(new QVBoxLayout(m_recentBox)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace6, kSpace6, kSpace6, kSpace6);
    column->setSpacing(kSpace2);
    column->addStretch(2);
    for (QLabel* label : {m_picture, m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label, 0, Qt::AlignHCenter);
    }
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(kTextWidth);
    m_title->setWordWrap(true);
    m_title->setFixedWidth(kTextWidth);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, kSpace2, 0, 0);
    buttons->setSpacing(kSpace2);
    column->addWidget(m_buttons, 0, Qt::AlignHCenter);
    m_recentList->setContentsMargins(0, kSpace6, 0, 0);
    m_recentList->setSpacing(0);
    column->addWidget(m_recentBox, 0, Qt::AlignHCenter);
    column->addStretch(3);
    restyle();
}

void EmptyPage::setContent(const Content& content) {
    m_content = content;
    m_title->setText(content.title);
    m_sentence->setText(content.sentence);
    m_sentence->setVisible(!content.sentence.isEmpty());
    emptyLayout(m_buttons->layout());
    bool first = true;
    for (const auto& [act, text] : content.buttons) {
        auto* button = new QPushButton(text);
        button->setAutoDefault(true);
        button->setDefault(first);
        if (first) setFocusProxy(button);
        first = false;
        connect(button, &QPushButton::clicked, this, [this, act = act] { Q_EMIT wanted(act); });
        m_buttons->layout()->addWidget(button);
    }
    m_buttons->setVisible(!content.buttons.empty());
    m_recentBox->setVisible(content.recent && !m_recent.empty());
    restyle();
}

void EmptyPage::setRecent(const std::vector<std::filesystem::path>& folders) {
    m_recent = folders;
    emptyLayout(m_recentList);
    if (folders.empty()) return;
    auto* heading = new QLabel(tr("Recent folders"));
    heading->setFont(captionFont());
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setContentsMargins(kSpace2, 0, 0, kSpace1);
    m_recentList->addWidget(heading);
    for (std::size_t i = 0; i < std::min(folders.size(), kMostOffered); ++i) {
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setIcon(icon(QStringLiteral("folder")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setText(
            QStringLiteral(" ") + fontMetrics().elidedText(base::displayText(folders[i]),
                                      Qt::ElideMiddle, kTextWidth - 48));
        connect(button, &QToolButton::clicked, this,
            [this, folder = folders[i]] { Q_EMIT folderChosen(folder); });
        m_recentList->addWidget(button);
    }
}

void EmptyPage::restyle() {
    m_picture->setPixmap(
        m_content.icon.isEmpty()
            ? QPixmap()
            : icon(m_content.icon).pixmap(pictureSize(m_content.icon), devicePixelRatioF()));
    m_title->setFont(titleFont());
    // A wrapped label in a centred column is not asked for its height by the layout.
    for (QLabel* label : {m_title, m_sentence})
        label->setMinimumHeight(std::max(0, label->heightForWidth(kTextWidth)));
    setTextColor(m_sentence, colors().secondaryText);
}

void EmptyPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::ApplicationFontChange)
        restyle();
    QWidget::changeEvent(event);
}

EmptyPage::Content EmptyPage::welcome() {
    return {QStringLiteral("lightstack"), tr("Open a folder to begin"),
        tr("Drop a folder or a picture here, choose one at the left, or look at the "
           "demo set: photographs and a stack of CT slices."),
        {{Act::OpenFolder, tr("Open a Folder…")}, {Act::DemoSet, tr("Try the Demo Set")}}, true};
}

EmptyPage::Content EmptyPage::listing(const QString& where) {
    return {QStringLiteral("folder-open"), tr("Reading…"), where,
        {{Act::OpenFolder, tr("Open Another Folder…")}}};
}

EmptyPage::Content EmptyPage::makingDemo() {
    return {QStringLiteral("image"), tr("Making the demo set…"),
        tr("Photographs and CT slices are computed; this takes a few seconds."), {}};
}

EmptyPage::Content EmptyPage::nothingShown(std::size_t others, std::size_t hidden, bool textFilter,
    const QString& kindName, bool allKinds) {
    if (others == 0)
        return {QStringLiteral("folder-open"), tr("This folder is empty"), {},
            {{Act::OpenFolder, tr("Open Another Folder…")}, {Act::OpenAbove, tr("Go Up")}}};
    if (textFilter)
        return {QStringLiteral("search"), tr("No name matches the filter"),
            tr("%Ln file(s) and folder(s) are left out.", nullptr, static_cast<int>(others)),
            {{Act::ClearFilter, tr("Clear the Filter")}}};
    if (hidden == others)
        return {QStringLiteral("eye"), tr("Everything here is hidden"),
            tr("%Ln hidden file(s) and folder(s) are left out.", nullptr, static_cast<int>(hidden)),
            {{Act::ShowHidden, tr("Show Hidden Files")}}};
    Content content{QStringLiteral("image"), tr("This folder has no pictures"),
        tr("%Ln other file(s) are left out.", nullptr, static_cast<int>(others)),
        {{Act::ShowAllFiles, tr("Show All Files")}, {Act::OpenFolder, tr("Open Another Folder…")}}};
    if (!kindName.isEmpty() && !allKinds)
        content.title = tr("Nothing here is of the kind “%1”").arg(kindName);
    return content;
}

EmptyPage::Content EmptyPage::failed(const base::Error& error, bool hadBeenThere) {
    const QString where = base::displayText(error.path);
    const Content::Button again{Act::TryAgain, tr("Try Again")};
    const Content::Button above{Act::OpenAbove, tr("Open the Folder Above")};
    switch (error.code) {
    case ErrorCode::NotFound:
        return {QStringLiteral("warning"),
            hadBeenThere ? tr("This folder is gone") : tr("There is no such folder"),
            hadBeenThere ? tr("%1 was moved, removed or unmounted.").arg(where) : where,
            {above, again}};
    case ErrorCode::Denied:
        return {QStringLiteral("lock"), tr("This folder may not be read"),
            tr("You have no permission to list %1.").arg(where), {above, again}};
    default:
        return {QStringLiteral("warning"), tr("This folder cannot be read"),
            tr("%1: %2.").arg(where, failureText(error)), {again, above}};
    }
}

EmptyPage::Content EmptyPage::noLibrary() {
    return {QStringLiteral("library"), tr("There is no library yet"),
        tr("A scan takes in a Takeout or a folder, pairs its files and lists them by date, album, "
           "person and place. The files themselves stay as they are."),
        {{Act::ScanLibrary, tr("Scan a Takeout or a Folder into the Library…")},
            {Act::OpenCatalog, tr("Open a Catalog File…")}}};
}

EmptyPage::Content EmptyPage::libraryFailed(const base::Error& error) {
    return {QStringLiteral("warning"), tr("The library cannot be read"),
        QStringLiteral("%1: %2.").arg(base::displayText(error.path), failureText(error)),
        {{Act::TryAgain, tr("Try Again")}, {Act::OpenCatalog, tr("Open a Catalog File…")}}};
}

EmptyPage::Content EmptyPage::emptyList(
    const QString& list, bool isEverything, bool query, bool kinds) {
    if (query)
        return {QStringLiteral("search"), tr("Nothing in this list matches the search"), {},
            {{Act::ClearFilter, tr("Clear the Search")}}};
    if (kinds)
        return {QStringLiteral("image"), tr("Nothing in this list is of the kind that is shown"),
            {}, {{Act::ShowAllFiles, tr("Show All Files")}}};
    if (isEverything)
        return {QStringLiteral("library"), tr("The library is empty"), {},
            {{Act::ScanLibrary, tr("Scan a Takeout or a Folder into the Library…")}}};
    return {QStringLiteral("check"), tr("Nothing is in “%1”").arg(list), {},
        {{Act::ShowLibrary, tr("Show the Whole Library")}}};
}

} // namespace lightstack::ui
