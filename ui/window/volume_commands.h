// The Volume menu: the stack report of a folder and the pyramid of a stack. One report and one
// pyramid at a time; a pyramid under way goes on when its dialog is hidden, and asking for another
// brings it back. Thread: GUI only.
#pragma once

#include "ui/models/pyramid_preview.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace lightstack::ui {

class JobLine;
class PyramidDialog;
class StackReportDialog;

class VolumeCommands : public QObject {
    Q_OBJECT
public:
    // Progress of hidden jobs is shown by `line`.
    VolumeCommands(PyramidPlaces places, JobLine* line, QWidget* window);

    void report(const std::filesystem::path& folder);
    void pyramid(const std::filesystem::path& folder);
    void stop(); // what runs, cleanly; the window closes

Q_SIGNALS:
    void folderWanted(const std::filesystem::path& folder);

private:
    bool showRunning(); // false where none runs
    void show(PyramidDialog* dialog);
    void follow();

    PyramidPlaces m_places;
    JobLine* m_line;
    QWidget* m_window;
    QPointer<StackReportDialog> m_report;
    QPointer<PyramidDialog> m_pyramid;
};

} // namespace lightstack::ui
