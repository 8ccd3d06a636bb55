// A window chosen from a histogram. Thread: pure.
#pragma once

#include "core/slices/volume_service.h"

namespace lightstack::slices {

// `presses`: how often ImageJ's "Auto" was pressed before; it narrows from time to time and begins
// anew after ten. The full range where a rule finds nothing.
raster::WindowLevel autoWindowOf(const raster::Histogram& histogram, AutoRule rule, int presses);

} // namespace lightstack::slices
