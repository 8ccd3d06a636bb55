#include "ui/window/window_actions.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace lightstack::ui {
namespace {

using Keys = QList<QKeySequence>;

QAction* makeToggle(
    QWidget* window, const char* iconName, const QString& text, const Keys& keys = {}) {
    QAction* action = windowAction(window, iconName, text, keys);
    action->setCheckable(true);
    return action;
}

template <class Value>
QAction* addChoice(QActionGroup* group, const QString& text, Value value) {
    auto* action = new QAction(text, group);
    action->setCheckable(true);
    action->setData(static_cast<int>(value));
    return action;
}

void check(const QActionGroup* group, int value) {
    for (QAction* action : group->actions())
        if (action->data().toInt() == value) action->setChecked(true);
}

QString words(const char* text) {
    return QCoreApplication::translate("WindowActions", text);
}

} // namespace

QAction* windowAction(
    QWidget* window, const char* iconName, const QString& text, const QList<QKeySequence>& keys) {
    auto* action = new QAction(text, window);
    if (iconName[0] != '\0') action->setIcon(icon(QLatin1String(iconName)));
    action->setShortcuts(keys);
    action->setIconVisibleInMenu(false);
    explain(action);
    window->addAction(action);
    return action;
}

void explain(QAction* action) {
    QString text = action->text();
    text.remove(u'&').remove(u'…');
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
}

WindowActions::WindowActions(QWidget* w) {
    makeFileAndEdit(w);
    makeViewAndGo(w);
    makeVolumeAndHelp(w);
    makeChoices(w);
}

