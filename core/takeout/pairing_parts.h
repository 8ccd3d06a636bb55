// Parts that are copies of one export rather than pieces of it: each is paired as if it were alone,
// so that what is clear in one is clear in all; then what is left of all of them together, as a
// copy may lack a file. Used by pairFolder alone. Thread: pure, any thread.
#pragma once

#include "core/takeout/sidecar_pairing.h"

namespace lightstack::takeout {

// Whether most names of media are there in several parts. Not where a decision by hand leads from
// one part to another: then they are one.
bool areCopies(std::span<const FolderEntry> entries);

FolderPairs pairCopies(std::span<const FolderEntry> entries, const PairingOptions& options);

} // namespace lightstack::takeout
