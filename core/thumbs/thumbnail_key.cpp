#include "core/thumbs/thumbnail_key.h"

namespace lightstack::thumbs {

int bucketFor(int side) noexcept {
    for (const int bucket : {64, 128, 256, 512})
        if (side <= bucket) return bucket;
    return 1024;
}

} // namespace lightstack::thumbs
