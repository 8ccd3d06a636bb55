// Pixels of a file that may end before they do; shared by the readers of old formats.
// Thread: pure, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

struct PartialRows {
    image::ImageBuffer pixels; // zeros where the file has none
    int rows = 0;              // that were whole

    [[nodiscard]] bool isWhole() const noexcept { return rows >= pixels.spec().size.height; }
};

// For measuring: all rows or none.
inline Result<image::ImageBuffer> wholeOf(PartialRows decoded) {
    if (!decoded.isWhole()) return fail(ErrorCode::CorruptData, {}, "the pixels end early");
    return std::move(decoded.pixels);
}

// For looking at: its size, and a warning where rows are missing. Its pixels are the caller's.
inline Picture begunOf(const PartialRows& decoded) {
    Picture picture;
    picture.fullSize = decoded.pixels.spec().size;
    if (!decoded.isWhole())
        picture.warnings.push_back(
            "the picture ends after " + std::to_string(decoded.rows) + " rows");
    return picture;
}

} // namespace lightstack::io
