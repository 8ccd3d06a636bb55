// Slices of a file and its pages: microscopes put a reduced copy behind each page, which is no
// slice of its own. Thread: any.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::thumbs {

// Pages of the file that are no reduced copies; 1 at least.
[[nodiscard]] int slicesOf(const io::ImageFile& file, const io::ImageInfo& info);
// Which page slice `slice` is; the first page is the first slice, whatever it says of itself.
[[nodiscard]] int pageOfSlice(const io::ImageFile& file, int slice);

} // namespace lightstack::thumbs
