// A QImage from a plug-in as samples (as stored) or as pixels (as shown).
// Thread: pure, any thread.
#pragma once

#include "core/io/image_reader.h"

#include <QColorSpace>
#include <QImage>

namespace lightstack::io {

// Indexed pictures give indices, bits become 0 and 1, alpha is kept where the format has it.
Result<image::ImageBuffer> samplesOf(const QImage& image, std::uint64_t maxBytes);

// Palettes are resolved; alpha is straight.
Result<Picture> pictureOf(const QImage& image, std::uint64_t maxBytes);

} // namespace lightstack::io
