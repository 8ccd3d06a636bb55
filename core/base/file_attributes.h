// What a file has beside its bytes and its name: mode, owner, access lists, the user's attributes
// (tags and ratings that desktops keep there). Thread: any.
#pragma once

#include "core/base/file_io.h"

namespace lightstack::base {

// From a file to another that is open for writing, as far as the system lets us: what it refuses
// (an owner that only root may give, a file system without attributes) stays as it is, except that
// nobody may do more with the copy than with the file.
void takeAttributes(const std::filesystem::path& from, const FileDescriptor& to);

} // namespace lightstack::base
