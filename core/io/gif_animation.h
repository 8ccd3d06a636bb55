// GIFs that move, frame upon frame as the viewer shows the first: Qt's plug-in puts frames that are
// smaller than the screen, have palettes of their own or go back to what was before them wrong.
// Thread: one at a time per object.
#pragma once

#include "core/io/animation.h"
#include "core/io/image_reader.h"

namespace lightstack::io {

// Errors as Animation::open.
Result<std::unique_ptr<Animation>> openGifAnimation(ImageFile file);

} // namespace lightstack::io
