// The Volume menu: the stack report of a folder, the pyramid and the exports of a stack. One of
// each at a time; a job under way goes on when its dialog is hidden, and asking for another brings
// it back. Thread: GUI only.
#pragma once

#include "core/volume/volume_export.h"
#include "ui/models/pyramid_preview.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

class QWidget;

namespace lightstack::ui {

class ExportDialog;
class JobList;
class PyramidDialog;
class StackReportDialog;

class VolumeCommands : public QObject {
    Q_OBJECT
public:
    VolumeCommands(PyramidPlaces places, JobList* jobs, QWidget* window);

    // `name`: of a stack of the folder, or of one of its slices; else the largest is meant.
    void report(const std::filesystem::path& folder, const std::string& name);
    void pyramid(const std::filesystem::path& folder, const std::string& name);
    void exportFolder(const std::filesystem::path& folder, const std::string& name);
    // A box of a stack that is looked at; `voxel`: what the user said of its voxels.
    void exportVolume(const volume::SliceStack& stack, const volume::VolumeBox& box, int level,
        const std::optional<volume::VoxelEdges>& voxel = {});
    void hideDialogs(); // the window closes

Q_SIGNALS:
    void folderWanted(const std::filesystem::path& folder);
    void pyramidBuilt(const lightstack::volume::SliceStack& stack);
    void fileManagerWanted(const std::filesystem::path& file);

private:
    bool showRunning(); // false where no pyramid runs
    bool showRunningExport();
    void show(PyramidDialog* dialog);
    void show(ExportDialog* dialog);

    PyramidPlaces m_places;
    JobList* m_jobs;
    QWidget* m_window;
    QPointer<StackReportDialog> m_report;
    QPointer<PyramidDialog> m_pyramid;
    QPointer<ExportDialog> m_export;
    std::optional<volume::ExportFormat> m_format; // of the last export
};

} // namespace lightstack::ui
