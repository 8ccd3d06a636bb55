// Tools > Downsample: on the selection, the folder or the list that is shown, or on paths that
// somebody else hands in. One batch at a time; a job under way goes on when its dialog is hidden,
// and asking for another brings it back. Thread: GUI only.
#pragma once

#include "ui/dialogs/downsample_form.h"
#include "ui/models/downsample_places.h"

#include <QAction>
#include <QObject>
#include <QPointer>

namespace lightstack::ui {

class DownsampleDialog;
class JobList;
struct WindowMenus;

class DownsampleCommands : public QObject {
    Q_OBJECT
public:
    using Paths = std::vector<std::filesystem::path>;
    // What is shown now, asked when it is needed.
    struct Shown {
        std::function<std::filesystem::path()> folder; // empty: a list is shown, or nothing
        std::function<QString()> title;                // of the folder or the list
        std::function<void(std::function<void(Paths)>)> withSelected;
        std::function<void(std::function<void(Paths)>)> withList; // all files of the list
    };
    DownsampleCommands(DownsamplePlaces places, JobList* jobs, QWidget* window);

    void setShown(Shown shown) { m_shown = std::move(shown); }
    void fillMenus(const WindowMenus& menus);
    [[nodiscard]] QAction* action() const noexcept { return m_action; }
    [[nodiscard]] DownsampleDialog* dialog() const;
    void hideDialogs(); // the window closes

public Q_SLOTS:
    void ask();

Q_SIGNALS:
    void folderWanted(const std::filesystem::path& folder);
    void fileWanted(const std::filesystem::path& file); // to be shown in its folder

private:
    [[nodiscard]] bool showRunning();
    void show(std::vector<DownsampleSource> sources);
    void askWith(const Paths& selected, const Paths& list);

    DownsamplePlaces m_places;
    JobList* m_jobs;
    QWidget* m_window;
    Shown m_shown;
    QAction* m_action;
    QPointer<DownsampleDialog> m_dialog;
};

} // namespace lightstack::ui
