// A folder of which files have gone since it was first seen: to the trash, or deleted by hand.
//
// Counters are those of an export that was whole, so what has gone still tells whose the sidecars
// are that stayed: the folder is paired as it was, and as it is; a pair of then stands before one
// of now, and no sidecar that is somebody's then is given to another. Thread: pure, any thread.
#pragma once

#include "core/takeout/sidecar_pairing.h"

namespace lightstack::takeout {

// Pairs of `present`; those of hand included. `gone`: names, titles, parts.
FolderPairs pairFolderAsBefore(
    std::span<const FolderEntry> present, std::span<const FolderEntry> gone);

} // namespace lightstack::takeout
