// The library as the window sees it: the list that is shown, as FolderViews of the same kind as a
// folder's, and the lists there are, with counts.
//
// open(): a worker with a connection of its own reads the newest pictures of the list (published at
// once, sorted where the order is by date), then all of it, sorts and publishes again. A new
// wish interrupts what runs. Sorting and kinds rearrange the rows that are there. A second worker
// counts the lists. Both look once a second whether somebody has written to the catalog (a scan
// under way) and read again, never more than a fifth of the time.
// Thread: lives on the GUI thread, all methods and signals there; no method blocks.
#pragma once

#include "core/browse/folder_view.h"
#include "core/library/library_lists.h"

#include <QObject>

#include <memory>

namespace lightstack::library {

class LibrarySession : public QObject {
    Q_OBJECT
public:
    explicit LibrarySession(std::filesystem::path catalogFile, QObject* parent = nullptr);
    ~LibrarySession() override;

    [[nodiscard]] const std::filesystem::path& catalogFile() const noexcept { return m_file; }
    void setCatalogFile(const std::filesystem::path& file); // what is shown stays wanted
    // The options' text is the query; a wrong one is told by failed(), and what was there stays.
    void open(const LibraryPlace& place);
    void close(); // nothing is shown of the library; its lists go on being counted
    void setOptions(const browse::ViewOptions& options);
    [[nodiscard]] const browse::ViewOptions& options() const noexcept { return m_options; }
    void refresh(); // looks at once, not within the second
    // Files that were moved or renamed since the last scan, and that are there again: lists leave
    // them out, although the catalog does not know yet.
    void leaveOut(const std::vector<std::filesystem::path>& files);
    void takeBack(const std::vector<std::filesystem::path>& files);
    // Null until they have been counted, and where there is no catalog.
    [[nodiscard]] std::shared_ptr<const LibraryLists> lists() const noexcept { return m_lists; }

Q_SIGNALS:
    void viewChanged(std::shared_ptr<const lightstack::browse::FolderView> view);
    void failed(lightstack::base::Error error); // NotFound: there is no catalog yet
    void listsChanged();

private:
    class Lists;
    class Shown;
    std::filesystem::path m_file;
    browse::ViewOptions m_options;
    std::shared_ptr<const LibraryLists> m_lists;
    std::unique_ptr<Shown> m_shown;
    std::unique_ptr<Lists> m_counting;
};

} // namespace lightstack::library
