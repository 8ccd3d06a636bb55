// What may stand where a pyramid goes: nothing, or what a run of ours (in mode ctharvester: that
// program) has left there. Folders with other files are never replaced. Thread: any.
#pragma once

#include "core/base/result.h"
#include "core/volume/pyramid_plan.h"

namespace lightstack::volume {

// Absolute, without "." and a slash at the end.
std::filesystem::path wholePath(const std::filesystem::path& out);

// Where work is done, and where an older pyramid waits for the new one to be in its place.
std::filesystem::path partialFolder(const std::filesystem::path& out);
std::filesystem::path replacedFolder(const std::filesystem::path& out);

// Usage, with the folder that is in the way.
Result<void> checkReplaceable(const std::filesystem::path& out, PyramidMode mode);

// What tells that it is a pyramid goes last, so that a removal that was cut off can go on.
void removePyramid(const std::filesystem::path& folder);

} // namespace lightstack::volume
