// Does a name say what its content is? By extension against type, over a table of the extensions we
// know; what either of them leaves open is no contradiction. Thread: pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace lightstack::catalog {

// Lower case, without the dot, of ASCII letters and digits; empty where there is none.
std::string extensionOf(std::string_view name);

// The extension is known, the type is told, and they exclude each other: a JPEG named .png.
bool isMistyped(std::string_view name, std::string_view mime);

// The usual type of what bears such a name: "image/jpeg" for a.JPG; empty where it is not known.
std::string_view typeOfName(std::string_view name);

} // namespace lightstack::catalog
