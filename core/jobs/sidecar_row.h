// The row of a JSON file from its bytes: content, kind, error. Thread: pure, any.
#pragma once

#include "core/catalog/catalog_rows.h"

#include <cstddef>
#include <vector>

namespace lightstack::jobs {

// `row.file` is set. What is wrong with the bytes becomes the row's error.
void fillSidecar(catalog::SidecarRow& row, const Result<std::vector<std::byte>>& bytes,
    takeout::SidecarParser& parser);

} // namespace lightstack::jobs
