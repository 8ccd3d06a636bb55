// The desktop's shared thumbnails (~/.cache/thumbnails) as a source: read, never written.
//
// Thumbnail Managing Standard 0.9: the name is the MD5 of the file's URI. Programs differ in
// whether links in the path are resolved, so both URIs are tried, in all four folders, smallest
// sufficient first. One counts only if its MTime is equal (never newer), its Size, if there, too,
// and its pixels are enough: at least the bucket, or all the picture has; in the picture's shape
// (some writers leave the orientation out).
// Thread: any.
#pragma once

#include "core/base/file_io.h"
#include "core/image/image_spec.h"

#include <QImage>

#include <optional>

namespace lightstack::thumbs {

class DesktopCache {
public:
    DesktopCache() : DesktopCache(defaultRoot()) {}
    explicit DesktopCache(std::filesystem::path root) : m_root(std::move(root)) {}

    // $XDG_CACHE_HOME (if absolute, else ~/.cache)/thumbnails; empty without a home.
    static std::filesystem::path defaultRoot();

    // `fullSize`: of the picture, upright. The answer is not yet shrunk to the bucket.
    [[nodiscard]] std::optional<QImage> find(const std::filesystem::path& file,
        const base::FileStamp& stamp, int bucket, image::PixelSize fullSize) const;
    // Files within the cache are thumbnails themselves: none of them is looked up or kept.
    [[nodiscard]] bool contains(const std::filesystem::path& file) const;

private:
    std::filesystem::path m_root;
};

} // namespace lightstack::thumbs
