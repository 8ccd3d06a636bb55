// Whether a pyramid may be written where it is asked for: not over what is no pyramid, nor over
// that of another stack that still stands there, nor where another program would take it for
// another's. Thread: any; where others write there, too, only the answer under the lock counts.
#pragma once

#include "core/volume/pyramid_builder.h"

namespace lightstack::volume {

// Usage with the reason where it may not.
[[nodiscard]] Result<void> checkPyramidPlace(const PyramidRequest& request);

} // namespace lightstack::volume
