// What a subject is run over where there are no data of the user's: the demo set, which a new user
// has anyway. Its 36 photographs are done before anything can be told of a scan, so they stand
// there several times over, as links that take no room. Thread: any; asks the disk.
#pragma once

#include "core/profile/profile.h"

namespace lightstack::profile {

// The sweep over its part of the demo set, which is a folder that is there.
Sweep overDemoSet(Sweep sweep, const std::filesystem::path& demoSet);

// The files of `folder` (not of folders in it) `times` over in numbered folders of `place`, as many
// as its file system takes. Errors: Io where it takes none; Cancelled.
Result<void> multiply(const std::filesystem::path& folder, int times,
    const std::filesystem::path& place, const std::stop_token& stop);

} // namespace lightstack::profile
