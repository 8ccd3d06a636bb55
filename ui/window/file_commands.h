// The commands on the selected files: rename, trash and back, copy, open elsewhere. The work is
// done off the GUI thread; what failed is told in one sentence. Thread: GUI only.
#pragma once

#include "core/browse/file_actions.h"
#include "core/browse/folder_table.h"
#include "core/browse/rename_many.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QMenu;
class QWidget;

namespace lightstack::ui {

class FileCommands : public QObject {
    Q_OBJECT
public:
    explicit FileCommands(QWidget* window);
    void setConfirmTrash(bool confirm) noexcept { m_confirm = confirm; }

    void trash(std::vector<std::filesystem::path> files);
    void undo(); // the last of trash, rename and renameMany
    // What somebody else has moved to the trash: the next undo brings it back.
    void rememberTrash(std::vector<browse::TrashedFile> files);
    [[nodiscard]] bool canUndo() const noexcept {
        return !m_lastTrashed.empty() || !m_lastRenamed.empty();
    }
    void rename(
        const std::filesystem::path& file, const std::function<bool(const QString&)>& taken);
    // By a pattern; all in the folder of `table`, or, without one, each in its own.
    void renameMany(
        std::vector<std::filesystem::path> files, std::shared_ptr<const browse::FolderTable> table);
    void copyFiles(std::vector<std::filesystem::path> files);
    void copyPaths(std::vector<std::filesystem::path> files);
    void showInFileManager(const std::vector<std::filesystem::path>& files);
    // Fills a menu with the applications for the first file's type.
    void fillOpenWith(QMenu* menu, const std::vector<std::filesystem::path>& files);

Q_SIGNALS:
    void message(const QString& text);
    void undoAvailable(bool available, const QString& what);
    // Where they were, and where they are now: trash, rename and their undoing.
    void filesMoved(const std::vector<std::filesystem::path>& gone,
        const std::vector<std::filesystem::path>& there);

private:
    void bringBack();
    void rememberRename(std::vector<browse::RenameStep> steps);
    void copyText(const QString& said, std::function<QByteArray()> write,
        std::function<void(const QByteArray&)> put, std::size_t files);
    void later(std::function<QString()> work, std::function<void()> afterwards = {});

    QWidget* m_window;
    bool m_confirm = true;
    std::vector<browse::TrashedFile> m_lastTrashed; // one of the two is empty
    std::vector<browse::RenameStep> m_lastRenamed;
    QString m_pattern; // as it was last used
};

} // namespace lightstack::ui
