// What a stack is called by its prefix. Thread: pure.
#pragma once

#include <string>

namespace lightstack::volume {

// Without what joins a name to a number: "scan_" is "scan". May be empty.
[[nodiscard]] std::string withoutJoint(std::string name);
// So short that endings fit behind it where file systems end names; no character is cut in two.
[[nodiscard]] std::string shortened(std::string name);

} // namespace lightstack::volume
