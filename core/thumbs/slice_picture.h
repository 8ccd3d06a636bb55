// Slices as pictures without a window yet: from the pyramid of their stack, where there is one,
// else from the file; and what the values of one are like. Thread: any.
#pragma once

#include "core/io/render.h"
#include "core/thumbs/pyramid_shelf.h"
#include "core/thumbs/stack_windows.h"
#include "core/thumbs/thumbnail_source.h"

namespace lightstack::thumbs {

// What a decode will take: DCT scaling leaves JPEG a fraction of its pixels.
[[nodiscard]] std::uint64_t bytesToCharge(
    const Result<io::ImageInfo>& info, const io::ImageFile& file);

// At least `side`. Grey slices as they are stored: a palette, colours or a profile are the file's
// own business. Whatever fails here, the slice itself is read.
[[nodiscard]] std::optional<io::Picture> pictureFromPyramid(PyramidShelf& pyramids,
    const io::ImageFile& file, int page, const io::ImageInfo& info, int side,
    const LoadContext& context);

// Its bytes are charged to the budget while it is decoded.
[[nodiscard]] StackWindows::Look lookAtSlice(
    PyramidShelf& pyramids, const StackSample::Slice& slice, int side, const LoadContext& context);

} // namespace lightstack::thumbs
