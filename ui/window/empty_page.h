// What stands where pictures would be: one sentence on why there are none, and what to do about it.
// Thread: GUI only.
#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lightstack::ui {

class EmptyPage : public QWidget {
    Q_OBJECT
public:
    enum class Act {
        OpenFolder,
        DemoSet,
        ShowAllFiles,
        ClearFilter,
        ShowHidden,
        TryAgain,
        OpenAbove,
        ScanLibrary,
        OpenCatalog,
        ShowLibrary,
    };
    struct Content {
        QString icon;
        QString title;
        QString sentence;
        struct Button {
            Act act;
            QString text;
        };
        std::vector<Button> buttons; // the first is the one that Enter presses
        bool recent = false;
    };

    // The page for each reason.
    static Content welcome();
    static Content listing(const QString& where); // it takes a while
    static Content makingDemo();
    // `others`: entries that the filter leaves out; `hidden` of them only because they are hidden.
    static Content nothingShown(std::size_t others, std::size_t hidden, bool textFilter,
        const QString& kindName, bool allKinds);
    static Content failed(const base::Error& error, bool hadBeenThere);
    static Content noLibrary();
    static Content libraryFailed(const base::Error& error);
    // `query`: words leave everything out; `kinds`: the kind chosen does.
    static Content emptyList(const QString& list, bool isEverything, bool query, bool kinds);

    explicit EmptyPage(QWidget* parent = nullptr);
    void setContent(const Content& content);
    void setRecent(const std::vector<std::filesystem::path>& folders);

Q_SIGNALS:
    void wanted(lightstack::ui::EmptyPage::Act act);
    void folderChosen(const std::filesystem::path& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_sentence;
    QWidget* m_buttons;
    QWidget* m_recentBox;
    QVBoxLayout* m_recentList;
    Content m_content;
    std::vector<std::filesystem::path> m_recent;
};

} // namespace lightstack::ui
