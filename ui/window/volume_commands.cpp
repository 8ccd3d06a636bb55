#include "ui/window/volume_commands.h"

#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/pyramid_dialog.h"
#include "ui/dialogs/stack_report_dialog.h"
#include "ui/models/export_job.h"
#include "ui/models/job_list.h"
#include "ui/models/pyramid_job.h"
#include "ui/window/raise_dialog.h"

namespace lightstack::ui {
namespace {

// Brings the dialog back, if it is still there.
std::function<bool()> showing(QPointer<QDialog> dialog) {
    return [dialog] {
        if (dialog) raiseDialog(dialog);
        return !dialog.isNull();
    };
}

} // namespace

VolumeCommands::VolumeCommands(PyramidPlaces places, JobList* jobs, QWidget* window)
    : QObject(window), m_places(std::move(places)), m_jobs(jobs), m_window(window) {
    // Also of those that are made anew in the jobs panel.
    connect(jobs, &JobList::added, this, [this](Job* added) {
        if (auto* job = qobject_cast<PyramidJob*>(added))
            connect(job, &Job::finished, this, [this, job] {
                if (job->outcome().report) Q_EMIT pyramidBuilt(job->stack());
            });
    });
}

void VolumeCommands::report(const std::filesystem::path& folder, const std::string& name) {
    delete m_report;
    m_report = new StackReportDialog(folder, name, m_window);
    connect(m_report, &QDialog::finished, m_report, &QObject::deleteLater);
    connect(m_report, &StackReportDialog::pyramidWanted, this,
        [this](const SharedAudit& audit, std::size_t stack) {
            if (showRunning()) return;
            m_report->close();
            show(new PyramidDialog(audit, stack, m_places, m_window));
        });
    raiseDialog(m_report);
}

void VolumeCommands::pyramid(const std::filesystem::path& folder, const std::string& name) {
    if (!showRunning()) show(new PyramidDialog(folder, name, m_places, m_window));
}

bool VolumeCommands::showRunning() {
    if (!m_pyramid || !m_pyramid->isRunning()) return false;
    raiseDialog(m_pyramid);
    return true;
}

void VolumeCommands::exportFolder(const std::filesystem::path& folder, const std::string& name) {
    if (showRunningExport()) return;
    ExportForm::Start start;
    start.format = m_format;
    show(new ExportDialog(folder, name, start, m_window));
}

void VolumeCommands::exportVolume(const volume::SliceStack& stack, const volume::VolumeBox& box,
    int level, const std::optional<volume::VoxelEdges>& voxel) {
    if (showRunningExport()) return;
    ExportForm::Start start;
    if (!box.isEmpty()) start.box = box;
    start.level = level;
    start.voxel = voxel;
    start.format = m_format;
    const std::string& name = stack.slices.empty() ? stack.name : stack.slices.front().name;
    show(new ExportDialog(stack.folder, name, start, m_window));
}

bool VolumeCommands::showRunningExport() {
    if (!m_export || !m_export->isRunning()) return false;
    raiseDialog(m_export);
    return true;
}

void VolumeCommands::show(PyramidDialog* dialog) {
    delete m_pyramid;
    m_pyramid = dialog;
    dialog->setJobs(m_jobs);
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    connect(dialog, &PyramidDialog::resultWanted, this, &VolumeCommands::folderWanted);
    connect(dialog, &PyramidDialog::started, this,
        [this](VolumeJob* job) { m_jobs->setShow(job, showing(m_pyramid.data())); });
    raiseDialog(dialog);
}

void VolumeCommands::show(ExportDialog* dialog) {
    delete m_export;
    m_export = dialog;
    dialog->setJobs(m_jobs);
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    connect(dialog, &ExportDialog::fileManagerWanted, this, &VolumeCommands::fileManagerWanted);
    connect(dialog, &ExportDialog::started, this, [this](VolumeJob* job) {
        m_format = m_export->job()->request().format;
        m_jobs->setShow(job, showing(m_export.data()));
    });
    raiseDialog(dialog);
}

void VolumeCommands::hideDialogs() {
    for (QDialog* dialog : {static_cast<QDialog*>(m_pyramid), static_cast<QDialog*>(m_report),
             static_cast<QDialog*>(m_export)})
        if (dialog != nullptr) dialog->hide();
}

} // namespace lightstack::ui
