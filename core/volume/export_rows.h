// The rows and columns of a box, out of a slice: of files only what the box needs is read.
// Thread: one at a time.
#pragma once

#include "core/io/row_stream.h"
#include "core/io/row_window.h"
#include "core/volume/volume_box.h"

#include <memory>

namespace lightstack::volume {

// x and y of `box`, within the slice.
[[nodiscard]] bool isWhole(image::PixelSize slice, const VolumeBox& box) noexcept;
std::unique_ptr<io::RowStream> windowRows(
    std::unique_ptr<io::RowWindow> window, const VolumeBox& box, const std::stop_token& stop);
// Of a slice that can be had row by row only; the stream itself where the box is all of it.
std::unique_ptr<io::RowStream> cutRows(std::unique_ptr<io::RowStream> whole, const VolumeBox& box);

} // namespace lightstack::volume
