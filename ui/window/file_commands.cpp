#include "ui/window/file_commands.h"

#include "core/base/byte_source.h"
#include "core/base/file_path.h"
#include "core/browse/desktop_applications.h"
#include "core/metadata/mime.h"
#include "ui/dialogs/pattern_rename_dialog.h"
#include "ui/dialogs/rename_dialog.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QUrl>

namespace lightstack::ui {
namespace {

QString sentence(const Error& error) {
    return QStringLiteral("%1: %2").arg(base::displayName(error.path), failureText(error));
}

// Where the files of steps were, and where they are.
std::vector<std::filesystem::path> pathsOf(const std::vector<browse::RenameStep>& steps, bool to) {
    std::vector<std::filesystem::path> out;
    out.reserve(steps.size());
    for (const browse::RenameStep& step : steps)
        out.push_back(to ? step.to : step.from);
    return out;
}

std::vector<std::filesystem::path> pathsOf(const std::vector<browse::TrashedFile>& files) {
    std::vector<std::filesystem::path> out;
    out.reserve(files.size());
    for (const browse::TrashedFile& file : files)
        out.push_back(file.original);
    return out;
}

QByteArray uriList(const std::vector<std::filesystem::path>& files) {
    QByteArray list;
    for (const auto& file : files)
        list += QByteArray::fromStdString(base::fileUri(file)) + "\r\n";
    return list;
}

std::string mimeOf(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    const auto stamp = file ? base::stampOf(*file, path) : tl::unexpected(file.error());
    if (!stamp) return {};
    base::FileSource source(*file, stamp->size);
    return std::string(metadata::sniffMime(source).mime);
}

} // namespace

FileCommands::FileCommands(QWidget* window) : QObject(window), m_window(window) {
}

void FileCommands::later(std::function<QString()> work, std::function<void()> afterwards) {
    const QPointer<FileCommands> self(this);
    QThreadPool::globalInstance()->start(
        [self, work = std::move(work), afterwards = std::move(afterwards)] {
            const QString text = work();
            QMetaObject::invokeMethod(
                qApp,
                [self, text, afterwards] {
                    if (!self) return;
                    if (afterwards) afterwards();
                    if (!text.isEmpty()) Q_EMIT self->message(text);
                },
                Qt::QueuedConnection);
        });
}

void FileCommands::trash(std::vector<std::filesystem::path> files) {
    if (files.empty()) return;
    if (m_confirm) {
        QMessageBox box(QMessageBox::Question, tr("Move to Trash"),
            files.size() == 1
                ? tr("Move “%1” to the trash?").arg(base::displayName(files.front()))
                : tr("Move %Ln files to the trash?", nullptr, static_cast<int>(files.size())),
            QMessageBox::Cancel, m_window);
        QPushButton* act = box.addButton(tr("Move to Trash"), QMessageBox::AcceptRole);
        box.setDefaultButton(act);
        box.exec();
        if (box.clickedButton() != act) return;
    }
    auto moved = std::make_shared<std::vector<browse::TrashedFile>>();
    later(
        [files = std::move(files), moved] {
            QString problem;
            for (const auto& file : files) {
                if (auto done = browse::moveToTrash(file))
                    moved->push_back(*std::move(done));
                else if (problem.isEmpty())
                    problem = sentence(done.error());
            }
            if (!problem.isEmpty()) return problem;
            return tr("Moved %Ln file(s) to the trash. Ctrl+Z brings them back.", nullptr,
                static_cast<int>(moved->size()));
        },
        [this, moved] { rememberTrash(*moved); });
}

void FileCommands::rememberTrash(std::vector<browse::TrashedFile> files) {
    if (files.empty()) return;
    m_lastTrashed = std::move(files);
    m_lastRenamed.clear();
    Q_EMIT filesMoved(pathsOf(m_lastTrashed), {});
    Q_EMIT undoAvailable(true, tr("&Bring Back from Trash"));
}

void FileCommands::rememberRename(std::vector<browse::RenameStep> steps) {
    if (steps.empty()) return;
    m_lastRenamed = std::move(steps);
    m_lastTrashed.clear();
    Q_EMIT filesMoved(pathsOf(m_lastRenamed, false), pathsOf(m_lastRenamed, true));
    Q_EMIT undoAvailable(true, tr("&Undo Renaming"));
}

// One that cannot come back keeps none of the others away; it can be tried again while it is in
// the trash, unless something else was done since.
void FileCommands::bringBack() {
    struct Outcome {
        std::vector<std::filesystem::path> back;
        std::vector<browse::TrashedFile> stayed;
    };
    const auto outcome = std::make_shared<Outcome>();
    later(
        [files = std::exchange(m_lastTrashed, {}), outcome] {
            QString problem;
            for (const auto& file : files) {
                std::error_code gone;
                const auto done = browse::restoreFromTrash(file);
                if (done)
                    outcome->back.push_back(file.original);
                else if (std::filesystem::exists(
                             std::filesystem::symlink_status(file.trashed, gone)))
                    outcome->stayed.push_back(file);
                if (!done && problem.isEmpty()) problem = sentence(done.error());
            }
            if (problem.isEmpty())
                return tr("Brought %Ln file(s) back.", nullptr, static_cast<int>(files.size()));
            return files.size() == 1 ? problem
                                     : tr("%1 of %2 files are back. %3")
                                           .arg(numberText(outcome->back.size()),
                                               numberText(files.size()), problem);
        },
        [this, outcome] {
            Q_EMIT filesMoved({}, outcome->back);
            if (outcome->stayed.empty() || canUndo()) return;
            m_lastTrashed = std::move(outcome->stayed);
            Q_EMIT undoAvailable(true, tr("&Bring Back from Trash"));
        });
}

void FileCommands::undo() {
    const auto from = pathsOf(m_lastRenamed, false);
    const auto to = pathsOf(m_lastRenamed, true);
    if (!m_lastTrashed.empty())
        bringBack();
    else if (!m_lastRenamed.empty())
        later(
            [steps = std::exchange(m_lastRenamed, {})] {
                const auto back = browse::undoRenames(steps);
                return back ? tr("The names are as they were.") : sentence(back.error());
            },
            [this, from, to] { Q_EMIT filesMoved(to, from); });
    Q_EMIT undoAvailable(false, {});
}

void FileCommands::rename(
    const std::filesystem::path& file, const std::function<bool(const QString&)>& taken) {
    RenameDialog dialog(base::displayName(file), taken, m_window);
    if (dialog.exec() != QDialog::Accepted || dialog.name() == base::displayName(file)) return;
    auto steps = std::make_shared<std::vector<browse::RenameStep>>();
    later(
        [file, steps, name = dialog.name().toStdString()] {
            const auto renamed = browse::renameFile(file, name);
            if (!renamed) return sentence(renamed.error());
            steps->push_back({file, *renamed});
            return QString();
        },
        [this, steps] { rememberRename(*steps); });
}

void FileCommands::renameMany(
    std::vector<std::filesystem::path> files, std::shared_ptr<const browse::FolderTable> table) {
    if (m_pattern.isEmpty()) m_pattern = QStringLiteral("{name}_{nnn}");
    PatternRenameDialog dialog(std::move(files), std::move(table), m_pattern, m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    m_pattern = dialog.pattern();
    auto steps = std::make_shared<std::vector<browse::RenameStep>>();
    later(
        [wanted = dialog.wantedNames(), steps] {
            auto renamed = browse::renameMany(wanted, {});
            if (!renamed) return sentence(renamed.error());
            *steps = *std::move(renamed);
            return tr("Renamed %Ln file(s). Ctrl+Z gives the old names back.", nullptr,
                static_cast<int>(wanted.size()));
        },
        [this, steps] { rememberRename(*steps); });
}

// Text for the clipboard, written on a worker where the names are many: those of a million files
// take longer than a frame lasts.
void FileCommands::copyText(const QString& said, std::function<QByteArray()> write,
    std::function<void(const QByteArray&)> put, std::size_t files) {
    constexpr std::size_t kWrittenAtOnce = 20'000;
    if (files <= kWrittenAtOnce) {
        put(write());
        Q_EMIT message(said);
        return;
    }
    auto text = std::make_shared<QByteArray>();
    later(
        [text, write = std::move(write), said] {
            *text = write();
            return said;
        },
        [text, put = std::move(put)] { put(*text); });
}

void FileCommands::copyFiles(std::vector<std::filesystem::path> files) {
    const std::size_t count = files.size();
    copyText(
        tr("Copied %Ln file(s).", nullptr, static_cast<int>(count)),
        [files = std::move(files)] { return uriList(files); },
        [](const QByteArray& list) {
            auto* data = new QMimeData;
            data->setData(QStringLiteral("text/uri-list"), list);
            data->setData(QStringLiteral("x-special/gnome-copied-files"),
                "copy\n" + QByteArray(list).replace("\r\n", "\n").trimmed());
            QGuiApplication::clipboard()->setMimeData(data);
        },
        count);
}

void FileCommands::copyPaths(std::vector<std::filesystem::path> files) {
    const std::size_t count = files.size();
    copyText(
        tr("Copied the path.", nullptr, static_cast<int>(count)),
        [files = std::move(files)] {
            QByteArray lines;
            for (const auto& file : files)
                lines += (lines.isEmpty() ? "" : "\n") + base::toBytes(file);
            return lines;
        },
        [](const QByteArray& lines) {
            QGuiApplication::clipboard()->setText(QString::fromLocal8Bit(lines));
        },
        count);
}

void FileCommands::showInFileManager(const std::vector<std::filesystem::path>& files) {
    if (files.empty()) return;
    QStringList uris;
    for (const auto& file : files)
        uris << QString::fromStdString(base::fileUri(file));
    QDBusMessage call =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.FileManager1"),
            QStringLiteral("/org/freedesktop/FileManager1"),
            QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << uris << QString();
    auto* watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 2000), this);
    const QString folder = QString::fromStdString(base::fileUri(files.front().parent_path()));
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, folder] {
        const QDBusPendingReply<> reply = *watcher;
        if (reply.isError() && !QDesktopServices::openUrl(QUrl(folder, QUrl::StrictMode)))
            Q_EMIT message(tr("There is no file manager that answers."));
        watcher->deleteLater();
    });
}

void FileCommands::fillOpenWith(QMenu* menu, const std::vector<std::filesystem::path>& files) {
    menu->clear();
    QAction* waiting = menu->addAction(tr("Looking for applications…"));
    waiting->setEnabled(false);
    const QPointer<QMenu> target(menu);
    auto found = std::make_shared<std::vector<browse::DesktopApplication>>();
    later(
        [files, found] {
            *found = browse::applicationsFor(mimeOf(files.front()));
            return QString();
        },
        [this, target, files, found] {
            if (!target) return;
            target->clear();
            for (const auto& application : *found)
                target->addAction(
                    QString::fromStdString(application.name), this, [this, application, files] {
                        if (const auto started = browse::launch(application, files); !started)
                            Q_EMIT message(sentence(started.error()));
                    });
            if (found->empty())
                target->addAction(tr("No application opens this"))->setEnabled(false);
        });
}

} // namespace lightstack::ui
