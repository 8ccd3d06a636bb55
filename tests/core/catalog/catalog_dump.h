// What a catalog says, for comparing two. Thread: any.
#pragma once

#include <filesystem>
#include <string>

namespace lightstack::tests {

// Everything but the runs, a line a row, in the order of the rows: two catalogs with equal dumps
// say the same. Ends the test where it cannot be read.
std::string dumpOf(const std::filesystem::path& catalog);

} // namespace lightstack::tests
