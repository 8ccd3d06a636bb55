// One open folder: lists it, sorts and filters it, watches it, and publishes FolderViews.
//
// open(): getdents in large blocks on the session's own thread -> the first block is published at
// once in directory order (first page <= 150 ms whatever the size) -> the rest, naturally sorted on
// all cores -> stat of every entry in the background (published when a sort or a filter needs it).
// Date taken and dimensions come from a FactsSource, in slices, re-sorted as they arrive.
// Runs of numbered slices are grouped into stacks on the way (stack_grouper.h), in every view.
// Watching: inotify, files are shown when they exist and reported settled when they were closed or
// have not changed for a second; events are gathered for 200 ms; an overflow or exhausted watches
// mean a rescan (and polling every few seconds).
// Thread: lives on the GUI thread, all methods and signals there; no method blocks.
#pragma once

#include "core/base/result.h"
#include "core/browse/folder_view.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lightstack::browse {

struct EntryFacts {
    std::int64_t takenAtMs = 0; // INT64_MIN: has none
    std::int32_t width = 0;     // upright; 0 unknown
    std::int32_t height = 0;
};

// What the head of a picture says of its kind.
struct PictureHead {
    std::int32_t width = 0;
    std::int32_t height = 0;
    bool grey = false; // one channel, without colours behind a palette
};

// Where date taken and dimensions come from (wired in app: the store's rows, else the file's head).
class FactsSource {
public:
    virtual ~FactsSource() = default;
    // Thread: any, several at once.
    virtual EntryFacts factsOf(const std::filesystem::path& path, const base::FileStamp& stamp) = 0;
    // None where the head cannot be read. Tells slices from photographs.
    virtual std::optional<PictureHead> headOf(const std::filesystem::path&) { return {}; }
};

class FolderSession : public QObject {
    Q_OBJECT
public:
    // `facts` may be null; a worker on a stalled disk keeps it when the session is gone.
    explicit FolderSession(std::shared_ptr<FactsSource> facts = nullptr, QObject* parent = nullptr);
    ~FolderSession() override; // stops the worker; never waits for a stalled disk

    void open(const std::filesystem::path& folder);
    void rescan();
    void setOptions(const ViewOptions& options);
    // The files of a stack (FolderStack::key) in its place, until the folder is left.
    void setStackExpanded(const std::string& key, bool expanded);
    // The stack that holds this file of the folder, if one does, is expanded.
    void reveal(const std::string& name);
    [[nodiscard]] const std::filesystem::path& folder() const noexcept;
    [[nodiscard]] const ViewOptions& options() const noexcept;

Q_SIGNALS:
    void viewChanged(std::shared_ptr<const lightstack::browse::FolderView> view);
    void failed(lightstack::base::Error error);        // cannot be read, or it vanished
    void filesSettled(std::vector<std::string> names); // contents changed: thumbnails are stale
    void listingProgress(qulonglong entriesSoFar);

private:
    class Worker;
    std::filesystem::path m_folder;
    ViewOptions m_options;
    std::unique_ptr<Worker> m_worker;
};

} // namespace lightstack::browse
