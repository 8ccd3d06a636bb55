// Where a GIF keeps its XMP packet, its comments and its size. Thread: pure, any thread.
#pragma once

#include "core/metadata/metadata_blocks.h"

namespace lightstack::metadata {

// The packet stands bare in an application extension, behind it bytes that lead whoever takes it
// for a chain of sub-blocks to its end (XMP Specification, part 3, 1.1.2). Programs write it in
// front of the pictures; behind them it is looked for within the first megabyte.
void findGifBlocks(base::ByteSource& gif, MetadataBlocks& out);

} // namespace lightstack::metadata
