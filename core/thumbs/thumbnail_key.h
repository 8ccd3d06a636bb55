// What is asked for, and what is answered.
// Thread: values.
#pragma once

#include "core/base/result.h"
#include "core/image/image_spec.h"
#include "core/thumbs/stack_sample.h"

#include <QImage>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lightstack::thumbs {

// Identity: path bytes, page, bucket, stack. The stamp (size, mtime) says which state of the file;
// 0/0 is "not known yet": the loader looks, and the answer carries it. `fit` says how large it is
// shown, so that workers scale it once and a paint event only copies pixels.
struct ThumbnailKey {
    std::string path; // absolute, bytes
    int page = 0;
    int bucket = 256; // long side in device pixels: 64, 128, 256, 512, 1024
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    int fit = 0; // long side of the answer in device pixels, at most the bucket; 0: the bucket
    // As a part of this stack, with its window; null: as the file alone would be shown.
    std::shared_ptr<const StackSample> stack = {};

    [[nodiscard]] int side() const noexcept { return fit > 0 && fit < bucket ? fit : bucket; }
    [[nodiscard]] bool sameItem(const ThumbnailKey& o) const noexcept {
        return page == o.page && bucket == o.bucket && stackId() == o.stackId() && path == o.path;
    }
    [[nodiscard]] std::uint64_t stackId() const noexcept {
        return stack == nullptr ? 0 : stack->id;
    }
    [[nodiscard]] bool stampKnown() const noexcept { return mtimeNs != 0; }
};

struct ThumbnailKeyHash {
    std::size_t operator()(const ThumbnailKey& key) const noexcept {
        return std::hash<std::string>{}(key.path) ^
               (static_cast<std::size_t>(key.page) * 0x9E3779B97F4A7C15ULL) ^
               (static_cast<std::size_t>(key.bucket) << 1);
    }
};
struct ThumbnailKeySameItem {
    bool operator()(const ThumbnailKey& a, const ThumbnailKey& b) const noexcept {
        return a.sameItem(b);
    }
};

enum class ThumbnailOrigin { Store, DesktopCache, Preview, Scaled, Full };

struct Thumbnail {
    QImage image;                 // null when failed
    std::optional<Error> failure; // final until the file changes
    bool provisional = false;     // a better one is on its way
    ThumbnailOrigin origin = ThumbnailOrigin::Full;
    image::PixelSize fullSize; // of the page, upright
    int pages = 1;
    int bits = 8;
    std::uint32_t color = 0; // mean colour 0xRRGGBB
    std::string mime;
    std::uint64_t size = 0; // stamp of the state it shows
    std::int64_t mtimeNs = 0;
    double seconds = 0; // of a film: how long it is; 0 not known
    int side = 0;       // what it was made to fit; a smaller image is all there is of it
};

// The bucket whose thumbnails fill a cell of `side` device pixels: the smallest that is large
// enough.
int bucketFor(int side) noexcept;

} // namespace lightstack::thumbs
