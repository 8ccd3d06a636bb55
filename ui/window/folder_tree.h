// The left pane: places, devices, recent folders, their subfolders. A click opens; the folder that
// is open is unfolded and marked wherever it was reached from. Thread: GUI only.
#pragma once

#include <QTreeView>

#include <filesystem>
#include <vector>

class QSocketNotifier;

namespace lightstack::ui {

class FolderTreeModel;

class FolderTree : public QTreeView {
    Q_OBJECT
public:
    explicit FolderTree(QWidget* parent = nullptr);
    ~FolderTree() override;
    void setCurrentFolder(const std::filesystem::path& folder); // empty: none of them is shown
    void setRecent(const std::vector<std::filesystem::path>& folders);
    void setShowHidden(bool hidden);
    void refresh(); // lists the open folder's branch again

Q_SIGNALS:
    void folderChosen(const std::filesystem::path& folder);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawBranches(
        QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

private:
    void unfoldTowards();
    void bringIntoView(const QModelIndex& index);
    void choose(const QModelIndex& index);
    void watchMounts();

    FolderTreeModel* m_model;
    std::filesystem::path m_folder;
    bool m_seeking = false;     // still unfolding towards m_folder
    bool m_listedAgain = false; // on the way there
    QModelIndex m_pressed;
    QSocketNotifier* m_mounts = nullptr;
    int m_mountsFile = -1;
};

} // namespace lightstack::ui
