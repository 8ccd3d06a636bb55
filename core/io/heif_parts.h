// Items of a HEIF or AVIF file that others are made of: tiles of a grid, layers of an overlay. Some
// writers leave them unhidden, and they would count as pictures of their own. ISO/IEC
// 23008-12, 6.6. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

#include <cstdint>
#include <vector>

namespace lightstack::io {

// Ids, sorted; what is damaged has none.
std::vector<std::uint32_t> heifPartIds(base::ByteSource& source);

} // namespace lightstack::io
