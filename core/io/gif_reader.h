// GIF by our own decoder: indices as stored for samples, frames composed for pictures (page n is
// the n-th frame as it is shown, with all frames before it and their disposal).
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& gifReader();

} // namespace lightstack::io
