// What batches keep from one start to the next: the folder of their journals, the last choices.
// Thread: values; the functions are called on the GUI's.
#pragma once

#include "core/downsample/downsample_request.h"

#include <functional>

namespace lightstack::ui {

struct DownsamplePlaces {
    std::filesystem::path runs; // journals and marks; empty: nothing is kept
    // Of the last choices; empty: none are kept. What changes originals is not among them.
    std::function<downsample::DownsampleRequest()> load;
    std::function<void(const downsample::DownsampleRequest&)> keep;
};

} // namespace lightstack::ui
