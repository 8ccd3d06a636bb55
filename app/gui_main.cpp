// lightstack [PATH...]: the window. Order: command line -> theme -> services -> window -> paths.
#include "app/context.h"
#include "app/gui_options.h"
#include "app/settings.h"
#include "app/window_picture.h"
#include "core/base/atomic_file.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/grid/frame_trace.h"
#include "ui/theme/screen_room.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLoggingCategory>
#include <QThreadPool>
#include <QTranslator>

#include <csignal>
#include <cstdio>
#include <optional>

using namespace lightstack;
using namespace lightstack::app;

namespace {

constexpr int kWaitAtExitMs = 2000;

void editPreferences(ui::MainWindow& window, Context& context, ui::Preferences& preferences) {
    ui::PreferencesDialog dialog(preferences, context.store().status(), &window);
    QObject::connect(&dialog, &ui::PreferencesDialog::clearStoreRequested, &window, [&] {
        if (const auto cleared = context.store().clear(); !cleared)
            dialog.storeNotCleared(QString::fromStdString(cleared.error().detail));
    });
    if (dialog.exec() != QDialog::Accepted) return;
    preferences = dialog.preferences();
    savePreferences(preferences);
    ui::applyTheme(*qApp, preferences.scheme);
    context.applyPreferences(preferences);
    window.setConfirmTrash(preferences.confirmTrash);
    window.setKeepZoom(preferences.keepZoom);
}

// Our own sentences, and Qt's (dialog buttons), in the language of the user; English too, for its
// plurals.
void installTranslations(QApplication& application) {
    const QLocale locale;
    auto* ours = new QTranslator(&application);
    auto* qts = new QTranslator(&application);
    const QString folder = QStringLiteral(":/i18n");
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qts);
    if (ours->load(locale, QStringLiteral("lightstack"), QStringLiteral("_"), folder) ||
        ours->load(QStringLiteral("lightstack_en"), folder))
        QApplication::installTranslator(ours);
}

void saveTrace(const ui::FrameTrace& trace, const std::filesystem::path& path) {
    const auto written = base::writeAtomically(path, trace.toJson());
    if (!written) std::fprintf(stderr, "lightstack: %s\n", written.error().detail.c_str());
}

// At the first start, when there is no size of the user's.
void fitScreen(ui::MainWindow& window) {
    const QSize wanted = window.size();
    ui::resizeWithin(&window, wanted);
    if (window.size() != wanted) window.setWindowState(Qt::WindowMaximized);
}

// A list by its name, else what was typed is a query.
void openLibrary(ui::MainWindow& window, const std::string& text) {
    const auto place = library::LibraryPlace::named(text);
    window.openList(place.value_or(library::LibraryPlace()), place ? std::string() : text);
}

int run(QApplication& application, const GuiOptions& options) {
    // A picture of the window shows the program as it is at first start, and leaves no trace.
    const bool picture = !options.grab.empty();
    ui::Preferences preferences = picture ? ui::Preferences() : loadPreferences();
    const ui::WindowState last = picture ? ui::WindowState() : loadWindowState();
    ui::applyTheme(application, options.scheme.value_or(preferences.scheme));
    std::optional<ui::FrameTrace> trace;
    if (!options.trace.empty()) trace.emplace();

    Context context(preferences, options.catalog);
    ui::MainWindow window(context.parts());
    window.setConfirmTrash(preferences.confirmTrash);
    window.setKeepZoom(preferences.keepZoom);
    window.setState(last);
    if (options.size.isValid())
        window.resize(options.size);
    else if (!picture && last.geometry.isEmpty())
        fitScreen(window);
    QObject::connect(&window, &ui::MainWindow::preferencesRequested, &window,
        [&] { editPreferences(window, context, preferences); });
    if (!picture)
        QObject::connect(&window, &ui::MainWindow::stateChanged, &window,
            [&] { saveWindowState(window.state()); });
    if (options.metadata) window.setMetadataVisible(true);
    if (options.orthogonal) window.setOrthogonal(*options.orthogonal);
    if (options.volume && !picture) window.wantVolume();
    if (options.library)
        openLibrary(window, *options.library);
    else if (!options.paths.empty())
        window.openPaths(options.paths);
    else if (preferences.restoreSession && !last.lastFolder.empty())
        window.openPaths({last.lastFolder});
    window.show();
    std::optional<WindowPicture> grab;
    if (picture) grab.emplace(window, options);

    const int code = QApplication::exec();
    if (trace) saveTrace(*trace, options.trace);
    QThreadPool::globalInstance()->waitForDone(kWaitAtExitMs);
    return code;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, [](int) {}); // a file that may not grow is an error, not the end
    const auto options = parseGuiOptions(argc, argv);
    if (!options) {
        std::fprintf(
            stderr, "lightstack: %s\nTry: lightstack --help\n", options.error().detail.c_str());
        return 2;
    }
    if (options->help || options->version) {
        std::printf("%s", options->help ? guiUsage() : "lightstack " LIGHTSTACK_VERSION "\n");
        return 0;
    }
    // A picture can be made without a display.
    const bool display =
        !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!display && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        if (options->grab.empty()) { // Qt would say so by an abort
            std::fputs("lightstack: there is no display for the window; --grab makes a picture of "
                       "it without one, lightstack-cli works without\n",
                stderr);
            return 1;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    int qtArgc = 1;
    QApplication application(qtArgc, argv);
    QApplication::setApplicationName(QStringLiteral("lightstack"));
    QApplication::setApplicationDisplayName(QStringLiteral("Lightstack"));
    QApplication::setApplicationVersion(QStringLiteral(LIGHTSTACK_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("lightstack"));
    installTranslations(application);
    if (options->reverse) QApplication::setLayoutDirection(Qt::RightToLeft);
    return run(application, *options);
}
