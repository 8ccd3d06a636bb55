// The GUI's door to thumbnails: say what is wanted now, look up what is there.
//
// setDemand() replaces the whole queue: what left the plan never starts, what runs outside it is
// asked to stop. Workers (QThreadPool of its own) pull the best key when they are free; answers
// gather under a lock and cross to the GUI thread as one queued call a batch; peek() is a hash
// look-up and never blocks. Item colours once seen stay in memory (4 bytes each), so no cell is
// blank again. Thread: GUI thread only, all methods and signals.
#pragma once

#include "core/base/byte_budget.h"
#include "core/catalog/thumbnail_store.h"
#include "core/thumbs/thumbnail_source.h"
#include "core/thumbs/wanted_thumbnail.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace lightstack::thumbs {

struct ServiceOptions {
    int workers = 0;                                      // 0: one a core
    std::uint64_t memoryBytes = std::uint64_t{192} << 20; // decoded thumbnails kept
    std::uint64_t decodeBytes = std::uint64_t{1} << 30;   // budget of decodes under way
    bool allowPreviews = true;    // embedded previews may be the final picture
    bool readDesktopCache = true; // ~/.cache/thumbnails as a source
};

class ThumbnailService : public QObject {
    Q_OBJECT
public:
    // `store` may be null; it must outlive the service.
    ThumbnailService(
        catalog::ThumbnailStore* store, const ServiceOptions& options, QObject* parent = nullptr);
    // Any other source of thumbnails: tests.
    ThumbnailService(std::shared_ptr<ThumbnailSource> source, const ServiceOptions& options,
        QObject* parent = nullptr);
    ~ThumbnailService() override; // stops what runs and waits for it

    // Best first. Keys already in memory (final, same stamp) are dropped.
    void setDemand(std::vector<WantedThumbnail> wanted);
    // Null where there is none. An answer of another state of the file is still given (better than
    // a blank), and counts as missing for setDemand. The pointer is good until the event loop runs.
    [[nodiscard]] const Thumbnail* peek(const ThumbnailKey& key) const;
    // The colour last seen for this item, whatever its bucket.
    [[nodiscard]] std::optional<std::uint32_t> color(const ThumbnailKey& key) const;
    // The file changed or must be tried again: forget what is known, failure included.
    void invalidate(const std::string& path);
    void setOptions(const ServiceOptions& options);
    [[nodiscard]] const ServiceOptions& options() const noexcept;
    [[nodiscard]] int pending() const; // wanted, not yet final
    [[nodiscard]] std::uint64_t memoryUsed() const;

Q_SIGNALS:
    void thumbnailsReady(const std::vector<lightstack::thumbs::ThumbnailKey>& keys);
    void idle(); // the last wanted thumbnail arrived

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lightstack::thumbs
