#include "ui/window/volume_commands.h"

#include "ui/dialogs/pyramid_dialog.h"
#include "ui/dialogs/stack_report_dialog.h"
#include "ui/models/pyramid_job.h"
#include "ui/window/job_line.h"

namespace lightstack::ui {
namespace {

void raiseDialog(QDialog* dialog) {
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

VolumeCommands::VolumeCommands(PyramidPlaces places, JobLine* line, QWidget* window)
    : QObject(window), m_places(std::move(places)), m_line(line), m_window(window) {
    connect(line, &JobLine::clicked, this, [this] {
        if (m_pyramid) raiseDialog(m_pyramid);
        follow();
    });
}

void VolumeCommands::report(const std::filesystem::path& folder) {
    delete m_report;
    m_report = new StackReportDialog(folder, m_window);
    connect(m_report, &QDialog::finished, m_report, &QObject::deleteLater);
    connect(m_report, &StackReportDialog::pyramidWanted, this,
        [this](const SharedAudit& audit, std::size_t stack) {
            if (showRunning()) return;
            m_report->close();
            show(new PyramidDialog(audit, stack, m_places, m_window));
        });
    raiseDialog(m_report);
}

void VolumeCommands::pyramid(const std::filesystem::path& folder) {
    if (!showRunning()) show(new PyramidDialog(folder, m_places, m_window));
}

bool VolumeCommands::showRunning() {
    if (!m_pyramid || !m_pyramid->isRunning()) return false;
    raiseDialog(m_pyramid);
    return true;
}

void VolumeCommands::show(PyramidDialog* dialog) {
    delete m_pyramid;
    m_pyramid = dialog;
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    connect(dialog, &PyramidDialog::resultWanted, this, &VolumeCommands::folderWanted);
    connect(dialog, &PyramidDialog::started, m_line, &JobLine::setJob);
    raiseDialog(dialog);
}

// The line stays while the job runs, and after it until its report has been looked at.
void VolumeCommands::follow() {
    if (!m_pyramid || !m_pyramid->isRunning()) m_line->setJob(nullptr);
}

void VolumeCommands::stop() {
    if (m_pyramid) m_pyramid->cancel();
    for (QDialog* dialog : {static_cast<QDialog*>(m_pyramid), static_cast<QDialog*>(m_report)})
        if (dialog != nullptr) dialog->hide();
}

} // namespace lightstack::ui
