// The OME-XML of an exported volume. Thread: pure.
#pragma once

#include "core/volume/export_shape.h"

namespace lightstack::volume {

// "uint16"; null for what the format does not know (64-bit integers).
[[nodiscard]] const char* omeType(image::SampleType type) noexcept;

// UTF-8: sizes, type, voxel size with its unit, and where each slice lies.
[[nodiscard]] std::string omeXml(const ExportShape& shape);

} // namespace lightstack::volume
