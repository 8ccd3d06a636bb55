// Where we are: the folders above as buttons (of a list of the library: "Library", "Albums",
// "Rome 2019"), and the same as text to edit (Ctrl+L, or a click
// beside the buttons), with completion. Names that are no text survive: what was not edited keeps
// its bytes. Thread: GUI only.
#pragma once

#include "ui/models/background.h"

#include <QStackedWidget>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace lightstack::ui {

// Pure: text as typed to a path. "~" is the home folder, file:// URIs are decoded, relative text
// starts at `current`; components that read like those of `current` keep their bytes.
std::filesystem::path pathOfText(const QString& text, const std::filesystem::path& current);

class PathBar : public QStackedWidget {
    Q_OBJECT
public:
    explicit PathBar(QWidget* parent = nullptr);
    void setFolder(const std::filesystem::path& folder);
    void edit();

Q_SIGNALS:
    void pathChosen(const std::filesystem::path& path);
    void editingEnded(); // the keyboard goes back to the grid

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] std::filesystem::path start() const;
    void addFolders();
    void addSteps(); // of a list
    void addCrumb(const std::filesystem::path& folder, QToolButton* button, bool last);
    void fit();
    void endEdit();
    void complete();
    void accept();
    QToolButton* addButton(const std::filesystem::path& folder, const QString& text);
    void showHiddenFolders();

    std::filesystem::path m_folder;
    QWidget* m_crumbs;
    QHBoxLayout* m_row;
    QToolButton* m_more;
    struct Crumb {
        std::filesystem::path folder;
        QToolButton* button = nullptr;
        QWidget* separator = nullptr;
    };
    std::vector<Crumb> m_parts;
    QLineEdit* m_edit;
    QStringListModel* m_completions;
    QTimer m_completeSoon;
    std::optional<QString> m_completed; // the folder, as typed, whose subfolders are offered
    Background m_background;
};

} // namespace lightstack::ui
