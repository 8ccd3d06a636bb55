#include "ui/window/library_tools.h"

#include "core/base/file_path.h"
#include "ui/dialogs/duplicates_dialog.h"
#include "ui/models/duplicate_jobs.h"
#include "ui/models/job_list.h"
#include "ui/models/list_export_job.h"
#include "ui/models/list_words.h"
#include "ui/panels/metadata_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/theme/theme.h"
#include "ui/window/file_commands.h"
#include "ui/window/library_commands.h"
#include "ui/window/pane.h"
#include "ui/window/window_actions.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QMainWindow>
#include <QMenu>

namespace lightstack::ui {
namespace {

constexpr int kRestMs = 40;

QString pathText(const std::filesystem::path& path) {
    return QFile::decodeName(base::toBytes(path));
}

// A list's title as the name of a file.
std::string fileStem(const QString& title) {
    std::string out;
    for (const char c : title.toStdString())
        out += c == '/' || static_cast<unsigned char>(c) < 0x20 ? '_' : c;
    return out;
}

// Whether it concerned the catalog.
Result<bool> told(const std::filesystem::path& catalogFile,
    const std::vector<std::filesystem::path>& gone,
    const std::vector<std::filesystem::path>& there) {
    const auto mark = [&](const std::vector<std::filesystem::path>& files, bool back) {
        const auto held = back ? catalog::Presence::Gone : catalog::Presence::There;
        auto rows = catalog::rowsOf(catalogFile, files, held);
        // One that cannot be read says so where it is shown, not at every move elsewhere.
        if (!rows || rows->folders.empty()) return Result<bool>(false);
        const auto done =
            back ? catalog::markBack(catalogFile, *rows) : catalog::markGone(catalogFile, *rows);
        return done ? Result<bool>(true) : Result<bool>(tl::unexpected(done.error()));
    };
    const auto left = mark(gone, false);
    if (!left) return left;
    const auto came = mark(there, true);
    return came ? Result<bool>(*left || *came) : came;
}

} // namespace

LibraryTools::LibraryTools(const LibraryToolsParts& parts, QMainWindow* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_lookup(std::make_shared<catalog::SidecarLookup>())
    , m_showWhy(
          windowAction(window, "json", tr("&Why This Sidecar"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Y}))
    , m_export(
          windowAction(window, "download", tr("&Export List…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_X}))
    , m_copies(windowAction(window, "trash", tr("&Move Copies to Trash…")))
    , m_why(new WhyPanel(m_lookup))
    , m_background(this) {
    m_showWhy->setCheckable(true);
    m_whyDock = makePane(window, QStringLiteral("why"), tr("Why This Sidecar"), m_why, m_showWhy);
    window->addDockWidget(endArea(window), m_whyDock);
    window->tabifyDockWidget(parts.metadataDock, m_whyDock);
    m_whyDock->hide();
    m_showWhy->setChecked(false);
    if (QMenu* menu = parts.library->menu()) {
        menu->addSeparator();
        menu->addActions({m_showWhy, m_export, m_copies});
    }
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &LibraryTools::followSelection);
    connect(parts.library, &LibraryCommands::selectionChanged, this, [this] { m_rest.start(); });
    connect(m_showWhy, &QAction::triggered, this, [this](bool shown) {
        if (!shown) return;
        m_whyDock->raise(); // in front of the metadata
        followSelection();
    });
    connect(m_export, &QAction::triggered, this, &LibraryTools::exportList);
    connect(m_copies, &QAction::triggered, this, &LibraryTools::moveCopies);
    connect(
        parts.library, &LibraryCommands::catalogFileChanged, this, &LibraryTools::catalogChanged);
    connect(parts.library, &LibraryCommands::libraryChanged, m_why, &WhyPanel::refresh);
    connect(m_why, &WhyPanel::decided, this, [this] {
        m_parts.metadata->refreshSidecar();
        m_parts.library->refresh();
        Q_EMIT message(tr("The choice is kept in the catalog; scans honour it."));
    });
    connect(parts.files, &FileCommands::filesMoved, this,
        [this](const std::vector<std::filesystem::path>& gone,
            const std::vector<std::filesystem::path>& there) {
            m_moves.push_back({gone, there});
            if (m_moves.size() == 1) follow();
        });
    parts.metadata->setSidecars(m_lookup);
    catalogChanged();
}

QList<QAction*> LibraryTools::actions() const {
    return {m_showWhy, m_export, m_copies};
}

DuplicatesDialog* LibraryTools::duplicatesDialog() const {
    return m_duplicates;
}

void LibraryTools::followSelection() {
    m_why->setFiles(m_whyDock->isHidden() ? std::vector<std::filesystem::path>()
                                          : m_parts.library->selectedAssets(2));
}

void LibraryTools::catalogChanged() {
    m_why->setCatalogFile(m_parts.library->catalogFile());
    m_parts.metadata->setCatalogFile(m_parts.library->catalogFile());
}

void LibraryTools::exportList() {
    std::error_code error;
    if (!std::filesystem::exists(m_parts.library->catalogFile(), error))
        return Q_EMIT message(tr("There is no library yet: scan a Takeout or a folder first."));
    const auto list = m_parts.library->currentList();
    const QString title = list ? listTitle(*list) : tr("Pictures");
    const std::filesystem::path folder =
        m_lastExport.empty() ? base::fromBytes(qgetenv("HOME")) : m_lastExport.parent_path();
    const QString csv = tr("Table (*.csv)");
    const QString json = tr("JSON (*.json)");
    QString filter = m_lastExport.extension() == ".json" ? json : csv;
    const std::string ending = filter == json ? ".json" : ".csv";
    const QString chosen = QFileDialog::getSaveFileName(m_window, tr("Export List"),
        pathText(folder / (fileStem(title) + ending)), csv + QStringLiteral(";;") + json, &filter);
    if (chosen.isEmpty()) return;
    std::filesystem::path target = base::fromBytes(QFile::encodeName(chosen));
    if (!catalog::listFormatOf(target)) target += filter == json ? ".json" : ".csv";
    exportListTo(target);
}

void LibraryTools::exportListTo(const std::filesystem::path& target) {
    m_lastExport = target;
    ListExportWish wish;
    wish.catalog = m_parts.library->catalogFile();
    wish.target = target;
    wish.place = m_parts.library->currentList();
    wish.query = m_parts.library->currentQuery();
    if (!wish.place) wish.folder = m_parts.library->shownFolder();
    wish.title = wish.place ? listTitle(*wish.place) : base::displayName(wish.folder);
    auto* job = m_parts.jobs->add(std::make_unique<ListExportJob>(std::move(wish)));
    connect(job, &Job::finished, this, [this, job] {
        Q_EMIT message(job->end() == Job::End::Whole ? job->summary() : job->endText());
    });
}

void LibraryTools::moveCopies() {
    if (!m_duplicates) {
        m_duplicates = new DuplicatesDialog(m_parts.library->catalogFile(), m_parts.jobs, m_window);
        m_duplicates->setAttribute(Qt::WA_DeleteOnClose);
        m_duplicates->setRule(m_rule);
        connect(m_duplicates, &DuplicatesDialog::moveStarted, this, [this](DuplicateTrashJob* job) {
            connect(job, &Job::finished, this, [this, job] { copiesTrashed(job->outcome()); });
        });
        connect(m_duplicates, &DuplicatesDialog::fileWanted, this, &LibraryTools::fileWanted);
        connect(m_duplicates, &QDialog::finished, this,
            [this, dialog = m_duplicates.data()] { m_rule = dialog->rule(); });
    }
    m_duplicates->show();
    m_duplicates->raise();
    m_duplicates->activateWindow();
}

void LibraryTools::copiesTrashed(const jobs::TrashOutcome& outcome) {
    if (outcome.moved.empty()) return;
    m_parts.files->rememberTrash(outcome.moved);
    m_parts.library->refresh();
    m_parts.metadata->refreshSidecar();
}

// The catalog follows what the program does to files, one move after the other.
void LibraryTools::follow() {
    m_background.run([file = m_parts.library->catalogFile(),
                         move = m_moves.front()] { return told(file, move.gone, move.there); },
        [this](const Result<bool>& any) {
            m_moves.pop_front();
            if (!m_moves.empty()) follow();
            if (!any)
                Q_EMIT message(tr("The catalog does not know it yet: scan the folder again."));
            if (any && !*any) return;
            if (m_duplicates) m_duplicates->lookAgain();
            m_parts.library->refresh();
            m_parts.metadata->refreshSidecar();
        });
}

} // namespace lightstack::ui
