// The stored value under a point of the picture shown: the file's own numbers, not the screen's.
// Thread: pure, any thread.
#pragma once

#include "core/thumbs/picture_service.h"

#include <optional>
#include <string>

namespace lightstack::thumbs {

struct PixelProbe {
    int x = 0; // in the stored picture, before orientation
    int y = 0;
    std::vector<double> values; // a channel, as stored
    std::string text;           // "13107", "12 200 31", "0.00351"
};

// x, y: pixels of the upright full picture. nullopt outside, or while there are no samples.
std::optional<PixelProbe> probe(const ViewedPicture& picture, int x, int y);

} // namespace lightstack::thumbs
