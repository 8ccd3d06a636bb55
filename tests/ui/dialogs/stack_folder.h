// Folders of small grey slices for the dialogs about stacks. Thread: any.
#pragma once

#include "core/volume/stack_audit.h"
#include "tests/support/temp_folder.h"

#include <memory>
#include <set>

namespace lightstack::tests {

// PREFIX0000.png and on, `side` pixels square; indices in `without` are left out.
void writeSlices(const std::filesystem::path& folder, const std::string& prefix, int count,
    int side = 64, const std::set<int>& without = {});
std::shared_ptr<const volume::FolderAudit> auditOf(const std::filesystem::path& folder);

} // namespace lightstack::tests
