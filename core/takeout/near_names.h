// Sidecars that look as if they could belong to a media file, and what speaks against each; and the
// names a borrowed sidecar may come from. For explanations only: no pair is made here.
// Thread: pure, any thread.
#pragma once

#include "core/takeout/pair_evidence.h"

namespace lightstack::takeout {

struct NearName {
    std::uint32_t entry = 0; // of a JSON file
    RefusedFor reason = RefusedFor::OtherName;
};

// At most eight, nearest first.
std::vector<NearName> nearNames(std::span<const FolderEntry> entries, std::uint32_t media);

std::vector<std::string> stillsOf(const MediaName& film);
std::vector<std::string> originalsOf(const MediaName& edit);

} // namespace lightstack::takeout
