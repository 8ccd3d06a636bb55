// What the paired JSON says of a picture, as tags for the metadata panel: the group "Sidecar".
//
// From the catalog where it knows the file (its row has all fields), else from the JSON file of the
// folder. Thread: any but the GUI's.
#pragma once

#include "core/catalog/why_pair.h"
#include "core/metadata/tags.h"

#include <vector>

namespace lightstack::catalog {

// Empty where there is no sidecar, or nothing that could have one. Cancelled where stopped; a
// sidecar that cannot be read is one tag that says so.
Result<std::vector<metadata::Tag>> sidecarTags(SidecarLookup& lookup,
    const std::filesystem::path& catalogFile, const std::filesystem::path& media,
    const std::stop_token& stop);

// Pure: the lines of one sidecar, without those that say nothing.
std::vector<metadata::Tag> tagsOf(const takeout::Sidecar& sidecar);

} // namespace lightstack::catalog
