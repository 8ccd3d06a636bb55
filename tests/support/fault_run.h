// A piece of work in a process of its own, so that it may be killed at any of its file operations.
#pragma once

#include "tests/support/fault_shim.h"
#include "tests/support/file_content.h"

#include <filesystem>
#include <functional>

namespace lightstack::tests {

// What `tree` says, and nothing else.
void putTree(const std::filesystem::path& folder, const Tree& tree);

struct FaultRun {
    int status = 0;   // what `work` returned, kKilled, or -1: crashed or took longer than 20 s
    long counted = 0; // operations; 0 where it was killed
};

// Runs `work` in a child, armed.
FaultRun runFaulty(const faults::Fault& fault, const std::function<int()>& work);

} // namespace lightstack::tests
