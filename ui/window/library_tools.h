// What is done with the pictures of the library, besides looking at them: why a picture has its
// sidecar (a pane), lists exported, copies moved to the trash. Its actions stand in the Library
// menu. Thread: GUI only.
#pragma once

#include "core/catalog/duplicates.h"
#include "core/catalog/presence.h"
#include "core/catalog/why_pair.h"
#include "ui/models/background.h"

#include <QAction>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>

class QDockWidget;
class QMainWindow;

namespace lightstack::jobs {
struct TrashOutcome;
}

namespace lightstack::ui {

class DuplicatesDialog;
class FileCommands;
class JobList;
class LibraryCommands;
class MetadataPanel;
class WhyPanel;

struct LibraryToolsParts {
    LibraryCommands* library = nullptr; // its menu is filled already
    JobList* jobs = nullptr;
    FileCommands* files = nullptr;
    MetadataPanel* metadata = nullptr;
    QDockWidget* metadataDock = nullptr; // the pane lies on it as a tab
};

class LibraryTools : public QObject {
    Q_OBJECT
public:
    LibraryTools(const LibraryToolsParts& parts, QMainWindow* window);

    [[nodiscard]] QList<QAction*> actions() const; // in menu order
    [[nodiscard]] WhyPanel* whyPanel() const noexcept { return m_why; }
    [[nodiscard]] QDockWidget* whyDock() const noexcept { return m_whyDock; }
    [[nodiscard]] DuplicatesDialog* duplicatesDialog() const;

    void exportList();
    // Without asking: as if the file had been chosen.
    void exportListTo(const std::filesystem::path& target);
    void moveCopies();

Q_SIGNALS:
    void message(const QString& text);
    void fileWanted(const std::filesystem::path& file); // to be shown in its folder

private:
    void followSelection();
    void catalogChanged();
    void copiesTrashed(const jobs::TrashOutcome& outcome);
    void follow();

    // Files that were moved away, and that are there again.
    struct Move {
        std::vector<std::filesystem::path> gone, there;
    };
    LibraryToolsParts m_parts;
    QMainWindow* m_window;
    std::shared_ptr<catalog::SidecarLookup> m_lookup;
    QAction *m_showWhy, *m_export, *m_copies;
    WhyPanel* m_why;
    QDockWidget* m_whyDock;
    QPointer<DuplicatesDialog> m_duplicates;
    catalog::KeepRule m_rule = catalog::KeepRule::OldestFolder; // as it was last chosen
    std::deque<Move> m_moves; // that the catalog is to be told of, the first under way
    std::filesystem::path m_lastExport;
    QTimer m_rest;
    Background m_background;
};

} // namespace lightstack::ui
