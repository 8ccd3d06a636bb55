// Where thumbnails come from, as the service sees it: the loader, or a fake in tests.
#pragma once

#include "core/base/byte_budget.h"
#include "core/thumbs/wanted_thumbnail.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace lightstack::thumbs {

struct LoadContext {
    std::stop_token stop;
    DemandTier tier = DemandTier::Visible;
    bool fresh = false; // neither stored rows nor the desktop's cache may answer
    bool allowPreviews = true;
    bool readDesktopCache = true;
    std::shared_ptr<base::ByteBudget> budget;   // of decodes; null: none
    std::function<void(Thumbnail)> provisional; // a first look, before the answer; may be empty
};

class ThumbnailSource {
public:
    virtual ~ThumbnailSource() = default;
    // Never fails: what went wrong is in `failure` (Cancelled: no answer).
    // Thread: any, several at once, never two with the same key.
    virtual Thumbnail load(const ThumbnailKey& key, const LoadContext& context) = 0;
};

} // namespace lightstack::thumbs
