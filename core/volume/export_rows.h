// The rows and columns of a box, out of a slice that is read row by row. Thread: one at a time.
#pragma once

#include "core/io/row_stream.h"
#include "core/volume/volume_box.h"

#include <memory>

namespace lightstack::volume {

// x and y of `box`, within the slice. The stream itself where the box is all of it.
std::unique_ptr<io::RowStream> cutRows(std::unique_ptr<io::RowStream> whole, const VolumeBox& box);

} // namespace lightstack::volume