void WindowActions::makeFileAndEdit(QWidget* w) {
    open = windowAction(w, "folder-open",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Open Folder…")), {QKeySequence::Open});
    showInFileManager = windowAction(w, "folder",
        words(QT_TRANSLATE_NOOP("WindowActions", "Show in File &Manager")),
        {Qt::CTRL | Qt::ALT | Qt::Key_O});
    openExternally = windowAction(w, "external",
        words(QT_TRANSLATE_NOOP("WindowActions", "Open in Default &Application")),
        {Qt::SHIFT | Qt::Key_Return});
    rename = windowAction(
        w, "rename", words(QT_TRANSLATE_NOOP("WindowActions", "&Rename…")), {Qt::Key_F2});
    trash = windowAction(
        w, "trash", words(QT_TRANSLATE_NOOP("WindowActions", "Move to &Trash")), {Qt::Key_Delete});
    quit = windowAction(
        w, "", words(QT_TRANSLATE_NOOP("WindowActions", "&Quit")), {Qt::CTRL | Qt::Key_Q});

    undo = windowAction(w, "undo",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Bring Back from Trash")), {QKeySequence::Undo});
    copy = windowAction(
        w, "copy", words(QT_TRANSLATE_NOOP("WindowActions", "&Copy")), {Qt::CTRL | Qt::Key_C});
    copyPath = windowAction(w, "", words(QT_TRANSLATE_NOOP("WindowActions", "Copy &Path")),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_C});
    selectAll = windowAction(
        w, "", words(QT_TRANSLATE_NOOP("WindowActions", "Select &All")), {Qt::CTRL | Qt::Key_A});
    selectNone = windowAction(w, "", words(QT_TRANSLATE_NOOP("WindowActions", "Select &Nothing")),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_A});
    invertSelection = windowAction(w, "",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Invert Selection")), {Qt::CTRL | Qt::Key_I});
    find = windowAction(w, "search", words(QT_TRANSLATE_NOOP("WindowActions", "&Filter by Name")),
        {Qt::CTRL | Qt::Key_F, Qt::Key_Slash});
}

void WindowActions::makeViewAndGo(QWidget* w) {
    view = windowAction(w, "image", words(QT_TRANSLATE_NOOP("WindowActions", "&View Picture")));
    toGrid =
        windowAction(w, "grid", words(QT_TRANSLATE_NOOP("WindowActions", "Back to the &Grid")));
    larger =
        windowAction(w, "zoom-in", words(QT_TRANSLATE_NOOP("WindowActions", "&Larger Thumbnails")),
            {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    smaller = windowAction(w, "zoom-out",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Smaller Thumbnails")),
        {Qt::CTRL | Qt::Key_Minus});
    usualSize = windowAction(w, "",
        words(QT_TRANSLATE_NOOP("WindowActions", "Usual Thumbnail Si&ze")), {Qt::CTRL | Qt::Key_0});
    descending = makeToggle(w, "", words(QT_TRANSLATE_NOOP("WindowActions", "D&escending")));
    showHidden = makeToggle(w, "eye", words(QT_TRANSLATE_NOOP("WindowActions", "&Hidden Files")),
        {Qt::CTRL | Qt::Key_H});
    expandStack = windowAction(
        w, "", words(QT_TRANSLATE_NOOP("WindowActions", "&Expand Stack")), {Qt::CTRL | Qt::Key_E});
    groupStacks = makeToggle(w, "stack",
        words(QT_TRANSLATE_NOOP("WindowActions", "Group Slices into S&tacks")),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_E});
    groupStacks->setChecked(true);
    reload = windowAction(
        w, "reload", words(QT_TRANSLATE_NOOP("WindowActions", "&Reload")), {Qt::Key_F5});
    folders = makeToggle(
        w, "sidebar", words(QT_TRANSLATE_NOOP("WindowActions", "&Folders")), {Qt::Key_F7});
    metadata =
        makeToggle(w, "info", words(QT_TRANSLATE_NOOP("WindowActions", "&Metadata")), {Qt::Key_F4});
    fullScreen = makeToggle(
        w, "fullscreen", words(QT_TRANSLATE_NOOP("WindowActions", "F&ull Screen")), {Qt::Key_F11});

    back = windowAction(w, "back", words(QT_TRANSLATE_NOOP("WindowActions", "&Back")),
        {Qt::ALT | Qt::Key_Left, Qt::Key_Back});
    forward = windowAction(w, "forward", words(QT_TRANSLATE_NOOP("WindowActions", "&Forward")),
        {Qt::ALT | Qt::Key_Right, Qt::Key_Forward});
    up = windowAction(
        w, "up", words(QT_TRANSLATE_NOOP("WindowActions", "&Up")), {Qt::ALT | Qt::Key_Up});
    home = windowAction(
        w, "home", words(QT_TRANSLATE_NOOP("WindowActions", "&Home")), {Qt::ALT | Qt::Key_Home});
    location = windowAction(
        w, "", words(QT_TRANSLATE_NOOP("WindowActions", "Type a &Path")), {Qt::CTRL | Qt::Key_L});
}

void WindowActions::makeVolumeAndHelp(QWidget* w) {
    openVolume =
        windowAction(w, "slices", words(QT_TRANSLATE_NOOP("WindowActions", "&Open as Volume")),
            {Qt::CTRL | Qt::ALT | Qt::Key_V});
    stackReport =
        windowAction(w, "stack", words(QT_TRANSLATE_NOOP("WindowActions", "Stack &Report…")),
            {Qt::CTRL | Qt::ALT | Qt::Key_R});
    pyramid = windowAction(w, "pyramid",
        words(QT_TRANSLATE_NOOP("WindowActions", "Generate Thumbnail &Pyramid…")),
        {Qt::CTRL | Qt::ALT | Qt::Key_P});
    exportVolume = windowAction(w, "download",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Export…")), {Qt::CTRL | Qt::ALT | Qt::Key_E});
    preferences = windowAction(w, "gear",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Preferences…")), {Qt::CTRL | Qt::Key_Comma});
    shortcuts = windowAction(w, "keyboard",
        words(QT_TRANSLATE_NOOP("WindowActions", "&Keyboard Shortcuts")), {Qt::Key_F1});
    about = windowAction(w, "", words(QT_TRANSLATE_NOOP("WindowActions", "&About Lightstack")));
}

void WindowActions::makeChoices(QWidget* w) {
    using browse::KindFilter;
    using browse::SortKey;
    sort = new QActionGroup(w);
    addChoice(sort, words(QT_TRANSLATE_NOOP("WindowActions", "&Name")), SortKey::Name);
    addChoice(sort, words(QT_TRANSLATE_NOOP("WindowActions", "Date &Taken")), SortKey::DateTaken);
    addChoice(
        sort, words(QT_TRANSLATE_NOOP("WindowActions", "Date &Modified")), SortKey::DateModified);
    addChoice(sort, words(QT_TRANSLATE_NOOP("WindowActions", "&Size")), SortKey::Size);
    addChoice(sort, words(QT_TRANSLATE_NOOP("WindowActions", "T&ype")), SortKey::Type);
    addChoice(sort, words(QT_TRANSLATE_NOOP("WindowActions", "&Dimensions")), SortKey::Dimensions);
    kinds = new QActionGroup(w);
    addChoice(kinds, words(QT_TRANSLATE_NOOP("WindowActions", "&Pictures")), KindFilter::Pictures);
    addChoice(kinds, words(QT_TRANSLATE_NOOP("WindowActions", "&Raw Files")), KindFilter::Raw);
    addChoice(kinds, words(QT_TRANSLATE_NOOP("WindowActions", "&Videos")), KindFilter::Videos);
    addChoice(kinds, words(QT_TRANSLATE_NOOP("WindowActions", "&All Files")), KindFilter::AllFiles);
    setSort(SortKey::Name);
    setKinds(KindFilter::Pictures);
}

void WindowActions::setSort(browse::SortKey key) const {
    check(sort, static_cast<int>(key));
}

void WindowActions::setKinds(browse::KindFilter filter) const {
    check(kinds, static_cast<int>(filter));
}

QList<QAction*> WindowActions::all() const {
    return {open, openExternally, showInFileManager, rename, trash, quit, undo, copy, copyPath,
        selectAll, selectNone, invertSelection, find, view, toGrid, larger, smaller, usualSize,
        showHidden, expandStack, groupStacks, reload, folders, metadata, fullScreen, back, forward,
        up, home, location, openVolume, stackReport, pyramid, exportVolume, preferences, shortcuts,
        about};
}

QMenu* WindowActions::sortMenu(QWidget* parent) const {
    auto* menu = new QMenu(words(QT_TRANSLATE_NOOP("WindowActions", "S&ort By")), parent);
    menu->addActions(sort->actions());
    menu->addSeparator();
    menu->addAction(descending);
    return menu;
}

WindowMenus fillMenuBar(
    QMenuBar* bar, const WindowActions& a, const QList<QAction*>& viewerActions) {
    WindowMenus menus;
    QMenu* file = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&File")));
    file->addAction(a.open);
    menus.openRecent = file->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "Open R&ecent")));
    file->addSeparator();
    menus.openWith = file->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "Open &With")));
    file->addActions({a.openExternally, a.showInFileManager});
    file->addSeparator();
    file->addActions({a.rename, a.trash});
    file->addSeparator();
    file->addAction(a.quit);

    QMenu* edit = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&Edit")));
    edit->addAction(a.undo);
    edit->addSeparator();
    edit->addActions({a.copy, a.copyPath});
    edit->addSeparator();
    edit->addActions({a.selectAll, a.selectNone, a.invertSelection});
    edit->addSeparator();
    edit->addAction(a.find);

    QMenu* view = menus.view = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&View")));
    view->addActions({a.view, a.toGrid});
    menus.picture = view->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&Picture")));
    menus.picture->addActions(viewerActions);
    view->addSeparator();
    view->addActions({a.larger, a.smaller, a.usualSize});
    view->addSeparator();
    view->addMenu(a.sortMenu(bar));
    QMenu* kinds = view->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "S&how")));
    kinds->addActions(a.kinds->actions());
    kinds->addSeparator();
    kinds->addAction(a.showHidden);
    view->addActions({a.groupStacks, a.expandStack});
    view->addSeparator();
    menus.behindPanes = a.fullScreen;
    view->addActions({a.folders, a.metadata, a.fullScreen});
    view->addSeparator();
    view->addAction(a.reload);

    QMenu* go = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&Go")));
    go->addActions({a.back, a.forward, a.up, a.home});
    go->addSeparator();
    go->addAction(a.location);

    QMenu* volume = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "V&olume")));
    volume->addAction(a.openVolume);
    menus.slices = volume->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "Slice &View")));
    volume->addSeparator();
    volume->addActions({a.stackReport, a.pyramid, a.exportVolume});

    menus.library = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&Library")));

    menus.tools = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&Tools")));
    menus.tools->addAction(a.preferences);
    QMenu* help = bar->addMenu(words(QT_TRANSLATE_NOOP("WindowActions", "&Help")));
    help->addActions({a.shortcuts, a.about});
    return menus;
}

} // namespace lightstack::ui
