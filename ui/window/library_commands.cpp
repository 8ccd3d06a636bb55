#include "ui/window/library_commands.h"

#include "core/base/file_path.h"
#include "ui/theme/theme.h"
#include "ui/window/window_actions.h"

#include <QFileDialog>
#include <QMenu>

namespace lightstack::ui {

LibraryCommands::LibraryCommands(std::filesystem::path catalogFile, QWidget* window)
    : QObject(window)
    , m_file(std::move(catalogFile))
    , m_window(window)
    , m_catalog(windowAction(
          window, "library", tr("&All Pictures and Films"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L}))
    , m_search(windowAction(
          window, "search", tr("&Search the Library"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}))
    , m_duplicates(
          windowAction(window, "copy", tr("&Duplicates"), {Qt::CTRL | Qt::SHIFT | Qt::Key_D}))
    , m_showInFolder(
          windowAction(window, "folder", tr("Show in &Folder"), {Qt::CTRL | Qt::ALT | Qt::Key_J}))
    , m_open(windowAction(window, "folder-open", tr("&Open Catalog File…")))
    , m_pane(windowAction(window, "sidebar", tr("Library Pa&ne"), {Qt::Key_F8})) {
    m_pane->setCheckable(true);
    connect(m_catalog, &QAction::triggered, this, [this] { show({}); });
    connect(
        m_duplicates, &QAction::triggered, this, [this] { show({library::ListKind::Duplicates}); });
    connect(m_search, &QAction::triggered, this, &LibraryCommands::searchWanted);
    connect(m_open, &QAction::triggered, this, &LibraryCommands::openCatalogFile);
}

void LibraryCommands::fillMenus(const WindowMenus& menus) {
    m_menu = menus.library;
    menus.view->insertAction(menus.behindPanes, m_pane);
    m_menu->addActions({m_catalog, m_search, m_duplicates, m_showInFolder});
    m_menu->addSeparator();
    m_menu->addActions({m_open, m_pane});
}

QList<QAction*> LibraryCommands::actions() const {
    QList<QAction*> out;
    for (QAction* action : m_menu->actions())
        if (!action->isSeparator() && action->menu() == nullptr) out << action;
    return out;
}

std::optional<library::LibraryPlace> LibraryCommands::currentList() const {
    return m_shown.place ? library::LibraryPlace::fromPath(m_shown.place()) : std::nullopt;
}

std::filesystem::path LibraryCommands::shownFolder() const {
    return m_shown.place && !currentList() ? m_shown.place() : std::filesystem::path();
}

std::string LibraryCommands::currentQuery() const {
    return currentList() && m_shown.query ? m_shown.query() : std::string();
}

std::vector<std::filesystem::path> LibraryCommands::selectedAssets(std::size_t most) const {
    return m_shown.selected ? m_shown.selected(most) : std::vector<std::filesystem::path>();
}

void LibraryCommands::show(const library::LibraryPlace& place) {
    Q_EMIT placeWanted(place);
}

void LibraryCommands::refresh() {
    Q_EMIT libraryChanged();
}

void LibraryCommands::setCatalogFile(const std::filesystem::path& file) {
    if (file == m_file) return;
    m_file = file;
    Q_EMIT catalogFileChanged(file);
}

void LibraryCommands::openCatalogFile() {
    const QString start = QString::fromLocal8Bit(base::toBytes(m_file.parent_path()));
    const QString chosen = QFileDialog::getOpenFileName(
        m_window, tr("Open Catalog File"), start, tr("Catalogs (*.catalog);;All files (*)"));
    if (chosen.isEmpty()) return;
    setCatalogFile(base::fromBytes(QFile::encodeName(chosen)));
    show({});
}

} // namespace lightstack::ui
