// The last choices of Tools > Downsample, kept with the window's state. Thread: GUI.
#pragma once

#include "core/downsample/downsample_request.h"

namespace lightstack::app {

// Sizes, format, quality and the like; never what changes originals. Clamped when read.
downsample::DownsampleRequest loadDownsampleChoices();
void saveDownsampleChoices(const downsample::DownsampleRequest& request);

} // namespace lightstack::app
