// Which machine figures are of. Thread: any.
#pragma once

#include <string>

namespace lightstack::profile {

// "2 × AMD EPYC 7763": cores and what the system calls them.
const std::string& machineName();

} // namespace lightstack::profile
