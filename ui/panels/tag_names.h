// The names that the program itself gives to groups and tags, in the user's language; those of EXIF
// and the like stay as their standards have them. Thread: GUI only.
#pragma once

#include <QString>

#include <string>

namespace lightstack::ui {

[[nodiscard]] QString groupTitle(const std::string& group);
[[nodiscard]] QString tagTitle(const std::string& group, const std::string& name);

} // namespace lightstack::ui
