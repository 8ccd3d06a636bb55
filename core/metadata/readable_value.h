// What a person reads of a value where the library that knows the tags leaves it as it is stored:
// ratios become numbers, places keep the fractions of their seconds, times are parts of a second,
// lenses are as they are written on them, comments lose the name of their character set.
// Thread: pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace lightstack::metadata {

// `key` as the library's ("Exif.Photo.FNumber"), `raw` as stored ("9/5"; several with spaces
// between), `human` what it makes of it. Another text, or `human`.
std::string readableValue(std::string_view key, std::string_view raw, std::string human);

} // namespace lightstack::metadata
