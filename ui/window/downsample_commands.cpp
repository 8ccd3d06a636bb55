#include "ui/window/downsample_commands.h"

#include "core/base/file_path.h"
#include "ui/dialogs/downsample_dialog.h"
#include "ui/models/job_list.h"
#include "ui/theme/theme.h"
#include "ui/window/raise_dialog.h"
#include "ui/window/window_actions.h"

#include <QMenu>

#include <algorithm>

namespace lightstack::ui {
namespace {

// That holds all of them; empty where there is none.
std::filesystem::path folderOf(const std::vector<std::filesystem::path>& files) {
    std::filesystem::path out;
    for (const std::filesystem::path& file : files) {
        const std::filesystem::path folder = file.parent_path();
        if (out.empty()) out = folder;
        while (
            out.has_relative_path() &&
            std::mismatch(out.begin(), out.end(), folder.begin(), folder.end()).first != out.end())
            out = out.parent_path();
    }
    return out;
}

} // namespace

DownsampleCommands::DownsampleCommands(DownsamplePlaces places, JobList* jobs, QWidget* window)
    : QObject(window)
    , m_places(std::move(places))
    , m_jobs(jobs)
    , m_window(window)
    , m_action(windowAction(
          window, "downsample", tr("&Downsample Pictures…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S})) {
    connect(m_action, &QAction::triggered, this, &DownsampleCommands::ask);
}

void DownsampleCommands::fillMenus(const WindowMenus& menus) {
    const QList<QAction*> there = menus.tools->actions();
    menus.tools->insertAction(there.isEmpty() ? nullptr : there.first(), m_action);
}

void DownsampleCommands::ask() {
    if (showRunning()) return;
    m_shown.withSelected([this](const Paths& selected) {
        if (!m_shown.folder().empty()) return askWith(selected, {});
        m_shown.withList([this, selected](const Paths& list) { askWith(selected, list); });
    });
}

void DownsampleCommands::askWith(const Paths& selected, const Paths& list) {
    const std::filesystem::path folder = m_shown.folder();
    const auto count = static_cast<int>(selected.size());
    std::vector<DownsampleSource> sources;
    if (count > 0) {
        const QString name =
            count == 1 ? base::displayName(selected.front()) : tr("%Ln item(s)", nullptr, count);
        sources.push_back({tr("Selection: %1").arg(name), name, selected,
            folder.empty() ? folderOf(selected) : folder});
    }
    if (!folder.empty())
        sources.push_back({tr("Folder %1, with all in it").arg(m_shown.title()), m_shown.title(),
            {folder}, folder});
    if (!list.empty())
        sources.push_back(
            {tr("%1: %Ln file(s)", nullptr, static_cast<int>(list.size())).arg(m_shown.title()),
                m_shown.title(), list, folderOf(list)});
    show(std::move(sources));
}

bool DownsampleCommands::showRunning() {
    if (!m_dialog || !m_dialog->isRunning()) return false;
    raiseDialog(m_dialog);
    return true;
}

void DownsampleCommands::show(std::vector<DownsampleSource> sources) {
    delete m_dialog;
    m_dialog = new DownsampleDialog(std::move(sources), m_places.runs,
        m_places.load ? m_places.load() : downsample::DownsampleRequest(), m_window);
    m_dialog->setJobs(m_jobs);
    connect(m_dialog, &QDialog::finished, m_dialog, &QObject::deleteLater);
    connect(m_dialog, &DownsampleDialog::folderWanted, this, &DownsampleCommands::folderWanted);
    connect(m_dialog, &JobDialog::fileWanted, this, &DownsampleCommands::fileWanted);
    connect(m_dialog, &JobDialog::started, this, [this](Job* job) {
        if (m_places.keep) m_places.keep(m_dialog->choices());
        m_jobs->setShow(job, [dialog = m_dialog] {
            if (dialog) raiseDialog(dialog);
            return !dialog.isNull();
        });
    });
    raiseDialog(m_dialog);
}

DownsampleDialog* DownsampleCommands::dialog() const {
    return m_dialog;
}

void DownsampleCommands::hideDialogs() {
    if (m_dialog) m_dialog->hide();
}

} // namespace lightstack::ui
