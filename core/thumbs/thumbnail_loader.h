// One thumbnail from start to end, in order of cost:
//
// 1. Store row by the stamp the listing knew: the file is not opened. 2. Open, look at its stamp,
// the store again if that differs. 3. A row of the same content under another path. 4. The
// desktop's cache. 5. The smallest sufficient level of a stack's pyramid. 6. For large pictures on
// the screen a quick look, delivered at once. 7. The picture itself, its bytes charged to the
// budget first; then it is encoded and stored, with the file's facts. Failures are stored, too,
// save those that are the system's (cancelled, I/O, rights, not there). A file written within the
// last two seconds, or during the run, is shown but nothing of it is stored: a half-written file
// must not stick. A slice that is asked for as part of a stack gets the stack's window first, and a
// row of its own in the store. Thread: any, several at once.
#pragma once

#include "core/catalog/thumbnail_store.h"
#include "core/thumbs/desktop_cache.h"
#include "core/thumbs/pyramid_shelf.h"
#include "core/thumbs/stack_windows.h"
#include "core/thumbs/thumbnail_source.h"

namespace lightstack::thumbs {

class ThumbnailLoader final : public ThumbnailSource {
public:
    // `store` may be null and must outlive the loader.
    explicit ThumbnailLoader(catalog::ThumbnailStore* store, DesktopCache desktop = DesktopCache())
        : m_store(store), m_desktop(std::move(desktop)) {}

    Thumbnail load(const ThumbnailKey& key, const LoadContext& context) override;

private:
    catalog::ThumbnailStore* m_store;
    DesktopCache m_desktop;
    PyramidShelf m_pyramids;
    StackWindows m_windows;
};

} // namespace lightstack::thumbs
